"""Dated clauses to those that tell one event: by the day and the kind of event, by shared words, places and people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefing.weigh.dated import FINE, Dated, are_elsewhere, are_others
from briefing.weigh.event_kinds import stems_of_kind
from briefing.weigh.story_event import joined_to_story
from briefing.weigh.words import lexicon

SHARED_WORDS = 3
"""So many content words in common say that two clauses speak of one event, whatever the places beside them."""
SHARED_OF_A_DAY = 1
SHARED_OF_A_MONTH = 2
"""Content words that two clauses on one kind of event share at least where the date is a day, and where it is more."""


def grouped(dated: Iterable[Dated]) -> list[list[Dated]]:
    """Put together the clauses that tell one event of one day."""
    groups = [group for _, same in sorted(_by_day(dated).items()) for group in _clusters(same)]
    return joined_to_story(_across_kinds(groups))


def _by_day(dated: Iterable[Dated]) -> dict[tuple[str, str, str, str], list[Dated]]:
    """Put together what names the same days, as precisely, and the same kind of event."""
    found: dict[tuple[str, str, str, str], list[Dated]] = defaultdict(list)
    for item in dated:
        precision = "day" if item.precision in FINE else item.precision
        found[item.start, item.end or "", precision, item.event.kind].append(item)
    return found


def _clusters(same: Sequence[Dated]) -> list[list[Dated]]:
    """Part the clauses of one day and kind that speak of different places or have no word in common."""
    clusters: list[list[Dated]] = []
    for item in same:
        home = next((cluster for cluster in clusters if any(_one_event(item, other) for other in cluster)), None)
        if home is None:
            clusters.append([item])
        else:
            home.append(item)
    return clusters


def _across_kinds(groups: Sequence[list[Dated]]) -> list[list[Dated]]:
    """Join what two verbs tell of one moment: `the order came at 9 p.m.`, `it gave the order at 9 p.m.`."""
    joined: list[list[Dated]] = []
    of_moment: dict[tuple[str | None, str | None, str], list[list[Dated]]] = defaultdict(list)
    for group in groups:
        first = group[0]
        others = of_moment[first.time.start, first.end, first.precision]
        home = next((other for other in others if _told_twice(other, group)), None)
        if home is None:
            joined.append(group)
            others.append(group)
        else:
            home.extend(group)
    return joined


def _told_twice(one: Sequence[Dated], two: Sequence[Dated]) -> bool:
    needed = {"hour": 1, "instant": 1, "year": SHARED_WORDS, "day": SHARED_WORDS}.get(one[0].precision)
    if any(item.event.said for item in (*one, *two)):
        return False
    if needed is None or not {item.claim.source for item in one}.isdisjoint(item.claim.source for item in two):
        return False
    return any(
        _shares(item, other, needed) and not are_elsewhere(item.sites, other.sites) for item in one for other in two
    )


def _shares(one: Dated, two: Dated, needed: int) -> bool:
    shared = len(one.event.stems & two.event.stems)
    return shared >= needed and (needed == 1 or 2 * shared >= min(len(one.event.stems), len(two.event.stems)))


def _one_event(one: Dated, two: Dated) -> bool:
    lists, kind, fine = lexicon("clauses"), one.event.kind, one.precision in FINE
    shared = len((one.event.stems & two.event.stems) - stems_of_kind(kind))
    much = shared >= SHARED_WORDS and 2 * shared >= min(len(one.event.stems), len(two.event.stems))
    same_words = one.event.label.casefold() == two.event.label.casefold()
    if much or same_words or (fine and kind in lists["single_kinds"]):
        return True
    if are_elsewhere(one.sites, two.sites) or are_others(one.actors, two.actors):
        return False
    if kind in lists["single_kinds"] or (fine and kind in lists["rare_kinds"]):
        return True
    if one.event.said or kind in lists["reporting"]:
        return one.event.said and fine and " " in kind
    close = one.event.listed and (fine or one.event.named or two.event.named)
    return shared >= (SHARED_OF_A_DAY if close else SHARED_OF_A_MONTH)
