"""Verbs that report only with words of their own behind them: "put the toll at 12", "spoke of 8,000 marchers"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.read import cues
from briefing.read.attribution_tokens import Token
from briefing.read.words import table

NEEDING = frozenset(("shoot", "hit", "fire", "chime", "hear", "count", "register", "tally", "read", "put", "speak"))
TO_A_NUMBER = frozenset(
    ("give", "revise", "raise", "lower", "update", "increase", "cut", "upgrade", "downgrade", "trim", "hike")
)
"""Verbs that report only a count: "revised the toll to 12"."""
NEAR = 9
"""How many tokens behind its verb a count has its number."""
BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "'s", "’s"))


def needs_more(tokens: Sequence[Token], number: int, lemma: str) -> bool | None:
    """Say it of the verbs that report only with words of their own behind them; null for all others."""
    if lemma in TO_A_NUMBER:
        return _may_tell(tokens, number) and _moves_count(tokens, number, lemma)
    if lemma not in NEEDING:
        return None
    previous, following = tokens[number - 1], tokens[number + 1]
    if lemma in ("shoot", "hit", "fire", "chime"):
        return following.low == table("cues", "particles")[lemma] and previous.low not in BE
    if lemma == "hear":
        if tokens[number].low == "hearing":
            return False
        told = following.low in ("that", "how", ".", ",") or following.low in cues.words("after_speaker")
        return told and previous.low not in BE and previous.low != "to"
    if lemma in cues.words("counting"):
        return following.text[0].isdigit() or following.low in cues.words("hedges")
    if lemma == "read" and following.text == "." and previous.low in cues.words("papers"):
        return number > 2 and tokens[number - 3].quoted is not None
    behind = tokens[number + 2].low if number + 2 < len(tokens) else ""
    if lemma == "put":
        told = behind in ("to", "at", "down")
        further = tokens[number + 3].low if number + 3 < len(tokens) else ""
        thing = behind in cues.words("put_at") or further in cues.words("put_at") or sets_at(tokens, number)
        return told if following.low == "it" else following.low in cues.words("articles") and thing
    if lemma == "speak":
        counted = any(token.text[0].isdigit() for token in tokens[number + 2 : number + 6])
        return following.low == "of" and counted and previous.low not in ("to", "of")
    return None


def _may_tell(tokens: Sequence[Token], number: int) -> bool:
    """Say whether no noun phrase or infinitive holds the word: "the raised toll", "to raise the toll"."""
    return tokens[number - 1].low not in cues.words("determiners") | BE | {"to"}


def _moves_count(tokens: Sequence[Token], number: int, lemma: str) -> bool:
    """Say whether a count and a number follow: "raised its estimate to 12", "gave the death toll as 12"."""
    if tokens[number + 1].low not in cues.words("determiners"):
        return False
    thing = any(token.low in cues.words("tolls") for token in tokens[number + 2 : number + 5])
    behind = tokens[number + 3 : number + NEAR + 5]
    ahead = ("at", "as") if lemma == "give" else ("to",)
    pairs = pairwise(behind)
    return thing and any(
        first.low in ahead and (second.text[0].isdigit() or second.low in cues.words("hedges"))
        for first, second in pairs
    )


def sets_at(tokens: Sequence[Token], number: int) -> bool:
    """Say whether something is set at a number: "put the crowd at more than 200,000"."""
    if tokens[number + 1].low not in cues.words("determiners"):
        return False
    for first, second in pairwise(tokens[number + 2 : number + NEAR]):
        if first.text in (",", ".", ";") or first.quoted is not None:
            return False
        if first.low == "at" and (second.text[0].isdigit() or second.low in cues.words("hedges")):
            return True
    return False


def is_ahead_of_number(tokens: Sequence[Token], number: int) -> bool:
    """Say whether a number follows before the next mark: "forecasts sales to fall by 3 per cent"."""
    for token in tokens[number + 1 : number + NEAR + NEAR]:
        if token.text in (",", ".", ";") or token.quoted is not None:
            return False
        if token.text[0].isdigit():
            return True
    return False


def names_paper(tokens: Sequence[Token], number: int) -> bool:
    """Say whether the noun phrase before a verb has a study, a poll or the like: "a poll released on Friday shows"."""
    for place in range(number - 1, max(-1, number - NEAR - 3), -1):
        token = tokens[place]
        if token.low in cues.words("papers"):
            return True
        if token.quoted is not None or token.text in (",", ";", ":") or token.low in cues.words("boundary"):
            return False
    return False
