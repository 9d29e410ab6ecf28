"""The noun phrase that ends before a word, and whether a word stands where a verb does."""

from __future__ import annotations

from briefing.read.figure_nouns import COORDINATING, DETERMINERS, LONGEST_PHRASE, Noun, is_plural
from briefing.read.figure_numbers import beginnings
from briefing.read.figure_tokens import HYPHENS, Tokens
from briefing.read.figure_verbs import Verb, read_verb
from briefing.read.words import lexicon, table

NO_BEGINNINGS = HYPHENS | {"s", "said", "says"}
OF_VERBS = frozenset(("consists", "disposes", "dies", "complains", "approves", "speaks", "hears", "boasts", "reminds"))
"""Verbs that look like plural nouns before "of"."""


def noun_before(tokens: Tokens, end: int, *, limit: int = LONGEST_PHRASE) -> Noun | None:
    """Give the noun phrase whose last token is the one before `end`: "coffee bean exports" before "rose"."""
    closed, scales = lexicon("nouns")["closed"], table("figures", "scales")
    at = end
    while at > 0 and end - at < limit:
        word = tokens.low[at - 1]
        if tokens.hyphen(at - 1):
            at -= 1
            continue
        if not word[0].isalpha() or word in closed or (word in scales and tokens.is_number(at - 2)):
            break
        verb = read_verb(word) if at < end else None
        if verb is not None and verb.form != "base" and not is_plural(word):
            break
        # "insurers expect claims of": the noun begins behind the verb.
        if verb is not None and verb.form == "base" and is_plural(tokens.word(at - 2)):
            break
        at -= 1
    if at < end and tokens.low[at] in HYPHENS and tokens.is_number(at - 1):
        at += 2
    if at < end and tokens.low[end - 1] in lexicon("nouns")["compared"]:
        return None
    if tokens.word(end - 1) in OF_VERBS or (at == end - 1 and tokens.low[at] in beginnings()):
        return None
    last = read_verb(tokens.low[end - 1]) if at < end else None
    if last and last.form in ("both", "past", "participle") and tokens.low[end - 1] not in table("nouns", "states"):
        # "a forecast of", "at an average cost of": the verb has the noun's form.
        noun_form = last.lemma == tokens.low[end - 1] and tokens.word(end) == "of"
        named = noun_form and not DETERMINERS.isdisjoint(tokens.low[max(0, end - 3) : end - 1])
        if not named:
            return None
    if at < end - 1 and _begins_with_verb(tokens, at):
        at += 1
    while at < end and (tokens.low[at] in NO_BEGINNINGS or (tokens.low[at].endswith("ly") and not tokens.capital(at))):
        at += 1
    return Noun(at, end) if at < end else None


def _begins_with_verb(tokens: Tokens, at: int) -> bool:
    """Say whether the first word is a verb that has the rest as its object: "would reduce unemployment"."""
    verb = read_verb(tokens.low[at])
    return (
        verb is not None
        and is_verb(tokens, at, verb)
        and (verb.form != "base" or tokens.word(at - 1) in lexicon("nouns")["before_base"])
    )


def is_verb(tokens: Tokens, index: int, verb: Verb) -> bool:
    """Say whether a word that may also be a noun stands where a verb does: "to release 10", not "the release"."""
    before = tokens.word(index - 1)
    if verb.form == "base":
        coordinated = before in COORDINATING and read_verb(tokens.word(index - 2)) is not None
        return before in lexicon("nouns")["before_base"] or is_plural(before) or before.endswith("ly") or coordinated
    return before not in DETERMINERS and before not in ("'s", "’s") and not before.endswith(("'s", "’s"))
