"""An editor's Markdown to the words a reader sees, with its links and the places of both in the file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.mentions import Span

FRONT_MATTER = re.compile(r"\A---[^\S\n]*\n.*?^---[^\S\n]*$", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)")
CODE = re.compile(r"(?P<ticks>`{1,3})(?!`)[^\n]{1,2000}?(?<!`)(?P=ticks)(?!`)")
TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
HEADING = re.compile(r"^ {0,3}#{1,6} [^\n]*$|^[^\n]+\n {0,3}(?:=+|-+)[^\S\n]*$", re.MULTILINE)
LIST_NUMBER = re.compile(r"^[^\S\n]*[0-9]{1,9}[.)](?=\s)", re.MULTILINE)
ATTRIBUTES = re.compile(r"\{:?[^{}\n]{1,500}\}")

# "[at least 15](fact:people-injured)"  |  "[](fact:people-injured)"  |  "[the council](https://example.org)"
LINK = re.compile(
    r"""!?\[ (?P<words> [^\[\]]{0,2000} ) \]
        \( \s* (?P<target> [^\s()<>]{1,2000} ) (?: \s+ "[^"]{0,500}" )? \s* \)""",
    re.VERBOSE,
)
EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|~~")
LINE_END = re.compile(r"\n")
MEANT = "meant"


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the page: its words as a reader sees them, their place in the plain text, its target and line."""

    words: str
    start: int
    end: int
    target: str
    line: int

    def covers(self, span: Span) -> bool:
        """Say whether the link holds a character of `span`."""
        return span.start < self.end and self.start < span.end


@dataclass(frozen=True, slots=True)
class PageText:
    """The words of a page, and in their terms its links, its headings and where a bare number is meant."""

    plain: str
    links: tuple[Link, ...]
    headings: tuple[Span, ...]
    meant: tuple[int, ...]
    line_ends: tuple[int, ...]
    """Where in `plain` each line of the file ends."""

    def line_at(self, position: int) -> int:
        """Give the line of the file that a position of the plain text came from."""
        return bisect_right(self.line_ends, position) + 1


def read_page(text: str) -> PageText:
    """Take Markdown apart; code, comments, tags and front matter are not among the words."""
    visible = _without_fences(FRONT_MATTER.sub(_blank, text, count=1))
    comments = list(_comments(visible))
    visible = _without(visible, comments)
    for pattern in (CODE, TAG, ATTRIBUTES, LIST_NUMBER):
        visible = pattern.sub(_blank, visible)
    markup = bytearray(len(visible))
    links = list(LINK.finditer(visible))
    for match in links:
        _mark(markup, match.start(), match.start("words"))
        _mark(markup, match.end("words"), match.end())
    for match in EMPHASIS.finditer(visible):
        _mark(markup, *match.span())
    kept = [position for position in range(len(visible)) if not markup[position]]
    plain = "".join(visible[position] for position in kept)

    def at(position: int) -> int:
        return bisect_left(kept, position)

    headings = (Span(at(match.start()), at(match.end())) for match in HEADING.finditer(visible))
    return PageText(
        plain=plain,
        links=tuple(
            Link(
                words=plain[at(match.start("words")) : at(match.end("words"))],
                start=at(match.start("words")),
                end=at(match.end("words")),
                target=match["target"],
                line=text.count("\n", 0, match.start()) + 1,
            )
            for match in links
        ),
        headings=tuple(headings),
        meant=tuple(at(start) for start, end in comments if text[start + 4 : end - 3].strip() == MEANT),
        line_ends=tuple(at(match.start()) for match in LINE_END.finditer(visible)),
    )


def _without_fences(text: str) -> str:
    """Give `text` with spaces in place of fenced code; a fence that is never closed goes to the end."""
    lines, fence = [], ""
    for line in text.split("\n"):
        match = FENCE.fullmatch(line)
        if not fence:
            fence = match["fence"] if match else ""
            lines.append(" " * len(line) if fence else line)
        else:
            lines.append(" " * len(line))
            if match and match["fence"].startswith(fence) and not match["info"].strip():
                fence = ""
    return "\n".join(lines)


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each comment begins and ends."""
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return
        yield start, end + 3
        start = text.find("<!--", end + 3)


def _without(text: str, places: list[tuple[int, int]]) -> str:
    parts, position = [], 0
    for start, end in places:
        parts += [text[position:start], "".join("\n" if char == "\n" else " " for char in text[start:end])]
        position = end
    return "".join([*parts, text[position:]])


def _blank(match: re.Match[str]) -> str:
    """Give spaces in place of a match, its line ends kept: what follows stays where it is."""
    return re.sub(r"[^\n]", " ", match.group())


def _mark(markup: bytearray, start: int, end: int) -> None:
    markup[start:end] = b"\x01" * (end - start)
