"""Two fact sheets, or the ledger of all changes, to the facts that have another id now: decisions and links follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal, Protocol

from briefing.model import Difference, FactSheet, FigureClaim, FigureFact, QuotationFact, TimelineFact

Fact = FigureFact | TimelineFact | QuotationFact | Difference
Words = tuple[str, str, str]
"""A source, its words, and what stands around them."""
RENAMED: Literal["renamed"] = "renamed"
JOINED: Literal["joined"] = "joined"


class Entry(Protocol):
    """What is asked of a change of the ledger."""

    @property
    def what(self) -> str:
        """What became of the fact."""

    @property
    def was(self) -> str | None:
        """What it was."""

    @property
    def now(self) -> str | None:
        """What it is now."""


def renames(old: FactSheet, new: FactSheet) -> dict[str, str]:
    """Give the id in `new` of each fact of `old` that has another one there: that of the fact with most of its words.

    A fact that was there before as well goes on under its own id: what became part of it was not renamed.
    """
    known = _ids(old)
    return {was: now for was, now in successors(old, new).items() if now not in known}


def successors(old: FactSheet, new: FactSheet) -> dict[str, str]:
    """Give for each fact of `old` whose id is gone the fact of `new` that has most of its words, if any has."""
    found: dict[str, str] = {}
    # A difference about one fact has the fact's id: where both moved, the fact leads.
    for before, after in (
        (_of_substance(old), _of_substance(new)),
        (old.quotations, new.quotations),
        (old.timeline, new.timeline),
        (old.figures, new.figures),
    ):
        found |= dict(_successors(before, after))
    return found


def taken_over(old: FactSheet, new: FactSheet) -> dict[str, str]:
    """Give each id that another fact has now, which shares no word with the one of before, and where its words went."""
    found: dict[str, str] = {}
    for before, after in ((old.quotations, new.quotations), (old.timeline, new.timeline), (old.figures, new.figures)):
        now: dict[str, frozenset[Words]] = {fact.id: words_of(fact) for fact in after}
        moved = [fact for fact in before if fact.id in now and now[fact.id].isdisjoint(words_of(fact))]
        found |= dict(_heirs(moved, after, known=frozenset()))
    return found


def _ids(sheet: FactSheet) -> frozenset[str]:
    facts: tuple[Fact, ...] = (*sheet.figures, *sheet.timeline, *sheet.quotations, *sheet.differences)
    return frozenset(fact.id for fact in facts)


def _of_substance(sheet: FactSheet) -> tuple[Difference, ...]:
    """Give the differences that have a place on the page: spellings stand in one table."""
    return tuple(each for each in sheet.differences if each.kind != "spelling")


def _successors(old: Sequence[Fact], new: Sequence[Fact]) -> Iterator[tuple[str, str]]:
    kept = {fact.id for fact in new}
    return _heirs([fact for fact in old if fact.id not in kept], new, known={fact.id for fact in old})


def _heirs(facts: Iterable[Fact], new: Sequence[Fact], *, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield for each of `facts` that of the `new` ones which has most of its words, one that is not `known` first."""
    holders: dict[Words, str] = {words: fact.id for fact in new for words in words_of(fact)}
    for fact in facts:
        heirs = Counter(holders[words] for words in words_of(fact) if words in holders)
        best = min(heirs, key=lambda heir: (heir in known, -heirs[heir], heir), default=None)
        if best is not None:
            yield fact.id, best


def words_of(fact: Fact) -> frozenset[Words]:
    """Give the words that `fact` stands on, wherever in its sources they stand."""
    if isinstance(fact, Difference):
        return frozenset((claim.source, claim.quote, fact.kind) for side in fact.sides for claim in side.claims)
    return frozenset(
        (claim.source, claim.quote, claim.phrase if isinstance(claim, FigureClaim) else "") for claim in fact.claims
    )


def told_renames(entries: Iterable[Entry]) -> dict[str, str]:
    """Give the latest id of each fact that the ledger, the oldest entry first, tells to have been renamed."""
    return _followed(entries, (RENAMED,))


def told_successors(entries: Iterable[Entry]) -> dict[str, str]:
    """Do as `told_renames` does, and give also the facts that others became part of: where links to an old id lead."""
    return _followed(entries, (RENAMED, JOINED))


def _followed(entries: Iterable[Entry], kinds: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in entries:
        if entry.what in kinds and entry.was and entry.now:
            found = followed(found, {entry.was: entry.now})
    return found


def followed(older: Mapping[str, str], later: Mapping[str, str]) -> dict[str, str]:
    """Give what facts of the ids of both are called after both; who got an old id back is called so."""
    found = {old: later.get(new, new) for old, new in older.items()} | dict(later)
    return {old: new for old, new in found.items() if old != new and old not in later.values()}


def called_now(fact_id: str, renamed: Mapping[str, str], known: Collection[str]) -> str | None:
    """Give the id that a fact of an old id has now; null where the id is nobody's, or was never another's."""
    new = renamed.get(fact_id)
    return new if new in known and fact_id not in known else None
