"""One source's own numbers to the questions that they tell apart: who gives two for one thing means two things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from briefing.weigh.answers import Answer, answer_of, compatible
from briefing.weigh.claims import Statement

NEAR = Decimal("1.34")
"""Two numbers of one source so near to each other, paragraphs apart, are a slip; others are of two things."""
DISPUTED = Decimal(3)
"""Two speakers of one source may dispute a number up to here; beyond it they speak of two things."""

MANY, MANY_ELSEWHERE = Decimal(20), Decimal(10)
ALIKE = Decimal("1.67")
"""Numbers of things to which nothing happened differ for one question only if they are large and so near."""

FEWEST_STOREYS, EARLY = Decimal(3), 3
"""A number of storeys from here on, in the first paragraphs of a text, tells of its building."""

MOST_PARTS = 30
"""Numbers of one happening in a source up to which two of them are put together: more of them are a table."""

FEWEST_SUM = Decimal(10)
"""From here on a number is the sum of two others by no chance."""

Cluster = list[Statement]


@dataclass(frozen=True)
class Kindred:
    """Statements of one happening, or that count the same things, ready to be asked for a number."""

    statements: Sequence[Statement]

    @cached_property
    def by_number(self) -> dict[tuple[Decimal, Decimal], list[Statement]]:
        """The statements by the number that they give, as its least and its most."""
        found: dict[tuple[Decimal, Decimal], list[Statement]] = defaultdict(list)
        for statement in self.statements:
            if statement.claim.value is not None:
                found[_number(answer_of(statement.claim))].append(statement)
        return found

    @cached_property
    def givers(self) -> dict[Decimal | None, set[str]]:
        """The sources that give each number."""
        found: dict[Decimal | None, set[str]] = defaultdict(set)
        for statement in self.statements:
            found[statement.claim.value].add(statement.source)
        return found

    @cached_property
    def by_source(self) -> dict[tuple[str, Decimal, Decimal], list[Statement]]:
        """The statements by their source and the number that they give."""
        found: dict[tuple[str, Decimal, Decimal], list[Statement]] = defaultdict(list)
        for number, statements in self.by_number.items():
            for statement in statements:
                found[statement.source, *number].append(statement)
        return found

    @cached_property
    def told_by(self) -> dict[str, list[Statement]]:
        """The statements by their source."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            found[statement.source].append(statement)
        return found

    def giving(self, number: tuple[Decimal, Decimal], among: set[str]) -> Iterator[Statement]:
        """Yield the statements that give `number` in one of the sources `among`."""
        held = self.by_number.get(number, ())
        if len(held) <= len(among):
            return (item for item in held if item.source in among)
        return (item for source in among for item in self.by_source.get((source, *number), ()))


def told_apart(group: Sequence[Statement], kindred: Kindred, things: Kindred) -> list[list[Statement]]:
    """Part the statements of what may be one question where a source itself gives several numbers.

    Where no source does, all of them answer one question. Where one does, only the first numbers of the sources meet.
    `kindred` are all statements of the same happening, whatever their place and time, and `things` all that count the
    same things, whatever happened to them.
    """
    clusters = _clusters(group) if len(group) > 1 else ()
    if len(clusters) < 2:
        return [list(group)]
    if group[0].measure is None and group[0].kind.head != "share":
        return _alike(clusters, things)
    sums = _sums(group, kindred)
    wholes = [cluster for cluster in clusters if _is_sum(cluster, sums)] if sums else []
    if wholes:
        # Whoever tells of 30 hurt in one town and of 17 in another does not dispute the 47 hurt in both.
        parts = [item for cluster in clusters if not _is_sum(cluster, sums) for item in cluster]
        return [*told_apart(parts, kindred, things), *wholes]
    among = {statement.source for statement in group}
    giving = [_sources_of(cluster, among, kindred) for cluster in clusters]
    held: dict[str, list[int]] = defaultdict(list)
    for index, firsts in enumerate(giving):
        for source in sorted(firsts):
            held[source].append(index)
    told = [{item.source: item for item in reversed(cluster)} for cluster in clusters]
    contrasted = {
        source
        for source, indices in held.items()
        if len(indices) > 1 and not _is_dispute([told[index].get(source) for index in indices])
    }
    if not contrasted:
        return [list(group)]
    first = {source: min(held[source], key=lambda index: giving[index][source]) for source in contrasted}
    meeting: list[Statement] = []
    apart: list[list[Statement]] = []
    for index, cluster in enumerate(clusters):
        if all(first.get(source, index) == index for source in giving[index]):
            meeting.extend(cluster)
        else:
            apart.append(cluster)
    return [meeting, *apart] if meeting else apart


