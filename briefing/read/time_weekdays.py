"""Expressions for weekdays, by the tense of their clause and the day of the writing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

from briefing.read.time_context import ends_phrase, follows_conjunction, follows_without_article, is_before, is_through
from briefing.read.time_reading import Found, Reading, counted_from_note, of_day
from briefing.read.time_tense import is_past
from briefing.read.time_tokens import plain_words
from briefing.read.time_values import WEEKDAYS, shifted, spoken, week_of

NEAR = 3
"""Days ahead in which something with a bare weekday may lie; on the last one only where the clause looks ahead."""
WHAT_IS_OVER = (["after"], ["since"], ["following"], ["Since"], ["After"], ["Following"])
CLOSING = frozenset('"”’')


@cache
def _title() -> re.Pattern[str]:
    # “Fox News ', 'on "Meet Me '
    return re.compile(r"""["“‘] (?: [A-Z]\w* \s ){1,4} \Z""", re.VERBOSE)


def read_weekday(found: Found) -> Reading | None:
    """Read `Saturday`, `last Friday`, `late on Tuesday`, `Monday next week`, `Saturday morning`."""
    weekday = found.number("weekday") or 0
    if (
        _is_named(found)
        or follows_without_article(found)
        or follows_conjunction(found)
        or found.letter_before("weekday") == "O"
    ):
        return None
    part = found.value("part")
    if found.word("part").endswith("s"):
        return Reading(f"XXXX-WXX-{weekday}T{part}", "SET", weekday=weekday)
    day = _weekday_day(found, weekday)
    if day is None:
        value = f"XXXX-WXX-{weekday}"
        if part:
            return Reading(f"{value}T{part}", "TIME", precision="part-of-day", weekday=weekday)
        return Reading(value, precision="day", weekday=weekday)
    reading = of_day(day, "weekday", weekday=weekday, note=_weekday_note(found, day))
    return in_part(reading, part) if part else reading


def read_weekday_week(found: Found) -> Reading | None:
    """Read `Thursday week`: a week after the coming Thursday."""
    weekday, reference = found.number("weekday") or 0, found.focus.reference
    if found.value("unit") != "W" or reference is None or not ends_phrase(found) or found.tense() == "past":
        return None
    day = shifted(reference, 7 + ((weekday - reference.isoweekday()) % 7 or 7))
    return of_day(day, "weekday", weekday=weekday, note=counted_from_note(reference)) if day else None


def in_part(reading: Reading, part: str) -> Reading:
    """Read a part of a day: `2024-03-04TMO`."""
    return replace(reading, value=f"{reading.value}T{part}", type="TIME", precision="part-of-day", day=None)


def _weekday_note(found: Found, day: date) -> str | None:
    reference = found.focus.reference
    if reference is None or day == reference:
        return None
    name = WEEKDAYS[day.isoweekday()]
    if abs((day - reference).days) > 6:
        return counted_from_note(reference)
    return f"The {name} before {spoken(reference)}." if day < reference else f"The {name} after {spoken(reference)}."


def _is_named(found: Found) -> bool:
    before = found.before().split()
    if before and before[-1] in plain_words("named_weekdays") and found.tokens("weekday")[0].start == found.start:
        return True
    after = found.after().split()
    if found.after(2).lstrip(".,")[:1] in CLOSING and _title().search(found.before(40)):
        return True
    return bool(after) and found.after(1) == " " and after[0].strip(".,;:'’") in plain_words("names_after")


def _weekday_day(found: Found, weekday: int) -> date | None:
    focus = found.focus
    reference = focus.reference
    shift = found.value("shift")
    if found.letters("shift").endswith("t"):
        return _in_same_week(focus.day, weekday)
    if found.word("shift") in ("previous", "preceding", "following", "the previous", "the following") and focus.day:
        reference = focus.day
    if reference is None:
        return None
    weeks = found.number("weeks")
    if weeks is not None:
        monday, _ = week_of(reference)
        return shifted(monday, 7 * weeks + weekday - 1)
    past = (reference.isoweekday() - weekday) % 7
    coming = (weekday - reference.isoweekday()) % 7
    if shift == "-1":
        return shifted(reference, -(past or 7))
    if shift == "1":
        return shifted(reference, coming or 7)
    if past == 0:
        return reference
    if shift == "0":
        monday, _ = week_of(reference)
        late = weekday < reference.isoweekday() and found.tense() == "future"
        return shifted(monday, weekday - 1 + 7 * late)
    return shifted(reference, coming if _points_forward(found, coming) else -past)


def _in_same_week(day: date | None, weekday: int) -> date | None:
    if day is None:
        return None
    monday, _ = week_of(day)
    return shifted(monday, weekday - 1)


@cache
def _will_be() -> re.Pattern[str]:
    # "'s debate in the capital will "
    return re.compile(r"['’]s (?:\s[\w-]+){1,6} \s (?:will|would|may|is\sto|is\sexpected) \s", re.VERBOSE)


def _points_forward(found: Found, ahead: int) -> bool:
    if found.before(6).lower() == "since ":
        return False
    has = found.after(2) in ("'s", "’s")
    if is_before(found) and not (has and _has_happened(found)):
        return True
    if has:
        return _is_of_what_is_to_come(found, ahead)
    # "a strike is called for Monday", "Monday is a holiday"; not "planned for Monday was cancelled"
    if found.before(5) == " for " and not found.after(6).startswith((" was ", " were ", " had ")):
        return True
    if found.after(4) == " is " and found.before(2)[:1] in "\n.,;:“":
        return True
    return found.tense() == "future" or is_through(found)


def _is_of_what_is_to_come(found: Found, ahead: int) -> bool:
    """Say whether what a weekday has lies ahead: `Monday's vote` of the next days, not `Monday's attack`."""
    if _will_be().match(found.focus.text, found.end) is not None or _is_expected(found):
        return True
    before = found.before(12).split()[-1:]
    if ahead > NEAR or _has_happened(found) or before in WHAT_IS_OVER or (before and is_past(before[0])):
        return False
    return ahead < NEAR or found.tense() == "future"


def _has_happened(found: Found) -> bool:
    """Say whether what a weekday has is over: `Monday's attack`."""
    words = (word.strip(".,;:") for word in found.after(50).split()[1:5])
    return not plain_words("has_happened").isdisjoint(words)


def _is_expected(found: Found) -> bool:
    """Say whether people are expected at it: `expected at Monday's march`."""
    return found.before(30).endswith((" expected at ", " expected in ", " expected for ", " expected to attend "))
