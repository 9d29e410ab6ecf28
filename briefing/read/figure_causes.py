"""What the words before a number say happened: the verb it is the object of, a change to it, or an event's noun."""

from __future__ import annotations

from functools import cache

from briefing.read.figure_asides import priced
from briefing.read.figure_heads import is_verb, noun_before
from briefing.read.figure_levels import change, directed, level
from briefing.read.figure_measures import FARTHEST_VERB, Happening, worded
from briefing.read.figure_nouns import COORDINATING, DETERMINERS, Noun
from briefing.read.figure_numbers import beginnings
from briefing.read.figure_objects import governed, listed, object_before
from briefing.read.figure_subjects import past_determiners, subject_of, whole_subject
from briefing.read.figure_tokens import Tokens
from briefing.read.figure_verbs import BE, happening, participle, read_verb
from briefing.read.words import lexicon, table

JOINTS = frozenset(("and", "or", ","))
TOTALS = frozenset(("average", "total", "number", "maximum", "minimum", "sum"))
SINKING = frozenset(("drop", "sink", "grow"))
"""Verbs of change that may also be done to what is counted: "sank three ships", not "dropped five places"."""
STEPS = frozenset(("places", "spots", "positions", "notches", "ranks", "steps", "floors", "storeys", "units", "points"))
OBJECT_BEHIND = frozenset(("sustain", "suffer", "receive", "lose"))
"""Verbs whose phrase ("lost their lives") must follow at once, for the number is not their object."""


def happened_before(
    tokens: Tokens, first: int, after: int, *, noun: Noun | None, measured: bool = False, money: bool = False
) -> Happening | None:
    """Give what the words before a number say of it: "hired 14", "sinking at least 3", "the arrival of 40".

    `after` is the token behind the number and its noun.
    """
    index = _before_number(tokens, first)
    if index < 0:
        return None
    word = tokens.low[index]
    if told := governed(tokens, index, first):
        return told
    if word == "of":
        return _nominal(tokens, index, bare=noun is None, money=money)
    if noun is not None and not measured and word in JOINTS:
        return listed(tokens, index, first, noun)
    if money and word == "for":
        return priced(tokens, index)
    if money and (paid := _paid_to(tokens, index, first)):
        return paid
    if measured and (named := _named_before(tokens, index)):
        return Happening(None, named.first, first, subject=named, kind="level")
    if word == "worth":
        subject = noun_before(tokens, index)
        told = object_before(tokens, subject, first) if subject and money else None
        return told or (Happening(None, index, first, subject=subject, kind="level") if subject else None)
    attributive = noun is not None and (word in ("at", "over", "under", "past") or tokens.low[first - 1] in DETERMINERS)
    if word in lexicon("nouns")["levels"] and attributive:
        return None
    if word in lexicon("nouns")["levels"]:
        return change(tokens, index, noun, measured=measured)
    particle = word in lexicon("nouns")["particles"] or (word == "on" and tokens.word(index - 1) in BE)
    particle = particle or _is_particle(tokens, index)
    at = index - 1 if particle else index
    return _verb_before(tokens, at, first, after, noun=noun, particle=particle) if at >= 0 else None


def _is_particle(tokens: Tokens, index: int) -> bool:
    """Say whether the word before the number goes with its verb: "let in 200", "set aside $5m"."""
    verb = read_verb(tokens.word(index - 1)) if index > 0 else None
    return verb is not None and f"{verb.lemma} {tokens.low[index]}" in table("nouns", "particled")


def _verb_before(
    tokens: Tokens, at: int, first: int, after: int, *, noun: Noun | None, particle: bool
) -> Happening | None:
    """Read the verb at token `at` that has the number at `first` as its object, or as what it puts its subject to."""
    verb = read_verb(tokens.low[at]) if tokens.low[at].isalpha() else None
    if verb is None or not (is_verb(tokens, at, verb) or tokens.word(at - 1) in COORDINATING):
        return None
    inverted = _among(tokens, at) if verb.lemma in ("be", "include") else None
    if inverted:
        return inverted
    phrase = worded(tokens, verb.lemma, at + 1) if particle else _worded_behind(tokens, verb.lemma, after)
    measure = phrase[0] if phrase else directed(tokens, verb.lemma, at)
    subject = subject_of(tokens, at)
    if verb.lemma in lexicon("verbs")["copular"]:
        return level(tokens, measure, at, first, subject)
    passive = verb.passive and not BE.isdisjoint(tokens.low[max(0, at - 2) : at])
    agent = whole_subject(tokens, subject) if subject and measure and not passive and verb.form != "ing" else None
    if measure in ("rose", "fell") and noun and verb.lemma in SINKING and tokens.low[noun.after - 1] not in STEPS:
        measure = participle(verb.lemma)
    if measure in ("rose", "fell"):
        return level(tokens, measure, at, first, subject, agent)
    return Happening(measure, at, first, agent=agent, subject=subject, kind="verb")


