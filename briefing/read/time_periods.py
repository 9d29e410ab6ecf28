"""Expressions for weeks, months, quarters, seasons, years, decades and centuries."""

from __future__ import annotations

from datetime import date

from briefing.read.time_context import (
    APOSTROPHES,
    follows_conjunction,
    follows_without_article,
    is_after_preposition,
    is_before,
    is_habit,
)
from briefing.read.time_reading import (
    Found,
    Reading,
    counted_from_note,
    of_day,
    of_month,
    of_quarter,
    of_season,
    of_week,
    of_year,
    of_years,
)
from briefing.read.time_tense import follows_aim, tense_at
from briefing.read.time_tokens import plain_words
from briefing.read.time_values import (
    quarter_of,
    season_months,
    season_of,
    shifted,
    shifted_month,
    shifted_quarter,
    spoken,
)

BARE_SEASONS = frozenset({"in", "by", "until", "till", "since"})
"""Words right before `spring` and `fall` that make them seasons: elsewhere they are verbs, wells and coils."""
HALF_A_YEAR = 6
SOON = 4
"""Months ahead in which a month without a year and a clause without a tense may lie."""


def read_month(found: Found) -> Reading | None:
    """Read `May 2022`, `October`, `last April`, `July this year`, `the end of November`."""
    month, year = found.number("month") or 0, found.number("year")
    if year is not None:
        return of_month(year, month, "explicit")
    if not _is_month(found):
        return None
    reference = found.focus.reference
    years = found.number("years")
    if years is not None:
        return of_month(reference.year + years, month, "relative") if reference else Reading(f"XXXX-{month:02}")
    if found.letters("shift").endswith("t") and found.focus.year:
        return of_month(found.focus.year, month, "relative")
    if reference is None or (not found.letters("shift") and is_habit(found)):
        return Reading(f"XXXX-{month:02}", precision="month")
    year = month_year(found, reference, month)
    return of_month(year, month, "year-inferred", note=f"The text states no year; counted from {spoken(reference)}.")


def read_short_year(found: Found) -> Reading | None:
    """Read `May '68`, `the summer of '69`, of the last year with these digits."""
    token, reference = found.tokens("short")[0], found.focus.reference
    if found.focus.text[token.start - 1] not in APOSTROPHES or len(found.word("short")) != 2:
        return None
    year = 1900 + int(token.value)
    year += 100 if reference and year + 100 <= reference.year else 0
    month = found.number("month")
    return of_month(year, month, "explicit") if month else of_season(year, found.value("season") or "", "explicit")


def _is_month(found: Found) -> bool:
    if follows_without_article(found) or follows_conjunction(found):
        return False
    letter, after = found.tokens("month")[0].letter, found.after(24)
    listed = found.letter_before("month") in ("-", "—", "/") and found.letter_before("month", 2) in ("M", "y", "m")
    supported = found.letters("shift") or found.letters("lead") or is_after_preposition(found) or listed
    if letter in "my" and not supported:
        return False
    if letter == "m" and after[:1] != ".":
        return False
    following = after.split()
    if following and after[:1] == " " and following[0].strip(".,;:'’") in plain_words("names_after"):
        return False
    return bool(supported) or after[:1] != " " or not after[1:2].isupper()


def month_year(found: Found, reference: date, month: int) -> int:
    """Give the year of a month that is named without it."""
    shift = found.value("shift")
    later, same = month > reference.month, month == reference.month
    if shift == "-1":
        return reference.year - (later or same)
    if shift == "1":
        return reference.year + (not later)
    if shift == "0" or same:
        return reference.year
    ahead = (month - reference.month) % 12
    near = ahead <= HALF_A_YEAR
    if near and (found.before(9).endswith((" for ", " through ")) or is_before(found)):
        return reference.year + (not later)
    tense = tense_at(found.focus.text, found.start, found.end, through_reports=True)
    if tense is None and found.before(6).lower() in ("until ", " till "):
        return reference.year + (not later)
    if tense == "future" or (ahead <= SOON and (tense is None or follows_aim(found.focus.text, found.start))):
        return reference.year + (not later)
    return reference.year - later


def read_season(found: Found) -> Reading | None:
    """Read `this summer`, `the winter of 1994`, `last fall`, `fall 2003`."""
    season, year = found.value("season") or "", found.number("year")
    if follows_conjunction(found) or (year is None and _names_games(found)):
        return None
    if year is not None:
        return of_season(year, season, "explicit")
    supported = found.letters("shift") or found.letters("the")
    if not supported and not (_is_bare_season(found) if season in ("SP", "FA") else is_after_preposition(found)):
        return None
    if not found.letters("shift") and found.word("season") == "fall" and found.after(4) == " of ":
        return None
    reference = found.focus.reference
    if reference is None or (not found.letters("shift") and is_habit(found)):
        return Reading(f"XXXX-{season}", precision="season", basis="relative")
    years = found.number("years")
    if found.letters("shift").endswith("t"):
        year = found.focus.year
        return of_season(year, season, "relative") if year else Reading(f"XXXX-{season}", precision="season")
    if years is not None:
        return of_season(reference.year + years, season, "relative")
    return of_season(_season_year(found, reference, season), season, "relative")


