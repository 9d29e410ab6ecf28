"""An edition to a folder of pages and data for another engine: the same bytes that the MkDocs plugin serves.

Source pages are stubs that the Markdown extension fills, so the other engine runs Python-Markdown with that extension.
A stylesheet and a script lie under `assets/`; the engine's own theme decides where they are named.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from briefing.errors import BriefingError, Problem
from briefing.files import write_file
from briefing.pipeline import open_edition, schemas
from briefing.project import Project
from briefing.publish.environment import template_folders
from briefing.publish.outputs import outputs

MARK = ".briefing-export"
"""Tells a folder of ours, which may be emptied, from one of somebody else's."""


def export(project: Project, target: Path, *, site_url: str = "") -> int:
    """Write the pages and data of `project` into `target` and give their number; raise when it holds other files."""
    if target.exists() and not (target.is_dir() and (not any(target.iterdir()) or (target / MARK).is_file())):
        raise BriefingError(Problem(str(target), 0, "it holds files that no export made", "name an empty folder"))
    _refuse_our_own(project, target)
    edition = open_edition(project)
    if target.exists():
        shutil.rmtree(target)
    count = 0
    for path, content in [*_pages(project), *outputs(edition, site_url=site_url, schemas=schemas()), *_assets(project)]:
        write_file(target / path, content)
        count += 1
    write_file(target / MARK, "made by briefing export; it is emptied by the next one\n")
    return count


def _refuse_our_own(project: Project, target: Path) -> None:
    """Raise where emptying `target` would take what the briefing is made of, whatever lies there as a mark."""
    place = target.resolve()
    for own in (project.root, project.seeds, project.content, project.curation.parent, project.templates):
        held = own.resolve()
        if held.is_relative_to(place) or (own != project.root and place.is_relative_to(held)):
            raise BriefingError(
                Problem(str(target), 0, "what the briefing is made of lies there", "name a folder of its own")
            )


def _pages(project: Project) -> Iterator[tuple[str, bytes]]:
    """Yield the editor's pages and pictures: all that an engine would take, but for the curated YAML."""
    for path in sorted(project.content.rglob("*")):
        name = path.relative_to(project.content)
        hidden = any(part.startswith(".") for part in name.parts)
        if path.is_file() and not path.is_symlink() and not hidden and path not in project.unpublished:
            yield name.as_posix(), path.read_bytes()


def _assets(project: Project) -> Iterator[tuple[str, bytes]]:
    found: dict[str, Path] = {}
    for folder in reversed(template_folders(project.templates)):
        for path in sorted((folder / "assets").glob("*")):
            if path.is_file() and not path.is_symlink():
                found[f"assets/{path.name}"] = path
    for name, path in sorted(found.items()):
        yield name, path.read_bytes()
