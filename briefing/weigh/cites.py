"""Media and agencies that a source names as its own sources, its credit lines included."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefing.mentions import Name, Span, touching
from briefing.model import Cite, Reading
from briefing.spelling import plain_letters
from briefing.weigh.words import lexicon, words

# Reuters / AFP  |  Harbour News and Valley Press
# Harbour News  |  AFP  |  news.example.org
MEDIUM_LIKE = re.compile(r"[^\W\d_][^\n()]{1,60}")
PARTING = re.compile(r"\s*(?:,\s*and\s|\sand\s|[,;/|&])\s*")
# Harbour News|, |Valley Press|, and |Coast Daily
BETWEEN = re.compile(r"\s*(?:,\s*)?(?:(?:and|or|&)\s+)?(?:(?:the|both)\s+)?", re.IGNORECASE)
NEAR_BEFORE = 8
"""Words before a medium in which the one that makes it a source is looked for."""
NEAR_AFTER = 4
LONGEST_KIND = 30
"""Characters after a name in which `news agency` and the like are looked for."""


def find_cites(reading: Reading) -> tuple[Cite, ...]:
    """Give the media that `reading` cites, in the order of their first mention; its own publisher is none."""
    spans: dict[str, list[Span]] = defaultdict(list)
    shown: dict[str, str] = {}
    for name, span in sorted(_cited(reading), key=lambda pair: pair[1]):
        key = _key(name)
        if not key or key == _key(reading.document.source.publisher or ""):
            continue
        if not (spans[key] and spans[key][-1].overlaps(span)):
            spans[key].append(span)
        if key not in shown or len(name.split()) > len(shown[key].split()):
            shown[key] = name
    return tuple(Cite(name=shown[key], spans=tuple(spans[key])) for key in shown)


def _key(name: str) -> str:
    """Give what all spellings of a medium share: letters and digits, without `news`, `agency` and the like."""
    bare = re.sub(r"\b(?:news agency|news|agency)$", "", plain_letters(name)).strip()
    return "".join(re.findall(r"\w+", bare or plain_letters(name)))


def _cited(reading: Reading) -> Iterator[tuple[str, Span]]:
    body = reading.document.body
    people = [name for name in reading.mentions.names if name.type == "person"]
    for credit in reading.document.credits:
        yield from _credited(body, credit, people)
    media = [name for name in reading.mentions.names if _is_medium(body, name)]
    for chain in _chains(body, media):
        if _is_source(reading, chain):
            yield from ((name.canonical or name.name, name.span) for name in chain)
    for attribution in reading.mentions.attributions:
        if attribution.via and not touching(media, attribution.span):
            start = body.find(attribution.via, attribution.span.start, attribution.span.end + len(attribution.via))
            place = Span(start, start + len(attribution.via)) if start >= 0 else None
            if place and all(name.medium for name in touching(reading.mentions.names, place)):
                yield attribution.via, place


def _is_medium(body: str, name: Name) -> bool:
    """Say whether `name` is known for a medium, is called like one, or is said to be one: `the Aldmoor daily`."""
    if name.medium or name.type != "organisation":
        return name.medium
    lists, called = lexicon("cites"), words(name.name)
    after = " ".join(words(body[name.span.end : name.span.end + LONGEST_KIND])[:2])
    said = any(after == kind or after.startswith(f"{kind} ") for kind in lists["kinds"])
    return said or (len(called) > 1 and called[-1] in lists["endings"])


def _credited(body: str, credit: Span, people: Sequence[Name]) -> Iterator[tuple[str, Span]]:
    """Yield the names of a credit line; one of the `people` in it is no medium."""
    start = credit.start
    for part in PARTING.split(credit.of(body)):
        name = part.strip(" .")
        at = body.find(name, start, credit.end)
        if name and at >= 0:
            span = Span(at, at + len(name))
            start = span.end
            if not touching(people, span) and MEDIUM_LIKE.fullmatch(name):
                yield name, span


def _chains(body: str, media: Sequence[Name]) -> list[list[Name]]:
    """Put together the media of one list: `Harbour News, Valley Press, and Coast Daily`."""
    chains: list[list[Name]] = []
    for name in media:
        if chains and BETWEEN.fullmatch(body, chains[-1][-1].span.end, name.span.start):
            chains[-1].append(name)
        else:
            chains.append([name])
    return chains


def _is_source(reading: Reading, chain: Sequence[Name]) -> bool:
    body = reading.document.body
    whole = Span(chain[0].span.start, chain[-1].span.end)
    if touching(reading.mentions.attributions, whole):
        return True
    sentence = reading.document.sentence_at(whole.start).span
    before = words(body[sentence.start : whole.start])[-NEAR_BEFORE:]
    after = words(body[whole.end : max(whole.end, sentence.end)])[:NEAR_AFTER]
    lists = lexicon("cites")
    if not lists["aside"].isdisjoint([*before, *after]):
        return False
    return not lists["before"].isdisjoint(before) or not lists["after"].isdisjoint(after)
