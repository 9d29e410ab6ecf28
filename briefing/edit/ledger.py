"""Two fact sheets to what changed between them, and the ledger of all changes, to which an editor adds the reasons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BeforeValidator, Field, model_validator

from briefing import strict_yaml
from briefing.edit.decisions import Sparse
from briefing.edit.renames import JOINED, RENAMED, Succession, successions
from briefing.edit.values import say_value
from briefing.edit.withholding import Withheld
from briefing.errors import LedgerError
from briefing.factsheet import text_of
from briefing.files import write_file
from briefing.model import Difference, FactSheet, FigureFact, QuotationFact, Record, TimelineFact
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

What = Literal["published", "added", "changed", "differs", "agrees", "renamed", "joined", "gone"]
LEADING_ON = (RENAMED, JOINED)
"""Changes that are about ids alone: they tell a reader nothing."""
KINDS = {"figures": "figure", "timeline": "date", "quotations": "quotation", "differences": "difference"}


AnyFact = TypeVar("AnyFact", FigureFact, TimelineFact, QuotationFact, Difference)


class Change(Record):
    """What became of one fact; `was` and `now` in words, of a renamed one its ids; null is nothing."""

    fact: str
    label: str
    what: What
    was: str | None = None
    now: str | None = None


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


# --- what changed ----------------------------------------------------------------------------------------------


def compare(old: FactSheet | None, new: FactSheet) -> tuple[Change, ...]:
    """Give what changed from `old` to `new`, in the order of the facts; of a first sheet only that it is there."""
    if old is None:
        counts = ((len(getattr(new, kind)), word) for kind, word in KINDS.items())
        now = ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts)
        return (Change(fact="", label=new.story.title or "", what="published", now=now),)
    moved = successions(old, new)
    old = _with_new_ids(old, new, moved)
    return (
        *_leading_on(new, moved),
        *_compared(_under_same_labels(_figures(old), _figures(new)), _figures(new)),
        *_restated(old, new),
        *_compared(_under_same_labels(_times(old), _times(new)), _times(new)),
        *_compared(_quotations(old), _quotations(new)),
        *_differences(old, new),
    )


def _leading_on(new: FactSheet, moved: Iterable[Succession]) -> Iterator[Change]:
    """Yield the facts that have another id: links to the old one lead to the new one, decisions only where renamed."""
    labels = {each.id: each.about for each in new.differences}
    labels |= {fact.id: fact.speaker.name or "unknown speaker" for fact in new.quotations}
    labels |= {fact.id: fact.label for fact in new.timeline} | {fact.id: fact.label for fact in new.figures}
    for each in moved:
        yield Change(fact=each.now, label=labels[each.now], what=each.what, was=each.was, now=each.now)


def _with_new_ids(old: FactSheet, new: FactSheet, moved: Iterable[Succession]) -> FactSheet:
    """Give `old` with the ids that its facts have now: another id is no other number.

    What was joined with a fact that was there before, or with another one, is gone: only its id leads on. Where another
    fact has that id now, nothing is said of it.
    """
    to = {each.was: each for each in moved}
    return old.model_copy(
        update={
            kind: tuple(_under_new_ids(getattr(old, kind), to, {fact.id for fact in getattr(new, kind)}))
            for kind in KINDS
        }
    )


def _under_new_ids(
    facts: Sequence[AnyFact], moved: Mapping[str, Succession], known: Collection[str]
) -> Iterator[AnyFact]:
    taken = {fact.id for fact in facts if fact.id not in moved}
    for fact in facts:
        each = moved.get(fact.id)
        if each is None:
            yield fact
        elif each.now not in taken:
            taken.add(each.now)
            yield fact.model_copy(update={"id": each.now})
        elif fact.id not in known:
            yield fact


Said = dict[str, tuple[str, str]]
"""By fact id its label and what it says, in words."""


def _figures(sheet: FactSheet) -> Said:
    return {fact.id: (fact.label, _headline(fact)) for fact in sheet.figures}


def _headline(fact: FigureFact) -> str:
    unit = next((claim.unit for claim in fact.claims if claim.unit), None)
    said = say_value(fact.headline.value, fact.headline.upper, fact.headline.bound)
    return f"{said} {unit}" if unit else said


def _restated(old: FactSheet, new: FactSheet) -> Iterator[Change]:
    """Yield what a source that was edited says otherwise of a figure that leads with the value of another."""
    before = {fact.id: fact for fact in old.figures}
    texts = {source.id: source.sha256 for source in old.sources}
    edited = [source for source in new.sources if texts.get(source.id, source.sha256) != source.sha256]
    for fact in new.figures:
        earlier = before.get(fact.id)
        if earlier is None or _headline(earlier) != _headline(fact):
            continue
        for source in edited:
            was, now = _said_by(earlier, source.id), _said_by(fact, source.id)
            if was and now and was != now:
                name = source.publisher or source.id
                said = {"was": f"{was} ({name})", "now": f"{now} ({name})"}
                yield Change(fact=fact.id, label=fact.label, what="changed", **said)


def _said_by(fact: FigureFact, source: str) -> str:
    """Give the values that one source gives, in words; '' where it says nothing."""
    claims = [claim for claim in fact.claims if claim.source == source]
    return ", ".join(dict.fromkeys(say_value(claim.value, claim.upper, claim.bound) for claim in claims))


def _times(sheet: FactSheet) -> Said:
    return {fact.id: (fact.label, _interval(fact)) for fact in sheet.timeline}


def _interval(fact: TimelineFact) -> str:
    return f"{fact.start} to {fact.end}" if fact.end and fact.end != fact.start else fact.start


def _quotations(sheet: FactSheet) -> Said:
    return {fact.id: (fact.speaker.name or "unknown speaker", fact.text) for fact in sheet.quotations}


def _compared(old: Said, new: Said) -> Iterator[Change]:
    for fact, (label, now) in new.items():
        was = old[fact][1] if fact in old else None
        if was != now:
            yield Change(fact=fact, label=label, what="added" if was is None else "changed", was=was, now=now)
    for fact, (label, was) in old.items():
        if fact not in new:
            yield Change(fact=fact, label=label, what="gone", was=was)


def _under_same_labels(old: Said, new: Said) -> Said:
    """Give `old` with the ids of `new` where one fact that is gone and one that is new are called the same."""
    gone = Counter(label for fact, (label, _) in old.items() if fact not in new)
    added = {label: fact for fact, (label, _) in new.items() if fact not in old}
    alone = Counter(label for fact, (label, _) in new.items() if fact not in old)
    return {
        added[said[0]] if fact not in new and gone[said[0]] == 1 and alone[said[0]] == 1 else fact: said
        for fact, said in old.items()
    }


def _differences(old: FactSheet, new: FactSheet) -> Iterator[Change]:
    """Yield what sources newly differ about, and what they differ about no longer; spellings are no news."""
    before = {each.id: each for each in old.differences if each.kind != "spelling"}
    after = {each.id: each for each in new.differences if each.kind != "spelling"}
    facts = {fact.id for kind in ("figures", "timeline", "quotations") for fact in getattr(new, kind)}
    for difference in after.values():
        if difference.id not in before:
            sides = "; ".join(side.says for side in difference.sides)
            yield Change(fact=difference.id, label=difference.about, what="differs", now=sides)
    for difference in before.values():
        # Sources do not agree about a fact that is gone; that it is gone is told already.
        if difference.id not in after and (not difference.facts or facts.intersection(difference.facts)):
            sides = "; ".join(side.says for side in difference.sides)
            yield Change(fact=difference.id, label=difference.about, what="agrees", was=sides)


# --- the ledger's file -----------------------------------------------------------------------------------------


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
