"""Facts that differ because they speak of different wholes: 1,000 prisoners, and 1,000 from each side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from briefing.model import Difference, Side
from briefing.weigh.answers import answer_of
from briefing.weigh.claims import Statement
from briefing.weigh.differences import evidence_of
from briefing.weigh.facts import WeighedFact
from briefing.weigh.kinds import Kind, kin_kinds, kin_measures
from briefing.weigh.labels import common_noun
from briefing.weigh.wording import joined, say_answer, say_number_word, who_gives


def scopes_of(facts: Sequence[WeighedFact]) -> Iterator[Difference]:
    """Yield a difference where one number is given for each side here, for all there, and the double elsewhere."""
    halves = [weighed for weighed in facts if weighed.statements[0].per == "side"]
    wholes = [weighed for weighed in facts if weighed.statements[0].per is None] if halves else []
    by_value: dict[Decimal, list[WeighedFact]] = defaultdict(list)
    for whole in wholes:
        for value in _values(whole):
            by_value[value].append(whole)
    for half in halves:
        for value in sorted(_values(half)):
            single = [_telling(whole, value) for whole in by_value[value] if _speaks_of(whole, half)]
            double = [_telling(whole, 2 * value) for whole in by_value[2 * value] if _speaks_of(whole, half)]
            if single and double:
                yield _difference([_telling(half, value), *single, *double])


def explained(facts: Sequence[WeighedFact], scopes: Sequence[Difference]) -> set[str]:
    """Give the facts whose two answers a difference of scope explains: each side, and all."""
    named = {name for scope in scopes for name in scope.facts}
    numbers = {weighed.fact.id: sorted(_values(weighed)) for weighed in facts if weighed.fact.id in named}
    return {name for name, values in numbers.items() if len(values) == 2 and values[1] == 2 * values[0]}


def _telling(weighed: WeighedFact, value: Decimal) -> WeighedFact:
    """Give `weighed` with only the statements of `value`."""
    return replace(weighed, statements=tuple(item for item in weighed.statements if item.claim.value == value))


def _values(weighed: WeighedFact) -> set[Decimal]:
    return {statement.claim.value for statement in weighed.statements if statement.claim.value}


def _speaks_of(whole: WeighedFact, half: WeighedFact) -> bool:
    """Say whether both tell of one happening to one kind of things."""
    for kind, measure, unit in _things(whole):
        for other, happening, other_unit in _things(half):
            alike = kin_kinds(kind, other) or (kind.is_person and other.is_person)
            measured = kin_measures(measure, happening) or not (measure and happening)
            if alike and measured and unit == other_unit:
                return True
    return False


def _things(weighed: WeighedFact) -> list[tuple[Kind, str | None, str | None]]:
    return list(dict.fromkeys((item.kind, item.measure, item.claim.unit) for item in weighed.statements))


def _difference(facts: Sequence[WeighedFact]) -> Difference:
    sides = [_side(weighed.statements) for weighed in facts]
    told = [
        f"{side.says} ({who_gives([s.claim for s in weighed.statements])})"
        for side, weighed in zip(sides, facts, strict=True)
    ]
    return Difference(
        id=f"{facts[0].fact.id}-scope",
        kind="scope",
        about=facts[0].fact.label,
        facts=tuple(dict.fromkeys(weighed.fact.id for weighed in facts)),
        sides=tuple(sides),
        explanation=f"{say_number_word(len(sides)).capitalize()} numbers for different wholes: {joined(told)}.",
    )


def _side(statements: Sequence[Statement]) -> Side:
    first, noun = statements[0], common_noun(statements)
    says = say_answer(answer_of(first.claim)) + (f" {noun}" if noun else "")
    if first.per_words:
        says = f"{says} {'from ' if first.per == 'side' else 'per '}{first.per_words}"
    return Side(says=says, claims=tuple(evidence_of(statement.claim) for statement in statements))
