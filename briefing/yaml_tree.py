"""YAML to texts, nulls, lists and mappings with their lines; nothing is typed here, and little of YAML is allowed."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml
from yaml import events

from briefing.errors import Problem
from briefing.texts import FORBIDDEN, forbidden_characters

Key = str | int

DEEPEST = 20
"""How many lists and mappings may stand one in another."""

TOO_DEEP = f"nested more than {DEEPEST} levels deep"
NO_CHARACTER = "an escape that gives no character of a text"

NULLS = frozenset({"", "null", "~"})
PARSER_FAULTS = (yaml.YAMLError, ValueError, OverflowError, RecursionError, IndexError, TypeError, AttributeError)
"""What PyYAML's two parsers raise for damaged input; ValueError for an escape beyond Unicode."""

# "<<<<<<< HEAD"  |  ">>>>>>> main"
CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)

# "\ttitle: x"  |  "  \t- x"
TAB = re.compile(r"^ *\t")

# "title: Flood: the day after"  |  "title: "Flood" in the valley"
TO_QUOTE = re.compile(r"""^[\s-]*[\w-]+:\s+(?:[^'"\s].*:\s|["'].*["']\s*[^\s#]|[@`%&*!|>])""")


class Branch(NamedTuple):
    """Where a value stands, and where the values in it stand; the key of a list's item is its number."""

    line: int
    children: dict[Key, Branch]


LEAF: dict[Key, Branch] = {}


@dataclass(frozen=True, slots=True)
class Tree:
    """What a text holds; not `whole` when it broke off, so that what is missing says nothing."""

    tree: Any
    root: Branch
    problems: tuple[Problem, ...]
    whole: bool


class _TooDeepError(Exception):
    pass


class _Open:
    """A list or mapping that is being read; `key` is the one whose value comes next."""

    __slots__ = ("children", "is_list", "key", "key_line", "line", "value")

    def __init__(self, value: Any, line: int) -> None:  # noqa: ANN401 -- a list, or a mapping of texts
        self.value = value
        self.is_list = type(value) is list
        self.line = line
        self.children: dict[Key, Branch] = {}
        self.key: str | None = None
        self.key_line = 0


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector from looking again and again at what all stays: it takes a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def read_tree(text: str, *, path: str, first_line: int = 1) -> Tree:
    """Read `text`; never raise, whatever it is."""
    problems = list(forbidden_characters(text, path=path, first_line=first_line))
    if CONFLICT.search(text):
        problems += (
            Problem(path, line, "a conflict mark of git", "keep one version")
            for line, words in enumerate(text.split("\n"), start=first_line)
            if CONFLICT.match(words)
        )
    if "\ufeff" in text:
        # The two parsers disagree on what it is in the middle of a text.
        line = first_line + text.count("\n", 0, text.index("\ufeff"))
        problems.append(Problem(path, line, "a byte order mark in the middle of the text", "delete it"))
    if problems:
        return Tree(None, Branch(first_line, LEAF), tuple(problems), whole=False)
    builder = _Builder(path, first_line, escapes="\\" in text)
    whole = True
    try:
        builder.build(yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)))
    except _TooDeepError:
        whole = False
    except PARSER_FAULTS as fault:
        builder.problems.append(_unreadable(fault, text, path, first_line))
        whole = False
    return Tree(builder.tree, builder.root, tuple(builder.problems), whole)


