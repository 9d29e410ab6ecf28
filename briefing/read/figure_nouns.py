"""What a number counts: the noun phrase beside it, with its modifiers and without its determiner."""

from __future__ import annotations

from typing import NamedTuple

from briefing.read.figure_numbers import beginnings, read_number
from briefing.read.figure_tokens import HYPHENS, Tokens
from briefing.read.figure_verbs import read_verb
from briefing.read.words import lexicon, table

LONGEST_PHRASE = 7
NAMED_LY = frozenset(
    ("family", "assembly", "monopoly", "anomaly", "belly", "jelly", "weekly", "daily", "monthly", "July")
)
NOMINAL = frozenset(("accused", "deceased"))
DETERMINERS = frozenset(("the", "a", "an", "these", "those", "its", "their", "his", "her", "our", "my", "your", "all"))
COORDINATING = frozenset(("and", "or", "&"))


class Noun(NamedTuple):
    """The tokens of a counted noun phrase; `part` if the number is a part of it."""

    first: int
    after: int
    part: bool = False


def noun_after(
    tokens: Tokens, at: int, *, one: bool = False, measured: bool = False, possessive: bool = False
) -> Noun | None:
    """Give the noun phrase that begins at token `at`, behind a number: "dock workers", "of the barges"."""
    part = of = False
    if tokens.hyphen(at):
        at += 1
    elif tokens.word(at) == "of":
        at, of = at + 1, True
        part = tokens.word(at) in DETERMINERS and not measured
        while tokens.word(at) in DETERMINERS and (part or measured):
            at += 1
    if of and tokens.word(at) in ("last", "first", "next", "past", "remaining") and tokens.is_number(at + 1):
        at += 1
    if of and (number := read_number(tokens, at) if at < tokens.size else None):
        at, part = number.after, True
    while tokens.is_number(at) and tokens.hyphen(at + 1):
        at += 3
    while possessive and tokens.word(at) in DETERMINERS:
        at += 1
    those = of and tokens.word(at - 1) == "those"
    if (part or those) and tokens.word(at) in table("nouns", "states") and (those or not _noun_ahead(tokens, at + 1)):
        return Noun(at, at + 1, part)
    if tokens.word(at) == "worth" and tokens.word(at + 1) == "of":
        at += 2
    at, of_alone = _passed(tokens, at), of and not part and not measured
    after = _phrase_end(tokens, at, one=one, several=not (one or measured or possessive), mass=measured)
    if tokens.word(after - 1).endswith(("'s", "’s")) and after > at and tokens.is_number(after):
        number = read_number(tokens, after)
        at = number.after if number else after
        after, part = _phrase_end(tokens, at, one=one), True
    if after - at == 1 and _is_adverb(tokens.low[at]):
        return None
    # "19 counts of fraud and six of manslaughter", "the 1,127 of her rival": of one thing there are not six.
    if of_alone and after > at and not any(map(is_plural, tokens.low[at:after])):
        return None
    return Noun(at, after, part) if after > at else None


def _is_adverb(word: str) -> bool:
    """Say whether a lone word behind a number is an adverb: "$2 previously"."""
    return word.endswith("ly") and word not in NAMED_LY and read_verb(word) is None


def _passed(tokens: Tokens, at: int) -> int:
    """Step over "more", "other", "additional" where a noun follows; "two others" keeps its only noun."""
    passed = lexicon("nouns")["passed"]
    while tokens.word(at) in passed and tokens.raw[at].islower():
        at += 1
    return at


