"""Neighbouring expressions that belong together across words: an interval, and an hour of the day just named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from briefing.read.time_joining import FROM_TO, REACH, Piece, at_day, is_part, spaced
from briefing.read.time_reading import Reading, counted_from_note, of_month
from briefing.read.time_tense import sentence_end
from briefing.read.time_tokens import plain_words
from briefing.read.time_values import shifted

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
SAME_CLAUSE = 120
"""How far behind a day an hour may be of it, in code points."""
AT = (" at", " around", " about", " by", " until", " till", " before", " after", " again")
"""What stands before an hour that something happened at."""


def with_days(text: str, pieces: list[Piece]) -> Iterator[Piece]:
    """Give an hour the day that its sentence has named before: `seen on Friday at noon and again at 11 p.m.`."""
    day: Piece | None = None
    for piece in pieces:
        found = piece
        of_day = day is not None and piece[2].endswith("clock") and is_part(piece)
        if day is not None and of_day and _is_later(day[3], piece[3]) and _is_told_of(text, day[1], piece[0]):
            found = (*piece[:2], f"{piece[2]}-of-the-day-named", at_day(_only_day(day[3]), piece[3]))
        elif piece[3].precision in ("day", "hour", "instant", "part-of-day"):
            named = piece[3].start is not None and piece[3].end is None and "/" not in piece[3].value
            day = piece if named else None
        yield found


def _is_later(day: Reading, hour: Reading) -> bool:
    """Say whether an hour is not before the one that was named with the day: else it may be of the day after."""
    return (day.start or "").partition("T")[2] < hour.value.partition("T")[2]


def _only_day(reading: Reading) -> Reading:
    iso = (reading.start or "")[:10]
    return replace(reading, value=iso, type="DATE", start=iso, note=f"Of the day just named, {iso}.")


def _is_told_of(text: str, start: int, end: int) -> bool:
    """Say whether what lies between a day and an hour is of one clause: no sentence ends there, and nobody speaks."""
    between = text[start:end]
    if len(between) > SAME_CLAUSE or not between.rstrip().endswith(AT) or sentence_end().search(text, start, end):
        return False
    return plain_words("reporting").isdisjoint(between.split())


def with_intervals(text: str, pieces: list[Piece], *, whole: bool) -> Iterator[Piece]:
    """Join `from Monday to Thursday`, `between 2019 and 2022`: to one expression, or the first end knows the last."""
    waiting: Piece | None = None
    for piece in pieces:
        found = _interval(text, waiting, piece) if waiting is not None else None
        if found is not None and whole:
            waiting = _whole(text, *found)
            continue
        if found is not None:
            yield from found
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = piece
    if waiting is not None:
        yield waiting


def _whole(text: str, first: Piece, second: Piece) -> Piece:
    """Make one expression of the two ends of an interval and the word before them: `from`, `between`."""
    start, one = first[0], first[3]
    opening = "between " if spaced(text[first[1] : second[0]]) == " and " else "from "
    if spaced(text[max(0, start - len(opening)) : start]).lower() == opening:
        start -= len(opening)
    reading = replace(one, value=f"{one.value}/{second[3].value}", weekday=None, day=None)
    return start, second[1], "interval", reading


def _interval(text: str, first: Piece, second: Piece) -> tuple[Piece, Piece] | None:
    """Give the two ends of an interval, the first with the last day of it, where the words make one of them."""
    one, other = first[3], second[3]
    night = one.value.endswith("TNI") and other.precision == "day"
    if one.type not in ("DATE", "TIME") or not (night or (other.type == one.type and one.precision == other.precision)):
        return None
    if one.precision is None or "/" in one.value + other.value or one.end or other.end:
        return None
    between = spaced(text[first[1] : second[0]])
    before = spaced(text[max(0, first[0] - REACH) : first[0]])
    if not (between == " and " and before.lower().endswith("between ")) and (
        between not in FROM_TO or any(word in before for word in CHANGED)
    ):
        return None
    one, other = _on_one_day(one, other), _after_first(one, other)
    if one.start and other.start and one.start >= other.start:
        return None
    return (first[0], first[1], "interval", replace(one, end=other.start)), (*second[:2], "interval-end", other)


def _after_first(one: Reading, other: Reading) -> Reading:
    """Move a weekday or a month that ends an interval right behind what begins it."""
    if other.precision == "month" and other.basis == "year-inferred" and one.start and other.start:
        year, month = int(one.start[:4]), int(other.start[5:7])
        return of_month(year + (other.start[5:7] < one.start[5:7]), month, "year-inferred", note=other.note)
    if other.basis != "weekday" or other.weekday is None or one.start is None or other.start is None:
        return other
    first, last = date.fromisoformat(one.start[:10]), date.fromisoformat(other.start[:10])
    days = (last - first).days
    if one.precision in ("week", "month", "season", "year") or 0 < days < 7 or (days > 0 and one.basis != "weekday"):
        return other
    day = shifted(first, (other.weekday - first.isoweekday()) % 7 or 7)
    if day is None:
        return other
    moved = day.isoformat()
    return replace(
        other,
        value=moved + other.value[10:],
        start=moved + other.start[10:],
        day=day if other.day else None,
        note=counted_from_note(first),
    )


def _on_one_day(one: Reading, other: Reading) -> Reading:
    """Give the hour that begins an interval the day of the hour that ends it."""
    if not one.value.startswith("XXXX-XX-XXT") or other.start is None or "T" not in other.start:
        return one
    clock = one.value.partition("T")[2]
    return replace(other, value=f"{other.start[:10]}T{clock}", start=f"{other.start[:10]}T{clock}")
