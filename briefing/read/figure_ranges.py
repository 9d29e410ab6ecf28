"""Two numbers that make one figure: ranges, ratios, scores, votes and "200-for-200"."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from briefing.read.figure_numbers import Number, read_number, values
from briefing.read.figure_tokens import HYPHENS, Tokens
from briefing.read.figure_units import FARTHEST_MARK, Unit, money_before, unit_after, with_million
from briefing.read.words import lexicon

CONTEXT = 8
"""How many tokens around a pair like 3-1 are looked at for a match or a vote."""
SCORED = frozenset(("voted", "vote", "won", "ruled", "lost", "split", "voting"))
VOTED = frozenset(("vote", "voted", "votes", "majority", "margin"))
SIDES = frozenset(("votes", "vote", "goals", "goal", "sets", "games", "frames", "rounds"))
"""What is counted on both sides: a number of them "to" another is one result."""
ODDS = HYPHENS | {"for", "out"}
FARTHEST_CHANGE = 6
HIGHEST_SCORE = 20
"""What a match may end with when nothing but a team's name says that it is one."""
LARGEST_SHARE = 99
RATIO_BASES = frozenset(
    map(Decimal, (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 1000, 10000, 100000))
)


class Pair(NamedTuple):
    """Two numbers read as one; `second` closes the printed expression."""

    value: Decimal
    upper: Decimal | None
    second: Number
    rule: str
    unit: Unit | None = None
    name: str | None = None
    money: str | None = None


def read_exchange(tokens: Tokens, number: Number) -> Pair | None:
    """Read "200-for-200": one figure, for each side."""
    at = number.after
    if tokens.word(at + 1) != "for" or not (tokens.hyphen(at) and tokens.hyphen(at + 2)) or number.value is None:
        return None
    second = read_number(tokens, at + 3) if at + 3 < tokens.size else None
    if second is None or second.value != number.value or number.value < 2:
        return None
    return Pair(number.value, None, second, "exchange")


def read_ratio(tokens: Tokens, number: Number) -> Pair | None:
    """Read "two in three", "one out of every five": a share of a whole."""
    at = number.after
    if tokens.word(at) == "out" and tokens.word(at + 1) == "of":
        at += 2
    elif tokens.word(at) == "in" or (tokens.word(at) == "of" and tokens.word(at + 1) == "every"):
        at += 1
    else:
        return None
    at += tokens.word(at) == "every"
    second = read_number(tokens, at) if at < tokens.size else None
    if second is None or second.value not in RATIO_BASES or number.value is None or number.value >= second.value:
        return None
    out = tokens.word(at - 1) == "of" or tokens.word(at - 2) == "of"
    if number.fraction or (not out and (number.value > LARGEST_SHARE or unit_after(tokens, second) is not None)):
        return None
    if tokens.joined(second.after) and tokens.word(second.after) not in (",", ".", ";", ")", "”", '"'):
        return None
    return Pair(number.value / second.value, None, second, "ratio", name="fraction")


def read_range(tokens: Tokens, number: Number, unit: Unit | None, money: str | None) -> Pair | None:
    """Read "15 to 20", "3-4kg", "between $2 and $3", "two or 3"."""
    if number.value is None or (unit is not None and unit.kind == "time"):
        return None
    at = unit.after if unit else number.after
    opened = _second_begins(tokens, number, at)
    if opened is None:
        return None
    found = _second_number(tokens, opened)
    if found is None or found[0].value is None:
        return None
    second, second_money = found
    if tokens.hyphen(second.after) and tokens.is_number(second.after + 1):
        return None
    behind = unit_after(tokens, second)
    value = _scaled_alike(tokens, number, second, unit)
    if (unit and behind and unit.name != behind.name) or (
        unit and not behind and unit.kind != "money" and not second_money
    ):
        return None
    if second_money and not money and not (unit and unit.kind == "money"):
        return None
    if value is None or second.value is None or not value < second.value:
        return None
    if tokens.word(opened - 1) == "or" and second.value > 3 * value:
        return None
    return Pair(value, second.value, second, "range", unit=behind or unit, money=money or second_money)


