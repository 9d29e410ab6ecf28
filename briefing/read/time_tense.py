"""What the clause around an expression says about past and future."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from briefing.read.figure_verbs import read_verb
from briefing.read.words import lexicon

Tense = Literal["past", "future"]

WORD = re.compile(r"[A-Za-z]+")
BEFORE = 150
AFTER = 160
"""How far the words that carry the tense are looked for, in code points."""
LONGEST_HEADING = 120
NEAR_AIM = 12
"""Words before an expression among which its verb behind `to` is looked for."""
CLOCK_WORDS = frozenset({"noon", "midnight", "midday", "a", "p", "m", "am", "pm", "GMT", "EST", "EDT", "ET", "IST"})
"""What may stand between a verb and the day of an hour: `the deadline is midnight Friday`."""
STOPS = frozenset(".!?")
IS = frozenset({"is", "are"})
BE = frozenset({"be", "been", "is", "are", "being"})
STAYS = frozenset({"remain", "remains", "stay", "stays"})
RESULTS = frozenset({"results", "earnings", "quarterly", "first", "second", "third", "fourth", "its"})
"""What a firm that `reports` them on a day to come will report."""
WERE = frozenset({"was", "were", "had"})
NOT_AHEAD = WERE | {"than", "as", "As"}
"""Shortly before `expected on Monday` they say that it has come."""
PREPOSITIONS = frozenset({"on", "in", "for", "by", "at", "early", "late", "this"})
DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their", "still", "this", "that", "newly"})
PLANNED = frozenset({"planned", "slated", "scheduled", "proposed", "intended"})
"""Behind a determiner they say that what follows lies ahead: `the slated visit in May`."""
ORDERS = frozenset({"ordered", "promised", "pledged", "forced", "told"})
BEFORE_A_BASE = frozenset({"will", "would", "shall", "may", "might", "must", "should", "can", "could", "to", "won"})
BETWEEN = frozenset({"also", "not", "soon", "never", "now", "still", "t", "again"})
"""What may stand between a modal and its verb."""
SEEN = frozenset({"saw", "see", "watched", "watch", "heard", "let", "helped", "help", "made", "make"})
"""Words before many that make them no subject: `saw ministers leave`."""
CONDITIONS = frozenset({"if", "unless", "when"})
NO_SUBJECT = DETERMINERS | {
    "by",
    "from",
    "than",
    "for",
    "after",
    "before",
    "at",
    "of",
    "and",
    "or",
    "to",
    "in",
    "on",
    "with",
}
NUMBERS = frozenset({"two", "three", "four", "five", "six", "some", "many"})
BEHIND_A_VERB = frozenset(
    {"on", "to", "in", "for", "the", "a", "an", "his", "her", "its", "their", "from", "at", "office"}
)
AIMS = frozenset({"to", "for", "a", "an", "another"})


@cache
def sentence_end() -> re.Pattern[str]:
    """Give the pattern of a sentence's end with the space behind it, compiled when first asked for."""
    # "talks ended. The mayor", not "5 p.m. EST" or "Mr. Berg"
    return re.compile(
        r"""
        [.!?] (?<= [a-z\d)"'”’] [a-z\d)"'”’] . )
        (?<! \b(?:Gov|Sen|Rep|Gen|Mrs|Col|Rev) . ) (?<! \b(?:[MDSJ]r|Ms|St|vs|Lt|Mt) . )
        ['"”’]{0,3} \s{1,9} (?= ['"“‘]{0,3} [A-Z] ) | \n[^\S\n]{0,9}\n""",
        re.VERBOSE,
    )


def tense_at(text: str, start: int, end: int, *, through_reports: bool = False) -> Tense | None:
    """Give the tense of the clause around `text[start:end]`: of the nearest verb before it, else of the next one.

    `through_reports` passes over `said` and its like: what is reported may lie ahead.
    """
    before = sentence_end().split(text[max(0, start - BEFORE) : start + 1])[-1]
    words = WORD.findall(before[:-1].rpartition("; ")[2])
    while words and words[-1] in CLOCK_WORDS:
        words.pop()
    tail = words[:-1] if words and words[-1] in PREPOSITIONS else words
    if tail and _is_right_before(tail[-1].lower()) and NOT_AHEAD.isdisjoint(tail[-3:-1]):
        return "future"
    if words[-1:] == ["in"] and _is_said(words[-3:-1]):
        return "past"
    if words[-1:] == ["on"] and _will(text[end : end + len(" would not have")].split(), words[:-1]):
        return "future"
    cues = _cues()
    for place in range(len(words) - 1, -1, -1):
        if words[place] in CONDITIONS:
            return "future"
        if words[place] in cues or words[place].endswith("ed"):
            tense = _tense_of(words, place, through_reports=through_reports)
            if tense:
                return tense
    ended = text[end : end + 1] in STOPS and not text[end + 1 : end + 2].isalnum()
    following = [] if ended else WORD.findall(sentence_end().split(text[end : end + AFTER])[0])
    for place, word in enumerate(following):
        if word in cues or word.endswith("ed"):
            tense = _tense_of(following, place, through_reports=False)
            if tense:
                return tense
    # "Court to rule on Monday", "From Friday, nobody needs a test": no verb of the past is anywhere.
    return "future" if words[-1:] == ["From"] or (_is_in_heading(text, end) and _has_to(words)) else None


def _will(following: list[str], words: list[str]) -> bool:
    """Say whether what a day belongs to is told of as to come: `said the talks on Monday would fail`."""
    if following[:1] not in (["will"], ["would"]) or "have" in following or not words or is_past(words[-1]):
        return False
    lists = lexicon("times")
    return words[-1] not in lists["reporting"] and words[-1] not in lists["has_happened"]


