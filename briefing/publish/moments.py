"""A day, month, season or year of the fact sheet, as text, to the days it covers."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

# "2024-03-04", "2024-03-04T04:30", "2024-03-04TMO"
DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T(?P<time>\d\d:\d\d|[A-Z]{2}).*)?")
# "2022-02"
MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)")
# "2024-W10", "2024-W10-WE"
WEEK = re.compile(r"(?P<year>\d{4})-W(?P<week>\d\d)(?:-(?P<weekend>WE))?")
# "2024-SU"
SEASON = re.compile(r"(?P<year>\d{4})-(?P<season>SP|SU|FA|WI)")
# "2022"
YEAR = re.compile(r"(?P<year>\d{4})")
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


@dataclass(frozen=True)
class Moment:
    """The days that a date covers; `form` says how precise it is, `detail` holds an hour or the name of a part."""

    first: date
    last: date
    form: str
    detail: str = ""


def parse_moment(text: str) -> Moment | None:
    """Read a day, week, month, season or year in ISO 8601 or TIMEX3; None for anything else."""
    try:
        return _day(text) or _month(text) or _week(text) or _season(text) or _year(text)
    except ValueError:
        return None


def _day(text: str) -> Moment | None:
    match = DAY.fullmatch(text)
    if match is None:
        return None
    day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    return Moment(day, day, "day", match["time"] or "")


def _month(text: str) -> Moment | None:
    match = MONTH.fullmatch(text)
    if match is None:
        return None
    first = date(int(match["year"]), int(match["month"]), 1)
    return Moment(first, _last_day(first.year, first.month), "month")


def _week(text: str) -> Moment | None:
    match = WEEK.fullmatch(text)
    if match is None:
        return None
    monday = date.fromisocalendar(int(match["year"]), int(match["week"]), 1)
    if match["weekend"]:
        return Moment(monday + timedelta(days=5), monday + timedelta(days=6), "weekend")
    return Moment(monday, monday + timedelta(days=6), "week", match["week"])


def _season(text: str) -> Moment | None:
    match = SEASON.fullmatch(text)
    if match is None:
        return None
    year = int(match["year"])
    begins, ends = SEASON_MONTHS[match["season"]]
    return Moment(date(year, begins, 1), _last_day(year + (ends < begins), ends), "season", match["season"])


def _year(text: str) -> Moment | None:
    match = YEAR.fullmatch(text)
    return Moment(date(int(text), 1, 1), date(int(text), 12, 31), "year") if match else None


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
