"""Claims that another extractor or a language model found, to proposals for the editor: each proved, or listed as not.

A line is a JSON object. LangExtract's output, one document a line:

    {"document_id": "harbour-gazette", "extractions": [{"extraction_class": "figure", "extraction_text": "four people
     were injured", "attributes": {"value": "4", "label": "People injured"}}]}

or one claim a line:

    {"source": "harbour-gazette", "quote": "four people were injured", "value": 4, "label": "People injured"}

A claim is proved when its words stand exactly once in the source and its value stands in its words. Nothing else of a
line is believed, and nothing of it reaches a page before an editor moves it into `content/curation.yml`.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError, Problem
from briefing.factsheet import text_of
from briefing.mentions import Figure
from briefing.strict_yaml import nearest
from briefing.texts import FORBIDDEN, read_text

LARGEST_FILE = 50_000_000
LARGEST_LINE = 1_000_000
ONE_OBJECT = "a line holds one JSON object"
MOST_CLAIMS = 10_000
MOST_PROBLEMS = 100
LONGEST_ID = 60
HEADER = """\
# Proposals of another extractor, proved against the sources; none of them is on the page.
# Move what you take into content/curation.yml, and delete this file.
add:
  figures:
"""


@dataclass(frozen=True)
class Proposal:
    """One claim as it came, at its line of the file."""

    line: int
    source: str
    quote: str
    value: Decimal | None
    label: str


@dataclass(frozen=True)
class Import:
    """What was proved, as YAML for the curation, and what was not, with the reason."""

    proved: tuple[Proposal, ...]
    problems: tuple[Problem, ...]


def read_proposals(file: Path) -> str:
    """Read the claims in `file`; raise where it is no file, no text or too large."""
    # A link that an editor names is followed; a pipe or a device behind it is not opened.
    behind = Path(os.path.realpath(file))
    text, problems = read_text(behind, project=behind.parent, largest=LARGEST_FILE)
    if problems:
        raise BriefingError(*(replace(problem, path=str(file)) for problem in problems))
    return text


def prove_proposals(
    text: str, *, path: str, bodies: Mapping[str, str], find_figures: Callable[[str], tuple[Figure, ...]]
) -> Import:
    """Read the claims in `text` and prove each against `bodies`, the texts of the sources by their ids."""
    proved: list[Proposal] = []
    problems: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    for found in _proposals(text, path):
        if len(problems) == MOST_PROBLEMS:
            problems.append(Problem(path, 0, "more problems follow", "mend the first ones and import again"))
            break
        if isinstance(found, Problem):
            problems.append(found)
        elif fault := _fault(found, path, bodies, find_figures):
            problems.append(fault)
        elif (found.source, found.quote) not in seen:
            seen.add((found.source, found.quote))
            proved.append(replace(found, label=_label(found, find_figures)))
    return Import(tuple(proved), tuple(problems))


def proposals_yaml(proved: tuple[Proposal, ...]) -> str:
    """Give `proved` as additions that a curation can take."""
    taken: Counter[str] = Counter()
    lines = []
    for proposal in proved:
        label = proposal.label
        values = {"id": _free_id(label, taken), "label": label, "source": proposal.source, "quote": proposal.quote}
        lines.append("  - {" + ", ".join(f"{key}: {text_of(value)}" for key, value in values.items()) + "}\n")
    return HEADER + "".join(lines) if lines else HEADER.rstrip() + " []\n"


def _proposals(text: str, path: str) -> Iterator[Proposal | Problem]:
    count = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        if len(line) > LARGEST_LINE:
            yield Problem(
                path, number, f"a line of {len(line):,} characters, and the limit is {LARGEST_LINE:,}", ONE_OBJECT
            )
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            yield Problem(path, number, "it is no JSON", ONE_OBJECT)
            continue
        if not isinstance(record, dict):
            yield Problem(path, number, "it is no JSON object", ONE_OBJECT)
            continue
        for found in _claims(record, number):
            count += 1
            if count > MOST_CLAIMS:
                yield Problem(path, number, f"more than {MOST_CLAIMS:,} claims", "import the file in parts")
                return
            yield found or Problem(path, number, "it has no source or no quoted words", "see `briefing import --help`")


def _claims(record: dict[str, Any], line: int) -> Iterator[Proposal | None]:
    extractions = record.get("extractions")
    if not isinstance(extractions, list):
        yield _proposal(line, record.get("source"), record.get("quote"), record)
        return
    for extraction in extractions:
        if isinstance(extraction, dict):
            attributes = extraction.get("attributes")
            known = attributes if isinstance(attributes, dict) else {}
            yield _proposal(line, record.get("document_id"), extraction.get("extraction_text"), known)


def _proposal(line: int, source: object, quote: object, known: Mapping[str, Any]) -> Proposal | None:
    if not (isinstance(source, str) and isinstance(quote, str) and quote.strip()):
        return None
    label = known.get("label")
    return Proposal(line, source, quote, _number(known.get("value")), label.strip() if isinstance(label, str) else "")


def _number(value: object) -> Decimal | None:
    try:
        number = Decimal(str(value).replace(",", "")) if isinstance(value, int | float | str) else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None


def _fault(
    proposal: Proposal,
    path: str,
    bodies: Mapping[str, str],
    find_figures: Callable[[str], tuple[Figure, ...]],
) -> Problem | None:
    """Give the reason why a claim is not proved; null when it is."""

    def fault(message: str, hint: str = "") -> Problem:
        return Problem(path, proposal.line, message, hint)

    body = bodies.get(proposal.source)
    if body is None:
        return fault(f"no source {proposal.source!r}", nearest(proposal.source, list(bodies)))
    count = body.count(proposal.quote)
    if count != 1:
        times = "nowhere" if not count else f"{count} times"
        return fault(
            f"{proposal.quote[:60]!r} stands {times} in {proposal.source!r}", "quote words that stand there once"
        )
    if proposal.value is None:
        return fault(f"{proposal.quote[:60]!r} comes without a number as its value", 'add "value": the number')
    figures = find_figures(proposal.quote)
    if proposal.value not in [figure.value for figure in figures]:
        said = ", ".join(str(figure.value) for figure in figures if figure.value is not None) or "no number"
        return fault(
            f"the value {proposal.value} does not stand in {proposal.quote[:60]!r}, which says {said}",
            "quote the words that give it",
        )
    if FORBIDDEN.search(proposal.label):
        return fault("its label holds a character that is no text", "write the label without it")
    return None


def _label(proposal: Proposal, find_figures: Callable[[str], tuple[Figure, ...]]) -> str:
    """Give the label that came with a claim, on one line, else what its figure counts, else its words."""
    if label := " ".join(proposal.label.split()):
        return label[:1].upper() + label[1:]
    figure = next(each for each in find_figures(proposal.quote) if each.value == proposal.value)
    words = f"{figure.counted or ''} {figure.measure or ''}".strip() or " ".join(proposal.quote.split())
    return words[:1].upper() + words[1:]


def _free_id(label: str, taken: Counter[str]) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")[:LONGEST_ID].strip("-") or "figure"
    taken[plain] += 1
    chosen = plain if taken[plain] == 1 else f"{plain}-{taken[plain]}"
    # "a" for the second time is "a-2", which may be the first name of another.
    return chosen if chosen == plain or not taken[chosen] else _free_id(label, taken)