def _names_games(found: Found) -> bool:
    """Say whether a name follows that the season is a part of: `the summer Olympics`."""
    return found.letters("shift") == "" and found.after(1) == " " and found.after(2)[1:].isupper()


def _is_bare_season(found: Found) -> bool:
    words = found.before(8).lower().split()
    before, season = words[-1] if words else "", found.word("season")
    return (before in BARE_SEASONS or (before == "from" and season != "fall")) and _ends_here(found)


def _ends_here(found: Found) -> bool:
    after = found.after(6)
    return not after.strip() or after[0] in '.,;:!?)"”’' or after.startswith((" and ", " but ", " the "))


def _season_year(found: Found, reference: date, season: str) -> int:
    year, current = season_of(reference)
    shift = found.value("shift")
    begins = int(season_months(reference.year, season)[0][5:7])
    if current == season:
        return year + {"-1": -1, "1": 1}.get(shift or "", 0)
    begun = begins <= reference.month
    if shift == "1":
        return reference.year + begun
    if shift == "0" and not found.word("shift").endswith("past"):
        return reference.year
    if shift == "-1" or found.tense() != "future":
        return reference.year - (not begun)
    return reference.year + begun


def read_shifted(found: Found) -> Reading | None:
    """Read `last year`, `this week`, `next month`, `the current quarter`, `the following year`, `that month`."""
    unit, shift, focus = found.value("unit") or "", found.number("shift"), found.focus
    letters, word = found.letters("shift"), found.word("shift")
    if follows_without_article(found) or (letters == "t" and found.after(4) == "-end"):
        return None
    if unit not in ("Y", "M", "W", "Q", "E", "C", "D"):
        return None
    if letters.endswith("t"):
        return read_anaphoric(found, unit, 0)
    if word.split()[-1:] in (["following"], ["previous"], ["preceding"], ["prior"]):
        return read_anaphoric(found, unit, shift or 0)
    if focus.reference is None:
        return Reading({"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX"}.get(unit, "XXXX"), basis="relative")
    return shifted_reading(focus.reference, unit, shift or 0)


def read_within_the_unit(found: Found) -> Reading | None:
    """Read `earlier in the month`, `the end of the year`, `later in the day`: of the unit just named, or running."""
    unit, focus = found.value("unit") or "", found.focus
    if unit == "C" and "turn" in found.focus.text[found.start : found.end].lower():
        return None
    if unit == "M" and focus.month is not None:
        return of_month(*focus.month, "relative")
    if unit == "D" and found.before(7).lower().endswith(("at ", "at the ")):
        return None
    if unit == "D":
        return of_day(focus.day, "relative") if focus.day else None
    if unit not in ("Y", "M", "W", "E", "C") or focus.reference is None:
        return None
    return shifted_reading(focus.reference, unit, 0)


def shifted_reading(day: date, unit: str, steps: int) -> Reading | None:
    """Read the unit that lies `steps` units after the one that holds `day`."""
    note = counted_from_note(day) if steps else None
    if unit == "Y":
        return of_year(day.year + steps, "relative", note=note)
    if unit == "M":
        return of_month(*shifted_month(day.year, day.month, steps), "relative", note=note)
    if unit == "W":
        moved = shifted(day, 7 * steps)
        return of_week(moved, note=note) if moved else None
    if unit == "Q":
        return of_quarter(*shifted_quarter(*quarter_of(day), steps), "relative")
    if unit == "E":
        first = (day.year // 10 + steps) * 10
        return of_years(first, first + 9, str(first // 10))
    if unit == "C":
        first = ((day.year - 1) // 100 + steps) * 100 + 1
        return of_years(first, first + 99, f"{first // 100:02}")
    return None


def read_anaphoric(found: Found, unit: str, steps: int) -> Reading | None:
    """Read a unit that lies `steps` units after the one just named."""
    focus = found.focus
    if unit == "Y" and focus.year is not None:
        return of_year(focus.year + steps, "relative")
    if unit == "M" and focus.month is not None:
        return of_month(*shifted_month(*focus.month, steps), "relative")
    if unit == "Q" and focus.quarter is not None and focus.quarter[1]:
        return of_quarter(*shifted_quarter(*focus.quarter, steps), "relative")
    if unit in ("W", "D") and focus.day is not None:
        return shifted_reading(focus.day, unit, steps)
    if steps and focus.reference is not None:
        return shifted_reading(focus.reference, unit, steps)
    unknown = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "Q": "XXXX-QX"}.get(unit)
    return Reading(unknown) if unknown else None
