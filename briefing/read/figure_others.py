"""What looks like a quantity and is none: ages, dates, years, clock times, ordinals, names, addresses, list numbers."""

from __future__ import annotations

import re

from briefing.read.figure_ages import is_age
from briefing.read.figure_dates import has_plural, is_clock, is_date, is_month, is_year
from briefing.read.figure_nouns import DETERMINERS
from briefing.read.figure_numbers import Number
from briefing.read.figure_tokens import HYPHENS, Tokens
from briefing.read.figure_units import Unit
from briefing.read.words import lexicon

ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))
# "555-0134"  |  "+44 20 7946 0000"
PHONE = re.compile(r"(?<![0-9,.])[0-9]{3}[-. ][0-9]{4}\b|[0-9]{3}[-. ][0-9]{3}[-. ][0-9]{4}\b")
LAWS = frozenset(("u.s.c", "u.s.c.", "usc", "cfr", "c.f.r", "c.f.r.", "stat"))
"""Collections of laws, between the numbers of a title and a section: "18 U.S.C. 1347"."""
SHORTEST_MODEL = 3
LEAST_THOUSANDS = 10000
"""Below this a capital K makes no thousands but a name: "a 4K screen"."""
LONGEST_CHAIN = 4
LONGEST_UNGROUPED = 9
"""Digits without commas beyond which a number is an identifier."""


def is_no_quantity(tokens: Tokens, number: Number, unit: Unit | None, *, money: bool, hedged: bool) -> bool:
    """Say whether the number is part of something that nobody counts or measures."""
    if money or (unit is not None and unit.kind in ("money", "share")):
        return False
    if unit is not None and unit.kind == "time":
        return True
    if is_age(tokens, number) or (unit is None and tokens.word(number.first - 1) == "per"):
        return True
    if number.worded:
        return _worded_name(tokens, number)
    return (
        is_date(tokens, number)
        or tokens.raw[number.after : number.after + 1] in (["BC"], ["AD"], ["BCE"], ["CE"])
        or is_clock(tokens, number)
        or _is_ordinal_or_decade(tokens, number)
        or (unit is None and _is_list_number(tokens, number))
        or _is_written_in_a_name(tokens, number, unit)
        or (unit is None and _is_code(tokens, number))
        or (unit is None and not hedged and _is_named(tokens, number))
        or (unit is None and not hedged and _is_numbered_thing(tokens, number))
        or (unit is None and is_year(tokens, number, hedged=hedged))
        or _is_address_or_phone(tokens, number)
        or (len(tokens.raw[number.first]) > LONGEST_UNGROUPED and tokens.raw[number.first].isdigit())
    )


def _is_ordinal_or_decade(tokens: Tokens, number: Number) -> bool:
    following = tokens.word(number.after)
    if tokens.joined(number.after) and (following in ORDINAL_ENDS or following == "s"):
        return True
    return following in ("'", "’") and tokens.joined(number.after) and tokens.word(number.after + 1) == "s"


def _is_list_number(tokens: Tokens, number: Number) -> bool:
    """Read "1. The dam", "2) The dam", "(3)"."""
    before, following = tokens.word(number.first - 1), tokens.word(number.after)
    if before == "(" and following == ")":
        return len(tokens.raw[number.first]) <= 2
    if number.first == 0 and number.after - number.first == 1 and len(tokens.raw[0]) <= 2:
        return following in (".", ")") or not following
    if before == ";" and following == "." and number.after - number.first == 1:
        return len(tokens.raw[number.first]) <= 2 and tokens.capital(number.after + 1)
    return before == "#" and tokens.joined(number.first)


