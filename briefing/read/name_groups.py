"""Units to the groups that can be one name with its title, and each group to the parts that are names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.read.name_lexicon import (
    DIRECTION,
    DOUBTFUL_GIVEN,
    FEATURE_FIRST,
    FEATURE_LAST,
    GIVEN,
    HEAD,
    ORDINARY,
    PEOPLE,
    SMALL,
    THING,
    TITLE,
    word_flags,
)
from briefing.read.name_people import title_with_time
from briefing.read.name_titles import MOST_OF_A_PERSON, Office, next_office
from briefing.read.name_words import AND, BREAK, JOINED, LIST, SOFT, Unit
from briefing.read.words import lexicon

Group = list[Unit]
COURTESY = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir", "Mme", "Mlle"})
"""Titles that say nothing about what a person does."""
LONGEST_BEFORE_MONTH = 12
FARTHEST_HEAD = 4
"""Words of an organisation's name between two of its head words."""


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
    last_flags: int = 0


def groups_of(text: str, units: Sequence[Unit]) -> Iterator[Group]:
    """Yield the units that stand together, cut at the words that are in no name."""
    group: Group = []
    for index, unit in enumerate(units):
        small = unit.flags & SMALL and unit.kind == "word" and not _is_kept(group, unit)
        if (small and not _is_given(text, units, index)) or unit.kind == "thing":
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
    """Keep "Theresa May" and "President May"."""
    if not group or unit.gap != JOINED:
        return False
    return bool(unit.flags & (GIVEN | DOUBTFUL_GIVEN | HEAD) and group[-1].flags & (GIVEN | TITLE))


def _is_given(text: str, units: Sequence[Unit], index: int) -> bool:
    """Keep "Jan Novak" and "June Berg", not "in June Berg left"."""
    unit = units[index]
    if not unit.flags & (GIVEN | DOUBTFUL_GIVEN) or index + 1 == len(units):
        return False
    following = units[index + 1]
    named = following.gap == JOINED and following.kind == "word" and not following.flags & (TITLE | SMALL | HEAD)
    before = text[max(0, unit.start - LONGEST_BEFORE_MONTH) : unit.start].rsplit(None, 1)
    return named and not (before and before[-1].lower() in lexicon("names")["before_months"])


def _hangs_together(text: str, group: Group, unit: Unit) -> bool:
    last = group[-1]
    if unit.gap == JOINED:
        return unit.start - last.end <= 1 or last.kind == "word"
    if unit.gap == BREAK:
        return False
    names = lexicon("names")
    if unit.gap == LIST:
        # "Ministry of Trade, Industry and Energy"
        listed = any(one.text in names["listing_heads"] for one in group)
        return listed and _is_subject(last.text) and _is_subject(unit.text)
    between = text[last.end : unit.start]
    if unit.gap == SOFT:
        general = last.text == "General" and len(group) > 1 and group[-2].flags & HEAD
        if last.kind == "word" and (last.flags & HEAD or general):
            if between.startswith((" on ", " against ")):
                return last.text in names["on_heads"]
            return last.text not in names["companies"]
        if last.kind == "organisation":
            return between == " of " and unit.kind == "place" and ends_with_head(last.text)
        if between == " of " and last.text in names["studied"] and group[0].flags & HEAD:
            # "Centre for the Study of War"
            return True
        office = unit.text in names["office_of"] or unit.kind in ("place", "organisation")
        led = between == " of " or (between == " for " and unit.text in names["office_of"])
        return bool(last.flags & TITLE) and last.kind == "word" and led and office
    if "&" in between or (len(group) > 2 and group[0].text in names["national"] and _is_subject(unit.text)):
        return True
    return _is_subject(last.text) and _is_subject(unit.text)


def _is_subject(word: str) -> bool:
    last = word.rpartition("-")[2]
    return last in lexicon("names")["subjects"] or last.endswith(("ology", "ography", "culture"))


def parts_of(text: str, group: Group) -> Iterator[Part]:
    """Yield the parts of `group` in order: titles belong to the person after them and are no part themselves."""
    if len(group) == 1:
        # Most groups: a title alone is no name.
        unit = group[0]
        part = None if unit.flags & TITLE and unit.kind == "word" else _next_plain(group, 0)[0]
        if part is not None:
            yield part
        return
    begin = 0
    while begin < len(group):
        office = next_office(group, begin)
        if office is None or _has_office_in_name(group, begin, office):
            yield from _plain(group[begin:] if begin else group)
            return
        yield from _plain(group[begin : office.first])
        if office.end > office.last:
            yield _person(text, group, begin, office)
        begin = max(office.end, office.last)


def _has_office_in_name(group: Group, begin: int, office: Office) -> bool:
    """Tell "Office of the Director of Public Prosecutions" from a person with a title."""
    before = group[office.first - 1] if office.first > begin else None
    return (
        before is not None
        and group[office.first].gap == SOFT
        and before.text in ("Office", "Bureau")
        and (office.end == office.last or group[office.first + 1].gap == SOFT)
    )


def _person(text: str, group: Group, begin: int, office: Office) -> Part:
    before = office.first
    while before > begin and group[before].gap == JOINED and group[before - 1].kind != "word":
        before -= 1
    end = group[office.last - 1].end
    role = title_with_time(text, group[before].start, text[group[before].start : end + (text[end : end + 1] == ".")])
    return Part(
        start=group[office.last].start,
        end=group[office.end - 1].end,
        kind="person",
        rule="title",
        role=None if role.rstrip(".") in COURTESY else role.replace("\n", " "),
        flags=group[office.last].flags,
        words=office.end - office.last,
    )


