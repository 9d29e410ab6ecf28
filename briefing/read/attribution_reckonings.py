"""What somebody reckons, told by a noun: "the bank's estimate of 3 per cent", "the union's claim that 40 jobs go"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.mentions import Span
from briefing.read.attribution_contents import Clause, span_of
from briefing.read.attribution_limits import is_finite
from briefing.read.attribution_nouns import is_speaking_noun
from briefing.read.attribution_speakers import OWNERS, speaker_of
from briefing.read.attribution_subjects import Subject
from briefing.read.attribution_tokens import Token
from briefing.read.speakers import Discourse

NEAR = 7
"""How many tokens behind the noun its number may stand."""
MODIFIERS = 2
FAR = 30


def reckoning(tokens: Sequence[Token], noun: int, sentence: int, discourse: Discourse) -> Clause | None:
    """Give the clause that the noun at `noun` makes with its owner and what it is of; null where it makes none."""
    if noun + 2 >= len(tokens) or tokens[noun + 1].low not in ("that", "of", "for", "at"):
        return None
    holder = _holder(tokens, noun)
    clausal = tokens[noun + 1].low == "that"
    if holder is None or not (clausal or _has_number(tokens, noun + 2)):
        return None
    speaker = speaker_of(tokens, Subject(*holder, start=holder[0]), discourse)
    last = min(len(tokens), noun + FAR)
    stop = next((place for place in range(noun + 2, last) if _ends(tokens, place, clausal=clausal)), last)
    content = span_of(tokens, noun + 2, stop)
    if speaker is None or content is None:
        return None
    cue = Span(tokens[noun].start, tokens[noun].end)
    return Clause(
        speaker, cue, "speech", tokens[noun].low, "leading", sentence, holder[0], noun + 2, noun, content, None
    )


def _holder(tokens: Sequence[Token], noun: int) -> tuple[int, int] | None:
    """Give whose it is: "Brimtec's latest", "analysts'", "analyst"."""
    if noun and tokens[noun - 1].low in ("analyst", "economist"):
        return noun - 1, noun
    for owner in range(noun - 1, max(0, noun - 2 - MODIFIERS), -1):
        if tokens[owner].text in OWNERS:
            held = tokens[owner - 1]
            if held.name is not None or is_speaking_noun(held.low):
                return owner - 1, owner
            return None
        if not tokens[owner].is_word or tokens[owner].name is not None:
            return None
    return None


def _has_number(tokens: Sequence[Token], first: int) -> bool:
    for token in tokens[first : first + NEAR]:
        if not (token.is_word or token.text in "$£€%"):
            return False
        if token.text[0].isdigit():
            return True
    return False


def _ends(tokens: Sequence[Token], place: int, *, clausal: bool) -> bool:
    if tokens[place].text in (",", ".", ";", ":", "(", "—", "–"):
        return True
    return not clausal and is_finite(tokens, place)
