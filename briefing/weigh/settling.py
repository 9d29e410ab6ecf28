"""Statements to what is compared: what a story's openings tell of all its numbers sets none of them apart."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.weigh.claims import Statement
from briefing.weigh.kinds import Kind
from briefing.weigh.openings import Openings
from briefing.weigh.words import lexicon, stem, words


def settle(statement: Statement, story: Openings) -> Statement:
    """Give `statement` without what the openings of the story tell anyway."""
    kind = statement.kind
    # A fever case in a story of the fever is a case; a northern drone in a story of the north is still a northern one.
    shared = {word for word in kind.modifiers if word in story.stems and not _is_proper(word, statement)}
    kind = Kind(kind.head, kind.modifiers - shared) if shared else kind
    lists = lexicon("scope")
    # Nine climbers of whom a text opens that they died are those who died.
    told = (statement.source, statement.kind.head, statement.measure) in story.struck
    struck = statement.measure in lists["personal"] and kind.is_person and kind.head not in lists["groups"]
    if (story.opens(statement) and kind.head in lists["collective"]) or (struck and told):
        kind = Kind("people", kind.modifiers)
    occasion = statement.occasion
    if occasion.background and story.is_own_past(occasion.background):
        occasion = replace(occasion, background=None)
    if kind == statement.kind and occasion == statement.occasion:
        return statement
    return replace(statement, kind=kind, occasion=occasion)


def _is_proper(modifier: str, statement: Statement) -> bool:
    printed = re.findall(r"[A-Z][\w’'-]*", statement.claim.counted or "")
    return modifier in {stem(word) for name in printed for word in words(name)}
