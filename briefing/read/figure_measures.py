"""What the words behind a counted noun say happened to it: a verb, a participle or an adjective, as one word."""

from __future__ import annotations

from typing import Literal, NamedTuple

from briefing.read.figure_nouns import DETERMINERS, Noun
from briefing.read.figure_tokens import Tokens
from briefing.read.figure_verbs import BE, happening, participle, read_verb
from briefing.read.words import lexicon, table

LONGEST_INSERTION = 14
AIMING = ("shoot", "fire", "throw")
DYING = ("died", "drowned", "perished", "survived")
FARTHEST_VERB = 10
"""How many tokens may stand between a counted noun and its verb."""


class Happening(NamedTuple):
    """What happened, the tokens that say it, and who did it."""

    measure: str | None
    first: int
    after: int
    agent: Noun | None = None
    subject: Noun | None = None
    kind: Literal["behind", "verb", "level", "noun"] = "behind"


def happened_behind(tokens: Tokens, at: int) -> Happening | None:
    """Give what the words behind a counted noun say of it: "were injured", "dead", "who had been released"."""
    at = _past_brackets(tokens, at)
    words = lexicon("nouns")
    stop = min(tokens.size, at + FARTHEST_VERB)
    index = at
    if tokens.word(index) == "of" and tokens.word(index + 1) in ("them", "those", "these", "whom", "which", "us"):
        index += 2
    elif tokens.word(index) in ("who", "which", "that", "whom", "still"):
        index += 1
    elif tokens.word(index) == "with":
        return _with_injuries(tokens, index)
    elif tokens.word(index) == "," and tokens.word(index + 1) in words["inserting"]:
        index = _past_insertion(tokens, index)
        stop = min(tokens.size, index + FARTHEST_VERB)
    elif tokens.word(index) == "," and (closing := _closing_comma(tokens, index)):
        index = closing
        stop = min(tokens.size, index + FARTHEST_VERB)
    elif tokens.word(index) == "to" and tokens.word(index + 1) in ("be", "have"):
        pass
    elif tokens.word(index) in words["carrying"]:
        index = _carried(tokens, index, stop)
        if index < 0:
            return None
    return _predicate(tokens, at, index, stop)


def happened_later(tokens: Tokens, told: Happening) -> Happening | None:
    """Give the verb behind a participle that only tells which ones: "nine of the 20 men held in May were freed"."""
    if any(word in lexicon("nouns")["helping"] for word in tokens.low[told.first : told.after]):
        return None
    stop = min(tokens.size, told.after + LONGEST_INSERTION)
    at = _carried(tokens, told.after - 1, stop)
    return _predicate(tokens, told.first, at, min(tokens.size, at + FARTHEST_VERB)) if at >= 0 else None


def _past_brackets(tokens: Tokens, at: int) -> int:
    if tokens.word(at) == "(":
        for index in range(at + 1, min(at + 8, tokens.size)):
            if tokens.low[index] == ")":
                return index + 1
    return at


def _past_insertion(tokens: Tokens, comma: int) -> int:
    """Step over ", including two children," to the helping verb behind it, or to the one for dying."""
    for index in range(comma + 1, min(comma + LONGEST_INSERTION, tokens.size - 1)):
        if tokens.low[index] == "," and tokens.low[index + 1] in BE | {"have", "had", "has", *DYING}:
            return index + 1
    return comma


def _closing_comma(tokens: Tokens, comma: int) -> int | None:
    """Give the helping verb of several behind any aside: "two boys, 15 and 17, were charged"."""
    for index in range(comma + 1, min(comma + LONGEST_INSERTION, tokens.size - 1)):
        if tokens.low[index] == "," and tokens.low[index + 1] in ("were", "are", "have", "remain"):
            return index + 1
        if tokens.low[index] in (";", ":", ".") or (
            tokens.low[index] in ("and", "but") and tokens.low[index - 1] == ","
        ):
            return None
    return None


