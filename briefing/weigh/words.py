"""Words as this room compares them: the lists of `lexicon/*.yml`, stems, content words, and ids made of them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

Rank = tuple[Any, ...]
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# Rudenskyy  |  city's  |  4,000
WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
# city|'s|  |  Rudenskyy|'|
POSSESSIVE = re.compile(r"'s?\b")
# é, of which the accent is a letter of its own  |  but not “  |  –
FAR_LETTER = re.compile(r"[^\x00-\u02ff\u2000-\u206f]")
LONGEST_ID = 60
ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "ly", "s", "y", "e")
"""Tried in this order; what is left of a word has three letters at least."""


@cache
def lexicon(name: str) -> dict[str, frozenset[str]]:
    """Give the lists of `lexicon/<name>.yml` by their keys; an entry is parted by a comma or a line end."""
    text = files("briefing.weigh").joinpath("lexicon", f"{name}.yml").read_text(encoding="utf-8")
    lists: dict[str, str] = yaml.load(text, Loader=_Loader)  # noqa: S506 -- our own file, and strings only
    return {key: frozenset(filter(None, re.split(r"\s*[,\n]\s*", block.strip()))) for key, block in lists.items()}


@cache
def listed(*lists: str) -> frozenset[str]:
    """Give the words of several lists together: `listed("words/empty", "words/calendar")`."""
    return frozenset().union(*(lexicon(name)[key] for name, key in (place.split("/") for place in lists)))


def _plain(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("’", "'"))
        if FAR_LETTER.search(text):
            text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = text.lower()
    return POSSESSIVE.sub("", text) if "'" in text else text


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Give `text` in lower case, without accents, curly apostrophes and possessives."""
    return _plain(text)


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """Give the words of `text`, plain, in order."""
    return tuple(WORD.findall(_plain(text)))


@cache
def stem(word: str) -> str:
    """Give `word` without the ending of its inflection: `strikes` and `striking` are `strik`."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def content_words(text: str) -> Iterator[str]:
    """Yield the words of `text` that carry meaning, plain, in order."""
    empty = lexicon("words")["empty"]
    return (word for word in words(text) if word not in empty)


@lru_cache(maxsize=20_000)
def content_stems(text: str) -> frozenset[str]:
    """Give the stems of the words of `text` that carry meaning."""
    return frozenset(map(stem, content_words(text)))


@lru_cache(maxsize=20_000)
def telling_stems(text: str) -> frozenset[str]:
    """Give the same without numbers."""
    return frozenset(word for word in content_stems(text) if not word[0].isdigit())


@lru_cache(maxsize=20_000)
def slug(text: str) -> str:
    """Give `text` as an id of `a-z`, `0-9` and hyphens, cut at a word after 60 characters at most."""
    kept: list[str] = []
    room = LONGEST_ID + 1
    for part in re.findall(r"[a-z0-9]+", plain(text).replace(",", "")):
        room -= len(part) + 1
        if kept and room < 0:
            break
        kept.append(part)
    return "-".join(kept)[:LONGEST_ID]


def distinct_ids(
    bases: Sequence[str], rank: Callable[[int], Rank], longer: Callable[[int], Iterable[str]]
) -> list[str]:
    """Give each its id: of several with one base the first by rank keeps it, the others take a longer one.

    Rank and longer ids are asked for by number. Nothing of it may depend on what else there is: few ids change with it.
    """
    alike: dict[str, list[int]] = defaultdict(list)
    for index, base in enumerate(bases):
        alike[slug(base)].append(index)
    ids: dict[int, str] = {}
    taken = set(alike)
    for base, indices in sorted(alike.items()):
        keeper, *others = sorted(indices, key=rank) if len(indices) > 1 else indices
        ids[keeper] = base
        for index in others:
            ids[index] = unique_slug(iter((base, *longer(index))), taken)
            taken.add(ids[index])
    return [ids[index] for index in range(len(bases))]


def unique_slug(candidates: Iterator[str], taken: Collection[str]) -> str:
    """Give the first of `candidates`, each longer than the one before, that is not `taken`; then count up."""
    last = ""
    for candidate in candidates:
        last = slug(candidate) or last
        if last and last not in taken:
            return last
    number = 2
    while (counted := f"{last[: LONGEST_ID - len(str(number)) - 1]}-{number}") in taken:
        number += 1
    return counted
