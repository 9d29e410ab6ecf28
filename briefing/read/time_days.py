"""Expressions for days of the calendar: dates with and without year, and the first Monday of a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefing.read.time_context import APOSTROPHES, ends_phrase, is_before
from briefing.read.time_reading import Found, Reading, counted_from_note, of_day, of_week
from briefing.read.time_tense import sentence_end
from briefing.read.time_tokens import plain_words
from briefing.read.time_values import (
    MONTHS,
    WEEKDAYS,
    day_of,
    fits_some_year,
    shifted,
    shifted_month,
    spoken,
)

NEAR = 45
"""A day without a year that lies this near to the reference day needs no tense."""
SAME_SENTENCE = 150
"""How far behind a full date a day without its year may still be of that year."""
SAME_PASSAGE = 300
"""How far behind a day `the 15th` may still be of its month."""
FRESH = 7
"""So near, a famous day of the year may be the news itself."""


def read_iso_date(found: Found) -> Reading | None:
    """Read `2024-03-04`, `2024/03/04`; leave an address of the web."""
    year, month, day = (found.number(name) or 0 for name in ("year", "month", "day"))
    if found.before(1) in ("/", "-"):
        return None
    exact = day_of(year, month, day)
    return of_day(exact, "explicit") if exact else None


def read_slashed_date(found: Found) -> Reading | None:
    """Read `3/24/2024` and `24/03/2024`; leave it where day and month could be either."""
    year, first, second = (found.number(name) or 0 for name in ("year", "first", "second"))
    if found.letters("sign") == "·":
        first, second = second, first
        if first > 12:
            return None
    elif first <= 12 and second <= 12 and first != second:
        return None
    month, day = (second, first) if first > 12 else (first, second)
    exact = day_of(year, month, day)
    return of_day(exact, "explicit") if exact else None


def read_date(found: Found) -> Reading | None:
    """Read `March 4`, `4 March 2024`, `Monday (March 4)`, `March 4-5`."""
    month, day, year = found.number("month") or 0, found.number("day") or 0, found.number("year")
    if not fits_some_year(month, day) or not _is_day(found):
        return None
    if found.letters("begin") and found.value("begin") != "START":
        return None
    first = _date_reading(found, year, month, day)
    if first is not None and first.day is not None and found.value("week") == "W":
        return of_week(first.day, first.basis or "explicit")
    last = found.number("last")
    if last is None:
        return first
    if first is None or not day < last or not fits_some_year(month, last):
        return None
    second = _date_reading(found, year, month, last)
    if second is None:
        return first
    return replace(
        first, value=f"{first.value}/{second.value}", end=second.start, day=None, note=first.note, weekday=None
    )


def read_day_of_month(found: Found) -> Reading | None:
    """Read `on the 15th`, of the month just named."""
    focus, day = found.focus, found.number("day") or 0
    if found.letters("unit"):
        return _of_months(found, day)
    words = found.before(8).lower().split()
    if not found.word("day")[-3].isdigit() or words[-1:] == [] or words[-1] not in plain_words("before_a_day"):
        return None
    if not ends_phrase(found):
        return None
    if focus.day is None or not 0 < found.start - focus.named_at < SAME_PASSAGE or day <= focus.day.day:
        return None
    exact = day_of(focus.day.year, focus.day.month, day)
    if exact and focus.reference and exact < focus.reference and found.tense() == "future":
        return None
    return of_day(exact, "relative", note=f"Of the month just named, {MONTHS[exact.month]}.") if exact else None


def _of_months(found: Found, day: int) -> Reading | None:
    """Read `the 12th of this month`, `the 3rd of next month`, `the 20th of the month`."""
    reference, months = found.focus.reference, found.number("months") or 0
    if found.value("unit") != "M" or reference is None or not found.word("day")[-3].isdigit():
        return None
    if not found.letters("months"):
        exact = day_of(*found.focus.month, day) if found.focus.month else None
        return of_day(exact, "relative", note=f"Of the month just named, {MONTHS[exact.month]}.") if exact else None
    exact = day_of(*shifted_month(reference.year, reference.month, months), day)
    return of_day(exact, "relative", note=counted_from_note(reference)) if exact else None


def _is_day(found: Found) -> bool:
    token = found.tokens("day")[0]
    printed = found.focus.text[token.start : token.end]
    if not printed[0].isdigit():
        return token.letter == "O"
    if found.focus.text[max(0, token.start - 1) : token.start] in APOSTROPHES:
        return False
    following = found.after(24).split()
    counts = bool(following) and following[0].strip(".,;") in plain_words("counted")
    return not (counts and found.groups.get("year") is None and found.tokens("day")[-1].end == found.end)


def _date_reading(found: Found, year: int | None, month: int, day: int) -> Reading | None:
    weekday = found.number("weekday")
    if year is not None:
        exact = day_of(year, month, day)
        return of_day(exact, "explicit", weekday=weekday, note=_disagreement(exact, weekday)) if exact else None
    reference = found.focus.reference
    unknown = Reading(f"XXXX-{month:02}-{day:02}", precision="day", weekday=weekday)
    if reference is None:
        return unknown
    years = found.number("years")
    if years is not None:
        exact = day_of(reference.year + years, month, day)
        return of_day(exact, "relative", weekday=weekday) if exact else None
    exact = _year_of_the_sentence(found, month, day) or nearest_year(found, reference, month, day, weekday)
    if exact is None:
        return None
    if abs((exact - reference).days) > FRESH and _is_famous(found, f"{month:02}-{day:02}"):
        return unknown
    note = _disagreement(exact, weekday) or _year_note(exact, weekday, reference)
    return of_day(exact, "year-inferred", weekday=weekday, note=note)


def _year_of_the_sentence(found: Found, month: int, day: int) -> date | None:
    """Give the day that follows a full date of the same sentence: `opened on 14 July 2019, closed on 3 August`."""
    focus = found.focus
    if focus.day is None or not 0 < found.start - focus.dated_at < SAME_SENTENCE:
        return None
    if sentence_end().search(focus.text, focus.dated_at, found.start):
        return None
    same = day_of(focus.day.year, month, day)
    same = same if same is None or same >= focus.day else day_of(focus.day.year + 1, month, day)
    # "notified on January 2, 2018, would lapse on March 31": what lies ahead is not in a year that is over.
    gone = same is not None and focus.reference is not None and same < focus.reference
    return None if gone and found.tense() == "future" else same


def _year_note(day: date, weekday: int | None, reference: date) -> str:
    if weekday is not None:
        return f"The text states no year; in {day.year} this day is a {WEEKDAYS[weekday]}."
    return f"The text states no year; {day.year} was taken, counted from {spoken(reference)}."


def _is_famous(found: Found, day: str) -> bool:
    words = [word.strip(".,;:'’\"”").lower() for word in found.after(40).split()[:3]]
    return day in plain_words("famous_days") and not plain_words("famous_for").isdisjoint(words)


def nearest_year(found: Found, reference: date, month: int, day: int, weekday: int | None = None) -> date | None:
    """Give the day of a month in the year that fits: near, by its weekday, or by the tense of its clause."""
    near = [day_of(reference.year + years, month, day) for years in (-1, 0, 1)]
    days = sorted((abs((one - reference).days), one) for one in near if one is not None)
    if weekday is not None:
        for distance, one in days:
            if one.isoweekday() == weekday and distance < 200:
                return one
    if not days:
        return None
    distance, nearest = days[0]
    if distance <= NEAR:
        return nearest
    tense = "future" if is_before(found) else found.tense()
    if tense == "future":
        return next((one for one in near if one is not None and one >= reference), nearest)
    if tense == "past":
        return next((one for one in reversed(near) if one is not None and one <= reference), nearest)
    return nearest


def _disagreement(day: date, weekday: int | None) -> str | None:
    if weekday is None or day.isoweekday() == weekday:
        return None
    away = (weekday - day.isoweekday() + 3) % 7 - 3
    other = shifted(day, away) or day
    return (
        f"The text says {WEEKDAYS[weekday]}, but {day.day} {MONTHS[day.month]} {day.year} is a "
        f"{WEEKDAYS[day.isoweekday()]}: the date is taken; the weekday would be {spoken(other)}."
    )
