"""Digits that name a day, a year or an hour, and so count nothing."""

from __future__ import annotations

from briefing.read.figure_nouns import is_plural
from briefing.read.figure_numbers import Number
from briefing.read.figure_tokens import HYPHENS, Tokens
from briefing.read.figure_units import unit_beginnings
from briefing.read.words import lexicon

YEAR_DIGITS, DAY_DIGITS = 4, 2
RANGING = HYPHENS | {"to", "and", "or", "until", "till", "through", "/"}
EARLIEST_YEAR, LATEST_YEAR = 1500, 2150


def is_plain_date(tokens: Tokens, index: int) -> bool:
    """Say at one look whether the digits are the 2013 of "in 2013" or the 4 of "March 4", as most dates are."""
    raw, before, after = tokens.raw[index], tokens.word(index - 1), tokens.word(index + 1)
    if len(raw) == YEAR_DIGITS:
        plain = before in lexicon("figures")["before_a_year"] and before not in lexicon("figures")["before_an_end"]
        return (
            plain
            and _looks_like_year(raw)
            and (not after[:1].isalnum() or after in lexicon("nouns")["closed"])
            and (after not in HYPHENS and after not in unit_beginnings() and after not in ("to", "or", "and"))
        )
    return (
        len(raw) <= DAY_DIGITS and raw.isdigit() and is_month(tokens, index - 1) and after in ("", ",", ".", "at", "in")
    )


def is_date(tokens: Tokens, number: Number) -> bool:
    """Read "March 4", "4 March", "Sept. 3", "March 4-5": digits beside the name of a month."""
    first, after = number.first, number.after
    before, following = tokens.word(first - 1), tokens.word(after)
    small = len(tokens.raw[first]) <= DAY_DIGITS
    if small and is_month(tokens, first - 1) and following not in ("people", "percent", "%"):
        return True
    if before == "." and is_month(tokens, first - 2) and not tokens.joined(first):
        return True
    if small and (is_month(tokens, after) or (following in RANGING and is_month(tokens, after + 2))):
        return True
    ranged = before in HYPHENS and tokens.is_number(first - 2)
    return ranged and (is_month(tokens, first - 3) or (tokens.word(first - 3) == "." and is_month(tokens, first - 4)))


def is_clock(tokens: Tokens, number: Number) -> bool:
    """Read "10:45", "7 p.m.", "0500 GMT", "at 4 in the morning", and the two sides of "24/7"."""
    first, after = number.first, number.after
    before, following = tokens.word(first - 1), tokens.word(after)
    if before == "at" and tokens.word(after + 2) in ("morning", "afternoon", "evening"):
        return len(tokens.raw[first]) <= DAY_DIGITS
    if following in (":", "/") and tokens.joined(after) and tokens.is_number(after + 1):
        return True
    if before in (":", "/") and tokens.joined(first) and tokens.is_number(first - 2):
        return True
    return following in lexicon("figures")["clock"]


def is_month(tokens: Tokens, index: int) -> bool:
    """Say whether the token at `index` names a month; "may" and "march" only with a capital."""
    return tokens.word(index) in lexicon("figures")["months"] and (
        tokens.capital(index) or tokens.word(index) not in ("may", "march", "mar", "sep", "dec", "jan")
    )


def is_year(tokens: Tokens, number: Number, *, hedged: bool) -> bool:
    """Read a bare 1949 or 2013 as a year, and the ends of 2014-17 as years, unless people or things are counted."""
    raw, first = tokens.raw[number.first], number.first
    before = tokens.word(first - 1)
    if _looks_like_year(raw) and number.after - first == 3:
        last = tokens.raw[number.after - 1]
        return _looks_like_year(last) or (last.isdigit() and len(last) == 2)
    if not _looks_like_year(raw) or number.after - first > 1:
        return False
    if hedged:
        return tokens.word(number.after) in ("level", "levels") or not has_plural(tokens, number.after)
    if _follows_day_and_month(tokens, first):
        return True
    if tokens.word(number.after) in ("people", "men", "women", "children", "soldiers", "workers", "jobs", "homes"):
        return before in ("in", "since", "by", "until", "during")
    if before in lexicon("figures")["before_a_year"] or before in ("", "(", ",", "'", "’", "-", "–", "/", "."):
        return True
    if is_month(tokens, first - 1) or tokens.capital(first - 1):
        return True
    return not has_plural(tokens, number.after)


def _follows_day_and_month(tokens: Tokens, first: int) -> bool:
    """Say whether "23 February" or "February 23," stands before the token: what follows names its year."""
    if is_month(tokens, first - 1):
        return tokens.is_number(first - 2) and len(tokens.raw[first - 2]) <= DAY_DIGITS
    return (
        tokens.word(first - 1) == ","
        and tokens.is_number(first - 2)
        and len(tokens.raw[first - 2]) <= DAY_DIGITS
        and is_month(tokens, first - 3)
    )


def _looks_like_year(raw: str) -> bool:
    return len(raw) == YEAR_DIGITS and raw.isdigit() and EARLIEST_YEAR <= int(raw) <= LATEST_YEAR


def has_plural(tokens: Tokens, after: int) -> bool:
    """Say whether the words behind the number go on in small letters with something that can be counted."""
    for index in range(after, min(after + 3, tokens.size)):
        raw = tokens.raw[index]
        if not raw.isalpha() or not raw.islower():
            return False
        if is_plural(raw) or raw in ("more", "were"):
            return True
        if raw in lexicon("nouns")["closed"]:
            return False
    return False