def _plain(group: Sequence[Unit]) -> Iterator[Part]:
    """Yield the parts of a group without titles."""
    begin = 0
    while begin < len(group):
        part, begin = _next_plain(group, begin)
        if part is not None:
            yield part


def _next_plain(group: Sequence[Unit], begin: int) -> tuple[Part | None, int]:
    unit = group[begin]
    if unit.text in lexicon("names")["bygone"]:
        return None, begin + 1
    if len(group) > 1 or unit.flags & HEAD:
        end = _organisation_end(group, begin)
        if end > begin:
            if end < len(group) and group[end].gap == JOINED and group[end].flags & THING:
                return None, end + 1
            long = end - begin > 1 or unit.kind != "word"
            return (_part(group, begin, end, "organisation", "head word") if long else None), end
    if unit.kind in ("medium", "organisation"):
        return _part(group, begin, begin + 1, unit.kind, "known name"), begin + 1
    if unit.kind == "people" or (unit.kind == "word" and unit.flags & PEOPLE):
        return None, begin + 1
    end = begin + 1
    while end < len(group) and group[end].gap == JOINED and group[end].kind in ("word", "place"):
        if " " in group[end].text or group[end].flags & PEOPLE:
            break
        end += 1
    return _person_or_place(group, begin, end)


def _person_or_place(group: Sequence[Unit], begin: int, end: int) -> tuple[Part | None, int]:
    unit, last = group[begin], group[end - 1]
    thing = None
    if end - begin > 1 and not unit.flags & (GIVEN | THING):
        thing = next((index for index in range(begin + 1, end) if group[index].flags & THING), None)
    if thing is not None:
        return (_part(group, begin, begin + 1, "place", "gazetteer") if unit.kind == "place" else None), thing + 1
    if end - begin > 1 and unit.flags & GIVEN:
        end = min(end, begin + MOST_OF_A_PERSON)
        if not last.flags & (FEATURE_LAST | THING) or last.flags & GIVEN:
            return _part(group, begin, end, "person", "given name"), end
    if end - begin == 2 and last.kind == "place" and unit.flags & DOUBTFUL_GIVEN and last.gap == JOINED:
        # "Florence Jordan": two places would have a comma between them
        return _part(group, begin, end, "person", "given name"), end
    if unit.kind == "place" and (end - begin == 1 or group[begin + 1].kind == "place"):
        return _part(group, begin, begin + 1, "place", "gazetteer"), begin + 1
    if end - begin == 2 and unit.kind == "place" and last.text in ("City", "Town"):
        return None, end
    if end - begin > 1 and ((last.flags & FEATURE_LAST and not unit.flags & ORDINARY) or unit.flags & FEATURE_FIRST):
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


def _organisation_end(group: Sequence[Unit], begin: int) -> int:
    """Give the end of the organisation's name that begins at `begin`; `begin` itself when none does."""
    end = begin
    head = begin
    telling = 0
    ampersand = False
    for index in range(begin, len(group)):
        unit = group[index]
        if index > begin and unit.gap == SOFT:
            if end != index and not (index == begin + 1 and group[begin].kind == "organisation"):
                break
            return _complement_end(group, index)
        if unit.kind in ("medium", "organisation", "people") and index > begin and end == begin:
            return index + 1 if index == begin + 1 and _is_national(group[begin], unit) else begin
        if index > begin and (unit.kind == "people" or index - head - telling > FARTHEST_HEAD):
            break
        telling += index > begin and _is_subject(unit.text)
        ampersand = ampersand or (unit.gap == AND and index > begin)
        general = unit.text == "General" and begin < index == end
        if unit.kind == "word" and (unit.flags & HEAD or general):
            end, head = index + 1, index
        elif ampersand and index + 1 == len(group):
            end = index + 1
    if end == begin + 1 < len(group) and group[begin].text in lexicon("names")["heads_before"]:
        # "Radio Mazovia", "Bank Millenar"
        following = group[end]
        plain = following.kind == "place" or (following.kind == "word" and not following.flags)
        return end + (plain and following.gap == JOINED)
    return end + (end > begin and _is_of_place(group, end))


def _is_of_place(group: Sequence[Unit], end: int) -> bool:
    """Say whether the place behind a school belongs to its name: "King's College London"."""
    if end >= len(group) or group[end].kind != "place" or group[end].gap != JOINED:
        return False
    alone = end + 1 == len(group) or group[end + 1].gap != JOINED
    return alone and group[end - 1].text in lexicon("names")["schools"]


def _is_national(country: Unit, body: Unit) -> bool:
    """Say whether the two are one name: "US Senate", "Chilean Supreme Court"."""
    return country.kind in ("place", "people") and body.kind == "organisation" and ends_with_head(body.text)


def ends_with_head(name: str) -> bool:
    """Say whether the last word of a known name is one that bodies of many countries have: `Supreme Court`."""
    return bool(word_flags().get(name.rpartition(" ")[2], 0) & HEAD)


def _complement_end(group: Sequence[Unit], index: int) -> int:
    """Give the end of what follows `of`: all that is joined to it."""
    begin = index
    while index < len(group) and group[index].gap != BREAK:
        unit, last = group[index], group[index - 1]
        office = unit.flags & TITLE and not (last.text in ("Office", "Bureau") or (index > begin and unit.gap == SOFT))
        # "the University of Texas student Anna Berg" and "University of Texas Anna Berg"
        person = unit.gap == JOINED and last.kind == "place" and unit.flags & GIVEN
        if office or person:
            break
        index += 1
    return index


def _part(group: Sequence[Unit], begin: int, end: int, kind: str, rule: str) -> Part:
    first, last = group[begin], group[end - 1]
    return Part(first.start, last.end, kind, rule, None, first.flags, end - begin, last.flags)
