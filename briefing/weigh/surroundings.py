"""A number to the words around it in its clause, for where nothing else says what it counts."""

from __future__ import annotations

import re

from briefing.mentions import Span

# ", but"  |  " — an"  |  "(up"  |  "“We"
BREAK = re.compile(r"[,;:!?()\[\]“”\"]|\.(?=\s|\Z)|\s[—–-]+\s")
WORD = re.compile(r"\S+")
WORDS_BEFORE, WORDS_BEHIND = 5, 4
GAP = "…"
"""Stands for the number, which is shown beside the words."""


def words_around(body: str, sentence: Span, number: Span) -> str | None:
    """Give `lead the city of …` for the number of "to lead the city of 92,000"; null where it stands alone."""
    before = BREAK.split(body[sentence.start : number.start])[-1]
    found = BREAK.search(body, number.end, sentence.end)
    behind = body[number.end : found.start() if found else sentence.end]
    parts = [*WORD.findall(before)[-WORDS_BEFORE:], GAP, *WORD.findall(behind)[:WORDS_BEHIND]]
    return " ".join(parts) if len(parts) > 1 else None
