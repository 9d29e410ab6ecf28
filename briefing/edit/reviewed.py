"""A fact sheet and its ledger to what an editor has seen of them: the rest waits, and is counted."""

from __future__ import annotations

from collections.abc import Collection

from briefing.edit.ledger import LedgerEntry
from briefing.model import FactSheet


def reviewed_only(sheet: FactSheet, reviewed: Collection[str]) -> tuple[FactSheet, int]:
    """Give `sheet` with the facts that an editor has seen, and how many wait; `reviewed` names quotations too.

    A difference or a relation stays where all of its facts do; one that the editor added needs none.
    """
    figures = tuple(fact for fact in sheet.figures if fact.reviewed)
    timeline = tuple(fact for fact in sheet.timeline if fact.reviewed)
    quotations = tuple(fact for fact in sheet.quotations if fact.id in reviewed)
    waiting = len(sheet.figures) + len(sheet.timeline) + len(sheet.quotations)
    waiting -= len(figures) + len(timeline) + len(quotations)
    shown = {fact.id for fact in figures} | {fact.id for fact in timeline} | {fact.id for fact in quotations}
    kept = {
        "figures": figures,
        "timeline": timeline,
        "quotations": quotations,
        "differences": tuple(
            each for each in sheet.differences if each.kind == "spelling" or shown.issuperset(each.facts)
        ),
        "relations": tuple(each for each in sheet.relations if shown.issuperset(each.facts)),
    }
    return sheet.model_copy(update=kept), waiting


def reviewed_changes(changes: tuple[LedgerEntry, ...], shown: FactSheet) -> tuple[LedgerEntry, ...]:
    """Give the changes of what the page shows; a first version is told without the counts of what it did not show."""
    ids = [fact.id for fact in shown.figures] + [fact.id for fact in shown.timeline]
    ids += [fact.id for fact in shown.quotations] + [each.id for each in shown.differences]
    known = {"", *ids}
    return tuple(
        change if change.fact else change.model_copy(update={"now": None}) for change in changes if change.fact in known
    )
