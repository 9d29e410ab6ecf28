"""The vendored outlines of the countries, cut to a part of the world."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Point = tuple[float, float]
Ring = list[Point]
HUNDREDTHS = 100


@dataclass(frozen=True)
class Box:
    """A part of the world in degrees; `west` may lie below -180 and `east` above 180."""

    west: float
    south: float
    east: float
    north: float

    def overlaps(self, other: Box) -> bool:
        """Say whether the two share a place."""
        return (
            self.west < other.east and other.west < self.east and self.south < other.north and other.south < self.north
        )


@dataclass(frozen=True)
class Country:
    """A country: its code, the names it goes by, and its outlines."""

    code: str
    names: tuple[str, ...]
    rings: tuple[tuple[Point, ...], ...]
    boxes: tuple[Box, ...]


@cache
def countries() -> tuple[Country, ...]:
    """Give all countries, in the order of their names."""
    text = files("briefing.publish").joinpath("mapdata", "countries.json").read_text(encoding="utf-8")
    atlas = json.loads(text)
    arcs = [_placed(steps) for steps in atlas["arcs"]]
    return tuple(_country(entry["code"], entry["names"], entry["polygons"], arcs) for entry in atlas["countries"])


@cache
def names_of_countries() -> dict[str, str]:
    """Give the code of each country by each of its names, in lower case."""
    return {name.lower(): country.code for country in countries() if country.code for name in country.names}


def _placed(steps: Sequence[int]) -> Ring:
    x = y = 0
    placed: Ring = []
    for at in range(0, len(steps), 2):
        x, y = x + steps[at], y + steps[at + 1]
        placed.append((x / HUNDREDTHS, y / HUNDREDTHS))
    return placed


def _country(code: str, names: Sequence[str], polygons: Iterable[Iterable[Sequence[int]]], arcs: list[Ring]) -> Country:
    rings = tuple(tuple(_joined(ring, arcs)) for polygon in polygons for ring in polygon)
    boxes = tuple(_box(ring) for ring in rings)
    return Country(code, tuple(names), rings, boxes)


def _joined(ring: Sequence[int], arcs: list[Ring]) -> Ring:
    joined: Ring = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        joined += arc[1:] if joined else arc
    return joined


def _box(ring: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return Box(min(xs), min(ys), max(xs), max(ys))


def rings_within(country: Country, box: Box) -> list[Ring]:
    """Give the outlines of `country` cut to `box`, also those that lie beyond the 180th meridian."""
    cut: list[Ring] = []
    for shift in (-360.0, 0.0, 360.0):
        for ring, bounds in zip(country.rings, country.boxes, strict=True):
            moved = Box(bounds.west + shift, bounds.south, bounds.east + shift, bounds.north)
            if moved.overlaps(box):
                shown = clip([(x + shift, y) for x, y in ring], box)
                if len(shown) > 2:
                    cut.append(shown)
    return cut


def clip(ring: Ring, box: Box) -> Ring:
    """Cut a ring to a box (Sutherland and Hodgman)."""
    for axis, limit, sign in ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1)):
        ring = _cut_side(ring, axis, limit, sign)
        if not ring:
            break
    return ring


def _cut_side(ring: Ring, axis: int, limit: float, sign: int) -> Ring:
    kept: Ring = []
    before = ring[-1]
    for point in ring:
        inside, was_inside = (point[axis] - limit) * sign >= 0, (before[axis] - limit) * sign >= 0
        if inside != was_inside:
            kept.append(_crossing(before, point, axis, limit))
        if inside:
            kept.append(point)
        before = point
    return kept


def _crossing(one: Point, other: Point, axis: int, limit: float) -> Point:
    share = (limit - one[axis]) / (other[axis] - one[axis])
    along = one[1 - axis] + share * (other[1 - axis] - one[1 - axis])
    return (limit, along) if axis == 0 else (along, limit)


def area(ring: Sequence[Point]) -> float:
    """Give the area of a ring."""
    return abs(sum(x * ring[at - 1][1] - ring[at - 1][0] * y for at, (x, y) in enumerate(ring)) / 2)


def middle(ring: Sequence[Point]) -> Point:
    """Give the centre of gravity of a ring."""
    twice = sx = sy = 0.0
    for at, (x, y) in enumerate(ring):
        px, py = ring[at - 1]
        cross = px * y - x * py
        twice, sx, sy = twice + cross, sx + (px + x) * cross, sy + (py + y) * cross
    if not twice:
        return ring[0]
    return sx / (3 * twice), sy / (3 * twice)


def holds(ring: Sequence[Point], point: Point) -> bool:
    """Say whether `point` lies inside a ring."""
    x, y = point
    inside = False
    for at, (bx, by) in enumerate(ring):
        ax, ay = ring[at - 1]
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside
