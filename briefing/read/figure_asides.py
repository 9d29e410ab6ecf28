"""What stands beside a number's clause: asides between subject and verb, the price of a thing, what rose by so much."""

from __future__ import annotations

from briefing.read.figure_heads import noun_before
from briefing.read.figure_measures import LONGEST_INSERTION, Happening
from briefing.read.figure_nouns import DETERMINERS, Noun, noun_after
from briefing.read.figure_numbers import read_number
from briefing.read.figure_tokens import Tokens
from briefing.read.figure_units import unit_after
from briefing.read.figure_verbs import BE, happening, read_verb
from briefing.read.words import lexicon, table

FARTHEST_TURN = 7
"""How many tokens may stand between a number and the rise or fall that it tells of."""
RELATIVES = frozenset(("which", "who", "whose", "where"))
OPENING = frozenset(
    ("which", "who", "whose", "where", "a", "an", "the", "including", "up", "down", "one", "its", "his")
)
"""Words that an aside between two commas may begin with."""


def past_insertion(tokens: Tokens, comma: int, verb: int) -> int:
    """Give the comma that opens an aside before a verb: the first of "Shares of the firm, which have doubled, rose".

    Where none does and the verb is a participle, its noun stands right before: "The plan, budgeted at $5m".
    """
    for at in range(comma - 1, max(0, comma - LONGEST_INSERTION), -1):
        if tokens.low[at] == "," and tokens.word(at + 1) in RELATIVES:
            return at
    if _is_participle(tokens, verb) and tokens.word(verb + 1) in ("at", "for"):
        return comma
    for at in range(comma - 1, max(0, comma - LONGEST_INSERTION), -1):
        if tokens.low[at] != ",":
            continue
        # "Her mother, 91, weighed 84 pounds".
        if comma - at == 2 and tokens.is_number(at + 1):
            return at
        if tokens.word(at + 1) in OPENING or _is_participle(tokens, at + 1) or _is_participle(tokens, at + 2):
            return at
        if not tokens.is_number(at + 1):
            break
    # In "bombs in Lome, Togo, killed 12" Togo did nothing.
    alone = tokens.word(comma - 2) != "," and not tokens.capital(comma - 1)
    return comma if alone and _is_participle(tokens, verb) else 0


def _is_participle(tokens: Tokens, index: int) -> bool:
    verb = read_verb(tokens.word(index))
    return verb is not None and verb.form in ("both", "participle", "ing")


def what_changed(tokens: Tokens, at: int) -> Noun | None:
    """Give what a change behind a number is one of: "net profit" of "a 22 per cent rise in net profit"."""
    turn = _turn(tokens, at)
    if turn is None:
        return None
    noun = None
    if tokens.word(turn + 1) in ("in", "of"):
        noun = noun_after(tokens, turn + 2, measured=True, possessive=True)
    if noun and tokens.low[noun.after - 1] not in lexicon("units")["time"]:
        return noun
    return None


def turn_alone(tokens: Tokens, at: int) -> Noun | None:
    """Give the rise or fall itself, where nothing says what rose: "a 12 per cent hike"."""
    turn = _turn(tokens, at)
    return Noun(turn, turn + 1) if turn == at and turn is not None else None


def change_behind(tokens: Tokens, at: int) -> str | None:
    """Give which way the change behind a number went."""
    turn = _turn(tokens, at)
    return None if turn is None else table("nouns", "events")[tokens.low[turn]]


def _turn(tokens: Tokens, at: int) -> int | None:
    """Give the token of "rise" in "22 per cent year-on-year rise"."""
    if not tokens.word(at)[:1].isalpha():
        return None
    events = table("nouns", "events")
    for index in range(at, min(at + FARTHEST_TURN, tokens.size)):
        word = tokens.low[index]
        if events.get(word) in ("rose", "fell", "cut", "gained"):
            return index
        if word in lexicon("nouns")["closed"] and not (tokens.hyphen(index - 1) or tokens.hyphen(index + 1)):
            return None
        if not (word[0].isalpha() or tokens.hyphen(index)):
            return None
    return None


def priced(tokens: Tokens, preposition: int) -> Happening | None:
    """Read what is sold, bought or to be had for an amount: "bought the mill for $5m", "a loaf now goes for $2"."""
    trading, closed = lexicon("nouns")["trading"], lexicon("nouns")["clause_ends"]
    for at in range(preposition - 1, max(-1, preposition - LONGEST_INSERTION), -1):
        word = tokens.low[at]
        if word in closed or word in ";:":
            return None
        verb = read_verb(word)
        if verb is None or verb.lemma not in trading:
            continue
        passive = verb.passive and not BE.isdisjoint(tokens.low[max(0, at - 2) : at])
        if passive or at + 1 == preposition:
            thing = _thing_before(tokens, at)
        else:
            thing = noun_after(tokens, _past_share(tokens, at + 1), measured=True, possessive=True)
            thing = None if thing is None or thing.after > preposition else thing
        return Happening(happening(verb.lemma), at, preposition + 1, subject=thing, kind="level") if thing else None
    return None


def _past_share(tokens: Tokens, at: int) -> int:
    """Step over "80 percent" in "bought 80 percent of the firm for $5m"."""
    number = read_number(tokens, at)
    if number is None:
        return at
    unit = unit_after(tokens, number)
    return unit.after if unit else number.after


def _thing_before(tokens: Tokens, verb: int) -> Noun | None:
    """Give what stands before "was sold", "now goes", the helping words aside."""
    at, passed = verb, lexicon("nouns")["auxiliaries"]
    while at > 0 and (tokens.low[at - 1] in passed or tokens.low[at - 1].endswith("ly")):
        at -= 1
    at -= tokens.word(at - 1) in (",", "that", "which")
    noun = noun_before(tokens, at)
    if noun and tokens.word(noun.first - 1) == "of":
        noun = noun_before(tokens, noun.first - 1)
    return None if noun is None or tokens.low[noun.first] in DETERMINERS else noun
