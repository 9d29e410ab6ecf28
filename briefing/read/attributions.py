"""A text to its attributions: who says so, by which words, and which words of the sentence are theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.mentions import Attribution, Name, Span
from briefing.read.attribution_clauses import find_clauses
from briefing.read.attribution_contents import Clause
from briefing.read.attribution_tokens import Passage, prepare
from briefing.read.quotations import names_of


def find_attributions(text: str, *, names: Sequence[Name] | None = None) -> tuple[Attribution, ...]:
    """Give the attributions of `text` in order."""
    passage = prepare(text, tuple(names) if names is not None else names_of(text))
    return tuple(_attributions(passage, find_clauses(passage)))


def _attributions(passage: Passage, clauses: Sequence[Clause]) -> Iterator[Attribution]:
    text = passage.text
    position = 0
    for clause in clauses:
        speaker = clause.speaker
        if not clause.firm or speaker is None or speaker.name is None or clause.content is None:
            continue
        span = _span(passage, clause)
        if span.start < position:
            # The words that name the speaker belong to another attribution as well: "confirmed by Berg, who said".
            if clause.cue.start < position:
                continue
            span = Span(clause.cue.start, max(span.end, clause.cue.end))
        position = span.end
        yield Attribution(
            span=span,
            rule=f"{clause.kind}-{clause.order}",
            name=speaker.name,
            role=speaker.role,
            source=speaker.span,
            cue=clause.cue.of(text),
            content=clause.content,
            via=clause.via,
            named=speaker.named,
        )


def _span(passage: Passage, clause: Clause) -> Span:
    tokens = passage.sentences[clause.sentence].tokens
    return Span(tokens[clause.first].start, max(tokens[clause.last - 1].end, clause.cue.end))
