"""A folder that holds a briefing: where its parts lie, and whether they have changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Project:
    """A folder that holds a briefing, and where its parts lie."""

    root: Path

    @property
    def seeds(self) -> Path:
        """The articles."""
        return self.root / "seeds"

    @property
    def content(self) -> Path:
        """The pages and the curated YAML."""
        return self.root / "content"

    @property
    def sheet(self) -> Path:
        """The fact sheet."""
        return self.content / "factsheet.yml"

    @property
    def curation(self) -> Path:
        """The editor's decisions."""
        return self.content / "curation.yml"

    @property
    def ledger(self) -> Path:
        """What changed, when and why."""
        return self.content / "changes.yml"

    @property
    def templates(self) -> Path:
        """The user's own templates."""
        return self.root / "templates"

    @property
    def site(self) -> Path:
        """What is built."""
        return self.root / "site"

    @property
    def cache(self) -> Path:
        """What was read before; safe to delete."""
        return self.root / ".cache" / "briefing"

    def fingerprint(self) -> str:
        """Give a digest of every file that the site is made of, to see whether one has changed."""
        digest = hashlib.sha256()
        for path in sorted(self._inputs()):
            digest.update(f"{path.relative_to(self.root)}\0".encode())
            digest.update(_digest(path).encode())
        return digest.hexdigest()

    def state(self) -> dict[str, str] | None:
        """Give a digest of each file that `extract` looks at or makes; null where not all are plain files."""
        found: dict[str, str] = {}
        for folder in (self.seeds, self.content, self.templates):
            for path in (folder, *folder.rglob("*")):
                if path.is_symlink() or not (path.is_dir() or path.is_file() or path == folder):
                    return None
                found[str(path.relative_to(self.root))] = _digest(path) if path.is_file() else ""
        return found

    def _inputs(self) -> Iterator[Path]:
        yield from (path for path in (self.root / "mkdocs.yml",) if path.is_file())
        for folder in (self.seeds, self.content, self.templates):
            yield from (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def find_project(start: Path) -> Project:
    """Give the project of the nearest folder, from `start` upward, that holds `mkdocs.yml`; else `start` itself."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return Project(folder)
    return Project(start)
