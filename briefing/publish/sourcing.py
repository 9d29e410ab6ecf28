"""What is known of each source, who leans on whom, and what each says of each figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap
from typing import Literal

from briefing.model import DecisionNote, FigureFact, NamedEntity, Source
from briefing.publish.edition import Edition
from briefing.publish.passages import Link
from briefing.publish.wording import Wording

TABLE_UP_TO = 8
"""With more sources than this a table has no room for a column each: it lists the sources of each value."""
SHOWN_ROWS = 24
ALONE_NAMED = 4


@dataclass(frozen=True)
class Row:
    """What is known of a source in one respect; None is unknown, and said to be."""

    label: str
    value: str | None


@dataclass(frozen=True)
class SourceCard:
    """One source."""

    number: int
    id: str
    title: str
    url: str
    line: str
    """Publisher and day, for a card that is folded."""
    rows: tuple[Row, ...]
    alone: tuple[Link, ...]
    more_alone: int
    used: str
    share: int
    sha256: str
    note: str


@dataclass(frozen=True)
class Cell:
    """What one source says of one figure."""

    state: Literal["says", "differs", "silent"]
    words: str
    href: str


@dataclass(frozen=True)
class MatrixRow:
    """One figure and a cell a source."""

    link: Link
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Answer:
    """A value and the sources that give it."""

    words: str
    numbers: tuple[int, ...]
    differs: bool


@dataclass(frozen=True)
class AnswerRow:
    """One figure and its values, where there are too many sources for a column each."""

    link: Link
    answers: tuple[Answer, ...]
    silent: int


@dataclass(frozen=True)
class Spelling:
    """One spelling of a name and the sources that use it."""

    words: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class SpellingRow:
    """A name with its spellings."""

    name: str
    spellings: tuple[Spelling, ...]


@dataclass(frozen=True)
class Dot:
    """An origin or a source in the drawing of origins; a long name takes two lines."""

    lines: tuple[str, ...]
    y: int


@dataclass(frozen=True)
class Strand:
    """A line from an origin to the source that leans on it."""

    origin_y: int
    source_y: int
    medium: bool


@dataclass(frozen=True)
class Origins:
    """Who leans on whom: those who say so at the left, the sources at the right."""

    title: str
    origins: tuple[Dot, ...]
    sources: tuple[Dot, ...]
    strands: tuple[Strand, ...]
    left_out: int
    height: int


@dataclass(frozen=True)
class DecisionView:
    """What the editor decided about a fact, and why."""

    link: Link
    what: str
    reason: str


@dataclass(frozen=True)
class Sourcing:
    """The whole part."""

    cards: tuple[SourceCard, ...]
    compact: bool
    matrix: tuple[MatrixRow, ...]
    answers: tuple[AnswerRow, ...]
    numbers: tuple[int, ...]
    rows_shown: int
    spellings: tuple[SpellingRow, ...]
    origins: Origins | None
    decisions: tuple[DecisionView, ...]
    reviewed: str


def sourcing(edition: Edition, say: Wording) -> Sourcing:
    """Gather what a reader needs to judge the sources."""
    count = len(edition.sheet.sources)
    narrow = count <= TABLE_UP_TO
    return Sourcing(
        cards=tuple(source_card(edition, source, say) for source in edition.sheet.sources),
        compact=count > 6,
        matrix=tuple(_matrix_row(edition, fact, say) for fact in edition.ranked) if narrow and count > 1 else (),
        answers=tuple(_answer_row(edition, fact, say) for fact in _shared_first(edition)) if not narrow else (),
        numbers=tuple(range(1, count + 1)),
        rows_shown=SHOWN_ROWS,
        spellings=tuple(_spellings(edition)),
        origins=_origins(edition, say),
        decisions=tuple(_decision(edition, note) for note in edition.sheet.editorial.decisions),
        reviewed=_reviewed(edition, say),
    )


def source_rows(edition: Edition, source: Source, say: Wording) -> tuple[Row, ...]:
    """Say what a source is; what it does not state is unknown."""
    cited = [cite.name for cite in source.cites]
    published = say.date(source.published) if source.published else None
    if published and source.published_basis == "editor":
        published = say("source.by_editor", value=published)
    return (
        Row(say("source.publisher"), source.publisher),
        Row(say("source.author"), source.author),
        Row(say("source.published"), published),
        *_reading_day(edition, source, say),
        *((Row(say("source.cites"), say.listed(cited)),) if cited else ()),
        *((Row(say("source.licence"), source.licence),) if source.licence else ()),
        *((Row(say("source.retrieved"), say.date(source.retrieved)),) if source.retrieved else ()),
    )


def _reading_day(edition: Edition, source: Source, say: Wording) -> tuple[Row, ...]:
    if source.published or not source.reference:
        return ()
    basis = source.reference_basis or ""
    for name, number in edition.numbers.items():
        basis = basis.replace(name, str(number))
    parts = (say.date(source.reference), basis)
    return (Row(say("source.read_as_of"), "; ".join(part for part in parts if part)),)


def source_card(edition: Edition, source: Source, say: Wording) -> SourceCard:
    """Say what a source is, what it alone says and how much of it is used."""
    coverage = next((found for found in edition.sheet.coverage if found.source == source.id), None)
    total = coverage.sentences if coverage else len(edition.sentence_spans.get(source.id, ()))
    used = coverage.sentences_used if coverage else _used_sentences(edition, source.id)
    alone = _alone(edition, source.id)
    return SourceCard(
        number=edition.numbers[source.id],
        id=source.id,
        title=source.title or say("source.untitled"),
        url=source.url or "",
        line=" · ".join(
            [
                source.publisher or say("source.no_publisher"),
                *([say.date(source.published)] if source.published else []),
            ]
        ),
        rows=source_rows(edition, source, say),
        alone=alone[:ALONE_NAMED],
        more_alone=max(0, len(alone) - ALONE_NAMED),
        used=say("source.used_of", n=total, used=used, total=total),
        share=round(100 * used / total) if total else 0,
        sha256=source.sha256,
        note=edition.sheet.editorial.source_notes.get(source.id, ""),
    )


def _used_sentences(edition: Edition, source: str) -> int:
    uses = edition.uses.get(source, ())
    return sum(any(use.span.overlaps(sentence) for use in uses) for sentence in edition.sentence_spans.get(source, ()))


def _alone(edition: Edition, source: str) -> tuple[Link, ...]:
    return tuple(
        Link(f"briefing:index.html#fact-{fact.id}", fact.label)
        for fact in edition.ranked
        if {claim.source for claim in fact.claims} == {source} and len(edition.sources) > 1
    )


# --- who says what ---------------------------------------------------------------------------------------------


def _matrix_row(edition: Edition, fact: FigureFact, say: Wording) -> MatrixRow:
    return MatrixRow(
        Link(f"briefing:index.html#fact-{fact.id}", fact.label),
        tuple(_cell(edition, fact, source.id, say) for source in edition.sheet.sources),
    )


def _cell(edition: Edition, fact: FigureFact, source: str, say: Wording) -> Cell:
    claims = [claim for claim in fact.claims if claim.source == source]
    if not claims:
        return Cell("silent", say("sourcing.silent"), "")
    words = tuple(dict.fromkeys(str(say.value(claim.value, claim.upper, claim.bound, claim.unit)) for claim in claims))
    shown = fact.headline
    same = any((claim.value, claim.upper, claim.bound) == (shown.value, shown.upper, shown.bound) for claim in claims)
    state: Literal["says", "differs"] = "differs" if fact.status == "differs" and not same else "says"
    return Cell(state, ", ".join(words), edition.passage_link(source, claims[0].phrase_span))


def _shared_first(edition: Edition) -> list[FigureFact]:
    return sorted(edition.ranked, key=lambda fact: len({claim.source for claim in fact.claims}) < 2)


def _answer_row(edition: Edition, fact: FigureFact, say: Wording) -> AnswerRow:
    by_value: dict[str, set[int]] = {}
    for claim in fact.claims:
        words = str(say.value(claim.value, claim.upper, claim.bound, claim.unit))
        by_value.setdefault(words, set()).add(edition.numbers[claim.source])
    shown = fact.headline
    unit = next((claim.unit for claim in fact.claims), None)
    first = str(say.value(shown.value, shown.upper, shown.bound, unit))
    answers = tuple(
        Answer(words, tuple(sorted(numbers)), differs=fact.status == "differs" and words != first)
        for words, numbers in sorted(by_value.items(), key=lambda entry: (entry[0] != first, entry[0]))
    )
    told = {claim.source for claim in fact.claims}
    return AnswerRow(
        Link(f"briefing:index.html#fact-{fact.id}", fact.label), answers, len(edition.sheet.sources) - len(told)
    )


def _spellings(edition: Edition) -> Iterable[SpellingRow]:
    names = edition.sheet.names
    for entity in (*names.places, *names.people, *names.organisations):
        if len(entity.variants) > 1:
            yield SpellingRow(entity.name, tuple(_variants(edition, entity)))


def _variants(edition: Edition, entity: NamedEntity) -> Iterable[Spelling]:
    for words, sources in entity.variants.items():
        yield Spelling(words, tuple(sorted(edition.numbers[source] for source in sources if source in edition.numbers)))


# --- who leans on whom -----------------------------------------------------------------------------------------

LARGEST_DRAWING = 12
ORIGIN_STEP = 28
LETTERS_A_LINE = 22
"""What fits beside the dots on a phone."""


def _origins(edition: Edition, say: Wording) -> Origins | None:
    """Draw the speakers and media that two or more sources share; the others are counted."""
    said: dict[str, set[int]] = {}
    for fact in edition.sheet.figures:
        for claim in fact.claims:
            if claim.says:
                said.setdefault(claim.says.name, set()).add(edition.numbers[claim.source])
    cited: dict[str, set[int]] = {}
    for source in edition.sheet.sources:
        for cite in source.cites:
            cited.setdefault(cite.name, set()).add(edition.numbers[source.id])
    # Those that several sources lean on come first: they are why the drawing is there.
    named = sorted(
        {*said, *cited}, key=lambda name: (-len(said.get(name, set()) | cited.get(name, set())), name not in said, name)
    )
    shown = named[:LARGEST_DRAWING]
    sources = sorted({number for name in shown for number in said.get(name, set()) | cited.get(name, set())})
    if len(edition.sheet.sources) < 2 or len(shown) < 2 or len(sources) > LARGEST_DRAWING:
        return None
    shown.sort(key=lambda name: (min(said.get(name, set()) | cited.get(name, set())), name))
    left = {name: 40 + at * ORIGIN_STEP for at, name in enumerate(shown)}
    height = 40 + max(len(shown), 2 * len(sources)) * ORIGIN_STEP
    step = Decimal(height - 40) / len(sources)
    right = {number: int(40 + step * at + step / 2 - 13) for at, number in enumerate(sources)}
    strands = tuple(
        Strand(left[name], right[number], medium=number not in said.get(name, set()))
        for name in shown
        for number in sorted(said.get(name, set()) | cited.get(name, set()))
    )
    told = "; ".join(
        say(
            "sourcing.leans",
            name=name,
            sources=say.listed([str(n) for n in sorted(said.get(name, set()) | cited.get(name, set()))]),
        )
        for name in shown
    )
    return Origins(
        title=say("sourcing.origins_title", told=told),
        origins=tuple(Dot(_two_lines(name), y) for name, y in left.items()),
        sources=tuple(Dot((str(number),), y) for number, y in right.items()),
        strands=strands,
        left_out=len(named) - len(shown),
        height=height,
    )


def _two_lines(name: str) -> tuple[str, ...]:
    return tuple(wrap(name, LETTERS_A_LINE, max_lines=2, placeholder=" …"))


def _decision(edition: Edition, note: DecisionNote) -> DecisionView:
    anchor, label = edition.about(note.fact)
    return DecisionView(Link(f"briefing:index.html#{anchor}" if anchor else "", label), note.what, note.reason)


def _reviewed(edition: Edition, say: Wording) -> str:
    facts = edition.facts
    waiting = sum(not fact.reviewed for fact in facts)
    if edition.unseen:
        return say("sourcing.unseen", n=edition.unseen)
    if not facts:
        return ""
    return (
        say("sourcing.unreviewed", n=waiting, all=len(facts)) if waiting else say("sourcing.all_reviewed", n=len(facts))
    )
