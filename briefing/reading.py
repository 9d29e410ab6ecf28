"""Documents to readings: the finders, the cache, and as many cores as there are."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from itertools import starmap

from briefing import read
from briefing.cache import Cache, decoded, encoded
from briefing.mentions import Mentions
from briefing.model import Document, Reading
from briefing.weigh.anchors import Reference, reference_days

Watch = Callable[[int, int], None]
Text = tuple[str, str | None]
"""A body and the day that its weekdays are counted from, an ISO date."""

WORTH_A_POOL = 64
"""From how many unread documents on a second process pays for its start."""


def unwatched(_done: int, _count: int) -> None:
    """Tell nobody."""


def read_all(documents: tuple[Document, ...], cache: Cache, watch: Watch = unwatched) -> tuple[Reading, ...]:
    """Find everything in `documents`, their weekdays counted from the days that all of them together tell.

    `watch` is told after each document how many are read, and how many there are.
    """
    found = _mentions_of(documents, cache, watch)
    times = {document.source.id: mentions.times for document, mentions in zip(documents, found, strict=True)}
    references = reference_days(documents, times)
    return tuple(
        _counted_from(references[document.source.id], document, mentions)
        for document, mentions in zip(documents, found, strict=True)
    )


def _counted_from(reference: Reference, document: Document, mentions: Mentions) -> Reading:
    """Count the days of `document` from its reference day: of what was found, only the times depend on it."""
    if reference.day != stated_day(document):
        mentions = replace(mentions, times=read.find_times(document.body, reference=reference.day, whole=True))
    return Reading(_dated(document, reference), mentions)


def _dated(document: Document, reference: Reference) -> Document:
    day = reference.day.isoformat() if reference.day else None
    known = {"reference": day, "reference_basis": reference.basis}
    return replace(document, source=document.source.model_copy(update=known))


def _mentions_of(documents: Sequence[Document], cache: Cache, watch: Watch) -> list[Mentions]:
    """Give the mentions of each document: from the cache, else read now, by all cores where there are many."""
    texts = [(document.body, day.isoformat() if (day := stated_day(document)) else None) for document in documents]
    known = [cache.mentions(*text) for text in texts]
    unread = [text for text, mentions in zip(texts, known, strict=True) if mentions is None]
    fresh = iter(list(_read_now(unread, cache, watch)))
    return [mentions if mentions is not None else next(fresh) for mentions in known]


def _read_now(texts: Sequence[Text], cache: Cache, watch: Watch) -> Iterator[Mentions]:
    with ExitStack() as stack:
        found: Iterable[bytes] = starmap(read_encoded, texts)
        if len(texts) >= WORTH_A_POOL:
            # What a worker makes is no rings: it need not look for any.
            pool = stack.enter_context(ProcessPoolExecutor(initializer=gc.disable))
            found = pool.map(read_encoded, *zip(*texts, strict=True), chunksize=8)
        for number, (text, mentions) in enumerate(zip(texts, found, strict=True), start=1):
            cache.keep(*text, mentions)
            watch(number, len(texts))
            yield decoded(mentions)


def read_encoded(body: str, day: str | None) -> bytes:
    """Let the five finders read `body`: as bytes, which another process and the cache take at once."""
    return encoded(read_mentions(body, day))


def read_mentions(body: str, day: str | None) -> Mentions:
    """Let the five finders read `body`; weekdays are counted from `day`, an ISO date."""
    names = read.find_names(body)
    return Mentions(
        times=read.find_times(body, reference=date.fromisoformat(day) if day else None, whole=True),
        figures=read.find_figures(body),
        quotations=read.find_quotations(body, names=names),
        attributions=read.find_attributions(body, names=names),
        names=names,
    )


def stated_day(document: Document) -> date | None:
    """Give the day of publication that the source or the editor states."""
    published = document.source.published
    return date.fromisoformat(published[:10]) if published and len(published) >= len("2024-03-04") else None
