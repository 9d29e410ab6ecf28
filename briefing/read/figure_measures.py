"""What happened to what is counted: the verb, participle, adjective or noun that says it, as one word."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.read.figure_nouns import DETERMINERS, Noun, is_verb, noun_before
from briefing.read.figure_tokens import Tokens
from briefing.read.figure_verbs import happening, read_verb
from briefing.read.words import lexicon, table

CHANGES = frozenset(("rose", "fell", "lost", "cut"))
FARTHEST_VERB = 10
"""How many tokens may stand between a counted noun and its verb."""
RISES, FALLS = frozenset(("up", "higher")), frozenset(("down", "lower"))
TOTALS = frozenset(("total", "number", "maximum", "minimum", "sum"))
PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "these", "those"))


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened, the tokens that say it, and who did it."""

    measure: str | None
    first: int
    after: int
    agent: Noun | None = None
    subject: Noun | None = None


def happened_behind(tokens: Tokens, at: int) -> Happening | None:
    """Give what the words behind a counted noun say of it: "were injured", "dead", "who had been released"."""
    at = _past_brackets(tokens, at)
    words = lexicon("nouns")
    stop = min(len(tokens), at + FARTHEST_VERB)
    index = at
    if tokens.word(index) in ("who", "which", "that", "whom", "still"):
        index += 1
    elif tokens.word(index) == "with":
        return _with_injuries(tokens, index)
    elif tokens.word(index) == "to" and tokens.word(index + 1) in ("be", "have"):
        pass
    elif tokens.word(index) in words["carrying"]:
        index = _carried(tokens, index, stop)
        if index < 0:
            return None
    return _predicate(tokens, at, index, stop)


def _past_brackets(tokens: Tokens, at: int) -> int:
    if tokens.word(at) == "(":
        for index in range(at + 1, min(at + 8, len(tokens))):
            if tokens.low[index] == ")":
                return index + 1
    return at


def _with_injuries(tokens: Tokens, at: int) -> Happening | None:
    events = table("nouns", "events")
    for index in range(at + 1, min(at + 4, len(tokens))):
        if events.get(tokens.low[index]) == "injured":
            return Happening("injured", at, index + 1)
    return None


def _carried(tokens: Tokens, index: int, stop: int) -> int:
    """Step over "in the village" to the helping verb behind it; -1 when there is none in this clause."""
    for at in range(index + 1, stop):
        word = tokens.low[at]
        if word in ("were", "was", "are", "have", "had", "has", "remain", "remained"):
            return at
        if not word[0].isalnum() or word in (
            "and",
            "or",
            "but",
            "who",
            "which",
            "that",
            "when",
            "while",
            "as",
            "after",
        ):
            break
        verb = read_verb(word)
        if verb is not None and verb.form in ("past", "both") and happening(verb.lemma) == "killed":
            return at
    return -1


def _predicate(tokens: Tokens, first: int, index: int, stop: int) -> Happening | None:
    """Read helping verbs, then the word that says what happened."""
    helping, states = lexicon("nouns")["helping"], table("nouns", "states")
    helped = False
    while index < stop:
        word = tokens.low[index]
        if word in states:
            return Happening(states[word], first, index + 1)
        if word in helping or (word.endswith("ly") and word.isalpha()):
            helped = helped or word in ("is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will")
            index += 1
            continue
        break
    if index >= stop or not tokens.low[index].isalpha():
        return None
    verb = read_verb(tokens.low[index])
    if verb is None or tokens.hyphen(index + 1) or tokens.capital(index):
        return None
    worded = _worded(tokens, verb.lemma, index + 1)
    if worded:
        return Happening(worded[0], first, worded[1])
    measure = happening(verb.lemma)
    if measure is None or (verb.form == "ing" and not helped and measure not in ("killed", "missing")):
        return None
    if verb.form in ("base", "third") and lemma_is_weak(verb.lemma):
        return None
    return Happening(measure, first, index + 1)


def lemma_is_weak(lemma: str) -> bool:
    """Say whether a verb in the present says only what somebody does, not what happened: "voters who want"."""
    return lemma not in table("verbs", "families")


def _worded(tokens: Tokens, lemma: str, at: int) -> tuple[str, int] | None:
    """Read what takes more than a verb: "taken to hospital", "shot down", "lost their lives"."""
    phrases = table("nouns", "phrases")
    for index in range(at, min(at + 4, len(tokens))):
        if not tokens.low[index][0].isalnum():
            return None
        measure = phrases.get(f"{lemma} {tokens.low[index]}")
        if measure:
            return measure, index + 1
    return None


