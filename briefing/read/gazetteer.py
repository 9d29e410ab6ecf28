"""A place's name to the places of the world that bear it: `lexicon/places.tsv`, from GeoNames."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from briefing.mentions import Scale
from briefing.read.words import LEXICON, table

Kind = Literal["continent", "country", "region", "capital", "town"]
KINDS: dict[str, Kind] = {"K": "continent", "C": "country", "R": "region", "P": "capital", "T": "town"}


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the gazetteer; `region` is GeoNames' code of the first-level region it lies in, or is."""

    name: str
    geonames: int
    latitude: Decimal
    longitude: Decimal
    country: str | None
    kind: Kind
    region: str
    thousands: int

    @property
    def large(self) -> bool:
        """Say whether readers anywhere know it: a country, a capital, a town of a million."""
        return self.kind in ("continent", "country", "capital") or (self.kind == "town" and self.thousands >= 1000)

    @property
    def scale(self) -> Scale:
        """Give how large it is: a capital is a town."""
        return "town" if self.kind == "capital" else self.kind


@lru_cache(maxsize=4096)
def places_named(name: str) -> tuple[Place, ...]:
    """Give the places that bear `name`, the one most written about first."""
    return tuple(_place(line) for line in _lines().get(name, "").split("\n") if line)


def is_place_name(name: str) -> bool:
    """Say whether any place bears `name`."""
    return name in _lines()


@cache
def place_name_lengths() -> dict[str, int]:
    """Give for the first word of every name of a place how many words the longest of them has."""
    lengths: dict[str, int] = {}
    for name in _lines():
        first, _, rest = name.partition(" ")
        count = 2 + rest.count(" ") if rest else 1
        if count > lengths.get(first, 0):
            lengths[first] = count
    return lengths


def country_of_people(word: str) -> str | None:
    """Give the country whose people, language or government `word` names: `Ukrainian` is `Ukraine`."""
    return _peoples().get(word)


@cache
def _lines() -> dict[str, str]:
    text = (LEXICON / "places.tsv").read_text(encoding="utf-8")
    lines: dict[str, str] = {}
    for line in text.split("\n"):
        if line.startswith("#"):
            continue
        for name in line.partition("\t")[0].split("|"):
            # Most names are borne once: the lines are joined only for the others.
            lines[name] = f"{lines[name]}\n{line}" if name in lines else line
    lines.pop("", None)
    return lines


@cache
def _peoples() -> dict[str, str]:
    return table("peoples", "peoples")


def _place(line: str) -> Place:
    names, geonames, latitude, longitude, country, kind, region, thousands = line.split("\t")
    return Place(
        name=names.partition("|")[0],
        geonames=int(geonames),
        latitude=Decimal(latitude),
        longitude=Decimal(longitude),
        country=country or None,
        kind=KINDS[kind],
        region=region,
        thousands=int(thousands),
    )
