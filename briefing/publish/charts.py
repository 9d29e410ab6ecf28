"""Figures to drawings: where each dot, line and square stands; the templates draw them.

Positions across are in percent and sizes in pixels, so that type stays as large on a phone as on a desk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefing.mentions import Bound
from briefing.publish.wording import Wording

ROW = 34
"""Height of a row of a plot."""
LEFT, RIGHT = Decimal(26), Decimal(93)
"""Where the scale of a plot begins and ends, in percent."""
ROOM = 26
"""What the text of a value takes across, in percent of a narrow drawing."""
LARGEST_UNITS = 400
"""Above this many squares nobody counts or compares them: a bar is drawn."""
ACROSS = 25
"""Squares in a row."""
STEP = 11
"""From one square to the next."""


@dataclass(frozen=True)
class Tick:
    """A place on a scale and its number."""

    x: Decimal
    text: str


@dataclass(frozen=True)
class PlotRow:
    """One value and who says it; `line` is where a bound or a range runs, `open` to which side it has no end."""

    label: str
    y: int
    x: Decimal | None
    line: tuple[Decimal, Decimal] | None
    open: Literal["", "left", "right"]
    text: str
    text_side: Literal["left", "right", "above"]
    differs: bool
    about: bool = False


@dataclass(frozen=True)
class Plot:
    """A dot plot: a row a value, the scale below."""

    title: str
    rows: tuple[PlotRow, ...]
    ticks: tuple[Tick, ...]
    height: int


@dataclass(frozen=True)
class Reading:
    """What a plot is made of: a value, who says it, and whether it is another than the one shown first."""

    label: str
    order: int
    value: Decimal | None
    upper: Decimal | None
    bound: Bound
    text: str
    differs: bool


def dot_plot(readings: Sequence[Reading], title: str, say: Wording) -> Plot | None:
    """Place each reading on one scale from zero, lowest first; nothing where fewer than two values can be placed."""
    values = {reading.value for reading in readings if reading.value is not None}
    if len({(reading.value, reading.upper, reading.bound) for reading in readings}) < 2 or not values:
        return None
    high = max([*values, *(reading.upper for reading in readings if reading.upper is not None)])
    low = min(Decimal(0), *values)
    ticks = _scale(low, high)
    if any(reading.value == ticks[-1] and reading.bound in {"at-least", "more-than"} for reading in readings):
        # A line that runs on needs room to run to.
        ticks = (*ticks, 2 * ticks[-1] - ticks[-2])
    low, top = min(ticks), max(ticks)

    def across(value: Decimal) -> Decimal:
        return _rounded(LEFT + (RIGHT - LEFT) * (value - low) / (top - low))

    ordered = sorted(readings, key=lambda reading: (reading.value is None, reading.value or 0, reading.order))
    rows = tuple(_row(reading, ROW // 2 + 6 + at * ROW, across) for at, reading in enumerate(ordered))
    marks = tuple(Tick(across(tick), say.number(tick)) for tick in ticks)
    return Plot(title, rows, marks, len(rows) * ROW + 30)


def _row(reading: Reading, y: int, across: Callable[[Decimal], Decimal]) -> PlotRow:
    x = across(reading.value) if reading.value is not None else None
    line: tuple[Decimal, Decimal] | None = None
    side: Literal["", "left", "right"] = ""
    match (x, reading.bound):
        case (None, _):
            pass
        case (Decimal() as start, "at-least" | "more-than"):
            line, side = (start, RIGHT + 3), "right"
        case (Decimal() as end, "at-most" | "less-than"):
            line, side = (LEFT, end), "left"
        case (Decimal() as start, "range") if reading.upper is not None:
            line = (start, across(reading.upper))
    # The text stands where the line does not run, above the line where there is no such room.
    before = x is not None and x > LEFT + ROOM and side != "left"
    return PlotRow(
        label=reading.label,
        y=y,
        x=x,
        line=line,
        open=side,
        text=reading.text,
        text_side="left" if before else "above" if line else "right",
        differs=reading.differs,
        about=reading.bound == "about",
    )


def _scale(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """Give three to six round numbers that take in `low` and `high`."""
    step = Decimal(1).scaleb((high - low or Decimal(1)).adjusted() - 1)
    for factor in (1, 2, 5, 10, 20, 50, 100):
        if (high - low) / (step * factor) <= 5:
            step *= factor
            break
    first = (low / step).to_integral_value(rounding="ROUND_FLOOR")
    last = (high / step).to_integral_value(rounding="ROUND_CEILING")
    return tuple(step * at for at in range(int(first), int(max(last, first + 1)) + 1))


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"))


@dataclass(frozen=True)
class Units:
    """A whole as squares, the part of it filled: two paths over two patterns draw any number of them."""

    title: str
    width: int
    height: int
    whole: str
    part: str


def unit_squares(whole: Decimal, part: Decimal, title: str) -> Units | None:
    """Draw one square a piece; nothing where they are too many, or no whole pieces."""
    if whole != int(whole) or part != int(part) or not 0 <= part <= whole <= LARGEST_UNITS or whole < 2:
        return None
    across = min(ACROSS, int(whole))
    rows = -(-int(whole) // across)
    return Units(title, across * STEP, rows * STEP, _squares(int(whole), across), _squares(int(part), across))


def _squares(count: int, across: int) -> str:
    full, rest = divmod(count, across)
    if not rest:
        return f"M0 0H{across * STEP}V{full * STEP}H0Z" if full else ""
    if not full:
        return f"M0 0H{rest * STEP}V{STEP}H0Z"
    return f"M0 0H{across * STEP}V{full * STEP}H{rest * STEP}V{(full + 1) * STEP}H0Z"


@dataclass(frozen=True)
class BarPart:
    """A part of a bar."""

    x: Decimal
    width: Decimal
    number: str
    label: str
    shade: Literal["a", "b"]
    roomy: bool
    """Whether the number has room in the bar, on a phone too."""
    labelled: bool
    """Whether its label has room below."""


@dataclass(frozen=True)
class Bar:
    """One bar of parts, on the whole that they are a part of."""

    label: str
    y: int
    parts: tuple[BarPart, ...]
    whole: Decimal


@dataclass(frozen=True)
class Bars:
    """Bars of equal parts under one another, the sum of the parts below."""

    title: str
    bars: tuple[Bar, ...]
    whole_text: str
    sum_text: str
    sum_width: Decimal
    height: int


NARROW, LETTER = 3, 8
"""Pixels that a percent of the width has on a phone, and that a letter takes."""
BAR = 70
"""From one bar to the next."""


def stacked_bars(
    parts: Sequence[tuple[Decimal, str, str]],
    rows: Sequence[str],
    *,
    whole: tuple[Decimal, str] | None,
    total: str,
    title: str,
) -> Bars | None:
    """Draw `parts` (value, number, label) end to end, once for each of `rows`; `whole` is what they are a part of."""
    amounts = [value for value, _, _ in parts]
    if not amounts or any(value < 0 for value in amounts) or not sum(amounts):
        return None
    full = max(sum(amounts, Decimal(0)), whole[0] if whole else Decimal(0))
    drawn: list[BarPart] = []
    at = Decimal(0)
    for index, (value, number, label) in enumerate(parts):
        width = 100 * value / full
        roomy, labelled = (width * NARROW >= LETTER * len(words) for words in (number, label))
        shade: Literal["a", "b"] = "b" if index % 2 else "a"
        drawn.append(BarPart(_rounded(at), _rounded(width), number, label, shade, roomy, labelled))
        at += width
    top = 16 if any(rows) else 0
    bars = tuple(Bar(label, top + index * BAR, tuple(drawn), Decimal(100)) for index, label in enumerate(rows))
    beyond = whole is not None and whole[0] > sum(amounts, Decimal(0))
    height = top + len(rows) * BAR + 32
    return Bars(title, bars, whole[1] if whole and beyond else "", total, _rounded(at), height)
