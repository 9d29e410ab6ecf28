"""A text to its attributions: who says so, by which words, and which words of the sentence are theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.mentions import Attribution, Name, Span
from briefing.read.attribution_clauses import find_clauses
from briefing.read.attribution_contents import Clause
from briefing.read.attribution_tokens import Passage, prepare
from briefing.read.names import find_names


def find_attributions(text: str, *, names: Sequence[Name] | None = None) -> tuple[Attribution, ...]:
    """Give the attributions of `text` in order."""
    passage = prepare(text, tuple(names) if names is not None else find_names(text))
    return tuple(_attributions(passage, tuple(_passed_on(passage, find_clauses(passage)))))


def _passed_on(passage: Passage, clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield "the guard said, Coastal News reports" as one clause: the guard says it, by way of Coastal News."""
    done = False
    for index, clause in enumerate(clauses):
        if done:
            done = False
            continue
        following = clauses[index + 1] if index + 1 < len(clauses) else None
        if following is not None and _passes_on(passage, clause, following) and following.speaker is not None:
            done = True
            yield clause._replace(via=following.speaker.name)
        else:
            yield clause


def _passes_on(passage: Passage, clause: Clause, following: Clause) -> bool:
    """Say whether a medium's report of what somebody says ends the sentence right behind it."""
    speaker, via = clause.speaker, following.speaker
    if clause.sentence != following.sentence or speaker is None or via is None or via.type != "body":
        return False
    tokens = passage.sentences[clause.sentence].tokens
    medium = any(token.name is not None and token.name.medium for token in tokens[following.first : following.last])
    adjoining = following.first - clause.last == 1 and tokens[clause.last].text == ","
    closing = following.order != "leading" and (medium or following.lemma == "report")
    return adjoining and closing and speaker.name is not None and speaker.name != via.name


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
