"""Expressions for lengths of time, for what returns; for past, present and future."""

from __future__ import annotations

from decimal import Decimal

from briefing.read.time_context import LENGTHS, ends_phrase, is_age, is_rough
from briefing.read.time_counted import SINCE, count_back
from briefing.read.time_periods import shifted_reading
from briefing.read.time_reading import Found, Reading, count_of
from briefing.read.time_tense import is_past
from briefing.read.time_tokens import plain_words
from briefing.read.time_values import duration_value

MODALS = (["will"], ["would"], ["could"], ["may"], ["might"], ["can"])
ALL_THE_TIME = ("24 hours a day", "24 hours per day", "twenty-four hours a day", "seven days a week", "7 days a week")
NOT_YET = (["be"], ["been"], ["is"], ["are"], ["being"])
"""Words before `soon` behind which a participle follows."""
QUOTES = frozenset("\"'“”‘’`,.")
RATES = frozenset({"times", "once", "twice", "percent", "million", "billion", "trillion", "hours", "days", "thousand"})


def read_length(found: Found) -> Reading | None:
    """Read `two years`, `half an hour`, `several weeks`, `a two-day`; leave ages."""
    unit = found.value("unit") or ""
    known, count = count_of(found, "count")
    if not known or unit not in LENGTHS or is_age(found) or (unit == "Q" and found.after(4) == " of "):
        return None
    if _is_always(found) or (found.word("count") == "many" and found.before(3).lower() == "as "):
        return None
    if _is_some_day(found):
        return Reading("FUTURE_REF", basis="relative") if found.before(7).split()[-1:] in MODALS else None
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
    if after.startswith(SINCE) and count is not None and found.focus.reference is not None:
        return count_back(found, int(count), unit)
    return Reading(duration_value(count, unit), "DURATION", approximate=is_rough(found))


def _read_rate(found: Found, unit: str) -> Reading | None:
    words = found.before(16).split()
    before = words[-1].lower() if words else ""
    if before in RATES or (before and (before[-1].isdigit() or before[-1] == "%")):
        return Reading(duration_value(Decimal(1), unit), "SET")
    return Reading(duration_value(Decimal(1), unit), "DURATION")


def _is_some_day(found: Found) -> bool:
    """Say whether it is no length but a day that nobody knows: `One day he will`, `may one day be`."""
    if found.focus.text[found.start : found.end].lower() != "one day":
        return False
    if found.focus.text[found.start].isupper():
        return not found.after(8).startswith((" after", " before", " later", " earlier", " ago", " of", "-"))
    return found.before(7).split()[-1:] in MODALS


def _is_always(found: Found) -> bool:
    """Say whether the words mean no length but all the time: `24 hours a day`, `seven days a week`."""
    text = found.focus.text[max(0, found.start - len("twenty-four hours ")) : found.end + len(" a week")].lower()
    return any(words in text for words in ALL_THE_TIME)


def _is_a_war(found: Found) -> bool:
    return found.after(6).lstrip("'’").startswith(" War")


def _is_titled(found: Found) -> bool:
    """Say whether it is a name: `"60 Minutes"`, by its capital and the marks, or `the Six-Day War`."""
    if _is_a_war(found):
        return True
    unit = found.focus.text[found.tokens("unit")[-1].start]
    return unit.isupper() and found.before(1) in QUOTES and found.after(1) in QUOTES


def read_half_length(found: Found) -> Reading | None:
    """Read `half an hour`, `half a century`."""
    unit = found.value("unit") or ""
    if unit not in LENGTHS or found.value("half") != "HALF":
        return None
    return Reading(duration_value(Decimal("0.5"), unit), "DURATION")


def read_bare_units(found: Found) -> Reading | None:
    """Read `weeks`, `recent years`, `coming months`, `the past years`."""
    unit = found.value("unit") or ""
    if unit not in LENGTHS or is_age(found) or _is_always(found) or _is_a_war(found):
        return None
    kind = found.letters("shift")[-1:]
    if kind == "r" and unit in ("Y", "E", "Q"):
        return Reading("PAST_REF", basis="relative")
    if kind == "i" and unit == "D" and found.word("shift") == "these":
        return Reading("PRESENT_REF", basis="relative")
    if not kind and (unit in ("Q", "TS", "TM") or _is_beside_an_event(found)):
        return None
    return Reading(duration_value(None, unit), "DURATION")


def _is_beside_an_event(found: Found) -> bool:
    """Say whether no length is told but what lies near an event: `in the days before the vote`, `a matter of weeks`."""
    if found.before(8).lower().endswith("as many "):
        return True
    return found.after(8).startswith((" before ", " after ", " when ")) or found.before(10) == "matter of "


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
    if not known or unit not in LENGTHS or is_age(found):
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
    if word in ("soon", "shortly") and _is_over(found):
        return None
    value = "PRESENT_REF" if word == "current" else value
    return Reading(value, basis="relative")


def _is_over(found: Found) -> bool:
    """Say whether what came soon has come: `was soon freed`, `soon became`; not `may soon be freed`."""
    before, after = found.before(12).split()[-1:], found.after(24).split()[:1]
    return before in (["was"], ["were"], ["had"]) or (bool(after) and is_past(after[0]) and before not in NOT_YET)


def read_the_past(found: Found) -> Reading | None:
    """Read `the past` where no noun follows."""
    return Reading("PAST_REF", basis="relative") if ends_phrase(found, "after_the_past") else None
