"""Tokens to exact numbers: digits, words, scales, fractions and vague counts."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from briefing.read.figure_tokens import HYPHENS, Tokens
from briefing.read.words import lexicon, table

# 1,000.50  |  12,34,567  |  49.9
PLAIN = re.compile(
    r"""
      (?P<grouped> [0-9]{1,3} (?: ,[0-9]{3} )+ | [0-9]{1,2} (?: ,[0-9]{2} )+ ,[0-9]{3} ) (?: \. [0-9]+ )?
    | (?P<simple> [0-9]+ ) (?: \. [0-9]+ )?""",
    re.VERBOSE,
)
# 1  |  250, before a space and "000"
LEADING = re.compile(r"[1-9][0-9]{0,2}")
# 000  |  250.5, behind "10" and a space
THOUSANDS = re.compile(r"[0-9]{3}(?:\.[0-9]+)?")
LONE_FRACTIONS = ("half", "third", "quarter", "fifth", "tenth")
LONGEST = 24
"""Digits beyond which a token is no number that a reader could read."""


class Number(NamedTuple):
    """A number and the tokens it takes; a vague count has no value but a word."""

    first: int
    after: int
    value: Decimal | None
    vague: str | None = None
    fraction: bool = False
    worded: bool = False


@cache
def values(key: str) -> dict[str, Decimal]:
    """Give a list of number words with their values."""
    found = {}
    for word, printed in table("figures", key).items():
        over, _, under = printed.partition("/")
        found[word] = Decimal(over) / Decimal(under or 1)
    return found


@cache
def beginnings() -> frozenset[str]:
    """Give the words that a worded number may begin with."""
    keys = ("small", "tens", "scales", "vague", "signs")
    return frozenset({*LONE_FRACTIONS, "halves"}.union(*(table("figures", key) for key in keys)))


def read_number(tokens: Tokens, index: int) -> Number | None:
    """Give the number that begins at token `index`, with its scale."""
    if tokens.is_number(index):
        return _digits(tokens, index)
    word = tokens.low[index]
    if word in values("signs"):
        return Number(index, index + 1, values("signs")[word], fraction=True)
    if word in table("figures", "vague"):
        return _vague(tokens, index)
    if word in LONE_FRACTIONS:
        return _lone_fraction(tokens, index)
    return _words(tokens, index)


def parse_digits(token: str) -> Decimal | None:
    """Give the value of a token of digits; None for a version, an address or what is too long to be read."""
    if len(token) > LONGEST or not PLAIN.fullmatch(token):
        return None
    return Decimal(token.replace(",", ""))


def _digits(tokens: Tokens, index: int) -> Number | None:
    grouped = _parted_digits(tokens, index)
    value = parse_digits("".join(tokens.raw[index:grouped]))
    if value is None:
        return None
    first, index = index, grouped - 1
    if tokens.word(first - 1) == "." and tokens.joined(first) and not tokens.joined(first - 1):
        first, value = first - 1, value.scaleb(-len(tokens.raw[index]))
    after = index + 1
    fraction = _slashed(tokens, index)
    if fraction is not None:
        return Number(first, index + 3, fraction, fraction=True)
    whole = _plus_fraction(tokens, after)
    if whole is not None:
        value, after = value + whole[0], whole[1]
    value, after = _scaled(tokens, value, after)
    return Number(first, after, value)


def _parted_digits(tokens: Tokens, index: int) -> int:
    """Give the token behind "10 000" or "1 250 000", whose thousands are parted by a space, as in many languages."""
    after = index + 1
    if not tokens.is_number(after) or not LEADING.fullmatch(tokens.raw[index]) or _is_numbering(tokens, index - 1):
        return after
    while tokens.is_number(after) and THOUSANDS.fullmatch(tokens.raw[after]) and _spaced(tokens, after):
        after += 1
    return index + 1 if tokens.is_number(after) else after


def _is_numbering(tokens: Tokens, index: int) -> bool:
    """Say whether the word before digits makes them a day, a name or a column: "May 10 300 people"."""
    word, words = tokens.word(index), lexicon("figures")
    if word in words["months"] or word in words["labels"] or tokens.is_number(index):
        return True
    return tokens.capital(index) and word not in words["no_names"] and tokens.raw[index] not in _currencies()


@cache
def _currencies() -> frozenset[str]:
    return frozenset(table("units", "money_before"))


def _spaced(tokens: Tokens, index: int) -> bool:
    """Say whether one space parts the token from the one before, and nothing is joined to it but a comma or a stop."""
    following = tokens.joined(index + 1) and tokens.word(index + 1) in HYPHENS
    return tokens.starts[index] - tokens.ends[index - 1] == 1 and not following


def _slashed(tokens: Tokens, index: int) -> Decimal | None:
    """Read "1/16 of a pint": a date or "24/7" has no "of"."""
    if tokens.word(index + 1) not in ("/", "⁄") or not tokens.is_number(index + 2):
        return None
    over, under = parse_digits(tokens.raw[index]), parse_digits(tokens.raw[index + 2])
    if over is None or under is None or not 0 < over < under or tokens.word(index + 3) != "of":
        return None
    return over / under


def _plus_fraction(tokens: Tokens, after: int) -> tuple[Decimal, int] | None:
    """Read what follows a whole number: "½", "and a half", "1/2"."""
    following = tokens.word(after)
    if following != "and" and (following.isalpha() or following in (",", ".", "", "%")):
        return None
    if tokens.word(after) in values("signs"):
        return values("signs")[tokens.word(after)], after + 1
    if tokens.is_number(after) and not tokens.joined(after) and tokens.word(after + 1) in ("/", "⁄"):
        over, under = parse_digits(tokens.raw[after]), None
        if tokens.is_number(after + 2) and tokens.joined(after + 1) and tokens.joined(after + 2):
            under = parse_digits(tokens.raw[after + 2])
        return (over / under, after + 3) if over and under and over < under else None
    if tokens.hyphen(after) and tokens.low[after + 1 : after + 6] == ["and", "-", "a", "-", "half"]:
        return Decimal("0.5"), after + 6
    if tokens.word(after) == "and" and tokens.word(after + 1) in ("a", "one"):
        part = values("fractions").get(tokens.word(after + 2))
        if part is not None and tokens.word(after + 3) != "of":
            return part, after + 3
    if tokens.word(after) == "and" and tokens.word(after + 1) == "three" and tokens.word(after + 2) == "quarter":
        return Decimal("0.75"), after + 3
    return None


def _scaled(tokens: Tokens, value: Decimal, after: int) -> tuple[Decimal, int]:
    """Multiply by the scales that follow: "4 hundred million", "2.5bn", "1.8 billion-mile"."""
    if tokens.joined(after) and tokens.word(after) in values("joined_scales"):
        return scaled(value, values("joined_scales")[tokens.word(after)]), after + 1
    if tokens.joined(after) and tokens.raw[after] == "M":
        return scaled(value, Decimal(10**6)), after + 1
    scales = values("scales")
    while True:
        at = after + 1 if tokens.hyphen(after) else after
        if tokens.word(at) not in scales:
            short = tokens.word(at) in ("bn", "mn", "tn") and not tokens.joined(at)
            return (scaled(value, values("joined_scales")[tokens.word(at)]), at + 1) if short else (value, after)
        value, after = scaled(value, scales[tokens.word(at)]), at + 1


def scaled(value: Decimal, scale: Decimal) -> Decimal:
    """Multiply without leaving zeros behind a point: 12.3 million is 12300000."""
    product = value * scale
    return product.to_integral_value() if product == product.to_integral_value() else product


def _vague(tokens: Tokens, index: int) -> Number | None:
    words, after = [tokens.low[index]], index + 1
    while tokens.word(after) == "of" and tokens.word(after + 1) in table("figures", "vague"):
        words.append(tokens.low[after + 1])
        after += 2
    first = index - 2 if tokens.word(index - 1) == "of" and tokens.word(index - 2) == "tens" else index
    if words[0] == "scores" and tokens.word(after) != "of":
        return None
    return Number(first, after, None, vague=table("figures", "vague")[words[-1]])


def _lone_fraction(tokens: Tokens, index: int) -> Number | None:
    """Read "a third of", "half of", "half a million", "almost half"."""
    word, before, following = tokens.low[index], tokens.word(index - 1), tokens.word(index + 1)
    part = values("fractions")[word]
    if following in ("a", "an") and word == "half":
        scale = values("scales").get(tokens.word(index + 2))
        if scale is not None:
            return Number(index, index + 3, scaled(part, scale), worded=True)
    if following == "of" and tokens.word(index + 2) == "a" and tokens.word(index + 3) in values("scales"):
        first = index - 1 if before in ("a", "one") else index
        return Number(first, index + 4, scaled(part, values("scales")[tokens.low[index + 3]]), worded=True)
    if word == "half" and (tokens.hyphen(index + 1) or before in ("first", "second", "other", "that", "-", "this")):
        return None
    if word == "half":
        return Number(index, index + 1, part, fraction=True, worded=True)
    if before in ("a", "one") and (following in ("of", "more", "less") or tokens.word(index - 2) == "by"):
        return Number(index - 1, index + 1, part, fraction=True, worded=True)
    return None


def _words(tokens: Tokens, index: int) -> Number | None:
    """Read a worded number: "twenty-five", "one hundred and ten thousand", "two and a half million", "a dozen"."""
    total, group, after, seen = Decimal(0), Decimal(0), index, ""
    first = index
    small, tens, scales = values("small"), values("tens"), values("scales")
    while after < tokens.size:
        at = after
        if (seen and tokens.hyphen(after)) or (
            seen == "scale"
            and tokens.word(after) == "and"
            and (tokens.word(after + 1) in small or tokens.word(after + 1) in tens)
        ):
            at = after + 1
        word = tokens.word(at)
        if seen == "small" and word in tens and at == after:
            return None
        if word in small and (seen in ("", "scale") or (seen == "tens" and 0 < small[word] < 10)):
            group, seen = group + small[word], "small"
        elif word in tens and seen in ("", "scale"):
            group, seen = group + tens[word], "tens"
        elif word in scales:
            if seen == "":
                before = tokens.word(index - 1)
                if before not in ("a", "an"):
                    return _few_hundred(tokens, index)
                if tokens.word(index - 2) in ("half", "many"):
                    return None
                first, group = index - 1, Decimal(1)
            if scales[word] < 1000:
                group *= scales[word]
            else:
                total, group = total + group * scales[word], Decimal(0)
            seen = "scale"
        else:
            break
        after = at + 1
    return _finished(tokens, first, after, total + group)


def _finished(tokens: Tokens, first: int, after: int, value: Decimal) -> Number | None:
    fraction_at = after + 1 if tokens.hyphen(after) else after
    part = values("fractions").get(tokens.word(fraction_at))
    if part is not None and value < 20 and (tokens.word(fraction_at).endswith("s") or value == 1):
        if tokens.word(fraction_at) == "quarters" and fraction_at == after and tokens.word(after + 1) != "of":
            return None
        if tokens.word(fraction_at + 1) in ("of", "more", "less") or fraction_at > after or value > 1:
            return Number(first, fraction_at + 1, _share(value, part), fraction=True, worded=True)
        return None
    more = _plus_fraction(tokens, after)
    if more is not None:
        value, after = value + more[0], more[1]
        value, after = _scaled(tokens, value, after)
    return Number(first, after, value, worded=True) if after > first else None


def _share(value: Decimal, part: Decimal) -> Decimal:
    """Give two thirds as 2 / 3 is divided, not as twice the rounded third."""
    return value / (1 / part).to_integral_value()


def _few_hundred(tokens: Tokens, index: int) -> Number | None:
    """Read "several hundred", "a few dozen": a vague count; any other scale without a number is none."""
    before = index - 1
    if tokens.word(before) == "of" and tokens.word(before - 1) == "couple":
        before -= 1
    if tokens.word(before) not in lexicon("figures")["vague_before"]:
        return None
    first = before - 1 if tokens.word(before - 1) in ("a", "the") else before
    plural = f"{tokens.low[index]}s"
    word = table("figures", "vague").get(plural)
    return None if word is None else Number(first, index + 1, None, vague=word)
