"""Names on a map: on which side of its dot a name touches nothing, and where in a country its name has room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.publish.outlines import Point, holds, middle

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""
LETTER, LINE = 15.5, 32
"""What a letter takes, and a line, on a phone: the names must not touch there either."""
GRID = 16
WIDTH = 720
"""Of the drawing, in its own units."""


@dataclass(frozen=True)
class Name:
    """A name beside its dot, and what it covers; the offsets grow with the type."""

    anchor: Literal["start", "end", "middle"]
    dx: str
    dy: str
    box: Rectangle


def find_side(name: str, x: float, y: float, height: int, taken: Sequence[Rectangle], size: float) -> Name | None:
    """Find a side of the dot where the name touches nothing."""
    wide, high = len(name) * LETTER * size, LINE * size
    sides: tuple[Name, ...] = (
        Name("start", ".75em", ".34em", (x + 14, y - high / 2, x + 14 + wide, y + high / 2)),
        Name("end", "-.75em", ".34em", (x - 14 - wide, y - high / 2, x - 14, y + high / 2)),
        Name("middle", "0", "-.75em", (x - wide / 2, y - 12 - high, x + wide / 2, y - 12)),
        Name("middle", "0", "1.3em", (x - wide / 2, y + 12, x + wide / 2, y + 12 + high)),
        Name("start", ".4em", "-.5em", (x + 8, y - 8 - high, x + 8 + wide, y - 8)),
        Name("end", "-.4em", "-.5em", (x - 8 - wide, y - 8 - high, x - 8, y - 8)),
        Name("start", ".4em", "1.15em", (x + 8, y + 8, x + 8 + wide, y + 8 + high)),
        Name("end", "-.4em", "1.15em", (x - 8 - wide, y + 8, x - 8, y + 8 + high)),
    )
    own = (x - 10, y - 10, x + 10, y + 10)
    for side in sides:
        left, top, right, bottom = side.box
        inside = left >= 4 and top >= 4 and right <= WIDTH - 4 and bottom <= height - 4
        # The dot's own square is the one thing that its name may touch.
        if inside and not any(touches(side.box, other) for other in taken if other != own):
            return side
    return None


def touches(one: Rectangle, other: Rectangle) -> bool:
    """Say whether two rectangles share a place."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def places_inside(ring: Sequence[Point], wide: float) -> list[Point]:
    """Give places inside a ring for a name: first where all of it lies inside, and of those the middle first."""
    centre = middle(ring)
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    grid = [
        (min(xs) + (max(xs) - min(xs)) * column / GRID, min(ys) + (max(ys) - min(ys)) * row / GRID)
        for row in range(1, GRID)
        for column in range(1, GRID)
    ]
    inside = [point for point in [centre, *grid] if holds(ring, point)]

    def order(point: Point) -> tuple[bool, float]:
        x, y = point
        corners = [(x + side, y + up) for side in (-wide / 2, wide / 2) for up in (-16, 10)]
        away = (x - centre[0]) ** 2 + (y - centre[1]) ** 2
        return not all(holds(ring, corner) for corner in corners), away

    return sorted(inside, key=order)
