"""`mkdocs.yml` to what it says of the briefing: options that are typed, and folders that lie inside the project.

MkDocs' own file holds tags that run code (`!ENV`, `!!python/name:…`): none of them is run here, and none is taken in a
value that this module needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import tzinfo
from itertools import combinations
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from briefing import strict_yaml
from briefing.errors import ConfigurationError, Problem
from briefing.model import Record, Rights
from briefing.stated import LanguageTag, ZoneName, zone_of
from briefing.texts import read_text
from briefing.yaml_tree import LEAF, Branch, Tree, read_tree

NAME = "mkdocs.yml"
PLUGIN = "briefing"
LARGEST = 1_000_000
"""Bytes of `mkdocs.yml`."""

Publish = Literal["reviewed", "all"]
Part = Literal[
    "head",
    "not-known",
    "key-figures",
    "timeline",
    "differences",
    "quotations",
    "where",
    "sourcing-notes",
    "changes",
    "foot",
]
PARTS: tuple[Part, ...] = get_args(Part)
"""The names of the parts, in the order of the page."""


def inner_folder(text: str) -> str:
    """Give the path of a folder inside the project; raise `ValueError` for one that leads elsewhere."""
    path = PurePosixPath(text.strip())
    if path.is_absolute() or ".." in path.parts or "\\" in text or ":" in text:
        raise ValueError("this leads out of the project")
    if not path.parts:
        raise ValueError("this is the project itself")
    return path.as_posix()


Folder = Annotated[str, Field(max_length=250), AfterValidator(inner_folder)]


class Options(Record):
    """What `mkdocs.yml` may say of the plugin; each has a default."""

    seeds: Folder = Field("seeds", description="the folder of the articles, inside the project, such as seeds")
    curated: Folder | None = Field(
        None, description="the folder of curation.yml, factsheet.yml and changes.yml, inside the project"
    )
    templates: Folder = Field("templates", description="the folder of your own templates, such as templates")
    publish: Publish = Field("all", description="reviewed: only facts that an editor has seen; all: every fact")
    parts: tuple[Part, ...] = Field(PARTS, description=f"a list of {', '.join(PARTS)}")
    language: LanguageTag = Field("en", description="a language tag, such as en or en-GB")
    time_zone: ZoneName | None = Field(None, description="such as Europe/Kyiv, UTC or +02:00")
    rights: Rights = Field("excerpt", description="how much of a source that does not say so is shown")
    most_articles: int = Field(5_000, ge=1, le=50_000, description="a whole number from 1 to 50,000")
    largest_article: int = Field(1_000_000, ge=1, le=50_000_000, description="bytes, from 1 to 50,000,000")

    @property
    def zone(self) -> tzinfo | None:
        """The time zone in which a time of day is a day; null where each source counts in its own."""
        return zone_of(self.time_zone) if self.time_zone else None


@dataclass(frozen=True)
class Settings:
    """The options of the plugin, and what MkDocs itself is told of folders and address."""

    options: Options = field(default_factory=Options)
    docs_dir: str = "content"
    site_dir: str = "site"
    site_url: str | None = ""
    """Ends with a slash; empty where the site does not know its address, null where only a tag of MkDocs knows it."""

    @property
    def curated(self) -> str:
        """The folder of the curated YAML: that of the pages, unless an option says otherwise."""
        return self.options.curated or self.docs_dir


def read_settings(root: Path) -> Settings:
    """Read what the `mkdocs.yml` in `root` says of the briefing; raise `ConfigurationError` with all that is wrong."""
    try:
        text, problems = read_text(root / NAME, project=root, largest=LARGEST)
    except FileNotFoundError:
        return Settings()
    read = read_tree(text, path=NAME) if not problems else Tree(None, Branch(1, LEAF), tuple(problems), whole=False)
    if not read.whole:
        raise ConfigurationError(*read.problems)
    if not isinstance(read.tree, dict):
        raise ConfigurationError(Problem(NAME, 1, "it holds no keys with values", "write it as 'key: value'"))
    options = _plugin(read)
    placed = strict_yaml.typed(options, Options, path=NAME, error=ConfigurationError)
    settings = Settings(
        options=placed.record,
        docs_dir=_own_folder(read, "docs_dir", "docs"),
        site_dir=_own_folder(read, "site_dir", "site"),
        site_url=_site_url(read),
    )
    if problems := list(_badly_placed(settings, root, read, placed)):
        raise ConfigurationError(*problems)
    return settings


def _plugin(read: Tree) -> Tree:
    """Give the part of `mkdocs.yml` that is ours, with the problems in it and no others."""
    plugins, branch = read.tree.get("plugins"), read.root.children.get("plugins", read.root)
    if isinstance(plugins, dict):
        plugins, branches = [plugins], [branch]
    else:
        plugins = plugins if isinstance(plugins, list) else []
        branches = [branch.children[number] for number in range(len(plugins))]
    for entry, place in zip(plugins, branches, strict=True):
        if isinstance(entry, dict) and PLUGIN in entry:
            ours = place.children[PLUGIN]
            lines = set(_lines(ours))
            inside = tuple(problem for problem in read.problems if problem.line in lines)
            return Tree(entry[PLUGIN], ours, inside, whole=True)
    return Tree(None, Branch(branch.line, LEAF), (), whole=True)


def _lines(branch: Branch) -> Iterator[int]:
    yield branch.line
    for child in branch.children.values():
        yield from _lines(child)


def _own_folder(read: Tree, key: str, default: str) -> str:
    """Give a folder that MkDocs itself is told of."""
    line = _line_of(read, key)
    tagged = [problem for problem in read.problems if problem.line == line]
    if tagged:
        raise ConfigurationError(*(Problem(NAME, line, f"{key}: {one.message}", one.hint) for one in tagged))
    value = read.tree.get(key)
    try:
        return inner_folder(value) if isinstance(value, str) else default
    except ValueError as error:
        raise ConfigurationError(Problem(NAME, line, f"{key}: {value!r}: {error}", _inside(default))) from error


def _line_of(read: Tree, key: str) -> int:
    return read.root.children[key].line if key in read.root.children else 0


def _inside(example: str) -> str:
    return f"name a folder inside the project, such as {example}"


def _site_url(read: Tree) -> str | None:
    value, line = read.tree.get("site_url"), _line_of(read, "site_url")
    if not isinstance(value, str) or any(problem.line == line for problem in read.problems):
        return "" if value is None else None
    return value.rstrip("/") + "/"


def _badly_placed(settings: Settings, root: Path, read: Tree, placed: strict_yaml.Placed[Options]) -> Iterator[Problem]:
    """Yield a problem for each folder that a link leads out of the project, and for each two that share a place."""
    options = settings.options
    folders: dict[str, tuple[str, int]] = {
        "seeds": (options.seeds, placed.line_of("seeds")),
        "docs_dir": (settings.docs_dir, _line_of(read, "docs_dir")),
        "templates": (options.templates, placed.line_of("templates")),
        "site_dir": (settings.site_dir, _line_of(read, "site_dir")),
    }
    within = root.resolve()
    for name, (folder, line) in (*folders.items(), ("curated", (settings.curated, placed.line_of("curated")))):
        # The site itself is looked at before it is emptied; here its parents are, through which it would be reached.
        place = (root / folder).parent if name == "site_dir" else root / folder
        if not place.resolve().is_relative_to(within):
            yield Problem(NAME, line, f"{name}: {folder!r} is a link that leads out of the project", _inside(name))
    for (one, (first, line)), (other, (second, other_line)) in combinations(folders.items(), 2):
        if _one_in_the_other(first, second):
            message = f"{one} ({first}) and {other} ({second}) lie one in the other"
            yield Problem(NAME, max(line, other_line), message, "give each a folder of its own, side by side")
    for name in ("seeds", "templates", "site_dir"):
        if options.curated and _one_in_the_other(options.curated, folders[name][0]):
            message = f"curated ({options.curated}) and {name} ({folders[name][0]}) lie one in the other"
            yield Problem(NAME, placed.line_of("curated"), message, "give each a folder of its own, side by side")


def _one_in_the_other(first: str, second: str) -> bool:
    one, other = PurePosixPath(first), PurePosixPath(second)
    return one.is_relative_to(other) or other.is_relative_to(one)
