"""The folder of pages to its pages: which there are, whether each can be built, whether its placeholders are known."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path

from briefing.edit.page_file import read_page_file
from briefing.errors import Faults, PageError, Problem
from briefing.project import Project
from briefing.strict_yaml import nearest
from briefing.texts import odd_files

# "<!-- briefing:timeline -->"  |  "<!-- briefing:source harbour-gazette -->"
PLACEHOLDER = re.compile(r"^\s*<!--\s*briefing:(?P<name>[a-z-]+)(?P<argument>\s+[^\s>]+)?\s*-->\s*$", re.MULTILINE)

# "<!-- breifing:timeline -->"  |  "<!-- Briefing timeline -->"
COMMENT = re.compile(
    r"<!--\s*(?P<word>[A-Za-z]{4,12})\s{0,3}[:;=. ]\s{0,3}(?P<name>[A-Za-z-]{2,30})(?P<rest>[^<>\n]{0,100})-->"
)
ALIKE = 0.7
"""From here on a word of a comment is meant for our own."""


def pages_of(project: Project) -> Iterator[Path]:
    """Yield the editor's pages in the order of their names."""
    pages = project.content.rglob("*.md")
    yield from sorted(path for path in pages if not path.name.startswith(".") and path.is_file())


def check_content(project: Project) -> None:
    """Look at every page, and for what is no file; raise all that keeps an engine from building them safely."""
    faults = Faults(
        [
            problem
            for folder in dict.fromkeys((project.content, project.curated, project.templates))
            for problem in odd_files(folder, project=project.root)
        ]
    )
    for path in pages_of(project):
        with faults.noted():
            read_page_file(path, project=project.root)
    faults.raise_all(PageError)


def unknown_placeholders(
    text: str, *, path: str, parts: Collection[str], sources: Collection[str] | None = None
) -> list[Problem]:
    """Give a problem for each placeholder of `text` that names none of `parts`, or the page of none of `sources`."""
    return [*_misnamed(text, path, parts, sources), *_misspelt(text, path, parts)]


def _misnamed(text: str, path: str, parts: Collection[str], sources: Collection[str] | None) -> Iterator[Problem]:
    for match in PLACEHOLDER.finditer(text):
        line = text.count("\n", 0, match.start("name")) + 1
        source = (match["argument"] or "").strip()
        if match["name"] == "source" and source:
            if sources is not None and source not in sources:
                yield Problem(path, line, f"no source {source!r}", nearest(source, tuple(sources)))
        elif match["name"] not in parts:
            yield Problem(path, line, f"no part {match['name']!r}", nearest(match["name"], tuple(parts)))


def _misspelt(text: str, path: str, parts: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each comment that is nearly a placeholder: an engine would leave it out without a word."""
    taken = [match.span() for match in PLACEHOLDER.finditer(text)]
    for match in COMMENT.finditer(text):
        alike = SequenceMatcher(None, match["word"].lower(), "briefing").ratio()
        if alike < ALIKE or any(start <= match.start() < end for start, end in taken):
            continue
        line = text.count("\n", 0, match.start()) + 1
        near = get_close_matches(match["name"].lower(), ["source", *parts], n=1)
        name = near[0] if near else "NAME"
        shown = f"{match.group()!r} is no placeholder as it stands"
        yield Problem(path, line, shown, f"write <!-- briefing:{name} --> on a line of its own")
