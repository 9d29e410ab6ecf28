"""Facts to their differences: each answer with its own words, and one plain sentence that claims no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefing.model import Difference, DifferenceKind, Evidence, FigureClaim, Side
from briefing.weigh.answers import Answer, answer_of, compare, compatible, exactness, group_answers, size_of
from briefing.weigh.claims import Statement
from briefing.weigh.facts import WeighedFact
from briefing.weigh.wording import joined, say_answer, say_number_word, say_time, who_gives
from briefing.weigh.words import lexicon

NOUNS: dict[str, str] = {
    "at-least": "lower bounds",
    "more-than": "lower bounds",
    "at-most": "upper bounds",
    "less-than": "upper bounds",
}


def differences_of(facts: Iterable[WeighedFact]) -> Iterator[Difference]:
    """Yield a difference for each fact whose claims do not agree."""
    for weighed in facts:
        if weighed.fact.status == "differs":
            yield _difference(weighed)


def sides_of(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Group the statements of one question by the answer they give, the smallest first."""
    return group_answers(sorted(statements, key=_by_size), lambda statement: answer_of(statement.claim))


def _by_size(statement: Statement) -> tuple[object, ...]:
    return (*size_of(answer_of(statement.claim)), statement.source, statement.claim.span.start)


def side_answer(group: Sequence[Statement]) -> Answer:
    """Give the answer of a side: the most exact of those that are one."""
    return min((answer_of(statement.claim) for statement in group), key=exactness)


def _difference(weighed: WeighedFact) -> Difference:
    groups = sides_of(weighed.statements)
    kind = _kind(groups)
    sides = tuple(_side(group) for group in groups)
    return Difference(
        id=weighed.fact.id,
        kind=kind,
        about=weighed.fact.label,
        facts=(weighed.fact.id,),
        sides=sides,
        explanation=_explanation(kind, groups),
    )


def _side(group: Sequence[Statement]) -> Side:
    claims = tuple(evidence_of(statement.claim) for statement in group)
    return Side(says=say_answer(side_answer(group)), claims=claims)


def evidence_of(claim: FigureClaim) -> Evidence:
    """Give the words that a claim stands on."""
    return Evidence(source=claim.source, span=claim.phrase_span, quote=claim.phrase)


def _kind(groups: Sequence[Sequence[Statement]]) -> DifferenceKind:
    if is_series(groups):
        return "update"
    answers = [side_answer(group) for group in groups]
    pairs = [(one, two) for index, one in enumerate(answers) for two in answers[index + 1 :]]
    return "value" if any(compare(one, two) == "contradiction" for one, two in pairs) else "bound"


def is_series(groups: Sequence[Sequence[Statement]]) -> bool:
    """Say whether the days on which the answers were known put them in order.

    Every answer must be dated, and be of the story: what happened years ago is not counted anew. A toll may be told
    lower by some on the day on which others tell it higher; any other number must have days of its own, and may fall.
    """
    days = [{statement.counted_on for statement in group} for group in groups]
    # Of people who suffered the day is known from one source, though another one that says the same has none.
    needed = groups[0][0].measure not in lexicon("scope")["personal"]
    if any((needed and None in dated) or dated == {None} for dated in days):
        return False
    if groups[0][0].occasion.background is not None:
        return False
    known = [sorted(day for day in dated if day) for dated in days]
    if _grows(groups):
        several = len({day for dated in known for day in dated}) > 1
        return several and all(one[0] <= two[0] and one[-1] <= two[-1] for one, two in pairwise(known))
    rising = all(one[-1] < two[0] for one, two in pairwise(known))
    return rising or all(one[0] > two[-1] for one, two in pairwise(known))


def _grows(groups: Sequence[Sequence[Statement]]) -> bool:
    """Say whether the number is one that grows while it is counted: the dead, the burned, the damaged."""
    first = groups[0][0]
    growing = (lexicon("scope")["personal"] - lexicon("scope")["changing"]) | lexicon("scope")["growing"]
    return first.measure in growing or first.claim.unit in lexicon("scope")["surfaces"]


def _explanation(kind: DifferenceKind, groups: Sequence[Sequence[Statement]]) -> str:
    told = [f"{say_answer(side_answer(group))} ({who_gives([item.claim for item in group])})" for group in groups]
    if kind == "update":
        pairs = sorted(zip(groups, told, strict=True), key=lambda pair: _first_day(pair[0]))
        dated = [f"{text.removesuffix(')')}; {_days(group)})" for group, text in pairs]
        return f"The number changes with the day on which it was given: {joined(dated, last='then')}."
    nouns = {NOUNS.get(side_answer(group).bound, "values") for group in groups}
    noun = nouns.pop() if len(nouns) == 1 else "answers"
    return f"{say_number_word(len(groups)).capitalize()} {noun}: {joined(told)}."


def _first_day(group: Sequence[Statement]) -> str:
    return min((day for statement in group if (day := statement.counted_on)), default="")


def _days(group: Sequence[Statement]) -> str:
    days = sorted({statement.counted_on for statement in group if statement.counted_on})
    return say_time(days[0] if len(days) == 1 else f"{days[0]}/{days[-1]}")


def agrees(one: FigureClaim, two: FigureClaim) -> bool:
    """Say whether two claims of one question agree."""
    return compatible(answer_of(one), answer_of(two))