def _among(tokens: Tokens, verb: int) -> Happening | None:
    """Read "Among the dead were 14" and "the injured include 3"."""
    states = table("nouns", "states")
    measure = states.get(tokens.word(verb - 1))
    inverted = tokens.word(verb - 2) in DETERMINERS and (tokens.word(verb - 3) == "among" or tokens.low[verb] not in BE)
    return Happening(measure, verb - 2, verb + 1, kind="verb") if measure and inverted else None


def _worded_behind(tokens: Tokens, lemma: str, after: int) -> tuple[str, int] | None:
    return worded(tokens, lemma, after) if lemma not in OBJECT_BEHIND else None


@cache
def _unsaying() -> frozenset[str]:
    return lexicon("nouns")["passed"] | lexicon("nouns")["unsaying"] | DETERMINERS


def _before_number(tokens: Tokens, first: int) -> int:
    """Give the last token before the number that is no determiner, adjective, adverb or "total of"."""
    closed, passed = lexicon("nouns")["closed"], _unsaying()
    index = first - 1
    while index >= 0 and first - index < FARTHEST_VERB:
        word = tokens.low[index]
        if tokens.hyphen(index - 1) or (word == "of" and tokens.word(index - 1) in TOTALS):
            index -= 2
        elif word in passed or (word.endswith("ly") and word.isalpha() and read_verb(word) is None):
            index -= 1
        elif word.isalpha() and tokens.word(index - 1) in ("a", "an") and word not in closed:
            index -= 2
        else:
            break
    return index


def _nominal(tokens: Tokens, of: int, *, bare: bool, money: bool) -> Happening | None:
    """Read "the arrival of 40", "a harvest loss of 600": an event's noun before the number."""
    events = table("nouns", "events")
    subject = _past_time(tokens, noun_before(tokens, of))
    # "$1.9m of the $12m": the letter is a scale.
    if subject is None or (tokens.joined(subject.first) and tokens.is_number(subject.first - 1)):
        return None
    head = tokens.low[subject.after - 1]
    if head == "error" and tokens.low[max(0, subject.first - 2) : subject.first] == ["margin", "of"]:
        subject = Noun(subject.first - 2, subject.after)
    takes = subject.first - 1
    while tokens.word(takes) in DETERMINERS or tokens.is_number(takes):
        takes -= 1
    taker = read_verb(tokens.word(takes))
    if taker is not None and taker.lemma in lexicon("nouns")["depriving"]:
        return Happening(happening(taker.lemma), takes, of + 1, kind="verb")
    measure = events.get(head)
    if head == "crowd" and bare:
        return Happening(None, subject.first, of + 1, subject=subject, kind="noun")
    if head in lexicon("nouns")["holders"] or (head == "toll" and measure):
        return Happening(measure, subject.first, of + 1, kind="noun") if measure else None
    if measure is None:
        for index in range(of - 1, max(-1, of - 5), -1):
            if tokens.low[index] in events and tokens.word(index + 1) in ("in", "of"):
                return Happening(events[tokens.low[index]], index, of + 1, subject=subject, kind="noun")
    if measure is None and money and (told := object_before(tokens, subject, of + 1)):
        return told
    return Happening(measure, subject.first, of + 1, subject=subject, kind="noun")


def _paid_to(tokens: Tokens, index: int, first: int) -> Happening | None:
    """Read a verb with somebody between it and the amount: "fined the firm $5m", "cost the town 3 million"."""
    noun = noun_before(tokens, index + 1)
    at = past_determiners(tokens, noun.first - 1) if noun else -1
    while noun and (tokens.word(at) in beginnings() or tokens.is_number(at)):
        at -= 1
    verb = read_verb(tokens.word(at)) if at >= 0 else None
    if verb is None or verb.lemma not in lexicon("nouns")["paying"] or not is_verb(tokens, at, verb):
        return None
    return Happening(participle(verb.lemma), at, first, kind="verb")


def _named_before(tokens: Tokens, index: int) -> Noun | None:
    """Read the name of a measure that nothing parts from its number: "(case fatality ratio 2.9%)", "Turnout: 31%"."""
    colon = tokens.word(index) == ":"
    noun = noun_before(tokens, index if colon else index + 1)
    if noun is None or tokens.is_number(noun.first):
        return None
    opens = tokens.word(noun.first - 1)
    return noun if opens == "(" or (colon and opens in ("", ";", ",", "(")) else None


def _past_time(tokens: Tokens, noun: Noun | None) -> Noun | None:
    """Step from "quarter" to "loss" in "a loss for the quarter of $5 million"."""
    if noun and tokens.low[noun.after - 1] in lexicon("units")["time"]:
        before = noun.first - 1
        while tokens.word(before) in DETERMINERS:
            before -= 1
        return noun_before(tokens, before) if tokens.word(before) in ("for", "in", "of") else None
    return noun
