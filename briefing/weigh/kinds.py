"""The counted noun to its kind: what it is in general, and the modifiers that say which of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefing.weigh.words import lexicon, stem, words

LONGEST_NOUN = 3
"""Words of the longest noun in the lists."""

# share | of the vote;  people | in hospital
RESTRICTION = re.compile(r"\s+(?:of|in|on|at|from|for|to|by|with|who|that|which|whose|under|over|during|without)\s+")


@dataclass(frozen=True, slots=True)
class Kind:
    """What is counted: `head` names the kind, null where the text leaves it open (`14 others`)."""

    head: str | None
    modifiers: frozenset[str] = frozenset()

    @property
    def root(self) -> str | None:
        """Give what is compared of the head: one floor and two floors are one kind."""
        return stem(self.head) if self.head else None

    @property
    def is_person(self) -> bool:
        """Say whether people are counted."""
        return self.head is not None and not lexicon("scope")["people"].isdisjoint([self.head, *self.head.split("-")])

    @property
    def is_generic(self) -> bool:
        """Say whether the noun says no more than `people`."""
        return self.head in lexicon("scope")["generic"] and not self.modifiers


@cache
def names_of(name: str) -> dict[str, str]:
    """Give the lists of `lexicon/<name>.yml` turned round: each word and the key it stands under."""
    return {word: key for key, entries in sorted(lexicon(name).items()) for word in sorted(entries)}


@cache
def kind_of(counted: str | None) -> Kind:
    """Read a counted noun with its modifiers, as printed."""
    if not counted:
        return Kind(None)
    parts = [*words(RESTRICTION.split(counted.strip(), maxsplit=1)[0])]
    while parts and parts[-1] in lexicon("scope")["anaphors"]:
        parts.pop()
    while parts and parts[-1] in lexicon("scope")["carriers"]:
        parts.pop()
    if not parts:
        return Kind(None)
    head, rest = _head(parts)
    if len(rest) > 1 and rest[-1] in ("and", "or") and (other := _noun(rest[-2])) and other != head:
        head, rest = "-".join(sorted((head, other))), rest[:-2]
    return Kind(head, frozenset(stem(word) for word in rest if word not in lexicon("scope")["idle"]))


@cache
def measure_class(measure: str | None) -> str | None:
    """Give the name under which `measure` is known, or its own word."""
    if not measure:
        return None
    parts = words(measure)
    plain, known = " ".join(parts), names_of("measures")
    # Confirmed as injured is injured.
    return known.get(plain) or known.get(parts[-1] if parts[0] == "confirmed" else "") or plain.replace(" ", "-")


def kin_measures(one: str | None, two: str | None) -> bool:
    """Say whether two measures can be one happening: released prisoners are exchanged ones."""
    return one == two or (one is not None and two is not None and "/".join(sorted((one, two))) in _kin())


@cache
def _kin() -> frozenset[str]:
    return frozenset("/".join(sorted(pair.split("/"))) for pair in lexicon("scope")["kin"])


def kin_kinds(one: Kind, two: Kind) -> bool:
    """Say whether both nouns can stand for the same things: people for children, drones for attack drones."""
    if one.head is None or two.head is None:
        return True
    if is_price_of(one, two) or is_price_of(two, one):
        return True
    if one.root != two.root and not (one.is_person and two.is_person and (one.is_generic or two.is_generic)):
        return False
    return one.modifiers <= two.modifiers or two.modifiers <= one.modifiers


def is_price_of(one: Kind, two: Kind) -> bool:
    """Say whether `one` is the price of what `two` is: petrol prices, and petrol."""
    return one.head in lexicon("scope")["prices"] and two.root in one.modifiers


def _noun(word: str) -> str | None:
    """Give the kind of a word that is a noun: a known one, or a plural."""
    return names_of("kinds").get(word) or (word if word.endswith("s") else None)


def _head(parts: list[str]) -> tuple[str, list[str]]:
    index = names_of("kinds")
    for length in range(min(LONGEST_NOUN, len(parts)), 0, -1):
        if found := index.get(" ".join(parts[-length:])):
            return found, parts[:-length]
    return parts[-1], parts[:-1]
