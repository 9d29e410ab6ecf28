"""The quantities of one sentence with their nouns and verbs: what a list or a second clause shares with the first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefing.read.figure_causes import CHANGES, happened_before
from briefing.read.figure_measures import Happening, happened_behind
from briefing.read.figure_nouns import DETERMINERS, Noun, attribute, noun_after, noun_before
from briefing.read.figure_quantities import Quantity
from briefing.read.figure_tokens import Tokens
from briefing.read.figure_units import per_after
from briefing.read.figure_verbs import read_verb
from briefing.read.words import lexicon, table

POINTING = frozenset(("the", "these", "those", "both", "its", "their", "all"))
LARGEST_POINTED_AT = 10
FARTHEST_MEMBER = 7
"""How many words may stand between two members of a list that share a noun."""
LINKS = frozenset((",", "and", "or", "&", "plus", "as", "well", "—", "–", "-", "with", "but", "also", "then", "with"))


class Reading(NamedTuple):
    """A quantity with all that was read about it; `active` is a verb before it that a list may share."""

    quantity: Quantity
    noun: Noun | None
    behind: Happening | None
    before: Happening | None
    per: str | None
    shared: Noun | None = None
    measure: str | None = None

    @property
    def closes(self) -> int:
        """Give the token behind the number and its noun."""
        return self.noun.after if self.noun else self.quantity.closes


def read_clauses(tokens: Tokens, quantities: Iterable[Quantity]) -> list[Reading]:
    """Give each quantity of a sentence with its noun and what happened, shared where a list shares them."""
    readings: list[Reading] = []
    for quantity in quantities:
        reading = _alone(tokens, quantity)
        readings.append(_sharing(tokens, reading, readings))
    for index in range(len(readings) - 2, -1, -1):
        readings[index] = _looking_ahead(tokens, readings[index], readings[index + 1])
    return readings


def _alone(tokens: Tokens, quantity: Quantity) -> Reading:
    at = quantity.closes
    measured = _is_measured(quantity)
    noun = _noun(tokens, quantity)
    behind = (
        None
        if measured and (noun is None or quantity.kind == "measure")
        else happened_behind(tokens, noun.after if noun else at)
    )
    before = happened_before(tokens, quantity.opens, noun=noun)
    per = quantity.per
    if per is None and noun is not None:
        found = per_after(tokens, noun.after)
        per = found[0] if found else None
    if per is None and behind is not None:
        found = per_after(tokens, behind.after)
        per = found[0] if found else None
    measure = _chosen(noun, behind, before, at)
    if measure is None and noun and noun.part:
        measure = table("nouns", "events").get(tokens.low[noun.after - 1])
    return Reading(quantity, noun, behind, before, per, measure=measure)


def _is_measured(quantity: Quantity) -> bool:
    return quantity.kind in ("share", "measure", "money") or quantity.unit == "fraction"


def _noun(tokens: Tokens, quantity: Quantity) -> Noun | None:
    """Give the noun beside the number; a percentage's "high" and a score have none."""
    at = quantity.closes
    if quantity.rule in ("score", "vote", "exchange"):
        return None
    if quantity.unit is None and tokens.hyphen(at):
        return attribute(tokens, at)
    hyphenated = tokens.hyphen(quantity.after) and quantity.kind == "measure"
    noun = noun_after(tokens, at, one=quantity.value == 1 or hyphenated, measured=_is_measured(quantity))
    if noun and _is_measured(quantity) and tokens.low[noun.first] in lexicon("nouns")["turns"]:
        return None
    return noun


def _chosen(noun: Noun | None, behind: Happening | None, before: Happening | None, at: int) -> str | None:
    """Prefer what stands directly behind the noun ("people injured"), then the verb before, then what follows."""
    close = noun.after if noun else at
    if behind and behind.measure and behind.after - close <= 2:
        return behind.measure
    if before and before.measure:
        return before.measure
    return behind.measure if behind else None


def _sharing(tokens: Tokens, reading: Reading, readings: Sequence[Reading]) -> Reading:
    """Give what the quantity before in the same list lends: its verb, and its noun where there is no other."""
    if not readings:
        return reading
    last = readings[-1]
    if _converts(tokens, last, reading):
        bound = last.quantity.bound if reading.quantity.bound == "exact" else reading.quantity.bound
        quantity = reading.quantity._replace(bound=bound)
        return reading._replace(quantity=quantity, shared=counted_noun(tokens, last), measure=last.measure)
    linked = _linked(tokens, last.closes, reading.quantity.opens)
    if reading.measure is None and linked and last.before and last.before.measure and not last.behind:
        reading = reading._replace(before=last.before._replace(subject=None), measure=last.before.measure)
    if reading.noun is not None:
        return reading
    if reading.quantity.kind == "share" and last.noun and _of_whom(tokens, reading.quantity.closes):
        return reading._replace(shared=last.noun)
    if reading.quantity.kind != last.quantity.kind:
        return reading
    lent = counted_noun(tokens, last)
    own = reading.before.subject if reading.before else None
    if lent is None or (own and own.first >= last.closes):
        return reading
    follows = _follows(tokens, last.closes, reading.quantity.opens)
    if linked or reading.behind or follows or _goes_on(tokens, last, reading):
        measure = reading.measure or (last.measure if linked or follows else None)
        before = reading.before._replace(subject=None) if reading.before else None
        return reading._replace(shared=lent, measure=measure, before=before)
    return reading


