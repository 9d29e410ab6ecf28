"""The currency, the percent sign or the unit beside a number, and what the amount is counted for."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from briefing.read.figure_nouns import COORDINATING, is_plural
from briefing.read.figure_numbers import Number, read_number, scaled
from briefing.read.figure_tokens import Tokens
from briefing.read.words import lexicon, table

ONE_LETTER_APART = frozenset("mgCFWV")
"""Units of one letter that are also printed with a space before them; others only joined to the digits."""
FARTHEST_MARK = 3
"""How many tokens a currency may take before the digits: "HK $", "U.S.$"."""
LONGEST_UNIT = 4
APART_OR_JOINED = frozenset(("US", "Y", "PS", "R", "N", "P", "SR", "Bs", "Ft", "JD"))
"""Letters that are a currency only where they are joined to the digits."""
LONE_LETTERS = frozenset("RNP")
POPULATIONS = frozenset(
    ("people", "residents", "inhabitants", "births", "women", "children", "population", "persons", "deliveries")
)


class Unit(NamedTuple):
    """A unit, the token after it, and whether it belongs to the printed number (%, currency, joined letters)."""

    name: str
    after: int
    kind: str
    inside: bool
    first: int | None = None


JOINTS = frozenset((",", "and", "or"))
AT_END = frozenset(("respectively", "in", "for", "to", "at", "on", "from", "by"))


@cache
def units_behind() -> dict[str, tuple[str, str]]:
    """Give each unit that stands behind a number, as printed and in lower case, with its short form and kind."""
    found = dict.fromkeys(sorted(lexicon("units")["time"]), ("time", "time"))
    for kind, key in (("measure", "measures"), ("money", "money_after"), ("share", "share")):
        listed = table("units", key)
        for word in sorted(listed):
            found[word] = (listed[word], kind)
            if len(word) > 2:
                found.setdefault(word.lower(), (listed[word], kind))
    # As a unit of weight or of money, pounds is told apart by what stands around it.
    return found


@cache
def unit_beginnings() -> frozenset[str]:
    """Give the first words of all units, in lower case, so that most words are passed over at once."""
    return frozenset(
        piece for word in units_behind() for piece in (word.lower(), word.lower().replace("-", " ").split(" ")[0])
    ) | {"%", "°", "º", "$", "¢"}


@cache
def _mark_ends() -> frozenset[str]:
    """Give the last tokens of all currency marks, so that most words are passed over at once."""
    letters = {mark for mark in table("units", "money_before") if mark.isalpha()}
    return frozenset(letters | {mark[-1] for mark in table("units", "money_before")} | {"="})


def money_before(tokens: Tokens, first: int) -> tuple[str, int] | None:
    """Give the currency printed before the number at token `first`, and its own first token."""
    if first == 0 or tokens.raw[first - 1] not in _mark_ends():
        return None
    marks = table("units", "money_before")
    for length in range(FARTHEST_MARK, 0, -1):
        start = first - length
        if start < 0:
            continue
        printed = "".join(tokens.raw[start:first])
        while printed.endswith("=") and len(printed) > 1:
            printed = printed[:-1]
        currency = marks.get(printed)
        if currency is None or (printed in APART_OR_JOINED and not _is_mark(tokens, first)):
            continue
        if length > 1 and len(tokens.raw[start]) == 1 and tokens.raw[start].isalpha() and not tokens.joined(start + 1):
            continue
        return currency, start
    return None


def money_listed(tokens: Tokens, number: Number) -> tuple[str, int] | None:
    """Give the currency of a list that prints it once: "$3 million, 5 million and 7 million"."""
    scaled_here = number.after - number.first > 1
    after = number.after
    if not scaled_here and tokens.joined(after) and tokens.word(after) in _letters():
        after += 1
    if after - number.first < 2 or (tokens.word(after).isalpha() and tokens.word(after) not in JOINTS | AT_END):
        return None
    at = number.first
    while tokens.word(at - 1) in JOINTS:
        at -= 1 + (tokens.word(at - 1) in COORDINATING and tokens.word(at - 2) == ",")
        while at > 0 and tokens.low[at - 1] in _letters():
            at -= 1
        if not tokens.is_number(at - 1):
            return None
        at -= 1
        if money := money_before(tokens, at):
            return money[0], number.first
    return None


@cache
def _letters() -> frozenset[str]:
    return frozenset(table("figures", "scales")) | {"m", "bn", "k", "tn"}


def with_million(tokens: Tokens, number: Number, *, money: bool) -> Number:
    """Read the m of "$5m" and "2.3m homes" as a million; elsewhere it is a metre."""
    at = number.after
    if tokens.word(at) != "m" or not tokens.joined(at) or not tokens.is_number(at - 1) or number.value is None:
        return number
    following = tokens.word(at + 1)
    if not money and not _is_counted_in_millions(tokens, at + 1) and following not in ("euros", "more", "of"):
        return number
    return number._replace(after=at + 1, value=scaled(number.value, Decimal(10**6)))


def _is_counted_in_millions(tokens: Tokens, at: int) -> bool:
    """Say whether "m" has things behind it that are counted: "1.8m fixed deals", not "the 100m hurdles"."""
    for index in range(at, min(at + 3, tokens.size)):
        word = tokens.low[index]
        if not word.isalpha() or not tokens.raw[index].islower() or word in lexicon("nouns")["closed"]:
            return False
        if word in lexicon("units")["lengthy"]:
            return False
        if is_plural(word):
            return True
    return False


def _is_mark(tokens: Tokens, first: int) -> bool:
    """Say whether letters that are also a word or a name are joined to the digits."""
    if tokens.raw[first - 1] in LONE_LETTERS:
        # "R22" is a road; "R22 million" and "R1,250" are rand.
        scale = tokens.word(first + 1)
        large = "," in tokens.raw[first] or scale in table("figures", "scales")
        return tokens.joined(first) and (large or scale in table("figures", "joined_scales") or scale == "m")
    return tokens.joined(first) or tokens.raw[first - 1] == "="


def unit_after(tokens: Tokens, number: Number) -> Unit | None:
    """Give the unit that follows the number, whether spaced, joined or hyphenated."""
    after = number.after
    if after >= tokens.size:
        return None
    at = after + 1 if tokens.hyphen(after) else after
    if number.fraction and tokens.word(at) == "of" and tokens.word(at + 1) in ("a", "an", "one"):
        at += 2
    elif number.fraction and tokens.word(at) in ("a", "an"):
        at += 1
    # "$3-$5": the second mark belongs to the second number.
    if tokens.word(at) not in unit_beginnings() or (
        at > after and not tokens.low[at][0].isalpha() and tokens.is_number(at + 1)
    ):
        return None
    known = units_behind()
    for length in range(min(LONGEST_UNIT, tokens.size - at), 0, -1):
        printed = tokens.printed(at, at + length)
        found = known.get(printed) or (known.get(printed.lower()) if len(printed) > 2 else None)
        if found and _stands(tokens, at, length, printed):
            joined = tokens.joined(at) or found[1] in ("share", "money")
            return Unit(found[0], at + length, found[1], joined)
    return None


def _stands(tokens: Tokens, at: int, length: int, printed: str) -> bool:
    """Say whether what reads like a unit is one: a lone letter, "US" or "real" mostly is not."""
    following = at + length
    if len(printed) == 1 and printed.isalpha():
        apart = printed in ONE_LETTER_APART and not tokens.word(following).isalpha() and not tokens.hyphen(following)
        return tokens.joined(at) or apart
    if printed in ("US", "U.S", "real", "won", "marks", "lei"):
        return not tokens.word(following)[:1].isalpha()
    return True


@cache
def _per_beginnings() -> frozenset[str]:
    return frozenset(table("units", "per_adverbs")) | {"apiece", "each", "per", "/", "a", "an", "every", "from", "by"}


def per_after(tokens: Tokens, after: int, *, money: bool = False) -> tuple[str, int] | None:
    """Give what the amount before token `after` is counted for, and the token after those words."""
    word = tokens.word(after)
    if word not in _per_beginnings() and not tokens.hyphen(after):
        return None
    adverbs = table("units", "per_adverbs")
    following = tokens.word(after + 1)
    if word in adverbs and (not following[:1].isalpha() or following in lexicon("nouns")["closed"]):
        return adverbs[word], after + 1
    if word == "apiece" or (word == "each" and tokens.word(after + 1) not in lexicon("units")["per_words"]):
        return "each", after + 1
    if word in ("per", "/"):
        return _counted_for(tokens, after + 1, free=word == "per")
    if word in ("a", "an", "every", "each"):
        ends = not tokens.word(after + 2)[:1].isalpha() or tokens.word(after + 2) in lexicon("nouns")["closed"]
        return _counted_for(tokens, after + 1, free=money and ends)
    if word in ("from", "by") and following in ("each", "either", "both"):
        return _side_of(tokens, after + 2, named=word == "from")
    if tokens.hyphen(after) and tokens.word(after + 1) in ("a", "per") and tokens.hyphen(after + 2):
        return _counted_for(tokens, after + 3, free=False)
    return None


def _side_of(tokens: Tokens, at: int, *, named: bool) -> tuple[str, int] | None:
    """Give "side" for "from each side", "by each of the two sides"; where it may be `named` otherwise also "party"."""
    while tokens.word(at) in ("of", "the", "two"):
        at += 1
    word = tokens.word(at)
    if word in ("side", "sides"):
        return "side", at + 1
    return (word, at + 1) if named and word else None


def _counted_for(tokens: Tokens, at: int, *, free: bool) -> tuple[str, int] | None:
    words = lexicon("units")["per_words"]
    if tokens.word(at + 1) in ("ago", "earlier", "before", "later", "from", "after", "or"):
        return None
    if free and tokens.is_number(at):
        number = read_number(tokens, at)
        end = number.after if number else at + 1
        if tokens.word(end) in words or tokens.word(end).removesuffix("s") in words:
            return tokens.printed(at, end + 1), end + 1
        end += tokens.word(end) in ("live", "of") and tokens.word(end + 1) in POPULATIONS
        end += tokens.word(end) in POPULATIONS
        return tokens.printed(at, end), end
    if free and tokens.word(at + 1) in words and tokens.word(at) not in words and tokens.word(at).isalpha():
        return tokens.low[at + 1], at + 2
    if tokens.word(at) in ("square", "sq", "cubic", "100") and at + 1 < tokens.size:
        return tokens.printed(at, at + 2), at + 2
    if tokens.word(at) in words or (free and tokens.word(at)[:1].isalpha()):
        named = "year" if tokens.word(at) == "annum" else tokens.printed(at, at + 1)
        return named, at + 1
    return None
