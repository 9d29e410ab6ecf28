"""A text to its quantities: value, bound, unit, what is counted, and what happened to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.mentions import Figure, Span
from briefing.read.figure_clauses import Reading, counted_noun
from briefing.read.figure_lists import read_clauses
from briefing.read.figure_measures import FARTHEST_VERB, Happening
from briefing.read.figure_numbers import beginnings
from briefing.read.figure_quantities import Quantity, read_quantity
from briefing.read.figure_tokens import DIGITS, Tokens, tokenise
from briefing.read.figure_worth import is_worth_reading
from briefing.read.sentences import sentences_with_words
from briefing.read.words import lexicon

DIGIT = re.compile(r"[0-9½¼¾⅓⅔⅕⅖⅗⅘⅙⅛⅜⅝⅞]")
# prisoner swap  |  hostage exchange
EXCHANGED = re.compile(r"\b(?P<noun>[^\W\d_]{2,30})\s(?:exchange|swap|trade|deal)", re.IGNORECASE)
FARTHEST_EXCHANGE = 2000


def find_figures(text: str) -> tuple[Figure, ...]:
    """Give the figures of `text` in order; ages, dates, clock times, ordinals and names are none."""
    return tuple(_figures(text))


def _figures(text: str) -> Iterator[Figure]:
    begin = beginnings()
    for paragraph in sentences_with_words(text):
        for sentence, words in paragraph:
            # Most sentences have neither a digit nor a word that a number begins with.
            if DIGIT.search(text, sentence.start, sentence.end) or not begin.isdisjoint(words):
                yield from _figures_of(tokenise(text, sentence))


def _figures_of(tokens: Tokens) -> Iterator[Figure]:
    for reading in read_clauses(tokens, _quantities(tokens)):
        if is_worth_reading(tokens, reading):
            yield _figure(tokens, reading)


def _quantities(tokens: Tokens) -> Iterator[Quantity]:
    words, done = beginnings(), 0
    for index, word in enumerate(tokens.low):
        if index >= done and (word in words or word[0] in DIGITS):
            free = done
            quantity, done = read_quantity(tokens, index)
            # A currency between two numbers belongs to the first: the second is then not read.
            if quantity is not None and quantity.first >= free:
                yield quantity


def _figure(tokens: Tokens, reading: Reading) -> Figure:
    quantity, noun = reading.quantity, counted_noun(tokens, reading)
    behind = reading.behind if reading.behind and reading.behind.measure == reading.measure else None
    happened = behind or (reading.before if reading.before and reading.before.measure == reading.measure else None)
    agent = reading.before.agent if happened is reading.before and reading.before else None
    counted = tokens.span(noun.first, noun.after) if noun else None
    measure = reading.measure
    if quantity.rule == "exchange":
        counted, measure = _exchanged(tokens.text, tokens.starts[quantity.first]), "exchanged"
    return Figure(
        span=tokens.span(quantity.first, quantity.after),
        rule=quantity.rule,
        value=quantity.value,
        upper=quantity.upper,
        bound=quantity.bound,
        unit=quantity.unit,
        counted=counted.of(tokens.text) if counted else None,
        counted_span=counted,
        measure=measure,
        agent=tokens.printed(agent.first, agent.after) if agent else None,
        per=reading.per,
        part=reading.part,
        phrase=_phrase(tokens, reading, happened),
    )


def _exchanged(text: str, before: int) -> Span | None:
    """Give who is exchanged in "200-for-200": the noun of the last "prisoner swap" named before it."""
    people = lexicon("nouns")["people"]
    found = None
    for match in EXCHANGED.finditer(text, max(0, before - FARTHEST_EXCHANGE), before):
        if match["noun"].lower() in people or f"{match['noun'].lower()}s" in people:
            found = Span(*match.span("noun"))
    return found


def _phrase(tokens: Tokens, reading: Reading, happened: Happening | None) -> Span:
    """Give the qualifier, the number, the noun and the verb, where the verb is near enough to be read with them."""
    quantity = reading.quantity
    first, after = quantity.opens, max(reading.closes, reading.ends)
    if happened and reading.measure:
        if happened.after <= first and first - happened.first <= FARTHEST_VERB:
            first = happened.first
        elif happened.first >= quantity.after:
            after = max(after, happened.after)
    return tokens.span(first, after)