def _sums(group: Sequence[Statement], kindred: Kindred) -> dict[Decimal, set[str]]:
    """Give what two numbers of one source, each in a sentence of its own, come to, and the sources that tell them."""
    sums: dict[Decimal, set[str]] = defaultdict(set)
    for part in group:
        value, others = part.claim.value, kindred.told_by[part.source]
        if not value or len(others) > MOST_PARTS:
            continue
        for other in others:
            if other.claim.value and other.claim.value > 0 and other.sentence != part.sentence:
                sums[value + other.claim.value].add(part.source)
    return sums


def _is_sum(cluster: Cluster, sums: Mapping[Decimal, set[str]]) -> bool:
    """Say whether a number is the sum of what another source tells of two places."""
    value, own = cluster[0].claim.value, {item.source for item in cluster}
    if value is None or cluster[0].claim.unit is not None or value < FEWEST_SUM:
        return False
    return not own.issuperset(sums.get(value, ()))


def _alike(clusters: Sequence[Cluster], things: Kindred) -> list[list[Statement]]:
    """Part numbers of things to which nothing happened: only large ones that are near to each other may be one.

    Smaller ones are if one source tells that they are rivals.
    """
    givers = things.givers
    groups: list[list[Statement]] = []
    last: Decimal | None = None
    sources: set[str] = set()
    periods: set[str] = set()
    rival = False
    for cluster in clusters:
        value, own = cluster[0].claim.value, {item.source for item in cluster}
        many = FEWEST_STOREYS if _are_storeys(cluster) else MANY_ELSEWHERE if cluster[0].occasion.background else MANY
        near = value is not None and last is not None and value <= last * ALIKE
        # A source that gives both numbers tells two things apart.
        both = not (givers[value].isdisjoint(sources) and givers[last].isdisjoint(own))
        own_rival = any(statement.rival for statement in cluster)
        own_periods = _periods_of(cluster)
        near = near and not (periods and own_periods and periods.isdisjoint(own_periods))
        if near and (rival or own_rival or (not both and last is not None and last >= many)):
            groups[-1].extend(cluster)
            sources |= own
            periods |= own_periods
            rival = rival or own_rival
        else:
            groups.append(list(cluster))
            sources, periods, rival = own, own_periods, own_rival
        last = value
    return groups


def _periods_of(cluster: Cluster) -> set[str]:
    """Give the months, quarters and years of a number: what is expected of one is no rival of what is of another."""
    told = {item.occasion.when for item in cluster if item.occasion.when}
    return {when for when in told if len(when) != len("2024-03-04")}


def _are_storeys(cluster: Cluster) -> bool:
    """Say whether a number near the top of each text is of storeys: of the one building that the story is about."""
    return all(item.kind.head == "storeys" and item.paragraph <= EARLY and not item.circumstance for item in cluster)


def _sources_of(cluster: Cluster, among: set[str], kindred: Kindred) -> dict[str, int]:
    """Give the sources that know the number of `cluster`, and how far down each gives it first."""
    answer = answer_of(cluster[0].claim)
    known = [*cluster]
    if answer.value is not None:
        known += kindred.giving(_number(answer), among)
    found: dict[str, int] = {}
    for statement in known:
        found[statement.source] = min(statement.position, found.get(statement.source, statement.position))
    return found


def _number(answer: Answer) -> tuple[Decimal, Decimal]:
    least = answer.value or Decimal(0)
    return least, answer.upper or least


def _clusters(group: Sequence[Statement]) -> list[Cluster]:
    """Group statements that give the same number, rounder ways to say it included."""
    clusters: list[Cluster] = []
    for statement in sorted(group, key=_by_value):
        near = clusters[-1] if clusters else []
        if any(compatible(answer_of(other.claim), answer_of(statement.claim)) for other in near[-3:]):
            near.append(statement)
        else:
            clusters.append([statement])
    return clusters


def _by_value(statement: Statement) -> tuple[Decimal, str, str, int]:
    answer = answer_of(statement.claim)
    value = answer.value if answer.value is not None else answer.low or Decimal(0)
    return value, answer.bound, statement.source, statement.claim.span.start


def _is_dispute(told: Sequence[Statement | None]) -> bool:
    """Say whether one source gives two numbers for one thing: a slip, a correction, or two speakers who disagree."""
    if len(told) != 2 or told[0] is None or told[1] is None:
        return False
    one, two = told[0], told[1]
    low, high = sorted((one.claim.value or Decimal(0), two.claim.value or Decimal(0)))
    if one.rival or two.rival:
        return True
    if low <= 0 or one.measure is None or one.circumstance or two.circumstance:
        return False
    speakers = {one.claim.origin, two.claim.origin}
    if one.paragraph == two.paragraph:
        # "The line spoke of 312 people on board, the police of 340": so near, two speakers count one thing.
        return len(speakers) == 2 and None not in speakers and high <= low * NEAR and not (one.part or two.part)
    if len(speakers) == 2 and None not in speakers:
        return high <= low * DISPUTED
    return high <= low * NEAR
