"""The noun phrase of a speaker: its head, the person in it, the office before the name, its words for a reader."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.mentions import Name
from briefing.read import cues
from briefing.read.attribution_nouns import is_speaking_noun
from briefing.read.attribution_subjects import INSIDE, LINKS
from briefing.read.attribution_tokens import Token

# "the mayor"  |  "his aide"
ARTICLE = re.compile(r"\A(?:(?:the|a|an|his|her|its|their|our)\s+)+", re.IGNORECASE)
SPACES = re.compile(r"\s+")


def head_person(part: Sequence[Token]) -> tuple[int, Name] | None:
    """Give the person who is the head, the last one: no owner, none behind a preposition."""
    linked = False
    found = None
    for number, token in enumerate(part):
        if token.name is not None and token.name.type == "person":
            owner = number + 1 < len(part) and part[number + 1].text in INSIDE
            if not owner and not linked:
                found = (number, token.name)
        linked = number > 0 and (token.low in LINKS or (linked and token.low in ("the", "a", "his", "her")))
        if linked and found is not None:
            break
    return found


def role_before(part: Sequence[Token], person: int) -> str | None:
    """Give the office before the name, without article: "national agency spokesman"; null where there is none."""
    words = part[:person]
    if not any(token.name is None and is_speaking_noun(token.low) for token in words):
        return None
    return ARTICLE.sub("", SPACES.sub(" ", _joined(words)), count=1)


def _joined(part: Sequence[Token]) -> str:
    text = ""
    for number, token in enumerate(part):
        gap = number and token.start > part[number - 1].end
        text += (" " if gap else "") + token.text
    return text


def head_of(part: Sequence[Token]) -> int:
    """Give the place of the head noun: the last word before a preposition or a participle."""
    for number, token in enumerate(part):
        if (
            number
            and token.name is None
            and (
                token.low in LINKS
                or token.low in ("who", "familiar", "close", "speaking", "(")
                or (token.low.endswith("ed") and is_speaking_noun(part[number - 1].low))
            )
        ):
            return number - 1
    last = len(part) - 1
    while last > 0 and not part[last].is_word:
        last -= 1
    return last


def without_participle(part: Sequence[Token], head: int) -> Sequence[Token]:
    """Cut "released on Friday" from "a report released on Friday"."""
    for number in range(head + 1, len(part)):
        if (
            part[number].name is None
            and not part[number].is_large
            and part[number].low.endswith("ed")
            and part[number].low not in ("surveyed", "polled")
        ):
            return part[:number]
    return part


def until_comma(part: Sequence[Token]) -> Sequence[Token]:
    """Cut what follows a mark or a relative pronoun."""
    for number, token in enumerate(part):
        if token.text in (",", ";", ".", ":") or token.quoted is not None or token.low in ("who", "which"):
            return part[:number]
    return part


def phrase_of(text: str, part: Sequence[Token]) -> str | None:
    """Give the words without article, in small letters where only the start of a sentence made them large."""
    if not part:
        return None
    words = SPACES.sub(" ", text[part[0].start : part[-1].end])
    bare = ARTICLE.sub("", words, 1) if ARTICLE.match(words) else words
    large = part[0].name is None and part[0].text[:1].isupper() and not part[0].text[1:2].isupper()
    common = part[0].low in cues.words("unnamed", "papers", "determiners", "roles", "bodies")
    if bare == words and large and (common or (len(part) == 1 and is_speaking_noun(part[0].low))):
        bare = bare[0].lower() + bare[1:]
    return bare or None
