"""Numbers that tell how old somebody is, or how tall, and so count nothing."""

from __future__ import annotations

from decimal import Decimal

from briefing.read.figure_numbers import Number
from briefing.read.figure_tokens import Tokens
from briefing.read.figure_verbs import read_verb
from briefing.read.words import lexicon

OLDEST = 115
AGE_ENDS = frozenset(
    ("and", "or", "who", "make", "made", "is", "are", "was", "were", "in", "at", "from", "has", "have", "had", "to")
)


def is_age(tokens: Tokens, number: Number) -> bool:
    """Say whether the number is somebody's age: "aged 60", "Ann Lee, 60,", "22-year-old", "in her 60s"."""
    before, after = tokens.word(number.first - 1), tokens.word(number.after)
    if after in ("and", "or") and _years_old(tokens, number.after + 1):
        return True
    if before == "at" and after in ("he", "she", ",") and number.after - number.first == 1 and not number.worded:
        return number.value is not None and 9 < number.value < 115 and number.value == number.value.to_integral_value()
    ends = after in ("", ".", ",", ";", "and", "when", "at")
    if before in ("was", "is", "turned", "turns") and tokens.word(number.first - 2) in ("he", "she", "who") and ends:
        return True
    if _is_age_of_people(tokens, number):
        return True
    if before in ("aged", "age", "ages") or (before == "of" and tokens.word(number.first - 2) in ("age", "ages")):
        return True
    if before == "," and after in (",", ".", ";", ")", "", "―", "—", "–"):
        value = number.value or Decimal(0)
        named = tokens.capital(number.first - 2) or after == ","
        aged = named and tokens.raw[number.first - 2][-1:].isalpha() and value == value.to_integral_value()
        return aged and 0 < value < 115 and not number.worded
    if before == "(" and after == ")" and tokens.capital(number.first - 2):
        return not number.worded and len(tokens.raw[number.first]) <= 3
    return _is_height(tokens, number) or (after == "s" and tokens.joined(number.after))


def _is_age_of_people(tokens: Tokens, number: Number) -> bool:
    """Read "aged 19 and 20", "two boys, 15 and 17,", "those over 80", "children under five", "a woman of 45"."""
    first, after = number.first, number.after
    value, before = number.value or Decimal(0), tokens.word(first - 1)
    if not 0 < value < OLDEST or value != value.to_integral_value():
        return False
    people, following = lexicon("nouns")["people"], tokens.word(after)
    verb = read_verb(following)
    ends = not following[:1].isalpha() or following in AGE_ENDS or (verb is not None and verb.form in ("past", "both"))
    if before in ("and", "or") and tokens.is_number(first - 2):
        opens = tokens.word(first - 3)
        return opens in ("aged", "ages") or (
            opens == "," and tokens.word(first - 4) in people and _after_comma(tokens, after)
        )
    if before == "," and tokens.word(first - 2) in people and tokens.word(after) in ("and", "or"):
        return tokens.is_number(after + 1) and _after_comma(tokens, after + 2)
    if before in ("over", "under") and tokens.word(first - 2) in people | {
        "those",
        "anyone",
        "adults",
        "adult",
        "everyone",
    }:
        return ends
    if (
        before in ("over", "under")
        and tokens.word(first - 2) in ("are", "is", "were", "was")
        and not following[:1].isalpha()
    ):
        return not number.worded
    return before == "of" and tokens.word(first - 2) in ("man", "woman", "boy", "girl") and ends


def _after_comma(tokens: Tokens, at: int) -> bool:
    """Say whether an aside ends at token `at`."""
    return tokens.word(at) in (",", ")", ".")


def _is_height(tokens: Tokens, number: Number) -> bool:
    """Read the two numbers of 6'3"."""
    first, after = number.first, number.after
    if tokens.word(after) in ("'", "’") and tokens.joined(after):
        return tokens.is_number(after + 1)
    return tokens.word(first - 1) in ("'", "’") and tokens.joined(first) and tokens.is_number(first - 2)


def _years_old(tokens: Tokens, index: int) -> bool:
    return tokens.is_number(index) and tokens.word(index + 1) in lexicon("units")["time"]
