"""A passage to its reporting clauses: who speaks, by which words, and what of the sentence is theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from briefing.mentions import Span
from briefing.read import cues
from briefing.read.attribution_contents import (
    Clause,
    after_hearer,
    content_of,
    counts,
    medium_cited,
    order_of,
    says_that,
    span_of,
)
from briefing.read.attribution_lists import listed_speakers, passed_on
from briefing.read.attribution_speakers import speaker_of
from briefing.read.attribution_tokens import Passage, Token
from briefing.read.attribution_verbs import is_reporting, names_speaker, speaker_words
from briefing.read.speakers import Discourse


@lru_cache(maxsize=2)
def find_clauses(passage: Passage) -> tuple[Clause, ...]:
    """Give the reporting clauses of `passage` in order."""
    discourse = Discourse(passage)
    found: list[Clause] = []
    for number, sentence in enumerate(passage.sentences):
        if sentence.tokens:
            found += _bounded(list(_clauses(sentence.tokens, number, discourse)), sentence.tokens)
    return tuple(found)


def _clauses(tokens: Sequence[Token], sentence: int, discourse: Discourse) -> Iterator[Clause]:
    floor = 0
    before: Clause | None = None
    triggers = cues.triggers()
    for number, token in enumerate(tokens):
        if token.low not in triggers:
            continue
        if token.quoted is not None or token.text in (";", ":"):
            floor = number + 1
            continue
        if token.name is not None:
            continue
        if token.low == "according" and number + 2 < len(tokens) and tokens[number + 1].low == "to":
            for before in listed_speakers(tokens, number, number + 2, sentence, discourse):
                yield before
            continue
        if token.low == "by" and number and tokens[number - 1].low in cues.words("passing"):
            yield from passed_on(tokens, number, sentence, discourse)
            continue
        verb = cues.verbs().get(token.low)
        if verb is None or (verb.ambiguous and not is_reporting(tokens, number)):
            continue
        if verb.lemma in ("cite", "quote") and verb.form == "gerund" and before is not None:
            continue
        clause = _clause(tokens, number, verb, floor, sentence, discourse, before)
        if clause is not None:
            before = clause
            floor = max(floor, number + 1)
            yield clause


def _clause(
    tokens: Sequence[Token],
    number: int,
    verb: cues.Verb,
    floor: int,
    sentence: int,
    discourse: Discourse,
    before: Clause | None,
) -> Clause | None:
    found = speaker_words(tokens, number, verb, floor, before)
    if found is None:
        return None
    subject, inverted, speaker = found
    if speaker is None:
        if subject is None or not names_speaker(tokens, subject):
            return None
        speaker = speaker_of(tokens, subject, discourse)
        if speaker is None:
            return None
    last, via = after_hearer(tokens, number + 1, verb)
    if inverted and subject is not None:
        last = max(last, subject.last)
    first = number if subject is None or inverted else min(subject.first, number)
    order = order_of(tokens, first, last, verb, inverted=inverted)
    content = content_of(tokens, first, last, order)
    firm = not (subject is not None and subject.unsaid) and verb.kind != "naming"
    if firm and order == "leading" and verb.lemma in cues.words("doubtful"):
        firm = says_that(tokens, last)
    if firm and verb.kind == "thought" and before is not None and before.content is not None:
        # What somebody says another thinks is said by the first.
        firm = not before.content.start <= tokens[first].start < before.content.end
    if firm and verb.kind == "evidence":
        firm = order != "leading" or says_that(tokens, last) or counts(tokens, last)
    return Clause(
        speaker,
        Span(tokens[number].start, tokens[number].end),
        verb.kind,
        verb.lemma,
        order,
        sentence,
        first,
        last,
        number,
        content,
        via or medium_cited(tokens, last),
        firm,
    )


def _bounded(clauses: list[Clause], tokens: Sequence[Token]) -> list[Clause]:
    """End the content of a clause where another begins on its own: "X said …, but Y said …", "…, according to Z"."""
    for number, clause in enumerate(clauses[:-1]):
        outer = next((other for other in clauses[number + 1 :] if other.order == "trailing" and other.first), None)
        if clause.order == "leading" and outer is not None and clause.content is not None:
            if clause.content.start < tokens[outer.first].start < clause.content.end:
                span = span_of(tokens, clause.last, outer.first)
                if span is not None and span.end > clause.content.start:
                    clause = clauses[number] = replace(clause, content=Span(clause.content.start, span.end))
        following = clauses[number + 1]
        if clause.order != "leading" or following.order != "leading" or clause.content is None or not following.first:
            continue
        before = tokens[following.first - 1]
        if before.low in ("but", "while", "and", "whereas") and following.first - 2 > clause.last:
            span = span_of(tokens, clause.last, following.first - 1)
            if span is not None and span.end > clause.content.start:
                clauses[number] = replace(clause, content=Span(clause.content.start, span.end))
    return clauses
