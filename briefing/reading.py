"""Documents to readings: the finders, the cache, and as many cores as there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import starmap

from briefing import read
from briefing.cache import Cache
from briefing.mentions import Mentions
from briefing.model import Document, Reading
from briefing.weigh.anchors import Reference, reference_days

Watch = Callable[[int, int], None]

WORTH_A_POOL = 64
"""From how many unread documents on a second process pays for its start."""


def unwatched(_done: int, _count: int) -> None:
    """Tell nobody."""


def read_all(documents: tuple[Document, ...], cache: Cache, watch: Watch = unwatched) -> tuple[Reading, ...]:
    """Find everything in `documents`, their weekdays counted from the days that all of them together tell.

    `watch` is told after each document how many are read, and how many there are.
    """
    undated = {
        document.source.id: read.find_times(document.body, reference=stated_day(document)) for document in documents
    }
    references = reference_days(documents, undated)
    dated = [_dated(document, references[document.source.id]) for document in documents]
    return tuple(map(Reading, dated, _mentions_of(dated, cache, watch)))


def _dated(document: Document, reference: Reference) -> Document:
    day = reference.day.isoformat() if reference.day else None
    known = {"reference": day, "reference_basis": reference.basis}
    return replace(document, source=document.source.model_copy(update=known))


def _mentions_of(documents: Sequence[Document], cache: Cache, watch: Watch) -> list[Mentions]:
    """Give the mentions of each document: from the cache, else read now, by all cores where there are many."""
    texts = [(document.body, document.source.reference) for document in documents]
    known = [cache.mentions(body, day) for body, day in texts]
    unread = [text for text, mentions in zip(texts, known, strict=True) if mentions is None]
    if len(unread) < WORTH_A_POOL:
        found = list(_watched(starmap(read_mentions, unread), len(unread), watch))
    else:
        with ProcessPoolExecutor() as pool:
            reading = pool.map(read_mentions, *zip(*unread, strict=True), chunksize=8)
            found = list(_watched(reading, len(unread), watch))
    for (body, day), mentions in zip(unread, found, strict=True):
        cache.keep(body, day, mentions)
    fresh = iter(found)
    return [mentions if mentions is not None else next(fresh) for mentions in known]


def _watched(found: Iterable[Mentions], count: int, watch: Watch) -> Iterator[Mentions]:
    for number, mentions in enumerate(found, start=1):
        watch(number, count)
        yield mentions


def read_mentions(body: str, day: str | None) -> Mentions:
    """Let the five finders read `body`; weekdays are counted from `day`, an ISO date."""
    names = read.find_names(body)
    return Mentions(
        times=read.find_times(body, reference=date.fromisoformat(day) if day else None),
        figures=read.find_figures(body),
        quotations=read.find_quotations(body, names=names),
        attributions=read.find_attributions(body, names=names),
        names=names,
    )


def stated_day(document: Document) -> date | None:
    """Give the day of publication that the source or the editor states."""
    published = document.source.published
    return date.fromisoformat(published[:10]) if published and len(published) >= len("2024-03-04") else None
