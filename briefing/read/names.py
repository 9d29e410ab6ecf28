"""A text to the persons, organisations and places it names, each with the fullest form the text has for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from briefing.mentions import Name, Span
from briefing.read.gazetteer import Place, country_of_people, places_named
from briefing.read.name_groups import Part, groups_of, parts_of
from briefing.read.name_people import People, is_personal, is_speaking, people_of, role_after, role_before
from briefing.read.name_places import Setting, area_after, area_before, is_located, meant_place, setting_of
from briefing.read.name_words import DOUBTFUL_GIVEN, ORDINARY, Unit, units_of
from briefing.read.sentences import split_paragraphs
from briefing.read.words import lexicon, table

INITIAL = re.compile(r"\b[^\W\d_a-z]\.")
SENTENCE_START = re.compile(r"(?:\A|[.!?:…\n][\"'”’)\]]*)\s*[\"'“‘(\[•*–—-]*\s*\Z")
ACRONYM = re.compile(r"[A-Z][A-Z&-]{1,6}\Z")
COORDINATION = frozenset({", ", " and ", ", and ", " or ", ", or ", " & "})
OF_A_BODY = frozenset({" of the ", " of ", " from the ", ", of the ", " with the ", ", of "})


def find_names(text: str) -> tuple[Name, ...]:
    """Find the names in `text`, in order."""
    wrapped = "\n" in text and any("\n" in paragraph.of(text) for paragraph in split_paragraphs(text))
    units = units_of(text, wrapped=wrapped)
    parts = [part for group in groups_of(text, units) if not _is_shouted(group) for part in parts_of(text, group)]
    parts = list(_as_people(text, parts))
    defined = dict(_definitions(text, parts))
    people = people_of(part_text(text, part) for part in parts if part.kind == "person")
    resolved = list(_resolved(text, parts, people, defined))
    setting = setting_of(
        [country_of_people(unit.text) or unit.text for unit in units if unit.kind in ("people", "place")]
    )
    return tuple(_with_bodies(text, list(_names(text, resolved, people, setting, defined))))


def part_text(text: str, part: Part) -> str:
    """Give the words of `part` on one line."""
    words = text[part.start : part.end]
    return words.replace("\n", " ") if "\n" in words else words


def _is_shouted(group: Sequence[Unit]) -> bool:
    """Headings in capitals hide what is a name."""
    return len(group) > 2 and sum(unit.text.isupper() and len(unit.text) > 2 for unit in group) > 2


def _opens(text: str, start: int) -> bool:
    return SENTENCE_START.search(text, max(0, start - 6), start) is not None


def _as_people(text: str, parts: Sequence[Part]) -> Iterator[Part]:
    """Turn the unknown names that the words beside them show to be persons into persons."""
    speakers = {
        text[part.start : part.end]
        for part in parts
        if part.kind == "unknown" and part.words == 1 and is_speaking(text, part.start, part.end)
    }
    for part in parts:
        if part.kind in ("person", "unknown"):
            yield _as_person(text, part, speakers)
        else:
            yield part


def _as_person(text: str, part: Part, speakers: set[str]) -> Part:
    before = role_before(text, part.start)
    role = part.role or before or role_after(text, part.end)
    if part.kind == "person":
        return part._replace(role=role)
    if ACRONYM.match(text, part.start, part.end):
        return part
    words = text[part.start : part.end].split(" ")
    if role is not None and (part.words > 1 or not _opens(text, part.start) or not _is_common(text, words[0])):
        return part._replace(kind="person", rule="role", role=role)
    if not 1 < part.words < 5 or part.flags & ORDINARY:
        return part
    if INITIAL.search(text, part.start, part.end) or is_personal(text, part.end) or words[-1] in speakers:
        return part._replace(kind="person", rule="personal sign")
    if is_speaking(text, part.start, part.end) or (part.flags & DOUBTFUL_GIVEN and not _opens(text, part.start)):
        return part._replace(kind="person", rule="personal sign")
    return part


def _is_common(text: str, word: str) -> bool:
    return f" {word.lower()}" in text


def _definitions(text: str, parts: Sequence[Part]) -> Iterator[tuple[str, str]]:
    """Yield the initials that the text explains in brackets, with what they stand for."""
    for before, part in pairwise(parts):
        initials = text[part.start : part.end]
        if part.start - before.end <= 7 and text[part.start - 1 : part.start] == "(" and ACRONYM.match(initials):
            name = part_text(text, before)
            capitals = "".join(letter for letter in name if letter.isupper())
            if len(initials) > 1 and (capitals == initials or capitals.startswith(initials)):
                yield initials, name


def _resolved(text: str, parts: Sequence[Part], people: People, defined: dict[str, str]) -> Iterator[Part]:
    """Yield the parts that are names: what is unknown takes the kind that the text gives it elsewhere, or goes."""
    expanded = set(defined.values())
    kinds = {part_text(text, part): part.kind for part in parts if part.kind in ("person", "organisation")}
    for part in parts:
        areas = {area_before(text, part.start), area_after(text, part.end)}
        if part.kind == "unknown" and not areas.isdisjoint(lexicon("names")["telling_areas"]):
            kinds.setdefault(part_text(text, part), "place")
    for part in parts:
        name = text[part.start : part.end]
        if name in defined or (name in expanded and part.kind in ("unknown", "person")):
            yield part._replace(kind="organisation", rule="initials")
        elif (
            part.kind in ("place", "medium", "organisation")
            and part.words == 1
            and people.has_surname(name)
            and not is_located(text, part.start)
        ):
            yield part._replace(kind="person", rule="surname")
        elif part.kind != "unknown":
            yield part
        else:
            yield from _known_elsewhere(text, part, people, kinds)


def _known_elsewhere(text: str, part: Part, people: People, kinds: dict[str, str]) -> Iterator[Part]:
    name = part_text(text, part)
    kind = kinds.get(name)
    if kind is not None:
        yield part._replace(kind=kind, rule="named elsewhere")
    elif people.full_name(name) is not None and not (part.words == 1 and name.isupper()):
        yield part._replace(kind="person", rule="surname")
    elif part.words > 1 and _opens(text, part.start) and people.has_surname(last := name.rpartition(" ")[2]):
        yield part._replace(start=part.end - len(last), kind="person", rule="surname", words=1)
    elif (
        ACRONYM.match(name)
        and len(name) > 2
        and text[part.start - 4 : part.start].lower() == "the "
        and is_speaking(text, part.start, part.end)
    ):
        yield part._replace(kind="organisation", rule="speaking initials")


def _names(
    text: str, parts: Sequence[Part], people: People, setting: Setting, defined: dict[str, str]
) -> Iterator[Name]:
    shared = _shared_areas(text, parts)
    for index, part in enumerate(parts):
        if part.kind == "person":
            yield _person(text, part, people)
        elif part.kind == "place":
            following = parts[index + 1] if index + 1 < len(parts) else None
            place = _place(text, part, following, setting, shared.get(index))
            if place is not None:
                yield place
        else:
            yield _organisation(text, part, defined)


def _person(text: str, part: Part, people: People) -> Name:
    name = part_text(text, part)
    full = people.full_name(name)
    return Name(
        span=Span(part.start, part.end),
        rule=part.rule,
        name=name,
        type="person",
        canonical=full or name,
        role=part.role,
    )


def _organisation(text: str, part: Part, defined: dict[str, str]) -> Name:
    name = part_text(text, part)
    canonical = defined.get(name) or _full_names().get(name.replace("’", "'")) or name
    return Name(
        span=Span(part.start, part.end), rule=part.rule, name=name, type="organisation", canonical=canonical,
        medium=part.kind == "medium",
    )  # fmt: skip


@cache
def _full_names() -> dict[str, str]:
    return table("names", "initials") | table("media", "initials") | table("media", "spellings")


def _shared_areas(text: str, parts: Sequence[Part]) -> dict[int, str]:
    """Give the noun that the names of a list share: "the Belmont and Carlton districts"."""
    shared: dict[int, str] = {}
    for index in range(len(parts) - 1, -1, -1):
        area = area_after(text, parts[index].end)
        plural = shared.get(index + 1, "").endswith("s")
        if area is None and plural and text[parts[index].end : parts[index + 1].start] in COORDINATION:
            area = shared[index + 1]
        if area is not None:
            shared[index] = area
    return shared


def _place(text: str, part: Part, following: Part | None, setting: Setting, area: str | None) -> Name | None:
    name = part_text(text, part)
    end = part.end
    own = area_after(text, end)
    area = area or area_before(text, part.start)
    within = None
    if following is not None and following.kind == "place" and text[end : following.start] == ", ":
        within = part_text(text, following)
    base = name.replace("’", "'")
    if not places_named(base) and places_named(base + "."):
        base += "."
    place: Place | None = None
    if places_named(base):
        meant, place = meant_place(base, setting, area=area, within=within, located=is_located(text, part.start))
        if not meant:
            return None
    canonical = place.name if place else name
    telling = area in lexicon("names")["region_areas"]
    if own is not None and own == area and not own.endswith("s") and ((telling and _is_town(base)) or place is None):
        end = part.end + 1 + len(own)
        name = canonical = f"{place.name if place else name} {own}"
        name = text[part.start : end]
    elif telling and area is not None and area.endswith("s") and _is_town(base):
        canonical = f"{canonical} {_singular(area)}"
    return Name(
        span=Span(part.start, end), rule=part.rule, name=name, type="place", canonical=canonical,
        geonames=place.geonames if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        country=place.country if place else None,
    )  # fmt: skip


def _is_town(name: str) -> bool:
    return any(place.kind in ("town", "capital") for place in places_named(name))


def _singular(area: str) -> str:
    return area[:-3] + "y" if area.endswith("ies") else area[:-1]


def _with_bodies(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """Give persons without a role the body they are said to be of: "Jan Novak of the Coast Guard"."""
    for index, name in enumerate(names):
        following = names[index + 1] if index + 1 < len(names) else None
        if (
            name.type == "person" and name.role is None and following is not None and following.type == "organisation"
            and text[name.span.end : following.span.start] in OF_A_BODY
        ):  # fmt: skip
            yield Name(
                span=name.span, rule=name.rule, name=name.name, type="person", canonical=name.canonical,
                role=following.name,
            )  # fmt: skip
        else:
            yield name
