"""A sentence that names no speaker: whether its words go on with what the sentence before reports."""

from __future__ import annotations

import re

from briefing.weigh.clauses import is_past, is_verb
from briefing.weigh.words import lexicon, words

# A sentence that begins so turns to something else.
# "But three people …"  |  "Meanwhile, 20 …"  |  "In 2004, …"
TURN = re.compile(
    r"""
    (?P<turn> But | However | Meanwhile | Nonetheless | Nevertheless | Still | Yet | Although | Though | While
      | Elsewhere | Separately
      | Earlier | Previously | On\ the\ other\ hand | By\ contrast | In\ (?:\w+\ )?\d{4} )\b""",
    re.VERBOSE,
)
# A sentence in which somebody else counts.
# "The union spoke of 8,000."  |  "Police counted 45,000 …"
COUNTS = re.compile(r"\A(?:In\s[^,;:.]{1,40},\s)?[^,;:]{0,60}\b(?:spoke\s+of|counted|estimated|put\s+the)\b")
# What is told of words does not come from who spoke them.
# "The post was shared 9,000 times."  |  "The video has had 2 million views."
OF_WORDS = re.compile(
    r"(?:The|This|That|Her|His|Their)\s(?:post|tweet|video|message|clip|thread|photo|picture|interview)\b"
)
# What the article knows of times gone by.
# "the worst flood since 1953"  |  "three years ago"  |  "last year's strike"
BACKGROUND = re.compile(
    r"""
    \b (?: (?: in | since | until | from | between ) \s (?: [A-Z]\w+ \s )? \d{4}
      | since \s (?: the | last ) | last \s (?: year | month | season ) | (?: years | months | decades ) \s ago
      | a \s (?: year | month | decade ) \s earlier ) \b""",
    re.VERBOSE,
)


def goes_on(text: str, cue: str) -> bool:
    """Say whether a sentence reads as more of the account whose verb is `cue`.

    Behind "said" an account goes on in the past: "Three men died". "Brevik employs 900 people" is the article's own.
    """
    if TURN.match(text) or COUNTS.search(text) or OF_WORDS.match(text) or text.rstrip().endswith("?"):
        return False
    if BACKGROUND.search(text):
        return False
    return not is_past(cue.lower()) or _is_in_the_past(text)


def _is_in_the_past(text: str) -> bool:
    """Say whether the first verb of the sentence stands in the past."""
    first = next((word for word in words(text) if is_verb(word) or word.endswith("ied")), "")
    return (is_past(first) or first.endswith("ied")) and first not in lexicon("clauses")["present_auxiliaries"]
