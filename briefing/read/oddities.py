"""Characters that make a text look like another one: not an error, but an editor should know."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from briefing.errors import Problem

# Marks that turn the direction of what follows, and isolates
DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Zero-width space, joiners, word joiner, soft hyphen, byte order mark, between letters or digits
INVISIBLE = re.compile("(?<=\\w)[\u00ad\u200b-\u200d\u2060\ufeff]+(?=\\w)")
WORD = re.compile(r"[^\W\d_]+")
SCRIPTS = frozenset(["LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"])
"""Scripts whose letters are taken for one another's."""


def odd_characters(body: str, *, path: str, first_line: int) -> Iterator[Problem]:
    """Yield a warning for each line of `body` that turns its direction or hides a character inside a word."""
    for pattern, message, hint in (
        (DIRECTION, "turns the direction of the text", "check that it reads as it was published"),
        (INVISIBLE, "an invisible character inside a word or number", "it is kept, and ignored in matching"),
    ):
        lines: dict[int, str] = {}
        for match in pattern.finditer(body):
            lines.setdefault(first_line + body.count("\n", 0, match.start()), match.group()[0])
        for line, char in lines.items():
            yield Problem(path, line, f"{message} (U+{ord(char):04X})", hint)


def mixed_scripts(text: str) -> str | None:
    """Give the first word of `text` whose letters come from scripts that are taken for one another."""
    for match in WORD.finditer(text):
        if not match.group().isascii() and len({_script(char) for char in match.group()} & SCRIPTS) > 1:
            return match.group()
    return None


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]
