"""A project to its built site: built beside `site/`, then swapped in, so that a reader never meets half of one.

    .site.building   being written; worth nothing
    .site.new        whole, about to become site/
    .site.old        the site of before, about to go

A kill between the two renames leaves `.site.new` and `.site.old` whole; `finish_swap` ends what was begun.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from briefing.errors import BriefingError, MachineError, PageError, Problem
from briefing.project import Project

WAIT_SECONDS = 60
"""How long a second build waits for the first."""


def build_site(project: Project, *, strict: bool) -> Path:
    """Build the site of `project` from its fact sheet and swap it in; give its folder.

    Raise `PageError` when the pages cannot be built, `MachineError` when `site/` is no folder of ours.
    """
    configuration = project.root / "mkdocs.yml"
    if not configuration.is_file():
        hint = "make a new briefing with `briefing new DIR`, or name its folder with --project"
        raise PageError(Problem("mkdocs.yml", 0, f"there is none in {str(project.root)!r}", hint))
    building = _beside(project, "building")
    refuse_foreign(project)
    shutil.rmtree(building, ignore_errors=True)
    _run_mkdocs(configuration, building, strict=strict)
    _flush(building)
    building.rename(_beside(project, "new"))
    finish_swap(project)
    return project.site


def finish_swap(project: Project) -> None:
    """Bring a whole new site to its place, whether it was made now or by a run that was killed."""
    new, old, site = _beside(project, "new"), _beside(project, "old"), project.site
    if new.is_dir():
        if site.exists():
            shutil.rmtree(old, ignore_errors=True)
            site.rename(old)
        new.rename(site)
    elif old.is_dir() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def one_at_a_time(project: Project) -> Iterator[None]:
    """Hold the lock of `project`; the system drops it when its holder dies, so it never goes stale."""
    path = _beside(project, "lock")
    lock = FileLock(path)
    try:
        lock.acquire(timeout=WAIT_SECONDS)
    except Timeout as error:
        holder = path.read_text(encoding="utf-8", errors="replace").strip() or "unknown"
        message = f"another build is running (process {holder})"
        raise MachineError(Problem(path.name, 0, message, "wait for it to end, or end it")) from error
    try:
        path.write_text(f"{os.getpid()}\n", encoding="utf-8")
        yield
    finally:
        lock.release()


def _beside(project: Project, name: str) -> Path:
    return project.root / f".site.{name}"


def refuse_foreign(project: Project) -> None:
    """Raise where the site, or a place that a build needs beside it, is a link or a file: it is not ours to empty."""
    places = (project.site, *(_beside(project, name) for name in ("building", "new", "old")))
    foreign = [place for place in places if place.is_symlink() or (place.exists() and not place.is_dir())]
    hint = "move it away; the site is built there"
    if foreign:
        kinds = (("a link" if place.is_symlink() else "a file", place.name) for place in foreign)
        raise MachineError(*(Problem(name, 0, f"it is {kind}, not a folder", hint) for kind, name in kinds))


def _run_mkdocs(configuration: Path, target: Path, *, strict: bool) -> None:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    log = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    handler.setLevel(logging.WARNING)
    log.addHandler(handler)
    try:
        config = load_config(str(configuration), site_dir=str(target), strict=strict)
        config.plugins.on_startup(command="build", dirty=False)
        build_with_mkdocs(config)
        config.plugins.on_shutdown()
    except MkDocsException as error:
        if isinstance(error.__cause__, BriefingError):
            raise error.__cause__ from error
        raise PageError(Problem(configuration.name, 0, str(error), "the lines above say where")) from error
    finally:
        log.removeHandler(handler)


def _flush(folder: Path) -> None:
    """Have every file on the disk before the first rename: a name may outlive a power cut that its bytes do not."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
