"""Where in a group of units an office stands, and the name of the person that follows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.read.name_lexicon import (
    BEFORE_TITLE,
    DOUBTFUL_GIVEN,
    FAMILY,
    FEATURE_LAST,
    GIVEN,
    HEAD,
    PEOPLE,
    ROLE,
    THING,
    TITLE,
)
from briefing.read.name_words import AND, JOINED, SOFT, Unit
from briefing.read.words import lexicon

MOST_OF_A_PERSON = 5
"""Words of a person's name, without title."""
ANY_GIVEN = GIVEN | DOUBTFUL_GIVEN


class Office(NamedTuple):
    """The units of a title, half-open, and the end of the name after it."""

    first: int
    last: int
    end: int


def next_office(group: Sequence[Unit], begin: int) -> Office | None:
    """Give the next title of `group` from unit `begin` on: `Foreign Minister`, `Secretary of State`."""
    for index in range(begin, len(group)):
        if not group[index].flags & (TITLE | ROLE) or not _is_title(group, begin, index):
            continue
        last = _title_end(group, index)
        end = person_end(group, last)
        if _is_body(group, last, end):
            continue
        first = index
        while first > begin and _goes_before(group[first - 1]) and group[first].gap in (JOINED, AND):
            first -= 1
        return Office(first, last, end)
    return None


def _is_title(group: Sequence[Unit], begin: int, index: int) -> bool:
    """Say whether a word that can be a title is one here."""
    unit = group[index]
    if unit.kind != "word":
        return False
    following = group[index + 1] if index + 1 < len(group) and group[index + 1].gap in (JOINED, SOFT) else None
    if not unit.flags & TITLE:
        return following is not None and bool(following.flags & GIVEN) and not unit.flags & ANY_GIVEN and index == begin
    before = group[index - 1] if index > begin and unit.gap == JOINED else None
    if before is not None and unit.text == "General" and before.flags & HEAD:
        # "Directorate General"
        return False
    if before is not None and following is None and unit.flags & FAMILY:
        # "Amira Sheikh": a surname
        return False
    if before is not None and (before.flags & ANY_GIVEN or before.text[-1:] == "."):
        # "Martin Luther King" is no king; "Martin King Jr." neither.
        return following is not None and following.text not in lexicon("names")["suffixes"]
    return True


def _title_end(group: Sequence[Unit], index: int) -> int:
    last = index + 1
    offices = lexicon("names")["office_of"]
    while last < len(group):
        unit = group[last]
        more = unit.kind == "word" and unit.flags & (TITLE | BEFORE_TITLE) and not unit.flags & ANY_GIVEN
        of = unit.gap in (SOFT, AND) and not unit.flags & TITLE
        if not (more and unit.gap == JOINED) and not of and not (group[last - 1].gap == SOFT and unit.text in offices):
            break
        last += 1
    return last


def _goes_before(unit: Unit) -> bool:
    return unit.kind == "word" and bool(unit.flags & (BEFORE_TITLE | TITLE)) and not unit.flags & GIVEN


def _is_body(group: Sequence[Unit], last: int, end: int) -> bool:
    """Tell "General Assembly" and "Republican National Committee" from a person with a title."""
    for index in range(last, min(len(group), max(end, last) + 2)):
        unit = group[index]
        if index > last - 1 and unit.gap != JOINED:
            return False
        if unit.flags & TITLE:
            return False
        if unit.kind == "word" and unit.flags & HEAD and not unit.flags & ANY_GIVEN:
            return not (index > last and group[last].flags & ANY_GIVEN)
    return False


def person_end(group: Sequence[Unit], begin: int) -> int:
    """Give the end of the person's name that begins at unit `begin`; `begin` itself when none does."""
    end = begin
    while end < len(group) and end - begin < MOST_OF_A_PERSON:
        unit = group[end]
        if unit.gap != JOINED or not _fits_a_person(unit, first=end == begin, last=_is_last(group, end)):
            break
        end += 1
    return end


def _is_last(group: Sequence[Unit], index: int) -> bool:
    return index + 1 == len(group) or group[index + 1].gap != JOINED


def _fits_a_person(unit: Unit, *, first: bool, last: bool) -> bool:
    if unit.kind == "place":
        return " " not in unit.text
    if unit.kind != "word":
        # "Michael Bloomberg" bears the name of a medium.
        return not first and last and " " not in unit.text and unit.kind in ("medium", "organisation")
    if unit.flags & ANY_GIVEN:
        return True
    if first:
        return not unit.flags & (THING | HEAD | PEOPLE)
    # Last of all, "Hall", "Banks" and "King" are surnames.
    return last or not unit.flags & (THING | FEATURE_LAST | PEOPLE | TITLE)