def _of_whom(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) == "of" and tokens.word(at + 1) in ("whom", "which", "them", "those", "these")


def _converts(tokens: Tokens, last: Reading, reading: Reading) -> bool:
    """Say whether the number gives the last one in another unit: "10 kilometres (six miles)", "(224 kW / 300 PS)"."""
    quantity = reading.quantity
    before = tokens.word(quantity.opens - 1)
    same = quantity.kind == last.quantity.kind and quantity.kind in ("measure", "money") and reading.noun is None
    return (
        same and before in ("(", "/") and quantity.opens - 1 - last.closes <= 1 and quantity.unit != last.quantity.unit
    )


def _goes_on(tokens: Tokens, last: Reading, reading: Reading) -> bool:
    """Say whether the number is another level of what the last one measured: "to 8 percent from 7 percent"."""
    if reading.quantity.kind == "share":
        return True
    changed = last.before is not None and last.before.kind == "level" and last.measure in CHANGES
    return changed and tokens.word(reading.quantity.opens - 1) in lexicon("nouns")["levels"]


def _looking_ahead(tokens: Tokens, reading: Reading, following: Reading) -> Reading:
    """Give what the next quantity of the list lends: "3 shops and 12 houses were damaged"."""
    linked = _linked(tokens, reading.closes, following.quantity.opens)
    if reading.measure is None and linked and following.behind and not following.before and not reading.before:
        return reading._replace(measure=following.measure)
    return reading


def _follows(tokens: Tokens, after: int, opens: int) -> bool:
    """Say whether a second member of a list follows behind a few words: "17 men in the town and 9 more"."""
    between = tokens.low[after:opens]
    return (
        0 < len(between) <= FARTHEST_MEMBER
        and between[-1] in ("and", "or", "but")
        and all(word[0].isalnum() and read_verb(word) is None for word in between)
    )


def _linked(tokens: Tokens, after: int, opens: int) -> bool:
    """Say whether only the words of a list stand between two quantities."""
    passed = lexicon("nouns")["passed"]
    return 0 <= opens - after <= 5 and all(
        word in LINKS or word in passed or word in DETERMINERS for word in tokens.low[after:opens]
    )


def counted_noun(tokens: Tokens, reading: Reading) -> Noun | None:
    """Give what is counted: the noun beside the number, a noun shared in a list, or the subject of a change."""
    if reading.noun:
        return reading.noun
    if reading.shared:
        return reading.shared
    if reading.quantity.rule == "exchange":
        return None
    if reading.quantity.unit == "fraction" and tokens.word(reading.quantity.first - 1) == "in":
        return noun_before(tokens, reading.quantity.first - 1)
    subject = reading.before.subject if reading.before else None
    if subject is None:
        return None
    if tokens.word(subject.first - 1) == "of" and tokens.word(subject.first - 2) == "number":
        return subject
    if reading.quantity.kind == "share" or (reading.before and reading.before.kind != "verb"):
        return _of_number(tokens, subject)
    return None


def _of_number(tokens: Tokens, subject: Noun) -> Noun:
    """Give the noun before "in" or "of" where the nearer one only says of what: "growth in jobs"."""
    before = noun_before(tokens, subject.first - 1) if tokens.word(subject.first - 1) == "of" else None
    return before if before and tokens.low[before.after - 1] in ("rate", "share", "price", "value") else subject


def is_worth_reading(tokens: Tokens, reading: Reading) -> bool:
    """Say whether a reader learns a quantity: "one of the oldest" and "the two sides" only point at something."""
    quantity = reading.quantity
    if quantity.unit is not None or quantity.rule != "words" or quantity.bound != "exact":
        return True
    bare = reading.noun is None and reading.measure is None and reading.shared is None and reading.per is None
    if bare and (reading.before is None or reading.before.subject is None):
        return False
    if quantity.value == 1:
        return _is_counted_one(tokens, reading)
    if (
        quantity.value is not None
        and quantity.value <= LARGEST_POINTED_AT
        and tokens.word(quantity.first - 1) in POINTING
    ):
        return reading.behind is not None and reading.noun is not None and reading.behind.first == reading.noun.after
    return True


def _is_counted_one(tokens: Tokens, reading: Reading) -> bool:
    noun, people = reading.noun, lexicon("nouns")["people"]
    if noun is None or tokens.word(reading.quantity.first - 1) in ("no", "any", "this", "that", "every", "each"):
        return False
    head = tokens.low[noun.after - 1]
    if noun.part:
        return head in people or head in table("nouns", "states") or table("nouns", "events").get(head) == "killed"
    return reading.measure is not None and (
        head in people or tokens.word(reading.quantity.first - 1) in ("only", "just")
    )
