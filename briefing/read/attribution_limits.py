"""Where the words behind a reporting verb stop being somebody's account, and whether they are a clause at all."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.read import cues
from briefing.read.attribution_subjects import AUXILIARIES
from briefing.read.attribution_tokens import Token
from briefing.read.figure_verbs import read_verb

NEAR = 8
"""How many tokens behind its beginning a clause has its verb."""
FAR = 60
"""How far an account is looked through."""
MARKS = frozenset((",", ".", ";", ":", "!", "?", "(", ")"))
SUBJECTS = frozenset(("it", "he", "she", "they", "there", "we"))
BESIDE = frozenset(("while", "whereas", "but", "although"))


def is_clause(tokens: Sequence[Token], first: int) -> bool:
    """Say whether the words from `first` are a clause: "it came in late", "150 were hurt", and not "150 jobs"."""
    if first >= len(tokens):
        return False
    return tokens[first].low in SUBJECTS or _has_verb(tokens, first)


def _has_verb(tokens: Sequence[Token], first: int) -> bool:
    for place in range(first, min(first + NEAR, len(tokens))):
        if tokens[place].text in MARKS or tokens[place].quoted is not None:
            return False
        if is_finite(tokens, place):
            return True
    return False


def is_finite(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a word is likely the verb of a clause."""
    token = tokens[place]
    if token.name is not None or token.quoted is not None:
        return False
    if token.low in AUXILIARIES:
        return token.low not in ("be", "been", "do")
    verb = read_verb(token.low)
    if verb is None or verb.form not in ("past", "both"):
        return False
    following = tokens[place + 1].low if place + 1 < len(tokens) else "."
    return verb.form == "past" or following not in ("by", ",", ".", "in", "at")


def own_words(tokens: Sequence[Token], first: int) -> int | None:
    """Give where the article speaks for itself again behind an account that begins at `first`; null where it does not.

    "reported 22% growth, while another division lost money", "expects prices to rise and has raised its rate",
    "said they were looking at the tracks, the country's worst derailment since 40 died".
    """
    clause = tokens[first].low in SUBJECTS if first < len(tokens) else True
    for place in range(first, min(len(tokens) - 2, first + FAR)):
        token = tokens[place]
        if token.text in (";", ":"):
            return None
        if token.quoted is not None:
            # He spoke of "boat people", referring to the thousands who had fled: the article explains his words.
            return place + 1 if tokens[place + 1].low == "referring" else None
        if token.text == "," and (_is_apposed_record(tokens, place + 1) or _is_measured_against(tokens, place + 1)):
            return place
        if clause:
            continue
        if token.text == "," and _stands_beside(tokens, place + 1):
            return place
        if token.low == "and" and tokens[place + 1].low in ("has", "have", "had", "is", "was", "are", "were", "will"):
            return place
        clause = is_finite(tokens, place) or token.low in ("that", "who", "which")
    return None


def _is_measured_against(tokens: Sequence[Token], first: int) -> bool:
    """Say whether an account is held against another: ", again behind the forecasts for", ", below the 9"."""
    for place in range(first, min(first + 3, len(tokens))):
        if tokens[place].low in ("below", "above", "behind", "beating", "missing", "topping", "short"):
            return True
        if is_finite(tokens, place):
            return False
    return False


def _stands_beside(tokens: Sequence[Token], joint: int) -> bool:
    """Say whether a clause of its own follows the comma: ", while sales fell", ", and nearby Ostby lost 40 homes"."""
    low, after = tokens[joint].low, tokens[joint + 1]
    if low not in BESIDE and low != "and":
        return False
    if after.text[0].isdigit() or after.low in cues.words("hedges") or is_finite(tokens, joint + 1):
        return False
    return _has_verb(tokens, joint + 1)


def _is_apposed_record(tokens: Sequence[Token], first: int) -> bool:
    """Say whether a superlative follows that is measured against the past: ", the worst since", "its highest in"."""
    if tokens[first].low not in cues.words("determiners") and tokens[first].name is None:
        return False
    for place in range(first, min(first + 5, len(tokens))):
        low = tokens[place].low
        if tokens[place].text in MARKS:
            return False
        if low in ("worst", "best", "most") or (low.endswith("iest") or (low.endswith("est") and len(low) > 5)):
            behind = [token.low for token in tokens[place : place + NEAR + 4]]
            return "since" in behind or "years" in behind
    return False


def goes_on_behind(tokens: Sequence[Token], first: int) -> bool:
    """Say whether an account goes on behind its speaker and "and": one clause with a number, and nobody else's words.

    "Turnout was 71 per cent, the clerk said, and 40 people were turned away".
    """
    numbers = False
    for place in range(first, min(len(tokens), first + FAR)):
        token = tokens[place]
        if token.quoted is not None or token.text in (";", ":") or token.low in ("but", "while"):
            return False
        verb = cues.verbs().get(token.low)
        if token.low == "according" or (verb is not None and not verb.ambiguous):
            return False
        numbers = numbers or token.text[0].isdigit()
    return numbers and first < len(tokens) and tokens[first].low not in SUBJECTS and is_clause(tokens, first)
