"""A number to the words around it in its clause, for where nothing else says what it counts."""

from __future__ import annotations

import re

from briefing.mentions import Span

# "; it"  |  "(up"  |  "“We"  |  " — an"
WIDE = re.compile(r"[;!?()\[\]“”\"]|\.(?=[\s”\"’]|\Z)|\s[—–-]+\s")
# ", but"  |  " said it"  |  " and has"
NARROW = re.compile(
    r"[;!?()\[\]“”\"]|[.,:](?=[\s”\"’]|\Z)|\s[—–-]+\s|\b(?:that|said|says|found|and|but|while|which|who|when|whose)\b"
)
WORD = re.compile(r"\S+")
WORDS_BEFORE, WORDS_BEHIND = 5, 5
FEWEST_TELLING = 2
SHORTEST_TELLING = 4
"""Letters of a word that tells a reader something: "from …" does not."""
GAP = "…"
"""Stands for the number, which is shown beside the words."""
LOOSE = frozenset(
    ("the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "from", "with", "than", "or", "as", "its", "their")
)
"""Words that tell nothing where the words break off behind them."""


def words_around(body: str, sentence: Span, number: Span) -> str | None:
    """Give `lead the city of …` for the number of "to lead the city of 92,000"; null where it stands alone."""
    near = _around(body, sentence, number, NARROW)
    telling = sum(len(word) >= SHORTEST_TELLING for word in near)
    words = near if telling >= FEWEST_TELLING else _around(body, sentence, number, WIDE)
    return " ".join(words) if len(words) > 1 else None


def _around(body: str, sentence: Span, number: Span, edge: re.Pattern[str]) -> list[str]:
    before = edge.split(body[sentence.start : number.start])[-1]
    found = edge.search(body, number.end, sentence.end)
    behind = WORD.findall(body[number.end : found.start() if found else sentence.end])[:WORDS_BEHIND]
    while behind and behind[-1].lower() in LOOSE:
        behind.pop()
    if behind and body[number.end] == behind[0][0] and not behind[0][0].isalnum():
        return [*WORD.findall(before)[-WORDS_BEFORE:], GAP + behind[0], *behind[1:]]
    return [*WORD.findall(before)[-WORDS_BEFORE:], GAP, *behind]
