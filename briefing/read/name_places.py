"""A place's name and what stands around it to the place that is meant; none rather than a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.read.gazetteer import Place, country_of_people, places_named
from briefing.read.name_lexicon import DOUBTFUL_GIVEN, FAMILY, GIVEN, word_flags
from briefing.read.words import lexicon

AREA_AFTER = re.compile(r"[ ](?P<area>[a-z][a-z-]+)\b")
AREA_BEFORE = re.compile(r"\b(?P<area>[a-z-]+) of (?:the )?\Z")
WORD_BEFORE = re.compile(r"\b([a-z]+)(?: the)? \Z")
COORDINATION = frozenset({", ", " and ", ", and ", " or ", ", or ", " & "})
DOMINANCE = 4
"""A place is meant without another sign when it has so many times the people of its next namesake."""
WELL_KNOWN = 300
"""Thousands of people; smaller towns need a sign that they are meant."""


@dataclass(frozen=True)
class Setting:
    """What a text is about: the countries it names, by place or by people, and the regions."""

    countries: frozenset[str]
    regions: frozenset[tuple[str, str]]


def setting_of(units: Iterable[tuple[str, str]]) -> Setting:
    """Gather the countries and regions of what can be nothing else; each is a name and `place` or `people`."""
    countries: set[str] = set()
    regions: set[tuple[str, str]] = set()
    for name, kind in set(units):
        places = places_named(country_of_people(name) or name if kind == "people" else name)
        first = places[0] if places else None
        if first is None or first.country is None or not (first.large or first.kind == "region"):
            continue
        if any(place.country != first.country and (place.large or place.kind == "region") for place in places[1:]):
            continue
        countries.add(first.country)
        regions.add((first.country, first.region))
    return Setting(frozenset(countries), frozenset(regions))


def area_after(text: str, end: int) -> str | None:
    """Give the noun in small letters after a name that says what it is: "Belmont district"."""
    match = AREA_AFTER.match(text, end, end + 24) if text[end : end + 1] == " " else None
    if match is None or match["area"] not in lexicon("names")["areas"]:
        return None
    # "the Rift Valley town of Nakuru" names the town after it.
    other = text.startswith(" of ", match.end()) and match["area"] not in lexicon("names")["region_areas"]
    return None if other else match["area"]


def area_before(text: str, start: int) -> str | None:
    """Give the noun with `of` before a name that says what it is: "the village of Hill End"."""
    # Most names are told by one look.
    if not text.endswith((" of ", " of the "), 0, start):
        return None
    match = AREA_BEFORE.search(text, max(0, start - 26), start)
    return match["area"] if match is not None and match["area"] in lexicon("names")["areas"] else None


def is_located(text: str, start: int, *, doubtful: bool = False) -> bool:
    """Say whether a preposition of place stands before the name; `doubtful`: one that does not go with persons."""
    match = WORD_BEFORE.search(text, max(0, start - 18), start)
    return match is not None and match[1] in lexicon("names")["purely_locative" if doubtful else "locative"]


def meant_place(
    name: str, setting: Setting, *, area: str | None, within: str | None, listed: bool, located: bool
) -> tuple[bool, Place | None]:
    """Say whether `name` is a place here, and which; `within` is the place right after it, `listed`: in a list."""
    places = places_named(name)
    if area in lexicon("names")["region_areas"] and places[0].kind != "country":
        regions = [place for place in places if place.kind == "region"]
        return True, _only(regions, setting)
    if within is not None and _is_around(within, places):
        inside = _inside(places, within)
        usual = _only(_by_kind(places), setting)
        around = places_named(within)[0]
        if not inside and listed and usual is not None and usual.country == around.country:
            return True, usual
        return True, inside[0] if inside else None
    place = _only(_by_kind(places), setting)
    doubtful = is_doubtful(name)
    if place is None:
        return located or not doubtful, None
    if place.kind in ("continent", "country") or (place.large and not (doubtful and place.thousands < WELL_KNOWN)):
        return True, place
    near = place.country in setting.countries
    if located or area is not None:
        return True, place if near or not doubtful or place.thousands >= WELL_KNOWN else None
    return (near or place.thousands >= WELL_KNOWN or place.kind == "region") and not doubtful, place


def is_doubtful(name: str) -> bool:
    """Say whether `name` is also a common word, a given name or a surname."""
    return name in lexicon("names")["doubtful_places"] or bool(
        word_flags().get(name, 0) & (GIVEN | DOUBTFUL_GIVEN | FAMILY)
    )


def _is_around(within: str, places: Sequence[Place]) -> bool:
    """Tell "Paris, Texas" from the list "Paris, Berlin and Rome"."""
    around = _by_kind(places_named(within))
    if not around or around[0].kind not in ("country", "region"):
        return False
    if places and places[0].kind == "region":
        return around[0].kind == "country" and around[0].country == places[0].country
    return not places or places[0].kind != "country" or around[0].kind == "region"


def _by_kind(places: Sequence[Place]) -> list[Place]:
    """Leave out the region around the town of its name."""
    towns = [place for place in places if place.kind in ("town", "capital")]
    around = {(town.country, town.name) for town in towns} | {(town.country, town.region) for town in towns}
    return [
        place
        for place in places
        if place.kind != "region" or around.isdisjoint(((place.country, place.name), (place.country, place.region)))
    ]


def _only(places: Sequence[Place], setting: Setting) -> Place | None:
    if len(places) < 2:
        return places[0] if places else None
    first, second = places[0], places[1]
    rivals = [place for place in places if place.kind in ("country", "capital") or place.thousands >= 1000]
    if len(rivals) < 2 and (
        first.kind == "country" or first.thousands * _weight(first) >= DOMINANCE * second.thousands
    ):
        return None if _is_foreign(first, places[1:], setting) else first
    close = [place for place in places if place.country in setting.countries and place.kind != "country"]
    own = [place for place in places if place.kind == "country" and place.country in setting.countries]
    chosen = own or close
    if len(chosen) > 1:
        chosen = chosen if chosen[0].thousands >= DOMINANCE * chosen[1].thousands else []
    return chosen[0] if chosen else None


def _is_foreign(place: Place, namesakes: Sequence[Place], setting: Setting) -> bool:
    """Say whether a text that does not name the country of `place` names that of a namesake: "Birmingham, Ala."."""
    if place.country in setting.countries or place.kind == "country":
        return False
    if any((other.country or "", other.region) in setting.regions for other in namesakes):
        return True
    return place.kind != "capital" and any(other.country in setting.countries for other in namesakes)


def _weight(place: Place) -> int:
    return 3 if place.kind == "capital" else 1


def _inside(places: Sequence[Place], within: str) -> list[Place]:
    around = places_named(within)
    countries = {place.country for place in around if place.kind == "country"}
    regions = {(place.country, place.region) for place in around if place.kind == "region"}
    return [
        place for place in places
        if place.kind not in ("country", "continent")
        and (place.country in countries or (place.country, place.region) in regions)
    ]  # fmt: skip
