"""What changed between two fact sheets, said in one line, in lines of text, or as Markdown for a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from briefing.edit.changes import LEADING_ON, Change
from briefing.model import FactSheet

WORDS = {
    "added": "{count} new {noun}",
    "changed": "{count} {noun} changed",
    "gone": "{count} {noun} gone",
    "differs": "{count} new {noun}",
    "agrees": "{count} {noun} settled",
    "published": "first version",
}
SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]()<>#+-.!|~"})


def one_line(changes: Sequence[Change], *sheets: FactSheet) -> str:
    """Say how much changed: `2 figures changed, 1 new difference`; `sheets` tell what kind of fact an id is."""
    kinds = {fact_id: kind for sheet in sheets for kind, fact_id in _kinds(sheet)}
    counted = Counter(
        (change.what, "difference" if change.what in ("differs", "agrees") else kinds.get(change.fact, "fact"))
        for change in _of_facts(changes)
    )
    parts = [
        WORDS[what].format(count=count, noun=noun if count == 1 else f"{noun}s")
        for (what, noun), count in counted.items()
    ]
    return ", ".join(parts) or "no fact changed"


def _of_facts(changes: Sequence[Change]) -> list[Change]:
    """Give the changes without those of an id alone, which say nothing of what is known."""
    return [change for change in changes if change.what not in LEADING_ON]


def text_lines(changes: Sequence[Change]) -> Iterator[str]:
    """Yield a line for each change."""
    for change in changes:
        named, values = change.label or change.fact, _values(change)
        yield f"{change.what}: {named} ({values})" if named else f"{change.what}: {values}"


def markdown(changes: Sequence[Change], *sheets: FactSheet) -> str:
    """Give a table of the changes; words of a source are escaped, for they are no Markdown."""
    lines = [f"**{one_line(changes, *sheets)}**", ""]
    told = _of_facts(changes)
    if told:
        lines += ["| what | fact | was | is |", "| --- | --- | --- | --- |"]
        lines += [
            f"| {change.what} | {_cell(change.label or change.fact)} | {_cell(change.was)} | {_cell(change.now)} |"
            for change in told
        ]
    return "\n".join(lines) + "\n"


def _kinds(sheet: FactSheet) -> Iterator[tuple[str, str]]:
    yield from (("figure", fact.id) for fact in sheet.figures)
    yield from (("date", fact.id) for fact in sheet.timeline)
    yield from (("quotation", fact.id) for fact in sheet.quotations)


def _values(change: Change) -> str:
    return " -> ".join(value for value in (change.was, change.now) if value)


def _cell(text: str | None) -> str:
    return " ".join((text or "").split()).translate(SPECIAL)
