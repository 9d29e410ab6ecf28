"""What each source says of each figure, and how it spells the names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from briefing.model import FigureClaim, FigureFact, NamedEntity
from briefing.publish.cards import is_other
from briefing.publish.edition import Edition
from briefing.publish.passages import Link
from briefing.publish.wording import Wording


@dataclass(frozen=True)
class Cell:
    """What one source says of one figure."""

    state: Literal["says", "differs", "silent"]
    words: str
    href: str


@dataclass(frozen=True)
class MatrixRow:
    """One figure and a cell a source."""

    link: Link
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Answer:
    """A value and the sources that give it."""

    words: str
    numbers: tuple[int, ...]
    differs: bool


@dataclass(frozen=True)
class AnswerRow:
    """One figure and its values, where there are too many sources for a column each."""

    link: Link
    answers: tuple[Answer, ...]
    silent: int


@dataclass(frozen=True)
class Spelling:
    """One spelling of a name and the sources that use it."""

    words: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class SpellingRow:
    """A name with its spellings."""

    name: str
    spellings: tuple[Spelling, ...]


def matrix_row(edition: Edition, fact: FigureFact, say: Wording) -> MatrixRow:
    """Say in a cell for each source what it says of a figure."""
    return MatrixRow(
        Link(f"briefing:index.html#fact-{fact.id}", fact.label),
        tuple(_cell(edition, fact, source.id, say) for source in edition.sheet.sources),
    )


def _cell(edition: Edition, fact: FigureFact, source: str, say: Wording) -> Cell:
    claims = [claim for claim in fact.claims if claim.source == source]
    if not claims:
        return Cell("silent", say("sourcing.silent"), "")
    told: dict[object, FigureClaim] = {}
    for claim in claims:
        # "At least 24" says no more than the "24" of the same source.
        known = told.setdefault((claim.value, claim.upper) if claim.value is not None else claim.bound, claim)
        if known.bound != "exact" and claim.bound == "exact":
            told[(claim.value, claim.upper)] = claim
    words = [str(say.value(claim.value, claim.upper, claim.bound, claim.unit)) for claim in told.values()]
    state: Literal["says", "differs"] = "differs" if all(is_other(fact, claim) for claim in claims) else "says"
    return Cell(state, ", ".join(words), edition.passage_link(source, claims[0].phrase_span))


def shared_first(edition: Edition) -> list[FigureFact]:
    """Give the figures that several sources give before those of one."""
    return sorted(edition.ranked, key=lambda fact: len({claim.source for claim in fact.claims}) < 2)


def answer_row(edition: Edition, fact: FigureFact, say: Wording) -> AnswerRow:
    """List the values of a figure, the one shown first before the others, each with its sources."""
    by_value: dict[str, list[FigureClaim]] = {}
    for claim in fact.claims:
        words = str(say.value(claim.value, claim.upper, claim.bound, claim.unit))
        by_value.setdefault(words, []).append(claim)
    answers = [
        Answer(words, tuple(sorted({edition.numbers[claim.source] for claim in group})), is_other(fact, group[0]))
        for words, group in sorted(by_value.items(), key=lambda entry: _by_number(fact, entry[1][0]))
    ]
    told = {claim.source for claim in fact.claims}
    return AnswerRow(
        Link(f"briefing:index.html#fact-{fact.id}", fact.label), tuple(answers), len(edition.sheet.sources) - len(told)
    )


def _by_number(fact: FigureFact, claim: FigureClaim) -> tuple[object, ...]:
    shown = fact.headline
    first = (claim.value, claim.upper, claim.bound) == (shown.value, shown.upper, shown.bound)
    return not first, is_other(fact, claim), claim.value is None, claim.value or 0, claim.bound


def spellings(edition: Edition) -> Iterable[SpellingRow]:
    """Yield the names that the sources spell in more than one way."""
    names = edition.sheet.names
    for entity in (*names.places, *names.people, *names.organisations):
        if len(entity.variants) > 1:
            yield SpellingRow(entity.name, tuple(_variants(edition, entity)))


def _variants(edition: Edition, entity: NamedEntity) -> Iterable[Spelling]:
    for words, sources in entity.variants.items():
        yield Spelling(words, tuple(sorted(edition.numbers[source] for source in sources if source in edition.numbers)))