class _Builder:
    """Builds the tree from the parser's events, without recursion."""

    def __init__(self, path: str, first_line: int, *, escapes: bool) -> None:
        self.path = path
        self.first_line = first_line
        self.escapes = escapes
        self.tree: Any = None
        self.root = Branch(first_line, LEAF)
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []

    def build(self, parsed: Iterable[Any]) -> None:
        documents = 0
        for event in parsed:
            kind = type(event)
            if kind is events.ScalarEvent:
                if self.escapes or event.anchor is not None or event.tag is not None:
                    self.check_scalar(event)
                value, line = event.value, event.start_mark.line + self.first_line
                parent = self.stack[-1] if self.stack else None
                if parent is not None and parent.key is not None:
                    parent.value[parent.key] = None if value in NULLS and not event.style else value
                    parent.children[parent.key] = Branch(parent.key_line, LEAF)
                    parent.key = None
                elif parent is None or parent.is_list:
                    self.put(None if value in NULLS and not event.style else value, line, LEAF)
                else:
                    self.put_key(parent, value, line, plain=not event.style)
            elif kind is events.MappingStartEvent or kind is events.SequenceStartEvent:
                self.open({} if kind is events.MappingStartEvent else [], event)
            elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
                done = self.stack.pop()
                self.put(done.value, done.line, done.children)
            elif kind is events.AliasEvent:
                self.complain(event, f"an alias (*{event.anchor})", "write the value out, or put it in quotes")
                self.put_alias(self.line_of(event))
            elif kind is events.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.complain(event, "a second document begins here", "delete the line ---")
                    return

    def line_of(self, event: Any) -> int:  # noqa: ANN401 -- the parser's events have no types
        line: int = event.start_mark.line
        return line + self.first_line

    def complain(self, event: Any, message: str, hint: str) -> None:  # noqa: ANN401
        self.problems.append(Problem(self.path, self.line_of(event), message, hint))

    def check(self, event: Any) -> None:  # noqa: ANN401
        if event.anchor is not None:
            self.complain(event, f"an anchor (&{event.anchor})", "put the value in quotes")
        if event.tag is not None:
            self.complain(event, f"a tag ({event.tag})", "put the value in quotes")

    def check_scalar(self, event: Any) -> None:  # noqa: ANN401
        self.check(event)
        if self.escapes and FORBIDDEN.search(event.value):
            self.complain(event, NO_CHARACTER, "delete it")
            event.value = FORBIDDEN.sub("", event.value)

    def put_alias(self, line: int) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent is None or parent.is_list or parent.key is not None:
            self.put(None, line, LEAF)
        else:
            parent.key, parent.key_line = "*", line

    def put_key(self, parent: _Open, value: str, line: int, *, plain: bool) -> None:
        if plain and value == "<<":
            self.problems.append(Problem(self.path, line, "a merge key (<<)", "write the values out"))
        elif value in parent.value:
            first = parent.children[value].line
            message = f"the key {value!r} stands here again, first in line {first}"
            self.problems.append(Problem(self.path, line, message, "keep one of the two"))
        parent.key, parent.key_line = value, line

    def open(self, value: dict[str, Any] | list[Any], event: Any) -> None:  # noqa: ANN401
        self.check(event)
        if len(self.stack) == DEEPEST:
            self.complain(event, TOO_DEEP, "is this the right file?")
            raise _TooDeepError
        self.stack.append(_Open(value, self.line_of(event)))

    def put(self, value: Any, line: int, children: dict[Key, Branch]) -> None:  # noqa: ANN401
        if not self.stack:
            self.tree, self.root = value, Branch(self.first_line, children)
            return
        parent = self.stack[-1]
        if parent.is_list:
            parent.children[len(parent.value)] = Branch(line, children)
            parent.value.append(value)
        elif parent.key is None:
            self.problems.append(Problem(self.path, line, "a list or mapping as a key", "put the key in quotes"))
            parent.key, parent.key_line = "?", line
        else:
            parent.value[parent.key] = value
            parent.children[parent.key] = Branch(parent.key_line, children)
            parent.key = None


def _unreadable(fault: Exception, text: str, path: str, first_line: int) -> Problem:
    mark = getattr(fault, "problem_mark", None)
    problem = getattr(fault, "problem", None) or "not a text that YAML allows"
    if "end of stream" in problem or "quoted scalar" in (getattr(fault, "context", None) or ""):
        # The place where the file ends says nothing; the place where the value began does.
        mark = getattr(fault, "context_mark", None) or mark
    at = mark.line if mark else 0
    # libyaml sees these two for itself, the other parser leaves them to us.
    if "nesting depth" in problem:
        return Problem(path, first_line + at, TOO_DEEP, "is this the right file?")
    if "escape code" in problem:
        return Problem(path, first_line + at, NO_CHARACTER, "delete it")
    lines = text.split("\n")
    words = lines[at] if at < len(lines) else ""
    if TAB.match(words):
        hint = "indent with spaces, not with tabs"
    elif TO_QUOTE.match(words):
        hint = "put the whole value in quotes"
    else:
        hint = "look at the indentation, the colons and the quotation marks of this line and the one above"
    return Problem(path, first_line + at, f"not readable as YAML: {problem}", hint)
