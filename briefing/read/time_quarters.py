"""Expressions for quarters and halves of a year, and for the periods that a report on a quarter compares."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from briefing.read.time_context import is_habit
from briefing.read.time_periods import month_year, shifted_reading
from briefing.read.time_reading import Found, Reading, of_month, of_quarter, of_reported, of_year
from briefing.read.time_tokens import plain_words
from briefing.read.time_values import quarter_of, shifted_quarter
from briefing.read.words import table

LETTERS_ONLY = re.compile(r"[a-z]+")
LAST_QUARTER = 4
"""Behind it the lexicon counts H1 and H2."""
# " ended Sept. 30", " ending on March 31, 2021"
ENDED = re.compile(
    r"""\ end(?:ed|(?P<ending>ing)) (?:\ on)? \ (?P<month>[A-Z][a-z]{2,8})\.? \ \d{1,2}\b
    (?:,\ (?P<year>(?:19|20)\d\d))?""",
    re.VERBOSE,
)
MONTHS_AHEAD = 4
"""How far ahead the end of a quarter that is `ending` may lie."""
GAME_REACH = 120
"""How far around a quarter the words of a match are looked for, in code points."""
EARNINGS_REACH = 1200
"""How far back a quarter may have been named for `a year ago` to mean that quarter of the year before."""


def read_quarter(found: Found) -> Reading | None:
    """Read `the third quarter`, `fourth-quarter`, `the 1988 second quarter`, `Q3 2020`, `the first half of 1989`."""
    quarter, unit = found.number("ordinal") or 0, found.value("unit")
    year, years = found.number("year"), found.number("years")
    focus = found.focus
    if _is_of_a_game(found):
        return None
    if unit is None and quarter > LAST_QUARTER:
        return _read_half(found, quarter - LAST_QUARTER, year, years)
    if unit in ("HALF", "PERIOD"):
        return _read_half(found, quarter, year, years) if unit == "HALF" else None
    if not (1 <= quarter <= 4 or quarter == -1) or unit not in ("Q", None):
        return None
    quarter = 4 if quarter == -1 else quarter
    if found.after(4).startswith(" of ") and year is None and not _has_article(found):
        return None
    if year is not None:
        return of_quarter(year, quarter, "explicit")
    if found.letters("back") and focus.reference is not None:
        return of_quarter(focus.reference.year - 1, quarter, "relative")
    if focus.reference is None or (years is None and is_habit(found)):
        return Reading(f"XXXX-Q{quarter}", precision="season", basis="relative")
    if years is not None:
        return of_quarter(focus.reference.year + years, quarter, "relative")
    now_year, now = quarter_of(focus.reference)
    if quarter > now and found.tense() != "future" and quarter - now > 1:
        return of_quarter(now_year - 1, quarter, "year-inferred")
    if quarter > now:
        return of_quarter(now_year - (found.tense() == "past"), quarter, "year-inferred")
    return of_quarter(now_year, quarter, "year-inferred")


def read_listed_quarter(found: Found) -> Reading | None:
    """Read each of `the first and second quarters`: the first one alone, the last one only behind another."""
    last = found.tokens("unit")[-1].end == found.end
    article = found.letter_before("ordinal") == "T"
    if found.value("unit") != "Q" or (last and found.letter_before("ordinal", 1 + article) not in ("A", "B")):
        return None
    return read_quarter(found)


def read_month_quarter(found: Found) -> Reading | None:
    """Read `the December quarter`, `the April-June quarter`: the three months that end with the last one."""
    month, reference = found.number("month") or 0, found.focus.reference
    first = found.number("first")
    if found.value("unit") != "Q" or month % 3 or reference is None or first not in (None, month - 2):
        return None
    return of_quarter(month_year(found, reference, month), month // 3, "year-inferred")


def read_same_period(found: Found) -> Reading | None:
    """Read `the same quarter last year`, `the same month of 2020`, of the quarter or month just named."""
    focus, unit = found.focus, found.value("unit")
    if focus.reference is None:
        return None
    year = found.number("year") or focus.reference.year + (found.number("years") or -1)
    if unit == "M" and focus.month is not None:
        return of_month(year, focus.month[1], "relative")
    if unit in ("Q", "PERIOD"):
        reported = focus.quarter[1] if focus.quarter and found.start - focus.quarter_at < EARNINGS_REACH else 0
        return of_reported(year, reported) if reported or unit == "PERIOD" else None
    return None


def _has_article(found: Found) -> bool:
    """Say whether `the` belongs to the expression: within it, or before `first-half profit`."""
    return found.letters("the") != "" or found.before(4).lower() == "the "


def _is_of_a_game(found: Found) -> bool:
    """Say whether the words around are those of a match: its quarters and halves are none of a year."""
    of_a_game = (
        " of the match",
        " of the game",
        " of the final",
        " of a match",
        " of a game",
        " of play",
        " of extra time",
    )
    if found.after(16).startswith(of_a_game):
        return True
    around = found.focus.text[max(0, found.start - GAME_REACH) : found.end + GAME_REACH].lower()
    return not plain_words("game_words").isdisjoint(LETTERS_ONLY.findall(around))


def _read_half(found: Found, half: int, year: int | None, years: int | None) -> Reading | None:
    reference = found.focus.reference
    half = 2 if half == -1 else half
    if half not in (1, 2):
        return None
    if year is None:
        if reference is None or (not _has_article(found) and years is None):
            return None
        if found.after(4) == " of " or (found.letters("running") and found.value("running") != "Y"):
            return None
        year = reference.year + (years or 0)
    first, last = (1, 6) if half == 1 else (7, 12)
    return Reading(
        f"{year:04}-H{half}", start=f"{year:04}-{first:02}", end=f"{year:04}-{last:02}", precision="season",
        basis="explicit" if found.letters("year") else "relative",
    )  # fmt: skip


def read_latest_quarter(found: Found) -> Reading | None:
    """Read `the quarter`, `the latest quarter`, `the year-ago period`, `year-earlier`, in a report on a quarter."""
    focus = found.focus
    if focus.reference is None:
        return None
    if found.letters("year") and focus.quarter is None:
        return None
    recent = focus.quarter if found.start - focus.quarter_at < EARNINGS_REACH else None
    unit, years_back = found.value("unit"), bool(found.letters("back"))
    if unit not in ("Q", "PERIOD", None):
        return _plain_period(found, unit or "")
    if unit != "Q" and recent is None:
        return of_year((focus.year or focus.reference.year) - 1, "relative") if years_back else None
    if found.word("latest") in ("current", "present"):
        return of_quarter(*quarter_of(focus.reference), "relative")
    stated = _quarter_to(found.after(34), focus.reference) if unit == "Q" and recent is None else None
    if stated is not None:
        return of_quarter(*stated, "relative")
    ended = shifted_quarter(*quarter_of(focus.reference), -1)
    quarter = min(recent, ended) if recent and (recent[1] or unit != "Q") else ended
    return of_reported(found.number("year") or quarter[0] - years_back, quarter[1])


def _quarter_to(after: str, reference: date) -> tuple[int, int] | None:
    """Give year and quarter of `ended Sept. 30`, `ending March 31, 2021`; none where that ends no quarter."""
    ended = ENDED.match(after)
    month = int(_months().get(ended["month"].lower(), "0")) if ended else 0
    if ended is None or month == 0 or month % 3:
        return None
    year = int(ended["year"] or reference.year)
    if ended["year"] is None and month > reference.month + (MONTHS_AHEAD if ended["ending"] else 0):
        year -= 1
    return year, month // 3


@cache
def _months() -> dict[str, str]:
    return {**table("times", "M"), **table("times", "m"), **table("times", "y")}


def _plain_period(found: Found, unit: str) -> Reading | None:
    """Read `for the year`, `the latest month`: the running one; `the year ended June 30`, `the whole week`: lengths."""
    if found.letters("back") or found.letters("year") or unit not in ("Y", "M", "W"):
        return None
    if found.letters("latest"):
        return shifted_reading(found.focus.reference, unit, 0) if found.focus.reference else None
    reference = found.focus.reference
    if found.after(10).startswith((" end", " to ", " through ", " since ", " after ", " before ", " leading")):
        return Reading(f"P1{unit}", "DURATION")
    before = found.before(12).lower()
    if found.letters("whole") and not before.endswith(("for ", "in ")):
        return Reading(f"P1{unit}", "DURATION")
    if reference and unit == "Y" and (before.endswith("for ") or found.letters("whole")):
        quarter = found.focus.quarter or quarter_of(reference)
        over = quarter == (reference.year, 1) and found.tense() == "past"
        return of_year(quarter[0] - over, "relative")
    if reference and before.endswith(("for ", "months of ", "quarter of ", "half of ")):
        return shifted_reading(reference, unit, 0)
    return None
