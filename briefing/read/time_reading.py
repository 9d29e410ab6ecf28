"""What a rule gets and gives: the words it matched, the days already named, and the reading it makes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, DivisionByZero
from typing import NamedTuple

from briefing.mentions import Basis, Precision, TimeType
from briefing.read.time_tense import Tense, tense_at
from briefing.read.time_tokens import Run, Token
from briefing.read.time_values import (
    month_value,
    quarter_months,
    quarter_of,
    season_months,
    spoken,
    week_of,
    week_value,
)

# "1200", "2.5"
PLAIN_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,12})?")


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of an expression; one that is not `alone` counts only beside a day."""

    value: str
    type: TimeType = "DATE"
    start: str | None = None
    end: str | None = None
    precision: Precision | None = None
    basis: Basis | None = None
    weekday: int | None = None
    approximate: bool = False
    note: str | None = None
    alone: bool = True
    day: date | None = None
    """The day it stands for, where it is one day."""
    direction: str = ""
    """Of a length: `before` or `after`, where it is counted from what follows."""


@dataclass(slots=True)
class Focus:
    """What the text has named so far: what `that day` and `a year earlier` are counted from."""

    text: str
    reference: date | None
    day: date | None = None
    dated_at: int = -(10**9)
    """Where the last day with its year stands."""
    named_at: int = -(10**9)
    """Where the last day, month or year stands."""
    month: tuple[int, int] | None = None
    year: int | None = None
    quarter: tuple[int, int] | None = None
    """What a report is about: a year and its quarter, 0 for several months of it (`the nine months`)."""
    quarter_at: int = -(10**9)


class Found(NamedTuple):
    """A rule's match in a run: its words by their names in the pattern."""

    run: Run
    groups: dict[str, tuple[int, int]]
    focus: Focus
    start: int
    end: int

    def tokens(self, name: str) -> tuple[Token, ...]:
        """Give the words of a group, none where it took no part."""
        span = self.groups.get(name)
        if span is None:
            return ()
        places = self.run.places
        return self.run.tokens[places[span[0]] : places[span[1] - 1] + 1]

    def value(self, name: str) -> str | None:
        """Give the value of the last word of a group."""
        tokens = self.tokens(name)
        return tokens[-1].value if tokens else None

    def number(self, name: str) -> int | None:
        """Give the value of a group as a whole number."""
        value = self.value(name)
        return int(value) if value is not None and value.lstrip("-").isdecimal() else None

    def word(self, name: str) -> str:
        """Give the words of a group as printed, small."""
        tokens = self.tokens(name)
        return self.focus.text[tokens[0].start : tokens[-1].end].lower() if tokens else ""

    def letters(self, name: str) -> str:
        """Give the letters and signs of a group."""
        span = self.groups.get(name)
        return self.run.letters[span[0] : span[1]] if span else ""

    def letter_before(self, name: str, back: int = 1) -> str:
        """Give the letter or sign that stands before a group in its run."""
        at = self.groups[name][0] - back
        return self.run.letters[at] if at >= 0 else ""

    def tense(self) -> Tense | None:
        """Give the tense of the clause that the expression stands in."""
        return tense_at(self.focus.text, self.start, self.end)

    def before(self, length: int = 12) -> str:
        """Give the text right before the expression."""
        return self.focus.text[max(0, self.start - length) : self.start]

    def after(self, length: int = 16) -> str:
        """Give the text right after the expression."""
        return self.focus.text[self.end : self.end + length]


def count_of(found: Found, name: str) -> tuple[bool, Decimal | None]:
    """Give whether a group is a number, and the number: None where it is a vague one (`several`)."""
    tokens, letters = found.tokens(name), found.letters(name)
    if "Q" in letters:
        vague = [token.value for token in tokens if token.letter == "Q"]
        return True, None if vague[-1] == "X" else Decimal(vague[-1])
    if len(tokens) > 1 and tokens[0].letter == "a" and tokens[1].value not in ("100", "1000"):
        tokens = tokens[1:]
    values = [token.value for token in tokens if token.letter in "NYVa"]
    if not values:
        return False, None
    if "'" in letters or "·" in letters:
        printed = found.focus.text[tokens[0].start : tokens[-1].end].replace(",", "")
        return PLAIN_NUMBER.fullmatch(printed) is not None, _number(printed)
    if "/" in letters:
        return _with_fraction([Decimal(value) for value in values])
    values = values[:-1] if letters.endswith("Aau") else values
    ranged = "B" in letters or any(token.value == "or" for token in tokens)
    if not ranged and _is_two_numbers(found.focus.text, tokens):
        return False, None
    total = _sum([Decimal(value) for value in values], ranged=ranged)
    if total is None:
        return False, None
    if "u" in letters:
        return tokens[-1].value == "HALF", total + Decimal("0.5")
    return True, total


def _with_fraction(values: list[Decimal]) -> tuple[bool, Decimal | None]:
    if len(values) < 2 or not values[-1]:
        return False, None
    try:
        return True, sum(values[:-2], Decimal(0)) + values[-2] / values[-1]
    except DivisionByZero:
        return False, None