def _phrase_end(tokens: Tokens, start: int, *, one: bool, several: bool = False, mass: bool = False) -> int:
    """Give the token behind the noun phrase that begins at `start`."""
    end = at = start
    if tokens.capital(at) and tokens.hyphen(at + 1) and tokens.is_number(at + 2) and tokens.word(at + 3).isalpha():
        at = start + 3
    if tokens.capital(at) and tokens.joined(at + 1) and tokens.is_number(at + 1) and tokens.word(at + 2) == "s":
        return at + 3 if tokens.joined(at + 2) else at
    headed = False
    if tokens.word(at) in NOMINAL and tokens.word(at + 1) in ("were", "are", "have", "had", "who", ",", "."):
        return at + 1
    while at < tokens.size and at - start < LONGEST_PHRASE:
        word = tokens.low[at]
        if at > start and (tokens.hyphen(at) or tokens.hyphen(at - 1) or _suspended(tokens, at)):
            at += 1
            end = at if tokens.hyphen(at - 2) else end
            headed = headed or (tokens.hyphen(at - 2) and is_plural(word) and not tokens.hyphen(at))
            continue
        if not headed and at > start and word in ("of", ",") and _joins_names(tokens, at):
            at += 1
            continue
        if headed and word in ("'", "’") and tokens.joined(at) and is_plural(tokens.word(at + 1)):
            headed, at = False, at + 1
            continue
        if not headed and not one and word in COORDINATING and _joins_modifiers(tokens, start, at):
            at += 1
            continue
        # Behind "96 polling" a verb would be "station": "stations" is the noun.
        plural = several and not headed and at > start and (is_plural(word) or _modifies(tokens, at))
        plural = plural and word not in lexicon("nouns")["closed"]
        if not plural and not _belongs(tokens, at, headed=headed, start=start, one=one, mass=mass):
            break
        at += 1
        end = at
        headed = headed or (is_plural(word) and not tokens.hyphen(at))
        if headed and tokens.word(at) in COORDINATING and _joins_heads(tokens, at):
            at += 1
    return end


def _modifies(tokens: Tokens, at: int) -> bool:
    """Say whether a participle stands right before the noun that is counted: "dozens of local elected officials"."""
    verb = read_verb(tokens.low[at])
    following = tokens.word(at + 1)
    return verb is not None and verb.form == "both" and is_plural(following) and tokens.word(at + 2) not in DETERMINERS


def _joins_modifiers(tokens: Tokens, start: int, at: int) -> bool:
    """Say whether "and" stands between two adjectives: "old and new ferries"."""
    following = tokens.word(at + 1)
    verb = read_verb(following)
    if verb is not None and verb.form == "base" and tokens.word(at + 2) in beginnings():
        return False
    return (
        at > start
        and (verb is None or verb.form != "ing")
        and following not in beginnings()
        and following.isalpha()
        and following not in lexicon("nouns")["closed"]
        and _noun_ahead(tokens, at + 1)
    )


def _joins_names(tokens: Tokens, at: int) -> bool:
    """Say whether names go on before the noun: "10 Port of Hull pilots", "Dutch, Danish and Finnish crews"."""
    return tokens.capital(at - 1) and tokens.capital(at + 1) and _noun_ahead(tokens, at + 1, across=True)


def _joins_heads(tokens: Tokens, at: int) -> bool:
    """Say whether "and" joins a second noun that is counted too: "sheds and barns were burnt"."""
    following = tokens.word(at + 1)
    if not is_plural(following) or following in lexicon("nouns")["closed"] or tokens.capital(at + 1):
        return False
    behind = tokens.word(at + 2)
    verb = read_verb(behind)
    return behind in ("were", "are", "have", "had", "who", "that", "in", "at", "on", "from", "") or not (
        behind.isalpha() and behind not in lexicon("nouns")["closed"] and verb is not None
    )


def _suspended(tokens: Tokens, at: int) -> bool:
    """Say whether a hyphen waits for its second half: "wind- and water-driven"."""
    return tokens.low[at] in HYPHENS and tokens.joined(at) and tokens.word(at + 1) in COORDINATING


