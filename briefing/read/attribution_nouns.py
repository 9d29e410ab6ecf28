"""Whether a noun names somebody or something that speaks: by list, by trade ("rescuers"), by its capital."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from briefing.read import cues
from briefing.read.attribution_tokens import Token


def may_speak(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether the words can name a speaker: a name, a pronoun, an office, a body, a paper, somebody by trade."""
    for number, token in enumerate(tokens[first:last], first):
        if token.name is not None or token.low in cues.words("pronouns") or is_speaking_noun(token.low):
            return True
        if token.is_large and is_unknown_name(tokens, number):
            return True
    return False


def is_unknown_name(tokens: Sequence[Token], number: int) -> bool:
    """Say whether a word with a capital that no list knows is a name here: inside a sentence, or before its verb."""
    low = tokens[number].low
    if low in cues.words("days") or low in cues.words("opening") or low in cues.words("determiners"):
        return False
    if number and tokens[number - 1].quoted is None:
        return True
    place = number + 1
    while place < len(tokens) and tokens[place].low in cues.words("between"):
        place += 1
    following = tokens[place] if place < len(tokens) else None
    return following is not None and (following.text == "," or following.low in cues.verbs())


@cache
def is_speaking_noun(word: str) -> bool:
    """Say whether a noun in small letters names somebody or something that speaks."""
    if word.endswith("-year-old"):
        return True
    for form in (word, word.removesuffix("s"), word.removesuffix("men") + "man", word.rpartition("-")[2]):
        if any(form in cues.words(key) for key in ("roles", "unnamed", "bodies", "papers")):
            return True
    trade = word.endswith(
        ("ers", "ors", "ists", "ians", "ants", "ees", "ats", "crats", "ist", "ian", "tor", "man", "woman", "women")
    )
    return trade and word not in cues.words("things")
