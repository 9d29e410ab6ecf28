"""The commands that look and change nothing: diff, coverage, verify."""

from __future__ import annotations

import subprocess
from pathlib import Path

import click

from briefing.commands.printing import print_problems, project_at, show_reading, with_project
from briefing.errors import BriefingError, FactSheetError, Problem
from briefing.model import FactSheet
from briefing.project import Project
from briefing.texts import printable


@click.command()
@with_project
@click.argument("revision", default="HEAD")
@click.option("--markdown", is_flag=True, help="Print a table in Markdown, for a pull request.")
def diff(folder: Path | None, revision: str, *, markdown: bool) -> None:
    """Print what the seeds and decisions, as they are now, change in the facts since REVISION.

    REVISION is a commit, a branch or a tag of git; the last commit when it is left out.
    """
    from briefing import pipeline
    from briefing.edit import summary
    from briefing.edit.changes import compare

    project = project_at(folder)
    before = _sheet_at(revision, project)
    extraction = pipeline.extract(project, show_reading())
    print_problems(extraction.warnings, "text", level="warning")
    changes = compare(before, extraction.sheet)
    sheets = [extraction.sheet] if before is None else [before, extraction.sheet]
    if markdown:
        click.echo(summary.markdown(changes, *sheets), nl=False)
        return
    for line in summary.text_lines(changes):
        click.echo(printable(line))
    click.echo(summary.one_line(changes, *sheets))


def _sheet_at(revision: str, project: Project) -> FactSheet | None:
    """Give the fact sheet of a revision; null when it had none."""
    from briefing.factsheet import parse_factsheet

    if revision.startswith("-"):
        raise click.UsageError(f"{revision!r} is no revision")
    place = project.sheet.relative_to(project.root).as_posix()
    shown = _git(project, "show", f"{revision}:./{place}")
    if shown.returncode == 0:
        text = shown.stdout.decode("utf-8")
        return parse_factsheet(text, path=f"{place} at {revision}")
    if _git(project, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").returncode != 0:
        message = f"git knows no revision {revision!r} here"
        raise FactSheetError(Problem(place, 0, message, "name a commit, a branch or a tag; `git log` lists them"))
    return None


def _git(project: Project, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(project.root), *arguments]
    return subprocess.run(command, capture_output=True, check=False)  # noqa: S603 -- git, and words it takes as a revision


@click.command()
@with_project
def coverage(folder: Path | None) -> None:
    """List the sentences with a figure or a date that no fact uses, and how much of each source is used."""
    from briefing import pipeline

    extraction = pipeline.extract(project_at(folder), show_reading())
    documents = {document.source.id: document for document in extraction.documents}
    for used in extraction.sheet.coverage:
        document = documents[used.source]
        click.echo(f"{document.source.path}: {used.sentences_used} of {used.sentences} sentences used")
        for unused in sorted((*used.figures_unused, *used.dates_unused), key=lambda each: each.span):
            sentence = document.sentence_at(unused.span.start)
            words = " ".join(sentence.span.of(document.body).split())
            click.echo(printable(f"  line {sentence.line}: {unused.quote!r} {unused.reason}"))
            click.echo(printable(f"    {words}"))


@click.command()
@click.argument("target", type=click.Path(exists=True, path_type=Path), required=False)
@click.option(
    "--sources",
    "seeds",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the sources, to prove also what the excerpts leave out.",
)
def verify(target: Path | None, seeds: Path | None) -> None:
    """Prove a published site (a folder) or its evidence.zip again: hashes, places, figures and marked words.

    No network is asked and nothing that the builder says is believed; one altered byte fails. TARGET is the site of the
    nearest briefing when it is left out.
    """
    from briefing.adapters.verify import verify as find_faults

    if target is None:
        target = project_at(None).site
        if not target.is_dir():
            raise click.UsageError(f"there is no site at {target}: name one, or build it with `briefing build`")
    problems = find_faults(target, seeds)
    if problems:
        raise BriefingError(*problems)
    click.echo(f"{target}: every file, every quoted word and every figure shown is proved")
