"""How exact a number is said to be, by the words before and behind it: "at least 15", "15 or more"."""

from __future__ import annotations

from functools import cache
from typing import cast

from briefing.mentions import Bound
from briefing.read.figure_tokens import Tokens
from briefing.read.figure_verbs import happening, read_verb
from briefing.read.words import table

LONGEST_PHRASE = 5
MOVING = frozenset(("go", "move", "push", "bring", "take", "drive", "send", "nudge", "creep", "come", "trend"))
PASSED_OVER = frozenset(
    ("another", "a", "an", "the", "some", "additional", "further", "his", "her", "its", "their", "of")
)
"""Words that may stand between a qualifier and its number: "at least another 14", "nearly a million"."""
DEFINITE = frozenset(("the", "his", "her", "its", "their"))


@cache
def _last_words(key: str) -> frozenset[str]:
    at = -1 if key == "bounds_before" else 0
    return frozenset(phrase.split()[at] for phrase in table("figures", key))


def bound_before(tokens: Tokens, first: int) -> tuple[Bound, int] | None:
    """Give the bound set by the words that end before token `first`, and their own first token."""
    end, passed = first, 0
    while passed < 2 and tokens.word(end - 1) in PASSED_OVER and tokens.word(end - 1) not in ("some", "of"):
        end, passed = end - 1, passed + 1
    nearer = first - 1 if tokens.word(first - 1) in HYPHEN_WORDS else first
    for stop in (first,) if first == nearer == end else dict.fromkeys((first, nearer, end)):
        found = _phrase_ending(tokens, stop)
        # "topping the $5bn forecast", "around the 37-metre skeleton": what is spoken of is known, not bounded.
        if found and (found[0] == "at-least" or DEFINITE.isdisjoint(tokens.low[stop:first])):
            return found
    return None


HYPHEN_WORDS = frozenset(("-", "–", "some", "another"))


def _phrase_ending(tokens: Tokens, end: int) -> tuple[Bound, int] | None:
    if tokens.word(end - 1) not in _last_words("bounds_before"):
        return None
    phrases = table("figures", "bounds_before")
    for length in range(min(LONGEST_PHRASE, end), 0, -1):
        start = end - length
        words = " ".join(tokens.low[start:end]).replace(" - ", "-")
        if words in phrases and not (words == "up to" and _moved(tokens, start - 1)):
            return cast("Bound", phrases[words]), start
    return None


def _moved(tokens: Tokens, index: int) -> bool:
    """Say whether "up to" ends a movement: "ticked up to 8 percent" is no "at most"."""
    verb = read_verb(tokens.word(index))
    # "a kilo brings up to $30": nothing is brought up.
    if verb is not None and verb.lemma in ("bring", "take") and verb.form in ("base", "third"):
        return False
    return verb is not None and (verb.lemma in MOVING or happening(verb.lemma) in ("rose", "changed"))


def bound_after(tokens: Tokens, after: int) -> tuple[Bound, int] | None:
    """Give the bound set by the words from token `after`, and the token behind them."""
    at = after + 1 if tokens.hyphen(after) else after
    if tokens.raw[at : at + 1] == ["+"] and tokens.joined(at):
        return "more-than", at + 1
    if tokens.word(at) not in _last_words("bounds_after"):
        return None
    phrases = table("figures", "bounds_after")
    for length in range(min(LONGEST_PHRASE, tokens.size - at), 0, -1):
        words = " ".join(tokens.low[at : at + length]).replace(" - ", " ")
        if words in phrases and (length > 1 or at > after or words not in ("plus", "odd", "minimum", "maximum", "max")):
            return cast("Bound", phrases[words]), at + length
    return None
