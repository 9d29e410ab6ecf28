"""One value set or added in a YAML text, and not a byte of the rest touched: comments, order, quotes, blank lines."""

from __future__ import annotations

from typing import Any

import yaml

from briefing.factsheet import text_of

NULLS = ("", "null", "~")
STEP = "  "

Value = str | bool | list[str] | dict[str, Any]


def set_value(text: str, keys: tuple[str, ...], value: Value) -> str:
    """Give `text`, a mapping that the strict reader takes, with `value` at `keys`; what stood there is replaced."""
    node = _root(text)
    if node is None:
        return _with_lines(text.rstrip("\n"), _lines(keys, value, ""), first=not text.strip())
    for number, key in enumerate(keys):
        pair = next((pair for pair in node.value if pair[0].value == key), None)
        if pair is None:
            return _added(text, node, keys[number:], value)
        name, found = pair
        rest = keys[number + 1 :]
        if isinstance(found, yaml.ScalarNode) and rest:
            return _opened(text, name, found, rest, value)
        if not rest:
            return _replaced(text, name, found, value)
        node = found
    return text


def add_item(text: str, key: str, item: str) -> str:
    """Give `text` with `item` at the end of the list under the top-level `key`."""
    node = _root(text)
    found = next((pair[1] for pair in node.value if pair[0].value == key), None) if node else None
    if found is None and not (node and node.flow_style):
        # A line an item: it can be read, and git merges it.
        between = "" if not text or text.endswith("\n") else "\n"
        return f"{text}{between}{key}:\n- {text_of(item)}\n"
    if not isinstance(found, yaml.SequenceNode) or not found.value:
        return set_value(text, (key,), [item])
    if found.flow_style:
        at = found.value[-1].end_mark.index
        return f"{text[:at]}, {text_of(item)}{text[at:]}"
    indent = " " * found.start_mark.column
    return _insert(text, _end_of_line(text, found.value[-1]), f"\n{indent}- {text_of(item)}")


def rename_key(text: str, keys: tuple[str, ...], new: str) -> str:
    """Give `text` with the last of `keys` called `new`; a text without them is given as it is."""
    node, name = _root(text), None
    for key in keys:
        pair = next((pair for pair in node.value if pair[0].value == key), None) if node else None
        if pair is None:
            return text
        name, node = pair[0], pair[1] if isinstance(pair[1], yaml.MappingNode) else None
    if name is None:
        return text
    return f"{text[: name.start_mark.index]}{text_of(new)}{text[name.end_mark.index :]}"


def rename_item(text: str, key: str, old: str, new: str) -> str:
    """Give `text` with `old` called `new` in the list under the top-level `key`."""
    node = _root(text)
    found = next((pair[1] for pair in node.value if pair[0].value == key), None) if node else None
    listed = found.value if isinstance(found, yaml.SequenceNode) else []
    item = next((each for each in listed if each.value == old), None)
    return f"{text[: item.start_mark.index]}{text_of(new)}{text[item.end_mark.index :]}" if item else text


def _root(text: str) -> Any:  # noqa: ANN401 -- PyYAML's nodes have no types
    # The parser written in Python: it alone says where a node ends in the text, rather than in its bytes.
    node = yaml.compose(text, Loader=yaml.BaseLoader)
    return node if isinstance(node, yaml.MappingNode) else None


def _added(text: str, node: Any, keys: tuple[str, ...], value: Value) -> str:  # noqa: ANN401
    """Add `keys` to a mapping, after what it holds."""
    if node.flow_style or not node.value:
        nested = _flow_pair(keys, value)
        at = node.value[-1][1].end_mark.index if node.value else node.start_mark.index + 1
        return f"{text[:at]}{', ' if node.value else ''}{nested}{text[at:]}"
    indent = " " * node.value[0][0].start_mark.column
    return _insert(text, _end_of_line(text, node), "".join(f"\n{line}" for line in _lines(keys, value, indent)))


def _opened(text: str, name: Any, found: Any, keys: tuple[str, ...], value: Value) -> str:  # noqa: ANN401
    """Put a mapping where a key has no value yet."""
    if found.value not in NULLS:
        raise ValueError(f"{name.value!r} is no mapping")
    colon = text.index(":", name.end_mark.index)
    bare = text[: colon + 1]
    rest = text[colon + 1 :]
    if found.value and rest.lstrip(" ").startswith(found.value):
        rest = rest.lstrip(" ").removeprefix(found.value)
    line, _, following = rest.partition("\n")
    indent = " " * name.start_mark.column + STEP
    lines = "".join(f"\n{each}" for each in _lines(keys, value, indent))
    return f"{bare}{line.rstrip()}{lines}\n{following}"


def _replaced(text: str, name: Any, found: Any, value: Value) -> str:  # noqa: ANN401
    colon = text.index(":", name.end_mark.index)
    start, end = found.start_mark.index, found.end_mark.index
    if start == end:  # no value: its place is where the next token was found
        start = end = colon + 1
    kept = text[start:end]
    tail = kept[len(kept.rstrip()) :]
    return f"{text[: colon + 1]} {_flow(value)}{tail}{text[end:]}"


def _end_of_line(text: str, node: Any) -> int:  # noqa: ANN401
    """Give the end of the line in which the last word of `node` stands."""
    while True:
        if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
            key, last = node.value[-1]
            node = last if last.end_mark.index > last.start_mark.index else key
        elif isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
            node = node.value[-1]
        else:
            break
    last_word = len(text[: node.end_mark.index].rstrip())
    end = text.find("\n", max(last_word - 1, 0))
    return len(text) if end < 0 else end


def _insert(text: str, at: int, inserted: str) -> str:
    return f"{text[:at]}{inserted}{text[at:]}" + ("" if text[at:].endswith("\n") else "\n")


def _with_lines(text: str, lines: list[str], *, first: bool) -> str:
    return "\n".join([*([] if first else [text]), *lines, ""])


def _lines(keys: tuple[str, ...], value: Value, indent: str) -> list[str]:
    if len(keys) == 1:
        return [f"{indent}{text_of(keys[0])}: {_flow(value)}"]
    return [f"{indent}{text_of(keys[0])}:", *_lines(keys[1:], value, indent + STEP)]


def _flow_pair(keys: tuple[str, ...], value: Value) -> str:
    inner = _flow(value) if len(keys) == 1 else "{" + _flow_pair(keys[1:], value) + "}"
    return f"{text_of(keys[0])}: {inner}"


def _flow(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return text_of(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{text_of(key)}: {_flow(part)}" for key, part in value.items()) + "}"
    return "[" + ", ".join(map(text_of, value)) + "]"