def _is_written_in_a_name(tokens: Tokens, number: Number, unit: Unit | None) -> bool:
    """Read "G20", "B-52", "COVID-19", "Su-27", "A320neo", "3D"."""
    first, after = number.first, number.after
    if tokens.joined(first) and (tokens.raw[first - 1][-1].isalpha() or tokens.raw[first - 1] in "#@_"):
        return True
    if tokens.joined(first) and tokens.raw[first - 1] == "/" and tokens.word(first - 2).isalpha():
        return True
    if tokens.joined(first) and tokens.raw[first - 1] in ("+", "-") and tokens.raw[first - 2 : first - 1] != []:
        before = tokens.raw[first - 2]
        if (tokens.joined(first - 1) and before.isalpha() and tokens.raw[first - 1] == "+") or (
            before.isupper() and len(before) > 1 and unit is None
        ):
            return True
    if tokens.hyphen(first - 1) and tokens.raw[first - 2][0].isalpha():
        before = tokens.word(first - 2)
        return before not in ("minus", "sub", "magnitude", "to", "least", "than", "a")
    if unit is None and tokens.hyphen(first - 1) and tokens.is_number(first - 2):
        return True
    if tokens.hyphen(after) and (
        tokens.capital(after + 1) or tokens.word(after + 1) in lexicon("nouns")["no_attributes"]
    ):
        return True
    if tokens.raw[after - 1] == "K" and (number.value or 0) < LEAST_THOUSANDS:
        return True
    if unit is None and tokens.joined(after) and tokens.raw[after][0].isalpha():
        return True
    if tokens.word(after) in ("×", "^") and tokens.joined(after):
        return True
    return tokens.hyphen(after) and tokens.raw[after + 1] in ("D", "G", "K", "A", "B", "C", "X", "Z")


def _is_code(tokens: Tokens, number: Number) -> bool:
    """Read ".22 rifle", "0958", "10-4", a row of a table, and the 6 of "Articles 5 and 6"."""
    first, after = number.first, number.after
    raw = tokens.raw[first]
    if raw == "." or (raw[0] == "0" and raw.isdigit() and len(raw) > 1):
        return True
    law = tokens.word(after) in LAWS or tokens.word(first - 1) in LAWS
    if law:
        return True
    split = tokens.hyphen(after) and tokens.word(after + 1) == "for" and tokens.hyphen(after + 2)
    if split or (tokens.hyphen(after) and tokens.is_number(after + 1) and after - first == 1):
        return True
    if has_plural(tokens, after):
        return False
    if tokens.is_number(first - 1) and not tokens.joined(first):
        return True
    begins = _chain_begins(tokens, first)
    label = tokens.word(begins - 1)
    labels = lexicon("figures")["labels"]
    dated = is_month(tokens, begins - 1) or (label == "." and is_month(tokens, begins - 2))
    return begins < first and (dated or label in labels or label.removesuffix("s") in labels)


def _chain_begins(tokens: Tokens, first: int) -> int:
    """Give the first number of a list of bare numbers: "24, 25 and 26", "1 of 12"."""
    for _ in range(LONGEST_CHAIN):
        if tokens.word(first - 1) not in (",", "and", "or", "to", "&", "of") or not tokens.is_number(first - 2):
            break
        first -= 2
    return first


def _is_named(tokens: Tokens, number: Number) -> bool:
    """Read "Article 5", "page 3", "Game 7", "iPhone 11": the number is part of a name."""
    before = number.first - 1
    word = tokens.word(before)
    if word == "." and tokens.word(before - 1) in ("no", "nos", "vol", "art", "sec", "fig", "p", "pp"):
        return True
    if not word.isalpha() and not word.replace("'", "").replace("’", "").isalpha():
        return word == "&"
    words = lexicon("figures")
    counted = has_plural(tokens, number.after)
    scaled = number.after - number.first > 1
    if word in words["labels"] and (not (counted or scaled) or tokens.capital(before)):
        return True
    raw = tokens.raw[before]
    plain = raw.replace("'", "").replace("’", "")
    mixed = not plain.islower() and not plain.istitle() and not plain.isupper()
    if not (tokens.capital(before) or mixed) or word in words["no_names"] or word in words["weekdays"]:
        return False
    return (not counted or (mixed and before > 0)) and not _is_tally(tokens, number)


