"""What a record's types refuse, said for the editor: the line, what is there, and what the field asks for."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefing.errors import Problem
from briefing.yaml_tree import Key, Tree

LONGEST_VALUE = 60
"""How much of a wrong value a message shows, in code points."""


def explain(error: ValidationError, record_type: type[BaseModel], read: Tree, *, path: str) -> Iterator[Problem]:
    """Yield a problem for each misfit that pydantic found in the tree that was read."""
    for details in error.errors(include_url=False):
        keys, line, where = _place(details["loc"], read)
        fields, hint = _expected(record_type, keys)
        message, way_out = _say(details, fields)
        yield Problem(path, line, f"{where}: {message}" if where else message, way_out or hint)


def _place(location: tuple[Key, ...], read: Tree) -> tuple[tuple[Key, ...], int, str]:
    """Follow `location` into the tree: the keys that lead somewhere, the line, and the way in words."""
    branch, value, way = read.root, read.tree, ""
    keys: list[Key] = []
    for key in location:
        if key not in branch.children:
            continue  # pydantic also names the member of a union that it tried
        branch, value = branch.children[key], value[key]
        keys.append(key)
        if isinstance(key, str):
            way = f"{way}.{key}" if way else key
        else:
            name = value.get("id") if isinstance(value, dict) else None
            way += f"[{key}]" + (f" ({name})" if isinstance(name, str) else "")
    return tuple(keys), branch.line, _short(way)


def _expected(record_type: type[BaseModel], keys: tuple[Key, ...]) -> tuple[tuple[str, ...], str]:
    """Give the fields that may stand where `keys` lead, and the last description on the way."""
    types: list[Any] = [record_type]
    fields: tuple[str, ...] = tuple(record_type.model_fields)
    hint = ""
    for key in keys:
        following: list[Any] = []
        for kind in types:
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                field = kind.model_fields.get(str(key))
                hint = (field.description if field else None) or hint
                following += _members(field.annotation if field else None)
            else:
                following += _members(get_args(kind)[-1 if get_origin(kind) is dict else 0 :][:1])
        records = [kind for kind in following if isinstance(kind, type) and issubclass(kind, BaseModel)]
        if following:
            types = following
            fields = tuple(name for record in records for name in record.model_fields)
    return fields, hint


def _members(annotation: Any) -> list[Any]:  # noqa: ANN401 -- a type, a union, or a list of them
    if isinstance(annotation, tuple):
        return [member for part in annotation for member in _members(part)]
    if get_origin(annotation) is Annotated:
        return _members(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _members(get_args(annotation))
    return [] if annotation is None or annotation is type(None) else [annotation]


def _say(details: ErrorDetails, fields: tuple[str, ...]) -> tuple[str, str]:
    kind, given = details["type"], details["input"]
    name = str(details["loc"][-1]) if details["loc"] else ""
    if kind == "missing":
        return f"{name!r} is missing", f"add '{name}: …'"
    if kind == "extra_forbidden":
        close = get_close_matches(name, fields, n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"known here: {', '.join(fields)}"
        return f"unknown key {_short(name)!r}", hint
    if given is None:
        return "no value", ""
    shown = _short(given) if isinstance(given, str) else ""
    what = repr(shown) if shown else "an empty text" if given == "" else _kind(given)
    context = details.get("ctx", {})
    if kind == "value_error":
        return f"{what}: {context['error']}", ""
    if "expected" in context:
        return f"{what} is not {context['expected']}", ""
    if kind in ("dict_type", "model_type", "model_attributes_type", "dataclass_type"):
        hint = "" if details["loc"] else "write it as 'key: value'"
        return f"{what} stands where keys with values are expected", hint
    if kind in ("tuple_type", "list_type"):
        return f"{what} stands where a list is expected", "begin each of its lines with '- '"
    if kind == "string_type":
        return f"{what} stands where one text is expected", ""
    return f"{what}: {details['msg'][:1].lower()}{details['msg'][1:]}", ""


def _kind(value: Any) -> str:  # noqa: ANN401 -- what YAML gives
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list | tuple) else _short(str(value))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
