"""A page's HTML to what it shows as proved: the number of each figure, and the words marked as a source's."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


@dataclass
class Shown:
    """What a page shows."""

    figures: dict[str, list[str]] = field(default_factory=dict)
    """By fact id the numbers shown for it."""
    marked: list[str] = field(default_factory=list)
    """The words in `mark` elements."""


def read_page(html: str) -> Shown:
    """Read what the page shows."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.shown


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown = Shown()
        self.open: list[tuple[str, str, bool]] = []
        self.words: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        known = dict(attrs)
        shown = "figure__number" in (known.get("class") or "").split() or tag == "mark"
        self.open.append((tag, known.get("id") or "", shown))
        if shown:
            self.words = []

    def handle_data(self, data: str) -> None:
        if self.words is not None:
            self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if not any(opened == tag for opened, _, _ in self.open):
            return
        while self.open:
            opened, _, shown = self.open.pop()
            if shown and self.words is not None:
                self._keep(opened, "".join(self.words))
                self.words = None
            if opened == tag:
                return

    def _keep(self, tag: str, words: str) -> None:
        if tag == "mark":
            self.shown.marked.append(words)
            return
        for _, anchor, _ in self.open:
            if anchor.startswith("fact-"):
                self.shown.figures.setdefault(anchor.removeprefix("fact-"), []).append(words)
