"""What all commands share: their options, where the project lies, how problems and changes are printed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.errors import Problem
from briefing.texts import printable, visible

if TYPE_CHECKING:
    from briefing.edit.changes import Change
    from briefing.model import FactSheet
    from briefing.project import Project

DONE, INPUT_AT_FAULT, WRONG_USE, MACHINE_AT_FAULT, OUR_FAULT = range(5)
"""The exit codes."""

MANY = 50
"""Articles from which on a reader of the log is told that it takes a while."""
BAR = 40
"""Characters of the bar."""


def with_project(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option that all of them take."""
    return click.option(
        "--project",
        "folder",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The folder of the briefing. Default: the nearest one, from here upward, that holds mkdocs.yml; "
        "else this folder.",
    )(command)


def format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option that turns problems into annotations."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "github"]),
        default="text",
        help="How problems are printed: as text, or as annotations of a GitHub workflow.",
    )(command)


def project_at(folder: Path | None) -> Project:
    """Give the project in `folder`, or the nearest one from here upward."""
    from briefing.project import find_project, open_project

    return open_project(folder.resolve()) if folder else find_project(Path.cwd())


def refuse_no_day(text: str | None) -> None:
    """Raise where an option that asks for a day got something else."""
    from datetime import date

    try:
        date.fromisoformat(text or "2024-03-04")
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no day, such as 2024-03-04", param_hint="--on") from error


def counts(sheet: FactSheet) -> str:
    """Say in one line what a fact sheet holds."""
    from briefing.edit.changes import TOLD, counted

    return counted(sheet, {"sources": "source", **TOLD})


def print_changes(changes: Sequence[Change]) -> None:
    """Print a line for each change."""
    from briefing.edit.summary import text_lines

    for line in text_lines(changes):
        click.echo(printable(line))


def wanted_form(arguments: list[str]) -> str:
    """Give the form that `arguments` ask for, when they were not read to their end."""
    return "github" if "--format=github" in arguments or "github" in arguments else "text"


def print_problems(problems: Iterable[Problem], form: str, *, level: str) -> None:
    """Print each problem: as text to the error stream, as an annotation to the output, where the runner reads it."""
    for problem in problems:
        if form == "github":
            click.echo(annotation(problem, level))
            continue
        place = f"{problem.path}:{problem.line}" if problem.line else problem.path
        click.echo(printable(f"{place}: {problem.message}"), err=True)
        if problem.hint:
            click.echo(printable(f"  hint: {problem.hint}"), err=True)


def annotation(problem: Problem, level: str) -> str:
    """Give the workflow command for `problem`, escaped as GitHub's runner asks."""
    text = problem.message + (f" ({problem.hint})" if problem.hint else "")
    message = visible(text, keep="\r\n").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = visible(problem.path).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::{level} file={path},line={max(problem.line, 1)}::{message}"


def show_reading() -> Callable[[int, int], None]:
    """Give what shows how far the reading is: a bar on a terminal once it takes over a second, elsewhere one line."""
    started = time.monotonic()

    def show(done: int, count: int) -> None:
        if not sys.stderr.isatty():
            if done == 1 and count >= MANY:
                click.echo(f"reading {count} articles", err=True)
        elif time.monotonic() - started > 1:
            filled = BAR * done // count
            click.echo(
                f"\rreading [{'#' * filled}{'-' * (BAR - filled)}] {done} of {count}", err=True, nl=done == count
            )

    return show
