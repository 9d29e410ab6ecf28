"""Expressions for today and its neighbours, parts of a day, weekends and holidays."""

from __future__ import annotations

from datetime import date

from briefing.mentions import Basis
from briefing.read.time_context import is_after_preposition, is_before, is_through
from briefing.read.time_days import NEAR
from briefing.read.time_periods import read_anaphoric
from briefing.read.time_reading import Found, Reading, counted_from_note, of_day, of_week
from briefing.read.time_tokens import plain_words
from briefing.read.time_values import PARTS_OF_DAY, holiday, shifted, spoken, week_of, week_value
from briefing.read.time_weekdays import in_part


def read_deictic(found: Found) -> Reading | None:
    """Read `today`, `yesterday afternoon`, `tomorrow`, `tonight`, `the day before yesterday`."""
    word = found.word("day")
    days = found.number("day") or 0
    if is_title(found) or _is_of_these_times(found):
        return None
    beyond = found.value("beyond")
    days += {"before": -1, "after": 1}.get(beyond or "", 0)
    part = "NI" if word == "tonight" else found.value("part")
    reference = found.focus.reference
    if reference is None:
        value = "XXXX-XX-XX"
        if part:
            return Reading(f"{value}T{part}", "TIME", precision="part-of-day", basis="relative")
        return Reading(value, precision="day", basis="relative")
    day = shifted(reference, days)
    if day is None:
        return None
    reading = of_day(day, "relative", note=counted_from_note(reference) if days else None)
    return in_part(reading, part) if part else reading


def _is_of_these_times(found: Found) -> bool:
    """Say whether no day is meant but the times: `today's youth`, `the leaders of tomorrow`."""
    if found.word("day") not in ("today", "tomorrow"):
        return False
    people, before = plain_words("of_these_times"), found.before(30).split()
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in people:
        return True
    after = found.after(40)
    return after[:3] in ("'s ", "’s ") and any(word.strip(".,;:!?'’\"”") in people for word in after[3:].split()[:2])


def is_title(found: Found) -> bool:
    """Say whether a capital within a sentence makes a name of it: `Radio Today`, `This Morning`."""
    before, text = found.before(2), found.focus.text
    part = found.tokens("part")
    if part and part[0].start > found.start and text[part[0].start].isupper():
        return True
    return text[found.start].isupper() and before[1:] == " " and before[0].isalnum()


def read_part_beyond(found: Found) -> Reading | None:
    """Read `the night before`, `the morning after`, of the day just named."""
    part, focus = found.value("part") or "", found.focus
    steps = {"before": -1, "after": 1}.get(found.value("beyond") or "")
    if part not in PARTS_OF_DAY or steps is None or focus.day is None or not _ends_clause(found):
        return None
    day = shifted(focus.day, steps)
    return in_part(of_day(day, "relative", note=counted_from_note(focus.day)), part) if day else None


def read_part_of_day(found: Found) -> Reading | None:
    """Read `this morning`, `last night`, `the next evening`, `that night`, `the early hours`, `the morning`."""
    part = found.value("part") or "MO"
    part = "MO" if part == "TH" else part
    if part not in PARTS_OF_DAY or is_title(found):
        return None
    letters = found.letters("shift")
    bare = Reading(
        f"XXXX-XX-XXT{part}", "TIME", precision="part-of-day", alone=letters != "" or found.word("the") != ""
    )
    if not letters:
        return bare
    day = _day_of_part(found, letters)
    if day is None:
        return bare
    note = counted_from_note(found.focus.reference) if found.focus.reference and day != found.focus.reference else None
    return in_part(of_day(day, "relative", note=note), part)


def _day_of_part(found: Found, letters: str) -> date | None:
    focus = found.focus
    if letters.endswith("t"):
        return focus.day
    if letters.endswith("i"):
        return focus.reference
    if letters.endswith("L"):
        if found.word("shift").endswith("last") and focus.reference:
            return shifted(focus.reference, -1)
        return shifted(focus.day, -1) if focus.day else None
    if letters.endswith("X"):
        return shifted(focus.day, 1) if focus.day else None
    return None


def _is_of_a_thing(found: Found) -> bool:
    """Say whether `overnight` tells of what kind a thing is: `an overnight train`, `the overnight lending rate`."""
    after = found.after(40)
    words = after.lower().split()[:2] if after[:1] == " " else []
    things = plain_words("overnight_things")
    if words and words[0].strip(".,;:") in things:
        return True
    return len(words) > 1 and words[1].strip(".,;:") in things and words[0] not in plain_words("no_adjectives")


def read_overnight(found: Found) -> Reading | None:
    """Read `overnight`: from the day before the reference day into it."""
    reference = found.focus.reference
    if found.value("clock") != "NI" or _is_of_a_thing(found):
        return None
    if reference is None:
        return Reading("XXXX-XX-XXTNI", "TIME", precision="part-of-day", basis="relative")
    before = shifted(reference, -1)
    if before is None:
        return None
    return Reading(
        f"{reference.isoformat()}TNI",
        "TIME",
        start=before.isoformat(),
        end=reference.isoformat(),
        precision="part-of-day",
        basis="relative",
        note=f"The night before {spoken(reference)}.",
    )


