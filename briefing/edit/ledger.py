"""The ledger of all changes between fact sheets, to which an editor adds the reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from briefing import strict_yaml
from briefing.edit.changes import LEADING_ON, Change, compare
from briefing.edit.decisions import Sparse
from briefing.edit.withholding import Withheld
from briefing.errors import LedgerError
from briefing.factsheet import text_of
from briefing.files import write_file
from briefing.model import FactSheet
from briefing.stated import Day, Line, day_of
from briefing.strict_yaml import Placed
from briefing.texts import read_text, shown_path

LARGEST_LEDGER = 4_000_000
"""Bytes of `content/changes.yml`."""

SCHEMA = "../site/data/changes.schema.json"
"""Where an editor's tools find the JSON Schema, from the ledger's own folder."""

HEADER = f"""\
# yaml-language-server: $schema={SCHEMA}
# One line a change; `briefing extract` appends. Add why, and correction: true where a published fact was wrong.
format: 1
changes:
"""

# "changes: []"  |  "changes: null"
NO_CHANGES = re.compile(r"^changes:[^\S\n]*(?:\[[^\S\n]*\]|null|~)[^\S\n]*$", re.MULTILINE)
HAS_LIST = re.compile(r"^changes:", re.MULTILINE)
ITEM = re.compile(r"^(?P<indent> *)- ", re.MULTILINE)


class LedgerEntry(Sparse, Change):
    """A change, the day it was made, and what the editor says about it."""

    on: Day = Field(description="the day of the change, such as 2024-03-04")
    why: Line | None = Field(None, description="why it changed, in one sentence that readers will see")
    correction: bool = Field(default=False, description="true where a fact that was published was wrong")

    @model_validator(mode="after")
    def _corrections_say_why(self) -> Self:
        if self.correction and not self.why:
            raise ValueError("a correction says why: add 'why: …'")
        return self


class Ledger(Sparse):
    """All changes, the oldest first."""

    format: Annotated[Literal[1], BeforeValidator(lambda value: 1 if value == "1" else value)] = Field(
        1, description="1: there is no other format"
    )
    changes: tuple[LedgerEntry, ...] = Field((), description="a list of {on, fact, label, what, was, now, why}")


def read_ledger(path: Path, *, project: Path) -> Placed[Ledger]:
    """Read the ledger; an absent file holds nothing. Raise `LedgerError` with all that is wrong in it."""
    shown = shown_path(path, project)
    try:
        text, problems = read_text(path, project=project, largest=LARGEST_LEDGER)
    except FileNotFoundError:
        return strict_yaml.unplaced(Ledger(), shown)
    if problems:
        raise LedgerError(*problems)
    return strict_yaml.parse(text, Ledger, path=shown, error=LedgerError)


def ledger_schema() -> dict[str, Any]:
    """Give the JSON Schema of the ledger, made from the records."""
    schema = Ledger.model_json_schema(mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Changes of a briefing"}


def without_names(changes: Sequence[Change], names: Withheld) -> tuple[Change, ...]:
    """Give the changes whose words hold no withheld name: what is withheld is not told even as it leaves."""
    return tuple(each for each in changes if not any(map(names.holds, (each.fact, each.label, each.was, each.now))))


def without(ledger: Ledger, names: Withheld) -> Ledger:
    """Give the ledger without the changes whose words hold a withheld name."""
    kept = (
        entry
        for entry in ledger.changes
        if not any(map(names.holds, (entry.fact, entry.label, entry.was, entry.now, entry.why)))
    )
    return ledger.model_copy(update={"changes": tuple(kept)})


def append(path: Path, changes: tuple[Change, ...], *, on: str, project: Path) -> bool:
    """Append `changes` to the ledger at `path` under the day `on`, each once, and say whether it was written.

    What stands there, comments included, stays letter for letter; a line a change lets git merge two branches.
    """
    day = day_of(on)
    placed = read_ledger(path, project=project)
    latest = {(*_subject(entry), entry.on): entry for entry in placed.record.changes}
    new = [change for change in changes if not _is_in(change, latest.get((*_subject(change), day)))]
    if not new:
        return False
    text = _open_ended(path.read_text(encoding="utf-8-sig") if path.exists() else "")
    indent = next((match["indent"] for match in ITEM.finditer(text)), "")
    text += "".join(f"{indent}- {_line(change, day)}\n" for change in new)
    strict_yaml.parse(text, Ledger, path=placed.path, error=LedgerError)
    return write_file(path, text)


def begin(path: Path, sheet: FactSheet, *, on: str, project: Path) -> bool:
    """Begin the ledger at `path` with `sheet` as the first version, and say whether it was written.

    Raise `LedgerError` where an editor has written a reason into it: it is no draft any more.
    """
    placed = read_ledger(path, project=project)
    for number, entry in enumerate(placed.record.changes):
        if entry.why or entry.correction:
            message, hint = (
                "an editor's reason stands here",
                "delete the file yourself, if nothing was published before",
            )
            raise LedgerError(placed.problem_at("changes", number, message=message, hint=hint))
    (change,) = compare(None, sheet)
    return write_file(path, f"{HEADER}- {_line(change, day_of(on))}\n")


def _open_ended(text: str) -> str:
    """Give the text of a ledger so that a line can be added to its list."""
    text = NO_CHANGES.sub("changes:", text)
    if not HAS_LIST.search(text):
        text = f"{text.rstrip()}\n{HEADER}" if text.strip() else HEADER
    return text if text.endswith("\n") else f"{text}\n"


def _subject(change: Change) -> tuple[str, str | None]:
    """Give what a change is about: a fact, or an id that leads to it."""
    return change.fact, change.was if change.what in LEADING_ON else None


def _is_in(change: Change, entry: LedgerEntry | None) -> bool:
    return entry is not None and (change.what, change.was, change.now) == (entry.what, entry.was, entry.now)


def _line(change: Change, day: str) -> str:
    values = {"on": day, **change.model_dump(), "why": None}
    pairs = (f"{text_of(key)}: {'null' if value is None else text_of(value)}" for key, value in values.items())
    return "{" + ", ".join(pairs) + "}"
