"""The places that the sources name: those on the map, those beside it, those of which nobody knows where they lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model import NamedPlace
from briefing.publish.edition import Edition
from briefing.publish.map import Locator, Spot, locator
from briefing.publish.outlines import names_of_countries
from briefing.publish.wording import Wording

SHOWN = 12
"""Groups of places that are listed at once; the others fold away."""


@dataclass(frozen=True)
class Places:
    """Places that the same sources name, those most named first."""

    names: tuple[str, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Where:
    """The whole part."""

    map: Locator
    title: str
    placed: tuple[Places, ...]
    folded: tuple[Places, ...]
    beyond: tuple[Places, ...]
    countries: tuple[Places, ...]
    unplaced: tuple[Places, ...]


def where(edition: Edition, say: Wording) -> Where | None:
    """Put the places on a map, those most named first; None where there are fewer than two to put there."""
    listed = sorted(edition.sheet.names.places, key=lambda place: (-sum(place.mentions.values()), place.name))
    spots = {place.id: spot for place in listed if (spot := _spot(place))}
    drawn = locator(tuple(spots.values()), say)
    if drawn is None:
        return None
    off = {key for key, spot in spots.items() if spot.name in drawn.left_off}
    on_map = [place for place in listed if place.id in spots and place.id not in off]
    groups = _grouped(edition, on_map)
    return Where(
        map=drawn,
        title=say("where.map_title", places=say.listed([place.name for place in on_map])),
        placed=groups[:SHOWN],
        folded=groups[SHOWN:],
        beyond=_grouped(edition, [place for place in listed if place.id in off]),
        countries=_grouped(edition, [place for place in listed if is_country(place)]),
        unplaced=_grouped(edition, [place for place in listed if place.id not in spots and not is_country(place)]),
    )


def is_country(place: NamedPlace) -> bool:
    """Say whether the place is a whole country, which is no dot on a map."""
    known = names_of_countries()
    names = (place.name, *place.variants)
    return place.country is not None and any(known.get(name.lower()) == place.country for name in names)


def _spot(place: NamedPlace) -> Spot | None:
    if place.latitude is None or place.longitude is None or is_country(place):
        return None
    # A place of the gazetteer in no country is a continent or an ocean: nobody can point at it. An editor can.
    if place.country is None and place.geonames is not None:
        return None
    mentions = sum(place.mentions.values())
    return Spot(place.name, float(place.longitude), float(place.latitude), place.country or "", mentions)


def _grouped(edition: Edition, places: Sequence[NamedPlace]) -> tuple[Places, ...]:
    groups: dict[tuple[int, ...], list[str]] = {}
    for place in places:
        numbers = sorted(edition.numbers[source] for source in place.mentions if source in edition.numbers)
        groups.setdefault(tuple(numbers), []).append(place.name)
    ordered = sorted(groups.items(), key=lambda group: -len(group[0]))
    return tuple(Places(tuple(names), numbers) for numbers, names in ordered)
