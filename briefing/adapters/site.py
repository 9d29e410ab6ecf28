"""A project to its built site: built beside `site/`, then swapped in, so that a reader never meets half of one.

    .site.building   being written; worth nothing
    .site.new        whole, about to become site/
    .site.old        the site of before, about to go

A kill between the two renames leaves `.site.new` and `.site.old` whole; `finish_swap` ends what was begun.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from filelock import FileLock, Timeout
from jinja2 import TemplateError
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.commands.serve import serve as serve_with_mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from briefing.errors import BriefingError, MachineError, PageError, Problem
from briefing.project import Project
from briefing.publish.environment import template_problem
from briefing.texts import printable, shown_path

FIRST_PAGE = "write it; `briefing new DIR` makes one to look at"
OPTIONS = "the guide says what may stand there, and that of MkDocs"
# "option 'publish'"  |  'received: "x"'
QUOTED = re.compile(r"""'([^'\n]{1,80})'|"([^"\n]{1,80})\"""")

# 'in "mkdocs.yml", line 3, column 1'
IN_LINE = re.compile(r"\bline (?P<line>\d+), column")

WAIT_SECONDS = 60
"""How long a second build waits for the first."""


def build_site(project: Project, *, strict: bool) -> Path:
    """Build the site of `project` from its fact sheet and swap it in; give its folder.

    Raise `PageError` when the pages cannot be built, `MachineError` when `site/` is no folder of ours.
    """
    configuration = _configuration(project)
    building = _beside(project, "building")
    refuse_foreign(project)
    shutil.rmtree(building, ignore_errors=True)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    with _mkdocs_speaks(logging.WARNING) as said, _in_our_words(project, said):
        config = load_config(str(configuration), site_dir=str(building), strict=strict)
        config.plugins.on_startup(command="build", dirty=False)
        build_with_mkdocs(config)
        config.plugins.on_shutdown()
    if not (building / "index.html").is_file():
        shutil.rmtree(building)
        shown = shown_path(project.content / "index.md", project.root)
        raise PageError(Problem(shown, 0, "there is no such page: the site would have no beginning", FIRST_PAGE))
    _flush(building)
    building.rename(_beside(project, "new"))
    finish_swap(project)
    return project.site


def serve_site(project: Project, port: int) -> None:
    """Serve the site of `project` on this machine alone until it is stopped; raise as `build_site` does."""
    configuration = _configuration(project)
    with _mkdocs_speaks(logging.INFO) as said, _in_our_words(project, said):
        serve_with_mkdocs(str(configuration), dev_addr=f"127.0.0.1:{port}")


def _configuration(project: Project) -> Path:
    configuration = project.root / "mkdocs.yml"
    if not configuration.is_file():
        hint = "make a new briefing with `briefing new DIR`, or name its folder with --project"
        raise PageError(Problem("mkdocs.yml", 0, f"there is none in {str(project.root)!r}", hint))
    return configuration


def finish_swap(project: Project) -> None:
    """Bring a whole new site to its place, whether it was made now or by a run that was killed."""
    new, old, site = _beside(project, "new"), _beside(project, "old"), project.site
    if new.is_dir():
        site.parent.mkdir(parents=True, exist_ok=True)
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
    """Raise where the site, or a place that a build needs beside it, is not ours to empty: a link, files of others."""
    places = (project.site, *(_beside(project, name) for name in ("building", "new", "old")))
    foreign = [place for place in places if place.is_symlink() or (place.exists() and not place.is_dir())]
    hint = "move it away; the site is built there"
    if foreign:
        kinds = (("a link" if place.is_symlink() else "a file", place.name) for place in foreign)
        raise MachineError(*(Problem(name, 0, f"it is {kind}, not a folder", hint) for kind, name in kinds))
    held = project.site.is_dir() and any(project.site.iterdir())
    if held and not (project.site / "index.html").is_file():
        shown = shown_path(project.site, project.root)
        hint = "name another folder as site_dir in mkdocs.yml, or empty this one yourself"
        raise MachineError(Problem(shown, 0, "it holds files and no site: they would be gone", hint))


class _Said(logging.Handler):
    """Prints what MkDocs says, but for what is wrong with its configuration: that is kept, to be said in our words."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep or print one line."""
        if record.name == "mkdocs.config" and record.levelno >= logging.ERROR:
            self.wrong.append(record.getMessage())
        else:
            click.echo(f"{record.levelname} {printable(record.getMessage())}", err=True)


@contextmanager
def _mkdocs_speaks(level: int) -> Iterator[_Said]:
    log, said = logging.getLogger("mkdocs"), _Said()
    before = log.level
    said.setLevel(level)
    log.addHandler(said)
    log.setLevel(min(level, logging.WARNING))
    try:
        yield said
    finally:
        log.removeHandler(said)
        log.setLevel(before)


@contextmanager
def _in_our_words(project: Project, said: _Said) -> Iterator[None]:
    """Turn what MkDocs and a template of the editor raise into problems with their places."""
    try:
        yield
    except MkDocsException as error:
        if isinstance(error.__cause__, BriefingError):
            raise error.__cause__ from error
        raise PageError(*_misconfigured(project, said.wrong, error)) from error
    except TemplateError as error:
        raise PageError(template_problem(error, project.root)) from error


def _misconfigured(project: Project, wrong: list[str], error: MkDocsException) -> Iterator[Problem]:
    """Yield a problem for each fault that MkDocs found in mkdocs.yml, at the line that its words lead to."""
    lines = (project.root / "mkdocs.yml").read_text("utf-8", errors="replace").split("\n")
    for text in wrong or [str(error)]:
        # MkDocs shows how an extension failed, or where the YAML breaks, in many lines; the last one says it.
        words, _, rest = text.strip().partition("\n")
        last = rest.strip().rpartition("\n")[2]
        named = [word for pair in QUOTED.findall(f"{words} {last}") for word in pair if word]
        found = (at for word in reversed(named) for at, line in enumerate(lines, start=1) if word in line)
        line = IN_LINE.search(last)
        at = int(line["line"]) if line else next(found, 0)
        yield Problem("mkdocs.yml", at, f"{words} {last}".strip(), OPTIONS)


def _flush(folder: Path) -> None:
    """Have every file on the disk before the first rename: a name may outlive a power cut that its bytes do not."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
