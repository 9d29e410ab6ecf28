"""Dated clauses to those that tell one event: by the day and the kind of event, by shared words, places and people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from briefing.mentions import Precision
from briefing.weigh.dated import FINE, MOST_TOLD, Dated, are_elsewhere, are_others
from briefing.weigh.event_kinds import stems_of_kind
from briefing.weigh.story_event import joined_to_story
from briefing.weigh.words import lexicon

SHARED_WORDS = 3
"""So many content words in common say that two clauses speak of one event, whatever the places beside them."""
NEEDED: dict[Precision, int] = {"hour": 1, "instant": 1, "year": SHARED_WORDS, "day": SHARED_WORDS}
"""Content words that two clauses with different verbs share at least to tell one event of a moment."""
COMMON = 100
"""Groups that are looked at for one word: what more of them tell tells none of them apart."""
SHARED_OF_A_DAY = 1
SHARED_OF_A_MONTH = 2
"""Content words that two clauses on one kind of event share at least where the date is a day, and where it is more."""


def grouped(dated: Iterable[Dated]) -> list[list[Dated]]:
    """Put together the clauses that tell one event of one day."""
    groups = [group for _, same in sorted(_by_day(dated).items()) for group in _clusters(same)]
    joined = joined_to_story(_across_kinds(groups))
    return [sorted(group, key=lambda item: (item.claim.source, item.claim.span)) for group in joined]


def _by_day(dated: Iterable[Dated]) -> dict[tuple[str, str, str, str], list[Dated]]:
    """Put together what names the same days, as precisely, and the same kind of event."""
    found: dict[tuple[str, str, str, str], list[Dated]] = defaultdict(list)
    for item in dated:
        precision = "day" if item.precision in FINE else item.precision
        found[item.start, item.end or "", precision, item.event.kind].append(item)
    return found


def _clusters(same: Sequence[Dated]) -> list[list[Dated]]:
    """Part the clauses of one day and kind that speak of different places or have no word in common."""
    if len(same) == 1:
        return [list(same)]
    clusters: list[list[Dated]] = []
    told, apart = _Told(), _is_known_apart(same[0])
    # Their words put them in order: of the sources none comes first.
    for item in sorted(same, key=lambda item: (-len(item.event.stems), item.event.label, item.claim.expression)):
        keys = {*item.event.stems, *item.sites, item.event.label.casefold()}
        near = told.near(keys) if apart else sorted({*told.near(keys), *range(min(len(clusters), COMMON))})
        home = next(
            (at for at in near if any(_one_event(item, other) for other in clusters[at][:MOST_TOLD])), len(clusters)
        )
        if home == len(clusters):
            clusters.append([])
        clusters[home].append(item)
        told.add(keys, home)
    return clusters


def _is_known_apart(item: Dated) -> bool:
    """Say whether events of this kind are only one where their clauses have a word in common."""
    lists, kind = lexicon("clauses"), item.event.kind
    return not (" " in kind or kind in lists["single_kinds"] or kind in lists["rare_kinds"])


class _Told:
    """Which of several groups tell a word, a place or a label."""

    def __init__(self) -> None:
        self.groups: dict[Hashable, list[int]] = defaultdict(list)

    def add(self, keys: Iterable[Hashable], at: int) -> None:
        """Note that the group numbered `at` tells `keys`."""
        for key in keys:
            held = self.groups[key]
            if len(held) < COMMON and at not in held:
                held.append(at)

    def near(self, keys: Iterable[Hashable], *, fewest: int = 1) -> list[int]:
        """Give the groups that tell `fewest` of `keys`, in their order."""
        shared = Counter(at for key in keys for at in self.groups.get(key, ()))
        return sorted(at for at, count in shared.items() if count >= fewest)


def _across_kinds(groups: Sequence[list[Dated]]) -> list[list[Dated]]:
    """Join what two verbs tell of one moment: `the order came at 9 p.m.`, `it gave the order at 9 p.m.`."""
    joined: list[list[Dated]] = []
    of_moment: dict[tuple[str | None, str | None, str], _Told] = defaultdict(_Told)
    for group in groups:
        first = group[0]
        home, needed = len(joined), NEEDED.get(first.precision)
        if needed and not any(item.event.said for item in group):
            told = of_moment[first.time.start, first.end, first.precision]
            stems = {stem for item in group[:MOST_TOLD] for stem in item.event.stems}
            near = told.near(stems, fewest=needed)
            home = next((at for at in near if _told_twice(joined[at], group, needed)), home)
            told.add(stems, home)
        if home == len(joined):
            joined.append(group)
        else:
            joined[home].extend(group)
    return joined


def _told_twice(one: Sequence[Dated], two: Sequence[Dated], needed: int) -> bool:
    if not {item.claim.source for item in one}.isdisjoint(item.claim.source for item in two):
        return False
    return any(
        _shares(item, other, needed) and not are_elsewhere(item.sites, other.sites)
        for item in one[:MOST_TOLD]
        for other in two[:MOST_TOLD]
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
