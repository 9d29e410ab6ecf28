"""Dates to an axis: days to scale, long gaps broken, certainty as form (a point, a span, a fuzzy edge)."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from briefing.publish.wording import Wording

LONGEST_GAP = 14
"""Days without an event after which the axis is broken, at least."""
MOST_PIECES = 4
BREAK = Decimal(8)
"""What a break takes across, in percent."""
MOST_TICKS = 12
NARROW, WIDE = Decimal("2.9"), Decimal("1.15")
"""What a letter of a label takes across, in percent, on a phone and on a desk."""
LANE = 20
HALF_A_DOT = Decimal("1.2")
MOST_LANES = 6
LONGEST_LABEL = 24


@dataclass(frozen=True)
class Happening:
    """An event with its first and last day; `loose` says that it happened somewhere between them."""

    anchor: str
    label: str
    first: date
    last: date
    loose: bool
    rank: int


@dataclass(frozen=True)
class AxisMark:
    """An event on the axis."""

    anchor: str
    title: str
    form: Literal["point", "span", "fuzzy"]
    x: Decimal
    width: Decimal
    y: int


@dataclass(frozen=True)
class AxisTick:
    """A day, month or year below the axis; a minor one is left out on a phone."""

    x: Decimal
    text: str
    anchor: Literal["start", "middle", "end"]
    minor: bool
    row: int


@dataclass(frozen=True)
class AxisPiece:
    """A stretch of time to scale; the line before it is broken unless it is the first."""

    x: Decimal
    end: Decimal


@dataclass(frozen=True)
class Axis:
    """The overview above the timeline."""

    title: str
    pieces: tuple[AxisPiece, ...]
    marks: tuple[AxisMark, ...]
    ticks: tuple[AxisTick, ...]
    line: int
    height: int
    forms: tuple[str, ...]


@dataclass(frozen=True)
class _Piece:
    first: date
    last: date
    x: Decimal
    width: Decimal
    dated: bool
    """Whether an event of it has a day; where none has, its days have no numbers."""

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def across(self, day: date) -> Decimal:
        return self.x + self.width * (day - self.first).days / self.days


def time_axis(happenings: Sequence[Happening], say: Wording) -> Axis | None:
    """Draw the events on one line; nothing where there are fewer than two days to place."""
    if len({(event.first, event.last) for event in happenings}) < 2:
        return None
    pieces = _pieces(happenings)
    lanes = _lanes(happenings, pieces)
    top = max((lane for *_, lane in lanes), default=0)
    line = 16 + top * LANE
    marks = tuple(_mark(event, x, width, line - lane * LANE) for event, x, width, lane in lanes)
    told = [f"{_dates(event, say)}: {event.label}" for event in happenings]
    return Axis(
        title=say("timeline.axis_title", told="; ".join(told)),
        pieces=tuple(AxisPiece(_rounded(piece.x), _rounded(piece.x + piece.width)) for piece in pieces),
        marks=marks,
        ticks=tuple(_ticks(pieces, say)),
        line=line,
        height=line + 48,
        forms=tuple(form for form in ("point", "span", "fuzzy") if any(mark.form == form for mark in marks)),
    )


def _dates(event: Happening, say: Wording) -> str:
    first, last = say.day(event.first, "short"), say.day(event.last, "short")
    return first if first == last else say("range", low=first, high=last)


def _pieces(happenings: Sequence[Happening]) -> list[_Piece]:
    """Part the time where nothing happens for long, and give each piece its share of the width."""
    stretches = _stretches(happenings, LONGEST_GAP)
    gap = LONGEST_GAP
    while len(stretches) > MOST_PIECES:
        gap *= 2
        stretches = _stretches(happenings, gap)
    free = Decimal(98) - BREAK * (len(stretches) - 1)
    # A stretch weighs by its events, so that one old date does not push the days of the story together.
    dated = [any(first <= one.first <= last and not one.loose for one in happenings) for first, last in stretches]
    weights = [
        Decimal(2 + sum(first <= event.first <= last for event in happenings))
        + (min((last - first).days, LONGEST_GAP) if days else 0)
        for (first, last), days in zip(stretches, dated, strict=True)
    ]
    placed: list[_Piece] = []
    x = Decimal(1)
    for (first, last), days, weight in zip(stretches, dated, weights, strict=True):
        width = free * weight / sum(weights)
        placed.append(_Piece(first, last, x, width, days))
        x += width + BREAK
    return placed


def _stretches(happenings: Sequence[Happening], gap: int) -> list[tuple[date, date]]:
    stretches: list[tuple[date, date]] = []
    for event in sorted(happenings, key=lambda event: (event.first, event.last)):
        if stretches and (event.first - stretches[-1][1]).days <= gap:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], event.last))
        else:
            stretches.append((event.first, event.last))
    return stretches


def _lanes(happenings: Sequence[Happening], pieces: Sequence[_Piece]) -> list[tuple[Happening, Decimal, Decimal, int]]:
    """Stack what would lie on the same place; above the highest lane marks share it."""
    lanes: list[list[tuple[Decimal, Decimal]]] = []
    placed: list[tuple[Happening, Decimal, Decimal, int]] = []
    # What lasts lies below what happens on one day.
    lasting_first = sorted(
        happenings, key=lambda event: (event.first == event.last, event.first, -event.last.toordinal(), event.rank)
    )
    for event in lasting_first:
        piece = next(piece for piece in pieces if piece.first <= event.first <= piece.last)
        day = piece.width / piece.days
        x = piece.across(event.first)
        width = piece.across(event.last) + day - x
        if event.first == event.last:
            x, width = x + day / 2, Decimal(0)
        left, right = x - HALF_A_DOT, x + max(width, HALF_A_DOT)
        free = (at for at, taken in enumerate(lanes[: MOST_LANES - 1]) if _is_free(taken, left, right))
        lane = next(free, min(len(lanes), MOST_LANES - 1))
        if lane == len(lanes):
            lanes.append([])
        insort(lanes[lane], (left, right))
        placed.append((event, x, width, lane))
    return placed


def _is_free(taken: Sequence[tuple[Decimal, Decimal]], left: Decimal, right: Decimal) -> bool:
    """Say whether nothing lies between `left` and `right`; what is `taken` is in order and apart."""
    after = bisect_left(taken, right, key=lambda place: place[0])
    return after == 0 or taken[after - 1][1] <= left


def _mark(event: Happening, x: Decimal, width: Decimal, y: int) -> AxisMark:
    form: Literal["point", "span", "fuzzy"] = "fuzzy" if event.loose else "span" if width else "point"
    if form != "point" and width < 2:
        x, width = x - (2 - width) / 2, Decimal(2)
    return AxisMark(event.anchor, event.label, form, _rounded(x), _rounded(width), y)


def _ticks(pieces: Sequence[_Piece], say: Wording) -> list[AxisTick]:
    ticks: list[AxisTick] = []
    free = free_on_a_phone = Decimal(-1)
    for piece in pieces:
        ticks += _marks_of(piece, say)
        if piece.x < free:
            continue
        name = _name(piece, say)
        crowded = len(name) * NARROW > 100 - piece.x
        x = piece.x + piece.width if crowded else piece.x
        minor = piece.x < free_on_a_phone
        ticks.append(AxisTick(_rounded(x), name, "end" if crowded else "start", minor=minor, row=1))
        free = piece.x + len(name) * WIDE
        free_on_a_phone = free_on_a_phone if minor else piece.x + len(name) * NARROW
    return ticks


def _marks_of(piece: _Piece, say: Wording) -> Iterator[AxisTick]:
    """Yield the numbers of the days, or the names of the months, or the years, as many as there is room for."""
    if not piece.dated:
        return
    days = [piece.first + timedelta(days=at) for at in range(piece.days)]
    if piece.days <= 31:
        named = [(piece.across(day) + piece.width / piece.days / 2, str(day.day)) for day in days]
    elif piece.days <= 400:
        named = [(piece.across(day), say.day(day, "month_only")) for day in days if day.day == 1]
    else:
        named = [(piece.across(day), say.day(day, "year")) for day in days if (day.month, day.day) == (1, 1)]
    step = max(1, -(-len(named) // MOST_TICKS))
    letters = max((len(text) for _, text in named), default=1) + 1
    apart = piece.width / max(1, len(named))
    narrow = max(step, int(-(-(NARROW * letters * Decimal("0.8")) // apart)))
    for at in range(0, len(named), step):
        x, text = named[at]
        yield AxisTick(_rounded(x), text, "middle", minor=bool(at % narrow), row=0)


def _name(piece: _Piece, say: Wording) -> str:
    first, last = piece.first, piece.last
    if (first.year, first.month) == (last.year, last.month):
        return say.day(first, "month_short")
    if first.year == last.year and piece.days <= 366:
        return say("range", low=say.day(first, "month_only"), high=say.day(last, "month_short"))
    return say("range", low=say.day(first, "month_short"), high=say.day(last, "month_short"))


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"))
