"""Names as lines: `type name -> canonical [role] (place)`."""

from briefing.mentions import Name
from briefing.read.names import find_names


def render(given):
    return [_line(name) for name in find_names(given["text"])]


def _line(name: Name) -> str:
    parts = [name.type, name.name]
    if name.canonical != name.name:
        parts.append(f"-> {name.canonical}")
    if name.role:
        parts.append(f"[{name.role}]")
    if name.type == "place":
        parts.append(f"({name.geonames or 'not in the gazetteer'})")
    if name.medium:
        parts.append("(medium)")
    return " ".join(parts)
