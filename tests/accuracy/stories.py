"""Whole stories told by several invented sources: which facts met, which differences were found, and which are false.

`stories/<story>/*.md` are the sources. `expected.yml` names figures by a source and the words that carry them:

- meet: two claims that answer one question, in one fact
- differ: kind, and two claims on two sides of a difference; a story with an empty list contradicts itself nowhere
- tolerated: as differ, but nobody is asked to find it
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from briefing.model import Difference, FactSheet, FigureFact
from briefing.pipeline import Extraction, extract
from briefing.project import Project

FOLDERS = sorted(path.parent for path in (Path(__file__).parent / "stories").glob("*/expected.yml"))

Place = tuple[str, int, int]
"""A source and the span of the words that carry a figure."""


@dataclass(frozen=True)
class Verdict:
    """What weighing made of one story."""

    story: str
    met: tuple[str, ...]
    apart: tuple[str, ...]
    found: tuple[str, ...]
    missed: tuple[str, ...]
    false: tuple[str, ...]


@cache
def verdicts() -> tuple[Verdict, ...]:
    """Judge every story."""
    return tuple(_verdict(folder) for folder in FOLDERS)


def _verdict(folder: Path) -> Verdict:
    expected = yaml.load((folder / "expected.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    extraction = _extracted(folder)
    met, found = {}, {}
    for one, first, two, second in expected["meet"]:
        places = (_place(extraction, one, first), _place(extraction, two, second))
        met[f"{one}: {first} / {two}: {second}"] = any(_holds(fact, places) for fact in extraction.sheet.figures)
    explained: set[str] = set()
    for kind, one, first, two, second in (*expected["differ"], *expected.get("tolerated", ())):
        places = (_place(extraction, one, first), _place(extraction, two, second))
        named = [difference.id for difference in extraction.sheet.differences if _parts(difference, kind, places)]
        explained.update(named)
        if [kind, one, first, two, second] in expected["differ"]:
            found[f"{kind}: {one}: {first} / {two}: {second}"] = bool(named)
    false = tuple(one.explanation for one in extraction.sheet.differences if one.id not in explained)
    return Verdict(
        folder.name,
        tuple(words for words, right in met.items() if right),
        tuple(words for words, right in met.items() if not right),
        tuple(words for words, right in found.items() if right),
        tuple(words for words, right in found.items() if not right),
        false,
    )


def sheet_of(folder: Path) -> FactSheet:
    """Give the fact sheet of a story."""
    return _extracted(folder).sheet


def _extracted(folder: Path) -> Extraction:
    with tempfile.TemporaryDirectory() as root:
        project = Project(Path(root))
        project.seeds.mkdir()
        project.content.mkdir()
        for path in folder.glob("*.md"):
            shutil.copy(path, project.seeds)
        return extract(project)


def _place(extraction: Extraction, source: str, words: str) -> Place:
    start = extraction.bodies[source].find(words)
    assert start >= 0, f"{source}: {words!r}"
    return source, start, start + len(words)


def _holds(fact: FigureFact, places: Sequence[Place]) -> bool:
    claims = [(claim.source, claim.span.start, claim.span.end) for claim in fact.claims]
    return all(any(_overlap(claim, place) for claim in claims) for place in places)


def _parts(difference: Difference, kind: str, places: Sequence[Place]) -> bool:
    """Say whether a difference of that kind has the two places on two of its sides."""
    sides = [
        {
            number
            for number, side in enumerate(difference.sides)
            if any(_overlap((one.source, one.span.start, one.span.end), place) for one in side.claims)
        }
        for place in places
    ]
    return difference.kind == kind and bool(sides[0]) and bool(sides[1]) and not sides[0] & sides[1]


def _overlap(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
