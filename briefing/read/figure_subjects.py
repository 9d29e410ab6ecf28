"""Who or what a verb is said of: the noun before it, past helping verbs, asides, "of" and "in"."""

from __future__ import annotations

from functools import cache

from briefing.read.figure_asides import past_insertion
from briefing.read.figure_heads import noun_before
from briefing.read.figure_measures import FARTHEST_VERB
from briefing.read.figure_nouns import COORDINATING, DETERMINERS, Noun, noun_after
from briefing.read.figure_tokens import Tokens
from briefing.read.figure_verbs import read_verb
from briefing.read.words import lexicon, table

COUNTS = frozenset(("number", "numbers", "count", "total"))
SEASONS = frozenset(("spring", "summer", "autumn", "fall", "winter", "time", "moment"))
TAXES = frozenset(("tax", "taxes", "interest", "items", "charges"))
RELATIVE = frozenset(("which", "that", "who"))
MOST_STEPS = 4
"""How many phrases like "in floods", "across the valley" may stand between a subject and its verb."""


@cache
def _auxiliaries() -> frozenset[str]:
    return lexicon("nouns")["auxiliaries"] | lexicon("figures")["weekdays"]


def subject_of(tokens: Tokens, verb: int) -> Noun | None:
    """Give the noun phrase before a verb, its helping verbs and adverbs aside; a pronoun names nobody."""
    index, words, passed = verb, lexicon("nouns"), _auxiliaries()
    while index > 0 and (tokens.low[index - 1] in passed or tokens.low[index - 1].endswith("ly")):
        index -= 1
    if tokens.word(index - 1) in RELATIVE:
        named = noun_before(tokens, index - (2 if tokens.word(index - 2) == "," else 1))
        # Of "shares of Hale Mills, which have gained" the shares have; of "bombs in trains that killed" who can say?
        if named and tokens.capital(named.after - 1):
            named = _at_head(tokens, named)
        return unless_time(tokens, named)
    if tokens.word(index - 1) == "to":
        return _of_infinitive(tokens, index - 1)
    if tokens.word(index - 1) == ",":
        index = past_insertion(tokens, index - 1, verb)
    if index <= 0 or tokens.low[index - 1].replace("’", "'").partition("'")[0] in words["pronouns"]:
        return None
    found = noun_before(tokens, index) or _past_amount(tokens, index)
    for back in range(index - 1, max(0, index - FARTHEST_VERB), -1):
        if tokens.low[back] == "of" and tokens.low[back - 1] in COUNTS:
            state = tokens.low[back + 1] in table("nouns", "states")
            return Noun(back + 1, back + 2) if state else noun_after(tokens, back + 1, possessive=True)
    if found is None or (tokens.low[verb].endswith("ing") and index == verb):
        return found
    return unless_time(tokens, _at_head(tokens, found))


def _of_infinitive(tokens: Tokens, to: int) -> Noun | None:
    """Give "employers" of "expected employers to add", and nothing of "two countries plan to free"."""
    noun = noun_before(tokens, to)
    if noun is None:
        return None
    before = past_determiners(tokens, noun.first - 1)
    verb = read_verb(tokens.word(before))
    bidden = verb is not None and verb.lemma in lexicon("nouns")["bidding"]
    return unless_time(tokens, noun) if bidden else None


def _past_amount(tokens: Tokens, end: int) -> Noun | None:
    """Step from the amount to "loans" in "loans of Rs 50 lakh will cost more"."""
    at = end
    while at > 0 and (tokens.is_number(at - 1) or tokens.low[at - 1] in table("figures", "scales")):
        at -= 1
    at -= at < end and at > 0 and tokens.raw[at - 1] in table("units", "money_before")
    return noun_before(tokens, at - 1) if at < end and tokens.word(at - 1) in ("of", "worth") else None


def unless_time(tokens: Tokens, noun: Noun | None) -> Noun | None:
    """Leave out "last year" and "the third quarter", which do nothing."""
    if noun is None or tokens.low[noun.after - 1] in SEASONS:
        return None
    return None if tokens.raw[noun.after - 1] in lexicon("units")["time"] else noun


def _at_head(tokens: Tokens, found: Noun) -> Noun | None:
    """Step from "landslides" to "toll" in "the toll in floods and landslides"."""
    words, noun = lexicon("nouns"), found
    for _ in range(MOST_STEPS):
        before = past_determiners(tokens, noun.first - 1)
        if tokens.word(noun.first - 1) in COORDINATING and not tokens.capital(noun.first - 2):
            joined = noun_before(tokens, noun.first - 1)
            before = past_determiners(tokens, joined.first - 1) if joined else before
        taxed = tokens.word(before) in ("before", "after") and tokens.low[noun.after - 1] in TAXES
        if not taxed and tokens.word(before) not in words["prepositions"]:
            break
        earlier = noun_before(tokens, before)
        if earlier is not None and tokens.is_number(earlier.first - 1) and tokens.word(before) == "of":
            return noun
        if earlier is None:
            return noun if tokens.word(before) == "with" else None
        noun = earlier
    return noun


def past_determiners(tokens: Tokens, before: int) -> int:
    """Step over "the", and over the sum of "the roughly $5.1 billion market"."""
    scales = table("figures", "scales")
    while before >= 0 and (
        tokens.low[before] in DETERMINERS
        or tokens.is_number(before)
        or tokens.low[before] in scales
        or tokens.low[before] in "$£€"
        or tokens.low[before] == "roughly"
        or tokens.low[before].endswith(("'s", "’s"))
    ):
        before -= 1
    return before


def whole_subject(tokens: Tokens, subject: Noun) -> Noun:
    """Give a subject with what a reader needs to know it: "Both sides", "Fire and rescue services"."""
    first = subject.first
    if tokens.word(first - 1) in COORDINATING:
        earlier = noun_before(tokens, first - 1)
        if earlier and all(read_verb(tokens.low[index]) is None for index in range(earlier.first, earlier.after)):
            first = earlier.first
    if tokens.word(first - 1) in ("both", "all", "two", "three"):
        first -= 1
    return Noun(first, subject.after)
