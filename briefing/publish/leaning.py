"""Who leans on whom: those who are named as saying so, and the sources that name them, as a drawing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

from briefing.publish.edition import Edition
from briefing.publish.wording import Wording

LARGEST_DRAWING = 12
TOP, STEP = 40, 28
"""Where the drawing begins below its heads, and from one name to the next, in pixels."""
LETTERS_A_LINE = 22
"""What fits beside the dots on a phone."""


@dataclass(frozen=True)
class Dot:
    """An origin or a source in the drawing of origins; a long name takes two lines."""

    lines: tuple[str, ...]
    y: int


@dataclass(frozen=True)
class Strand:
    """A line from an origin to the source that leans on it."""

    origin_y: int
    source_y: int
    medium: bool


@dataclass(frozen=True)
class Origins:
    """Who leans on whom: those who say so at the left, the sources at the right."""

    title: str
    origins: tuple[Dot, ...]
    sources: tuple[Dot, ...]
    strands: tuple[Strand, ...]
    left_out: int
    height: int


def origins(edition: Edition, say: Wording) -> Origins | None:
    """Draw who is named as saying so; those whom most sources name come first, and what is too much is counted."""
    said, leaning = _leaning(edition)
    named = sorted(leaning, key=lambda name: (-len(leaning[name]), name not in said, name))
    shown = sorted(named[:LARGEST_DRAWING], key=lambda name: (min(leaning[name]), name))
    sources = sorted({number for name in shown for number in leaning[name]})
    if len(edition.sheet.sources) < 2 or len(shown) < 2 or len(sources) > LARGEST_DRAWING:
        return None
    height = TOP + max(len(shown), 2 * len(sources)) * STEP
    left = {name: TOP + at * STEP for at, name in enumerate(shown)}
    apart = Decimal(height - TOP) / len(sources)
    right = {number: int(TOP + apart * at + apart / 2) - STEP // 2 for at, number in enumerate(sources)}
    told = "; ".join(
        say(
            "sourcing.leans", n=len(leaning[name]), name=name, sources=say.listed(list(map(str, sorted(leaning[name]))))
        )
        for name in shown
    )
    return Origins(
        title=say("sourcing.origins_title", told=told),
        origins=tuple(Dot(_two_lines(name), y) for name, y in left.items()),
        sources=tuple(Dot((str(number),), y) for number, y in right.items()),
        strands=tuple(
            Strand(left[name], right[number], medium=number not in said.get(name, set()))
            for name in shown
            for number in sorted(leaning[name])
        ),
        left_out=len(named) - len(shown),
        height=height,
    )


def _leaning(edition: Edition) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """Give the sources of each speaker, and those of each speaker and each medium that is named."""
    said: dict[str, set[int]] = {}
    for fact in edition.sheet.figures:
        for claim in fact.claims:
            if claim.says:
                said.setdefault(claim.says.name, set()).add(edition.numbers[claim.source])
    leaning = {name: set(numbers) for name, numbers in said.items()}
    for source in edition.sheet.sources:
        for cite in source.cites:
            leaning.setdefault(cite.name, set()).add(edition.numbers[source.id])
    return said, leaning


def _two_lines(name: str) -> tuple[str, ...]:
    return tuple(wrap(name, LETTERS_A_LINE, max_lines=2, placeholder=" …"))
