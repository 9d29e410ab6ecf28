"""Neighbouring expressions to one: a day with its hour, an interval, a day counted from another, a listed year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from briefing.read.time_reading import Reading, counted_from_note, of_day, of_month
from briefing.read.time_tokens import Run
from briefing.read.time_values import counted_from, day_of, shifted, week_of, week_value

# What may stand between a day and its hour or part: "Nov. 6 at 5 p.m.", "the night of March 4".
JOINTS = frozenset(
    {" ", ", ", " at ", " on ", " of ", " in ", " - ", " from ", " (", ", at ", " at around ", " at about ", " around "}
    | {" by ", " on the ", " of the ", " / ", " | "}
)
# What may stand between the two ends of an interval.
FROM_TO = frozenset({" to ", " through ", " until ", " till ", "-", "–", "—", " - ", " – ", " up to ", " into "})
# What may stand between dates that share the year of the last: "June, July and August 2024".
LISTED = FROM_TO | {" and ", ", ", " or ", ", and ", ", or ", " & "}
# "P2D", "P3W"
LENGTH = re.compile(r"P(?P<count>\d{1,4})(?P<unit>[DWMY])")
# "PT6H", "P2Y"
PLAIN_LENGTH = re.compile(r"P(?P<clock>T)?(?P<number>\d{1,6})(?P<unit>[YMWDHS])")
COMPOUNDS = (["Y", "M"], ["M", "D"], ["W", "D"], ["D", "TH"], ["TH", "TM"], ["TM", "TS"])
REACH = 30
"""How far around two expressions the words that join them are looked for."""
Piece = tuple[int, int, str, Reading]


def joined(text: str, first: Piece, second: Piece) -> Piece | None:
    """Join a day and its hour or part of day, in either order."""
    between = spaced(text[first[1] : second[0]])
    if (
        between == " ("
        and first[2].endswith("clock")
        and second[2] == "clock"
        and text[second[1] : second[1] + 1] == ")"
    ):
        return first[0], second[1] + 1, first[2], first[3]
    counted = _counted_from_day(first, second, between) or _compound(first, second, between)
    if counted is not None:
        return counted
    if len(between) > 11 or between not in JOINTS:
        return None
    if second[2] == "spelt-year" and first[3].basis == "year-inferred" and first[1] < second[0]:
        dated = _in_year(first[3], int(second[3].value))
        return (first[0], second[1], first[2], dated) if dated else None
    if first[2] == "weekend" and between == " of " and second[3].precision == "day" and second[3].start is not None:
        return first[0], second[1], "weekend", _weekend_of(second[3])
    if is_part(second) and first[3].precision in ("day", "part-of-day") and not is_part(first):
        day, part = first, second
    elif is_part(first) and second[3].precision in ("day", "part-of-day") and not is_part(second):
        day, part = second, first
    else:
        return None
    return first[0], second[1], f"{first[2]}+{second[2]}", at_day(day[3], part[3])


def _compound(first: Piece, second: Piece, between: str) -> Piece | None:
    """Join `six hours and 12 minutes`, `two years, three months`: the second unit is the smaller one."""
    one, other = (PLAIN_LENGTH.fullmatch(piece[3].value) for piece in (first, second))
    if one is None or other is None or between not in (" ", ", ", " and ", ", and ") or first[3].type != "DURATION":
        return None
    units = [unit for found in (one, other) for unit in (("T" if found["clock"] else "") + found["unit"],)]
    if second[3].type != "DURATION" or units not in COMPOUNDS:
        return None
    clock = other["number"] + other["unit"] if one["clock"] else second[3].value[1:]
    return first[0], second[1], first[2], replace(first[3], value=first[3].value + clock)


def with_each_day(run: Run, last: tuple[int, int] | None, piece: Piece, text: str) -> Iterator[Piece]:
    """Yield `May 3 and 5` as two days, as it is no interval: `between May 3 and 5` is one."""
    start, end, rule, reading = piece
    days = reading.value.split("/")
    if last is None or len(days) != 2 or run.letters[last[0] - 1] != "A" or text[:start].rstrip().endswith("between"):
        yield piece
        return
    places = run.places
    first, second = run.tokens[places[last[0]] - 2], run.tokens[places[last[0]]]
    one = replace(reading, value=days[0], end=None, day=_day(days[0]))
    other = replace(reading, value=days[1], start=reading.end, end=None, day=_day(days[1]), weekday=None, note=None)
    yield start, first.end, rule, one
    yield second.start, end, rule, other


def _day(value: str) -> date | None:
    return None if "X" in value else date.fromisoformat(value)


def _weekend_of(day: Reading) -> Reading:
    monday, sunday = week_of(date.fromisoformat((day.start or "")[:10]))
    saturday = shifted(sunday, -1) or sunday
    value = f"{week_value(monday)}-WE"
    return replace(day, value=value, start=saturday.isoformat(), end=sunday.isoformat(), weekday=None, day=None)


def is_part(piece: Piece) -> bool:
    """Say whether an expression is an hour or a part of a day that still lacks its day."""
    return piece[3].value.startswith("XXXX-XX-XXT") or piece[2] == "overnight"


def carry_year(text: str, pieces: list[Piece], last: Piece) -> None:
    """Give the year of `August 2024` to the months and days listed right before it: `June, July and August 2024`."""
    following = last
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        start, known = piece[3].start, last[3].start
        if (
            last[3].basis != "explicit" or piece[3].basis != "year-inferred" or start is None or known is None
            or piece[3].precision != last[3].precision or piece[3].precision not in ("month", "day")
            or spaced(text[piece[1] : following[0]]) not in LISTED
        ):  # fmt: skip
            return
        moved = _in_year(piece[3], int(known[:4]) - (start[4:] > known[4:]))
        if moved is not None:
            pieces[place] = (*piece[:3], moved)
        following = piece


def _in_year(reading: Reading, year: int) -> Reading | None:
    if reading.start is None or reading.end is not None:
        return None
    month = int(reading.start[5:7])
    if reading.day is None:
        return of_month(year, month, "explicit")
    day = day_of(year, month, reading.day.day)
    return of_day(day, "explicit", weekday=reading.weekday) if day else None


def _counted_from_day(first: Piece, second: Piece, between: str) -> Piece | None:
    """Join `two days after` and the day named next: `two days after March 3`, `the day before last Tuesday`."""
    length, day = LENGTH.fullmatch(first[3].value), second[3].day
    words = between.strip() or first[3].direction
    if length is None or day is None or words not in ("before", "after", "from", "on"):
        return None
    if words in ("from", "on") and second[2] == "weekday" and length["unit"] == "W":
        return _weeks_from(first, second, int(length["count"]), words)
    if words == "on":
        return None
    steps = int(length["count"]) * (-1 if words == "before" else 1)
    counted = counted_from(day, steps, length["unit"])
    if counted is None:
        return None
    value, start, precision = counted
    reading = Reading(
        value, start=start, precision=precision, basis="relative", approximate=precision != "day",
        note=counted_from_note(day), day=day.fromisoformat(start) if precision == "day" else None,
    )  # fmt: skip
    return first[0], second[1], "counted-from-day", reading


def _weeks_from(first: Piece, second: Piece, weeks: int, word: str) -> Piece | None:
    """Join `a week from Tuesday`, `a week on Tuesday`: the Tuesday after the coming one."""
    weekday = second[3].day
    day = shifted(weekday, 7 * weeks) if weekday else None
    if weekday is None or day is None or (word == "on" and second[3].note and "before" in second[3].note):
        return None
    note = counted_from_note(weekday)
    return first[0], second[1], "counted-from-day", of_day(day, "weekday", weekday=second[3].weekday, note=note)


def at_day(day: Reading, part: Reading) -> Reading:
    """Give the hour or the part of a day its day."""
    clock = part.value.partition("T")[2]
    start, value = day.start, day.value.partition("/")[0]
    if day.type == "TIME" and not clock[0].isdigit():
        return replace(day, alone=True)
    value = value.partition("T")[0]
    if start is not None and clock[0].isdigit() and clock[:2] != "24":
        start = f"{start}T{clock}"
    return replace(
        day, value=f"{value}T{clock}", type="TIME", start=start, precision=part.precision, alone=True, day=None
    )


def spaced(text: str) -> str:
    """Give a short text with a line end or a hard space as a plain space."""
    return text.replace("\n", " ").replace("\xa0", " ") if len(text) <= REACH else text