def _is_tally(tokens: Tokens, number: Number) -> bool:
    """Say whether a name and its number stand in a list of results: "The Reds took 12 seats, the Blues 9, ..."."""
    ends = tokens.word(number.after) in ("", ",", ";", ".", "and", "(") and number.after - number.first == 1
    if not ends or lexicon("nouns")["contested"].isdisjoint(tokens.low):
        return False
    at = number.first - 1
    while at > 0 and tokens.capital(at):
        at -= 1
    return (tokens.word(at) in ("the", ",", "and", ";") and "," in tokens.raw[number.first]) or tokens.word(at) == "the"


def _is_numbered_thing(tokens: Tokens, number: Number) -> bool:
    """Read "the 911 engine", "a 747", "747-based": digits that name a model, for nothing follows that is counted."""
    raw, after = tokens.raw[number.first], number.after
    if not raw.isdigit() or len(raw) < SHORTEST_MODEL or after - number.first > 1:
        return False
    if tokens.hyphen(after) and tokens.word(after + 1) in ("based", "compatible", "powered", "series", "class"):
        return True
    if tokens.word(number.first - 1) == "all" or (
        tokens.word(after) == "of" and tokens.word(after + 1) in ("us", "them")
    ):
        return False
    return tokens.word(number.first - 1) in DETERMINERS and not has_plural(tokens, after) and not tokens.hyphen(after)


def _is_address_or_phone(tokens: Tokens, number: Number) -> bool:
    first, after = number.first, number.after
    if tokens.hyphen(after) and tokens.is_number(after + 1) and tokens.hyphen(after + 2):
        return True
    if tokens.word(first - 1) == "+" and tokens.joined(first) and len(tokens.raw[first]) in (2, 3):
        return tokens.is_number(after) or tokens.word(after) in HYPHENS
    if tokens.is_number(after) and not tokens.joined(after) and len(tokens.raw[first]) <= 5:
        return True
    start = tokens.starts[first]
    if PHONE.match(tokens.text, max(0, start - 4)) or PHONE.match(tokens.text, start):
        return True
    if tokens.word(after) == "zip" or (before := tokens.word(first - 1)) == "box" or before == "zip":
        return True
    for index in range(after, min(after + 5, tokens.size)):
        if tokens.low[index] in lexicon("figures")["streets"] and (index > after or tokens.capital(index)):
            return tokens.capital(after) or tokens.is_number(after)
        if not (tokens.capital(index) or tokens.is_number(index) or tokens.raw[index] in "-."):
            return False
    return False


def _worded_name(tokens: Tokens, number: Number) -> bool:
    """Read "Chapter Eleven", "Big Ten", "the Group of Seven": a worded number with a capital inside a sentence."""
    first = number.first
    behind = number.after + 1 if tokens.hyphen(number.after) else number.after
    if tokens.word(behind) in ("figure", "figures", "digit", "digits", "past") or tokens.low[first] == "zero":
        return True
    if tokens.hyphen(number.after) and tokens.word(behind) in lexicon("nouns")["no_attributes"] | {tokens.low[first]}:
        return True
    if tokens.word(first - 1) == "of" and tokens.word(first - 2) == "group" and tokens.capital(first):
        return True
    if tokens.hyphen(first - 1) and tokens.word(first - 2).isalpha() and tokens.word(first - 2) != "minus":
        return True
    before = tokens.word(first - 1)
    if before == "year" or (before == "or" and tokens.word(first - 2) in lexicon("units")["time"]):
        return True
    if (
        tokens.capital(first)
        and first
        and tokens.capital(first - 1)
        and tokens.low[first - 1] not in lexicon("figures")["no_names"]
    ):
        return True
    return tokens.word(first - 1) in lexicon("figures")["labels"] and not (has_plural(tokens, number.after))
