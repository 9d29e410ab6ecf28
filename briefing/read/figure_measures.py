"""What the words behind a counted noun say happened to it: a verb, a participle or an adjective, as one word."""

from __future__ import annotations

from typing import Literal, NamedTuple

from briefing.read.figure_nouns import DETERMINERS, Noun
from briefing.read.figure_tokens import Tokens
from briefing.read.figure_verbs import BE, happening, participle, read_verb
from briefing.read.words import lexicon, table

LONGEST_INSERTION = 14
AIMING = ("shoot", "fire", "throw")
MODALS = frozenset(("will", "would", "may", "might", "must", "can", "could", "shall", "should"))
NEGATING = frozenset(("not", "never"))
HAVING = frozenset(("has", "have", "had"))
LONGEST_PLACED = 4
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
    elif tokens.word(index) in words["carrying"] or tokens.word(index) in ("out", "behind"):
        carried = _carried(tokens, index, stop)
        return (_predicate(tokens, at, carried, stop) if carried >= 0 else None) or _placed(tokens, at, index)
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
    """Step over ", including two children," to the verb behind it."""
    for index in range(comma + 1, min(comma + LONGEST_INSERTION, tokens.size - 1)):
        if tokens.low[index] == "," and (tokens.low[index + 1] in BE | HAVING | {*DYING} or _tells(tokens, index + 1)):
            return index + 1
    return comma


def _closing_comma(tokens: Tokens, comma: int) -> int | None:
    """Give the verb behind any aside, if it is of several: "two boys, 15 and 17, were charged"."""
    for index in range(comma + 1, min(comma + LONGEST_INSERTION, tokens.size - 1)):
        several = tokens.low[index + 1] in ("were", "are", "have", "remain")
        if tokens.low[index] == "," and (several or _tells(tokens, index + 1)):
            return index + 1
        if tokens.low[index] in (";", ":", ".") or (
            tokens.low[index] in ("and", "but") and tokens.low[index - 1] == ","
        ):
            return None
    return None


def _tells(tokens: Tokens, index: int) -> bool:
    """Say whether the word behind an aside is what its noun did: "20,000 people, by their count, marched"."""
    verb = read_verb(tokens.low[index])
    past = verb is not None and verb.form in ("past", "both") and happening(verb.lemma) is not None
    return (
        past and verb is not None and not tokens.capital(index + 1) and not _has_object(tokens, verb.lemma, index + 1)
    )


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
    """Read helping verbs, then the word that says what happened; nothing of what did not happen."""
    begins = index
    index = _past_helping(tokens, index, stop)
    helping = tokens.low[begins:index]
    if not NEGATING.isdisjoint(helping):
        return None
    if index < stop and tokens.low[index] in table("nouns", "states"):
        return _state(tokens, first, index, helped=not BE.isdisjoint(helping))
    found = _lacking(tokens, first, index) or (_placed(tokens, first, index) if helping else None)
    return found or (_verb_behind(tokens, first, index, helping) if index < stop else None)


def _past_helping(tokens: Tokens, index: int, stop: int) -> int:
    helping, states = lexicon("nouns")["helping"], table("nouns", "states")
    while index < stop:
        word = tokens.low[index]
        if word in states or not (word in helping or (word.endswith("ly") and word.isalpha())):
            break
        index += 1
    return index


def _state(tokens: Tokens, first: int, index: int, *, helped: bool) -> Happening | None:
    """Read "were dead", "injured", and "hurt" unless it is what they did to somebody."""
    word = tokens.low[index]
    verb = read_verb(word)
    active = verb is not None and not helped and verb.form in ("both", "past")
    if active and verb and _has_object(tokens, verb.lemma, index + 1):
        return None
    said = worded(tokens, verb.lemma, index + 1) if verb else None
    return Happening(said[0], first, said[1]) if said else Happening(table("nouns", "states")[word], first, index + 1)


def _verb_behind(tokens: Tokens, first: int, index: int, helping: list[str]) -> Happening | None:
    """Read the verb behind its helping verbs, if what it says happened to its subject."""
    verb = read_verb(tokens.low[index]) if tokens.low[index].isalpha() else None
    if verb is None or tokens.hyphen(index + 1) or tokens.capital(index) or tokens.low[index] == "down":
        return None
    phrase = worded(tokens, verb.lemma, index + 1)
    if phrase:
        return Happening(phrase[0], first, phrase[1])
    helped, measure = not BE.isdisjoint(helping), happening(verb.lemma)
    if not helped and verb.form in ("both", "past") and _has_object(tokens, verb.lemma, index + 1):
        return None
    if measure in ("rose", "fell"):
        measure = participle(verb.lemma)
    if measure is None and helped and verb.passive and verb.lemma in lexicon("verbs")["telling"]:
        measure = participle(verb.lemma)
    if measure is None or (verb.form == "ing" and not helped and measure not in ("killed", "missing")):
        return None
    if verb.form in ("base", "third") and _is_weak(verb.lemma) and not _is_to_come(tokens, verb.lemma, index, helping):
        return None
    return Happening(measure, first, index + 1)


def _is_to_come(tokens: Tokens, lemma: str, index: int, helping: list[str]) -> bool:
    """Say whether a modal tells what happens to its subject: "Two libraries would close"; nobody is acted on."""
    if MODALS.isdisjoint(helping) or _has_object(tokens, lemma, index + 1):
        return False
    following = tokens.word(index + 1)
    alone = not following.isalpha() or following in lexicon("nouns")["closed"] or following.endswith("ly")
    return alone or lemma in lexicon("verbs")["intransitive"] or lemma in lexicon("verbs")["activities"]


def _placed(tokens: Tokens, first: int, index: int) -> Happening | None:
    """Read where they are: "in hospital", "under arrest", "out of work"."""
    placed = table("nouns", "placed")
    for after in range(index + 2, min(index + LONGEST_PLACED, tokens.size) + 1):
        measure = placed.get(" ".join(tokens.low[index:after]))
        if measure:
            return Happening(measure, first, after)
    return None


def _lacking(tokens: Tokens, first: int, index: int) -> Happening | None:
    """Read what something is said to be without: "had no power", "were left without running water"."""
    if tokens.word(index) == "left" and tokens.word(index + 1) == "without":
        index += 1
    if tokens.word(index) == "underwater" or (tokens.word(index) == "under" and tokens.word(index + 1) == "water"):
        return Happening("flooded", first, index + 1 + (tokens.word(index) == "under"))
    none = tokens.word(index) == "no" and tokens.word(index - 1) in HAVING
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
    """Read what takes more than a verb: "turned back", "taken to hospital", "shot down", "lost their lives"."""
    if measure := table("nouns", "particled").get(f"{lemma} {tokens.word(at)}"):
        return measure, at + 1
    phrases = table("nouns", "phrases")
    for index in range(at, min(at + 4, tokens.size)):
        if not tokens.low[index][0].isalnum():
            return None
        measure = phrases.get(f"{lemma} {tokens.low[index]}")
        if measure:
            return measure, index + 1
    return None
