"""Statements to what is compared: what a story's openings tell of all its numbers sets none of them apart."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.mentions import Span
from briefing.weigh.claims import Statement
from briefing.weigh.kinds import Kind, names_of
from briefing.weigh.openings import Openings
from briefing.weigh.words import content_words, lexicon, stem, words


def settle(statement: Statement, story: Openings, body: str) -> Statement:
    """Give `statement` without what the openings of the story tell anyway."""
    kind = statement.kind
    # A fever case in a story of the fever is a case; a northern drone in a story of the north is still a northern one.
    shared = {word for word in kind.modifiers if word in story.stems and not _is_proper(word, statement)}
    kind = Kind(kind.head, kind.modifiers - shared)
    if story.opens(statement) and kind.head in lexicon("scope")["collective"]:
        kind = Kind("people", kind.modifiers)
    measure = statement.measure
    if measure is None and kind.head == "people" and statement.claim.unit is None:
        measure = _state(statement, body)
    return replace(statement, kind=kind, measure=measure)


def _is_proper(modifier: str, statement: Statement) -> bool:
    printed = re.findall(r"[A-Z][\w’'-]*", statement.claim.counted or "")
    return modifier in {stem(word) for name in printed for word in words(name)}


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
