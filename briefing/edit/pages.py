"""The folder of pages to its pages: which there are, whether each can be built, whether its placeholders are known."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from briefing.edit.page_file import read_page_file
from briefing.errors import Faults, PageError, Problem
from briefing.project import Project
from briefing.strict_yaml import nearest
from briefing.texts import odd_files

# "<!-- briefing:timeline -->"  |  "<!-- briefing:source harbour-gazette -->"
PLACEHOLDER = re.compile(r"^\s*<!--\s*briefing:(?P<name>[a-z-]+)(?P<argument>\s+[^\s>]+)?\s*-->\s*$", re.MULTILINE)


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
    named = [match for match in PLACEHOLDER.finditer(text) if match["name"] == "source" and match["argument"]]
    return [
        Problem(
            path,
            text.count("\n", 0, match.start("name")) + 1,
            f"no source {match['argument'].strip()!r}",
            nearest(match["argument"].strip(), tuple(sources or ())),
        )
        for match in named
        if sources is not None and match["argument"].strip() not in sources
    ] + [
        Problem(
            path,
            text.count("\n", 0, match.start("name")) + 1,
            f"no part {match['name']!r}",
            nearest(match["name"], tuple(parts)),
        )
        for match in PLACEHOLDER.finditer(text)
        if match["name"] not in parts and not (match["name"] == "source" and match["argument"])
    ]
