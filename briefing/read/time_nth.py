"""Expressions that count within a month or go beyond the next one: its first Monday, its last week, a week hence."""

from __future__ import annotations

from datetime import date

from briefing.mentions import Basis
from briefing.read.time_days import nearest_year
from briefing.read.time_periods import shifted_reading
from briefing.read.time_reading import Found, Reading, count_of, counted_from_note, of_day, of_week
from briefing.read.time_values import day_of, month_days, nth_weekday, shifted

MOST_WEEKS = 52


def read_nth_weekday(found: Found) -> Reading | None:
    """Read `the first Monday of May`, `the last Friday in June 2024`, `the third Thursday of each month`."""
    weekday, nth = found.number("weekday") or 0, found.number("nth") or 0
    if found.letters("unit"):
        return Reading(f"XXXX-WXX-{weekday}", "SET", weekday=weekday)
    month = found.number("month") or 0
    year, basis = _year(found, month)
    return of_day(nth_weekday(year, month, nth, weekday), basis, weekday=weekday) if nth <= 4 and year else None


def read_nth_of_month(found: Found) -> Reading | None:
    """Read `the last day of February`, `the second week of January 2024`."""
    month, nth = found.number("month") or 0, found.number("nth") or 0
    year, basis = _year(found, month)
    if not year:
        return None
    last = month_days(year, month)
    if found.value("unit") == "D":
        day = day_of(year, month, nth if nth > 0 else last)
        return of_day(day, basis) if day else None
    if found.value("unit") == "W" and nth <= 4:
        return of_week(date(year, month, 7 * nth - 3 if nth > 0 else last - 3), basis)
    return None


def _year(found: Found, month: int) -> tuple[int, Basis]:
    """Give the year of a month and how it is known, 0 where it is not."""
    year, reference = found.number("year"), found.focus.reference
    if year is not None:
        return year, "explicit"
    if reference is None:
        return 0, "year-inferred"
    near = nearest_year(found, reference, month, 15)
    return near.year if near else reference.year, "year-inferred"


def read_beyond(found: Found) -> Reading | None:
    """Read `the week before last`, `the Friday before last`, `the month after next`."""
    reference, last = found.focus.reference, found.word("shift") == "last"
    words = (found.word("beyond"), found.word("shift"))
    if reference is None or words not in (("before", "last"), ("after", "next")):
        return None
    weekday = found.number("weekday")
    if weekday is None:
        return shifted_reading(reference, found.value("unit") or "", -2 if last else 2)
    days = (
        -7 - ((reference.isoweekday() - weekday) % 7 or 7)
        if last
        else 7 + ((weekday - reference.isoweekday()) % 7 or 7)
    )
    return _weekday_at(reference, days, weekday)


def read_weekdays_ago(found: Found) -> Reading | None:
    """Read `two Saturdays ago`, `a couple of Fridays ago`."""
    known, count = count_of(found, "count")
    weekday, reference = found.number("weekday") or 0, found.focus.reference
    if not known or count is None or reference is None or not 0 < count <= MOST_WEEKS:
        return None
    return _weekday_at(reference, -7 * int(count - 1) - ((reference.isoweekday() - weekday) % 7 or 7), weekday)


def _weekday_at(reference: date, days: int, weekday: int) -> Reading | None:
    day = shifted(reference, days)
    return of_day(day, "weekday", weekday=weekday, note=counted_from_note(reference)) if day else None
