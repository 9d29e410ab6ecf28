"""The facts that no editor has seen, one after the other, and each answer written into the curation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from briefing.model import FactSheet, FigureClaim, FigureFact, TimeClaim, TimelineFact
from briefing.texts import read_text

Kind = Literal["keep", "hide", "label", "pin", "merge"]
Part = Literal["figures", "timeline"]

HEADER = f"# yaml-language-server: $schema={SCHEMA}\n"
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


def candidates(sheet: FactSheet, bodies: Mapping[str, str]) -> tuple[Candidate, ...]:
    """Give the figures and days of `sheet` that no editor has seen, the most important first."""
    waiting = [_candidate(fact, "figures", sheet, bodies) for fact in sheet.figures if not fact.reviewed]
    by_rank = sorted((fact for fact in sheet.timeline if not fact.reviewed), key=lambda fact: fact.rank)
    return (*waiting, *(_candidate(fact, "timeline", sheet, bodies) for fact in by_rank))


def _candidate(fact: FigureFact | TimelineFact, part: Part, sheet: FactSheet, bodies: Mapping[str, str]) -> Candidate:
    if isinstance(fact, FigureFact):
        says = say_value(fact.headline.value, fact.headline.upper, fact.headline.bound)
        others = tuple(other.id for other in sheet.figures if other.id != fact.id and other.counted == fact.counted)
    else:
        says = f"{fact.start} to {fact.end}" if fact.end and fact.end != fact.start else fact.start
        others = tuple(other.id for other in sheet.timeline if other.id != fact.id and other.start == fact.start)
    evidence = tuple(_evidence(claim, bodies) for claim in fact.claims)
    return Candidate(fact.id, part, fact.label, says, evidence, others, _anchor(fact.claims[0], bodies))


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
    patched = write_choice(text, choice)
    if patched == text:
        return False
    dos = path.exists() and b"\r\n" in path.read_bytes()
    return write_file(path, patched.replace("\n", "\r\n") if dos else patched)


def write_choice(text: str, choice: Choice) -> str:
    """Give the text of a curation with `choice` in it and nothing else changed; it can be read again for certain."""
    before = strict_yaml.parse(text, Curation, path="content/curation.yml", error=CurationError).record
    try:
        patched = _patched(text, choice, before)
    except yaml.YAMLError as error:
        message = "the answer cannot be written into this file"
        raise CurationError(Problem("content/curation.yml", 0, message, "write it by hand")) from error
    if not text.strip():
        patched = HEADER + patched
    strict_yaml.parse(patched, Curation, path="content/curation.yml", error=CurationError)
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
