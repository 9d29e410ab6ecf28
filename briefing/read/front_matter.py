"""The front matter of a Markdown seed: where it ends, what it states, and at which line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from frontmatter.default_handlers import YAMLHandler
from pydantic import ConfigDict, Field

from briefing import strict_yaml
from briefing.errors import Problem, SeedError
from briefing.stated import LanguageTag, Line, Stated
from briefing.texts import DEVICE

LARGEST_FRONT_MATTER = 20_000
"""Code points of a front matter."""

# "---\n"
OPENING = re.compile(r"---+[^\S\n]*\n")
BLANK_LINES = re.compile(r"(?:[^\S\n]*\n)*")

IDS = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,58}[A-Za-z0-9_-])?")
"""What may stand in an address, an attribute and a file name on every system."""
PAGES = frozenset(["index", "404", "assets", "data", "embed", "search", "sitemap", "sources", "robots"])
"""What the site itself is made of: an article's page must not lie upon it."""


ELSEWHERE = {
    **dict.fromkeys(("date", "published_at", "pubdate", "created", "datePublished"), "published"),
    **dict.fromkeys(("source", "outlet", "newspaper", "site", "site_name"), "publisher"),
    **dict.fromkeys(("byline", "authors", "creator"), "author"),
    **dict.fromkeys(("link", "permalink", "canonical", "source_url"), "url"),
    **dict.fromkeys(("lang", "locale"), "language"),
    "headline": "title",
}
"""What other programs call what is known here."""


class FrontMatter(Stated):
    """What a seed says about itself; keys that mean nothing here are kept apart, to be warned about."""

    model_config = ConfigDict(frozen=True, extra="allow")

    id: Line | None = Field(None, description="letters, digits, '-', '_' and '.', at most 60 of them")
    language: LanguageTag | None = Field(None, description="a language tag, such as en or en-GB")
    original: Line | None = Field(None, description="the hash of the bytes that the text was made from: sha256:…")


@dataclass(frozen=True, slots=True)
class Split:
    """A file's front matter, its warnings, and where the body starts; the offset counts code points of the file."""

    front_matter: FrontMatter
    start: int
    warnings: tuple[Problem, ...] = ()


def _meant(key: str) -> str:
    """Hint at what an unknown key may have been meant for."""
    meant = ELSEWHERE.get(key)
    return f"it is called {meant!r} here" if meant else strict_yaml.nearest(key, tuple(FrontMatter.model_fields))


def split_front_matter(text: str, *, path: str, zone: tzinfo | None = None) -> Split:
    """Part the front matter of `text` from its body; raise `SeedError` when it cannot be read.

    A time of day in it counts as a day in `zone`, else as it is printed.
    """
    if not OPENING.match(text):
        return Split(FrontMatter(), 0, tuple(_other_formats(text, path)))
    handler: Any = YAMLHandler()
    try:
        block, content = handler.split(text)
    except ValueError:
        raise SeedError(Problem(path, 1, "the front matter has no end", "close it with a line ---")) from None
    if len(block) > LARGEST_FRONT_MATTER:
        message = f"a front matter of {len(block):,} characters, and the limit is {LARGEST_FRONT_MATTER:,}"
        raise SeedError(Problem(path, 1, message, "close it with a line --- before the article begins"))
    first_line = 1 + text.count("\n", 0, handler.FM_BOUNDARY.match(text).end())
    placed = strict_yaml.parse(block, FrontMatter, path=path, error=SeedError, first_line=first_line, context=zone)
    front_matter = placed.record
    if front_matter.id and not _can_be_id(front_matter.id):
        hint = FrontMatter.model_fields["id"].description or ""
        raise SeedError(placed.problem_at("id", message=f"{front_matter.id!r} cannot be an id", hint=hint))
    warnings = tuple(
        placed.problem_at(key, message=f"unknown key {key!r} is left out", hint=_meant(key))
        for key in front_matter.model_extra or ()
    )
    after = len(text) - len(content)
    blank = BLANK_LINES.match(text, after)
    return Split(front_matter, blank.end() if blank else after, warnings)


def _can_be_id(text: str) -> bool:
    return bool(IDS.fullmatch(text)) and text.lower() not in PAGES and not DEVICE.fullmatch(text)


def _other_formats(text: str, path: str) -> list[Problem]:
    if text.startswith(("+++\n", ";;;\n")):
        return [Problem(path, 1, "only YAML front matter is read", "write it as 'key: value' between two lines ---")]
    return []
