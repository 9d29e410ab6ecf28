"""Answers to one question in the order of their days: a toll that rises, a count that goes on, and who disputes it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.weigh.answers import answer_of, group_answers, size_of
from briefing.weigh.claims import Statement
from briefing.weigh.words import lexicon

Group = Sequence[Statement]

MOST_ANSWERS = 30
"""Answers among which one is looked for that disputes a series of all others."""


def sides_of(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Group the statements of one question by the answer they give, the smallest first."""
    return group_answers(sorted(statements, key=_by_size), lambda statement: answer_of(statement.claim))


def _by_size(statement: Statement) -> tuple[object, ...]:
    return (*size_of(answer_of(statement.claim)), statement.source, statement.claim.span.start)


def is_series(groups: Sequence[Group]) -> bool:
    """Say whether the days on which the answers were known put them in order.

    Every answer must be dated, and be of the story: what happened years ago is not counted anew. A toll may be told
    lower by some on the day on which others tell it higher; any other number must have days of its own, and may fall.
    """
    days = [{statement.counted_on for statement in group} for group in groups]
    # Of people who suffered the day is known from one source, though another one that says the same has none.
    needed = groups[0][0].measure not in lexicon("scope")["personal"]
    if any((needed and None in dated) or dated == {None} for dated in days):
        return False
    if groups[0][0].occasion.background is not None or _lasts(groups[0][0]):
        return False
    known = [sorted(day for day in dated if day) for dated in days]
    if _grows(groups):
        several = len({day for dated in known for day in dated}) > 1
        return several and all(one[0] <= two[0] and one[-1] <= two[-1] for one, two in pairwise(known))
    rising = all(one[-1] < two[0] for one, two in pairwise(known))
    return rising or all(one[0] > two[-1] for one, two in pairwise(known))


def _lasts(statement: Statement) -> bool:
    """Say whether the number is one for good: how many were on board when a ship sank, how many floors a house has."""
    lasting = lexicon("scope")["lasting"]
    return statement.measure in lasting or (statement.measure is None and statement.kind.head in lasting)


def _grows(groups: Sequence[Group]) -> bool:
    """Say whether the number is one that grows while it is counted: the dead, the burned, the damaged."""
    first = groups[0][0]
    growing = (lexicon("scope")["personal"] - lexicon("scope")["changing"]) | lexicon("scope")["growing"]
    return first.measure in growing or first.claim.unit in lexicon("scope")["surfaces"]


def with_rival(groups: Sequence[Group]) -> tuple[list[Group], Group] | None:
    """Give the series that all answers but one make, and that one, if there is such a series.

    The one left out shares its speaker with the fewest others, and has the fewest sources.
    """
    if len(groups) > MOST_ANSWERS:
        return None
    found: list[tuple[tuple[int, int, int], list[Group], Group]] = []
    for index, rival in enumerate(groups):
        others = [group for group in groups if group is not rival]
        if len(others) > 1 and is_series(others):
            shared = sum(_share_a_speaker(rival, group) for group in others)
            found.append(((shared, len({item.source for item in rival}), -index), others, rival))
    if not found:
        return None
    _, series, rival = min(found, key=lambda each: each[0])
    return series, rival


def _share_a_speaker(one: Group, two: Group) -> bool:
    """Say whether one of the speakers is the same, be it with more words: `the final count of the commission`."""
    first, second = ({item.claim.origin for item in group if item.claim.origin} for group in (one, two))
    return any(f"-{a}-" in f"-{b}-" or f"-{b}-" in f"-{a}-" for a in first for b in second)


def beside(rival: Group, series: Sequence[Group]) -> Group:
    """Give the answer of `series` that stands against `rival`: one of its day, else the latest before it."""
    day = first_day(rival)
    before = [group for group in series if first_day(group) <= day] or list(series)
    same = [group for group in series if any(item.counted_on == day for item in group)]
    return max(same or before, key=last_day)


def first_day(group: Group) -> str:
    """Give the first day on which `group` was known; empty where none is."""
    return min((day for item in group if (day := item.counted_on)), default="")


def last_day(group: Group) -> str:
    """Give the last day on which `group` was known; empty where none is."""
    return max((day for item in group if (day := item.counted_on)), default="")
