"""Expressions for years, decades and centuries."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from briefing.read.time_context import APOSTROPHES, is_before
from briefing.read.time_reading import Found, Reading, of_day, of_year, of_years
from briefing.read.time_tokens import plain_words

# " and 2006", " or 2012"
TWO_YEARS = re.compile(r"\ (?:and|or)\ (?:19|20)\d\d\b")
# "the House Bill ", "a Peugeot ", "+91 20 "; not "Obama's ", and not the first word of a sentence
NAME_OR_NUMBER = re.compile(r"(?: [\w,)”\"-]\s [A-Z][\w-]* | [\d] )\ \Z", re.VERBOSE)
SIGNS_BEFORE = frozenset("$€£¥₹#@/_+=&~")
YEARLY = frozenset({"in", "since", "during", "until", "till", "spring", "summer", "autumn", "winter"})
"""Words right before a bare number that make it a year."""
BORDERS = frozenset({"post-", "pre-", "mid-"})
"""Joined to a number they make a year of it: `the pre-1939 borders`."""
OF_A_YEAR = frozenset({"levels", "prices", "standards", "elections", "earnings", "taxes"})
"""What a year has in the plural, and nobody counts: `below 2005 levels`."""
POSSESSIVES = (["her"], ["his"], ["my"], ["our"], ["your"], ["their"], ["its"])
"""Words before `early 20s` that make an age of it."""
MOST_DEGREES = 40
"""Up to here `the mid-30s`, without an apostrophe, are degrees or per cent."""


def read_year(found: Found) -> Reading | None:
    """Read `2004`, `early 1990`, `fiscal 1988`, `the year 2000`, `1939-45`, `2019/20`; leave a count and a name."""
    year, last = found.number("year") or 0, found.number("last")
    words = found.before(20).split()
    after = found.after(60)
    before = words[-1].lower().strip("\"'“‘([") if words else ""
    if _is_joined(found.before(3), after) or _is_in_a_name(before, after):
        return None
    if not _is_year(found, year, before, after):
        return None
    reading = of_year(year, "explicit")
    if last is None:
        return reading
    digits = len(found.word("last"))
    whole = year - year % 100 + last if digits == 2 else last
    if digits == 2 and year % 100 == 99 and last == 0:
        whole = year + 1
    if whole <= year or digits not in (2, 4) or (found.letters("sign") == "/" and whole != year + 1):
        return None
    return replace(reading, value=f"{year}/{whole}", end=f"{whole:04}")


def _is_joined(before: str, after: str) -> bool:
    """Say whether a sign joins the number to something else: `$1990`, `3.1990`, `X-1990`, `2019%`."""
    if before[-1:] in SIGNS_BEFORE or after[:1] in ("%", "°", "/", "_", "@"):
        return True
    if after[:1] == "." and after[1:2].isdigit():
        return True
    joined = before[-2:-1]
    return (before[-1:] in (".", ",", ":") and joined.isdigit()) or (before[-1:] == "-" and _is_code(joined))


def _is_code(char: str) -> bool:
    return char.isupper() or char.isdigit()


def _is_in_a_name(before: str, after: str) -> bool:
    """Say whether what follows makes a name of it: `1912 Mill Road`, `2024 YR4`, `her 1987 Peugeot`."""
    if after[:1] != " " or not after[1:2].isupper():
        return False
    words = after.split()
    if words[0].strip(".,;:)'’s") in plain_words("car_makers"):
        return before not in plain_words("prepositions") and before != ""
    if len(words[0]) > 1 and words[0][1].isupper() and any(char.isdigit() for char in words[0]):
        return True
    for word in words[:4]:
        if not word[0].isupper():
            return False
        if word.strip(".,;:)") in plain_words("streets"):
            return True
    return False


def _is_year(found: Found, year: int, before: str, after: str) -> bool:
    following = after.split()
    next_word = following[0].strip(".,;:)'\"") if following and after[0] == " " else ""
    if next_word in plain_words("counted") or before in plain_words("before_a_number"):
        return False
    if found.letters("unit") and found.value("unit") != "Y":
        return False
    if found.letters("lead") or found.letters("fiscal") or found.letters("unit"):
        return True
    if year % 100 == 0 and TWO_YEARS.match(after):
        return True
    many = next_word.islower() and next_word.endswith("s") and not next_word.endswith("ss") and len(next_word) > 3
    many = many and next_word not in OF_A_YEAR
    if before in YEARLY:
        return not (many and year % 100 == 0 and before != "since")
    if before in BORDERS:
        return 1800 <= year <= 2099
    if before in plain_words("prepositions"):
        return 1800 <= year <= 2099 and not (many and (year % 50 == 0 or before != "the"))
    if NAME_OR_NUMBER.search(found.before(30)):
        return False
    return 1900 <= year <= 2060 and not many and year % 100 != 0


def read_spelt_year(found: Found) -> Reading | None:
    """Read `nineteen ninety-six`."""
    values = [int(token.value) for token in found.tokens("words")]
    if values[0] not in (17, 18, 19, 20) or not 10 <= values[1] <= 99:
        return None
    rest = values[1] + (values[2] if len(values) > 2 else 0)
    return of_year(values[0] * 100 + rest, "explicit") if rest < 100 else None


def read_decade(found: Found) -> Reading | None:
    """Read `the 1980s`, `the late '70s`, `the nineties`, `the 1990's`, the century of `the 1700s`; leave ages."""
    token = found.tokens("decade")[0]
    decade, marked = int(token.value), found.letters("the") != "" or found.letters("lead") != ""
    if token.letter != "K" and (not marked or decade % 10):
        return None
    if decade < 100:
        if not marked or decade < 20 or found.before(6).split()[-1:] in POSSESSIVES:
            return None
        if token.letter == "K" and decade <= MOST_DEGREES and _is_in_digits(found, token.start):
            return None
        decade += 1900
    if decade % 100 == 0 and decade < 1900:
        return of_years(decade, decade + 99, str(decade // 100))
    return of_years(decade, decade + 9, str(decade // 10))


def _is_in_digits(found: Found, start: int) -> bool:
    """Say whether a decade is printed in digits without an apostrophe before them."""
    text = found.focus.text
    return text[start].isdigit() and text[start - 1 : start] not in APOSTROPHES


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
    past = found.tense() == "past" and not is_before(found)
    return of_day(date(reference.year - past, 12, 31), "relative")
