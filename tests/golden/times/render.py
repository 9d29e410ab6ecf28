"""Render the temporal expressions of a text: the words, the value, and the days where a reference day is given."""

from __future__ import annotations

from datetime import date

from briefing.read.times import find_times


def render(given: dict[str, str]) -> list[str]:
    """Give one line for each expression: `words -> value (days, precision, basis)`."""
    reference = date.fromisoformat(given["reference"]) if given.get("reference") else None
    text = given["text"]
    lines = []
    for time in find_times(text, reference=reference, whole=True):
        days = f"{time.start}..{time.end}" if time.end else time.start
        known = ", ".join(part for part in (days, time.precision, time.basis) if part)
        lines.append(f"{time.span.of(text)} -> {time.value}" + (f" ({known})" if known else ""))
    return lines
