"""A folder that holds a briefing: where its parts lie, and whether they have changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import Problem

if TYPE_CHECKING:
    from briefing.options import Options, Settings

NAME = "mkdocs.yml"
"""What MkDocs and the plugin are told."""


def _default_settings() -> Settings:
    # Here, not above: whoever asks only whether anything changed does not need the records.
    from briefing.options import Settings

    return Settings()


@dataclass(frozen=True)
class Project:
    """A folder that holds a briefing, and where its parts lie."""

    root: Path
    settings: Settings = field(default_factory=_default_settings)

    @property
    def options(self) -> Options:
        """What `mkdocs.yml` says of the plugin."""
        return self.settings.options

    @property
    def configuration(self) -> Path:
        """What MkDocs and the plugin are told."""
        return self.root / NAME

    @property
    def seeds(self) -> Path:
        """The articles."""
        return self.root / self.options.seeds

    @property
    def content(self) -> Path:
        """The pages."""
        return self.root / self.settings.docs_dir

    @property
    def curated(self) -> Path:
        """The curated YAML."""
        return self.root / self.settings.curated

    @property
    def sheet(self) -> Path:
        """The fact sheet."""
        return self.curated / "factsheet.yml"

    @property
    def curation(self) -> Path:
        """The editor's decisions."""
        return self.curated / "curation.yml"

    @property
    def ledger(self) -> Path:
        """What changed, when and why."""
        return self.curated / "changes.yml"

    @property
    def proposals(self) -> Path:
        """What another extractor found, for the editor to take."""
        return self.curated / "proposals.yml"

    @property
    def unpublished(self) -> frozenset[Path]:
        """What lies among the pages and must not be copied beside them: it may hold names that are withheld."""
        return frozenset((self.sheet, self.curation, self.ledger, self.proposals))

    @property
    def templates(self) -> Path:
        """The user's own templates."""
        return self.root / self.options.templates

    @property
    def site(self) -> Path:
        """What is built."""
        return self.root / self.settings.site_dir

    @property
    def cache(self) -> Path:
        """What was read before; safe to delete."""
        return cache_of(self.root)

    def fingerprint(self) -> str:
        """Give a digest of every file that the site is made of, to see whether one has changed."""
        digest = hashlib.sha256()
        for path in sorted(self._inputs()):
            digest.update(f"{path.relative_to(self.root)}\0".encode())
            digest.update(_digest(path).encode())
        return digest.hexdigest()

    def state(self) -> dict[str, str] | None:
        """Give a digest of each file that `extract` looks at or makes; null where not all are plain files."""
        return state_of(self.root, self.folders)

    def _inputs(self) -> Iterator[Path]:
        yield from (path for path in (self.configuration,) if path.is_file())
        for folder in map(self.root.joinpath, self.folders):
            yield from (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders that `extract` looks at, each once, from the root."""
        options = self.options
        return tuple(dict.fromkeys((options.seeds, self.settings.docs_dir, self.settings.curated, options.templates)))


def cache_of(root: Path) -> Path:
    """Give the folder of what was read before in the project at `root`."""
    return root / ".cache" / "briefing"


def state_of(root: Path, folders: Iterable[str]) -> dict[str, str] | None:
    """Give a digest of `mkdocs.yml` and of each file in `folders`; null where not all are plain files."""
    configuration = root / NAME
    found: dict[str, str] = {NAME: _digest(configuration) if configuration.is_file() else ""}
    for folder in map(root.joinpath, folders):
        for path in (folder, *folder.rglob("*")):
            if path.is_symlink() or not (path.is_dir() or path.is_file() or path == folder):
                return None
            found[str(path.relative_to(root))] = _digest(path) if path.is_file() else ""
    return found


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def open_project(root: Path) -> Project:
    """Give the project in `root`, with what its `mkdocs.yml` says; raise `ConfigurationError` when that cannot be."""
    from briefing.options import read_settings

    return Project(root, read_settings(root))


def root_of(start: Path) -> Path:
    """Give the nearest folder, from `start` upward, that holds `mkdocs.yml`; else `start` itself."""
    return next((folder for folder in (start, *start.parents) if (folder / NAME).is_file()), start)


def find_project(start: Path) -> Project:
    """Open the project of the folder that `root_of` gives."""
    return open_project(root_of(start))


def project_of_sheet(sheet: Path) -> Project:
    """Give the project whose fact sheet lies at `sheet`: that of its `mkdocs.yml`, else of the folder above its own."""
    found = find_project(sheet.parent)
    return found if found.sheet == sheet else Project(sheet.parent.parent)


def differences(project: Project, stated: Mapping[str, Any], pages: Path) -> Iterator[Problem]:
    """Yield a problem for each option that MkDocs reads in another way than the commands: by a tag, or inherited.

    `stated` are the options and `pages` the folder of the pages, both as MkDocs has them.
    """
    given = {name: tuple(value) if isinstance(value, list) else value for name, value in stated.items()}
    theirs = [*given.items(), ("docs_dir", pages.resolve())]
    ours = {**project.options.model_dump(), "docs_dir": project.content.resolve()}
    for name, value in theirs:
        if ours.get(name) != value:
            message = f"{name} is {str(value)!r} for MkDocs, and {str(ours.get(name))!r} for the commands"
            yield Problem(NAME, 0, message, f"write it into this {NAME} itself, as a plain value")
