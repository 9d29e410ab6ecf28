"""What the words right before and after an expression say of it."""

from __future__ import annotations

import re
from functools import cache

from briefing.read.time_reading import Found
from briefing.read.time_tense import follows_aim, is_past
from briefing.read.time_tokens import plain_words

WAS = frozenset({"had", "was", "were"})
"""Right behind `by Monday` they tell what was so by then."""
TERMS = ("before ", "by ", "until ", "till ", "ahead of ", "as early as ", "as soon as ")
BEFORE_THAT = frozenset(
    {"on", "in", "by", "of", "since", "until", "till", "during", "from", "before", "after", "late", "early"}
)
"""Words before `that Monday` that make `that` point at it."""
HABITS = frozenset({"usually", "typically", "normally", "traditionally", "generally", "always", "often"})
LENGTHS = frozenset({"Y", "M", "W", "D", "TH", "TM", "TS", "E", "C", "Q", "2W", "6M", "L"})
"""Units that a length can have."""
APOSTROPHES = frozenset("'’‘")
STOPS = frozenset('.,;:!?)"”’\n')


def follows_without_article(found: Found) -> bool:
    """Say whether `following` is a preposition: `following Monday's vote`, not `the following Monday`."""
    return found.word("shift") in ("following", "succeeding", "preceding")


def ends_phrase(found: Found, joining: str = "after_a_day") -> bool:
    """Say whether the expression ends its phrase: a stop follows, or a word of the list `joining`."""
    after = found.after(16)
    if not after.strip() or after[0] in STOPS:
        return True
    return after.split()[0].strip("([") in plain_words(joining)


def follows_conjunction(found: Found) -> bool:
    """Say whether `that` before the expression joins clauses: `said that Monday's vote`, not `on that Monday`."""
    if found.letters("shift") != "t" or found.word("shift") != "that" or found.focus.text[found.start].isupper():
        return False
    words = found.before(10).lower().split()
    return not words or words[-1] not in BEFORE_THAT


def is_after_preposition(found: Found) -> bool:
    """Say whether a preposition stands before the expression: `in May`."""
    words = found.before(14).replace("(", " ").split()
    return bool(words) and words[-1].lower() in plain_words("prepositions")


@cache
def _term() -> re.Pattern[str]:
    # "before ", "by late ", "until 9 a.m. EST ", "before 4am on ", "ahead of "
    return re.compile(
        r"""
        \b (?: (?: before | by ) \s (?: (?:late|early|the) \s )? (?: [\d.:]{1,5} [\w.\s]{0,9} \s (?:on\s)? )?
        | (?: until | till | ahead\ of | as\ early\ as | as\ soon\ as ) \s (?: [\w.:]+ \s ){0,3} ) \Z""",
        re.VERBOSE,
    )


@cache
def _moved() -> re.Pattern[str]:
    # "postponed to ", "moved from Friday to ", "put off the vote to mid-"
    words = "|".join(sorted(plain_words("moved"))).replace(" ", r"\ ")
    return re.compile(
        rf"\b (?: {words} ) \s (?: [\w-]+ \s ){{0,6}} to \s (?: (?:late|early|mid) [\s-] )? \Z", re.VERBOSE
    )


def _was_done(found: Found, before: str) -> bool:
    """Say whether by that day it had been done: `rose to nine by Monday`; not `asked them to leave by Monday`."""
    clause = before.rpartition(". ")[2].split()
    if " to be " in before:
        return False
    verb = next((word for word in reversed(clause) if is_past(word.strip(",;"))), None)
    if verb in (None, "has", "have") or verb in plain_words("asked_by") or follows_aim(found.focus.text, found.start):
        return False
    return found.tense() == "past"


def _lasted(before: str) -> bool:
    """Say whether what lasted until the expression is over: `kept going until 2 a.m. Friday`."""
    return not plain_words("lasted").isdisjoint(before.split()[-5:])


def is_before(found: Found) -> bool:
    """Say whether the expression is a term: `before Tuesday`, `until 9 a.m. Monday`, `postponed to Friday`."""
    before = found.before(60)
    if " had " in before:
        return False
    # A look for the words costs less than the pattern, and they are seldom there.
    term = _term().search(before) if any(word in before for word in TERMS) else None
    if term is not None:
        if term[0].startswith("by") and (
            not WAS.isdisjoint(found.after(40).split()[:5]) or _was_done(found, before[: term.start()])
        ):
            return False
        # "broke out before 1 a.m. on Wednesday" is over, "arrive before 1 a.m. on Wednesday" is not.
        if term[0].startswith(("by", "before")) and any(char.isdigit() for char in term[0]):
            return found.tense() != "past"
        return not (term[0].startswith(("until", "till")) and _lasted(before[: term.start()]))
    return before.endswith(("to ", "early ", "late ", "mid-")) and _moved().search(before) is not None


def is_through(found: Found) -> bool:
    """Say whether something goes on through the expression and no verb says that it has: `possible through Friday`."""
    return found.before(14).endswith((" through ", " into ", " through the ", " into the ")) and found.tense() is None


def is_age(found: Found) -> bool:
    """Say whether what follows makes an age of a length: `three years old`."""
    after = found.after(10).lower()
    return after.startswith(("-old", " old", "-olds", " of age"))


def is_habit(found: Found) -> bool:
    """Say whether what is told comes every year, and no one year is meant: `usually held in March`."""
    words = found.before(60).rpartition(". ")[2].split()
    return not HABITS.isdisjoint(words)


def is_rough(found: Found) -> bool:
    """Say whether a word before a length says that it is about so long."""
    return any(token.value == "about" for token in found.tokens("rough"))
