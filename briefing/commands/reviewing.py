"""The command that walks through new facts: review."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from briefing.commands.printing import print_problems, project_at, refuse_no_day, with_project
from briefing.errors import CurationError
from briefing.texts import printable

if TYPE_CHECKING:
    from briefing.edit.review import Candidate, Choice, Evidence, Kind
    from briefing.project import Project

ANSWERS = {
    "k": ("keep", "it is right as it stands"),
    "h": ("hide", "it is not for the page; readers see why"),
    "l": ("label", "call it by other words"),
    "p": ("pin", "it is right, and stands before the others"),
    "m": ("merge", "it is one with another fact; readers see why"),
    "s": ("skip", "ask again next time; Enter does the same"),
    "q": ("quit", "what was answered is written already"),
}
"""The letter of each answer, its word and what it does."""
OF_QUOTATIONS = "ksq"
"""A quotation is its exact words: there is nothing to decide but whether it is shown."""
DONE = {"keep": "kept", "hide": "hidden", "label": "labelled", "pin": "pinned", "merge": "merged"}


@click.command()
@with_project
@click.option("--by", default="", help="Your name, noted beside each decision.")
@click.option("--on", "day", default="", help="The day, such as 2024-03-04, noted beside each decision.")
def review(folder: Path | None, by: str, day: str) -> None:
    """Walk through figures, days and quotations that no editor has seen, one at a time, and write the answers.

    Each answer goes into content/curation.yml at once; what stands there, comments and order included, stays as it is.
    """
    from briefing import pipeline
    from briefing.edit.curation import read_curation
    from briefing.edit.review import candidates

    refuse_no_day(day or None)
    project = project_at(folder)
    extraction = pipeline.extract(project)
    print_problems(extraction.warnings, "text", level="warning")
    reviewed = read_curation(project.curation, project=project.root).record.reviewed
    waiting = candidates(extraction.sheet, extraction.bodies, reviewed)
    given: Counter[str] = Counter()
    for number, candidate in enumerate(waiting, start=1):
        _show(candidate, number, len(waiting))
        answer = _decide(candidate, project, by=by, on=day)
        if answer == "quit":
            break
        given[answer] += 1
    pipeline.write_extraction(pipeline.extract(project))
    click.echo(_summary(given, len(waiting)))


def _summary(given: Counter[str], count: int) -> str:
    if not count:
        return "no fact waits for an editor"
    done = [f"{given[kind]} {word}" for kind, word in DONE.items() if given[kind]]
    left = count - sum(given[kind] for kind in DONE)
    waits = f"{left} {'waits' if left == 1 else 'wait'} still" if left else "none waits any more"
    return f"{', '.join(done) or 'nothing decided'}; {waits}"


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


def _decide(candidate: Candidate, project: Project, *, by: str, on: str) -> str:
    """Ask until an answer holds, and give its word."""
    letters = OF_QUOTATIONS if candidate.part == "quotations" else "".join(ANSWERS)
    asked = ", ".join(f"{letter} {ANSWERS[letter][0]}" for letter in letters) + ", ? help"
    while True:
        answer = click.prompt(f"  {asked}", default="s", show_default=False).strip().lower()[:1]
        if answer not in letters:
            for letter in letters:
                click.echo("    {}  {}: {}".format(letter, *ANSWERS[letter]))
            continue
        word = ANSWERS[answer][0]
        if word in ("skip", "quit") or _write(_choice(candidate, word, by=by, on=on), project):
            return word


def _write(choice: Choice, project: Project) -> bool:
    """Write an answer into the curation; say whether it holds there, else it is taken back."""
    from briefing import pipeline
    from briefing.edit.review import write_answer
    from briefing.files import write_file

    before = project.curation.read_bytes() if project.curation.exists() else b""
    try:
        write_answer(project.curation, choice, project=project.root)
        # What is only kept changes nothing else, and three hundred articles are not weighed again for it.
        if choice.kind != "keep":
            pipeline.extract(project)
    except CurationError as error:
        # A label that the sources do not bear out, say: the answer is taken back and asked for again.
        print_problems(error.problems, "text", level="error")
        write_file(project.curation, before)
        return False
    return True


def _choice(candidate: Candidate, word: str, *, by: str, on: str) -> Choice:
    from briefing.edit.review import Choice

    words = reason = ""
    if word == "label":
        words = click.prompt("  label", default=candidate.label)
    if word == "merge":
        words = click.prompt("  the id of the fact that this is one with")
    if word in ("hide", "merge"):
        reason = click.prompt("  why, in one sentence that readers will see")
    return Choice(
        kind=cast("Kind", word),
        fact=candidate.fact,
        part=candidate.part,
        words=words,
        reason=reason,
        by=by,
        on=on,
        anchor=candidate.anchor,
    )
