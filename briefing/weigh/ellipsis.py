"""What a figure leaves out to what stands beside it: `3 were killed and 5 hurt` counts people twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.mentions import Span
from briefing.weigh.claims import Statement
from briefing.weigh.kinds import Kind, names_of
from briefing.weigh.words import content_words, lexicon, stem, words


def complete(stated: Sequence[Statement], body: str, events: Mapping[int, str]) -> Iterator[Statement]:
    """Give each statement the noun, the measure and the far-off time that it takes from what stands beside it.

    `events` names the year or month outside the story that a sentence tells of.
    """
    before: Statement | None = None
    seen: set[tuple[str | None, str | None]] = set()
    for index, statement in enumerate(stated):
        after = stated[index + 1] if index + 1 < len(stated) else None
        own = _of_whole(statement, after, body)
        own = _rival(own, before)
        own = _with_state(_with_noun(own, before, body), body)
        own = _with_event(own, events)
        # Another 26 were hurt, after 13 were killed, adds to no number of the hurt.
        if own.addition and (own.measure, own.claim.unit) not in seen:
            own = replace(own, addition=False)
        seen.add((own.measure, own.claim.unit))
        yield own
        before = own


def _of_whole(own: Statement, after: Statement | None, body: str) -> Statement:
    """Give `58` of `58 of about 70 drones` the noun of its whole."""
    if after is None or after.sentence != own.sentence or after.claim.unit != own.claim.unit:
        return own
    between = body[own.claim.span.end : after.claim.span.start].split()
    if between[:1] != ["of"] or len(between) > 3:
        return own
    return replace(own, kind=after.kind, noun=after.noun, part=True)


def _rival(own: Statement, before: Statement | None) -> Statement:
    """Give `the union spoke of 8,000` what the statement before it counts."""
    if before is None or own.claim.unit != before.claim.unit or before.kind.head is None:
        return own
    near = own.sentence - before.sentence <= 1 and own.paragraph == before.paragraph
    open_number = own.kind.head is None or (own.kind.head == before.kind.head and own.kind.is_generic)
    counting = own.measure in lexicon("scope")["countings"]
    someone = own.agent is not None or (own.claim.says is not None and before.claim.says != own.claim.says)
    if (
        not (near and open_number and (counting or (own.measure is None and someone)))
        or own.part
        or own.per
        or own.degree
    ):
        return own
    return replace(own, kind=before.kind, noun=before.noun, measure=before.measure, printed=before.printed, rival=True)


def _with_noun(own: Statement, before: Statement | None, body: str) -> Statement:
    if own.kind.head is not None or own.claim.unit is not None:
        return own
    same = before is not None and before.sentence == own.sentence and before.claim.unit is None
    if before and same and before.kind.head and not _is_toll(own):
        apposed = not body[before.claim.phrase_span.end : own.claim.phrase_span.start].strip(" ,–—-(:")
        if measure := own.measure or (before.measure if apposed else None):
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


def _with_state(own: Statement, body: str) -> Statement:
    if own.measure is not None or own.kind.head != "people" or own.claim.unit is not None:
        return own
    return replace(own, measure=_state(own, body))


def _state(statement: Statement, body: str) -> str | None:
    """Name the state that people are in where nothing happened to them: `on board`, `in quarantine`."""
    end = min(statement.claim.sentence_span.end, statement.claim.phrase_span.end + 40)
    if statement.claim.phrase_span.end >= end:
        return None
    said = Span(statement.claim.phrase_span.end, end).of(body)
    clause = re.split(r"[,;:.]", said)[0]
    if known := names_of("measures").get(" ".join(words(clause)[:2])):
        return known
    following = next(content_words(clause), None)
    return stem(following) if following and following not in lexicon("words")["calendar"] else None
