"""Media and agencies that a source names as its own sources, its credit lines included."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefing.mentions import Name, Span
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
        if not any(known.overlaps(span) for known in spans[key]):
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
    for credit in reading.document.credits:
        yield from _credited(reading, credit)
    media = [name for name in reading.mentions.names if _is_medium(body, name)]
    for chain in _chains(body, media):
        if _is_source(reading, chain):
            yield from ((name.canonical or name.name, name.span) for name in chain)
    for attribution in reading.mentions.attributions:
        if attribution.via and not any(name.span.overlaps(attribution.span) for name in media):
            start = body.find(attribution.via, attribution.span.start, attribution.span.end + len(attribution.via))
            other = [name for name in reading.mentions.names if start <= name.span.start < start + len(attribution.via)]
            if start >= 0 and all(name.medium for name in other):
                yield attribution.via, Span(start, start + len(attribution.via))


def _is_medium(body: str, name: Name) -> bool:
    """Say whether `name` is known for a medium, is called like one, or is said to be one: `the Aldmoor daily`."""
    if name.medium or name.type != "organisation":
        return name.medium
    lists, called = lexicon("cites"), words(name.name)
    after = " ".join(words(body[name.span.end : name.span.end + LONGEST_KIND])[:2])
    said = any(after == kind or after.startswith(f"{kind} ") for kind in lists["kinds"])
    return said or (len(called) > 1 and called[-1] in lists["endings"])


def _credited(reading: Reading, credit: Span) -> Iterator[tuple[str, Span]]:
    """Yield the names of a credit line; a person in it is no medium."""
    body, start = reading.document.body, credit.start
    people = [name.span for name in reading.mentions.names if name.type == "person"]
    for part in PARTING.split(credit.of(body)):
        name = part.strip(" .")
        at = body.find(name, start, credit.end)
        if name and at >= 0:
            span = Span(at, at + len(name))
            start = span.end
            if not any(person.overlaps(span) for person in people) and MEDIUM_LIKE.fullmatch(name):
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
    if any(attribution.span.overlaps(whole) for attribution in reading.mentions.attributions):
        return True
    sentence = reading.document.sentence_at(whole.start).span
    before = words(body[sentence.start : whole.start])[-NEAR_BEFORE:]
    after = words(body[whole.end : max(whole.end, sentence.end)])[:NEAR_AFTER]
    lists = lexicon("cites")
    if not lists["aside"].isdisjoint([*before, *after]):
        return False
    return not lists["before"].isdisjoint(before) or not lists["after"].isdisjoint(after)
