"""A woman or a man, by an office, by a given name, or by the noun that a text uses: whom "she" and "he" can mean."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.read import cues

WORD = re.compile(r"\w+(?:-\w+)*")
# "The driver's mother"  |  "a young woman"
NOUN_PHRASE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir)\s((?:[\w’'-]+\s){0,2}[\w’'-]+)")


def noun_of_gender(text: str, gender: str) -> str | None:
    """Give the last woman or man whom only a noun names: "The driver's mother wept. … she said"."""
    for phrase in reversed(NOUN_PHRASE.findall(text)):
        words = phrase.split()
        last = next((place for place, word in enumerate(words, 1) if word in cues.words(gender)), 0)
        if last:
            return " ".join(words[:last])
    return None


@lru_cache(maxsize=1024)
def gender_of(name: str, role: str | None) -> str | None:
    """Give `female`, `male` or null, by the office and the given name."""
    told = set(WORD.findall((role or "").lower()))
    first = name.partition(" ")[0]
    for gender in ("female", "male"):
        if told & cues.words(gender) or first.lower().rstrip(".") in cues.words(gender):
            return gender
    for gender in ("female", "male"):
        if " " in name and first in cues.words(f"{gender}_given"):
            return gender
    return None
