"""The Python-Markdown extension: fills placeholders and fact links of a page from the fact sheet.

It knows neither page nor folder, so it works in every engine that runs Python-Markdown. All links of what it adds
are `briefing:` URLs, counted from the root of the site; `publish.links` makes them relative to the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from briefing.pipeline import open_edition
from briefing.project import project_of_sheet
from briefing.publish.components import render_part, render_reference, render_source_page
from briefing.publish.edition import Edition
from briefing.publish.jsonld import json_ld
from briefing.publish.links import relative_links

# "<!-- briefing:timeline -->"  |  "<!-- briefing:source 001_30bc48 -->"
PLACEHOLDER = re.compile(r"\s*<!--\s*briefing:(?P<name>[a-z-]+)(?:\s+(?P<argument>[^\s>]+))?\s*-->\s*")
WITHOUT_HEADING = ("head", "foot")
"""Parts that stand under no heading: what comes before them ends with them."""
# "## Timeline"
# "<!-- a note of the editor -->"
NOTE = re.compile(r"\s*(?:<!--.*-->\s*)?")
HEADING = re.compile(r"#{1,6}\s")
FOLLOWS = ".,;:!?)]”’»"
# "fact:people-injured"  |  "source:harbour-gazette"
REFERENCE = re.compile(r"(?P<kind>fact|date|quote|source):(?P<id>.+)")


class Placeholders(Preprocessor):
    """Replace each placeholder line by its part; a heading above a part that is empty goes with it."""

    def __init__(self, md: Markdown, edition: Callable[[], Edition]) -> None:
        super().__init__(md)
        self.edition = edition
        self.source: str | None = None
        """The source whose page this is, as its placeholder says."""

    def run(self, lines: list[str]) -> list[str]:
        """Give the lines with the finished parts stashed, out of Markdown's reach."""
        self.source = None
        written: list[str] = []
        empty = False
        for line in lines:
            match = PLACEHOLDER.fullmatch(line)
            if match is None:
                if empty and HEADING.match(line):
                    _drop_heading(written)
                empty = empty and NOTE.fullmatch(line) is not None
                written.append(line)
                continue
            if empty and match["name"] in WITHOUT_HEADING:
                _drop_heading(written)
            html = self._render(match["name"], match["argument"])
            empty = not html
            if html:
                written += ["", self.md.htmlStash.store(html), ""]
        if empty:
            _drop_heading(written)
        return written

    def _render(self, name: str, argument: str | None) -> str:
        if argument:
            self.source = argument
            return render_source_page(self.edition(), argument)
        html = render_part(self.edition(), name)
        return (
            f'{html}\n<script type="application/ld+json">{json_ld(self.edition())}</script>' if name == "head" else html
        )


def _drop_heading(lines: list[str]) -> None:
    """Take away the heading that nothing follows but blank lines and an editor's notes."""
    last = next((at for at in range(len(lines) - 1, -1, -1) if not NOTE.fullmatch(lines[at])), None)
    if last is not None and HEADING.match(lines[last]):
        del lines[last:]


class References(Treeprocessor):
    """Replace `[15](fact:people-injured)` by the words, their source marks and the exact words behind them."""

    def __init__(self, md: Markdown, edition: Callable[[], Edition]) -> None:
        super().__init__(md)
        self.edition = edition

    def run(self, root: Element) -> None:
        """Turn each reference of the page into a span that holds the finished, stashed HTML."""
        for number, (link, match) in enumerate(_references(root), start=1):
            words = "".join(link.itertext())
            tail = link.tail or ""
            # What follows a word without a space stays with it: no line may begin with a full stop.
            rest = tail.lstrip(FOLLOWS)
            after = tail[: len(tail) - len(rest)]
            html = render_reference(self.edition(), match["kind"], match["id"], words, number=number, after=after)
            link.clear()
            link.tag, link.tail = "span", rest
            link.text = self.md.htmlStash.store(html)


def _references(root: Element) -> Iterator[tuple[Element, re.Match[str]]]:
    for link in list(root.iter("a")):
        match = REFERENCE.fullmatch(link.get("href", ""))
        if match is not None:
            yield link, match


class RelativeLinks(Postprocessor):
    """Make the internal links relative: to a source's page where the placeholders named one, else to `page`."""

    def __init__(self, md: Markdown, placeholders: Placeholders, page: str) -> None:
        super().__init__(md)
        self.placeholders, self.page = placeholders, page

    def run(self, text: str) -> str:
        """Give the finished HTML with its links made relative."""
        source = self.placeholders.source
        return relative_links(text, f"sources/{source}.html" if source else self.page)


class BriefingExtension(Extension):
    """The extension; all but where things lie it takes from the options of the plugin in `mkdocs.yml`."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "sheet": ["content/factsheet.yml", "path of the fact sheet"],
            "page": [
                "",
                "where pages lie, such as index.html: links are made relative here, for an engine without plugin",
            ],
            "edition": ["", "the edition of this build, where a plugin has opened it; else it is read from the sheet"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Python-Markdown's name
        """Register the two processors on `md`."""
        # Read with the first part or link: an engine that only looks whether its extensions load has no sheet yet.
        edition = cache(lambda: self.getConfig("edition") or self._read_edition())
        # Before Markdown looks for raw HTML (20), for a placeholder is an HTML comment.
        placeholders = Placeholders(md, edition)
        md.preprocessors.register(placeholders, "briefing-placeholders", 27)
        if page := self.getConfig("page"):
            md.postprocessors.register(RelativeLinks(md, placeholders, page), "briefing-links", 5)
        # After inline patterns (20) have made the links.
        md.treeprocessors.register(References(md, edition), "briefing-references", 15)

    def _read_edition(self) -> Edition:
        return open_edition(project_of_sheet(Path(self.getConfig("sheet")).resolve()))


def makeExtension(**options: Any) -> BriefingExtension:  # noqa: N802 -- Python-Markdown's way in
    """Give the extension to Python-Markdown."""
    return BriefingExtension(**options)
