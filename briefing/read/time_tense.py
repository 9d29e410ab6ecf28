"""What the clause around an expression says about past and future."""

from __future__ import annotations

import re
from typing import Literal

from briefing.read.words import lexicon

Tense = Literal["past", "future"]

WORD = re.compile(r"[A-Za-z]+")
SENTENCE_END = re.compile(r"[.!?]['\"”’]?\s+(?=['\"“‘]?[A-Z])|\n\s*\n")
BEFORE = 160
AFTER = 90
"""How far the words that carry the tense are looked for, in code points."""
IS = frozenset({"is", "are"})
PREPOSITIONS = frozenset({"on", "in", "for", "by", "at", "early", "late"})
DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their", "still", "this", "that", "newly"})


def tense_at(text: str, start: int, end: int, *, through_reports: bool = False) -> Tense | None:
    """Give the tense of the clause around `text[start:end]`: of the nearest verb before it, else of the next one.

    `through_reports` passes over `said` and its like: what is reported may lie ahead.
    """
    words = WORD.findall(SENTENCE_END.split(text[max(0, start - BEFORE) : start])[-1])
    tail = words[:-1] if words and words[-1] in PREPOSITIONS else words
    if tail and tail[-1].lower() in IS | lexicon("times")["future_to"]:
        return "future"
    for place in range(len(words) - 1, -1, -1):
        tense = _tense_of(words, place, through_reports=through_reports)
        if tense:
            return tense
    words = WORD.findall(SENTENCE_END.split(text[end : end + AFTER])[0])
    for place in range(len(words)):
        tense = _tense_of(words, place, through_reports=through_reports)
        if tense:
            return tense
    return None


def _tense_of(words: list[str], place: int, *, through_reports: bool) -> Tense | None:
    lists = lexicon("times")
    word = words[place].lower() if place == 0 else words[place]
    following = words[place + 1] if place + 1 < len(words) else ""
    before = words[place - 1] if place else ""
    if word in lists["future"] or (word in lists["future_to"] and following in ("to", "for")):
        return "future"
    if before in ("be", "been") or before in DETERMINERS:
        return None
    if word in lists["reporting"]:
        return None if through_reports else "past"
    if word in lists["past"]:
        return "past"
    if word.endswith("ed") and len(word) > 3 and not word.endswith("eed") and word not in lists["not_past"]:
        return "past"
    return None
