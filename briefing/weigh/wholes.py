"""Facts of a place to the fact of the whole: a part of it that is larger than all of it is a contradiction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefing.model import Difference, Side
from briefing.weigh.answers import answer_of
from briefing.weigh.claims import Statement
from briefing.weigh.differences import evidence_of
from briefing.weigh.facts import WeighedFact
from briefing.weigh.openings import Openings
from briefing.weigh.wording import say_answer, who_gives

LARGER = Decimal("1.25")
"""How much larger than all the part must be: a lower bound for all is often an older number."""


def parts_beyond_wholes(facts: Sequence[WeighedFact], story: Openings) -> Iterator[Difference]:
    """Yield a difference where one speaker of one source gives more for a place than for all places together."""
    for whole, part, first, second in _pairs(facts, story):
        places = f"{say_answer(answer_of(second.claim))} in {second.place}"
        yield Difference(
            id=f"{part.fact.id}-beyond-{whole.fact.id}",
            kind="scope",
            about=whole.fact.label,
            facts=(whole.fact.id, part.fact.id),
            sides=(_side(whole.statements), _side(part.statements)),
            explanation=(
                f"A part is larger than the whole: {places} ({who_gives([second.claim])}), and "
                f"{say_answer(answer_of(first.claim))} in all ({who_gives([s.claim for s in whole.statements])})."
            ),
        )


def _pairs(
    facts: Sequence[WeighedFact], story: Openings
) -> Iterator[tuple[WeighedFact, WeighedFact, Statement, Statement]]:
    wholes: dict[tuple[object, ...], tuple[WeighedFact, Statement]] = {}
    for weighed in facts:
        for statement in weighed.statements:
            if story.own_place(statement) is None and statement.claim.origin and not statement.circumstance:
                wholes.setdefault(_key(statement), (weighed, statement))
    for weighed in facts:
        for statement in weighed.statements:
            found = wholes.get(_key(statement)) if story.own_place(statement) else None
            value = statement.claim.value
            if found and value and found[1].claim.value and value > LARGER * found[1].claim.value:
                yield found[0], weighed, found[1], statement
                break


def _key(statement: Statement) -> tuple[object, ...]:
    """Give what part and whole must share: source, speaker, event, measure, and one of the things counted."""
    head = (statement.kind.head or "").split("-")[0]
    return (
        statement.source,
        statement.claim.origin,
        statement.claim.unit,
        statement.measure,
        statement.occasion.background,
        head,
    )


def _side(statements: Sequence[Statement]) -> Side:
    return Side(
        says=say_answer(answer_of(statements[0].claim)),
        claims=tuple(evidence_of(statement.claim) for statement in statements),
    )
