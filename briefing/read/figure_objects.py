"""What is done to a number that is no verb's first object: "a man and two women", "charged with 13 counts"."""

from __future__ import annotations

from briefing.read.figure_heads import is_verb, noun_before
from briefing.read.figure_measures import Happening
from briefing.read.figure_nouns import DETERMINERS, Noun, is_plural
from briefing.read.figure_subjects import past_determiners, subject_of, whole_subject
from briefing.read.figure_tokens import Tokens
from briefing.read.figure_verbs import BE, Verb, happening, participle, read_verb
from briefing.read.words import lexicon, table

MOST_CONJUNCTS = 3
PLACING = frozenset(("in", "at", "near", "from", "of", "on"))
LONGEST_CLAUSE = 8
"""How many tokens behind a counted noun may hold a verb that makes a clause of it."""


def governed(tokens: Tokens, preposition: int, first: int) -> Happening | None:
    """Read a verb and its preposition before a number: "charged with 13 counts", "are looking for two men"."""
    measures, at = table("nouns", "governed"), preposition - 1
    if tokens.word(at) == "guilty":
        measure = measures.get(f"guilty {tokens.low[preposition]}")
        return Happening(measure, at, first, kind="verb") if measure else None
    verb = read_verb(tokens.word(at)) if at >= 0 else None
    measure = measures.get(f"{verb.lemma} {tokens.low[preposition]}") if verb else None
    if verb is None or measure is None or not is_verb(tokens, at, verb):
        return None
    return Happening(measure, at, first, kind="verb")


def listed(tokens: Tokens, joint: int, first: int, noun: Noun) -> Happening | None:
    """Read the verb of several objects of which the number is not the first: "killed a man and two women"."""
    if _makes_a_clause(tokens, noun.after):
        return None
    at = joint
    for _ in range(MOST_CONJUNCTS):
        at -= tokens.word(at) in ("and", "or") and tokens.word(at - 1) == ","
        before = _past_object(tokens, at)
        if before is None:
            return None
        if tokens.word(before) not in (",", "and", "or"):
            return _done_to(tokens, before, first)
        at = before
    return None


def object_before(tokens: Tokens, noun: Noun, first: int) -> Happening | None:
    """Read what is done to a noun that has the amount as its size: "approved a budget of $1.3 billion"."""
    if tokens.word(noun.first - 1) not in DETERMINERS:
        return None
    told = _done_to(tokens, past_determiners(tokens, noun.first - 1), first)
    return told._replace(subject=noun, kind="noun") if told else None


def _past_object(tokens: Tokens, end: int) -> int | None:
    """Give the token before the object that ends before `end`, its "in the town" included."""
    noun = noun_before(tokens, end)
    if noun is None:
        return None
    before = past_determiners(tokens, noun.first - 1)
    if tokens.word(before) in PLACING:
        noun = noun_before(tokens, before)
        if noun is None:
            return None
        before = past_determiners(tokens, noun.first - 1)
    named = before < noun.first - 1 or is_plural(tokens.low[noun.after - 1])
    return before if before >= 0 and named else None


def _done_to(tokens: Tokens, at: int, first: int) -> Happening | None:
    """Give what an active verb at token `at` does to its objects."""
    verb = read_verb(tokens.word(at)) if at >= 0 and tokens.low[at].isalpha() else None
    if verb is None or not _acts(tokens, at, verb):
        return None
    measure = happening(verb.lemma)
    if measure in ("rose", "fell", "changed"):
        measure = participle(verb.lemma)
    if measure is None or verb.lemma in lexicon("verbs")["intransitive"]:
        return None
    subject = subject_of(tokens, at) if verb.form != "ing" else None
    return Happening(measure, at, first, agent=whole_subject(tokens, subject) if subject else None, kind="verb")


def _acts(tokens: Tokens, at: int, verb: Verb) -> bool:
    if verb.form == "participle" and tokens.word(at - 1) not in ("has", "have", "had", "having"):
        return False
    passive = verb.passive and not BE.isdisjoint(tokens.low[max(0, at - 2) : at])
    return is_verb(tokens, at, verb) and not passive


def _makes_a_clause(tokens: Tokens, after: int) -> bool:
    """Say whether what follows the noun is its own verb: "and 12 people fled"."""
    for index in range(after, min(after + LONGEST_CLAUSE, tokens.size)):
        word = tokens.low[index]
        if not word[0].isalnum() or word in lexicon("nouns")["clause_ends"]:
            return False
        verb = read_verb(word)
        if word in BE or (verb is not None and verb.form in ("past", "both", "third", "participle")):
            return True
        if word in lexicon("nouns")["before_base"] and word != "to":
            return True
    return False
