"""Two fact sheets, or the ledger of all changes, to the facts that have another id now: decisions and links follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Succession:
    """A fact whose words stand in another one now: `renamed`, or `joined` with one that was there before."""

    was: str
    now: str
    what: Literal["renamed", "joined"]


def successions(old: FactSheet, new: FactSheet) -> tuple[Succession, ...]:
    """Give the facts of `old` whose words `new` has under another id: in the fact that has most of them.

    An id tells nothing by itself: where `new` has it for other words, the fact was renamed, and another took its id
    over. They stand in an order in which each can be followed after the one before.
    """
    found: dict[str, Succession] = {}
    # A difference about one fact has the fact's id: where both moved, the fact leads.
    for before, after in (
        (_of_substance(old), _of_substance(new)),
        (old.quotations, new.quotations),
        (old.timeline, new.timeline),
        (old.figures, new.figures),
    ):
        found |= {each.was: each for each in _successions(before, after)}
    return tuple(_in_order(found))


def _successions(old: Sequence[Fact], new: Sequence[Fact]) -> Iterator[Succession]:
    now = {fact.id: words_of(fact) for fact in new}
    holders: dict[Words, str] = {words: fact for fact, held in now.items() for words in held}
    stay = {fact.id for fact in old if not words_of(fact).isdisjoint(now.get(fact.id, frozenset()))}
    for fact in old:
        heirs = Counter(holders[words] for words in words_of(fact) if words in holders)
        # A fact that was there before it took these words over has its own past: what is new comes first.
        best = min(heirs, key=lambda heir: (heir in stay, -heirs[heir], heir), default=None)
        if fact.id not in stay and best is not None:
            yield Succession(fact.id, best, JOINED if best in stay else RENAMED)


def _in_order(found: Mapping[str, Succession]) -> Iterator[Succession]:
    """Yield first what leaves an id that another one takes."""
    done: set[str] = set()
    for start in found.values():
        chain = [start]
        while (following := found.get(chain[-1].now)) and following not in chain:
            chain.append(following)
        for each in reversed(chain):
            if each.was not in done:
                done.add(each.was)
                yield each


def renames(old: FactSheet, new: FactSheet) -> dict[str, str]:
    """Give the id in `new` of each fact of `old` that has another one there and is still a fact of its own."""
    return {each.was: each.now for each in successions(old, new) if each.what == RENAMED}


def taken_over(old: FactSheet, new: FactSheet) -> dict[str, str]:
    """Give each id that another fact has now, which shares no word with the one of before, and where its words went."""
    facts: tuple[Fact, ...] = (*new.figures, *new.timeline, *new.quotations)
    known = {fact.id for fact in facts}
    return {each.was: each.now for each in successions(old, new) if each.was in known}


def _of_substance(sheet: FactSheet) -> tuple[Difference, ...]:
    """Give the differences that have a place on the page: spellings stand in one table."""
    return tuple(each for each in sheet.differences if each.kind != "spelling")


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
