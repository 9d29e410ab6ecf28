"""Which numbers in words a reader learns something from: "two men were held", not "one of the oldest"."""

from __future__ import annotations

from briefing.read.figure_clauses import POINTING, Reading
from briefing.read.figure_numbers import beginnings
from briefing.read.figure_quantities import Quantity
from briefing.read.figure_tokens import Tokens
from briefing.read.figure_verbs import read_verb
from briefing.read.words import lexicon, table

OWNING = frozenset(("its", "their", "all"))
"""Words before the number of all that somebody has."""
LEAST_BARE = 1000
"""A number in words without a noun is told from this size on: "we asked for four million"."""
LARGEST_POINTED_AT = 10
LISTED = 5
"""How many tokens before its comma the item before it begins at most."""


def is_worth_reading(tokens: Tokens, reading: Reading) -> bool:
    """Say whether a reader learns a quantity: "one of the oldest" and "the two sides" only point at something.

    The number of all that somebody has is told: "its seven plants".
    """
    quantity = reading.quantity
    if quantity.unit == "points" and quantity.value == 1 and tokens.word(quantity.first - 1) == "at":
        return False
    if quantity.unit is not None or quantity.rule != "words" or quantity.bound != "exact":
        return True
    bare = reading.noun is None and reading.measure is None and reading.shared is None and reading.per is None
    large = quantity.value is not None and quantity.value >= LEAST_BARE and tokens.word(quantity.first - 1) != "a"
    if bare and (reading.before is None or reading.before.subject is None) and not large:
        return _is_subject(tokens, quantity)
    if quantity.value == 1:
        return _is_counted_one(tokens, reading)
    if quantity.value is None or quantity.value > LARGEST_POINTED_AT or tokens.word(quantity.first - 1) not in POINTING:
        return True
    parted = _is_number_word(tokens, quantity.first - 3) or tokens.word(quantity.first - 3) == "none"
    # "The eight-storey hall" tells something, "the eight storeys" points back.
    attributive = tokens.hyphen(quantity.closes) and quantity.value > 2
    if attributive or (tokens.word(quantity.first - 2) == "of" and parted):
        return True
    if quantity.value > 2 and reading.noun and tokens.word(quantity.first - 1) in OWNING:
        return True
    if tokens.word(quantity.closes) == "who" and reading.measure is not None:
        return True
    if reading.behind and reading.noun is None and reading.measure in table("nouns", "states").values():
        return reading.behind.first <= quantity.closes + 1
    told = (
        reading.measure in table("verbs", "families").values() or reading.measure in table("nouns", "states").values()
    )
    return told and reading.behind is not None and reading.noun is not None


def _is_subject(tokens: Tokens, quantity: Quantity) -> bool:
    """Say whether a bare number opens a sentence as those who do something: "Eight remained in hospital"."""
    verb = read_verb(tokens.word(quantity.closes))
    several = quantity.value is not None and quantity.value > 1
    return several and quantity.first == 0 and verb is not None and verb.form != "base"


def _is_number_word(tokens: Tokens, index: int) -> bool:
    return tokens.is_number(index) or tokens.word(index) in beginnings()


def _is_told_apart(tokens: Tokens, reading: Reading) -> bool:
    """Say whether a place tells one of a list from the others: "three from Hull and one from Leeds"."""
    at = reading.quantity.closes
    return tokens.word(at) in ("from", "in", "at", "near") and tokens.capital(at + 1)


def _follows_number(tokens: Tokens, opens: int) -> bool:
    """Say whether one of a list comes behind others that are counted: "two officers, one soldier and two guards"."""
    if tokens.word(opens - 1) not in (",", "and"):
        return False
    return any(_is_number_word(tokens, index) for index in range(max(0, opens - LISTED), opens - 1))


def _is_counted_one(tokens: Tokens, reading: Reading) -> bool:
    noun, people = reading.noun, lexicon("nouns")["people"]
    before = tokens.word(reading.quantity.first - 1)
    if noun is None:
        goes_on = tokens.word(reading.quantity.opens - 1) in (",", "and") and _is_told_apart(tokens, reading)
        return reading.shared is not None and (reading.behind is not None or goes_on)
    if before in ("no", "any", "this", "that", "every", "each"):
        return False
    head = tokens.low[noun.after - 1]
    if noun.part:
        if tokens.hyphen(noun.after - 2):
            return False
        return head in table("nouns", "states") or head in ("victims", "fatalities", "casualties", "survivors")
    counted = head in people or tokens.capital(noun.after - 1) or before in ("only", "just")
    if table("nouns", "events").get(head) == "killed":
        return True
    return counted and (reading.measure is not None or _follows_number(tokens, reading.quantity.opens))
