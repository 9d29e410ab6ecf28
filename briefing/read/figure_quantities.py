"""A number word or digits to a quantity: the whole expression with currency, unit, bound and "per"."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, cast

from briefing.mentions import Bound
from briefing.read.figure_bounds import bound_after, bound_before
from briefing.read.figure_dates import is_plain_date
from briefing.read.figure_numbers import Number, read_number
from briefing.read.figure_others import is_no_quantity
from briefing.read.figure_ranges import Pair, odds_end, read_exchange, read_range, read_ratio, read_score
from briefing.read.figure_tokens import HYPHENS, Tokens
from briefing.read.figure_units import JOINTS, Unit, money_before, money_listed, per_after, unit_after, with_million
from briefing.read.words import lexicon, table

SIGNS = HYPHENS | {"minus"}


class Quantity(NamedTuple):
    """A quantity and its tokens: `first` and `after` of the printed number, `opens` with the words of its bound."""

    first: int
    after: int
    opens: int
    closes: int
    value: Decimal | None
    upper: Decimal | None
    bound: Bound
    unit: str | None
    kind: str
    per: str | None
    rule: str


def read_quantity(tokens: Tokens, index: int) -> tuple[Quantity | None, int]:
    """Give the quantity at token `index`, if one begins there, and the token to go on with."""
    number = None if is_plain_date(tokens, index) else read_number(tokens, index)
    if number is None:
        return None, index + 1
    money = money_before(tokens, number.first)
    if money is None and tokens.word(number.first - 1) in JOINTS:
        money = money_listed(tokens, number)
    if tokens.word(number.after) == "m":
        number = with_million(tokens, number, money=money is not None)
    if money and _is_below_zero(tokens, money[1]) and number.value is not None:
        number, money = number._replace(value=-number.value), (money[0], money[1] - 1)
    elif tokens.word(number.first - 1) in SIGNS:
        number = _with_sign(tokens, number)
    exchange = read_exchange(tokens, number)
    if exchange:
        return _quantity(tokens, number, exchange, None, None, None), exchange.second.after
    unit = unit_after(tokens, number)
    pair = None if unit else read_score(tokens, number)
    end = odds_end(tokens, number) if pair is None else None
    if end is not None:
        return None, end
    pair = pair or read_ratio(tokens, number) or read_range(tokens, number, unit, money[0] if money else None)
    last = pair.second if pair else number
    whole_unit = pair.unit if pair else unit
    hedge = bound_before(tokens, money[1] if money else number.first)
    checked = Number(number.first, last.after, number.value, worded=number.worded) if pair else number
    skip = (pair is None or pair.rule not in ("score", "vote")) and is_no_quantity(
        tokens, checked, whole_unit, money=bool(money or (pair and pair.money)), hedged=hedge is not None
    )
    after = whole_unit.after if whole_unit else last.after
    if skip or (whole_unit is None and _is_time(tokens, last.after)):
        return None, max(last.after, index + 1)
    return _quantity(tokens, number, pair, whole_unit, money, hedge), max(after, index + 1)


def with_units(tokens: Tokens, quantities: list[Quantity]) -> list[Quantity]:
    """Give bare numbers the unit that a list prints once, at its end: "3, 5 and 7 per cent"."""
    for index in range(len(quantities) - 2, -1, -1):
        own, other = quantities[index], quantities[index + 1]
        if own.unit is None and own.rule == "digits" and other.kind in ("share", "money", "measure"):
            quantities[index] = _with_unit(tokens, own, other)
    return quantities


def _with_unit(tokens: Tokens, own: Quantity, other: Quantity) -> Quantity:
    between = tokens.low[own.closes : other.opens]
    listed = between in ([","], ["and"], ["or"]) or (
        between in ([",", "and"], [",", "or"]) and tokens.word(own.opens - 1) == ","
    )
    marked = other.kind == "money" and not tokens.is_number(other.first)
    alike = other.kind != "money" or (own.after - own.first > 1) == (other.after - other.first > 2)
    return own._replace(unit=other.unit, kind=other.kind) if listed and alike and not marked else own


def _is_time(tokens: Tokens, after: int) -> bool:
    """Say whether a length of time follows behind a bound: "15-plus years"."""
    following = bound_after(tokens, after)
    return following is not None and tokens.word(following[1]) in lexicon("units")["time"]


def _is_below_zero(tokens: Tokens, mark: int) -> bool:
    """Say whether a sign stands before a currency: "minus $5m", "fell to -$5m", not "from $3m -$5m"."""
    before, sign = tokens.word(mark - 2), tokens.word(mark - 1)
    if sign == "minus":
        return before != "or"
    joined = sign in ("-", "−") and tokens.joined(mark) and (not tokens.joined(mark - 1) or before == "(")
    return joined and (before.isalpha() or before == "(") and before not in table("figures", "scales") and before != "m"


def _with_sign(tokens: Tokens, number: Number) -> Number:
    """Read "minus 5" and "-0.8%" as below zero; a hyphen behind a word or a number is no sign."""
    before = tokens.word(number.first - 1)
    if before == "minus" and tokens.word(number.first - 2) == "or":
        return number
    sign = before == "minus" or (before in HYPHENS and tokens.word(number.first - 2) == "minus")
    first = number.first - (2 if before in HYPHENS else 1)
    if before in HYPHENS and tokens.joined(number.first) and not tokens.joined(number.first - 1) and not sign:
        unit = unit_after(tokens, number)
        sign, first = unit is not None and unit.kind in ("share", "measure"), number.first - 1
    if not sign or number.value is None:
        return number
    return number._replace(first=first, value=-number.value)


def _scale_before(tokens: Tokens, first: int) -> int | None:
    """Give the first token of "magnitude-6.1" or of "measuring 7.2 on the Richter scale"."""
    at = first - 2 if tokens.hyphen(first - 1) else first - 1
    if tokens.word(at) == "of":
        at -= 1
    if tokens.word(at) == "magnitude":
        return at
    scale = tokens.low[first + 1 : first + 5]
    return first if "richter" in scale and "scale" in scale else None


def _quantity(
    tokens: Tokens,
    number: Number,
    pair: Pair | None,
    unit: Unit | None,
    money: tuple[str, int] | None,
    before: tuple[Bound, int] | None,
) -> Quantity:
    last = pair.second if pair else number
    first = money[1] if money else number.first
    after = unit.after if unit and unit.inside else last.after
    behind = max(after, unit.after if unit else 0)
    following = bound_after(tokens, behind)
    bound: Bound = "range" if pair and pair.rule == "range" else "exact"
    if number.vague:
        bound = cast("Bound", number.vague)
    elif following and bound == "exact":
        bound = following[0]
    if before and not number.vague and bound == "exact":
        bound = before[0]
    closes = following[1] if following else behind
    per = per_after(tokens, closes, money=bool(money or (unit and unit.kind == "money")))
    opens = before[1] if before else first
    if bound == "range" and tokens.word(opens - 1) in ("between", "from"):
        opens -= 1
    scale = _scale_before(tokens, first) if not unit and not money and not pair else None
    name = (pair and pair.name) or (money and money[0]) or (unit and unit.name) or (scale and "magnitude")
    return Quantity(
        first=first,
        after=after,
        opens=opens if scale is None else scale,
        closes=per[1] if per else closes,
        value=pair.value if pair else number.value,
        upper=pair.upper if pair else None,
        bound=bound,
        unit=name or ("fraction" if number.fraction else None),
        kind="money" if money else unit.kind if unit else "measure" if scale is not None else "",
        per="side" if pair and pair.rule == "exchange" else per[0] if per else None,
        rule=pair.rule if pair else "vague" if number.vague else "words" if number.worded else "digits",
    )
