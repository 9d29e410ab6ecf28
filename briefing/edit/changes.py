"""Two fact sheets to what changed between them, fact by fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar

from briefing.edit.renames import JOINED, RENAMED, Succession, successions
from briefing.edit.values import say_value
from briefing.model import Difference, FactSheet, FigureFact, QuotationFact, Record, TimelineFact

What = Literal["published", "added", "changed", "differs", "agrees", "renamed", "joined", "gone"]
LEADING_ON = (RENAMED, JOINED)
"""Changes that are about ids alone: they tell a reader nothing."""
KINDS = ("figures", "timeline", "quotations", "differences")
TOLD = {"figures": "figure", "timeline": "date", "quotations": "quotation", "disagreements": "difference"}
"""What a reader is told of, and one of it in a word."""


AnyFact = TypeVar("AnyFact", FigureFact, TimelineFact, QuotationFact, Difference)


class Change(Record):
    """What became of one fact; `was` and `now` in words, of a renamed one its ids; null is nothing."""

    fact: str
    label: str
    what: What
    was: str | None = None
    now: str | None = None


def counted(sheet: FactSheet, kinds: Mapping[str, str]) -> str:
    """Say in one line how many of each of `kinds` (attribute: one of them in a word) a fact sheet holds."""
    counts = ((len(getattr(sheet, kind)), word) for kind, word in kinds.items())
    return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts)


def compare(old: FactSheet | None, new: FactSheet) -> tuple[Change, ...]:
    """Give what changed from `old` to `new`, in the order of the facts; of a first sheet only that it is there."""
    if old is None:
        return (Change(fact="", label=new.story.title or "", what="published", now=counted(new, TOLD)),)
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
    before = {each.id: each for each in old.disagreements}
    after = {each.id: each for each in new.disagreements}
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
