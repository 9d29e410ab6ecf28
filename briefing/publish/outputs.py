"""Every file of the site beside the editor's own pages: source pages and data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.publish.data import data_files, json_text
from briefing.publish.discovery import llms_txt, robots_txt
from briefing.publish.edition import Edition
from briefing.publish.embed import embeds
from briefing.publish.evidence import evidence_zip
from briefing.publish.feed import atom_feed


def outputs(
    edition: Edition, *, site_url: str = "", schemas: Mapping[str, object] | None = None
) -> Iterator[tuple[str, str | bytes]]:
    """Yield path and content; `.md` pages are stubs that the Markdown extension fills.

    `site_url` ends with a slash, or is empty where the site does not know its address; `schemas` are those of the files
    that an editor writes, by their names.
    """
    for number, source in enumerate(edition.sheet.sources, start=1):
        yield f"sources/{source.id}.md", source_stub(source.id, number)
    yield from data_files(edition)
    for name, schema in (schemas or {}).items():
        yield f"data/{name}.schema.json", json_text(schema)
    yield "data/evidence.zip", evidence_zip(edition)
    yield from embeds(edition)
    yield "feed.xml", atom_feed(edition, site_url=site_url)
    yield "robots.txt", robots_txt(site_url)
    yield "llms.txt", llms_txt(edition, site_url)


def source_stub(source_id: str, number: int) -> str:
    """Give the page of a source: a neutral title, for a title of a stranger has no place in front matter."""
    return f"---\ntitle: Source {number}\nhide: [navigation, toc]\n---\n\n<!-- briefing:source {source_id} -->\n"
