"""Whose the verb behind a number is: its own noun's, or that of what stands before it."""

from __future__ import annotations

from briefing.read.figure_heads import noun_before
from briefing.read.figure_measures import HAVING, MODALS, Happening
from briefing.read.figure_nouns import DETERMINERS, Noun, is_plural
from briefing.read.figure_quantities import Quantity
from briefing.read.figure_subjects import past_determiners
from briefing.read.figure_tokens import Tokens
from briefing.read.figure_verbs import BE, read_verb
from briefing.read.words import lexicon

PARENTS = (["father", "of"], ["mother", "of"], ["parent", "of"], ["parents", "of"])
RELATIVES = frozenset(("who", "which", "that", "whom"))
HOLDING = frozenset(("in", "at", "on", "from", "across", "with", "near", "for", "by", "aboard", "inside", "against"))
"""Prepositions that hang a number on the noun before it: "schools in 12 towns were closed"."""
OPENERS = frozenset(
    (",", ";", ":", "and", "but", "that", "as", "when", "while", "after", "before", "because", '"', "“")
)
MOST_STEPS = 3


def is_of_another(tokens: Tokens, noun: Noun | None, quantity: Quantity) -> bool:
    """Say whether the verb behind a number is not of what is counted.

    "A father of three replied", "the stock in the 26 dams has dipped", "delegates from 12 countries attended".
    """
    if noun is None:
        return tokens.low[max(0, quantity.opens - 2) : quantity.opens] in PARENTS
    if quantity.kind or quantity.value == 1:
        return False
    before = tokens.word(quantity.opens - 1)
    if tokens.word(noun.after) in ("has", "is", "was") and is_plural(tokens.low[noun.after - 1]):
        return before in DETERMINERS or before.endswith(("'s", "’s")) or _hangs(tokens, noun, quantity)
    return _hangs(tokens, noun, quantity)


def _hangs(tokens: Tokens, noun: Noun, quantity: Quantity) -> bool:
    """Say whether a preposition hangs the number on the subject of the verb behind it."""
    at = quantity.opens - 1
    while tokens.word(at) in DETERMINERS:
        at -= 1
    preposition = tokens.word(at)
    if preposition == "of" and tokens.word(at - 1) in ("none", "neither"):
        return True
    if tokens.word(noun.after) in RELATIVES:
        return False
    if preposition == "of" and tokens.word(at - 1) in lexicon("nouns")["surveys"]:
        return True
    return preposition in HOLDING and opens_clause(tokens, noun_before(tokens, at))


def opens_clause(tokens: Tokens, noun: Noun | None) -> bool:
    """Say whether a clause begins with the noun, or with one that it hangs on: "The closure of schools"."""
    for _ in range(MOST_STEPS):
        if noun is None:
            return False
        before = past_determiners(tokens, noun.first - 1)
        if before < 0 or tokens.low[before] in OPENERS:
            return True
        if tokens.low[before] not in lexicon("nouns")["prepositions"]:
            return False
        noun = noun_before(tokens, before)
    return False


def is_of_holder(tokens: Tokens, close: int, before: Happening | None) -> bool:
    """Say whether the number tells which thing the verb behind is of: "a boat carrying 84 migrants overturned"."""
    if before is None or before.kind != "verb" or tokens.word(close) in RELATIVES:
        return False
    verb, held = read_verb(tokens.low[before.first]), tokens.word(before.first - 1)
    if verb is None or verb.form != "ing" or not held.isalpha():
        return False
    named = read_verb(held) is None or tokens.word(before.first - 2) in DETERMINERS
    return named and held not in lexicon("nouns")["closed"] and not held.endswith("ly")


def amount_told(tokens: Tokens, quantity: Quantity, noun: Noun | None, before: Happening | None) -> bool:
    """Say whether what stands behind an amount is its own predicate: "$3m has arrived", "2 kg of gold were sold"."""
    at = noun.after if noun else quantity.closes
    if quantity.kind == "measure" and (noun is None or tokens.word(quantity.closes) != "of"):
        return False
    if tokens.word(at) not in BE and tokens.word(at) not in HAVING and tokens.word(at) not in MODALS:
        return False
    if before and before.kind == "noun" and before.subject:
        return opens_clause(tokens, before.subject)
    first = quantity.opens - 1
    while tokens.word(first) in DETERMINERS or tokens.word(first) in lexicon("nouns")["unsaying"]:
        first -= 1
    return first < 0 or tokens.low[first] in OPENERS
