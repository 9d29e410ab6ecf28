"""YAML to a record: every scalar is a text that the record's types read, every misfit gets its file, line and hint.

No alias, anchor, tag, merge key or duplicate key is taken, and no text gets through that could not be written again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from briefing.errors import BriefingError, Problem
from briefing.misfits import explain
from briefing.yaml_tree import LEAF, Branch, Key, Tree, collector_paused, read_tree

R = TypeVar("R", bound=BaseModel)

MOST_PROBLEMS = 100
"""How many problems of one file are named."""


@dataclass(frozen=True, slots=True)
class Placed(Generic[R]):
    """A record, and where in which file its parts stand."""

    record: R
    path: str
    root: Branch

    def line_of(self, *keys: Key) -> int:
        """Give the line of the value that `keys` lead to, or of the last one on the way that is in the file."""
        branch = self.root
        for key in keys:
            if key not in branch.children:
                break
            branch = branch.children[key]
        return branch.line

    def problem_at(self, *keys: Key, message: str, hint: str = "") -> Problem:
        """Make a problem at the line of the value that `keys` lead to."""
        return Problem(self.path, self.line_of(*keys), message, hint)


def unplaced(record: R, path: str) -> Placed[R]:
    """Give a record that came from no file, so that its problems point at the whole of `path`."""
    return Placed(record, path, Branch(0, LEAF))


def parse(
    text: str,
    record_type: type[R],
    *,
    path: str,
    error: type[BriefingError],
    first_line: int = 1,
    context: object = None,
) -> Placed[R]:
    """Read `text` as one `record_type`; raise `error` with every problem of the text at once."""
    with collector_paused():
        read = read_tree(text, path=path, first_line=first_line)
        return typed(read, record_type, path=path, error=error, context=context)


def typed(
    read: Tree, record_type: type[R], *, path: str, error: type[BriefingError], context: object = None
) -> Placed[R]:
    """Take what was read as one `record_type`, whose types may ask for `context`; raise `error` as `parse` does."""
    record, misfits = _typed(read, record_type, path, context)
    # A value that could not be taken is also missing: one problem a line is enough.
    lines = {problem.line for problem in read.problems}
    problems = [*read.problems, *(problem for problem in misfits if problem.line not in lines)]
    if problems or record is None:
        raise error(*_first(problems, path))
    return Placed(record, path, read.root)


def _typed(read: Tree, record_type: type[R], path: str, context: object) -> tuple[R | None, list[Problem]]:
    if not read.whole:
        return None, []
    try:
        return record_type.model_validate({} if read.tree is None else read.tree, context=context), []
    except ValidationError as found:
        return None, list(explain(found, record_type, read, path=path))


def nearest(wrong: str, known: list[str] | tuple[str, ...] | frozenset[str] | set[str]) -> str:
    """Give a hint that names the three of `known` that are most like `wrong`."""
    close = get_close_matches(wrong, sorted(known), n=3, cutoff=0.0)
    return f"did you mean {' or '.join(map(repr, close))}?" if close else ""


def _first(problems: list[Problem], path: str) -> Iterator[Problem]:
    listed = sorted(set(problems))
    yield from listed[:MOST_PROBLEMS]
    if len(listed) > MOST_PROBLEMS:
        yield Problem(path, 0, f"{len(listed) - MOST_PROBLEMS} more problems", "mend the first ones and look again")
