"""Units to the groups that can be one name with its title, and each group to the parts that are names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.read.name_words import (
    AND,
    BEFORE_TITLE,
    BREAK,
    DIRECTION,
    DOUBTFUL_GIVEN,
    FEATURE_FIRST,
    FEATURE_LAST,
    GIVEN,
    HEAD,
    JOINED,
    ORDINARY,
    PEOPLE,
    SMALL,
    SOFT,
    THING,
    TITLE,
    Unit,
)
from briefing.read.words import lexicon

Group = list[Unit]
MOST_OF_A_PERSON = 5
"""Words of a person's name, without title."""


class Part(NamedTuple):
    """What a stretch of a group is: `kind` is person, organisation, medium, place or unknown."""

    start: int
    end: int
    kind: str
    rule: str
    role: str | None = None
    flags: int = 0
    """Of its first word."""
    words: int = 1


def groups_of(text: str, units: Sequence[Unit]) -> Iterator[Group]:
    """Yield the units that stand together, cut at the words that are in no name."""
    group: Group = []
    for unit in units:
        if unit.kind == "word" and unit.flags & SMALL and not _is_kept(group, unit):
            if group:
                yield group
            group = []
            continue
        if group and not _hangs_together(text, group, unit):
            yield group
            group = []
        group.append(unit)
    if group:
        yield group


def _is_kept(group: Group, unit: Unit) -> bool:
    return (
        bool(group) and unit.gap == JOINED and bool(unit.flags & (GIVEN | HEAD) and group[-1].flags & (GIVEN | TITLE))
    )


def _hangs_together(text: str, group: Group, unit: Unit) -> bool:
    last = group[-1]
    if unit.gap == BREAK or (unit.start - last.end > 1 and unit.gap == JOINED and last.kind == "people"):
        return False
    if unit.gap == JOINED:
        return True
    if unit.gap == SOFT:
        if last.kind == "word" and last.flags & HEAD:
            return " in " not in text[last.end : unit.start] and " to " not in text[last.end : unit.start]
        office = unit.text in lexicon("names")["office_of"] or unit.kind in ("place", "organisation")
        return bool(last.flags & TITLE) and last.kind == "word" and text[last.end : last.end + 4] == " of " and office
    subjects = lexicon("names")["subjects"]
    return (
        unit.gap == AND
        and (last.text in subjects or "&" in text[last.end : unit.start])
        and (unit.text in subjects or "&" in text[last.end : unit.start])
    )


def parts_of(text: str, group: Group) -> Iterator[Part]:
    """Yield the parts of `group` in order: titles belong to the person after them and are no part themselves."""
    begin = 0
    while begin < len(group):
        role = _role_at_or_after(group, begin)
        if role is None:
            yield from _plain(group[begin:])
            return
        first, last = role
        end = _person_end(group, last)
        yield from _plain(group[begin:first])
        if end > last:
            yield _person(text, group, begin, first, last, end)
        begin = max(end, last)


def _role_at_or_after(group: Group, begin: int) -> tuple[int, int] | None:
    """Give the first unit of the next title and the first after it: `Foreign Minister`, `Secretary of State`."""
    for index in range(begin, len(group)):
        unit = group[index]
        if unit.kind != "word" or not unit.flags & TITLE:
            continue
        following = group[index + 1] if index + 1 < len(group) else None
        if (
            following is not None
            and following.flags & HEAD
            and following.gap == JOINED
            and not following.flags & (GIVEN | TITLE | BEFORE_TITLE)
        ):
            continue
        last = index + 1
        while last < len(group) and (
            (
                group[last].kind == "word"
                and group[last].flags & (TITLE | BEFORE_TITLE)
                and group[last].gap == JOINED
                and not group[last].flags & (GIVEN | DOUBTFUL_GIVEN)
            )
            or (group[last].gap in (SOFT, AND) and not group[last].flags & TITLE)
            or (group[last - 1].gap == SOFT and group[last].text in lexicon("names")["office_of"])
        ):
            last += 1
        first = index
        while (
            first > begin
            and group[first - 1].kind == "word"
            and group[first - 1].flags & BEFORE_TITLE
            and group[first].gap == JOINED
        ):
            first -= 1
        return first, last
    return None


def _person_end(group: Group, begin: int) -> int:
    """Give the end of the person's name that begins at unit `begin`."""
    end = begin
    while end < len(group) and end - begin < MOST_OF_A_PERSON:
        unit = group[end]
        if unit.gap != JOINED and end > begin:
            break
        stops = THING | FEATURE_LAST | PEOPLE if end > begin else THING | HEAD | PEOPLE
        if (
            unit.flags & stops
            and not unit.flags & (GIVEN | DOUBTFUL_GIVEN)
            and not (end > begin and end + 1 == len(group))
        ):
            break
        if unit.kind in ("people", "medium", "organisation") and (end == begin or " " in unit.text):
            break
        if unit.kind == "place" and " " in unit.text:
            break
        if unit.flags & TITLE and end > begin and not unit.flags & (GIVEN | DOUBTFUL_GIVEN):
            break
        end += 1
    return end


