"""A folder to the files in it that are articles, each with its id; what cannot be one is said."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from briefing.errors import MachineError, Problem, SeedError
from briefing.read.front_matter import IDS, PAGES
from briefing.texts import DEVICE, FORBIDDEN, shown_path

SUFFIXES = (".md", ".txt")
LONGEST_ID = 60

# ".001.txt.swp"  |  "article.md~"  |  "#article.md#"
LEFTOVER = re.compile(
    r"""\. .* | .* ~ | \# .* \# | ~\$ .* | .* \.(?: swp | tmp | bak | orig | part | new )
    | Thumbs\.db | desktop\.ini""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Listing:
    """The seeds of a folder in the order of their names, and what else lies there."""

    seeds: tuple[Path, ...]
    ignored: tuple[Path, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def list_seeds(folder: Path, *, project: Path, most: int) -> Listing:
    """List the articles of `folder`, opening none of them; raise `SeedError` for no folder, or over `most` of them."""
    shown = shown_path(folder, project)
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 -- names alone, before any of them is looked at
    except PermissionError as error:
        raise MachineError(Problem(shown, 0, "permission to list it is denied", "give yourself the right")) from error
    except OSError:
        raise SeedError(Problem(shown, 0, "there is no such folder", "put the articles there, .txt or .md")) from None
    seeds, ignored, problems, warnings = [], [], [], []
    for name in names:
        path = folder / name
        if LEFTOVER.fullmatch(name):
            ignored.append(path)
        elif path.suffix.lower() not in SUFFIXES:
            kind = "a folder" if path.is_dir() and not path.is_symlink() else "no .txt or .md file"
            page = path.suffix.lower() in (".html", ".htm", ".pdf")
            hint = "bring it in with `briefing add`, then move it elsewhere" if page else "move it elsewhere"
            warnings.append(Problem(shown_path(path, project), 0, f"{kind}: it is not read", hint))
        elif fault := _fault_of_name(name):
            problems.append(Problem(shown_path(path, project), 0, fault, "rename the file"))
        else:
            seeds.append(path)
    if len(seeds) > most:
        message = f"{len(seeds):,} articles, and the limit is {most:,}"
        raise SeedError(Problem(shown, 0, message, "keep those that the briefing needs"))
    if not seeds and not problems:
        problems.append(Problem(shown, 0, "there is no article in it", "put the articles there, .txt or .md"))
    return Listing(tuple(seeds), tuple(ignored), tuple(problems), tuple(warnings))


def _fault_of_name(name: str) -> str:
    if FORBIDDEN.search(name) or "\n" in name or "\t" in name:
        return "its name holds bytes or characters that are no text"
    if DEVICE.fullmatch(name):
        return f"{name!r} is the name of a device on Windows"
    return ""


def id_of_stem(stem: str) -> str:
    """Give the stem itself where it can be an id, else a readable one made from it."""
    if IDS.fullmatch(stem) and stem.lower() not in PAGES:
        return stem
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if slug and len(slug) <= LONGEST_ID and slug not in PAGES:
        return slug
    # Two names that are cut to the same words stay apart by what was cut off.
    mark = sha256(stem.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return f"{slug[: LONGEST_ID - 9].strip('-') or 'source'}-{mark}"


def clashes(ids: list[tuple[str, str]]) -> list[Problem]:
    """Give a problem for each id, of pairs of path and id, that is another's but for case or way of writing."""
    first: dict[str, tuple[str, str]] = {}
    problems = []
    for path, source_id in ids:
        key = unicodedata.normalize("NFC", source_id).casefold()
        if key in first:
            other, other_id = first[key]
            same = "the same id" if other_id == source_id else "an id that some systems take for the same"
            message = f"its id {source_id!r} is {same} as that of {other}"
            problems.append(Problem(path, 0, message, "rename the file, or write another id in its front matter"))
        else:
            first[key] = (path, source_id)
    return problems
