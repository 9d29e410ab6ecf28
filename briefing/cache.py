"""What was read before: the mentions of a body, under the hash of the body, its day and the rules; and the last run.

The folder may be deleted at any time. Only what was kept here, on this machine, is believed: each file is sealed with
what the file system alone knows of the file `seal`, so that a cache that came with a commit or a copy is not read.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
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

# O_NONBLOCK: a pipe in the place of a file must not hold us for ever.
SAFELY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
READING, WRITING = os.O_RDONLY | SAFELY, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | SAFELY
SEAL_LENGTH = 64


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
            return decoded(self._read(self._place(body, day)))
        return None

    def keep(self, body: str, day: str | None, mentions: bytes) -> None:
        """Keep what was found, as `encoded` gives it; a disk that takes nothing costs time, not truth."""
        with suppress(OSError):
            self._write(self._place(body, day), mentions)

    def said(self, state_of: Callable[[Sequence[str]], Mapping[str, str] | None]) -> Said | None:
        """Give what the last run said, where it left the project as it is; null when it did not.

        `state_of` gives the state of the folders that the last run looked at.
        """
        with suppress(OSError, ValueError, TypeError, KeyError):
            last = json.loads(self._read(self._last))
            state = state_of(last["folders"])
            if state is not None and last["state"] == _digest(state):
                return Said(last["counts"], tuple(Problem(**warning) for warning in last["warnings"]))
        return None

    def keep_said(self, folders: Sequence[str], state: Mapping[str, str], said: Said) -> None:
        """Keep what a run said that looked at `folders` and left them in `state`."""
        last = {"folders": list(folders), "state": _digest(state), **asdict(said)}
        with suppress(OSError):
            self._write(self._last, json.dumps(last).encode())

    def _read(self, place: Path) -> bytes:
        """Give what was kept at `place`; raise where that is none of ours."""
        with os.fdopen(os.open(place, READING), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise ValueError("no file")
            seal, content = file.read(SEAL_LENGTH), file.read()
        if seal != self._sealed(place, content):
            raise ValueError("kept elsewhere")
        return content

    def _write(self, place: Path, content: bytes) -> None:
        if any(folder.is_symlink() for folder in (self.folder.parent, self.folder, place.parent)):
            raise OSError(errno.ELOOP, "a link, and links are not followed", str(place.parent))
        place.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            (self.folder / "seal").touch(mode=0o600, exist_ok=False)
        # Torn by a crash it does not fit its seal, and is read as if it were not there.
        with os.fdopen(os.open(place, WRITING, 0o644), "wb") as file:
            file.write(self._sealed(place, content) + content)

    def _sealed(self, place: Path, content: bytes) -> bytes:
        """Give the seal of `content`: nobody can know beforehand at which nanosecond a checkout makes a file."""
        known = os.lstat(self.folder / "seal")
        parts = f"{known.st_dev} {known.st_ino} {known.st_ctime_ns} {place.parent.name}/{place.name}\n".encode()
        return hashlib.sha256(parts + content).hexdigest().encode()

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
