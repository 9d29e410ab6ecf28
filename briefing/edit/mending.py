"""What can be mended in a curation without an editor: the ids of facts whose evidence has moved to one other fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from briefing.edit.decisions import Curation, FactDecision
from briefing.edit.facts import Claim, Kind, holds
from briefing.edit.yaml_patch import rename_key
from briefing.model import FactSheet


@dataclass(frozen=True, slots=True)
class Moved:
    """A decision whose evidence is the evidence of another fact now."""

    part: Kind
    old: str
    new: str


def moved_decisions(sheet: FactSheet, curation: Curation, bodies: Mapping[str, str]) -> tuple[Moved, ...]:
    """Give the decisions about facts of `sheet`, as the sources give it, that follow their evidence to another id."""
    found = []
    parts: tuple[tuple[Kind, dict[str, FactDecision], dict[str, tuple[Claim, ...]]], ...] = (
        ("figures", curation.figures, {fact.id: fact.claims for fact in sheet.figures}),
        ("timeline", curation.timeline, {fact.id: fact.claims for fact in sheet.timeline}),
    )
    for part, decisions, facts in parts:
        for fact_id, decision in decisions.items():
            if decision.evidence is None:
                continue
            holders = [name for name, claims in facts.items() if holds(decision.evidence, claims, bodies)]
            if len(holders) == 1 and holders[0] not in decisions:
                found.append(Moved(part, fact_id, holders[0]))
    return tuple(found)


def mend_ids(text: str, moved: tuple[Moved, ...]) -> str:
    """Give the text of a curation with the ids of moved decisions as they are now, and nothing else changed."""
    try:
        for each in moved:
            text = rename_key(text, (each.part, each.old), each.new)
    except yaml.YAMLError:
        return text
    return text
