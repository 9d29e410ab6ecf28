"""Expressions that count from a day: two weeks ago, three days later, in two weeks' time."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from briefing.read.time_context import LENGTHS, STOPS, ends_phrase, is_age, is_rough
from briefing.read.time_periods import shifted_reading
from briefing.read.time_quarters import EARNINGS_REACH
from briefing.read.time_reading import Found, Reading, count_of, counted_from_note, of_day, of_reported
from briefing.read.time_tense import sentence_end
from briefing.read.time_values import PARTS_OF_DAY, counted_from, duration_value, month_value, shifted, shifted_month
from briefing.read.time_weekdays import in_part

MOST_STEPS = 500
"""Years or months counted from one that the text names: more is no news."""
COMPARED = (["on"], ["from"], ["than"], ["with"], ["against"], ["versus"])
"""Words before `a year earlier` that compare with what is told of now."""
SINCE = (" has passed since", " have passed since", " has elapsed since")
"""What follows a length that is counted back from the day of writing."""
LONGEST_SENTENCE = 400
"""How far behind an anchor of the same sentence may stand, in code points."""
AGO = frozenset({"ago", "back"})


def read_counted(found: Found) -> Reading | None:
    """Read `two weeks ago`, `three days later`, `a year earlier`, `16 months ago`, `a week from now`."""
    unit, direction = found.value("unit") or "", found.value("direction") or ""
    known, count = count_of(found, "count")
    if not known or unit not in LENGTHS or is_age(found):
        return None
    if found.letters("direction") == "b" and not (direction == "before" and found.after(1) in STOPS):
        return None
    if (direction == "back" and not ends_phrase(found)) or found.after(5) == " than":
        return None
    if count is None:
        ago = direction in AGO
        return Reading(
            "PAST_REF" if ago else duration_value(None, unit), "DATE" if ago else "DURATION", basis="relative"
        )
    if unit == "Y" and count == 1 and direction in ("ago", "before"):
        quarter = found.focus.quarter
        if quarter is not None and found.start - found.focus.quarter_at < EARNINGS_REACH:
            return of_reported(quarter[0] - 1, quarter[1])
    steps = int(count) if direction == "after" else -int(count)
    if count != int(count):
        return _length(count, unit)
    past = Reading("PAST_REF", basis="relative") if direction in AGO else None
    return count_back(found, steps, unit, from_now=direction in AGO) or past


def read_nights_ago(found: Found) -> Reading | None:
    """Read `two nights ago`."""
    known, count = count_of(found, "count")
    part, reference = found.value("part") or "", found.focus.reference
    if (
        not known
        or count is None
        or reference is None
        or part not in PARTS_OF_DAY
        or not found.word("part").endswith("s")
    ):
        return None
    day = shifted(reference, -int(count))
    return in_part(of_day(day, "relative", note=counted_from_note(reference)), part) if day else None


def read_from_now(found: Found) -> Reading | None:
    """Read `two weeks from now`, `in three days' time`."""
    unit = found.value("unit") or ""
    known, count = count_of(found, "count")
    if not known or count is None or count != int(count) or unit not in LENGTHS:
        return None
    if found.word("when") not in ("", "now") or found.word("time") not in ("", "time"):
        return None
    return count_back(found, int(count), unit)


def read_units_ago(found: Found) -> Reading | None:
    """Read `years ago`."""
    return Reading("PAST_REF", basis="relative") if found.value("unit") in LENGTHS else None


def count_back(found: Found, steps: int, unit: str, *, from_now: bool = True) -> Reading | None:
    """Count from the reference day, or from what the text has just named."""
    focus = found.focus
    length = _length(Decimal(abs(steps)), unit)
    if unit.startswith("T") or unit == "L":
        return length
    if found.after(24).startswith(SINCE):
        steps = -abs(steps)
    from_now = from_now or (unit in ("Y", "M") and _is_compared(found))
    origin = focus.reference if from_now else focus.day
    if not from_now and origin is None:
        return _from_month(found, steps, unit) or length
    if origin is None:
        return replace(length, value="XXXX-XX-XX", type="DATE", basis="relative")
    counted = counted_from(origin, steps, unit)
    if counted is None:
        return None
    value, start, precision = counted
    if unit in ("E", "C"):
        return replace(shifted_reading(origin, unit, steps) or length, approximate=True, note=counted_from_note(origin))
    return Reading(
        value, start=start, precision=precision, basis="relative", approximate=unit != "D" or is_rough(found),
        note=counted_from_note(origin), day=origin.fromisoformat(start) if precision == "day" else None,
    )  # fmt: skip


def _is_compared(found: Found) -> bool:
    """Say whether what is told of now is compared with the expression: `up 4% on a year earlier`."""
    if found.before(16).split()[-1:] not in COMPARED:
        return False
    focus = found.focus
    if found.start - focus.named_at > LONGEST_SENTENCE:
        return True
    return sentence_end().search(focus.text, focus.named_at, found.start) is not None


def _from_month(found: Found, steps: int, unit: str) -> Reading | None:
    focus = found.focus
    if abs(steps) > MOST_STEPS:
        return None
    if unit == "Y" and focus.year is not None:
        year = f"{focus.year + steps:04}"
        return Reading(year, start=year, precision="year", basis="relative")
    if unit == "M" and focus.month is not None:
        month = month_value(*shifted_month(*focus.month, steps))
        return Reading(month, start=month, precision="month", basis="relative")
    return None


def _length(count: Decimal, unit: str) -> Reading:
    return Reading(duration_value(count, unit), "DURATION")
