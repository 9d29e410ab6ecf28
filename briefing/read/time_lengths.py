"""Expressions for lengths of time, for what returns; for past, present and future."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from briefing.read.time_context import STOPS, ends_phrase
from briefing.read.time_periods import shifted_reading
from briefing.read.time_quarters import EARNINGS_REACH
from briefing.read.time_reading import Found, Reading, count_of, counted_from_note, of_reported
from briefing.read.time_tense import sentence_end
from briefing.read.time_tokens import plain_words
from briefing.read.time_values import counted_from, duration_value, month_value, shifted_month

MOST_STEPS = 500
"""Years or months counted from one that the text names: more is no news."""
COMPARED = (["on"], ["from"], ["than"], ["with"], ["against"], ["versus"])
"""Words before `a year earlier` that compare with what is told of now."""
AGO = frozenset({"ago", "back"})
LENGTHS = frozenset({"Y", "M", "W", "D", "TH", "TM", "TS", "E", "C", "Q", "2W", "6M", "L"})
SINCE = (" has passed since", " have passed since", " has elapsed since", " after", " since")
QUOTES = frozenset("\"'“”‘’`,.")
RATES = frozenset({"times", "once", "twice", "percent", "million", "billion", "trillion", "hours", "days", "thousand"})


def read_length(found: Found) -> Reading | None:
    """Read `two years`, `half an hour`, `several weeks`, `a two-day`; leave ages."""
    unit = found.value("unit") or ""
    known, count = count_of(found, "count")
    if not known or unit not in LENGTHS or _is_age(found) or (unit == "Q" and found.after(4) == " of "):
        return None
    if _is_titled(found) or found.after(6).startswith(("-to-", "-by-", "-in-", " to day")):
        return None
    if found.letters("count") == "a" and unit in ("Q", "D", "TS", "L") and found.letters("unit") == "u":
        return _read_rate(found, unit) if unit != "Q" else None
    if found.letters("half") and count is not None:
        count += Decimal("0.5")
    if found.letters("count") == "a":
        rate = _read_rate(found, unit)
        if rate is not None and rate.type == "SET":
            return rate
    after = found.after(24)
    if after.startswith(SINCE[:3]) and count is not None and found.focus.reference is not None:
        return _back(found, int(count), unit)
    return Reading(duration_value(count, unit), "DURATION", approximate=_is_rough(found))


def _read_rate(found: Found, unit: str) -> Reading | None:
    words = found.before(16).split()
    before = words[-1].lower() if words else ""
    if before in RATES or (before and (before[-1].isdigit() or before[-1] == "%")):
        return Reading(duration_value(Decimal(1), unit), "SET")
    return Reading(duration_value(Decimal(1), unit), "DURATION")


def _is_age(found: Found) -> bool:
    after = found.after(10).lower()
    return after.startswith(("-old", " old", "-olds", " of age"))


def _is_titled(found: Found) -> bool:
    """Say whether a capital and a quotation mark make a title of it: `"60 Minutes"`."""
    unit = found.focus.text[found.tokens("unit")[-1].start]
    return unit.isupper() and found.before(1) in QUOTES and found.after(1) in QUOTES


def _is_rough(found: Found) -> bool:
    return any(token.value == "about" for token in found.tokens("rough"))


def read_half_length(found: Found) -> Reading | None:
    """Read `half an hour`, `half a century`."""
    unit = found.value("unit") or ""
    if unit not in LENGTHS or found.value("half") != "HALF":
        return None
    return Reading(duration_value(Decimal("0.5"), unit), "DURATION")


def read_bare_units(found: Found) -> Reading | None:
    """Read `weeks`, `recent years`, `coming months`, `the past years`."""
    unit = found.value("unit") or ""
    if unit not in LENGTHS or _is_age(found):
        return None
    kind = found.letters("shift")[-1:]
    if kind == "r" and unit in ("Y", "E", "Q"):
        return Reading("PAST_REF", basis="relative")
    if kind == "i" and unit == "D" and found.word("shift") == "these":
        return Reading("PRESENT_REF", basis="relative")
    if unit in ("Q", "TS", "TM") and not kind:
        return None
    return Reading(duration_value(None, unit), "DURATION")


def read_from_now(found: Found) -> Reading | None:
    """Read `two weeks from now`, `in three days' time`."""
    unit = found.value("unit") or ""
    known, count = count_of(found, "count")
    if not known or count is None or count != int(count) or unit not in LENGTHS:
        return None
    if found.word("when") not in ("", "now") or found.word("time") not in ("", "time"):
        return None
    return _back(found, int(count), unit)


def read_units_ago(found: Found) -> Reading | None:
    """Read `years ago`."""
    return Reading("PAST_REF", basis="relative") if found.value("unit") in LENGTHS else None


def read_long(found: Found) -> Reading | None:
    """Read `day-long`, `decades-long`."""
    unit = found.value("unit") or ""
    if found.word("long") != "long" or unit not in LENGTHS:
        return None
    return Reading(duration_value(Decimal(1) if found.letters("unit") == "u" else None, unit), "DURATION")


def read_past_length(found: Found) -> Reading | None:
    """Read `the last two weeks`, `the next few days`, `the first nine months`."""
    unit = found.value("unit") or ""
    known, count = count_of(found, "count")
    if not known or unit not in LENGTHS or _is_age(found):
        return None
    return Reading(duration_value(count, unit), "DURATION")


def read_over_the_last(found: Found) -> Reading | None:
    """Read `over the last week`, a length; elsewhere `the past year` is a year."""
    unit, focus = found.value("unit") or "", found.focus
    words = f"{found.before(14)}{found.word('rough')}".lower().split()
    if found.word("shift") in ("previous", "preceding", "prior"):
        return None
    if unit not in LENGTHS or unit == "Q" or (found.after(4) == " of " and found.word("shift") == "last"):
        return None
    over = bool(words) and words[-1] in ("over", "during", "for", "within", "in", "throughout")
    if over or unit in ("TH", "TM", "D", "E", "C") or focus.reference is None:
        return Reading(duration_value(Decimal(1), unit), "DURATION")
    return shifted_reading(focus.reference, unit, found.number("shift") or -1)


def read_counted(found: Found) -> Reading | None:
    """Read `two weeks ago`, `three days later`, `a year earlier`, `16 months ago`, `a week from now`."""
    unit, direction = found.value("unit") or "", found.value("direction") or ""
    known, count = count_of(found, "count")
    if not known or unit not in LENGTHS or _is_age(found):
        return None
    if found.letters("direction") == "b" and not (direction == "before" and found.after(1) in STOPS):
        return None
    if direction == "back" and not ends_phrase(found):
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
    return _back(found, steps, unit, from_now=direction in AGO) if count == int(count) else _length(count, unit)


def _length(count: Decimal, unit: str) -> Reading:
    return Reading(duration_value(count, unit), "DURATION")


def _back(found: Found, steps: int, unit: str, *, from_now: bool = True) -> Reading | None:
    """Count from the reference day, or from what the text has just named."""
    focus = found.focus
    length = _length(Decimal(abs(steps)), unit)
    if unit.startswith("T") or unit == "L":
        return length
    if found.after(24).startswith(SINCE[:3]):
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
        value, start=start, precision=precision, basis="relative", approximate=unit != "D" or _is_rough(found),
        note=counted_from_note(origin), day=origin.fromisoformat(start) if precision == "day" else None,
    )  # fmt: skip


def _is_compared(found: Found) -> bool:
    """Say whether what is told of now is compared with the expression: `up 4% on a year earlier`."""
    if found.before(16).split()[-1:] not in COMPARED:
        return False
    focus = found.focus
    return focus.named_at < 0 or sentence_end().search(focus.text, focus.named_at, found.start) is not None


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


def read_always(found: Found) -> Reading | None:
    """Read `daily`, `annually`; leave a newspaper: `the daily An-Nahar`, `the daily said`."""
    after = found.after(12)
    words = after.split()
    if after[:1] == " " and words and (words[0][0].isupper() or words[0].strip(".,;") in plain_words("a_paper_does")):
        return None
    return Reading(found.value("often") or "", "SET")


def read_each(found: Found) -> Reading | None:
    """Read `every Friday`, `each year`, `every two weeks`, `Saturdays`, `Friday nights`, `each July`."""
    part = f"T{found.value('part')}" if found.letters("part") else ""
    if found.letters("weekday"):
        return Reading(f"XXXX-WXX-{found.value('weekday')}{part}", "SET", weekday=found.number("weekday"))
    if found.letters("month"):
        return Reading(f"XXXX-{found.number('month'):02}", "SET")
    if found.letters("season"):
        return Reading(f"XXXX-{found.value('season')}", "SET")
    if part:
        return Reading(f"XXXX-XX-XX{part}", "SET")
    unit = found.value("unit") or ""
    known, count = count_of(found, "count")
    if unit not in LENGTHS:
        return None
    if found.letters("other"):
        count = Decimal(2) if found.word("other") == "other" else None
    return Reading(duration_value(count if known or found.letters("other") else Decimal(1), unit), "SET")


def read_reference(found: Found) -> Reading | None:
    """Read `now`, `recently`, `the future`, `the past`, `at the moment`."""
    word, value = found.word("when"), found.value("when") or ""
    if word == "moment" and not (found.letters("the") and found.before(4) == "at "):
        return None
    if word in ("latest", "present") or (word == "future" and not found.letters("the")):
        return None
    if word in ("soon", "shortly") and found.after(4) in (" as ", " aft", " bef"):
        return None
    value = "PRESENT_REF" if word == "current" else value
    return Reading(value, basis="relative")


def read_the_past(found: Found) -> Reading | None:
    """Read `the past` where no noun follows."""
    return Reading("PAST_REF", basis="relative") if ends_phrase(found, "after_the_past") else None
