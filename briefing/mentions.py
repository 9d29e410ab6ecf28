"""What the finders yield: a span of a text and what stands there.

Plain dataclasses: pydantic takes 80 ms to import, and whoever only reads does not need it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeVar

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["instant", "hour", "part-of-day", "day", "week", "month", "season", "year"]
Basis = Literal["explicit", "weekday", "relative", "year-inferred"]
Bound = Literal[
    "exact", "at-least", "at-most", "more-than", "less-than", "about", "range", "dozens", "hundreds", "thousands"
]
NameType = Literal["person", "organisation", "place"]
Scale = Literal["continent", "country", "region", "town"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to, not including, `end`, in code points; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span {self.start}, {self.end} is empty or negative")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Give the words of `text` at this span."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Say whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end


def covering(spans: Iterable[Span]) -> Span:
    """Give the smallest span that contains all `spans`; raise `ValueError` when there are none."""
    listed = list(spans)
    return Span(min(span.start for span in listed), max(span.end for span in listed))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span and the name of the rule that found it."""

    span: Span
    rule: str


def overlapped(spans: Sequence[Span], span: Span) -> tuple[int, int]:
    """Give the first of `spans`, in order and apart, that shares a character with `span`, and the one after it all."""
    first = bisect_right(spans, span.start, key=lambda other: other.end)
    return first, max(first, bisect_left(spans, span.end, key=lambda other: other.start))


Placed = TypeVar("Placed", bound=Mention)


def touching(mentions: Sequence[Placed], span: Span) -> Sequence[Placed]:
    """Give those of `mentions`, which are in order and apart, that share a character with `span`."""
    first = bisect_right(mentions, span.start, key=lambda mention: mention.span.end)
    after = bisect_left(mentions, span.end, key=lambda mention: mention.span.start)
    return mentions[first:after]


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Mention):
    """A temporal expression, in the terms of TIMEX3 (ISO-TimeML): `value` is one of its normal forms."""

    value: str
    """`2024-03-04`, `2024-03`, `2024-W10`, `2024-W10-WE`, `2024-03-04TMO`, `P3D`, `PRESENT_REF`; X is unknown."""
    type: TimeType
    start: str | None = None
    """First day, month or year it names, ISO 8601 and no more precise than the text; null: not worked out."""
    end: str | None = None
    """Last one, where the expression is an interval: overnight is two days, a weekend Saturday to Sunday."""
    precision: Precision | None = None
    basis: Basis | None = None
    weekday: int | None = None
    """The weekday that the expression names, Monday is 1."""
    approximate: bool = False
    note: str | None = None
    """How it was worked out, one plain sentence, where that is not plain from the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Mention):
    """A quantity. `span` holds the number itself, with its scale, currency and unit where they are joined to it."""

    value: Decimal | None
    """Null for a vague count (`dozens`)."""
    upper: Decimal | None = None
    """The upper end of a range."""
    bound: Bound = "exact"
    unit: str | None = None
    """`USD`, `%`, `pp`, `km`, `magnitude`, `votes` …; null for a plain count of things."""
    counted: str | None = None
    """The counted noun with its modifiers and without determiner, as printed: `ballistic missiles`."""
    counted_span: Span | None = None
    measure: str | None = None
    """What happened to what is counted, as one word: `injured`, `launched`, `intercepted`; null rather than wrong."""
    agent: str | None = None
    """Who did that, as printed, where the clause has it as subject: `Russia` launched."""
    per: str | None = None
    """What the number is counted for: `each`, `side`, `day`, `household`."""
    part: bool = False
    """The number is a part of a whole named beside it: `six of the ballistic missiles`."""
    phrase: Span
    """The words a reader needs to understand the number: qualifier, number, noun and verb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Mention):
    """Words between quotation marks that somebody is said to have spoken or written; `span` is inside the marks."""

    speaker: str | None = None
    """The speaker's name, resolved within the text (`he` gives the name it stands for); null when it is not clear."""
    role: str | None = None
    speaker_span: Span | None = None
    """Where the text names the speaker of this quotation: a name, a pronoun, a role."""
    cue: str | None = None
    """The reporting words: `said`, `stating`, `according to`."""
    part: Literal["whole", "fragment"] = "whole"
    """A fragment is no full sentence: its clause goes on outside the marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Mention):
    """Who says so: `span` covers the words that name the speaker and the cue."""

    name: str
    """As a reader should see it, without article and possessive: `National Police`, `Mara Lind`, `officials`."""
    role: str | None = None
    source: Span
    """The words that name the speaker."""
    cue: str
    content: Span
    """What is attributed, within the sentence; the cue itself may lie inside."""
    via: str | None = None
    """The medium it reached the article through: `told Reuters`, `citing the AFP agency`."""
    named: bool = True
    """False for a speaker without name or office: `witnesses`, `officials`, `a source`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Mention):
    """A proper name of a person, an organisation or a place."""

    name: str
    """As a reader should see it: without title, article, possessive or `city of`."""
    type: NameType
    canonical: str | None = None
    """The fullest form of it in the same text: `Lind` gives `Mara Lind`; a medium's initials its name."""
    role: str | None = None
    """The office or title that stands beside it: `mayor`, `US President`."""
    geonames: int | None = None
    """GeoNames id of a place that the gazetteer knows."""
    latitude: Decimal | None = None
    """Of that place, in degrees, north positive (WGS 84)."""
    longitude: Decimal | None = None
    """Of that place, in degrees, east positive (WGS 84)."""
    country: str | None = None
    """ISO 3166-1 code of the country it lies in."""
    scale: Scale | None = None
    """How large the place is, where the gazetteer knows it."""
    medium: bool = False
    """A newspaper, broadcaster or agency: an organisation that others name as their source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All that the finders found in one text, each kind in the order of the text."""

    times: tuple[Time, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    names: tuple[Name, ...] = ()
