"""A page of `content/` to its text: within limits, and nothing in it that takes Markdown minutes or breaks it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefing.errors import PageError, Problem
from briefing.texts import read_text, shown_path
from briefing.yaml_tree import read_tree

LARGEST_PAGE = 1_000_000
"""Bytes of one page."""
LONGEST_LINE = 100_000
"""Code points of one line."""
DEEPEST = 40
"""How many lists and quotations may stand one in another."""
MOST_OPEN = 100
"""How many brackets may be open at once: each more makes Markdown look through all that follows."""
TAB_SIZE = 4

# "---\ntitle: x\n---\n", with its end or without
FRONT_MATTER = re.compile(r"\A---[^\S\n]*\n(?P<block>.*?^)(?:---|\.\.\.)[^\S\n]*$", re.DOTALL | re.MULTILINE)
BEGUN = re.compile(r"\A---[^\S\n]*\n[A-Za-z_]+:(?:\s|\Z)")
# "    - > 1. words"
MARKERS = re.compile(r"(?:[ \t]++|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*+")
MARKER = re.compile(r">|[-*+]|\d+[.)]")
BRACKET = re.compile(r"\\.|[\[\]]|\n[^\S\n]*\n", re.DOTALL)


def read_page_file(path: Path, *, project: Path) -> str:
    """Read the page at `path`; raise `PageError` with all that keeps it from being built."""
    shown = shown_path(path, project)
    text, problems = read_text(path, project=project, largest=LARGEST_PAGE)
    problems += [*_front_matter(text, shown), *_long_or_deep(text, shown), *_open_brackets(text, shown)]
    if problems:
        raise PageError(*problems)
    return text


def _front_matter(text: str, path: str) -> Iterator[Problem]:
    """Yield what is wrong with the YAML at the head of a page, which an engine passes over without a word."""
    found = FRONT_MATTER.match(text)
    if found:
        read = read_tree(found["block"], path=path, first_line=2)
        yield from read.problems
        if not read.problems and not isinstance(read.tree, dict | None):
            yield Problem(path, 2, "the front matter holds no keys with values", "write it as 'key: value'")
    elif BEGUN.match(text):
        yield Problem(path, 1, "the front matter has no end", "close it with a line ---")


def _long_or_deep(text: str, path: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            message = f"a line of {len(line):,} characters, and the limit is {LONGEST_LINE:,}"
            yield Problem(path, number, message, "break it into paragraphs")
            continue
        opening = MARKERS.match(line)
        markers = opening.group().expandtabs(TAB_SIZE) if opening else ""
        if len(MARKER.findall(markers)) > DEEPEST or len(markers) > 2 * TAB_SIZE * DEEPEST:
            yield Problem(path, number, f"lists or quotations more than {DEEPEST} deep", "write it with fewer levels")
            return


def _open_brackets(text: str, path: str) -> Iterator[Problem]:
    depth = 0
    for match in BRACKET.finditer(text):
        found = match.group()
        depth = depth + 1 if found == "[" else max(depth - 1, 0) if found == "]" else depth
        if found.startswith("\n"):
            depth = 0
        if depth > MOST_OPEN:
            line = text.count("\n", 0, match.start()) + 1
            yield Problem(path, line, f"more than {MOST_OPEN} brackets [ are open", "write \\[ for a bracket itself")
            return
