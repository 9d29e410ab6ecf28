"""Dated events to the differences between them: one event that two sources put on different days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from briefing.model import Difference, Evidence, Side
from briefing.weigh.dated import FINE, MOST_TOLD, Dated
from briefing.weigh.timeline import Timeline
from briefing.weigh.words import lexicon, unique_slug

FEWEST_SHARED = 3
"""Content words that two clauses must share to be compared at all."""
SHARED_PART = 0.5
"""The part of the shorter clause's content words that the longer one must share."""
NEAR_DAYS = 3
NEAR_MONTHS = 2
"""Events of one kind that lie further apart are two events."""
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def date_differences(timeline: Timeline) -> tuple[Difference, ...]:
    """Give the events that two sources date differently; what may be two events is left alone."""
    facts = {fact.id: fact for fact in timeline.facts}
    found: list[Difference] = []
    taken: set[str] = set()
    for one, two in _pairs(timeline.dated):
        sides = sorted((one, two), key=lambda fact_id: (facts[fact_id].start, fact_id))
        shown = [_side(timeline.dated[fact_id]) for fact_id in sides]
        about = facts[min(sides, key=lambda fact_id: facts[fact_id].rank)].label
        difference = Difference(
            id=unique_slug(iter((f"date of {timeline.dated[one][0].event.kind}", f"date {about}")), taken),
            kind="date",
            about=about,
            facts=tuple(sides),
            sides=tuple(shown),
            explanation=f"Two dates for what may be one event: {_told(shown[0])} and {_told(shown[1])}.",
        )
        found.append(difference)
        taken.add(difference.id)
    return tuple(found)


def _pairs(dated: Mapping[str, Sequence[Dated]]) -> Iterator[tuple[str, str]]:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for fact_id, items in sorted(dated.items()):
        if items[0].event.kind in lexicon("clauses")["datable_kinds"]:
            by_kind[items[0].event.kind].append(fact_id)
    for ids in by_kind.values():
        rivals = [pair for pair in _neighbours(ids, dated) if _contradict(dated[pair[0]], dated[pair[1]])]
        often = Counter(fact_id for pair in rivals for fact_id in pair)
        # An event with two rivals is one of a series: matches, aftershocks, strikes night after night.
        yield from (pair for pair in rivals if all(often[fact_id] == 1 for fact_id in pair))


def _neighbours(ids: Sequence[str], dated: Mapping[str, Sequence[Dated]]) -> list[tuple[str, str]]:
    """Give the pairs of `ids` that name one place or person within a few days, or months, of each other."""
    holders: dict[tuple[str, bool, int], list[str]] = defaultdict(list)
    pairs: set[tuple[str, str]] = set()
    for fact_id in ids:
        own = {(name, *_moment(item)) for item in dated[fact_id] for name in (*item.places, *item.people)}
        for name, fine, moment in own:
            reach = NEAR_DAYS if fine else NEAR_MONTHS
            around = (holders.get((name, fine, near), ()) for near in range(moment - reach, moment + reach + 1))
            pairs.update((other, fact_id) for others in around for other in others[:MOST_TOLD])
        for place in own:
            holders[place].append(fact_id)
    return sorted(pairs)


def _moment(item: Dated) -> tuple[bool, int]:
    """Give the number of the day of `item`, or of its month where it is no more exact."""
    if item.precision in FINE:
        return True, date.fromisoformat(item.start).toordinal()
    return False, 12 * int(item.start[:4]) + int(item.start[5:7] or 0)


def _contradict(one: Sequence[Dated], two: Sequence[Dated]) -> bool:
    """Say whether the sources of `one` all date otherwise what those of `two` tell in much the same words."""
    if not {item.claim.source for item in one}.isdisjoint(item.claim.source for item in two):
        return False
    return any(_same_event(first, second) for first in one[:MOST_TOLD] for second in two[:MOST_TOLD])


def _same_event(one: Dated, two: Dated) -> bool:
    if not _near(one, two):
        return False
    if not (one.time.basis and two.time.basis) or one.time.approximate or two.time.approximate:
        return False
    if one.event.kind in lexicon("clauses")["personal_kinds"] and one.people & two.people:
        return True
    shared = one.event.stems & two.event.stems
    shorter = min(len(one.event.stems), len(two.event.stems))
    return (
        len(shared) >= FEWEST_SHARED and len(shared) >= SHARED_PART * shorter and not one.places.isdisjoint(two.places)
    )


def _near(one: Dated, two: Dated) -> bool:
    """Say whether two dates of one precision differ, and by little."""
    if (one.precision in FINE) != (two.precision in FINE) or one.start == two.start:
        return False
    if one.precision in FINE:
        if one.end or two.end:
            return False
        return abs((date.fromisoformat(one.start) - date.fromisoformat(two.start)).days) <= NEAR_DAYS
    if one.precision == two.precision == "month":
        (year, month), (other_year, other_month) = ((int(item.start[:4]), int(item.start[5:7])) for item in (one, two))
        return abs(12 * (year - other_year) + month - other_month) <= NEAR_MONTHS
    return False


def _side(items: Sequence[Dated]) -> Side:
    claims = tuple(Evidence(source=item.claim.source, span=item.claim.span, quote=item.claim.quote) for item in items)
    return Side(says=say_day(items[0].start), claims=claims)


def _told(side: Side) -> str:
    sources = ", ".join(dict.fromkeys(claim.source for claim in side.claims))
    return f"{side.says} ({sources})"


def say_day(value: str) -> str:
    """Say a date of ISO 8601 in words: `4 March 2024`, `February 2022`."""
    parts = value.split("-")
    if len(parts) < 2 or not parts[1].isdigit():
        return value
    month = f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"{int(parts[2][:2])} {month}" if len(parts) > 2 else month
