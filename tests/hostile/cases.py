"""A case file to cases: a small project, what is wrong with it, and what the command line must say and leave alone.

A case changes a new briefing (the one that `briefing new` writes, extracted once, with a site of before):

    why        what the case is about
    files      path: text, written as it is
    bytes      path: text in which `\\xe9` is that byte
    append     path: text, added at the end
    replace    path: [old, new], once
    folders, pipes, removed, unreadable      lists of paths
    links      path: where it points; `{outside}` is a folder beside the project
    large      path: a list of [a line, how often]
    run        the command and its options; `check` where it is left out
    exit       0 unless it is given
    says       words of what is printed, each of them there
"""

from __future__ import annotations

import codecs
import os
import shutil
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "cases"
KEYS = {
    *("why", "files", "bytes", "append", "replace", "folders", "pipes", "removed", "unreadable", "links", "large"),
    *("run", "exit", "says"),
}


@dataclass(frozen=True)
class Case:
    """One case of a file."""

    name: str
    given: dict[str, Any]
    command: tuple[str, ...] = ("check",)
    exit: int = 0
    says: tuple[str, ...] = field(default=())


@cache
def all_cases() -> tuple[Case, ...]:
    """Read all cases of all files."""
    found = []
    for path in sorted(FOLDER.glob("*.yml")):
        for number, given in enumerate(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)):
            assert set(given) <= KEYS, (path.name, set(given) - KEYS)
            command = tuple(str(given.get("run", "check")).split())
            says = tuple(map(str, given.get("says", ())))
            found.append(Case(f"{path.stem}-{number}: {given['why']}", given, command, given.get("exit", 0), says))
    return tuple(found)


def spoil(project: Path, given: dict[str, Any], outside: Path) -> None:
    """Do to `project` what the case says."""
    for path in given.get("removed", ()):
        target = project / path
        shutil.rmtree(target) if target.is_dir() and not target.is_symlink() else target.unlink()
    for path in given.get("folders", ()):
        (project / path).mkdir(parents=True, exist_ok=True)
    for path, text in given.get("files", {}).items():
        write(project / path, text.encode("utf-8", "surrogatepass"))
    for path, text in given.get("bytes", {}).items():
        write(Path(os.fsdecode(os.fsencode(project) + b"/" + unescaped(path))), unescaped(text))
    for path, text in given.get("append", {}).items():
        write(project / path, (project / path).read_bytes() + text.encode())
    for path, (old, new) in given.get("replace", {}).items():
        text = (project / path).read_text("utf-8")
        assert text.count(old) >= 1, (path, old)
        write(project / path, text.replace(old, new, 1).encode())
    for path, parts in given.get("large", {}).items():
        write(project / path, b"".join(unescaped(line) * times for line, times in parts))
    for path, target in given.get("links", {}).items():
        (project / path).unlink(missing_ok=True)
        (project / path).symlink_to(target.replace("{outside}", str(outside)))
    for path in given.get("pipes", ()):
        os.mkfifo(project / path)
    for path in given.get("unreadable", ()):
        (project / path).chmod(0)


def unescaped(text: str) -> bytes:
    """Give the bytes of a text in which escapes such as `\\xe9` stand for bytes; all else is UTF-8."""
    return codecs.escape_decode(text.encode())[0]


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def state(folder: Path) -> dict[str, object]:
    """Give what every file, link and folder of `folder` is, without following a link or opening a pipe."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        name = os.fsencode(path.relative_to(folder)).decode("utf-8", "backslashreplace")
        if name.startswith((".cache", ".site.lock")):
            continue
        if path.is_symlink():
            found[name] = ("link", str(path.readlink()))
        elif path.is_dir():
            found[name] = "folder"
        elif path.is_file() and path.stat().st_size > 5_000_000:
            found[name] = path.stat().st_size
        else:
            found[name] = path.read_bytes() if path.is_file() and path.stat().st_mode & 0o400 else "special"
    return found
