"""Who is independent of whom: one speaker is one origin, and so is one text in several sources."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from briefing.model import FigureClaim, Origins, Reading
from briefing.weigh.words import plain, slug, words

SHINGLE = 8
"""Words with which a sentence begins, by which whole texts are compared."""
FEWEST = 5
"""Sentences that a text must have to be known as a copy by them."""
COMMON = 100
"""Sources that are compared because of one sentence: what more of them begin alike tells none of them apart."""
MARKS = str.maketrans("", "", "!\"'()*,-./:;?[]_`‘“”–—…")
"""What editors of one text set otherwise."""
COPY = 0.5
"""Share of the sentences of the shorter text that makes one text of two sources."""
WINDOW = 12
"""Words around a figure that nobody writes twice in the same order by chance."""

Place = tuple[str, int]


@dataclass(frozen=True)
class Copies:
    """Which claims are one text: a source's text, and the words around a figure, each with the text they belong to."""

    sources: Mapping[str, str] = field(default_factory=dict)
    passages: Mapping[Place, str] = field(default_factory=dict)
    outlets: Mapping[str, str] = field(default_factory=dict)
    """The source of each publisher, by the publisher's name as compared."""

    def texts_of(self, claim: FigureClaim) -> tuple[str, ...]:
        """Give the texts that `claim` is part of."""
        source, passage = self.sources.get(claim.source), self.passages.get((claim.source, claim.span.start))
        return tuple(text for text in (source and f"source {source}", passage and f"passage {passage}") if text)

    def outlet_of(self, claim: FigureClaim) -> str | None:
        """Give the source in whose own voice `claim` is made: it stands there, or it is cited from there."""
        if claim.origin is not None:
            return self.outlets.get(outlet_key(claim.origin))
        return claim.source if claim.says is None and claim.source in self._publishing else None

    @cached_property
    def _publishing(self) -> frozenset[str]:
        """The sources of all publishers."""
        return frozenset(self.outlets.values())


NO_COPIES = Copies()


def find_copies(readings: Sequence[Reading]) -> Copies:
    """Find the sources that print one text, and the passages that several sources share."""
    ordered = sorted(readings, key=lambda reading: reading.document.source.id)
    publishers = {reading.document.source.id: reading.document.source.publisher for reading in ordered}
    outlets = {outlet_key(publisher): source for source, publisher in publishers.items() if publisher}
    return Copies(_same_sources(ordered), _same_passages(ordered), outlets)


def outlet_key(name: str) -> str:
    """Give the name of an outlet as it is compared: `The Harbour News` is `harbour`."""
    parts = slug(name).split("-")
    kept = [part for part in parts if part not in ("the", "news", "agency", "online", "com")]
    return "-".join(kept or parts)


def _same_sources(readings: Iterable[Reading]) -> dict[str, str]:
    """Give each source whose text another one prints the id of the first such source."""
    first: dict[str, str] = {}
    sketches: dict[str, frozenset[int]] = {}
    holders: dict[int, list[str]] = defaultdict(list)
    for reading in readings:
        source, sketch = reading.document.source.id, _sketch(reading)
        shared: dict[str, int] = defaultdict(int)
        for run in sketch:
            for other in holders[run][:COMMON]:
                shared[other] += 1
        copies = [other for other, count in shared.items() if count >= COPY * min(len(sketch), len(sketches[other]))]
        if copies and len(sketch) >= FEWEST:
            original = min(copies)
            first[source] = first[original] = original
        else:
            sketches[source] = sketch
            for run in sketch:
                holders[run].append(source)
    return first


def _sketch(reading: Reading) -> frozenset[int]:
    """Give a checksum of the beginning of each sentence that is long enough to have one."""
    body = reading.document.body
    begun = (
        plain(body[item.span.start : min(item.span.end, item.span.start + 90)]).translate(MARKS).split()
        for item in reading.document.sentences
    )
    return frozenset(zlib.crc32(" ".join(run[:SHINGLE]).encode()) for run in begun if len(run) >= SHINGLE)


def _same_passages(readings: Iterable[Reading]) -> dict[Place, str]:
    """Give each figure whose words around it stand in another source a name for that passage."""
    holders: dict[str, list[Place]] = defaultdict(list)
    for reading in readings:
        body, source = reading.document.body, reading.document.source.id
        for figure in reading.mentions.figures:
            sentence = reading.document.sentence_at(figure.span.start).span
            told = words(sentence.of(body))
            if len(told) < WINDOW:
                continue
            before = len(words(body[sentence.start : figure.span.start]))
            start = max(0, min(before - WINDOW // 2, len(told) - WINDOW))
            holders[" ".join(told[start : start + WINDOW])].append((source, figure.span.start))
    shared = {passage: places for passage, places in holders.items() if len({source for source, _ in places}) > 1}
    return {place: passage for passage, places in shared.items() for place in places}


def count_origins(claims: Sequence[FigureClaim], copies: Copies = NO_COPIES) -> Origins:
    """Count the distinct origins of `claims`, and the claims of unknown origin; copies of one text count once."""
    groups = group_by_origin(claims, copies)
    known = sum(any(claim.origin for claim in group) for group in groups)
    return Origins(known=known, unknown=len(groups) - known)


def group_by_origin(claims: Sequence[FigureClaim], copies: Copies = NO_COPIES) -> list[list[FigureClaim]]:
    """Group `claims` that have one origin: one speaker, one text, or one source that names nobody."""
    if len(claims) == 1:
        return [list(claims)]
    parent: dict[str, str] = {}

    def find(key: str) -> str:
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    roots: list[str] = []
    for claim in claims:
        keys = [f"origin {claim.origin}" if claim.origin else f"silent {claim.source}", *copies.texts_of(claim)]
        keys += [f"outlet {outlet}" for outlet in (copies.outlet_of(claim),) if outlet]
        for key in keys[1:]:
            one, two = sorted((find(keys[0]), find(key)))
            parent[two] = one
        roots.append(keys[0])
    groups: dict[str, list[FigureClaim]] = {}
    for root, claim in zip(roots, claims, strict=True):
        groups.setdefault(find(root), []).append(claim)
    return list(groups.values())


def full_origins(claims: Iterable[FigureClaim]) -> dict[str, str]:
    """Give each origin named by a surname alone the one full name that ends so: `ortega` is `maria-ortega`."""
    origins = sorted({claim.origin for claim in claims if claim.origin})
    by_surname: dict[str, set[str]] = defaultdict(set)
    for origin in origins:
        if re.fullmatch(r"[a-z]+(?:-[a-z]+){1,3}", origin):
            by_surname[origin.rpartition("-")[2]].add(origin)
    return {origin: min(by_surname[origin]) for origin in origins if len(by_surname.get(origin, ())) == 1}
