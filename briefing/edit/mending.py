"""What can be mended in a curation without an editor: the ids of facts that have another one now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import yaml

from briefing.edit.decisions import Curation, FactDecision
from briefing.edit.facts import Claim, Kind, holds
from briefing.edit.renames import Fact, called_now
from briefing.edit.yaml_patch import rename_item, rename_key
from briefing.model import FactSheet


@dataclass(frozen=True, slots=True)
class Moved:
    """A decision about a fact that has another id now, or such a fact in a list."""

    part: Kind | Literal["order", "reviewed"]
    old: str
    new: str


def moved_decisions(
    sheet: FactSheet, curation: Curation, bodies: Mapping[str, str], renamed: Mapping[str, str] | None = None
) -> tuple[Moved, ...]:
    """Give the decisions about facts of `sheet`, as the sources give it, that follow their evidence to another id.

    `renamed` are older ids of facts, with the later ones: where a decision names no evidence, it follows them.
    """
    found: list[Moved] = []
    parts: tuple[tuple[Kind, dict[str, FactDecision], dict[str, tuple[Claim, ...]]], ...] = (
        ("figures", curation.figures, {fact.id: fact.claims for fact in sheet.figures}),
        ("timeline", curation.timeline, {fact.id: fact.claims for fact in sheet.timeline}),
    )
    for part, decisions, facts in parts:
        for fact_id, decision in decisions.items():
            if decision.evidence is None:
                new = called_now(fact_id, renamed or {}, facts)
                found += [Moved(part, fact_id, new)] if new and new not in decisions else []
                continue
            holders = [name for name, claims in facts.items() if holds(decision.evidence, claims, bodies)]
            if len(holders) == 1 and holders[0] not in decisions:
                found.append(Moved(part, fact_id, holders[0]))
    return (*found, *_moved_in_lists(sheet, curation, renamed or {}))


def _moved_in_lists(sheet: FactSheet, curation: Curation, renamed: Mapping[str, str]) -> Iterator[Moved]:
    facts: tuple[Fact, ...] = (*sheet.figures, *sheet.timeline, *sheet.quotations, *sheet.differences)
    known = {fact.id for fact in facts}
    lists: tuple[tuple[Literal["order", "reviewed"], tuple[str, ...]], ...] = (
        ("order", curation.order),
        ("reviewed", curation.reviewed),
    )
    for part, ids in lists:
        for fact_id in ids:
            if (new := called_now(fact_id, renamed, known)) and new not in ids:
                yield Moved(part, fact_id, new)


def mend_ids(text: str, moved: tuple[Moved, ...]) -> str:
    """Give the text of a curation with the ids of moved decisions as they are now, and nothing else changed."""
    try:
        for each in moved:
            if each.part in ("order", "reviewed"):
                text = rename_item(text, each.part, each.old, each.new)
            else:
                text = rename_key(text, (each.part, each.old), each.new)
    except yaml.YAMLError:
        return text
    return text
