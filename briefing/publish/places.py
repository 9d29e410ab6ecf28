"""The places that the sources name, to a list with the sources of each: the key of the map, and what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import NamedPlace
from briefing.publish.edition import Edition

FEWEST = 2
"""With fewer places on it a map shows nothing."""


@dataclass(frozen=True)
class Place:
    """A place and the sources that name it."""

    name: str
    numbers: tuple[int, ...]
    mentions: int


@dataclass(frozen=True)
class Where:
    """The whole part: places on the map, and those of which nobody knows where they lie."""

    placed: tuple[Place, ...]
    unplaced: tuple[Place, ...]


def where(edition: Edition) -> Where | None:
    """List the places, those most named first; None where there are fewer than two to put on a map."""
    listed = sorted(edition.sheet.names.places, key=lambda place: (-sum(place.mentions.values()), place.name))
    placed = tuple(_place(edition, place) for place in listed if is_placed(place))
    unplaced = tuple(_place(edition, place) for place in listed if not is_placed(place))
    return Where(placed, unplaced) if len(placed) >= FEWEST else None


def is_placed(place: NamedPlace) -> bool:
    """Say whether it is known where the place lies."""
    return place.latitude is not None and place.longitude is not None


def _place(edition: Edition, place: NamedPlace) -> Place:
    numbers = sorted(edition.numbers[source] for source in place.mentions if source in edition.numbers)
    return Place(place.name, tuple(numbers), sum(place.mentions.values()))
