"""The command that walks through new facts: review."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.commands.printing import print_problems, project_at, with_project
from briefing.errors import CurationError
from briefing.texts import printable

if TYPE_CHECKING:
    from briefing.edit.review import Candidate, Choice, Evidence, Kind
    from briefing.project import Project

ANSWERS = "k keep, h hide, l label, p pin, m merge, s skip, q quit"


@click.command()
@with_project
@click.option("--by", default="", help="Your name, noted beside each decision.")
@click.option("--on", "day", default="", help="The day, such as 2024-03-04, noted beside each decision.")
def review(folder: Path | None, by: str, day: str) -> None:
    """Walk through the facts that no editor has seen, one at a time with their sentences, and write the answers.

    Each answer goes into content/curation.yml at once; what stands there, comments and order included, stays as it is.
    """
    from briefing import pipeline
    from briefing.edit.review import candidates

    project = project_at(folder)
    extraction = pipeline.extract(project)
    print_problems(extraction.warnings, "text", level="warning")
    waiting = candidates(extraction.sheet, extraction.bodies)
    for number, candidate in enumerate(waiting, start=1):
        _show(candidate, number, len(waiting))
        if not _decide(candidate, project, by=by, on=day):
            break
    else:
        click.echo(f"{len(waiting)} facts were waiting" if waiting else "no fact waits for an editor")
    pipeline.write_extraction(pipeline.extract(project))


def _show(candidate: Candidate, number: int, count: int) -> None:
    click.echo()
    click.secho(printable(f"{number} of {count}  {candidate.label}: {candidate.says}"), bold=True)
    click.echo(printable(f"  id: {candidate.fact}"))
    for evidence in candidate.evidence:
        click.echo(f"  {printable(evidence.source)}: {_marked(evidence)}")
    if candidate.others:
        click.echo(printable(f"  perhaps one with: {', '.join(candidate.others)}"))


def _marked(evidence: Evidence) -> str:
    """Give the sentence on one line, the fact's own words set off."""
    text, span = evidence.sentence, evidence.marked
    parts = (text[: span.start], click.style(printable(span.of(text)), underline=True), text[span.end :])
    before, marked, after = parts
    return f"{_line(before)}{marked}{_line(after)}"


def _line(text: str) -> str:
    return printable(text.replace("\n", " "))


def _decide(candidate: Candidate, project: Project, *, by: str, on: str) -> bool:
    """Ask until an answer holds; say whether to go on."""
    from briefing import pipeline
    from briefing.edit.review import write_answer
    from briefing.files import write_file

    while True:
        answer = click.prompt(f"  {ANSWERS}", default="s", show_default=False).strip().lower()[:1]
        if answer in ("q", "s"):
            return answer == "s"
        choice = _choice(candidate, answer, by=by, on=on)
        if choice is None:
            continue
        before = project.curation.read_bytes() if project.curation.exists() else b""
        try:
            write_answer(project.curation, choice, project=project.root)
            pipeline.extract(project)
        except CurationError as error:
            # A label that the sources do not bear out, say: the answer is taken back and asked for again.
            print_problems(error.problems, "text", level="error")
            write_file(project.curation, before)
        else:
            return True


def _choice(candidate: Candidate, answer: str, *, by: str, on: str) -> Choice | None:
    from briefing.edit.review import Choice

    kinds: dict[str, Kind] = {"k": "keep", "h": "hide", "l": "label", "p": "pin", "m": "merge"}
    if answer not in kinds:
        return None
    words = reason = ""
    if answer == "l":
        words = click.prompt("  label", default=candidate.label)
    if answer == "m":
        words = click.prompt("  the id of the fact that this is one with")
    if answer in ("h", "m"):
        reason = click.prompt("  why, in one sentence that readers will see")
    return Choice(
        kind=kinds[answer],
        fact=candidate.fact,
        part=candidate.part,
        words=words,
        reason=reason,
        by=by,
        on=on,
        anchor=candidate.anchor,
    )