def _noun_ahead(tokens: Tokens, at: int, *, across: bool = False) -> bool:
    """Say whether a plural noun follows within the next words, before anything that ends a noun phrase.

    With `across` it may stand behind a list of capitalised words: "American, British and Syrian troops".
    """
    closed = lexicon("nouns")["closed"]
    for index in range(at, min(at + (9 if across else 4), tokens.size)):
        word = tokens.low[index]
        if word in HYPHENS or (across and (word in COORDINATING or word in ("of", ",")) and tokens.capital(index - 1)):
            continue
        if word in closed or not word[0].isalpha():
            return False
        if is_plural(word):
            return True
    return False


def _belongs(tokens: Tokens, at: int, *, headed: bool, start: int, one: bool, mass: bool) -> bool:
    """Say whether the token at `at` goes on with the noun phrase from `start`."""
    word, words = tokens.low[at], lexicon("nouns")
    if not word[0].isalpha() or word in words["closed"] or (tokens.capital(at) and _is_day_or_month(word)):
        return False
    if word in words["passed"] and at > start and not tokens.low[at - 1].endswith(("'s", "’s")):
        return False
    following = tokens.word(at + 1)
    joined = tokens.hyphen(at + 1) or tokens.hyphen(at - 1)
    if word in table("nouns", "states") and not joined:
        return (not headed and at == start and not one and _noun_ahead(tokens, at + 1)) or (
            not headed and following in words["people"]
        )
    if headed:
        return is_plural(word) and not tokens.capital(at) and not _is_predicate(tokens, at)
    verb = read_verb(word)
    if verb is None or joined:
        return not (word.endswith("ly") and at > start and not _noun_ahead(tokens, at + 1))
    if at > start and verb.form == "third" and _is_predicate(tokens, at):
        return False
    if at > start and verb.form in ("both", "participle") and not _modified(tokens, at):
        return False
    if f"{verb.lemma} {following}" in table("nouns", "phrases") or (
        following in table("nouns", "states") and not is_plural(word)
    ):
        return False
    if verb.form in ("both", "participle", "ing"):
        if mass and verb.form == "ing" and at == start and _singular_ahead(tokens, at + 1):
            return True
        return (_noun_ahead(tokens, at + 1) if not one else _singular_ahead(tokens, at + 1)) and verb.lemma != "be"
    if verb.form == "past":
        return False
    return at == start or verb.form == "base" or (is_plural(word) and not one)


def _is_day_or_month(word: str) -> bool:
    return word in lexicon("figures")["weekdays"] or word in lexicon("figures")["months"]


def _modified(tokens: Tokens, at: int) -> bool:
    """Say whether an adverb or another participle makes a participle a modifier: "badly damaged houses"."""
    before = tokens.word(at - 1)
    verb = read_verb(before)
    return before.endswith("ly") or (verb is not None and verb.form == "both")


def _singular_ahead(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return word.isalpha() and word not in lexicon("nouns")["closed"] and read_verb(word) is None


def _is_predicate(tokens: Tokens, at: int) -> bool:
    """Say whether a word in -s behind a plural noun is no second noun: "the 12 rebels attacks" hardly occurs."""
    following = tokens.word(at + 1)
    return (
        following in DETERMINERS
        or following in ("that", "any", "him", "them", "it", "us", "me", "no", "every", "on", "whether", "how")
        or tokens.is_number(at + 1)
    )


def is_plural(word: str) -> bool:
    """Say whether a word in lower case looks like a plural noun."""
    words = lexicon("nouns")
    if word in words["plural"]:
        return True
    if not word.endswith("s") or len(word) < 3 or word in words["singular"]:
        return False
    return not word.endswith(("ss", "us", "is", "ous", "'s", "’s"))


def attribute(tokens: Tokens, hyphen: int) -> Noun | None:
    """Give the noun that a hyphen joins to the number: "member" of "a 16-member panel"."""
    after = hyphen + 2
    if not tokens.word(hyphen + 1).isalpha():
        return None
    while tokens.hyphen(after) and after - hyphen < LONGEST_PHRASE:
        after += 2
    return Noun(hyphen + 1, after)
