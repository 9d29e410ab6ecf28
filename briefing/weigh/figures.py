"""Readings to all that their figures come to: facts, differences, the arithmetic that joins them, what is unused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.model import Difference, FigureFact, Reading, Relation, Unused
from briefing.weigh.arithmetic import find_arithmetic
from briefing.weigh.claims import Statement
from briefing.weigh.differences import differences_of
from briefing.weigh.facts import facts_of
from briefing.weigh.naming import names_of_claims
from briefing.weigh.openings import opening_of, openings_of, with_scenes
from briefing.weigh.origins import NO_COPIES, Copies, find_copies, full_origins
from briefing.weigh.questions import questions_of
from briefing.weigh.relations import relations_of, sums_that_fail
from briefing.weigh.scopes import explained, scopes_of
from briefing.weigh.settling import settle
from briefing.weigh.statements import statements_of
from briefing.weigh.wholes import parts_beyond_wholes


@dataclass(frozen=True, slots=True)
class FigureWeighing:
    """What the figures of all sources come to."""

    facts: tuple[FigureFact, ...]
    differences: tuple[Difference, ...]
    relations: tuple[Relation, ...]
    unused: dict[str, tuple[Unused, ...]]
    copies: Copies = NO_COPIES


def weigh_figures(readings: Sequence[Reading]) -> FigureWeighing:
    """Weigh the figures of `readings`; the order of the readings does not matter."""
    ordered = sorted(readings, key=lambda reading: reading.document.source.id)
    read = {reading.document.source.id: statements_of(reading) for reading in ordered}
    openings = [opening_of(reading) for reading in ordered]
    story, copies = openings_of(openings), find_copies(ordered)
    story = with_scenes(story, [statement for own in read.values() for statement in own.stated])
    bodies = {reading.document.source.id: reading.document.body for reading in ordered}
    settled = [settle(statement, story) for own in read.values() for statement in own.stated]
    statements = _with_full_origins(settled)
    own = {opening.source: openings_of([opening]) for opening in openings}
    names = names_of_claims({source: each.stated for source, each in read.items()}, own)
    facts = facts_of(questions_of(statements, story), story, names, copies)
    scopes = tuple(scopes_of(facts))
    told = explained(facts, scopes)
    relations = tuple(find_arithmetic(facts, bodies))
    return FigureWeighing(
        facts=tuple(weighed.fact for weighed in facts),
        differences=(
            *differences_of(weighed for weighed in facts if weighed.fact.id not in told),
            *scopes,
            *parts_beyond_wholes(facts, story),
            *sums_that_fail(relations),
        ),
        relations=relations_of(relations),
        unused={source: own.unused for source, own in read.items()},
        copies=copies,
    )


def _with_full_origins(statements: list[Statement]) -> list[Statement]:
    full = full_origins(statement.claim for statement in statements)
    return [
        replace(statement, claim=statement.claim.model_copy(update={"origin": full[statement.claim.origin]}))
        if statement.claim.origin in full
        else statement
        for statement in statements
    ]
