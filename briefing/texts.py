"""A file of a stranger or an editor to its text, or to the problems that keep it from being one."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from briefing.errors import MachineError, Problem

MOST_PROBLEMS = 20
"""How many characters of one file are complained about one by one."""

SHOWN = 90
"""How much of a text a message shows, in code points."""

SENTENCE = re.compile(r"[^\n.!?]+[.!?]*")
TOKEN = re.compile(r"\w+")

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
"""Control characters, halves of surrogate pairs and noncharacters: no quotation may hold them, nor may XML."""


# "::set-output name=a::b"  |  "##[error]words"
RUNNER = re.compile(r"(?P<before>\A\s*|#)(?P<mark>(?:(?<!#)::|#\[))")

# "CON"  |  "aux.txt"
DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE | re.DOTALL)
"""Names that Windows keeps for devices: no file of a project or a site may have one."""


def read_text(path: Path, *, project: Path, largest: int) -> tuple[str, list[Problem]]:
    """Read the regular file `path` of at most `largest` bytes: its text with LF line ends, and its problems.

    A text with problems is empty. Links, folders and pipes are refused unread, sizes are known before the first byte.
    Raise `MachineError` where the system forbids it, `FileNotFoundError` where there is no file.
    """
    shown = shown_path(path, project)
    fault = _fault_of_place(path, project, shown)
    if fault:
        return "", [fault]
    # O_NONBLOCK: a pipe put there since the look at it must not hold us for ever.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = b"" if size > largest else file.read(largest + 1)
    except PermissionError as error:
        raise MachineError(Problem(shown, 0, "permission to read it is denied", "give yourself the right")) from error
    if max(size, len(data)) > largest:
        hint = "keep the article, or the part of it that matters" if path.suffix != ".yml" else "shorten it"
        return "", [Problem(shown, 0, f"{max(size, len(data)):,} bytes, and the limit is {largest:,}", hint)]
    return decode(data, path=shown)


def decode(data: bytes, *, path: str) -> tuple[str, list[Problem]]:
    """Turn UTF-8 bytes into text without byte order mark and with LF line ends; a text with problems is empty."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start + 1} (0x{data[error.start]:02X}) is not UTF-8"
        return "", [Problem(path, line, message, "save the file as UTF-8")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = list(forbidden_characters(text, path=path))
    return ("" if problems else text), problems


def forbidden_characters(text: str, *, path: str, first_line: int = 1) -> Iterator[Problem]:
    """Yield a problem for each control character, half of a surrogate pair and noncharacter, the first few of them."""
    count = 0
    for line, words in enumerate(text.split("\n"), start=first_line):
        # Python knows at once that a line is printable, and nearly all lines are.
        for match in () if words.isprintable() else FORBIDDEN.finditer(words):
            if count == MOST_PROBLEMS:
                yield Problem(path, 0, "more such characters follow", "is this a text at all?")
                return
            count += 1
            yield Problem(path, line, f"the character U+{ord(match.group()):04X} is no text", "delete it")


def printable(text: object) -> str:
    """Give `text` on one line, every control character made visible: a source must not drive the terminal.

    Nor the runner of a workflow, which takes a line that begins with `::`, or one that holds `##[`, for a command.
    """
    return RUNNER.sub(r"\g<before>\\\g<mark>", visible(str(text)))


def visible(text: str, *, keep: str = "") -> str:
    """Give `text` with every control character but those to `keep` as an escape."""
    return "".join(c if c.isprintable() or c in keep else ascii(c)[1:-1] for c in text)


def shown_path(path: Path, project: Path) -> str:
    """Give `path` relative to `project`, with `/`, and with whatever cannot be printed as an escape."""
    base, full = Path(os.path.abspath(project)), Path(os.path.abspath(path))  # noqa: PTH100 -- resolve() follows links
    relative = full.relative_to(base) if full.is_relative_to(base) else full
    return "".join(
        char if char.isprintable() else char.encode("unicode-escape").decode("ascii") for char in relative.as_posix()
    )


def _fault_of_place(path: Path, project: Path, shown: str) -> Problem | None:
    hint = "put the file itself here"
    try:
        mode = path.lstat().st_mode
        parent, root = path.parent.resolve(strict=True), project.resolve(strict=True)
    except PermissionError as error:
        raise MachineError(
            Problem(shown, 0, "permission to look at it is denied", "give yourself the right")
        ) from error
    except (OSError, RuntimeError) as error:
        if isinstance(error, FileNotFoundError | NotADirectoryError):
            raise FileNotFoundError(errno.ENOENT, "no such file", shown) from error
        return Problem(shown, 0, "its folder is a link that leads nowhere", hint)
    if stat.S_ISLNK(mode):
        return Problem(shown, 0, "a link, and links are not followed", hint)
    if not stat.S_ISREG(mode):
        return Problem(shown, 0, "a folder, a pipe or a device, and no file", hint)
    if not parent.is_relative_to(root):
        return Problem(shown, 0, "its folder is a link that leads out of the project", hint)
    return None


def odd_files(folder: Path, *, project: Path) -> Iterator[Problem]:
    """Yield a problem for each link, pipe and device in `folder`: an engine would follow or open it.

    Names that begin with a point are passed over, as engines do.
    """
    if os.path.lexists(folder) and not folder.is_dir():
        yield Problem(shown_path(folder, project), 0, "it is no folder", "move it away, and make a folder of that name")
    for name in sorted(os.listdir(folder)) if folder.is_dir() else ():  # noqa: PTH208 -- looked at before it is opened
        path = folder / name
        if name.startswith("."):
            continue
        mode = path.lstat().st_mode
        if stat.S_ISDIR(mode) and path.suffix != ".md":
            yield from odd_files(path, project=project)
        elif fault := _fault_of_place(path, project, shown_path(path, project)):
            yield fault


def nearest_words(quote: str, body: str) -> str:
    """Give a hint with the sentence of `body` that shares the most words with `quote`, and its line."""
    wanted = set(TOKEN.findall(quote.casefold()))
    best, most = None, 0.0
    for match in SENTENCE.finditer(body):
        words = set(TOKEN.findall(match.group().casefold()))
        shared = len(wanted & words) / (len(wanted | words) ** 0.5 or 1)
        if shared > most:
            best, most = match, shared
    if best is None:
        return "the text has nothing like it"
    line = body.count("\n", 0, best.start()) + 1
    return f"the nearest is {shortened(best.group().strip())!r} (line {line} of the text)"


def shortened(text: str) -> str:
    """Give `text` on one line, cut where it is too long for a message."""
    folded = " ".join(text.split())
    return folded if len(folded) <= SHOWN else folded[: SHOWN - 1] + "…"
