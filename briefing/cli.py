"""The commands: options, progress, problems printed, exit codes."""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import briefing
from briefing.errors import BriefingError, MachineError, Problem

if TYPE_CHECKING:
    from briefing.edit.ledger import Change
    from briefing.project import Project

DONE, INPUT_AT_FAULT, WRONG_USE, MACHINE_AT_FAULT, OUR_FAULT = range(5)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="mkdocs-briefing", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn a folder of news articles into a briefing page on which every figure leads back to its sentence.

    The articles lie in seeds/, the pages and the editor's decisions in content/. `extract` reads the articles into
    content/factsheet.yml; `build` makes the site from it.

    Exit codes: 0 done; 1 the input is at fault; 2 wrong use; 3 the machine (disk, permission, lock); 4 a fault of ours.
    """


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


@cli.command()
@with_project
@format_option
@click.option(
    "--on", metavar="DAY", help="The day to note changes under: 2025-05-24. Default: the story's."
)
def extract(folder: Path | None, form: str, on: str | None) -> None:
    """Read seeds/ and content/curation.yml into content/factsheet.yml, and print what changed.

    Same articles and same decisions give the same bytes on every machine and day. What changed is added to
    content/changes.yml; nothing else is written.
    """
    from briefing import pipeline

    project = _project(folder)
    extraction = pipeline.extract(project)
    _print_problems(extraction.warnings, form, level="warning")
    _print_changes(extraction.changes)
    written = pipeline.write_extraction(extraction, on=on)
    click.echo(_counts(extraction.sheet) + ("" if written else " (nothing changed)"))


@cli.command()
@with_project
@format_option
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
def check(folder: Path | None, form: str, *, strict: bool) -> None:
    """Check sources, fact sheet, curation and prose; write nothing.

    Every problem of the run is printed with its file and line and what to write instead.
    """
    from briefing import pipeline

    report = pipeline.check(_project(folder))
    _print_problems(report.warnings, form, level="error" if strict else "warning")
    if report.errors:
        raise BriefingError(*report.errors)
    if strict and report.warnings:
        sys.exit(INPUT_AT_FAULT)
    click.echo(_counts(report.sheet) + ": every word stands in its source")


@cli.command()
@with_project
@format_option
@click.option("--strict", is_flag=True, help="Treat warnings, such as a bare number in the prose, as errors.")
def build(folder: Path | None, form: str, *, strict: bool) -> None:
    """Extract, check and build the site into site/.

    The site is built beside site/ and swapped in whole: whatever happens, readers see the old one or the new one.
    """
    from briefing import pipeline
    from briefing.adapters.site import build_site, finish_swap, one_at_a_time

    project = _project(folder)
    with one_at_a_time(project):
        finish_swap(project)
        extraction = pipeline.extract(project)
        _print_changes(extraction.changes)
        pipeline.write_extraction(extraction)
        report = pipeline.check(project)
        _print_problems(report.warnings, form, level="error" if strict else "warning")
        if report.errors or (strict and report.warnings):
            raise BriefingError(*report.errors)
        site = build_site(project, strict=strict)
    click.echo(_counts(report.sheet))
    click.echo(f"open {site / 'index.html'}")


@cli.command()
@with_project
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port.")
def serve(folder: Path | None, port: int) -> None:
    """Show the site on this machine and build it anew when a source, a decision, a page or a template changes."""
    from mkdocs.commands.serve import serve as serve_with_mkdocs

    project = _project(folder)
    serve_with_mkdocs(str(project.root / "mkdocs.yml"), dev_addr=f"127.0.0.1:{port}")


def main() -> None:
    """Run the command line; the way in of the installed command."""
    sys.exit(run(cli))


def run(command: click.Command, arguments: list[str] | None = None) -> int:
    """Run `command` and give its exit code; no traceback ever reaches an editor."""
    try:
        command.main(args=arguments, standalone_mode=False, prog_name="briefing")
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        return INPUT_AT_FAULT
    except BriefingError as error:
        _print_problems(error.problems, _wanted_form(), level="error")
        return MACHINE_AT_FAULT if isinstance(error, MachineError) else INPUT_AT_FAULT
    except OSError as error:
        click.echo(f"{_printable(error.filename)}: {error.strerror}", err=True)
        return MACHINE_AT_FAULT
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else OUR_FAULT
    except Exception:
        click.echo(f"this is a fault of briefing, not of your files; what happened is in {_report()}", err=True)
        return OUR_FAULT
    return DONE


def _project(folder: Path | None) -> Project:
    from briefing.project import Project, find_project

    return Project(folder.resolve()) if folder else find_project(Path.cwd())


def _counts(sheet: Any) -> str:  # noqa: ANN401 -- a FactSheet; its module is not loaded for --help
    parts = [
        (len(sheet.sources), "source"),
        (len(sheet.figures), "figure"),
        (len(sheet.timeline), "date"),
        (len(sheet.quotations), "quotation"),
        (len(sheet.differences), "difference"),
    ]
    return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in parts)


def _print_changes(changes: Iterable[Change]) -> None:
    for change in changes:
        values = " -> ".join(value for value in (change.was, change.now) if value)
        click.echo(_printable(f"{change.what}: {change.label or change.fact} ({values})"))


def _wanted_form() -> str:
    return "github" if "github" in sys.argv else "text"


def _print_problems(problems: Iterable[Problem], form: str, *, level: str) -> None:
    for problem in problems:
        click.echo(_annotation(problem, level) if form == "github" else _printable(str(problem)), err=form == "text")


def _annotation(problem: Problem, level: str) -> str:
    """Give the workflow command for `problem`, escaped as GitHub's runner asks."""
    text = problem.message + (f" ({problem.hint})" if problem.hint else "")
    message = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = problem.path.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::{level} file={path},line={max(problem.line, 1)}::{_printable(message)}"


def _printable(text: object) -> str:
    """Give `text` with every control character made visible: a source must not drive the terminal."""
    return "".join(c if c.isprintable() or c == "\n" else ascii(c)[1:-1] for c in str(text))


def _report() -> str:
    with tempfile.NamedTemporaryFile(
        "w", prefix="briefing-report-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(f"briefing {briefing.__version__}\n{sys.version}\n{sys.argv}\n\n{traceback.format_exc()}")
    return file.name
