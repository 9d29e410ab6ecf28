"""The groups of one story's dated clauses to the event that its sources open with, and all that tells of it.

What most sources open with on one day is the story. Another clause dates the same event where it names it in general
(`Wednesday's disaster`), where it tells what people suffered of it (`the twelve killed on Tuesday`), where it names an
event of the same kind at no other place, or where it opens a source too or tells of harm
and has words in common with the event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from briefing.weigh.dated import FINE, MOST_TOLD, Dated, are_elsewhere
from briefing.weigh.words import lexicon

FEWEST_OPENING = 2
"""Sources that open with an event at least, so that it is the story's."""
SHARED = 2
"""Content words that two first sentences, or two clauses on harm, share at least to tell of one event."""

SHARED_SAYING = 4
"""Content words that two first sentences share at least to tell of one announcement."""

Group = list[Dated]


def joined_to_story(groups: Sequence[Group]) -> list[Group]:
    """Put with the story's own event, if there is one, all groups of its day that tell of it in other words."""
    groups = _announced(groups)
    own = _own_event(groups)
    if own is None:
        return groups
    kept: list[Group] = []
    for group in groups:
        if group is not own and _tells_of(group, own):
            own.extend(group)
        else:
            kept.append(group)
    own.sort(key=lambda item: (item.claim.source, item.claim.span))
    return kept


def _announced(groups: Sequence[Group]) -> list[Group]:
    """Join the sayings of one day that sources open with in much the same words, whoever they call the speaker."""
    joined: list[Group] = []
    homes: list[Group] = []
    for group in groups:
        opening = [item for item in group if item.leads and item.event.said and item.precision in FINE]
        home = next((home for home in homes if any(_say_the_same(one, two) for one in opening for two in home)), None)
        if home is None:
            joined.append(group)
            homes += [group] if opening else []
        else:
            home.extend(group)
    return joined


def _say_the_same(one: Dated, two: Dated) -> bool:
    shared = one.context & two.context if two.leads and two.event.said else frozenset()
    return one.start == two.start and one.claim.source != two.claim.source and len(shared) >= SHARED_SAYING


def _own_event(groups: Sequence[Group]) -> Group | None:
    """Give the event on the day that most sources open with which most sources tell."""
    days: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    opening = [group for group in groups if any(item.opens for item in group) and _is_an_event(group)]
    for group in opening:
        days[group[0].start, group[0].end] |= {item.claim.source for item in group if item.opens}
    day = min(days, key=lambda day: (-len(days[day]), day[0], day[1] or ""), default=None)
    if day is None or len(days[day]) < FEWEST_OPENING:
        return None
    events = [group for group in opening if (group[0].start, group[0].end) == day]
    suffered = lexicon("clauses")["suffered_kinds"]
    return min(events, key=lambda group: (-_sources_opening(group), _kind(group) in suffered, _kind(group)))


def _is_an_event(group: Group) -> bool:
    return group[0].precision in FINE and not any(item.event.said for item in group)


def _sources_opening(group: Group) -> int:
    return len({item.claim.source for item in group if item.opens})


def _kind(group: Group) -> str:
    return group[0].event.kind


def _tells_of(group: Group, own: Group) -> bool:
    """Say whether `group` dates what `own` dates, on the same day."""
    if (group[0].start, group[0].end) != (own[0].start, own[0].end) or not _is_an_event(group):
        return False
    pairs = [(item, other) for item in group[:MOST_TOLD] for other in own[:MOST_TOLD]]
    if all(are_elsewhere(one.sites, two.sites) for one, two in pairs):
        return False
    lists, kind, told = lexicon("clauses"), _kind(group), _kind(own)
    harming, suffered = lists["harming_kinds"], lists["suffered_kinds"]
    if kind in lists["general_kinds"] or (kind == told and kind in harming | lists["datable_kinds"]):
        return True
    if (kind in suffered and told in harming) or (told in suffered and kind in harming):
        return True
    if {kind, told} <= harming and any(len(one.event.stems & two.event.stems) >= SHARED for one, two in pairs):
        return True
    return any(one.leads and two.leads and len(one.context & two.context) >= SHARED for one, two in pairs)
