"""An editor's Markdown to the words a reader sees, with its links and the places of both in the file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from briefing.mentions import Span

FRONT_MATTER = re.compile(r"\A---[^\S\n]*\n.*?^---[^\S\n]*$", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r"^(?P<fence> {0,3}(?:`{3,}|~{3,}))[^\n]*\n(?:.*?^(?P=fence)[^\n]*$|.*\Z)", re.DOTALL | re.MULTILINE)
COMMENT = re.compile(r"<!--(?P<words>.*?)-->", re.DOTALL)
CODE = re.compile(r"(?P<ticks>`{1,3})(?!`)[^\n]{1,2000}?(?<!`)(?P=ticks)(?!`)")
TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
HEADING = re.compile(r"^ {0,3}#{1,6} [^\n]*$|^[^\n]+\n {0,3}(?:=+|-+)[^\S\n]*$", re.MULTILINE)
LIST_NUMBER = re.compile(r"^\s*[0-9]{1,9}[.)](?=\s)", re.MULTILINE)
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
    visible = text
    for pattern in (FRONT_MATTER, FENCE, COMMENT, CODE, TAG, ATTRIBUTES, LIST_NUMBER):
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
        meant=tuple(at(match.start()) for match in COMMENT.finditer(text) if match["words"].strip() == MEANT),
        line_ends=tuple(at(match.start()) for match in LINE_END.finditer(visible)),
    )


def _blank(match: re.Match[str]) -> str:
    """Give spaces in place of a match, its line ends kept: what follows stays where it is."""
    return re.sub(r"[^\n]", " ", match.group())


def _mark(markup: bytearray, start: int, end: int) -> None:
    markup[start:end] = b"\x01" * (end - start)
