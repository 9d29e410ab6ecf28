"""Write a file so that a crash, a full disk or a second reader never meets a half of it."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def write_file(path: Path, content: str | bytes) -> bool:
    """Replace the file at `path` by `content` (text as UTF-8, line ends as they are) and say whether its bytes changed.

    The bytes go to a temporary file beside it, to the disk, and only then into its place; a file that holds them
    already is left alone. An `OSError` leaves the old file whole and no temporary file behind.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    # A link is kept, and what it points at is replaced: os.replace would put a file in its place.
    target = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)
    return True


def _mode(path: Path) -> int:
    # mkstemp makes a file that its owner alone may read; the fact sheet is as public as the file before it.
    return path.stat().st_mode & 0o777 if path.exists() else 0o644


def _sync_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows: a folder cannot be opened
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        # Some network file systems cannot do this for folders; the file itself is on the disk already.
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
