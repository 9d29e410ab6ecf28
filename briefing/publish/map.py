"""The places of a story to a locator map: what part of the world, where dots and names stand without touching.

The projection is the plain one, degrees to the right and up, narrowed by the cosine at the middle of the map: over the
few hundred kilometres of a story it keeps shapes, and it needs no function whose last digit differs between machines.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from babel import Locale

from briefing.publish.labels import LETTER, WIDTH, Name, Rectangle, find_side, places_inside, touches
from briefing.publish.outlines import Box, Point, area, countries, rings_within
from briefing.publish.wording import Wording

LOWEST, HIGHEST = 400, 760
"""Between what heights the drawing may be."""
SMALLEST = 5.0
"""The least that a map takes in, in degrees: one must see where in the world the places are."""
MARGIN = 0.16
"""What lies around the outermost places, as a share of the map."""
NEAR = 9.0
JUMP, JUMP_ONCE = 1.6, 1.25
"""A place this many times as far off as all nearer ones, and as `NEAR` degrees, is left off; sooner if named once."""
SMALLEST_COUNTRY = 9000
"""Below this many square pixels a country has no room for its name."""
CLOSE = 12
"""Dots nearer than this lie on one another, in units of the drawing."""
ATTEMPTS = 6
FOCUS = 1.25
"""How much larger the name of the most named place is."""
STEPS = (5, 10, 25, 50, 100, 200, 500, 1000, 2000)
KILOMETRES_A_DEGREE = 111.2


@dataclass(frozen=True)
class Spot:
    """A place to be shown; `weight` says how often the sources name it."""

    name: str
    longitude: float
    latitude: float
    country: str
    weight: int


@dataclass(frozen=True)
class Land:
    """A country on the map."""

    path: str
    focus: bool


@dataclass(frozen=True)
class CountryName:
    """The name of a country, where it has room."""

    x: int
    y: int
    name: str


@dataclass(frozen=True)
class Dot:
    """A place on the map; without `anchor` its name has no room."""

    x: int
    y: int
    name: str
    anchor: Literal["start", "end", "middle", ""]
    dx: str
    dy: str
    focus: bool


@dataclass(frozen=True)
class Locator:
    """The map."""

    width: int
    height: int
    lands: tuple[Land, ...]
    names: tuple[CountryName, ...]
    dots: tuple[Dot, ...]
    scale_width: int
    scale_text: str
    left_off: tuple[str, ...]


@dataclass(frozen=True)
class _View:
    box: Box
    x: float
    y: float
    height: int

    def at(self, point: Point) -> tuple[float, float]:
        return (point[0] - self.box.west) * self.x, (self.box.north - point[1]) * self.y


def locator(spots: Sequence[Spot], say: Wording) -> Locator | None:
    """Draw the map of the places that lie together; None where fewer than two of them do."""
    near = together(spots)
    if len({(spot.longitude, spot.latitude) for spot in near}) < 2:
        return None
    view = _view(near)
    weights: dict[str, int] = {}
    for spot in near:
        weights[spot.country] = weights.get(spot.country, 0) + spot.weight
    focus = max(sorted(weights), key=lambda code: weights[code])
    outlines = [(country, _drawn(rings_within(country, _wider(view.box)), view)) for country in countries()]
    shown = [(country, rings) for country, rings in outlines if rings]
    taken: list[Rectangle] = [(0, view.height - 46, 200, view.height)]
    dots = _dots(near, view, taken)
    named = _country_names([(country.code, rings) for country, rings in shown], view, taken, say)
    kilometres, length = _scale(view)
    return Locator(
        width=WIDTH,
        height=view.height,
        lands=tuple(
            Land("".join(map(_path, rings)), country.code == focus)
            for country, rings in sorted(shown, key=lambda pair: pair[0].code == focus)
        ),
        names=tuple(named),
        dots=dots,
        scale_width=length,
        scale_text=say("where.kilometres", n=kilometres),
        left_off=tuple(spot.name for spot in spots if spot not in near),
    )


def together(spots: Sequence[Spot]) -> list[Spot]:
    """Give the places around the most named one, without those that lie far out."""
    centre = max(spots, key=lambda spot: spot.weight, default=None)
    if centre is None:
        return []
    ordered = sorted(spots, key=lambda spot: _distance(centre, spot))
    reach = NEAR
    near: list[Spot] = []
    for spot in ordered:
        distance = _distance(centre, spot)
        if distance <= reach * (JUMP if spot.weight > 1 else JUMP_ONCE):
            reach = max(reach, distance)
            near.append(spot)
    return [spot for spot in spots if spot in near]


def _distance(one: Spot, other: Spot) -> float:
    narrow = _narrowing((one.latitude + other.latitude) / 2)
    across = abs(one.longitude - other.longitude)
    across = min(across, 360 - across) * narrow
    up = one.latitude - other.latitude
    return math.sqrt(across * across + up * up)


def _narrowing(latitude: float) -> float:
    # Rounded, so that the last digit of a library's cosine cannot move a line of the map.
    return max(0.2, round(math.cos(math.radians(latitude)), 2))


def _view(spots: Sequence[Spot]) -> _View:
    longitudes = _unwrapped([spot.longitude for spot in spots])
    latitudes = [spot.latitude for spot in spots]
    west, east, south, north = min(longitudes), max(longitudes), min(latitudes), max(latitudes)
    narrow = _narrowing((south + north) / 2)
    wide = max((east - west) * narrow, SMALLEST)
    high = max(north - south, SMALLEST * LOWEST / WIDTH)
    wide, high = wide * (1 + 2 * MARGIN), high * (1 + 2 * MARGIN)
    shape = min(max(high / wide, LOWEST / WIDTH), HIGHEST / WIDTH)
    wide, high = max(wide, high / shape), max(high, wide * shape)
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    box = Box(middle_x - wide / narrow / 2, middle_y - high / 2, middle_x + wide / narrow / 2, middle_y + high / 2)
    return _View(box, WIDTH * narrow / wide, WIDTH / wide, round(WIDTH * high / wide))


def _unwrapped(longitudes: Sequence[float]) -> list[float]:
    """Count eastward across the 180th meridian where that keeps the places together."""
    shifted = [longitude + 360 if longitude < 0 else longitude for longitude in longitudes]
    crosses = max(shifted) - min(shifted) < max(longitudes) - min(longitudes)
    return shifted if crosses else list(longitudes)


def _wider(box: Box) -> Box:
    """Give a box beyond the edges of the map, so that no outline is seen to run along them."""
    across, up = (box.east - box.west) / 50, (box.north - box.south) / 50
    return Box(box.west - across, box.south - up, box.east + across, box.north + up)


def _drawn(rings: Iterable[Sequence[Point]], view: _View) -> list[list[Point]]:
    drawn: list[list[Point]] = []
    for ring in rings:
        placed: list[Point] = []
        for point in ring:
            x, y = view.at(point)
            at = (float(round(x)), float(round(y)))
            if not placed or placed[-1] != at:
                placed.append(at)
        if len(placed) > 2 and area(placed) >= 8:
            drawn.append(placed)
    return drawn


def _path(ring: Sequence[Point]) -> str:
    first, *rest = ((int(x), int(y)) for x, y in ring)
    steps = [f"M{first[0]} {first[1]}l"]
    before = first
    for point in rest:
        dx, dy = point[0] - before[0], point[1] - before[1]
        steps.append(f"{dx}{'' if dy < 0 else ' '}{dy} ")
        before = point
    return "".join(steps).rstrip() + "z"


def _dots(spots: Sequence[Spot], view: _View, taken: list[Rectangle]) -> tuple[Dot, ...]:
    """Put a name beside each dot; what found no room is tried first the next time."""
    ordered = sorted(spots, key=lambda spot: (-spot.weight, spot.name))
    focus = ordered[0]
    longitudes = zip(ordered, _unwrapped([spot.longitude for spot in ordered]), strict=True)
    places = {spot: view.at((longitude, spot.latitude)) for spot, longitude in longitudes}
    around = [(x - 10, y - 10, x + 10, y + 10) for x, y in places.values()]
    best: dict[Spot, Name] = {}
    # A quarter of a town that is shown has its name in the list beside the map.
    apart = [
        spot for at, spot in enumerate(ordered) if not _lies_on(places[spot], [places[one] for one in ordered[:at]])
    ]
    turns = list(apart)
    for _ in range(ATTEMPTS):
        used, names = [*taken, *around], {}
        for spot in turns:
            found = find_side(spot.name, *places[spot], view.height, used, FOCUS if spot == focus else 1.0)
            if found:
                names[spot] = found
                used.append(found.box)
        if len(names) > len(best):
            best = names
        if len(names) == len(apart):
            break
        turns = [*(spot for spot in turns if spot not in names), *(spot for spot in turns if spot in names)]
    taken += around + [name.box for name in best.values()]
    return tuple(_dot(spot, places[spot], best.get(spot), focus=spot == focus) for spot in reversed(ordered))


def _lies_on(place: Point, others: Sequence[Point]) -> bool:
    return any(abs(place[0] - x) < CLOSE and abs(place[1] - y) < CLOSE for x, y in others)


def _dot(spot: Spot, place: Point, name: Name | None, *, focus: bool) -> Dot:
    x, y = round(place[0]), round(place[1])
    if name is None:
        return Dot(x, y, spot.name, "", "0", "0", focus)
    return Dot(x, y, spot.name, name.anchor, name.dx, name.dy, focus)


def _country_names(
    shown: Sequence[tuple[str, Sequence[Sequence[Point]]]],
    view: _View,
    taken: list[Rectangle],
    say: Wording,
) -> Iterable[CountryName]:
    territories = Locale.parse(say("dates.locale")).territories
    for code, rings in sorted(shown, key=lambda pair: -max(map(area, pair[1]))):
        largest = max(rings, key=area)
        if code not in territories or area(largest) < SMALLEST_COUNTRY:
            continue
        name = territories[code].upper()
        wide = len(name) * LETTER * 0.95
        for x, y in places_inside(largest, wide):
            box = (x - wide / 2, y - 16, x + wide / 2, y + 10)
            inside = box[0] >= 4 and box[2] <= WIDTH - 4 and box[1] >= 4 and box[3] <= view.height - 4
            if inside and not any(touches(box, other) for other in taken):
                taken.append(box)
                yield CountryName(round(x), round(y), name)
                break


def _scale(view: _View) -> tuple[int, int]:
    """Give a round number of kilometres and how long it is on the map: about a sixth of the width."""
    a_kilometre = view.y / KILOMETRES_A_DEGREE
    fits = [step for step in STEPS if step * a_kilometre <= WIDTH / 5]
    kilometres = fits[-1] if fits else STEPS[0]
    return kilometres, round(kilometres * a_kilometre)
