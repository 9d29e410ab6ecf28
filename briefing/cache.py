"""What was read before: the mentions of a body, kept under the hash of the body, its day and the rules.

The folder may be deleted at any time; nothing in it is ever trusted beyond its form, and it is never committed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from briefing.mentions import Mentions

MENTIONS = TypeAdapter(Mentions)


@dataclass(frozen=True)
class Cache:
    """The mentions kept in `folder`."""

    folder: Path

    def mentions(self, body: str, day: str | None) -> Mentions | None:
        """Give what was found in `body` counting from `day`, or null when that is not known."""
        with suppress(OSError, ValidationError):
            return MENTIONS.validate_json(self._place(body, day).read_bytes())
        return None

    def keep(self, body: str, day: str | None, mentions: Mentions) -> None:
        """Keep what was found; a disk that takes nothing costs time, not truth."""
        with suppress(OSError):
            place = self._place(body, day)
            place.parent.mkdir(parents=True, exist_ok=True)
            # Torn by a crash it is no JSON, and read as if it were not there.
            place.write_bytes(MENTIONS.dump_json(mentions))

    def _place(self, body: str, day: str | None) -> Path:
        digest = hashlib.sha256(f"{day}\n{body}".encode()).hexdigest()
        return self.folder / rules_digest()[:16] / f"{digest}.json"


@cache
def rules_digest() -> str:
    """Give a digest of every rule and word list: what was read by others is read anew."""
    return digest_of(sorted(_files(files("briefing")), key=str))


def digest_of(paths: Iterable[Traversable]) -> str:
    """Give one digest of the names and bytes of `paths`, in their order."""
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(folder: Traversable) -> Iterable[Traversable]:
    for path in folder.iterdir():
        if path.is_dir():
            yield from _files(path)
        elif path.name.endswith((".py", ".yml", ".tsv", ".txt")):
            yield path
