"""The commands that begin something: new."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def new(folder: Path) -> None:
    """Write a new briefing into FOLDER: two example articles, the page, the decisions, a workflow for GitHub Pages.

    It builds at once with `briefing build`. Nothing that is there already is overwritten.
    """
    from briefing.adapters.starter import start_briefing

    for path in start_briefing(folder):
        click.echo(path)
    click.echo(f"next: briefing build --project {folder}")
