"""Votes and seats: a figure to the one who holds it, and whether it is a lead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.mentions import Figure, Name, Span
from briefing.weigh.kinds import kind_of, names_of
from briefing.weigh.words import lexicon, stem, words

LEAD_BEFORE = 60
"""Characters before a figure in which its clause says that it is a lead."""

HOLDER_BEFORE = 40
"""Characters between the name of a candidate and the share."""

# Obi had 48%  |  Obi’s 48%  |  Obi was on 48 percent
HOLDING = re.compile(
    r"""
    ['’]?s? \s* (?: (?: was | is | has | had | have | won | got | gets | received | took | takes | polled | polling
       | scored | on | at | with | to | up | down | stood | stands | led | leads | just | only | about | nearly | over
       | under | almost | roughly | around | more | than | less | at\ least ) \s+ )* \Z""",
    re.VERBOSE | re.IGNORECASE,
)


# won her district by | 2,140 votes
WON_BY = re.compile(
    r"\b(?:won|win|wins|beat|beats|beaten|lost|loses|defeated|carried|took)\b[^.;]{0,60}\bby\s+(?:just|only|about|nearly)?\s*\Z"
)


def is_lead(figure: Figure, body: str, sentence: Span) -> bool:
    """Say whether `figure` is by how much somebody is ahead: `a lead of 641 votes`, `ahead by 12 seats`."""
    counted = kind_of(figure.counted).head
    if figure.unit not in ("points", "pp", "votes") and (figure.unit or counted not in lexicon("scope")["contested"]):
        return False
    before = body[max(sentence.start, figure.span.start - LEAD_BEFORE) : figure.span.start]
    if "margin of error" in before:
        return False
    after = words(body[figure.span.end : min(sentence.end, figure.span.end + 30)])[:4]
    return WON_BY.search(before) is not None or not lexicon("scope")["leading"].isdisjoint(words(before)[-8:] + after)


def holder_of(figure: Figure, body: str, names: Sequence[Name]) -> str | None:
    """Give the candidate or party whose share `figure` is, by name."""
    if figure.unit != "%" and kind_of(figure.counted).head not in lexicon("scope")["contested"]:
        return None
    near = [name for name in names if name.type != "place" and 0 <= figure.span.start - name.span.end <= HOLDER_BEFORE]
    if near and HOLDING.fullmatch(body[near[-1].span.end : figure.span.start]):
        return near[-1].canonical or near[-1].name
    return None


def actor_key(name: str) -> str | None:
    """Give the word by which an actor is compared: the surname, or what is left of a party without `Party`."""
    parts = [word for word in words(name) if word not in lexicon("words")["empty"]]
    while len(parts) > 1 and parts[-1] in lexicon("scope")["bodies"]:
        parts.pop()
    return names_of("kinds").get(parts[-1]) or stem(parts[-1]) if parts else None
