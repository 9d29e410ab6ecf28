"""The commands that hand something on: export."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from briefing.commands.printing import project_at, with_project
from briefing.errors import ConfigurationError, Problem


@click.command()
@with_project
@click.argument("target", type=click.Path(file_okay=False, path_type=Path))
@click.option("--site-url", help="The address of the site. Default: site_url of mkdocs.yml.")
@click.option(
    "--publish",
    type=click.Choice(["reviewed", "all"]),
    help="Which facts reach the pages: those that an editor has seen, or all. Default: as mkdocs.yml says.",
)
def export(folder: Path | None, target: Path, site_url: str | None, publish: str | None) -> None:
    """Write the pages and data into TARGET for another site generator that runs Python-Markdown.

    The bytes are those that the MkDocs plugin serves, with the options that mkdocs.yml gives it. TARGET must be empty,
    or the work of an export before.
    """
    from briefing.adapters.export import export as write_export

    project = project_at(folder)
    if publish:
        options = project.options.model_copy(update={"publish": publish})
        project = replace(project, settings=replace(project.settings, options=options))
    address = project.settings.site_url if site_url is None else f"{site_url.rstrip('/')}/" if site_url else ""
    if address is None:
        message = "site_url is given by a tag, which only MkDocs runs"
        raise ConfigurationError(Problem("mkdocs.yml", 0, message, "name the address: --site-url https://…"))
    count = write_export(project, target, site_url=address)
    click.echo(f"{target}: {count} files")
