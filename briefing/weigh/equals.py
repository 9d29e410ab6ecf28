"""Groups of claims that hold equal numbers of kindred things to one: a number is seldom told of two things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from briefing.weigh.claims import Statement
from briefing.weigh.evidence import ENOUGH, evidence
from briefing.weigh.openings import Openings

MOST_MATES = 12
"""Groups of one number that a further one is held against: `two` occurs everywhere."""


def join_equals(groups: Sequence[list[Statement]], story: Openings) -> list[list[Statement]]:
    """Join the groups that hold equal numbers of kindred things."""
    parent = list(range(len(groups)))

    def find(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for held in _by_number(groups).values():
        mates: list[tuple[int, Statement]] = []
        for index, statement in held:
            # All that are one are joined, not the likeliest alone: the order of the sources would decide which that is.
            for other, first in mates[:MOST_MATES]:
                one, two = sorted((find(other), find(index)))
                if one != two and evidence(first, statement, story) >= ENOUGH:
                    parent[two] = one
            mates.append((index, statement))
    joined: dict[int, list[Statement]] = defaultdict(list)
    for index, group in enumerate(groups):
        joined[find(index)].extend(group)
    return list(joined.values())


def _by_number(groups: Sequence[list[Statement]]) -> dict[Hashable, list[tuple[int, Statement]]]:
    """Give the statements of each number, one of a group, with the number of their group."""
    found: dict[Hashable, list[tuple[int, Statement]]] = defaultdict(list)
    for index, group in enumerate(groups):
        # Which one speaks for its group its own text decides, not the order of the sources.
        ordered = sorted(group, key=lambda item: (-item.position, item.claim.phrase)) if len(group) > 1 else group
        numbers = {(item.claim.unit, item.claim.value, item.claim.upper): item for item in ordered}
        for number, statement in numbers.items():
            if statement.claim.value is not None:
                found[number].append((index, statement))
    return found
