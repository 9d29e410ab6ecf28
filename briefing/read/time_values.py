"""The calendar: days, weeks, months, quarters and seasons as TIMEX3 values, and counting from one to another."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

from briefing.mentions import Precision

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
YEARS_OF = {"Y": 1, "E": 10, "C": 100, "L": 1000}
MONTHS_OF = {"M": 1, "Q": 3, "6M": 6}
DAYS_OF = {"D": 1, "W": 7, "2W": 14}
PARTS_OF_DAY = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "MI": "midday"}


def shifted(day: date, days: int) -> date | None:
    """Give the day `days` after `day`, or None where the calendar ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shifted_month(year: int, month: int, months: int) -> tuple[int, int]:
    """Give year and month `months` after a month."""
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1


def day_of(year: int, month: int, day: int) -> date | None:
    """Give a day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def fits_some_year(month: int, day: int) -> bool:
    """Say whether any year has this day."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000, month)[1]


def week_value(day: date) -> str:
    """Give the ISO week of `day`: `2024-W10`."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def week_of(day: date) -> tuple[date, date]:
    """Give Monday and Sunday of the week of `day`."""
    monday = shifted(day, -day.weekday()) or day
    return monday, shifted(monday, 6) or monday


def month_value(year: int, month: int) -> str:
    """Give a month: `2024-03`."""
    return f"{year:04}-{month:02}"


def quarter_months(quarter: int) -> tuple[int, int]:
    """Give the first and the last month of a calendar quarter."""
    return 3 * quarter - 2, 3 * quarter


def quarter_of(day: date) -> tuple[int, int]:
    """Give year and quarter of `day`."""
    return day.year, (day.month + 2) // 3


def shifted_quarter(year: int, quarter: int, quarters: int) -> tuple[int, int]:
    """Give year and quarter `quarters` after a quarter."""
    total = year * 4 + quarter - 1 + quarters
    return total // 4, total % 4 + 1


def season_months(year: int, season: str) -> tuple[str, str]:
    """Give the first and the last month of a northern season; a winter is named by the year it begins in."""
    first, last = SEASONS[season]
    return month_value(year, first), month_value(year + (last < first), last)


def season_of(day: date) -> tuple[int, str]:
    """Give the season of `day` with the year it began in."""
    for season, (first, last) in SEASONS.items():
        if first <= day.month <= last:
            return day.year, season
    return day.year - (day.month <= SEASONS["WI"][1]), "WI"


def month_days(year: int, month: int) -> int:
    """Give how many days a month has."""
    return monthrange(year, month)[1]


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """Give the nth weekday of a month, Monday is 1; the last one for nth = -1."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Give Western Easter Sunday (the anonymous Gregorian computus)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holiday(rule: str, year: int) -> date | None:
    """Give the day of a holiday by its rule in the lexicon: `12-25`, `11-4-4` (4th Thursday), `easter-2`."""
    if rule.startswith("easter"):
        return shifted(easter(year), int(rule.removeprefix("easter") or 0))
    if rule == "election":
        return nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    month, _, rest = rule.partition("-")
    nth, _, weekday = rest.partition("-")
    if not weekday:
        return day_of(year, int(month), int(nth))
    return nth_weekday(year, int(month), -1 if nth == "last" else int(nth), int(weekday))


def duration_value(count: Decimal | None, unit: str) -> str:
    """Give a length of time: `P3D`, `PT30M`, `P2Y6M`; `PXY` where the number is not said."""
    if unit in YEARS_OF and unit != "Y" and count is not None:
        count, unit = count * YEARS_OF[unit], "Y"
    if unit == "2W" and count is not None:
        count, unit = count * 2, "W"
    if unit == "6M" and count is not None:
        count, unit = count * 6, "M"
    prefix, letter = ("PT", unit[1]) if unit.startswith("T") else ("P", unit[-1])
    if count is None:
        return f"{prefix}X{letter}"
    whole, part = divmod(count, 1)
    smaller = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S")}.get(unit)
    if part and smaller:
        rest = f"{(part * smaller[0]).normalize():f}{smaller[1]}"
        return f"{prefix}{whole:f}{letter}{rest}" if whole else f"{prefix}{rest}"
    if part and unit == "D" and not whole:
        return f"PT{(part * 24).normalize():f}H"
    return f"{prefix}{count.normalize():f}{letter}"


def counted_from(day: date, count: int, unit: str) -> tuple[str, str, Precision] | None:
    """Give value, first day or month, and precision of `count` units after `day` (before it, where negative)."""
    if abs(count) > 1_000_000:
        return None
    if unit in DAYS_OF:
        found = shifted(day, count * DAYS_OF[unit])
        if found is None:
            return None
        first = found.isoformat()
        return (first, first, "day") if unit == "D" else (week_value(found), first, "week")
    if unit in MONTHS_OF:
        year, month = shifted_month(day.year, day.month, count * MONTHS_OF[unit])
        return (month_value(year, month), month_value(year, month), "month") if 0 < year < 10000 else None
    if unit in YEARS_OF:
        year = day.year + count * YEARS_OF[unit]
        return (f"{year:04}", f"{year:04}", "year") if 0 < year < 10000 else None
    return None


def spoken(day: date) -> str:
    """Give a day as a reader says it: `Monday 4 March 2024`."""
    return f"{WEEKDAYS[day.isoweekday()]} {day.day} {MONTHS[day.month]} {day.year}"


MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