def _is_two_numbers(text: str, tokens: tuple[Token, ...]) -> bool:
    """Say whether digits stand beside another number that does not scale them: `1990 two years later`."""
    numbers = [token for token in tokens if token.letter in "NYV"]
    digits = [text[token.start].isdigit() for token in numbers]
    return len(numbers) > 1 and any(digits) and (any(digits[1:]) or numbers[1].value not in ("100", "1000"))


def _number(printed: str) -> Decimal | None:
    return Decimal(printed) if PLAIN_NUMBER.fullmatch(printed) else None


def _sum(values: list[Decimal], *, ranged: bool) -> Decimal | None:
    """Add up `twenty-four` and `two hundred`; of `two or three` take the lower; `three one-day` is no number."""
    total = values[0]
    for value in values[1:]:
        if value in (100, 1000):
            total *= value
        elif not ranged and (total % 100 == 0 or (total % 10 == 0 and total % 100 >= 20 and value < 10)):
            total += value
        else:
            return total if ranged else None
    return total


def of_day(day: date, basis: Basis, *, note: str | None = None, weekday: int | None = None) -> Reading:
    """Read an expression as one day."""
    iso = day.isoformat()
    return Reading(iso, start=iso, precision="day", basis=basis, note=note, weekday=weekday, day=day)


def of_week(day: date, basis: Basis = "relative", *, note: str | None = None) -> Reading:
    """Read an expression as the week, Monday to Sunday, that holds `day`."""
    first, last = week_of(day)
    return Reading(
        week_value(day), start=first.isoformat(), end=last.isoformat(), precision="week", basis=basis, note=note
    )


def of_month(year: int, month: int, basis: Basis, *, note: str | None = None) -> Reading:
    """Read an expression as a month."""
    value = month_value(year, month)
    return Reading(value, start=value, precision="month", basis=basis, note=note)


def of_year(year: int, basis: Basis, *, note: str | None = None) -> Reading:
    """Read an expression as a year."""
    value = f"{year:04}"
    return Reading(value, start=value, precision="year", basis=basis, note=note)


def of_quarter(year: int, quarter: int, basis: Basis) -> Reading:
    """Read an expression as a quarter of a year."""
    first, last = quarter_months(quarter)
    return Reading(
        f"{year:04}-Q{quarter}",
        start=month_value(year, first),
        end=month_value(year, last),
        precision="season",
        basis=basis,
    )


def of_reported(year: int, quarter: int) -> Reading:
    """Read an expression as a period that a report compares: a quarter, or the year that several months lie in."""
    return of_quarter(year, quarter, "relative") if quarter else of_year(year, "relative")


def of_season(year: int, season: str, basis: Basis) -> Reading:
    """Read an expression as a season of the northern half of the earth."""
    first, last = season_months(year, season)
    return Reading(f"{year:04}-{season}", start=first, end=last, precision="season", basis=basis)


def of_years(first: int, last: int, value: str) -> Reading:
    """Read an expression as a decade or a century."""
    return Reading(value, start=f"{first:04}", end=f"{last:04}", precision="year", basis="explicit")


LONG_PERIODS = frozenset({"P6M", "P9M", "P12M"})
"""Lengths that a report compares with the same length of the year before."""
BACKWARD = frozenset({"year-ago", "counted"})
"""Rules whose quarters lie a year back: they do not become the quarter that the text speaks of."""


def follow(focus: Focus, reading: Reading, rule: str, at: int) -> None:
    """Remember what `reading` names, for the expressions that point back to it."""
    if reading.value in LONG_PERIODS and focus.quarter is not None:
        focus.quarter, focus.quarter_at = (focus.quarter[0], 0), at
    if reading.type in ("DURATION", "SET") or reading.start is None or rule.startswith("holiday"):
        return
    if focus.day is not None and not _may_hold(reading, focus.day.isoformat()):
        focus.day = None
    focus.named_at = at
    if reading.precision in ("day", "part-of-day", "hour", "instant"):
        focus.day = date.fromisoformat(reading.start[:10])
        if reading.basis == "explicit":
            focus.dated_at = at
        focus.month, focus.year = (focus.day.year, focus.day.month), focus.day.year
    elif reading.precision == "month":
        focus.year, focus.month = int(reading.start[:4]), (int(reading.start[:4]), int(reading.start[5:7]))
    elif "-Q" in reading.value and rule not in BACKWARD:
        year = int(reading.value[:4])
        quarter = (year, int(reading.value[-1]))
        # A quarter of an earlier year is what the report compares with, one that is to come what it expects.
        if (focus.quarter is None or year >= focus.quarter[0]) and _is_reported(focus.reference, quarter):
            focus.quarter, focus.quarter_at = quarter, at
    elif reading.precision == "year":
        focus.year = int(reading.start[:4])


def _is_reported(reference: date | None, quarter: tuple[int, int]) -> bool:
    """Say whether a report of this day may be about a quarter: it has begun, and it is no more than a year back."""
    if reference is None:
        return True
    year, running = quarter_of(reference)
    return 0 <= 4 * (year - quarter[0]) + running - quarter[1] <= 5


def _may_hold(reading: Reading, day: str) -> bool:
    """Say whether `day` lies within what was named since; else `that day` would no longer mean it."""
    start, end = reading.start or "", reading.end or reading.start or ""
    return start <= day[: len(start)] and day[: len(end)] <= end


def counted_from_note(day: date) -> str:
    """Say what an expression was counted from."""
    return f"Counted from {spoken(day)}."