def _with_injuries(tokens: Tokens, at: int) -> Happening | None:
    events = table("nouns", "events")
    for index in range(at + 1, min(at + 4, tokens.size)):
        if events.get(tokens.low[index]) == "injured":
            return Happening("injured", at, index + 1)
    return None


def _carried(tokens: Tokens, index: int, stop: int) -> int:
    """Step over "in the village" to the helping verb behind it; -1 when there is none in this clause."""
    for at in range(index + 1, stop):
        word = tokens.low[at]
        if word in ("were", "was", "are", "have", "had", "has", "remain", "remained"):
            return at
        if not word[0].isalnum() or word in lexicon("nouns")["clause_ends"]:
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
            verb = read_verb(word)
            active = verb is not None and not helped and verb.form in ("both", "past")
            if active and verb and _has_object(tokens, verb.lemma, index + 1):
                return None
            said = worded(tokens, verb.lemma, index + 1) if verb else None
            return Happening(said[0], first, said[1]) if said else Happening(states[word], first, index + 1)
        if word in helping or (word.endswith("ly") and word.isalpha()):
            helped = helped or word in BE
            index += 1
            continue
        break
    lacking = _lacking(tokens, first, index)
    if lacking:
        return lacking
    if index >= stop or not tokens.low[index].isalpha():
        return None
    verb = read_verb(tokens.low[index])
    if verb is None or tokens.hyphen(index + 1) or tokens.capital(index):
        return None
    phrase = worded(tokens, verb.lemma, index + 1)
    if phrase:
        return Happening(phrase[0], first, phrase[1])
    measure = happening(verb.lemma)
    if not helped and verb.form in ("both", "past") and _has_object(tokens, verb.lemma, index + 1):
        return None
    if measure in ("rose", "fell"):
        measure = participle(verb.lemma)
    if measure is None or (verb.form == "ing" and not helped and measure not in ("killed", "missing")):
        return None
    if verb.form in ("base", "third") and _is_weak(verb.lemma):
        return None
    return Happening(measure, first, index + 1)


def _lacking(tokens: Tokens, first: int, index: int) -> Happening | None:
    """Read what something is said to be without: "had no power", "were left without running water"."""
    if tokens.word(index) == "left" and tokens.word(index + 1) == "without":
        index += 1
    if tokens.word(index) == "underwater" or (tokens.word(index) == "under" and tokens.word(index + 1) == "water"):
        return Happening("flooded", first, index + 1 + (tokens.word(index) == "under"))
    none = tokens.word(index) == "no" and tokens.word(index - 1) in ("had", "have", "has")
    if not none and tokens.word(index) != "without":
        return None
    for at in range(index + 1, min(index + 3, tokens.size)):
        if tokens.low[at] in lexicon("nouns")["lacked"]:
            return Happening(f"without {tokens.low[at]}", first, at + 1)
    return None


def _has_object(tokens: Tokens, lemma: str, at: int) -> bool:
    """Say whether the verb is active, so that what it says happened to something else: "five men shot the guard"."""
    if lemma in lexicon("verbs")["intransitive"] or lemma in lexicon("verbs")["activities"]:
        return False
    if tokens.word(at) == "at" and tokens.word(at + 1) not in ("least", "most") and lemma not in AIMING:
        # "Seven people killed at a fair": where, and not whom.
        return False
    object_begins = tokens.word(at) in DETERMINERS or tokens.word(at) in lexicon("nouns")["objects"]
    return object_begins or tokens.is_number(at) or tokens.word(at) in table("figures", "small")


def _is_weak(lemma: str) -> bool:
    """Say whether a verb in the present says only what somebody does, not what happened: "voters who want"."""
    return lemma not in table("verbs", "families")


def worded(tokens: Tokens, lemma: str, at: int) -> tuple[str, int] | None:
    """Read what takes more than a verb: "taken to hospital", "shot down", "lost their lives"."""
    phrases = table("nouns", "phrases")
    for index in range(at, min(at + 4, tokens.size)):
        if not tokens.low[index][0].isalnum():
            return None
        measure = phrases.get(f"{lemma} {tokens.low[index]}")
        if measure:
            return measure, index + 1
    return None
