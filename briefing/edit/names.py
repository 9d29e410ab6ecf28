"""The editor's spellings and places laid over the names that the sources print."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from briefing.edit.decisions import Curation
from briefing.edit.desk import Desk
from briefing.edit.grounding import holds_words
from briefing.model import FactSheet, NamedEntity, Names
from briefing.strict_yaml import nearest

E = TypeVar("E", bound=NamedEntity)


def groups_of(names: Names, curation: Curation) -> tuple[frozenset[str], ...]:
    """Give the spellings of one name each: those that the rules joined, and those that the editor joined."""
    entities = (*names.people, *names.organisations, *names.places)
    found = (frozenset({entity.name, *entity.variants}) for entity in entities)
    given = (frozenset({name, *variants}) for name, variants in curation.names.items())
    return (*found, *given)


def join_names(sheet: FactSheet, desk: Desk) -> FactSheet:
    """Join the entities whose spellings the editor says are one name, under the name to show."""
    given = desk.curation.record.names
    texts = list(desk.bodies.values())
    first: dict[str, str] = {}
    for name, variants in given.items():
        for number, variant in enumerate(variants):
            if first.setdefault(variant, name) != name:
                message = f"{variant!r} is a spelling of {first[variant]!r} already"
                desk.complain("names", name, number, message=message, hint="keep it under one of the two")
            elif not _occurs(variant, texts):
                known = {each for group in groups_of(sheet.names, Curation()) for each in group}
                hint = nearest(variant, known)
                desk.complain("names", name, number, message=f"no source spells a name {variant!r}", hint=hint)
        if not variants and not _occurs(name, texts):
            desk.complain("names", name, message=f"no source names {name!r}", hint="add the spelling that they use")
    names = Names(
        people=_joined(sheet.names.people, given),
        organisations=_joined(sheet.names.organisations, given),
        places=_joined(sheet.names.places, given),
    )
    differences = tuple(
        difference
        for difference in sheet.differences
        if not (difference.kind == "spelling" and _settled({side.says for side in difference.sides}, given))
    )
    return sheet.model_copy(update={"names": names, "differences": differences})


def _occurs(name: str, texts: Iterable[str]) -> bool:
    return any(holds_words(text, name) for text in texts)


def _settled(spellings: set[str], given: dict[str, tuple[str, ...]]) -> bool:
    return any(spellings <= {name, *variants} for name, variants in given.items())


def _joined(entities: tuple[E, ...], given: dict[str, tuple[str, ...]]) -> tuple[E, ...]:
    listed = list(entities)
    for name, variants in given.items():
        spellings = {name, *variants}
        same = [entity for entity in listed if spellings & {entity.name, *entity.variants}]
        if same:
            at = listed.index(same[0])
            listed = [entity for entity in listed if entity not in same]
            listed.insert(at, _one(same, name))
    return tuple(listed)


def _one(same: list[E], name: str) -> E:
    variants: dict[str, tuple[str, ...]] = {}
    mentions: dict[str, int] = {}
    for entity in same:
        for spelling, sources in entity.variants.items():
            variants[spelling] = tuple(sorted({*variants.get(spelling, ()), *sources}))
        for source, count in entity.mentions.items():
            mentions[source] = mentions.get(source, 0) + count
    first = next((entity for entity in same if entity.name == name), same[0])
    known: dict[str, object] = {
        field: next((value for entity in same if (value := getattr(entity, field)) is not None), None)
        for field in ("role", "geonames", "latitude", "longitude", "country")
        if field in type(first).model_fields
    }
    merged = {"name": name, "variants": dict(sorted(variants.items())), "mentions": dict(sorted(mentions.items()))}
    return first.model_copy(update={**known, **merged})


def place_names(sheet: FactSheet, desk: Desk) -> FactSheet:
    """Put the places where the editor says that they lie."""
    places = list(sheet.names.places)
    for name, position in desk.curation.record.places.items():
        at = next((n for n, place in enumerate(places) if name in {place.name, *place.variants}), None)
        if at is None:
            known = {spelling for place in places for spelling in (place.name, *place.variants)}
            desk.complain("places", name, message=f"no source names a place {name!r}", hint=nearest(name, known))
        else:
            places[at] = places[at].model_copy(update={"latitude": position.lat, "longitude": position.lon})
    return sheet.model_copy(update={"names": sheet.names.model_copy(update={"places": tuple(places)})})
