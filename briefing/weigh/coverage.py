"""How much of each source the fact sheet uses: its sentences with a claim, and what was found and left out."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.mentions import Span
from briefing.model import (
    Coverage,
    Difference,
    FigureFact,
    QuotationFact,
    Reading,
    Relation,
    TimelineFact,
    Unused,
)


def weigh_coverage(
    readings: Sequence[Reading],
    used: Mapping[str, Sequence[Span]],
    figures: Mapping[str, Sequence[Unused]],
    dates: Mapping[str, Sequence[Unused]],
) -> tuple[Coverage, ...]:
    """Count the sentences of each source that hold a span of `used`, and list what no fact uses."""
    return tuple(
        Coverage(
            source=source,
            sentences=len(reading.document.sentences),
            sentences_used=_sentences_with(reading, used.get(source, ())),
            figures_unused=_in_order(figures.get(source, ())),
            dates_unused=_in_order(dates.get(source, ())),
        )
        for reading in readings
        for source in (reading.document.source.id,)
    )


def spans_used(
    figures: Iterable[FigureFact],
    timeline: Iterable[TimelineFact],
    quotations: Iterable[QuotationFact],
    differences: Iterable[Difference],
    relations: Iterable[Relation],
) -> dict[str, list[Span]]:
    """Give the spans of all claims by their source."""
    used: dict[str, list[Span]] = defaultdict(list)
    for source, span in _claims(figures, timeline, quotations):
        used[source].append(span)
    for difference in differences:
        for claim in (claim for side in difference.sides for claim in side.claims if difference.kind != "spelling"):
            used[claim.source].append(claim.span)
    for relation in relations:
        for claim in relation.claims:
            used[claim.source].append(claim.span)
    return used


def _claims(
    figures: Iterable[FigureFact], timeline: Iterable[TimelineFact], quotations: Iterable[QuotationFact]
) -> Iterator[tuple[str, Span]]:
    for figure in figures:
        yield from ((claim.source, claim.span) for claim in figure.claims)
    for event in timeline:
        yield from ((claim.source, claim.span) for claim in event.claims)
    for quotation in quotations:
        yield from ((claim.source, claim.span) for claim in quotation.claims)


def _sentences_with(reading: Reading, spans: Sequence[Span]) -> int:
    """Count the sentences that share a character with one of `spans`."""
    sentences = [sentence.span for sentence in reading.document.sentences]
    starts = [sentence.start for sentence in sentences]
    found: set[int] = set()
    for span in spans:
        first = max(0, bisect_right(starts, span.start) - 1)
        last = max(0, bisect_right(starts, span.end - 1) - 1)
        found.update(index for index in range(first, last + 1) if sentences[index].overlaps(span))
    return len(found)


def _in_order(unused: Sequence[Unused]) -> tuple[Unused, ...]:
    return tuple(sorted(unused, key=lambda item: item.span))
