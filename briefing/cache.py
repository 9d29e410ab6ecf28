"""What was read before: the mentions of a body, under the hash of the body, its day and the rules; and the last run.

The folder may be deleted at any time; nothing in it is ever trusted beyond its form, and it is never committed.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import Problem

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from briefing.mentions import Mentions


@dataclass(frozen=True)
class Said:
    """What `extract` said last: the counts of its fact sheet, and its warnings."""

    counts: str
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Cache:
    """The mentions and the last run kept in `folder`."""

    folder: Path

    def mentions(self, body: str, day: str | None) -> Mentions | None:
        """Give what was found in `body` counting from `day`, or null when that is not known."""
        # What does not fit the records is a ValueError: it is read as if it were not there.
        with suppress(OSError, ValueError):
            return decoded(self._place(body, day).read_bytes())
        return None

    def keep(self, body: str, day: str | None, mentions: bytes) -> None:
        """Keep what was found, as `encoded` gives it; a disk that takes nothing costs time, not truth."""
        place = self._place(body, day)
        with suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            # Torn by a crash it is no JSON, and read as if it were not there.
            place.write_bytes(mentions)

    def said(self, state_of: Callable[[Sequence[str]], Mapping[str, str] | None]) -> Said | None:
        """Give what the last run said, where it left the project as it is; null when it did not.

        `state_of` gives the state of the folders that the last run looked at.
        """
        with suppress(OSError, ValueError, TypeError, KeyError):
            last = json.loads(self._last.read_text(encoding="utf-8"))
            state = state_of(last["folders"])
            if state is not None and last["state"] == _digest(state):
                return Said(last["counts"], tuple(Problem(**warning) for warning in last["warnings"]))
        return None

    def keep_said(self, folders: Sequence[str], state: Mapping[str, str], said: Said) -> None:
        """Keep what a run said that looked at `folders` and left them in `state`."""
        last = {"folders": list(folders), "state": _digest(state), **asdict(said)}
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._last.write_text(json.dumps(last), encoding="utf-8")

    @property
    def _last(self) -> Path:
        return self.folder / "last.json"

    def _place(self, body: str, day: str | None) -> Path:
        digest = hashlib.sha256(f"{day}\n{body}".encode()).hexdigest()
        return self.folder / rules_digest()[:16] / f"{digest}.json"


def encoded(mentions: Mentions) -> bytes:
    """Give mentions as JSON: smaller and faster between processes than pickled dataclasses."""
    return _adapter().dump_json(mentions)


def decoded(content: bytes) -> Mentions:
    """Give the mentions that `encoded` made bytes of; raise `ValueError` where the bytes are none."""
    return _adapter().validate_json(content)


@cache
def _adapter() -> TypeAdapter[Mentions]:
    # Here, not above: whoever asks only whether anything changed does not need the records.
    from pydantic import TypeAdapter

    from briefing.mentions import Mentions

    return TypeAdapter(Mentions)


def _digest(state: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps([rules_digest(), sys.version, sorted(state.items())]).encode()).hexdigest()


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
