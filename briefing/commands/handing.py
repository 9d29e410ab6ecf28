"""The commands that hand something on: export."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.commands.printing import project_at, with_project


@click.command()
@with_project
@click.argument("target", type=click.Path(file_okay=False, path_type=Path))
@click.option("--site-url", default="", help="The address of the site, with a slash at its end.")
@click.option(
    "--publish",
    type=click.Choice(["reviewed", "all"]),
    default="all",
    show_default=True,
    help="Which facts reach the pages: those that an editor has seen, or all.",
)
def export(folder: Path | None, target: Path, site_url: str, publish: str) -> None:
    """Write the pages and data into TARGET for another site generator that runs Python-Markdown.

    The bytes are those that the MkDocs plugin serves. TARGET must be empty, or the work of an export before.
    """
    from briefing.adapters.export import export as write_export

    count = write_export(project_at(folder), target, site_url=site_url, publish=publish)
    click.echo(f"{target}: {count} files")
