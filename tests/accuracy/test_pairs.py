"""Pairs of claims in invented stories: do they answer one question, and how do their answers stand to each other?

Each `pairs-*.yml` holds the sources of one story and pairs of the words that carry two figures, labelled `same` (one
question, answers that agree), `update`, `bound`, `contradiction`, `scope` (one question, answers that differ) or
`different`.
"""

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from briefing.mentions import Mentions, Span
from briefing.model import Document, Reading, Sentence, Source
from briefing.read import find_attributions, find_figures, find_names, find_quotations, find_times
from briefing.read.sentences import split_paragraphs, split_sentences
from briefing.weigh.figures import weigh_figures

FILES = sorted(Path(__file__).parent.glob("pairs-*.yml"))
CONFLICTS = ("update", "bound", "contradiction", "scope")
FLOORS = {"question precision": 0.95, "question recall": 0.85, "conflict precision": 0.95, "conflict recall": 0.9}
"""Measured, and lowered a little: a change that loses a pair or two is looked at, not forbidden."""


def read(name, story):
    """Read one source of a story as the finders of the package read it."""
    body, published = story["text"].strip(), story.get("published")
    paragraphs = split_paragraphs(body)
    sentences = tuple(
        Sentence(span, 1, next(index for index, paragraph in enumerate(paragraphs) if paragraph.contains(span)))
        for span in split_sentences(body)
    )
    day = date.fromisoformat(published) if published else None
    names = find_names(body)
    mentions = Mentions(
        times=find_times(body, reference=day, whole=True),
        figures=find_figures(body),
        quotations=find_quotations(body, names=names),
        attributions=find_attributions(body, names=names),
        names=names,
    )
    basis = "stated" if published else "unknown"
    source = Source(id=name, path=name, sha256="0", published=published, published_basis=basis, reference=published)
    return Reading(Document(source, body, sentences), mentions)


@cache
def verdicts():
    """Give for each labelled pair: story, words, label, and what weighing says."""
    return tuple(verdict for path in FILES for verdict in _verdicts(path))


def _verdicts(path):
    story = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    readings = {name: read(name, source) for name, source in story["sources"].items()}
    weighing = weigh_figures(list(readings.values()))
    for one, first, two, second, label in story["pairs"]:
        places = [(one, _place(readings[one], first)), (two, _place(readings[two], second))]
        yield story["kind"], f"{first} / {second}", label, _said(weighing, places)


def _place(reading, words):
    start = reading.document.body.find(words)
    assert start >= 0, words
    return Span(start, start + len(words))


def _said(weighing, places):
    facts = [{fact.id for fact in weighing.facts if _holds(fact.claims, place)} for place in places]
    for difference in weighing.differences:
        sides = [{n for n, side in enumerate(difference.sides) if _holds(side.claims, place)} for place in places]
        if sides[0] and sides[1] and not sides[0] & sides[1]:
            return {"value": "contradiction"}.get(difference.kind, difference.kind)
    return "same" if facts[0] & facts[1] else "different"


def _holds(claims, place):
    source, words = place
    return any(claim.source == source and _number(claim).overlaps(words) for claim in claims)


def _number(claim):
    return claim.span


@pytest.fixture(scope="module")
def rates():
    """Precision and recall of "one question" and of "the answers differ"."""
    counts = Counter()
    for _, _, label, said in verdicts():
        for name, members in (("question", ("same", *CONFLICTS)), ("conflict", CONFLICTS)):
            wanted, found = label in members, said in members
            counts[name, "right"] += wanted and found
            counts[name, "wanted"] += wanted
            counts[name, "found"] += found
    return {
        f"{name} {rate}": counts[name, "right"] / counts[name, "found" if rate == "precision" else "wanted"]
        for name in ("question", "conflict")
        for rate in ("precision", "recall")
    }


def test_there_are_enough_pairs_of_enough_kinds_of_story():
    assert len(verdicts()) >= 150
    assert len({kind for kind, *_ in verdicts()}) >= 8


@pytest.mark.parametrize("name", FLOORS)
def test_pairs_are_told_well_enough(name, rates):
    assert rates[name] >= FLOORS[name], f"{name}: {rates[name]:.3f}"