def _second_begins(tokens: Tokens, number: Number, at: int) -> int | None:
    """Give the token after the word that joins two ends, if it joins them to a range."""
    word = tokens.word(at)
    if word not in HYPHENS and word not in ("to", "or", "and"):
        return None
    before = _word_before(tokens, number.first)
    if word in HYPHENS and (tokens.is_number(at + 1) or number.worded or tokens.word(at + 1) in "$£€"):
        if number.worded and not tokens.hyphen(at):
            return None
        return at + 1
    if word == "to":
        if before in lexicon("figures")["changes"] and not _is_one_share(tokens, number, at):
            return None
        if before == "from" and not _ranges(tokens, number.first) and "previously" not in tokens.low[at : at + 5]:
            return None
        return at + 2 if tokens.word(at + 1) in HYPHENS else at + 1
    if word == "or":
        return at + 1
    if word == "and" and before == "between":
        return at + 1
    return None


def _is_one_share(tokens: Tokens, number: Number, to: int) -> bool:
    """Say whether both ends have the unit behind the second: "lost 60 to 70%" is no change to a level."""
    second = read_number(tokens, to + 1) if tokens.is_number(to + 1) and number.after == to else None
    unit = unit_after(tokens, second) if second else None
    return unit is not None and unit.kind == "share"


def _word_before(tokens: Tokens, first: int) -> str:
    """Give the word before the number, its currency and "about" aside."""
    money = money_before(tokens, first)
    at = (money[1] if money else first) - 1
    while tokens.word(at) in ("about", "around", "roughly", "approximately", "an", "a", "estimated", "some", "nearly"):
        at -= 1
    return tokens.word(at)


def _ranges(tokens: Tokens, first: int) -> bool:
    words = lexicon("figures")["ranging"]
    return any(tokens.word(index) in words for index in range(first - 1, max(-1, first - 6), -1))


def _second_number(tokens: Tokens, at: int) -> tuple[Number, str | None] | None:
    if tokens.word(at) in ("about", "around", "even", "nearly", "roughly", "over"):
        at += 1
    for index in range(at, min(at + FARTHEST_MARK + 1, tokens.size)):
        begins = tokens.is_number(index) or tokens.low[index] in values("small") or tokens.low[index] in values("tens")
        if not begins:
            continue
        if index > at:
            money = money_before(tokens, index)
            if money is None or money[1] != at:
                return None
            number = read_number(tokens, index)
            return None if number is None else (with_million(tokens, number, money=True), money[0])
        number = read_number(tokens, index)
        return None if number is None else (number, None)
    return None


def _scaled_alike(tokens: Tokens, number: Number, second: Number, unit: Unit | None) -> Decimal | None:
    """Give the lower end in the scale of the upper one: "33-35 billion", "1 to 2 thousand"."""
    if number.value is None or second.value is None or number.after - number.first > 1:
        return number.value
    plain = read_plain(tokens, second)
    if unit is None and plain and plain < second.value and number.value <= plain:
        return number.value * (second.value / plain)
    return number.value


def read_plain(tokens: Tokens, number: Number) -> Decimal | None:
    """Give the first word of a number without its scale."""
    from briefing.read.figure_numbers import parse_digits

    if tokens.is_number(number.first):
        return parse_digits(tokens.raw[number.first])
    word = tokens.low[number.first]
    return values("small").get(word) or values("tens").get(word)


def read_score(tokens: Tokens, number: Number) -> Pair | None:
    """Read "won 3-1" and "voted 52-48": the two sides of a match or a vote."""
    at = number.after
    counted = _counted_sides(tokens, number)
    if counted is not None:
        return counted
    spoken = tokens.word(at) == "to" and (_is_scored(tokens, number.first - 1) or _is_result(tokens, number))
    # "a 6-to-3 vote", "won 3:1"
    at += 2 * (tokens.hyphen(at) and tokens.word(at + 1) == "to" and tokens.hyphen(at + 2))
    colon = tokens.word(at) == ":" and tokens.joined(at) and tokens.joined(at + 1) and len(tokens.word(at + 1)) == 1
    if not (spoken or colon or tokens.hyphen(at)) or not tokens.is_number(at + 1):
        return None
    second = read_number(tokens, at + 1)
    if second is None or number.value is None or second.value is None or not _could_be_score(tokens, number, second):
        return None
    near = set(tokens.low[max(0, number.first - CONTEXT) : second.after + CONTEXT])
    voted = not near.isdisjoint(lexicon("figures")["vote_words"])
    named = tokens.capital(number.first - 1) and max(number.value, second.value) < HIGHEST_SCORE
    if not (voted or named) and near.isdisjoint(lexicon("figures")["score_words"]):
        return None
    return Pair(number.value, second.value, second, "vote" if voted else "score", name="votes" if voted else "score")


