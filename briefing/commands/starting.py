"""The commands that bring something in: new, add, refresh, import."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.commands.printing import INPUT_AT_FAULT, project_at, refuse_no_day, with_project
from briefing.errors import BriefingError, Problem
from briefing.texts import printable

SHORT = 250
"""Characters below which a text may be a notice about cookies, or what stands before a paywall."""


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--empty", is_flag=True, help="Without the example, for articles of your own.")
def new(folder: Path, *, empty: bool) -> None:
    """Write a new briefing into FOLDER: two example articles, the page, the decisions, a workflow for GitHub Pages.

    It builds at once with `briefing build`. Nothing that is there already is overwritten.
    """
    from briefing.adapters.starter import start_briefing

    for path in start_briefing(folder, example=not empty):
        click.echo(path)
    click.echo(f"next: briefing {'add FILE|URL … ' if empty else 'build '}--project {folder}")


@click.command()
@with_project
@click.argument("articles", nargs=-1, required=True, metavar="FILE|URL...")
@click.option("--on", metavar="DAY", help="The day of retrieval, such as 2024-03-04. Default: today.")
@click.option("--allow-http", is_flag=True, help="Read addresses without encryption too.")
@click.option("--allow-private", is_flag=True, help="Read addresses of this machine and of private networks too.")
def add(
    folder: Path | None, articles: tuple[str, ...], on: str | None, *, allow_http: bool, allow_private: bool
) -> None:
    """Add articles to seeds/: files (text, Markdown, saved pages, PDF) or addresses.

    Each becomes seeds/<slug>.md with what the page says of itself, the day of retrieval and the hash of its bytes.
    Nothing is overwritten; an article that is there already is reported, with what is new in it. robots.txt is heeded,
    and a host is asked at most once a second.
    """
    from briefing.adapters.adding import add as add_article
    from briefing.adapters.adding import read_article
    from briefing.adapters.fetching import Fetcher

    refuse_no_day(on)
    project, fetcher = project_at(folder), Fetcher(allow_http=allow_http, allow_private=allow_private)
    problems: list[Problem] = []
    for name in articles:
        try:
            added = add_article(read_article(name, fetcher), name, project, on=on or _today())
        except BriefingError as error:
            problems += error.problems
            continue
        shown = added.path.relative_to(project.root)
        if not added.known:
            unsaid = f"; it does not say its {', '.join(added.missing)}" if added.missing else ""
            click.echo(printable(f"{shown}: added{unsaid}"))
            if added.characters < SHORT:
                click.echo(f"  {added.characters} characters of text only: look whether it is the article")
        else:
            what = "differs from what is there" if added.differences else "is there already"
            click.echo(printable(f"{shown}: {name} {what}; nothing was written"))
            _print_lines(added.differences)
    if problems:
        raise BriefingError(*problems)
    click.echo("next: briefing review, or briefing build")


@click.command()
@with_project
@click.option("--on", metavar="DAY", help="The day of retrieval, such as 2024-03-04. Default: today.")
@click.option("--allow-http", is_flag=True, help="Read addresses without encryption too.")
@click.option("--allow-private", is_flag=True, help="Read addresses of this machine and of private networks too.")
def refresh(folder: Path | None, on: str | None, *, allow_http: bool, allow_private: bool) -> None:
    """Fetch each source that has an address again, and show sentence by sentence what was changed without a word.

    A version that differs is kept beside the source as <name>.<day>.new and is not read; take it by renaming it. Exit
    code 1 says that at least one source differs.
    """
    from briefing.adapters.adding import known_documents, read_article
    from briefing.adapters.adding import refresh as refresh_source
    from briefing.adapters.fetching import Fetcher
    from briefing.pipeline import sentences_of_facts

    refuse_no_day(on)
    project, fetcher = project_at(folder), Fetcher(allow_http=allow_http, allow_private=allow_private)
    problems: list[Problem] = []
    changed = 0
    for document in known_documents(project):
        if document.source.url is None:
            continue
        try:
            article = read_article(document.source.url, fetcher)
        except BriefingError as error:
            problems += error.problems
            continue
        found = refresh_source(document, article, project, sentences_of_facts(project, document), on=on or _today())
        changed += found.kept is not None
        click.echo(printable(f"{document.source.path}: {'changed' if found.kept else 'unchanged'}"))
        _print_lines(found.differences)
        for fact in found.facts:
            click.echo(printable(f"  touches: {fact}"))
    if problems:
        raise BriefingError(*problems)
    if changed:
        raise click.exceptions.Exit(INPUT_AT_FAULT)


def _print_lines(lines: tuple[str, ...]) -> None:
    for line in lines:
        click.echo(printable(f"  {line}"))


def _today() -> str:
    """Give the day of the clock: what is fetched is dated; what is extracted and built never asks for it."""
    from datetime import UTC, datetime

    return datetime.now(UTC).date().isoformat()


@click.command(name="import")
@with_project
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(folder: Path | None, file: Path) -> None:
    """Take claims that another extractor found (JSONL of LangExtract, or a claim a line) as proposals.

    Each is proved first: its words must stand once in its source and its value in its words. What is proved goes into
    content/proposals.yml, from which an editor takes it into the curation; what is not is listed with the reason.
    """
    from briefing.adapters.adding import known_documents
    from briefing.adapters.importing import proposals_yaml, prove_proposals, read_proposals
    from briefing.files import write_file
    from briefing.read import find_figures

    project = project_at(folder)
    place = project.proposals
    if place.exists() or place.is_symlink():
        shown = str(place.relative_to(project.root))
        raise BriefingError(
            Problem(shown, 0, "proposals of before are there", "take what you want of them and delete it")
        )
    bodies = {document.source.id: document.body for document in known_documents(project)}
    found = prove_proposals(read_proposals(file), path=str(file), bodies=bodies, find_figures=find_figures)
    if found.proved:
        write_file(place, proposals_yaml(found.proved))
        click.echo(f"{place.relative_to(project.root)}: {len(found.proved)} proposals, for an editor to take")
    if found.problems:
        raise BriefingError(*found.problems)
