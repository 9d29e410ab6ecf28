"""What stands between commas beside a speaker: the name behind a noun, the noun before a name."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.read import cues
from briefing.read.attribution_tokens import Token


def person_behind(tokens: Sequence[Token], comma: int) -> tuple[int, int] | None:
    """Find the name set off behind a noun: "said a passenger, Ann Lee, 44", "said a spokesman, Major Lee."."""
    for first in range(comma + 1, min(comma + 4, len(tokens))):
        name = tokens[first].name
        if tokens[comma].text == "," and name is not None and name.type == "person":
            ends = first + 1 == len(tokens) or not tokens[first + 1].is_word
            return (first, first + 1) if ends and not is_possessive(tokens, first) else None
        if not tokens[first].is_large and tokens[first].text != ".":
            break
    return None


def noun_before(tokens: Sequence[Token], comma: int, floor: int) -> int | None:
    """Give the determiner of the noun phrase that ends at a comma: "the county clerk,"."""
    for place in range(comma - 1, max(floor - 1, comma - 5), -1):
        if tokens[place].low in cues.words("determiners"):
            return place
        if not tokens[place].is_word or tokens[place].name is not None:
            return None
    return None


def is_possessive(tokens: Sequence[Token], number: int) -> bool:
    """Say whether the word at `number` is a possessive: "the mayor's"."""
    return number + 1 < len(tokens) and tokens[number + 1].text in ("'s", "’s", "'", "’")


def is_opener_apposed(tokens: Sequence[Token], first: int, floor: int) -> bool:
    """Say whether the words from `first` describe the name that opens the sentence: "Brimtec, the top mill said"."""
    if first != floor + 2 or tokens[first - 1].text != "," or tokens[first].low not in ("the", "a", "an"):
        return False
    name = tokens[floor].name
    return name is not None and name.type != "place"


def body_aside(tokens: Sequence[Token], aside: tuple[int, int]) -> int | None:
    """Give where the body begins between two commas: "one of its groups, the Harbour League, reported"."""
    first, last = aside
    if last - first < 2 or tokens[first].low != "the":
        return None
    part = tokens[first + 1 : last]
    if not part[-1].is_large or part[-1].low in cues.words("roles"):
        return None
    persons = any(token.name is not None and token.name.type == "person" for token in part)
    named = all(token.is_large or token.low in ("and", "of", "for") for token in part)
    return first + 1 if named and not persons else None
