"""The words that report speech, from `lexicon/cues.yml`: which verb, of which kind, in which form."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from briefing.read.words import lexicon, table

Kind = Literal["speech", "naming", "thought", "evidence"]
Form = Literal["base", "third", "past", "gerund"]
KINDS: tuple[Kind, ...] = ("evidence", "thought", "naming", "speech")
"""The weakest first: a verb of two kinds is of the last of them."""


class Verb(NamedTuple):
    """A form of a reporting verb."""

    lemma: str
    kind: Kind
    form: Form
    ambiguous: bool
    """The form is a noun or an adjective at least as often."""


@cache
def verbs() -> dict[str, Verb]:
    """Give every form of every reporting verb, in small letters."""
    irregular = table("cues", "irregular")
    ambiguous = lexicon("cues")["ambiguous"]
    found: dict[str, Verb] = {}
    for kind in KINDS:
        for lemma in sorted(lexicon("cues")[kind]):
            for word, form in _forms(lemma, irregular.get(lemma, "").split()):
                found[word] = Verb(lemma, kind, form, word in ambiguous)
    return found


@cache
def triggers() -> frozenset[str]:
    """Give the words and marks at which a reporting clause may begin, turn or end."""
    return frozenset(verbs()) | words("reckonings") | {"according", "per", "by", ";", ":", "“”"}


@cache
def words(*keys: str) -> frozenset[str]:
    """Give the words of one list of the lexicon, or of several."""
    return frozenset().union(*(lexicon("cues")[key] for key in keys))


def _forms(lemma: str, irregular: list[str]) -> list[tuple[str, Form]]:
    stem = lemma.removesuffix("e")
    ending_y = lemma.endswith("y") and lemma[-2] not in "aeiou"
    if ending_y:
        third = lemma[:-1] + "ies"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    gerunds = [word for word in irregular if word.endswith("ing")] or [
        lemma + "ing" if lemma.endswith(("see", "ee")) or stem == lemma else stem + "ing"
    ]
    pasts = [word for word in irregular if not word.endswith("ing") or word == "sing"] or [
        lemma[:-1] + "ied" if ending_y else stem + "ed"
    ]
    return [
        (lemma, "base"),
        (third, "third"),
        *((word, "gerund") for word in gerunds),
        *((word, "past") for word in pasts),
    ]
