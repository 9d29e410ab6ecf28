"""Every record that passes between the rooms; `FactSheet` is the public contract of `content/factsheet.yml`."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from briefing.mentions import Basis, Bound, Mentions, Precision, Span

Rights = Literal["full", "excerpt", "link"]
Status = Literal["agreed", "differs", "single"]
DifferenceKind = Literal["value", "bound", "scope", "update", "date", "wording", "spelling"]
RelationKind = Literal["sum", "double", "part", "share", "rounding"]


class Record(BaseModel):
    """The one base: frozen, unknown keys forbidden; what YAML holds is what the program holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _span(value: Any) -> Any:  # noqa: ANN401 -- a YAML list, its numbers perhaps still texts, or a Span already
    if isinstance(value, Span) or not isinstance(value, list | tuple) or len(value) != 2:
        return value
    if not all(isinstance(part, int | str) for part in value):
        return value
    return Span(int(value[0]), int(value[1]))


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


PlacedSpan = Annotated[
    Span,
    BeforeValidator(_span),
    PlainSerializer(lambda span: [span.start, span.end], return_type=list[int]),
]
"""A span, in YAML `[start, end]`."""


def _sayable(number: Decimal) -> Decimal:
    # "1e999999999" is short to write, and takes all memory once it is written out.
    if abs(number.adjusted()) > LONGEST_NUMBER:
        raise ValueError(f"a number of over {LONGEST_NUMBER:,} digits")
    return number


LONGEST_NUMBER = 10_000
"""Digits before or after the point."""

Number = Annotated[Decimal, AfterValidator(_sayable), PlainSerializer(_plain, return_type=int | float)]
"""An exact decimal, in YAML a plain number."""


# --- sources ---------------------------------------------------------------------------------------------------


class Cite(Record):
    """A medium or agency that a source names as its own source."""

    name: str
    spans: tuple[PlacedSpan, ...]


class Source(Record):
    """One article and what is known about it; null is unknown, never guessed."""

    id: str
    path: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    retrieved: str | None = None
    licence: str | None = None
    rights: Rights = "excerpt"
    published_basis: Literal["stated", "editor", "unknown"] = "unknown"
    reference: str | None = None
    reference_basis: str | None = None
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a body; `line` is the file's, `paragraph` counts from 0."""

    span: Span
    line: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Document:
    """An article: its record, its body, its sentences in order; `title` and `credits` are spans of the body."""

    source: Source
    body: str
    sentences: tuple[Sentence, ...]
    title: Span | None = None
    credits: tuple[Span, ...] = ()
    language: str = "en"

    def sentence_at(self, position: int) -> Sentence:
        """Give the sentence that holds `position`, or the last one before it."""
        after = bisect_right(self.sentences, position, key=lambda sentence: sentence.span.start)
        return self.sentences[max(0, after - 1)]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and all that the finders found in it."""

    document: Document
    mentions: Mentions


# --- facts -----------------------------------------------------------------------------------------------------


class Says(Record):
    """Who says so; `carried` from a neighbouring sentence, or `stated` in the claim's own."""

    name: str
    role: str | None = None
    via: str | None = None
    basis: Literal["stated", "carried"] = "stated"
    span: PlacedSpan | None = None
    """The words of the same source that name the speaker: in another sentence where `basis` is `carried`."""


class FigureClaim(Record):
    """What one source says at one span; `says` null is the article's own voice, `origin` null is unknown."""

    source: str
    value: Number | None
    upper: Number | None = None
    bound: Bound = "exact"
    unit: str | None = None
    counted: str | None = None
    says: Says | None = None
    origin: str | None = None
    when: str | None = None
    span: PlacedSpan
    quote: str
    phrase: str
    phrase_span: PlacedSpan
    sentence_span: PlacedSpan


class Scope(Record):
    """What the figure is about beyond its noun; only what the text says."""

    place: str | None = None
    when: str | None = None
    per: str | None = None


class Headline(Record):
    """The value shown first, and the rule that chose it, in words."""

    value: Number | None
    upper: Number | None = None
    bound: Bound = "exact"
    rule: str


class Origins(Record):
    """Distinct origins known, and claims whose origin nobody states."""

    known: int
    unknown: int


class FigureFact(Record):
    """The claims that answer one question with a figure."""

    id: str
    label: str
    measure: str | None
    counted: str | None
    scope: Scope
    status: Status
    headline: Headline
    origins: Origins
    rank: int
    reviewed: bool = False
    claims: tuple[FigureClaim, ...] = Field(min_length=1)


