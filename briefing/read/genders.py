"""A woman, a man or several, by an office, a given name or a noun: whom "she", "he" and "they" can mean."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from briefing.read import cues
from briefing.read.attribution_nouns import is_speaking_noun

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


def first_group(text: str) -> str | None:
    """Give the first noun for several people whom a text names: "survivors" of "survivors were brought to Varn"."""
    for match in WORD.finditer(text):
        word = match.group() if match.start() else match.group().lower()
        if word.islower() and word.endswith("s") and is_speaking_noun(word) and word not in cues.words("papers"):
            return word
    return None


def may_be_person(name: str, role: str | None, organisations: Collection[str]) -> bool:
    """Say whether "he" can be a body: "A spokesman for the League said", or one or two words that no list knows."""
    if role in cues.words("mouthpieces"):
        return True
    words = name.split()
    if not 0 < len(words) < 3 or not all(word.istitle() and word.isalpha() for word in words):
        return False
    return words[-1].lower() not in cues.words("bodies") and name not in organisations
