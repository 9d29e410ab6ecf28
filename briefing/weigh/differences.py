"""Facts to their differences: each answer with its own words, and one plain sentence that claims no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from briefing.model import Difference, DifferenceKind, Evidence, FigureClaim, Side
from briefing.weigh.answers import Answer, answer_of, compare, compatible, exactness, size_of
from briefing.weigh.claims import Statement
from briefing.weigh.facts import WeighedFact
from briefing.weigh.series import Group, beside, first_day, is_series, sides_of, with_rival
from briefing.weigh.wording import joined, say_answer, say_number_word, say_time, who_gives

MANY = 40
"""From here on not every two answers are compared."""
NOUNS: dict[str, str] = {
    "at-least": "lower bounds",
    "more-than": "lower bounds",
    "at-most": "upper bounds",
    "less-than": "upper bounds",
}


def differences_of(facts: Iterable[WeighedFact]) -> Iterator[Difference]:
    """Yield a difference for each fact whose claims do not agree.

    A toll that rises and that somebody disputes is two: an update, and what stands against one of its numbers.
    """
    for weighed in facts:
        if weighed.fact.status != "differs":
            continue
        groups = sides_of(weighed.statements)
        parted = None if is_series(groups) else with_rival(groups)
        if parted is None:
            yield _difference(weighed, groups, weighed.fact.id, _kind(groups))
            continue
        series, rival = parted
        yield _difference(weighed, series, weighed.fact.id, "update")
        disputed = sorted((rival, beside(rival, series)), key=lambda group: size_of(side_answer(group)))
        yield _difference(weighed, disputed, f"{weighed.fact.id}-disputed", _against(disputed))


def side_answer(group: Sequence[Statement]) -> Answer:
    """Give the answer of a side: the most exact of those that are one."""
    return min((answer_of(statement.claim) for statement in group), key=exactness)


def _difference(weighed: WeighedFact, groups: Sequence[Group], name: str, kind: DifferenceKind) -> Difference:
    return Difference(
        id=name,
        kind=kind,
        about=weighed.fact.label,
        facts=(weighed.fact.id,),
        sides=tuple(_side(group) for group in groups),
        explanation=_explanation(kind, groups),
    )


def _side(group: Sequence[Statement]) -> Side:
    claims = tuple(evidence_of(statement.claim) for statement in group)
    return Side(says=say_answer(side_answer(group)), claims=claims)


def evidence_of(claim: FigureClaim) -> Evidence:
    """Give the words that a claim stands on."""
    return Evidence(source=claim.source, span=claim.phrase_span, quote=claim.phrase)


def _kind(groups: Sequence[Group]) -> DifferenceKind:
    return "update" if is_series(groups) else _against(groups)


def _against(groups: Sequence[Group]) -> DifferenceKind:
    """Say whether two of the answers cannot both be true, or are bounds that can."""
    answers = [side_answer(group) for group in groups]
    if len(answers) > MANY:
        answers = _outermost(answers)
    pairs = [(one, two) for index, one in enumerate(answers) for two in answers[index + 1 :]]
    return "value" if any(compare(one, two) == "contradiction" for one, two in pairs) else "bound"


def _outermost(answers: Sequence[Answer]) -> list[Answer]:
    """Give the answers with the highest low and the lowest high end: if any two contradict each other, these do."""
    least = max(answers, key=lambda answer: answer.low if answer.low is not None else Decimal("-Infinity"))
    most = min(answers, key=lambda answer: answer.high if answer.high is not None else Decimal("Infinity"))
    return [least, most]


def _explanation(kind: DifferenceKind, groups: Sequence[Sequence[Statement]]) -> str:
    told = [f"{say_answer(side_answer(group))} ({who_gives([item.claim for item in group])})" for group in groups]
    if kind == "update":
        pairs = sorted(zip(groups, told, strict=True), key=lambda pair: first_day(pair[0]))
        dated = [f"{text.removesuffix(')')}; {_days(group)})" for group, text in pairs]
        return f"The number changes with the day on which it was given: {joined(dated, last='then')}."
    nouns = {NOUNS.get(side_answer(group).bound, "values") for group in groups}
    noun = nouns.pop() if len(nouns) == 1 else "answers"
    return f"{say_number_word(len(groups)).capitalize()} {noun}: {joined(told)}."


def _days(group: Sequence[Statement]) -> str:
    days = sorted({statement.counted_on for statement in group if statement.counted_on})
    return say_time(days[0] if len(days) == 1 else f"{days[0]}/{days[-1]}")


def agrees(one: FigureClaim, two: FigureClaim) -> bool:
    """Say whether two claims of one question agree."""
    return compatible(answer_of(one), answer_of(two))
