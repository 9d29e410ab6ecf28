"""A text to its temporal expressions, each with a TIMEX3 value and, where a reference day is known, its days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from briefing.mentions import Span, Time
from briefing.read.time_grammar import candidates
from briefing.read.time_reading import Focus, Found, Reading, counted_from_note, follow, of_day, of_month
from briefing.read.time_tokens import Run, find_runs
from briefing.read.time_values import counted_from, day_of, shifted

# What may stand between a day and its hour or part: "Nov. 6 at 5 p.m.", "the night of May 24".
JOINTS = frozenset(
    {" ", ", ", " at ", " on ", " of ", " in ", " - ", " from ", " (", ", at ", " at around ", " at about ", " around "}
    | {" by ", " on the ", " of the "}
)
# What may stand between the two ends of an interval.
FROM_TO = frozenset({" to ", " through ", " until ", " till ", "-", "–", "—", " - ", " – ", " up to "})
# What may stand between dates that share the year of the last: "June, July and August 2024".
LISTED = FROM_TO | {" and ", ", ", " or ", ", and ", ", or ", " & "}
CHANGED = (
    "moved",
    "postponed",
    "delayed",
    "pushed",
    "changed",
    "rescheduled",
    "shifted",
    "brought forward",
    "rose",
    "fell",
)
# "P2D", "P3W"
LENGTH = re.compile(r"P(?P<count>\d{1,4})(?P<unit>[DWMY])")
REACH = 30
"""How far around two expressions the words that join them are looked for."""
Piece = tuple[int, int, str, Reading]


def find_times(text: str, *, reference: date | None = None) -> tuple[Time, ...]:
    """Give the temporal expressions of `text` in order; `reference` is the day that `yesterday` is counted from."""
    if reference is not None and not 1000 <= reference.year <= 9000:
        reference = None
    focus = Focus(text, reference)
    pieces: list[Piece] = []
    for run in find_runs(text):
        for piece in _read_run(run, focus):
            joined = _joined(text, pieces[-1], piece) if pieces else None
            if joined is not None:
                pieces[-1] = piece = joined
            else:
                _carry_year(text, pieces, piece)
                pieces.append(piece)
            follow(focus, piece[3], piece[2], piece[0])
    alone = [piece for piece in pieces if piece[3].alone]
    return tuple(_mention(piece) for piece in _with_intervals(text, alone))


def _read_run(run: Run, focus: Focus) -> Iterator[Piece]:
    letters, places, tokens = run.letters, run.places, run.tokens
    at, length = 0, len(run.letters)
    while at < length:
        for candidate in candidates(letters, at):
            if candidate.end <= at:
                continue
            start, end = tokens[places[at]].start, tokens[places[candidate.end - 1]].end
            reading = candidate.rule.read(Found(run, candidate.groups, focus, start, end))
            if reading is not None:
                if focus.text[end : end + 1] == ")" and "(" in focus.text[start:end]:
                    end += 1
                if focus.text[end - 2 : end + 1] in (".m.", ".M."):
                    end += 1
                yield start, end, candidate.rule.name, reading
                at = candidate.end
                break
        else:
            at += 1
            while at < length and places[at] == places[at - 1]:
                at += 1


def _joined(text: str, first: Piece, second: Piece) -> Piece | None:
    """Join a day and its hour or part of day, in either order."""
    between = _spaced(text[first[1] : second[0]])
    if between == " (" and first[2] == second[2] == "clock" and text[second[1] : second[1] + 1] == ")":
        return first[0], second[1] + 1, "clock", first[3]
    counted = _counted_from_day(first, second, between)
    if counted is not None:
        return counted
    if len(between) > 11 or between not in JOINTS:
        return None
    if second[3].value.startswith("XXXX-XX-XXT") and first[3].precision == "day" and first[3].end is None:
        day, part = first, second
    elif first[3].value.startswith("XXXX-XX-XXT") and second[3].precision in ("day", "part-of-day"):
        day, part = second, first
    else:
        return None
    return first[0], second[1], f"{first[2]}+{second[2]}", _at(day[3], part[3])


def _carry_year(text: str, pieces: list[Piece], last: Piece) -> None:
    """Give the year of `August 2024` to the months and days listed right before it: `June, July and August 2024`."""
    following = last
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        start, known = piece[3].start, last[3].start
        if (
            last[3].basis != "explicit" or piece[3].basis != "year-inferred" or start is None or known is None
            or piece[3].precision != last[3].precision or piece[3].precision not in ("month", "day")
            or _spaced(text[piece[1] : following[0]]) not in LISTED
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
    if length is None or day is None or words not in ("before", "after"):
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


def _at(day: Reading, part: Reading) -> Reading:
    if day.type == "TIME":
        return replace(day, alone=True)
    clock = part.value.partition("T")[2]
    start = day.start
    if start is not None and clock[0].isdigit() and clock[:2] != "24":
        start = f"{start}T{clock}"
    return replace(
        day, value=f"{day.value}T{clock}", type="TIME", start=start, precision=part.precision, alone=True, day=None
    )


def _with_intervals(text: str, pieces: list[Piece]) -> Iterator[Piece]:
    """Join `from Monday to Thursday` and `between 2019 and 2022` to one expression."""
    waiting: Piece | None = None
    for piece in pieces:
        joined = _interval(text, waiting, piece) if waiting is not None else None
        if joined is not None:
            waiting = joined
            continue
        if waiting is not None:
            yield waiting
        waiting = piece
    if waiting is not None:
        yield waiting


def _interval(text: str, first: Piece, second: Piece) -> Piece | None:
    one, other = first[3], second[3]
    if one.type not in ("DATE", "TIME") or other.type != one.type or one.precision != other.precision:
        return None
    if one.precision is None or "/" in one.value + other.value or one.end or other.end:
        return None
    between = _spaced(text[first[1] : second[0]])
    before = _spaced(text[max(0, first[0] - REACH) : first[0]])
    start = first[0]
    if between == " and " and before.lower().endswith("between "):
        start -= len("between ")
    elif len(between) > 9 or between not in FROM_TO:
        return None
    elif before.lower().endswith("from "):
        start -= len("from ")
    if any(word in before for word in CHANGED):
        return None
    one, other = _on_one_day(one, other), _after_first(one, other)
    if one.start and other.start and one.start >= other.start:
        return None
    reading = replace(one, value=f"{one.value}/{other.value}", end=other.start, weekday=None, day=None)
    return start, second[1], "interval", reading


def _after_first(one: Reading, other: Reading) -> Reading:
    """Move a weekday that ends an interval behind the one that begins it."""
    if one.day is None or other.basis != "weekday" or other.weekday is None or other.day is None or other.day > one.day:
        return other
    day = shifted(one.day, (other.weekday - one.day.isoweekday()) % 7 or 7)
    return of_day(day, "weekday", weekday=other.weekday) if day else other


def _on_one_day(one: Reading, other: Reading) -> Reading:
    """Give the hour that begins an interval the day of the hour that ends it."""
    if not one.value.startswith("XXXX-XX-XXT") or other.start is None or "T" not in other.start:
        return one
    clock = one.value.partition("T")[2]
    return replace(other, value=f"{other.start[:10]}T{clock}", start=f"{other.start[:10]}T{clock}")


def _spaced(text: str) -> str:
    """Give `text` with a line end or a hard space as a plain space."""
    return text.replace("\n", " ").replace("\xa0", " ") if len(text) <= REACH else ""


def _mention(piece: Piece) -> Time:
    start, end, rule, reading = piece
    return Time(
        span=Span(start, end),
        rule=rule,
        value=reading.value,
        type=reading.type,
        start=reading.start,
        end=reading.end,
        precision=reading.precision,
        basis=reading.basis,
        weekday=reading.weekday,
        approximate=reading.approximate,
        note=reading.note,
    )
