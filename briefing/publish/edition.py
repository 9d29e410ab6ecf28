"""An edition: a fact sheet with the texts it counts in, and the questions that the page asks of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from briefing.mentions import Span, overlapped
from briefing.model import (
    Coverage,
    Difference,
    FactSheet,
    FigureClaim,
    FigureFact,
    QuotationFact,
    Sentence,
    Source,
    TimelineFact,
)
from briefing.options import PARTS


@dataclass(frozen=True)
class Use:
    """A span of a source that the page rests on, and the part of the page that it serves."""

    source: str
    span: Span
    anchor: str
    label: str


STRETCH = 1_000
"""Code points of a text that are looked through together."""


def _stretches(span: Span) -> range:
    return range(span.start // STRETCH, (span.end - 1) // STRETCH + 1)


@dataclass(frozen=True)
class Edition:
    """What is published: the sheet is the only truth, the bodies are what its spans count in."""

    sheet: FactSheet
    bodies: Mapping[str, str]
    language: str = "en"
    parts: tuple[str, ...] = PARTS
    """The parts that the page may show, wherever their placeholders stand."""
    templates: Path | None = None
    """The user's own templates; a file of it stands in for ours of the same name."""
    changes: tuple[Any, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Older ids of facts, with the later ones: links to them lead to the fact all the same."""
    unseen: int = 0
    """How many facts are not on the page because no editor has seen them."""
    sentences: Mapping[str, tuple[Sentence, ...]] = field(default_factory=dict)
    """The sentences of each body; a source without them shows no more than the sentences that its claims name."""

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each source on the page, from 1, in the order of the sheet."""
        return {source.id: number for number, source in enumerate(self.sheet.sources, start=1)}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by their ids."""
        return {source.id: source for source in self.sheet.sources}

    @cached_property
    def figures(self) -> dict[str, FigureFact]:
        """The figures by their ids."""
        return {fact.id: fact for fact in self.sheet.figures}

    @cached_property
    def timeline(self) -> dict[str, TimelineFact]:
        """The dates by their ids."""
        return {fact.id: fact for fact in self.sheet.timeline}

    @cached_property
    def quotations(self) -> dict[str, QuotationFact]:
        """The quotations by their ids."""
        return {fact.id: fact for fact in self.sheet.quotations}

    @cached_property
    def facts(self) -> tuple[FigureFact | TimelineFact, ...]:
        """The figures and the dates: all that sources may agree on."""
        return (*self.sheet.figures, *self.sheet.timeline)

    @cached_property
    def lead(self) -> FigureFact | None:
        """The figure that the head shows: the first in rank."""
        return min(self.sheet.figures, key=lambda fact: (fact.rank, fact.id), default=None)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """The differences of substance; the spellings of names stand in the sourcing notes."""
        return self.sheet.disagreements

    @cached_property
    def ranked(self) -> tuple[FigureFact, ...]:
        """The figures in the order of their importance."""
        return tuple(sorted(self.sheet.figures, key=lambda fact: (fact.rank, fact.id)))

    def about(self, fact: str) -> tuple[str, str]:
        """Give the anchor and the name of a fact or a difference; no anchor for what is not on the page."""
        if fact in self.figures:
            return f"fact-{fact}", self.figures[fact].label
        if fact in self.timeline:
            return f"date-{fact}", self.timeline[fact].label
        if fact in self.quotations:
            return f"quote-{fact}", self.quotations[fact].text
        found = next((one for one in self.differences if one.id == fact), None)
        return (f"difference-{fact}", found.about) if found else ("", fact)

    def former(self, anchor: str) -> tuple[str, ...]:
        """Give the anchors that the fact at `anchor` had under older ids: links to them lead to it all the same."""
        kind, _, fact = anchor.partition("-")
        return tuple(f"{kind}-{old}" for old in self._former.get(fact, ()))

    @cached_property
    def _former(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for old, new in sorted(self.renamed.items()):
            if not self.about(old)[0]:
                found[new] = (*found.get(new, ()), old)
        return found

    @cached_property
    def sentence_spans(self) -> dict[str, tuple[Span, ...]]:
        """The sentences of each source, in order; where nobody gave them, those that its claims name."""
        spans = {
            source: tuple(sentence.span for sentence in known) for source, known in self.sentences.items() if known
        }
        for source, named in self._named_sentences().items():
            spans.setdefault(source, named)
        return spans

    def _named_sentences(self) -> dict[str, tuple[Span, ...]]:
        named: dict[str, set[Span]] = {}
        for fact in self.facts:
            for claim in fact.claims:
                named.setdefault(claim.source, set()).add(claim.sentence_span)
        kept: dict[str, tuple[Span, ...]] = {}
        for source, spans in named.items():
            ordered: list[Span] = []
            for span in sorted(spans):
                if not ordered or span.start >= ordered[-1].end:
                    ordered.append(span)
            kept[source] = tuple(ordered)
        return kept

    def sentence_of(self, source: str, span: Span) -> Span:
        """Give the sentence, or the run of sentences, that holds `span`; the span itself where none is known."""
        known = self.sentence_spans.get(source, ())
        held = known[slice(*overlapped(known, span))]
        return Span(min(span.start, held[0].start), max(span.end, held[-1].end)) if held else span

    def sentence_number(self, source: str, span: Span) -> int:
        """Give the number, from 1, of the sentence in which `span` begins; 0 where none is known."""
        known = self.sentence_spans.get(source, ())
        first, _ = overlapped(known, span)
        return first + 1 if first < len(known) else 0

    def figure_claim_at(self, source: str, span: Span) -> FigureClaim | None:
        """Give the first claim with a figure whose phrase shares a character with `span`."""
        near = (self._figure_claims.get((source, stretch), ()) for stretch in _stretches(span))
        found = [(at, claim) for claims in near for at, claim in claims if claim.phrase_span.overlaps(span)]
        return min(found, key=lambda pair: pair[0])[1] if found else None

    @cached_property
    def _figure_claims(self) -> dict[tuple[str, int], list[tuple[int, FigureClaim]]]:
        """The claims with a figure, numbered, by their source and the stretches of it that they touch."""
        found: dict[tuple[str, int], list[tuple[int, FigureClaim]]] = {}
        claims = (claim for fact in self.sheet.figures for claim in fact.claims)
        for at, claim in enumerate(claims):
            for stretch in _stretches(claim.phrase_span):
                found.setdefault((claim.source, stretch), []).append((at, claim))
        return found

    def passage_link(self, source: str, span: Span) -> str:
        """Give the internal link to the words at `span` on the page of `source`."""
        number = self.sentence_number(source, span)
        return f"briefing:sources/{source}.html" + (f"#s{number}" if number else "")

    @cached_property
    def uses(self) -> dict[str, tuple[Use, ...]]:
        """Every span of each source that the page rests on, in the order of the text."""
        used: dict[str, list[Use]] = {source.id: [] for source in self.sheet.sources}
        for use in self._all_uses():
            used.setdefault(use.source, []).append(use)
        return {source: tuple(sorted(uses, key=lambda use: use.span)) for source, uses in used.items()}

    def used_of(self, source: str) -> tuple[int, int]:
        """Give how many sentences of a source are used, and of how many, as the sheet counts them."""
        counted = self._coverage.get(source)
        if counted:
            return counted.sentences_used, counted.sentences
        uses = self.uses_by_sentence(source)
        return sum(map(bool, uses)), len(uses)

    @cached_property
    def _coverage(self) -> dict[str, Coverage]:
        return {one.source: one for one in reversed(self.sheet.coverage)}

    def uses_by_sentence(self, source: str) -> list[list[Use]]:
        """Give for each sentence of a source the uses of its words, in the order of the text."""
        sentences = self.sentence_spans.get(source, ())
        found: list[list[Use]] = [[] for _ in sentences]
        for use in self.uses.get(source, ()):
            for index in range(*overlapped(sentences, use.span)):
                found[index].append(use)
        return found

    @cached_property
    def only_in(self) -> dict[str, tuple[FigureFact, ...]]:
        """The figures that one source alone gives, the most important first, by that source."""
        found: dict[str, list[FigureFact]] = {}
        for fact in self.ranked:
            if len(sources := {claim.source for claim in fact.claims}) == 1:
                found.setdefault(sources.pop(), []).append(fact)
        return {source: tuple(facts) for source, facts in found.items()}

    @cached_property
    def first_date(self) -> int:
        """The rank of the most important date."""
        return min((fact.rank for fact in self.sheet.timeline), default=0)

    def _all_uses(self) -> Iterator[Use]:
        for figure in self.ranked:
            for claim in figure.claims:
                yield Use(claim.source, claim.phrase_span, f"fact-{figure.id}", figure.label)
                if claim.says and claim.says.basis == "carried" and claim.says.span:
                    yield Use(claim.source, claim.says.span, f"fact-{figure.id}", figure.label)
        for date in self.sheet.timeline:
            for dated in date.claims:
                yield Use(dated.source, dated.span, f"date-{date.id}", date.label)
        for quotation in self.sheet.quotations:
            for printed in quotation.claims:
                yield Use(printed.source, printed.span, f"quote-{quotation.id}", quotation.text)
        for difference in self.sheet.differences:
            # Spellings are no difference of substance: they stand in one table.
            anchor = "spellings" if difference.kind == "spelling" else f"difference-{difference.id}"
            for side in difference.sides:
                for evidence in side.claims:
                    yield Use(evidence.source, evidence.span, anchor, difference.about)
