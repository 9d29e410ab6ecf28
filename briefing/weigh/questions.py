"""Claims to questions: those that answer one and the same, whether they give the same answer or not.

Two claims meet where kind, measure, event, place, time and scope agree. A place, a time or an agent that only some of
them name parts them only if they name different ones. Beyond that, equal numbers of kindred things meet: a number with
many digits is seldom told twice of two things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from briefing.model import Reading
from briefing.weigh.answers import telling_digits
from briefing.weigh.claims import Statement
from briefing.weigh.kinds import kin_kinds, kin_measures
from briefing.weigh.placing import lead, own_places, place_key
from briefing.weigh.words import content_stems

Facet = Callable[[Statement], Hashable | None]

LARGE = 100
"""From here on a number tells more than chance, whatever its zeros, if it holds for each of two sides."""

MANY_DIGITS = 2
"""So many digits, zeros at the end aside, make a number that hardly occurs twice by chance."""


@dataclass(frozen=True, slots=True)
class Story:
    """What the openings of the sources have in common."""

    places: frozenset[str]
    stems: frozenset[str]

    def narrow(self, statement: Statement) -> frozenset[str] | None:
        """Give the circumstance that sets `statement` apart: none that the story's own opening tells."""
        return (statement.narrow - self.stems) or None


def story_of(readings: Sequence[Reading]) -> Story:
    """Read the openings of all sources."""
    counts: dict[str, int] = defaultdict(int)
    for reading in readings:
        for stem in content_stems(lead(reading).of(reading.document.body)):
            counts[stem] += 1
    needed = max(1, (len(readings) + 1) // 2)
    return Story(own_places(readings), frozenset(stem for stem, count in counts.items() if count >= needed))


@dataclass(frozen=True, slots=True)
class Question:
    """The statements that answer one question, in the order of their sources' ids and of the text."""

    statements: tuple[Statement, ...]


def questions_of(statements: Iterable[Statement], story: Story) -> tuple[Question, ...]:
    """Group all statements by the question that they answer."""
    ordered = sorted(statements, key=by_place)
    strict = [group for bucket in _grouped(ordered, _key).values() for group in _faceted(bucket, story)]
    return tuple(Question(tuple(sorted(group, key=by_place))) for group in _join_equals(strict, story))


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
    open_question = statement.kind.head is None or (statement.measure is None and statement.claim.unit is None)
    return (
        statement.claim.unit,
        statement.kind.root,
        statement.kind.modifiers,
        statement.measure,
        statement.per,
        statement.part,
        statement.addition,
        statement.base,
        statement.modal,
        statement.degree,
        statement.occasion.background,
        statement.occasion.since,
        (statement.claim.value, statement.claim.upper, statement.claim.bound) if open_question else None,
    )


def _faceted(bucket: list[Statement], story: Story) -> list[list[Statement]]:
    facets: tuple[Facet, ...] = (
        story.narrow,
        lambda statement: place_key(statement.place) if statement.place else None,
        lambda statement: statement.occasion.when,
        lambda statement: statement.agent,
    )
    groups = [bucket]
    for number, facet in enumerate(facets):
        own: frozenset[Hashable] = story.places if number == 1 else frozenset()
        joins = number > 0
        groups = [part for group in groups for part in _split(group, facet, own=own, joins=joins)]
    return groups


def _split(group: list[Statement], facet: Facet, *, own: frozenset[Hashable], joins: bool) -> list[list[Statement]]:
    """Part `group` by what `facet` tells; what it leaves open joins the only one there is, or the story's own."""
    told = _grouped(group, facet)
    untold = told.pop(None, [])
    if not untold:
        return list(told.values())
    homes = [value for value in told if not own or value in own]
    if joins and len(homes) == 1:
        told[homes[0]].extend(untold)
        return list(told.values())
    return [untold, *told.values()]


def _join_equals(groups: list[list[Statement]], story: Story) -> list[list[Statement]]:
    """Join the groups that hold equal numbers of kindred things."""
    parent = list(range(len(groups)))

    def find(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    by_value: dict[Hashable, list[tuple[int, Statement]]] = defaultdict(list)
    for index, group in enumerate(groups):
        seen: set[Hashable] = set()
        for statement in group:
            value = (statement.claim.unit, statement.claim.value, statement.claim.upper)
            if statement.claim.value is not None and value not in seen:
                seen.add(value)
                by_value[value].append((index, statement))
    for held in by_value.values():
        representatives: list[tuple[int, Statement]] = []
        for index, statement in held:
            match = next((other for other, mate in representatives if _meet(mate, statement, story)), None)
            if match is None:
                representatives.append((index, statement))
            else:
                one, two = sorted((find(match), find(index)))
                parent[two] = one
    joined: dict[int, list[Statement]] = defaultdict(list)
    for index, group in enumerate(groups):
        joined[find(index)].extend(group)
    return list(joined.values())


def _meet(one: Statement, two: Statement, story: Story) -> bool:
    """Say whether two statements of the same number tell of the same thing."""
    if not kin_kinds(one.kind, two.kind) or not _same_scope(one, two, story):
        return False
    telling = telling_digits(one.claim.value) >= MANY_DIGITS
    if one.measure and two.measure:
        alike = telling or one.kind.root == two.kind.root or (one.per is not None and _is_large(one))
        return kin_measures(one.measure, two.measure) and alike
    return telling and one.kind.head is not None and one.kind.root == two.kind.root


def _same_scope(one: Statement, two: Statement, story: Story) -> bool:
    flags = ("per", "part", "addition", "base", "degree")
    if any(getattr(one, flag) != getattr(two, flag) for flag in flags) or one.occasion.since != two.occasion.since:
        return False
    if one.occasion.background != two.occasion.background:
        return False
    told = ((one.occasion.when, two.occasion.when), (one.agent, two.agent))
    if any(first and second and first != second for first, second in told):
        return False
    narrow = [story.narrow(statement) or frozenset() for statement in (one, two)]
    if one.place and two.place:
        return (
            place_key(one.place) == place_key(two.place) or {place_key(one.place), place_key(two.place)} <= story.places
        )
    if place := one.place or two.place:
        return place_key(place) in story.places or len(narrow[0] & narrow[1]) > 1
    if all(narrow):
        return bool(narrow[0] & narrow[1]) or telling_digits(one.claim.value) > MANY_DIGITS
    # A circumstance that only one of them tells may still be the other's, unless the number is an everyday one.
    everyday = telling_digits(one.claim.value) < MANY_DIGITS and (one.kind.is_generic or two.kind.is_generic)
    return not any(narrow) or not everyday


def _is_large(statement: Statement) -> bool:
    return statement.claim.value is not None and statement.claim.value >= LARGE
