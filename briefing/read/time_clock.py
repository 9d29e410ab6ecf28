"""Expressions for the hour of the clock."""

from __future__ import annotations

import re

from briefing.read.time_reading import Found, Reading

# "2024", "2024,"
YEAR_BEFORE = re.compile(r"(?:19|20)\d\d,?")
AT = frozenset({"at", "by", "around", "about", "until", "till", "from", "before", "after", "since", "past"})
"""Words right before a number that make an hour of it."""


def read_clock(found: Found) -> Reading | None:
    """Read `7:15 p.m. EST`, `10 a.m.`, `5pm`, `1500 GMT`; leave numbers without half of day or zone."""
    hour, minute = _hour_and_minute(found)
    printed = f"{found.word('hour')} {found.word('minute')} {found.word('half')}".rstrip(".m ")
    afternoon = printed.endswith("p")
    has_half = afternoon or printed.endswith("a")
    if found.letters("half") and not found.word("half").endswith("m"):
        return None
    if "·" in found.letters("sign") and not has_half and not found.letters("zone"):
        return None
    if found.before(1) in (".", ":") and found.before(2)[:1].isdigit():
        return None
    if minute is not None and not has_half and not found.letters("zone"):
        if len(found.word("hour")) == 4 or not _is_at(found):
            return None
    elif not has_half and not found.letters("zone"):
        return None
    if found.letters("zone") and found.value("zone") == "TIME" and len(found.tokens("zone")) == 1:
        return None
    if hour is None or hour > 24 or (minute or 0) > 59 or (has_half and not 1 <= hour <= 12):
        return None
    if has_half:
        hour = hour % 12 + 12 * afternoon
    return Reading(f"XXXX-XX-XXT{hour:02}:{minute or 0:02}", "TIME", precision="instant" if minute else "hour")


def _hour_and_minute(found: Found) -> tuple[int | None, int | None]:
    printed = found.word("hour").rstrip("apm")
    if not printed.isdecimal():
        return (found.number("hour"), None)
    if len(printed) == 4:
        return int(printed[:2]), int(printed[2:])
    minute = found.word("minute").rstrip("apm")
    if minute and len(minute) != 2:
        return None, None
    return int(printed), int(minute) if minute else None


def read_clock_hours(found: Found) -> Reading | None:
    """Read `at 1800 hrs`; leave `1800 hours of work`."""
    printed = found.word("hour")
    if found.value("unit") != "TH" or len(printed) != 4 or not printed.isdecimal() or not _is_at(found):
        return None
    hour, minute = int(printed[:2]), int(printed[2:])
    if hour > 24 or minute > 59:
        return None
    return Reading(f"XXXX-XX-XXT{hour:02}:{minute:02}", "TIME", precision="instant" if minute else "hour")


def _is_at(found: Found) -> bool:
    """Say whether a word or a full date before a number makes an hour of it: `at 9:40`, `6 March 2024 09:40`."""
    words = found.before(14).lower().split()
    return bool(words) and (words[-1] in AT or YEAR_BEFORE.fullmatch(words[-1]) is not None)


def read_noon(found: Found) -> Reading | None:
    """Read `noon` and `midnight`; leave the hour of decision: `high noon for the cabinet`."""
    if found.value("clock") == "NI" or found.before(5).lower() == "high ":
        return None
    return Reading(f"XXXX-XX-XXT{found.value('clock')}", "TIME", precision="hour")


def read_clock_in_part(found: Found) -> Reading | None:
    """Read `4 in the morning`, `7:30 in the evening`."""
    hour, minute = found.number("hour"), found.number("minute") or 0
    part = found.value("part")
    if hour is None or not 1 <= hour <= 12 or minute > 59:
        return None
    if not found.word("hour").isdecimal() and not found.letters("clock") and not _is_at(found):
        return None
    late = part in ("AF", "EV") or (part == "NI" and hour >= 6)
    hour = hour % 12 + 12 * late
    return Reading(f"XXXX-XX-XXT{hour:02}:{minute:02}", "TIME", precision="instant" if minute else "hour")
