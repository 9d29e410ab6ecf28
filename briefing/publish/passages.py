"""A text and its spans to segments with marks; a source to the passages of it that the page may show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.mentions import Span
from briefing.model import Source
from briefing.publish.edition import Edition, Use
from briefing.publish.wording import Wording

NEIGHBOURS = 1
"""How many sentences beside a used one are shown of a source whose rights are `excerpt`."""


@dataclass(frozen=True)
class Segment:
    """A run of characters that is marked or not."""

    text: str
    marked: bool


def segments(text: str, within: Span, marks: Iterable[Span]) -> tuple[Segment, ...]:
    """Cut the text `within` a span at the borders of `marks`; together the segments are that text."""
    cut: list[Segment] = []
    at = within.start
    for mark in _joined(mark for mark in marks if mark.overlaps(within)):
        start, end = max(mark.start, within.start), min(mark.end, within.end)
        if at < start:
            cut.append(Segment(text[at:start], marked=False))
        cut.append(Segment(text[start:end], marked=True))
        at = end
    if at < within.end:
        cut.append(Segment(text[at : within.end], marked=False))
    return tuple(cut)


def _joined(marks: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for mark in sorted(marks):
        if joined and mark.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, mark.end))
        else:
            joined.append(mark)
    return joined


@dataclass(frozen=True)
class ShownSentence:
    """A sentence of a source's page."""

    anchor: str
    used: bool
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Link:
    """Words that lead to a part of the page."""

    href: str
    words: str


@dataclass(frozen=True)
class Passage:
    """A paragraph of shown sentences with what its words are used for, or a gap of `omitted` sentences."""

    sentences: tuple[ShownSentence, ...] = ()
    used_for: tuple[Link, ...] = ()
    omitted: int = 0
    last: bool = False


@dataclass(frozen=True)
class SourcePage:
    """All that the page of a source shows."""

    number: int
    count: int
    source: Source
    used: int
    total: int
    share: int
    passages: tuple[Passage, ...]
    rights: str


def source_page(edition: Edition, source_id: str, say: Wording) -> SourcePage:
    """Choose what the page of a source may show by its rights."""
    source = edition.sources[source_id]
    sentences = edition.sentence_spans.get(source_id, ())
    uses = edition.uses_by_sentence(source_id)
    used = [at for at, meant in enumerate(uses) if meant]
    counted, total = edition.used_of(source_id)
    return SourcePage(
        number=edition.numbers[source_id],
        count=len(edition.sheet.sources),
        source=source,
        used=counted,
        total=total,
        share=round(100 * counted / total) if total else 0,
        passages=tuple(_passages(edition, source, sentences, uses, _shown(source, len(sentences), used), say)),
        rights=say(f"rights.{source.rights}"),
    )


def _shown(source: Source, count: int, used: Sequence[int]) -> list[int]:
    match source.rights:
        case "full":
            return list(range(count))
        case "excerpt":
            reach = range(-NEIGHBOURS, NEIGHBOURS + 1)
            return sorted({at + step for at in used for step in reach if 0 <= at + step < count})
        case "link":
            return list(used)


def _passages(
    edition: Edition,
    source: Source,
    sentences: Sequence[Span],
    uses: Sequence[Sequence[Use]],
    shown: Sequence[int],
    say: Wording,
) -> Iterable[Passage]:
    body = edition.bodies[source.id]
    at = 0
    for run in _paragraphs(edition, source.id, shown):
        if run[0] > at:
            yield Passage(omitted=run[0] - at)
        at = run[-1] + 1
        yield Passage(
            sentences=tuple(
                _sentence(body, index, sentences[index], uses[index], only_marks=source.rights == "link")
                for index in run
            ),
            used_for=_used_for([use for index in run for use in uses[index]], say),
        )
    if at < len(sentences):
        yield Passage(omitted=len(sentences) - at, last=True)


def _used_for(uses: Sequence[Use], say: Wording) -> tuple[Link, ...]:
    """Link to what the words are used for, once a name: a figure and the difference about it share one."""
    links: dict[str, str] = {}
    for use in uses:
        words = say("source.quotation", words=use.label) if use.anchor.startswith("quote-") else use.label
        links.setdefault(words, f"briefing:index.html#{use.anchor}")
    return tuple(Link(href, words) for words, href in links.items())


def _sentence(body: str, index: int, span: Span, uses: Sequence[Use], *, only_marks: bool) -> ShownSentence:
    cut = segments(body, span, (use.span for use in uses))
    used = any(segment.marked for segment in cut)
    # Where nothing but the used words may be shown, what is left out between them is an ellipsis.
    shown = tuple(s if s.marked else Segment(" … ", marked=False) for s in cut) if only_marks else cut
    return ShownSentence(f"s{index + 1}", used, shown)


def _paragraphs(edition: Edition, source_id: str, shown: Sequence[int]) -> list[list[int]]:
    """Part the shown sentences where some are left out between them, and where the source begins a paragraph."""
    known = edition.sentences.get(source_id, ())
    runs: list[list[int]] = []
    for index in shown:
        follows = bool(runs) and runs[-1][-1] == index - 1
        if follows and (not known or known[index].paragraph == known[index - 1].paragraph):
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs
