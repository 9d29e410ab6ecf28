"""The facts that no editor has seen, one after the other, and each answer written into the curation."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

from briefing import strict_yaml
from briefing.edit.curation import LARGEST_CURATION, SCHEMA
from briefing.edit.decisions import Curation, FactDecision, Words
from briefing.edit.values import say_value
from briefing.edit.yaml_patch import add_item, set_value
from briefing.errors import CurationError, Problem
from briefing.files import write_file
from briefing.mentions import Span
from briefing.model import FactSheet, FigureClaim, FigureFact, QuotationFact, TimeClaim, TimelineFact
from briefing.texts import read_text, shown_path

Kind = Literal["keep", "hide", "label", "pin", "merge"]
Part = Literal["figures", "timeline", "quotations"]

HEADER = f"# yaml-language-server: $schema={SCHEMA}\n"
WORD = re.compile(r"[^\W\d]+")
SHORT = 4
"""Words of so few letters tell nothing about what a label says."""
MOST_OTHERS = 3
"""How many facts are offered as perhaps the same."""
WIDTH = 40
"""How much around a date goes into the evidence of a decision, in code points on each side."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a source, and where in it the words of the fact stand."""

    source: str
    sentence: str
    marked: Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that waits for an editor: what it says, its sentences, and facts that it may be one with."""

    fact: str
    part: Part
    label: str
    says: str
    evidence: tuple[Evidence, ...]
    others: tuple[str, ...]
    anchor: Words


@dataclass(frozen=True, slots=True)
class Choice:
    """An editor's answer; `words` are the label, or the id of the fact that this one is part of."""

    kind: Kind
    fact: str
    part: Part
    words: str = ""
    reason: str = ""
    by: str = ""
    on: str = ""
    anchor: Words | None = None


def candidates(sheet: FactSheet, bodies: Mapping[str, str], reviewed: Collection[str] = ()) -> tuple[Candidate, ...]:
    """Give the figures, days and quotations of `sheet` that no editor has seen, the most important first.

    `reviewed` are the ids that the curation names: the sheet itself tells them of figures and days alone.
    """
    days = sorted((fact for fact in sheet.timeline if not fact.reviewed), key=lambda fact: fact.rank)
    return (
        *(_figure(fact, sheet, bodies) for fact in sheet.figures if not fact.reviewed),
        *(_day(fact, sheet, bodies) for fact in days),
        *(_quotation(fact, bodies) for fact in sheet.quotations if fact.id not in reviewed),
    )


def _figure(fact: FigureFact, sheet: FactSheet, bodies: Mapping[str, str]) -> Candidate:
    says = say_value(fact.headline.value, fact.headline.upper, fact.headline.bound)
    others = [other.id for other in sheet.figures if _may_be_one(fact, other)]
    return _candidate(fact, "figures", says, others, bodies)


def _may_be_one(fact: FigureFact, other: FigureFact) -> bool:
    """Say whether two figures count the same, and nothing that is known of them keeps them apart."""
    same = fact.counted is not None and (fact.counted, fact.measure) == (other.counted, other.measure)
    if other.id == fact.id or not same:
        return False
    scopes = ((fact.scope.place, other.scope.place), (fact.scope.per, other.scope.per))
    return not any(one and two and one != two for one, two in scopes)


def _day(fact: TimelineFact, sheet: FactSheet, bodies: Mapping[str, str]) -> Candidate:
    says = f"{fact.start} to {fact.end}" if fact.end and fact.end != fact.start else fact.start
    same_day = (other for other in sheet.timeline if other.id != fact.id and other.start == fact.start)
    others = [other.id for other in same_day if _alike(fact.label, other.label)]
    return _candidate(fact, "timeline", says, others, bodies)


def _alike(label: str, other: str) -> bool:
    """Say whether most of the longer words of one label stand in the other."""
    one, two = ({word for word in WORD.findall(text.casefold()) if len(word) > SHORT} for text in (label, other))
    return len(one & two) * 3 > 2 * min(len(one), len(two))


def _candidate(
    fact: FigureFact | TimelineFact, part: Part, says: str, others: list[str], bodies: Mapping[str, str]
) -> Candidate:
    evidence = tuple(_evidence(claim, bodies) for claim in fact.claims)
    anchor = _anchor(fact.claims[0], bodies)
    return Candidate(fact.id, part, fact.label, says, evidence, tuple(others[:MOST_OTHERS]), anchor)


def _quotation(fact: QuotationFact, bodies: Mapping[str, str]) -> Candidate:
    first = fact.claims[0]
    evidence = tuple(Evidence(claim.source, *_around(claim.span, bodies[claim.source])) for claim in fact.claims)
    anchor = Words(source=first.source, quote=first.quote)
    speaker = fact.speaker.name or "unknown speaker"
    return Candidate(fact.id, "quotations", speaker, f"“{fact.text}”", evidence, (), anchor)


def _around(span: Span, body: str) -> tuple[str, Span]:
    """Give the line of `body` that holds `span`, and where in it the span lies."""
    start = body.rfind("\n", 0, span.start) + 1
    end = body.find("\n", span.end)
    return body[start : end if end >= 0 else len(body)], Span(span.start - start, span.end - start)


def _evidence(claim: FigureClaim | TimeClaim, bodies: Mapping[str, str]) -> Evidence:
    sentence = claim.sentence_span
    marked = Span(claim.span.start - sentence.start, claim.span.end - sentence.start)
    return Evidence(claim.source, sentence.of(bodies[claim.source]), marked)


def _anchor(claim: FigureClaim | TimeClaim, bodies: Mapping[str, str]) -> Words:
    """Give words that tell the fact should its id ever change: the phrase of a figure, a date and what is around it."""
    if isinstance(claim, FigureClaim):
        return Words(source=claim.source, quote=claim.phrase)
    body, sentence = bodies[claim.source], claim.sentence_span
    start, end = max(sentence.start, claim.span.start - WIDTH), min(sentence.end, claim.span.end + WIDTH)
    while start > sentence.start and not body[start - 1].isspace():
        start -= 1
    while end < sentence.end and not body[end].isspace():
        end += 1
    return Words(source=claim.source, quote=body[start:end])


def write_answer(path: Path, choice: Choice, *, project: Path) -> bool:
    """Write `choice` into the curation at `path`, its line ends as they were; say whether the file changed."""
    text, problems = "", list[Problem]()
    with suppress(FileNotFoundError):
        text, problems = read_text(path, project=project, largest=LARGEST_CURATION)
    if problems:
        raise CurationError(*problems)
    patched = write_choice(text, choice, path=shown_path(path, project))
    if patched == text:
        return False
    dos = path.exists() and b"\r\n" in path.read_bytes()
    return write_file(path, patched.replace("\n", "\r\n") if dos else patched)


def write_choice(text: str, choice: Choice, *, path: str = "content/curation.yml") -> str:
    """Give the text of a curation with `choice` in it and nothing else changed; it can be read again for certain."""
    before = strict_yaml.parse(text, Curation, path=path, error=CurationError).record
    try:
        patched = _patched(text, choice, before)
    except yaml.YAMLError as error:
        message = "the answer cannot be written into this file"
        raise CurationError(Problem(path, 0, message, "write it by hand")) from error
    if not text.strip():
        patched = HEADER + patched
    strict_yaml.parse(patched, Curation, path=path, error=CurationError)
    return patched


def _patched(text: str, choice: Choice, before: Curation) -> str:
    if choice.kind == "keep":
        return text if choice.fact in before.reviewed else add_item(text, "reviewed", choice.fact)
    for keys, value in _settings(choice, before):
        text = set_value(text, keys, value)
    return text


def _settings(
    choice: Choice, before: Curation
) -> Iterator[tuple[tuple[str, ...], str | bool | list[str] | dict[str, str]]]:
    target = choice.words if choice.kind == "merge" else choice.fact
    decisions = before.figures if choice.part == "figures" else before.timeline
    decision = decisions.get(target, FactDecision())
    place = (choice.part, target)
    if choice.kind == "merge":
        yield (*place, "merge"), [*decision.merge, choice.fact]
    elif choice.kind == "label":
        yield (*place, "label"), choice.words
    else:
        yield (*place, choice.kind), True
    if choice.reason and choice.reason != decision.reason:
        yield (*place, "reason"), f"{decision.reason} {choice.reason}" if decision.reason else choice.reason
    for name in ("by", "on"):
        if getattr(choice, name):
            yield (*place, name), getattr(choice, name)
    if choice.anchor and choice.kind != "merge" and decision.evidence is None:
        yield (*place, "evidence"), {"source": choice.anchor.source, "quote": choice.anchor.quote}
