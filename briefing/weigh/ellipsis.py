"""What a figure leaves out to what stands before it: `3 were killed and 5 hurt` counts people twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefing.weigh.claims import Statement
from briefing.weigh.kinds import Kind
from briefing.weigh.words import lexicon, words


def complete(stated: Iterable[Statement], body: str, events: Mapping[int, str]) -> Iterator[Statement]:
    """Give each statement the noun, the measure and the far-off time that it takes from what stands before it.

    `events` names the year or month outside the story that a sentence tells of.
    """
    before: Statement | None = None
    for statement in stated:
        own = _with_noun(statement, before, body)
        own = _with_event(own, events)
        yield own
        before = own


def _with_noun(own: Statement, before: Statement | None, body: str) -> Statement:
    if own.kind.head is not None or own.claim.unit is not None:
        return own
    if before and before.sentence == own.sentence and before.claim.unit is None and not _is_toll(own):
        between = body[before.claim.span.end : own.claim.span.start]
        apposed = not body[before.claim.phrase_span.end : own.claim.phrase_span.start].strip(" ,–—-(:")
        measure = own.measure or (before.measure if apposed or len(between.split()) == 0 else None)
        if measure and before.kind.head:
            printed = own.printed or before.printed
            return replace(own, kind=before.kind, noun=before.noun, measure=measure, printed=printed)
    if own.measure in lexicon("scope")["personal"]:
        return replace(own, kind=Kind("people"))
    return own


def _is_toll(statement: Statement) -> bool:
    """Say whether the words name a toll: `the toll rose to 11` counts people, whoever was counted before."""
    return not lexicon("scope")["tolls"].isdisjoint(words(statement.claim.phrase))


def _with_event(own: Statement, events: Mapping[int, str]) -> Statement:
    """Carry a far-off year on within its paragraph: `In 1999 a quake struck` dates the dead of the next sentence."""
    occasion = own.occasion
    if occasion.background or occasion.when or occasion.counted or own.sentence not in events:
        return own
    return replace(own, occasion=replace(occasion, background=events[own.sentence]))