def read_same_day(found: Found) -> Reading | None:
    """Read `that day`, `the same day`, `the next day`, `the day before`: counted from the day just named."""
    focus = found.focus
    unit = found.value("unit") or ""
    if unit in ("W", "M", "Y") and found.letters("beyond") and _ends_clause(found):
        return read_anaphoric(found, unit, {"before": -1, "after": 1}.get(found.value("beyond") or "", 0))
    if unit != "D" or found.word("shift") in ("the last", "the past"):
        return None
    if found.letters("beyond") and not _ends_clause(found):
        return Reading("P1D", "DURATION", alone=False, direction=found.value("beyond") or "")
    steps = found.number("shift") or 0
    steps += {"before": -1, "after": 1}.get(found.value("beyond") or "", 0)
    if focus.day is None:
        return Reading("XXXX-XX-XX", precision="day")
    day = shifted(focus.day, steps)
    if day is None:
        return None
    return of_day(day, "relative", note=counted_from_note(focus.day))


def _ends_clause(found: Found) -> bool:
    after = found.after(6)
    return not after.strip() or after.lstrip()[:1] in '.,;:!?)"”' or after.startswith((" and ", " but ", " when "))


def read_weekend(found: Found) -> Reading | None:
    """Read `the weekend`, `last weekend`, `this past weekend`, `next weekend`."""
    reference = found.focus.reference
    if reference is None:
        return Reading("XXXX-WXX-WE", precision="day", basis="relative")
    monday, _ = week_of(reference)
    weeks = found.number("shift")
    if found.letters("shift").endswith("t"):
        if found.focus.day is None:
            return Reading("XXXX-WXX-WE", precision="day", basis="relative")
        monday, _ = week_of(found.focus.day)
        weeks = 0
    elif weeks is None or weeks == 0:
        at_weekend = reference.isoweekday() >= 6
        weeks = 0 if at_weekend or found.tense() == "future" or is_before(found) or is_through(found) else -1
    first = shifted(monday, 5 + 7 * weeks)
    last = shifted(monday, 6 + 7 * weeks)
    if first is None or last is None:
        return None
    return Reading(
        f"{week_value(first)}-WE",
        start=first.isoformat(),
        end=last.isoformat(),
        precision="day",
        basis="relative",
        note=counted_from_note(reference),
    )


def read_holiday(found: Found) -> Reading | None:
    """Read `Christmas`, `Thanksgiving Day`, `last Easter`, `Labor Day 1998`."""
    rule = found.value("holiday") or ""
    eve = -1 if found.value("kind") == "START" else 0
    if eve and rule == "01-01":
        rule, eve = "12-31", 0
    year = found.number("year")
    if (found.after(14).split() or [""])[0].strip(".,;") in plain_words("after_a_holiday"):
        return None
    alone = not found.groups.keys() & {"kind", "year", "shift", "lead"}
    if alone and not is_after_preposition(found) and not found.after(5).startswith((" is ", " was ")):
        return None
    basis: Basis = "explicit" if year is not None else "year-inferred"
    reference: date | None = found.focus.reference
    if year is None:
        if reference is None:
            return None
        year = _holiday_year(found, reference, rule)
    day = holiday(rule, year)
    day = shifted(day, eve) if day else None
    if day is None or (rule == "election" and reference is not None and abs((day - reference).days) > NEAR):
        return None
    if found.value("kind") == "W":
        return of_week(day, basis)
    if "WE" in (found.value("kind"), found.value("weekend")):
        return _weekend_at(day, basis)
    if found.letters("kind") == "W":
        day = shifted(day, ((found.number("kind") or 0) - day.isoweekday()) % 7) or day
    return of_day(day, basis)


def read_named_weekday(found: Found) -> Reading | None:
    """Read `Good Friday`, `Palm Sunday 2019`; leave the `Good Friday Agreement`, and a weekday that does not fit."""
    rule, year, reference = found.value("holiday") or "", found.number("year"), found.focus.reference
    basis: Basis = "explicit" if year is not None else "year-inferred"
    if found.after(1) == " " and found.after(2)[1:].isupper():
        return None
    if year is None:
        if reference is None:
            return None
        year = _holiday_year(found, reference, rule)
    day = holiday(rule, year)
    if day is None or day.isoweekday() != found.number("weekday"):
        return None
    return of_day(day, basis, weekday=day.isoweekday())


def _weekend_at(day: date, basis: Basis) -> Reading | None:
    """Read the weekend of a holiday: `the Labor Day weekend` lies before the Monday."""
    monday, _ = week_of(day)
    first = shifted(monday, 5 if day.isoweekday() > 2 else -2)
    last = shifted(first, 1) if first else None
    if first is None or last is None:
        return None
    return Reading(
        f"{week_value(first)}-WE", start=first.isoformat(), end=last.isoformat(), precision="day", basis=basis
    )


def _holiday_year(found: Found, reference: date, rule: str) -> int:
    days = [day for years in (-1, 0, 1) if (day := holiday(rule, reference.year + years))]
    shift = "1" if found.after(4) == " is " else found.value("shift")
    nearest = min(days, key=lambda day: abs((day - reference).days))
    if shift is None and abs((nearest - reference).days) <= NEAR:
        return nearest.year
    if shift == "-1" or (shift is None and found.tense() == "past" and not found.before(8).rstrip().endswith("before")):
        return max((day for day in days if day <= reference), default=reference).year
    if shift == "1":
        return min((day for day in days if day > reference), default=reference).year
    return nearest.year
