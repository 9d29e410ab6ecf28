"""The commands that make the page: extract, check, build, serve."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.commands.printing import (
    INPUT_AT_FAULT,
    counts,
    format_option,
    print_changes,
    print_problems,
    project_at,
    refuse_no_day,
    show_reading,
    with_project,
)
from briefing.errors import BriefingError

if TYPE_CHECKING:
    from briefing.checks import Report
    from briefing.model import FactSheet
    from briefing.project import Project


UNWRITTEN = "<!-- Write here what a reader must know"
"""What stands in a new briefing where its editor has written nothing yet."""


@click.command()
@with_project
@format_option
@click.option("--on", metavar="DAY", help="The day to note changes under: 2024-03-04. Default: the story's.")
@click.option("--first", is_flag=True, help="Begin the ledger anew with this version: nothing was published before.")
def extract(folder: Path | None, form: str, on: str | None, *, first: bool) -> None:
    """Read seeds/ and content/curation.yml into content/factsheet.yml, and print what changed.

    Same articles and same decisions give the same bytes on every machine and day. What changed is added to
    content/changes.yml; nothing else is written.
    """
    from briefing.cache import Cache, Said
    from briefing.project import cache_of, open_project, root_of, state_of

    refuse_no_day(on)
    root = folder.resolve() if folder else root_of(Path.cwd())
    if not first and (said := Cache(cache_of(root)).said(partial(state_of, root))):
        print_problems(said.warnings, form, level="warning")
        click.echo(f"{said.counts} (nothing changed)")
        return
    from briefing import pipeline

    project = open_project(root)
    state = project.state()
    extraction = pipeline.extract(project, show_reading())
    print_problems(extraction.warnings, form, level="warning")
    if not first:
        print_changes(extraction.changes)
    written = pipeline.write_extraction(extraction, on=on, first=first)
    click.echo(counts(extraction.sheet) + ("" if written else " (nothing changed)"))
    pipeline.remember(extraction, state, Said(counts(extraction.sheet), extraction.warnings))


@click.command()
@with_project
@format_option
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--fix", is_flag=True, help="Mend first what needs no editor: a stale fact sheet, ids that moved.")
def check(folder: Path | None, form: str, *, strict: bool, fix: bool) -> None:
    """Check sources, fact sheet, curation, ledger and prose; write nothing unless asked to.

    Every problem of the run is printed with its file and line and what to write instead.
    """
    from briefing import pipeline
    from briefing.checks import check as find_faults
    from briefing.checks import mend

    project = project_at(folder)
    extraction = pipeline.extract(project, show_reading())
    if fix:
        mend(extraction)
        extraction = pipeline.extract(project, show_reading())
    report = find_faults(extraction)
    print_problems(report.notes, form, level="warning")
    print_problems(report.warnings, form, level="error" if strict else "warning")
    if report.errors:
        raise BriefingError(*report.errors)
    if strict and report.warnings:
        raise click.exceptions.Exit(INPUT_AT_FAULT)
    click.echo(counts(report.sheet) + ": every word stands in its source")


@click.command()
@with_project
@format_option
@click.option("--strict", is_flag=True, help="Treat warnings, such as a bare number in the prose, as errors.")
def build(folder: Path | None, form: str, *, strict: bool) -> None:
    """Extract, check and build the site into site/.

    The site is built beside site/ and swapped in whole: whatever happens, readers see the old one or the new one.
    """
    from briefing import pipeline
    from briefing.adapters.site import build_site, finish_swap, one_at_a_time, refuse_foreign
    from briefing.checks import check as find_faults

    project = project_at(folder)
    with one_at_a_time(project):
        refuse_foreign(project)
        finish_swap(project)
        extraction = pipeline.extract(project, show_reading())
        print_changes(extraction.changes)
        pipeline.write_extraction(extraction)
        report = find_faults(extraction)
        print_problems(report.notes, form, level="warning")
        print_problems(report.warnings, form, level="error" if strict else "warning")
        try:
            _refuse_faults(report, strict=strict)
            site = build_site(project, strict=strict)
        except BriefingError:
            click.echo(_what_is_left(project), err=True)
            raise
    click.echo(counts(report.sheet))
    for line in _undone(project, report.sheet):
        click.echo(f"to do: {line}")
    click.echo(f"open {site / 'index.html'}")


def _refuse_faults(report: Report, *, strict: bool) -> None:
    if report.errors or (strict and report.warnings):
        raise BriefingError(*report.errors)


def _what_is_left(project: Project) -> str:
    shown = project.settings.site_dir
    return f"nothing was built: {shown}/ is the one of before" if project.site.is_dir() else "nothing was built"


def _undone(project: Project, sheet: FactSheet) -> Iterator[str]:
    """Yield what an editor has not done yet and a reader would miss."""
    from briefing.edit.curation import read_curation
    from briefing.edit.reviewed import reviewed_only

    place = project.curation.relative_to(project.root)
    if not sheet.story.title:
        yield f"a title for the page, in {place}"
    if not sheet.editorial.publication.publisher:
        yield f"who publishes it: publication, in {place}"
    for page in sorted(project.content.glob("*.md")):
        if UNWRITTEN in page.read_text(encoding="utf-8"):
            yield f"what a reader must know, in {page.relative_to(project.root)}"
    if project.options.publish == "reviewed":
        _, count = reviewed_only(sheet, read_curation(project.curation, project=project.root).record.reviewed)
        facts = "1 fact waits" if count == 1 else f"{count} facts wait"
        if count:
            yield f"{facts} for an editor and {'is' if count == 1 else 'are'} not on the page: briefing review"


@click.command()
@with_project
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port.")
def serve(folder: Path | None, port: int) -> None:
    """Show the site on this machine and build it anew when a source, a decision, a page or a template changes."""
    from briefing.adapters.site import serve_site

    serve_site(project_at(folder), port)
