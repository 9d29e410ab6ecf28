"""A text to a line for each figure: its number, bound, value, unit, noun, what happened, by whom, per what."""

from briefing.read.figures import find_figures


def render(given: str) -> list[str]:
    return [_line(given, figure) for figure in find_figures(given)]


def _line(text, figure):
    value = "" if figure.value is None else str(figure.value)
    value = value if figure.upper is None else f"{value} to {figure.upper}"
    parts = {
        "": f"{figure.span.of(text)} = {' '.join(filter(None, (figure.bound, value, figure.unit)))}",
        "counted": figure.counted,
        "measure": figure.measure,
        "agent": figure.agent,
        "per": figure.per,
        "part": "yes" if figure.part else None,
        "phrase": figure.phrase.of(text),
    }
    return " | ".join(f"{name} {part}".strip() for name, part in parts.items() if part)
