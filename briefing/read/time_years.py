"""Expressions for years, decades and centuries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefing.read.time_reading import Found, Reading, of_day, of_year, of_years
from briefing.read.time_tokens import plain_words

YEARLY = frozenset({"in", "since", "during", "until", "till", "spring", "summer", "autumn", "winter"})
"""Words right before a bare number that make it a year."""


def read_year(found: Found) -> Reading | None:
    """Read `2004`, `early 1990`, `fiscal 1988`, `the year 2000`, `1939-45`, `1939-1945`; leave a count."""
    year = found.number("year") or 0
    words = found.before(20).split()
    before = found.focus.text[found.start - 1 : found.start]
    after = found.after(24)
    if before in ("$", "€", "£", "#", "¥", "/", "_", "+") or after[:1] in ("%", "°", "/", "_"):
        return None
    if (after[:1] == "." and after[1:2].isdigit()) or (
        before in (".", ",", ":") and found.focus.text[found.start - 2 : found.start - 1].isdigit()
    ):
        return None
    if not _is_year(found, year, words[-1].lower().strip("\"'“‘([") if words else "", after):
        return None
    last = found.number("last")
    reading = of_year(year, "explicit")
    if last is not None:
        digits = len(found.word("last"))
        whole = year - year % 100 + last if digits == 2 else last
        if whole <= year or digits not in (2, 4):
            return None
        return replace(reading, value=f"{year}/{whole}", end=f"{whole:04}")
    return reading


def _is_year(found: Found, year: int, before: str, after: str) -> bool:
    following = after.split()
    next_word = following[0].strip(".,;:)'\"") if following and after[0] == " " else ""
    if next_word in plain_words("counted") or before in plain_words("before_a_number"):
        return False
    if found.letters("unit") and found.value("unit") != "Y":
        return False
    if found.letters("lead") or found.letters("fiscal") or found.letters("unit"):
        return True
    many = next_word.islower() and next_word.endswith("s") and not next_word.endswith("ss") and len(next_word) > 3
    if not found.letters("the") and before in YEARLY:
        return not (many and year % 100 == 0 and before != "since")
    if found.letters("the") or before in plain_words("prepositions"):
        return 1800 <= year <= 2099 and not (many and (year % 50 == 0 or before != "the"))
    return 1900 <= year <= 2060 and not many and year % 100 != 0


def read_spelt_year(found: Found) -> Reading | None:
    """Read `nineteen ninety-six`."""
    values = [int(token.value) for token in found.tokens("words")]
    if values[0] not in (17, 18, 19, 20) or not 10 <= values[1] <= 99:
        return None
    rest = values[1] + (values[2] if len(values) > 2 else 0)
    return of_year(values[0] * 100 + rest, "explicit") if rest < 100 else None


def read_decade(found: Found) -> Reading | None:
    """Read `the 1980s`, `the late '70s`, `the nineties`."""
    decade = found.number("decade") or 0
    if decade < 100:
        if not found.letters("the") and not found.letters("lead"):
            return None
        if not found.word("decade")[0].isdigit() and found.before(6).rstrip().endswith(("her", "his")):
            return None
        decade += 1900
    if decade % 100 == 0 and decade % 1000 == 0 and decade > 1900:
        return of_years(decade, decade + 9, str(decade // 10))
    return of_years(decade, decade + 9, str(decade // 10))


def read_century(found: Found) -> Reading | None:
    """Read `the 20th century`."""
    century = found.number("ordinal") or 0
    if not 1 <= century <= 30 or found.value("unit") != "C":
        return None
    return of_years(100 * century - 99, 100 * century, f"{century - 1:02}")


def read_year_end(found: Found) -> Reading | None:
    """Read `year-end`, `the year's end`."""
    reference = found.focus.reference
    if found.value("unit") != "Y" or found.value("end") != "END":
        return None
    if reference is None:
        return Reading("XXXX-12-31", precision="day")
    past = found.tense() == "past"
    return of_day(date(reference.year - past, 12, 31), "relative")
