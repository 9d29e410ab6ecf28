"""The names of a text to the company that it is about: what "the company" and "the brewer" stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefing.mentions import Name
from briefing.read import cues

OFTEN = 3
"""How often at least it is named where others are named too, and then twice as often as they."""

EARLY = 300
"""Within how many characters from the start."""


def main_business(names: Iterable[Name]) -> str | None:
    """Give the only body of the text, or the one that it names far more often than any other; no ministry or court.

    It is named where the text begins: a body that only comes in later is another, beside one that no list knows.
    """
    found = [name for name in names if name.type == "organisation"]
    bodies = [name.canonical or name.name for name in found]
    early = {name.canonical or name.name for name in found if name.span.start < EARLY}
    others = cues.words("bodies") - cues.words("businesses", "any_body") - {"company"}
    counts = Counter(name for name in bodies if name.rpartition(" ")[2].lower() not in others)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
    if not ranked or ranked[0][0] not in early:
        return None
    alone = len(ranked) == 1
    leads = ranked[0][1] >= OFTEN and (alone or ranked[0][1] >= 2 * ranked[1][1])
    return ranked[0][0] if leads or (alone and len(set(bodies)) == 1) else None