class TimeClaim(Record):
    """One expression of one source for a day, month or year."""

    source: str
    expression: str
    span: PlacedSpan
    basis: Basis
    reference: str | None = None
    note: str | None = None
    says: Says | None = None
    quote: str
    sentence_span: PlacedSpan


class TimelineFact(Record):
    """What happened when: the claims that date one event."""

    id: str
    start: str
    end: str | None = None
    precision: Precision
    label: str
    status: Status
    origins: Origins
    rank: int
    reviewed: bool = False
    claims: tuple[TimeClaim, ...] = Field(min_length=1)


class Speaker(Record):
    """Who spoke; null is unknown."""

    name: str | None
    role: str | None = None


class QuotationClaim(Record):
    """Where a source prints the words, and the cue that gives them to the speaker."""

    source: str
    span: PlacedSpan
    quote: str
    cue: str | None = None
    part: Literal["whole", "fragment"] = "whole"


class QuotationFact(Record):
    """Exact words and their speaker."""

    id: str
    speaker: Speaker
    text: str
    claims: tuple[QuotationClaim, ...] = Field(min_length=1)


class NamedEntity(Record):
    """One person, organisation or place, with the spellings of each source."""

    id: str
    name: str
    role: str | None = None
    variants: dict[str, tuple[str, ...]]
    mentions: dict[str, int]


class NamedPlace(NamedEntity):
    """A place; where it lies is null when neither the gazetteer nor the editor knows."""

    geonames: int | None = None
    latitude: Number | None = None
    longitude: Number | None = None
    country: str | None = None


class Names(Record):
    """All that is named."""

    people: tuple[NamedEntity, ...] = ()
    organisations: tuple[NamedEntity, ...] = ()
    places: tuple[NamedPlace, ...] = ()


class Evidence(Record):
    """A span of a source and its words."""

    source: str
    span: PlacedSpan
    quote: str


class Side(Record):
    """One answer and who gives it."""

    says: str
    claims: tuple[Evidence, ...] = Field(min_length=1)


class Difference(Record):
    """A question to which the sources give different answers."""

    id: str
    kind: DifferenceKind
    about: str
    facts: tuple[str, ...] = ()
    sides: tuple[Side, ...] = Field(min_length=2)
    explanation: str


class Relation(Record):
    """Arithmetic that joins figures; one that holds is no difference."""

    id: str
    kind: RelationKind
    facts: tuple[str, ...]
    terms: tuple[Number, ...]
    total: Number
    holds: bool
    claims: tuple[Evidence, ...] = ()
    explanation: str


class Unused(Record):
    """A mention that no fact uses, and why."""

    span: PlacedSpan
    quote: str
    reason: str


class Coverage(Record):
    """How much of a source the fact sheet uses."""

    source: str
    sentences: int
    sentences_used: int
    figures_unused: tuple[Unused, ...] = ()
    dates_unused: tuple[Unused, ...] = ()


class Story(Record):
    """The story as a whole; `as_of` is its day, with the reason in words."""

    title: str | None = None
    language: str = "en"
    starts: str | None = None
    ends: str | None = None
    as_of: str | None = None
    as_of_basis: str


class DecisionNote(Record):
    """An editor's decision that a reader sees, with its reason."""

    fact: str
    what: str
    reason: str
    by: str | None = None
    on: str | None = None


class Publication(Record):
    """Who publishes the page, and where to write."""

    publisher: str | None = None
    contact: str | None = None
    corrections: str | None = None


class Editorial(Record):
    """What the editor adds for the page: everything else in the sheet comes from the sources."""

    summary: str | None = None
    publication: Publication = Publication()
    decisions: tuple[DecisionNote, ...] = ()
    source_notes: dict[str, str] = {}


class FactSheet(Record):
    """All that is known: written by `briefing extract`, read by everything else."""

    format: Annotated[Literal[1], BeforeValidator(lambda value: 1 if value == "1" else value)] = 1
    story: Story
    sources: tuple[Source, ...]
    figures: tuple[FigureFact, ...] = ()
    timeline: tuple[TimelineFact, ...] = ()
    quotations: tuple[QuotationFact, ...] = ()
    names: Names = Names()
    differences: tuple[Difference, ...] = ()
    relations: tuple[Relation, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    editorial: Editorial = Editorial()

    @property
    def disagreements(self) -> tuple[Difference, ...]:
        """The differences of substance: two spellings of a name are none."""
        return tuple(each for each in self.differences if each.kind != "spelling")
