"""Claims to questions: those that answer one and the same, whether they give the same answer or not.

Two claims meet where kind, measure, event, place, time and scope agree. A place, a time or an agent that only some of
them name parts them only if they name different ones. Beyond that, equal numbers meet where enough speaks for their
being one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from briefing.weigh.claims import Statement
from briefing.weigh.contrasts import Kindred, told_apart
from briefing.weigh.equals import join_equals
from briefing.weigh.implied import CHANGES, LEVEL
from briefing.weigh.kinds import measure_class
from briefing.weigh.openings import Openings
from briefing.weigh.words import lexicon, words

Facet = Callable[[Statement], Hashable | None]


@dataclass(frozen=True, slots=True)
class Question:
    """The statements that answer one question, in the order of their sources' ids and of the text."""

    statements: tuple[Statement, ...]


SEATED = ("seats", "seat", "delegates")


def questions_of(statements: Iterable[Statement], story: Openings) -> tuple[Question, ...]:
    """Group all statements by the question that they answer."""
    ordered = sorted(statements, key=by_place)
    counted = _grouped(ordered, lambda statement: (statement.claim.unit, statement.kind.root))
    things = {key: Kindred(statements) for key, statements in counted.items()}
    happened = {key: Kindred(statements) for key, statements in _grouped(ordered, _happening).items()}
    strict = [
        group
        for bucket in _grouped(ordered, _key).values()
        for kindred in (happened[_happening(bucket[0])],)
        for part in _faceted(bucket, story)
        for group in told_apart(part, kindred, things[part[0].claim.unit, part[0].kind.root])
    ]
    return tuple(Question(tuple(sorted(group, key=by_place))) for group in join_equals(strict, story))


def by_place(statement: Statement) -> tuple[str, int, int]:
    """Order statements by source and place."""
    return statement.source, statement.claim.span.start, statement.claim.span.end


def _grouped(statements: Iterable[Statement], key: Callable[[Statement], Hashable]) -> dict[Hashable, list[Statement]]:
    groups: dict[Hashable, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(key(statement), []).append(statement)
    return groups


def _key(statement: Statement) -> Hashable:
    """Give what must be equal in any case; where kind or measure is open, every number stands for itself."""
    unit, surface = statement.claim.unit, statement.claim.unit in lexicon("scope")["surfaces"]
    return (
        unit,
        None if surface else statement.kind.root,
        None if surface else statement.kind.modifiers,
        None if surface else statement.measure,
        _noun_of_change(statement),
        statement.per,
        statement.part and not statement.local,
        statement.addition,
        statement.base,
        statement.modal,
        statement.degree,
        _is_fallen(statement),
        statement.occasion.background,
        statement.occasion.since,
        (statement.claim.value, statement.claim.upper, statement.claim.bound)
        if is_closed(statement) or _is_held_by_nobody(statement)
        else None,
    )


def _happening(statement: Statement) -> Hashable:
    """Give what two numbers share that a source cannot give of one thing: what is counted, what happened or is to."""
    return statement.claim.unit, statement.kind.root, statement.measure, statement.modal, statement.occasion.background


def _noun_of_change(statement: Statement) -> str | None:
    """Give the noun as printed of a rise or a fall in percent: revenue rises by one number, sales by another."""
    if statement.claim.unit != "%" or statement.measure not in CHANGES:
        return None
    return next(iter(reversed(words(statement.claim.counted or ""))), None)


def _is_fallen(statement: Statement) -> bool:
    """Say whether a level has fallen to the number: a river at 4.7 metres that falls to 3.9 is no contradiction."""
    return (
        statement.measure == LEVEL and statement.claim.unit is not None and measure_class(statement.printed) == "fell"
    )


def _is_held_by_nobody(statement: Statement) -> bool:
    """Say whether seats are told of nobody: then nothing says that two numbers of seats are of one party."""
    nobody = statement.measure is None and statement.agent is None and not statement.modal
    return nobody and statement.kind.head in SEATED


def is_closed(statement: Statement) -> bool:
    """Say whether only an equal number can be of the same question: it is open what is counted, or what happened."""
    if statement.claim.unit in lexicon("scope")["surfaces"]:
        return False
    if statement.kind.head is None or (statement.kind.is_generic and statement.measure is None):
        return True
    if statement.claim.unit == "%" and statement.kind.head != "share":
        return statement.measure is None and statement.kind.head not in lexicon("scope")["rates"]
    return False


def _faceted(bucket: list[Statement], story: Openings) -> list[list[Statement]]:
    if len(bucket) == 1:
        return [bucket]
    facets: tuple[tuple[Facet, Callable[[Statement], bool]], ...] = (
        (story.narrow, lambda _: False),
        (story.own_place, lambda _: False),
        (story.time, story.has_no_day),
        (story.actor, story.own_actor),
    )
    groups = [bucket]
    for facet, is_own in facets:
        groups = [part for group in groups for part in _split(group, facet, is_own)]
    return groups


def _split(group: list[Statement], facet: Facet, is_own: Callable[[Statement], bool]) -> list[list[Statement]]:
    """Part `group` by what `facet` tells; what it leaves open joins the only one there is, if it is the story's own."""
    told = _grouped(group, facet)
    untold = told.pop(None, [])
    if not untold:
        return list(told.values())
    if len(told) == 1 and any(is_own(statement) for only in told.values() for statement in only):
        return [[*untold, *only] for only in told.values()]
    return [untold, *told.values()]