def happened_before(tokens: Tokens, first: int, *, noun: Noun | None) -> Happening | None:
    """Give what the words before a number say of it: "launched 14", "killing at least 3", "the release of 390"."""
    index = _before_number(tokens, first)
    if index < 0:
        return None
    word = tokens.low[index]
    if word == "of":
        return _nominal(tokens, index)
    if word in lexicon("nouns")["levels"] and not (noun and word in ("at", "over", "under", "past")):
        return _change(tokens, index)
    particle = word in lexicon("nouns")["particles"]
    at = index - 1 if particle else index
    if at < 0 or not tokens.low[at].isalpha():
        return None
    verb = read_verb(tokens.low[at])
    if verb is None or not is_verb(tokens, at, verb):
        return None
    worded = _worded(tokens, verb.lemma, at + 1) if particle else _worded_behind(tokens, verb.lemma, noun)
    measure = worded[0] if worded else _directed(tokens, verb.lemma, at)
    agent = _subject(tokens, at) if verb.form in ("past", "both", "third", "participle", "base") else None
    return Happening(measure, at, first, agent=agent if measure else None, subject=agent)


def _worded_behind(tokens: Tokens, lemma: str, noun: Noun | None) -> tuple[str, int] | None:
    return _worded(tokens, lemma, noun.after) if noun else None


def _directed(tokens: Tokens, lemma: str, at: int) -> str | None:
    measure = happening(lemma)
    if measure == "changed" or lemma in ("go", "be", "move", "push", "nudge", "trend"):
        near = set(tokens.low[at + 1 : at + 4])
        if near & RISES:
            return "rose"
        if near & FALLS:
            return "fell"
        return None
    return measure


def _before_number(tokens: Tokens, first: int) -> int:
    """Give the last token before the number that is no determiner, adverb or "total of"."""
    passed = lexicon("nouns")["passed"] | DETERMINERS
    index = first - 1
    while index >= 0:
        word = tokens.low[index]
        if word == "of" and tokens.word(index - 1) in TOTALS:
            index -= 2
        elif (
            word in passed
            or word in ("estimated", "some", "another", "record", "about", "just", "only", "almost")
            or (word.endswith("ly") and word.isalpha() and read_verb(word) is None)
        ):
            index -= 1
        else:
            break
    return index


def _nominal(tokens: Tokens, of: int) -> Happening | None:
    """Read "the release of 390", "a job gain of 171,000": an event's noun before the number."""
    events = table("nouns", "events")
    subject = noun_before(tokens, of)
    if subject is None:
        return None
    measure = events.get(tokens.low[subject.after - 1])
    if measure is None:
        for index in range(of - 1, max(-1, of - 5), -1):
            if tokens.low[index] in events and tokens.word(index + 1) in ("in", "of"):
                return Happening(events[tokens.low[index]], index, of + 1, subject=subject)
    return Happening(measure, subject.first, of + 1, subject=subject)


def _change(tokens: Tokens, preposition: int) -> Happening | None:
    """Read "rose by 31,000", "the rate ticked up to 7.9 percent", "bringing the death toll to 11"."""
    words = lexicon("nouns")
    for index in range(preposition - 1, max(-1, preposition - FARTHEST_VERB), -1):
        word = tokens.low[index]
        if word in ("toll", "deaths", "fatalities"):
            return Happening("killed", index, preposition + 1)
        if not word[0].isalnum() and word not in "%,":
            return None
        verb = read_verb(word) if word not in words["particles"] else None
        if verb is None or not is_verb(tokens, index, verb):
            continue
        measure = _directed(tokens, verb.lemma, index)
        if measure in CHANGES:
            return Happening(measure, index, preposition + 1, subject=_subject(tokens, index))
    near = noun_before(tokens, preposition) if tokens.low[preposition] in ("to", "at", "of") else None
    return Happening(None, preposition, preposition + 1, subject=near) if near else None


def _subject(tokens: Tokens, verb: int) -> Noun | None:
    """Give the noun phrase before a verb, its helping verbs and adverbs aside; a pronoun names nobody."""
    index = verb
    while index > 0:
        word = tokens.low[index - 1]
        if word in (
            "has",
            "have",
            "had",
            "was",
            "were",
            "is",
            "are",
            "will",
            "would",
            "also",
            "also",
            "reportedly",
            "then",
        ) or (word.endswith("ly") and word.isalpha()):
            index -= 1
        else:
            break
    if index == 0 or tokens.low[index - 1] in PRONOUNS:
        return None
    found = noun_before(tokens, index)
    if found is None or (tokens.word(found.first - 1) in ("in", "at", "on", "by", "from", "with", "for")):
        return None
    return found
