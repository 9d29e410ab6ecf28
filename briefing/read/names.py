"""A text to the persons, organisations and places it names, each with the fullest form the text has for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from briefing.mentions import Name, Span
from briefing.read.gazetteer import Place, places_named
from briefing.read.name_groups import Part, groups_of, parts_of
from briefing.read.name_people import People
from briefing.read.name_places import (
    COORDINATION,
    Setting,
    area_after,
    area_before,
    is_doubtful,
    is_located,
    meant_place,
    setting_of,
)
from briefing.read.name_resolution import resolve, text_of
from briefing.read.name_words import Unit, units_of
from briefing.read.sentences import split_paragraphs
from briefing.read.words import lexicon, table

# "von der Leyen" of "Ursula von der Leyen"
PARTICLE = re.compile(r"[ ](?P<surname>[a-z]+[ '’].+)\Z")
OF_A_BODY = frozenset({" of the ", " of ", " from the ", ", of the ", " with the ", ", of "})


@lru_cache(maxsize=4)
def find_names(text: str) -> tuple[Name, ...]:
    """Find the names in `text`, in order."""
    wrapped = "\n" in text and any("\n" in paragraph.of(text) for paragraph in split_paragraphs(text))
    units = units_of(text, wrapped=wrapped)
    parts = [part for group in groups_of(text, units) if not _is_shouted(group) for part in parts_of(text, group)]
    resolved, people, defined = resolve(text, parts)
    setting = setting_of((unit.text, unit.kind) for unit in units if unit.kind in ("people", "place"))
    names = list(_names(text, resolved, people, setting, defined))
    return tuple(_with_areas(_with_bodies(text, names), names))


def _is_shouted(group: Sequence[Unit]) -> bool:
    """Headings in capitals hide what is a name."""
    return len(group) > 2 and sum(unit.text.isupper() and len(unit.text) > 2 for unit in group) > 2


def _names(
    text: str, parts: Sequence[Part], people: People, setting: Setting, defined: dict[str, str]
) -> Iterator[Name]:
    shared = _shared_areas(text, parts)
    listed = -1
    for index, part in enumerate(parts):
        if part.kind == "person":
            yield _person(text, part, people)
        elif part.kind == "place" and not _is_of_a_currency(text, part):
            following = parts[index + 1] if index + 1 < len(parts) else None
            # What follows a place in a list is as much of a place.
            in_list = listed >= 0 and text[listed : part.start] in COORDINATION
            place = _place(text, part, following, setting, shared.get(index), in_list=in_list)
            if place is not None:
                listed = part.end
                yield place
        elif part.kind != "place":
            yield _organisation(text, part, defined)


def _is_of_a_currency(text: str, part: Part) -> bool:
    """Say whether initials only tell whose dollar it is, as in "US$5m"."""
    return text.startswith(("$", " $"), part.end) and text[part.start : part.end].isupper()


def _person(text: str, part: Part, people: People) -> Name:
    name = text_of(text, part)
    full = people.full_name(name)
    start = part.start
    surname = _surname_with_particle(full) if full else None
    if surname is not None and surname.endswith(name) and text.endswith(surname, 0, part.end):
        start, name = part.end - len(surname), surname
    return Name(
        span=Span(start, part.end),
        rule=part.rule,
        name=name,
        type="person",
        canonical=full or name,
        role=part.role,
    )


@lru_cache(maxsize=1024)
def _surname_with_particle(full: str) -> str | None:
    match = PARTICLE.search(full)
    return match["surname"] if match is not None else None


def _organisation(text: str, part: Part, defined: dict[str, str]) -> Name:
    name = text_of(text, part)
    if part.kind == "medium":
        name = name.removeprefix("The ")
    long = defined.get(name, name).replace("’", "'")
    return Name(
        span=Span(part.end - len(name), part.end),
        rule=part.rule,
        name=name,
        type="organisation",
        canonical=_full_names().get(long, defined.get(name, name)),
        medium=part.kind == "medium",
    )


@cache
def _full_names() -> dict[str, str]:
    return table("names", "initials") | table("media", "initials") | table("media", "spellings")


def _shared_areas(text: str, parts: Sequence[Part]) -> dict[int, str]:
    """Give the noun after each name; the names of a list share it: "the Belmont and Carlton districts"."""
    shared: dict[int, str] = {}
    for index in range(len(parts) - 1, -1, -1):
        area = area_after(text, parts[index].end)
        plural = shared.get(index + 1, "").endswith("s")
        if area is None and plural and text[parts[index].end : parts[index + 1].start] in COORDINATION:
            area = shared[index + 1]
        if area is not None:
            shared[index] = area
    return shared


def _place(
    text: str, part: Part, following: Part | None, setting: Setting, area: str | None, *, in_list: bool
) -> Name | None:
    name = text_of(text, part)
    within = None
    if following is not None and following.kind == "place" and text[part.end : following.start] == ", ":
        within = text_of(text, following)
    base = name.replace("’", "'")
    if name.isupper() and not places_named(base):
        base = name = name.title()
    place: Place | None = None
    if places_named(base):
        meant, place = meant_place(
            base,
            setting,
            area=area or area_before(text, part.start),
            within=within,
            listed=in_list,
            located=in_list or _is_dateline(text, part) or is_located(text, part.start, doubtful=is_doubtful(base)),
        )
        if not meant:
            return None
    canonical = place.name if place else name
    end = part.end
    if area is not None and _is_told_apart_by(area, base, place):
        canonical = f"{canonical} {_singular(area)}"
        if text.startswith(f" {area}", end) and not area.endswith("s"):
            end += 1 + len(area)
            name = f"{name} {area}"
    return Name(
        span=Span(part.start, end),
        rule=part.rule,
        name=name,
        type="place",
        canonical=canonical,
        geonames=place.geonames if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        country=place.country if place else None,
        scale=place.scale if place else None,
    )


def _is_dateline(text: str, part: Part) -> bool:
    """Say whether the place opens a line in capitals: "NAIROBI - "."""
    opens = part.start == 0 or text[part.start - 1] == "\n"
    return opens and text[part.start : part.end].isupper()


def _is_told_apart_by(area: str, name: str, place: Place | None) -> bool:
    """Say whether the noun after a name belongs to it: "Tula region" is not Tula, and nobody knows "Belmont"."""
    if place is not None and place.kind == "country":
        return False
    if area in lexicon("names")["region_areas"] and any(
        known.kind in ("town", "capital") for known in places_named(name)
    ):
        return True
    return place is None and area in lexicon("names")["telling_areas"]


def _singular(area: str) -> str:
    if not area.endswith("s"):
        return area
    return area[:-3] + "y" if area.endswith("ies") else area[:-1]


def _with_areas(names: Iterable[Name], found: Sequence[Name]) -> Iterator[Name]:
    """Give places that the gazetteer lacks the noun that the text has for them elsewhere: "Belmont district"."""
    areas = {
        name.canonical.rpartition(" ")[0]: name.canonical
        for name in found
        if name.canonical and name.geonames is None and name.canonical.rpartition(" ")[2] in lexicon("names")["areas"]
    }
    for name in names:
        full = areas.get(name.name) if name.type == "place" and name.geonames is None else None
        yield replace(name, canonical=full) if full else name


def _with_bodies(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """Give persons the body that stands beside them: "Jan Novak of the Coast Guard", "Brimtec chairman Jan Novak"."""
    for index, name in enumerate(names):
        before = names[index - 1] if index else None
        after = names[index + 1] if index + 1 < len(names) else None
        role = _role_with_body(text, before, name, after) if name.type == "person" else name.role
        yield name if role == name.role else replace(name, role=role)


def _role_with_body(text: str, before: Name | None, name: Name, after: Name | None) -> str | None:
    if name.role is None:
        if after is None or after.type != "organisation":
            return None
        return after.name if text[name.span.end : after.span.start] in OF_A_BODY else None
    if before is None or before.type == "person":
        return name.role
    between = text[before.span.end : name.span.start]
    return f"{before.name} {name.role}" if between in (f" {name.role} ", f" {name.role}, ") else name.role