def _counted_sides(tokens: Tokens, number: Number) -> Pair | None:
    """Read "by 11 votes to two", "three goals to one", "two sets to love": the sides of a vote or a match."""
    at = number.after
    if tokens.word(at) not in SIDES or tokens.word(at + 1) != "to" or number.value is None:
        return None
    second = read_number(tokens, at + 2) if at + 2 < tokens.size else None
    if second is None or second.value is None or tokens.word(number.first - 1) == "from":
        return None
    changes = lexicon("figures")["changes"] - {"by", "up", "down", "off", "lost"}
    if not changes.isdisjoint(tokens.low[max(0, number.first - FARTHEST_CHANGE) : number.first]):
        return None
    if tokens.word(second.after)[:1].isalpha() and tokens.word(second.after) not in lexicon("nouns")["closed"]:
        return None
    votes = tokens.low[at] == "votes"
    return Pair(number.value, second.value, second, "vote" if votes else "score", name="votes" if votes else "score")


def _is_result(tokens: Tokens, number: Number) -> bool:
    """Say whether the result of a vote stands alone between commas: "passed the bill, 290 to 137"."""
    second = read_number(tokens, number.after + 1) if tokens.is_number(number.after + 1) else None
    alone = (
        second is not None and tokens.word(number.first - 1) == "," and tokens.word(second.after) in ("", ".", ",", ";")
    )
    return alone and not lexicon("figures")["vote_words"].isdisjoint(tokens.low[: number.first])


def odds_end(tokens: Tokens, number: Number) -> int | None:
    """Give the token behind "3-to-1" and "10 out of 10", which count nothing."""
    at = number.after
    if tokens.word(at) not in ODDS:
        return None
    if tokens.hyphen(at) and tokens.is_number(at + 1) and "odds" in tokens.low[max(0, number.first - CONTEXT) : at]:
        return at + 2
    # "227 for eight" in cricket, "two for one" in a shop.
    if tokens.word(at) == "for" and (tokens.is_number(at + 1) or tokens.word(at + 1) in values("small")):
        second = read_number(tokens, at + 1)
        alone = second is not None and not tokens.word(second.after)[:1].isalpha()
        return second.after if alone and second is not None and unit_after(tokens, second) is None else None
    if tokens.hyphen(at) and tokens.word(at + 1) == "to" and tokens.hyphen(at + 2) and tokens.is_number(at + 3):
        return at + 4
    marked = (
        tokens.word(at) == "out"
        and tokens.word(at + 1) == "of"
        and tokens.raw[number.first] in tokens.raw[at + 2 : at + 3]
    )
    return at + 3 if marked else None


def _is_scored(tokens: Tokens, before: int) -> bool:
    """Say whether "7 to 2" is a score or a vote: "voted 7 to 2", "by a vote of 7 to 2", "voted by 7 to 2"."""
    if tokens.word(before) in SCORED:
        return True
    return tokens.word(before) in ("of", "by") and tokens.word(before - 1) in VOTED


def _could_be_score(tokens: Tokens, number: Number, second: Number) -> bool:
    sides = (tokens.raw[number.first], tokens.raw[second.first])
    longest = 3 if tokens.hyphen(number.after) else 7
    whole = all(side.replace(",", "").isdigit() and len(side) <= longest and side.isascii() for side in sides)
    single = second.after - second.first == 1 and number.after - number.first == 1
    following = tokens.word(second.after)
    longer = following in HYPHENS and tokens.joined(second.after) and tokens.joined(second.after + 1)
    if tokens.word(number.first - 1) in lexicon("figures")["months"]:
        return False
    if sides in (("24", "7"), ("50", "50"), ("20", "20"), ("9", "11")):
        return False
    unit = unit_after(tokens, second)
    return whole and single and not longer and (unit is None or unit.name == "points")
