"""Arithmetic that joins figures to relations, and to differences where it does not come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from briefing.model import Difference, Relation, Side
from briefing.weigh.answers import answer_of
from briefing.weigh.arithmetic import Found, Placed
from briefing.weigh.differences import evidence_of
from briefing.weigh.wording import say_answer, say_number

TENTH = Decimal("0.1")
"""To so much of a percent a share is worked out."""


def relations_of(found: Iterable[Found]) -> tuple[Relation, ...]:
    """Give the relations that hold; what does not come out is a difference."""
    groups = _by_name(relation for relation in found if relation.holds)
    return tuple(_relation(name, group) for name, group in groups.items())


def sums_that_fail(found: Iterable[Found]) -> Iterator[Difference]:
    """Yield a difference for each relation that a text states and that does not come out."""
    for name, group in _by_name(relation for relation in found if not relation.holds).items():
        yield _failure(name, group[0])


def _by_name(found: Iterable[Found]) -> dict[str, list[Found]]:
    groups: dict[str, list[Found]] = {}
    for relation in found:
        facts = dict.fromkeys([placed.fact for placed in (*relation.terms, relation.total)])
        groups.setdefault("-".join([relation.kind, *facts]), []).append(relation)
    return groups


def _relation(name: str, group: Sequence[Found]) -> Relation:
    first = group[0]
    claims = [item.statement.claim for relation in group for item in (*relation.terms, relation.total)]
    evidence = {(claim.source, claim.span): evidence_of(claim) for claim in claims}
    return Relation(
        id=name,
        kind=first.kind,
        facts=tuple(dict.fromkeys(placed.fact for placed in (*first.terms, first.total))),
        terms=tuple(placed.value for placed in first.terms),
        total=first.total.value,
        holds=first.holds,
        claims=tuple(evidence.values()),
        explanation=_explain(first),
    )


def _explain(relation: Found) -> str:
    terms = [_said(placed) for placed in relation.terms]
    total = say_answer(answer_of(relation.total.statement.claim))
    noun = relation.total.statement.claim.counted or "in all"
    if relation.kind == "sum":
        return f"{' + '.join(terms)} = {total}."
    if relation.kind == "double":
        return f"{terms[0]} from each of two sides is {total} in all."
    if relation.kind == "part":
        return f"{terms[0]} is a part of the {total} {noun}."
    if relation.kind == "share":
        return f"{terms[0]} of {total} is {terms[1]} percent."
    return f"{terms[0]} is a rounder way to say {total}."


def _failure(name: str, relation: Found) -> Difference:
    placed = (*relation.terms, relation.total)
    terms, total = [_said(item) for item in relation.terms], _said(relation.total)
    if relation.kind == "sum":
        summed = say_number(sum((item.value for item in relation.terms), Decimal(0)))
        explanation = f"{' + '.join(terms)} is {summed}, and the total given is {total}."
    elif relation.kind == "double":
        doubled = say_number(2 * relation.terms[0].value)
        explanation = f"{terms[0]} from each of two sides is {doubled} in all, and the total given is {total}."
    elif relation.kind == "share":
        share = say_number((relation.terms[0].value / relation.total.value * 100).quantize(TENTH))
        explanation = f"{terms[0]} of {total} is {share} percent, and the share given is {terms[1]} percent."
    else:
        explanation = f"{terms[0]} is given as a part of {total}."
    return Difference(
        id=name,
        kind="value",
        about=explanation.rstrip("."),
        facts=tuple(dict.fromkeys(item.fact for item in placed)),
        sides=tuple(Side(says=_said(item), claims=(evidence_of(item.statement.claim),)) for item in placed),
        explanation=explanation,
    )


def _said(placed: Placed) -> str:
    return say_answer(answer_of(placed.statement.claim))
