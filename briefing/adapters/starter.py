"""A new briefing: a small project that builds at once, from the files of `briefing/starter`."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from briefing import __version__
from briefing.errors import BriefingError, Problem
from briefing.files import write_file

PLACES = {
    "mkdocs.yml": "mkdocs.yml",
    "content.index.md": "content/index.md",
    "content.curation.yml": "content/curation.yml",
    "seeds/harbour-gazette-2024-03-04.md": "seeds/harbour-gazette-2024-03-04.md",
    "seeds/valley-times-2024-03-04.md": "seeds/valley-times-2024-03-04.md",
    "gitignore": ".gitignore",
    "README.md": "README.md",
    "requirements.txt": "requirements.txt",
    "publish.yml": ".github/workflows/publish.yml",
    "check.yml": ".github/workflows/check.yml",
    "dependabot.yml": ".github/dependabot.yml",
}
"""Each file of the starter and where it goes; their names are plain, so that no tool takes them for its own."""
EMPTY = {
    **{name: place for name, place in PLACES.items() if not name.startswith(("seeds/", "content."))},
    "empty.index.md": "content/index.md",
    "empty.curation.yml": "content/curation.yml",
}
"""The same without the example: for articles of one's own."""


def start_briefing(folder: Path, *, example: bool = True) -> tuple[Path, ...]:
    """Write a new briefing into `folder` and give its files; raise `BriefingError` when one is there already."""
    places = PLACES if example else EMPTY
    taken = [place for place in places.values() if (folder / place).exists()]
    if taken:
        hint = "choose an empty folder; nothing was written"
        raise BriefingError(*(Problem(str(folder / place), 0, "it is there already", hint) for place in taken))
    starter = files("briefing").joinpath("starter")
    for name, place in places.items():
        text = starter.joinpath(name).read_text(encoding="utf-8")
        write_file(folder / place, text.replace("==VERSION", f"=={__version__}"))
    return tuple(folder / place for place in places.values())