def _is_said(words: list[str]) -> bool:
    """Say whether the last of these words reports, or the last but one and its hearer: `said in`, `told Reuters in`."""
    said = lexicon("times")["reporting"]
    return bool(words) and (words[-1] in said or (words[0] in said and words[-1][0].isupper()))


def follows_aim(text: str, start: int) -> bool:
    """Say whether a verb behind `to` stands nearest before a place, and no past one at it: `a deal to buy it in`."""
    words = WORD.findall(sentence_end().split(text[max(0, start - BEFORE) : start + 1])[-1][:-1])
    past = lexicon("times")["past"]
    for place in range(len(words) - 1, max(0, len(words) - NEAR_AIM), -1):
        if words[place - 1] == "to":
            verb, before = read_verb(words[place]), words[place - 2] if place > 1 else ""
            if verb is not None and (verb.form == "base" or verb.lemma == words[place]):
                return before not in past and not before.endswith("ed")
        if words[place] in past or words[place].endswith("ed"):
            return False
    return False


def _is_in_heading(text: str, place: int) -> bool:
    """Say whether the line of a place ends without a full stop."""
    line_end = text.find("\n", place, place + LONGEST_HEADING)
    return line_end > 0 and text[line_end - 1] not in ".!?:\"'”’)"


def _has_to(words: list[str]) -> bool:
    """Say whether a verb behind `to` stands among the words: `Court to rule`."""
    return any(
        word == "to" and 0 < place < 6 and words[place + 1].islower() and words[place + 1] not in DETERMINERS
        for place, word in enumerate(words[:-1])
    )


def _is_right_before(word: str) -> bool:
    """Say whether what stands right behind the word lies ahead."""
    return word in IS or word in lexicon("times")["future_right_before"]


@cache
def _cues() -> frozenset[str]:
    """Give every word that can carry the tense, so that all others are passed over at once."""
    lists = lexicon("times")
    words = frozenset({"to", "could", "reports"}).union(
        lists["future"],
        lists["future_to"],
        lists["future_alone"],
        lists["future_of"],
        lists["future_of_many"],
        lists["future_doing"],
        lists["future_if_verb"],
        lists["reporting"],
        lists["past"],
    )
    return words | {word.capitalize() for word in words}


def _tense_of(words: list[str], place: int, *, through_reports: bool) -> Tense | None:
    lists = lexicon("times")
    word = words[place].lower() if place == 0 else words[place]
    following = words[place + 1] if place + 1 < len(words) else ""
    before = words[place - 1] if place else ""
    if word == "could" and through_reports:
        return "future"
    if before in DETERMINERS and word in PLANNED and following.islower():
        return "future"
    if _looks_ahead(word, following, words[max(0, place - 6) : place]):
        return "future"
    if word == "won" and following == "t":
        return "future"
    if word == "reports" and following in RESULTS:
        return "future"
    if before in BE or before in STAYS or before in DETERMINERS or _is_base(words, place):
        return None
    if word in lists["reporting"]:
        return None if through_reports else "past"
    return "past" if is_past(word) else None


def _is_base(words: list[str], place: int) -> bool:
    """Say whether a word that can be past is none: `will hit`, `won't also cut`, `plans to quit`."""
    before = place - 1
    while before > 0 and (words[before] in BETWEEN or words[before].endswith("ly")):
        before -= 1
    return before >= 0 and words[before] in BEFORE_A_BASE


def is_past(word: str) -> bool:
    """Say whether a word is a verb in the past."""
    lists = lexicon("times")
    if word in lists["past"]:
        return True
    return word.endswith("ed") and len(word) > 3 and not word.endswith("eed") and word not in lists["not_past"]


def _is_many(before: list[str]) -> bool:
    """Say whether many stand before the verb: `polls open`, `Lind and Berg meet`, not `to open` or `was open`."""
    if not before or not SEEN.isdisjoint(before):
        return False
    plural = len(before[-1]) > 3 and before[-1].endswith("s") and not before[-1].endswith("ss")
    plural = plural or before[-1].lower() in ("they", "we")
    return plural or (before[-1][0].isupper() and "and" in before[:-1])


def _is_verb(before: list[str], following: str) -> bool:
    """Say whether a word that can be a noun is the verb here: `Lind leaves for`, not `two leaves`, `her visits to`."""
    if not before or before[-1].lower() in NO_SUBJECT | NUMBERS or before[-1].endswith("s") or is_past(before[-1]):
        return False
    return following in BEHIND_A_VERB or following[:1].isupper()


def _looks_ahead(word: str, following: str, before: list[str]) -> bool:
    lists = lexicon("times")
    if word in lists["future"] or (word in lists["future_of_many"] and _is_many(before)):
        return True
    condition = not CONDITIONS.isdisjoint(word.lower() for word in before)
    before = before[-2:]
    if before[-1:] == ["being"] and not IS.isdisjoint(before[:-1]):
        return True
    if word == "were" and following == "to":
        return condition
    if word in lists["future_doing"] and before and before[-1] in IS:
        return True
    if word in lists["future_if_verb"]:
        return _is_verb(before, following)
    if word in lists["future_anywhere"] and before and before[-1] in IS:
        return True
    if word == "to" and (following == "be" or (before and before[-1] in IS)):
        return not WERE.intersection(before)
    if word in lists["future_of"] and following == "of":
        return True
    if word in lists["future_to"] or word in lists["future_alone"]:
        ahead = following == "to" or (following in AIMS and word in lists["future_alone"])
        # "were ordered to leave on Saturday" tells when they left; "was expected to leave on Saturday" does not.
        done = word in ORDERS and not WERE.isdisjoint(before)
        return ahead and "had" not in before and not done
    return False