def _person(text: str, group: Group, begin: int, first: int, last: int, end: int) -> Part:
    before = first
    while before > begin and group[before].gap == JOINED and group[before - 1].kind != "word":
        before -= 1
    whole = text[group[before].start : group[last - 1].end]
    role = None if whole.rstrip(".") in COURTESY else whole
    return Part(group[last].start, group[end - 1].end, "person", "title", role, group[last].flags, end - last)


COURTESY = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir", "Mme", "Mlle"})
"""Titles that say nothing about what a person does."""


def _plain(group: Sequence[Unit]) -> Iterator[Part]:
    """Yield the parts of a group without titles."""
    begin = 0
    while begin < len(group):
        part, begin = _next_plain(group, begin)
        if part is not None:
            yield part


def _next_plain(group: Sequence[Unit], begin: int) -> tuple[Part | None, int]:
    unit = group[begin]
    head = _head_after(group, begin)
    if head is not None:
        end = _organisation_end(group, head)
        if end - begin > 1 or unit.kind != "word":
            return _part(group, begin, end, "organisation", "head word"), end
        return None, end
    if unit.kind in ("medium", "organisation"):
        return _part(group, begin, begin + 1, unit.kind, "known name"), begin + 1
    if unit.kind == "people":
        return None, begin + 1
    end = begin + 1
    while (
        end < len(group)
        and group[end].gap == JOINED
        and group[end].kind in ("word", "place")
        and " " not in group[end].text
    ):
        end += 1
    thing = next((index for index in range(begin, end) if group[index].flags & THING), None)
    if thing is not None and thing > begin and not unit.flags & GIVEN:
        return None, thing + 1
    if end - begin > 1 and unit.flags & GIVEN:
        end = min(end, begin + MOST_OF_A_PERSON)
        if not group[end - 1].flags & (FEATURE_LAST | THING) or group[end - 1].flags & GIVEN:
            return _part(group, begin, end, "person", "given name"), end
    return _place_or_unknown(group, begin, end)


def _place_or_unknown(group: Sequence[Unit], begin: int, end: int) -> tuple[Part | None, int]:
    unit, last = group[begin], group[end - 1]
    if unit.kind == "place" and (end - begin == 1 or (group[begin + 1].kind == "place")):
        return _part(group, begin, begin + 1, "place", "gazetteer"), begin + 1
    if end - begin > 1 and last.flags & FEATURE_LAST and not unit.flags & ORDINARY:
        return _part(group, begin, end, "place", "feature word"), end
    if end - begin > 1 and unit.flags & FEATURE_FIRST:
        return _part(group, begin, end, "place", "feature word"), end
    if end - begin == 2 and unit.flags & DIRECTION and last.kind == "place":
        return _part(group, begin, end, "place", "direction"), end
    while begin < end and group[begin].flags & ORDINARY and not group[begin].flags & (GIVEN | DOUBTFUL_GIVEN):
        begin += 1
    if begin == end:
        return None, end
    if begin + 1 == end and group[begin].kind == "place":
        return _part(group, begin, end, "place", "gazetteer"), end
    return _part(group, begin, end, "unknown", "capitals"), end


def _head_after(group: Sequence[Unit], begin: int) -> int | None:
    """Give the next unit that ends the name of an organisation, unless a known name or a thing comes before."""
    for index in range(begin, len(group)):
        unit = group[index]
        if index > begin and unit.gap != JOINED:
            return None
        if unit.kind == "word" and unit.flags & HEAD:
            return index
        if unit.kind in ("medium", "organisation") and index > begin:
            return None
        if unit.flags & THING and index > begin:
            return None
    return None


def _organisation_end(group: Sequence[Unit], head: int) -> int:
    end = head + 1
    while end < len(group):
        unit = group[end]
        if unit.gap == JOINED and unit.kind == "word" and unit.flags & HEAD:
            end += 1
        elif unit.gap in (SOFT, AND):
            end += 1
            while end < len(group) and group[end].gap == JOINED and not group[end].flags & TITLE:
                end += 1
        else:
            break
    return end


def _part(group: Sequence[Unit], begin: int, end: int, kind: str, rule: str) -> Part:
    return Part(group[begin].start, group[end - 1].end, kind, rule, None, group[begin].flags, end - begin)
