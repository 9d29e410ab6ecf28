"""A text to a line for each attribution: who, in what role, through which medium, by which cue, and what is theirs."""

from briefing.read.attributions import find_attributions


def render(given: str) -> list[str]:
    return [_line(given, attribution) for attribution in find_attributions(given)]


def _line(text, attribution):
    role = f" ({attribution.role})" if attribution.role else ""
    via = f" via {attribution.via}" if attribution.via else ""
    unnamed = "" if attribution.named else " [unnamed]"
    return f"{attribution.name}{role}{via}{unnamed} | {attribution.cue} | {attribution.content.of(text)}"
