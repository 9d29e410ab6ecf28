"""The names of a text to the company that it is about: what "the company" and "the brewer" stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefing.mentions import Name
from briefing.read import cues

OFTEN = 3
"""How often at least it is named where others are named too, and then twice as often as they."""


def main_business(names: Iterable[Name]) -> str | None:
    """Give the only body of the text, or the one that it names far more often than any other; no ministry or court."""
    bodies = [name.canonical or name.name for name in names if name.type == "organisation" and not name.medium]
    others = cues.words("bodies") - cues.words("businesses", "any_body") - {"company"}
    counts = Counter(name for name in bodies if name.rpartition(" ")[2].lower() not in others)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
    if len(ranked) == 1 and len(set(bodies)) == 1:
        return ranked[0][0]
    leads = bool(ranked) and ranked[0][1] >= OFTEN and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1])
    return ranked[0][0] if leads else None
