"""Sources change under the decisions of an editor: no decision is lost, and no figure goes unproved."""

import os
import random
from dataclasses import dataclass, replace
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.edit.curation import Curation, curate, know_sources
from briefing.edit.renames import renames
from briefing.errors import CurationError
from briefing.factsheet import check_grounding
from briefing.model import Reading
from briefing.pipeline import FINDERS
from briefing.read.front_matter import FrontMatter
from briefing.read.ingest import make_document
from briefing.reading import read_mentions
from briefing.strict_yaml import parse
from briefing.weigh.facts import judge
from briefing.weigh.sheet import weigh

EXAMPLES = 1000 if "BRIEFING_SOAK" in os.environ else 40
DAY = "2024-03-04"
SENTENCES = (
    "At least eight people were injured, the council said.",
    "The police said that 15 people were injured in Ostrow.",
    "About 1,200 homes had no power.",
    "Rescuers evacuated 40 residents on Sunday.",
    "The dam opened on 3 March 2024.",
    "Some 60 soldiers arrived on Monday.",
    "The mayor, Anna Kowalska, said: “We were not warned.”",
    "Two bridges were closed, and 300 cars were damaged.",
    "The flood killed three people, according to the fire service.",
    "Repairs will cost $2.5 million.",
    "Nobody was warned in the village.",
    "The army sent 12 boats to Ostrow.",
)


@dataclass(frozen=True)
class Story:
    """Sources by their ids, each a list of sentences."""

    sources: dict[str, tuple[str, ...]]

    def documents(self):
        stated = FrontMatter(published=DAY)
        return tuple(
            make_document("\n".join(sentences) + "\n", stated, path=f"seeds/{name}.md", stem=name)
            for name, sentences in sorted(self.sources.items())
        )


def sheet_of(documents):
    known = {"reference": DAY, "reference_basis": "stated"}
    dated = [replace(each, source=each.source.model_copy(update=known)) for each in documents]
    return weigh([Reading(each, read_mentions(each.body, date.fromisoformat(DAY).isoformat())) for each in dated])


def edited(story, chance):
    """Give the story after a few random edits of its sources."""
    sources = {name: list(sentences) for name, sentences in story.sources.items()}
    for _ in range(chance.randint(1, 6)):
        name = chance.choice(sorted(sources))
        lines = sources[name]
        at = chance.randrange(len(lines))
        edit = chance.choice(("insert", "delete", "replace", "shuffle", "number", "copy", "remove", "join"))
        if edit == "insert":
            lines.insert(at, chance.choice(SENTENCES))
        elif edit == "delete" and len(lines) > 1:
            del lines[at]
        elif edit == "replace":
            lines[at] = chance.choice(SENTENCES)
        elif edit == "shuffle":
            chance.shuffle(lines)
        elif edit == "number":
            lines[at] = lines[at].replace("15", "16").replace("1,200", "1,300").replace("eight", "nine")
        elif edit == "copy":
            sources[f"copy{len(sources)}"] = list(lines)
        elif edit == "remove" and len(sources) > 1:
            del sources[name]
        elif edit == "join" and at > 0:
            lines[at - 1 : at + 1] = [" ".join(lines[at - 1 : at + 1])]
    return Story({name: tuple(lines) for name, lines in sources.items() if lines})


def decided(sheet, chance):
    """Give random decisions about the facts of `sheet`, as an editor would write them."""
    figures, added = {}, []
    for fact in sheet.figures:
        claim = chance.choice(fact.claims)
        decision = {}
        if chance.random() < 0.4:
            decision["label"] = f"Decided {chance.choice('abc')}"
        if chance.random() < 0.2:
            decision["pin"] = "true"
        if chance.random() < 0.15:
            decision |= {"hide": "true", "reason": "Not needed."}
        if chance.random() < 0.2 and claim.value is not None:
            decision |= {"headline": claim.quote, "reason": "Counted last."}
        if decision and chance.random() < 0.5:
            decision["evidence"] = {"source": claim.source, "quote": claim.phrase}
        if decision:
            figures[fact.id] = decision
        if chance.random() < 0.1:
            added.append({"id": f"added-{len(added)}", "label": "Added", "source": claim.source, "quote": claim.phrase})
    merged = [fact.id for fact in sheet.figures if fact.id not in figures]
    if len(merged) > 1:
        figures[merged[0]] = {"merge": [merged[1]], "reason": "One question."}
    return {"figures": figures, "add": {"figures": added}, "reviewed": [fact.id for fact in sheet.timeline]}


def attempt(sheet, curation, bodies, before):
    text = yaml.safe_dump(curation, sort_keys=False, allow_unicode=True)
    placed = parse(text, Curation, path="content/curation.yml", error=CurationError)
    try:
        return curate(sheet, placed, bodies, find=FINDERS, judge=judge, before=before), [], placed
    except CurationError as error:
        return None, error.problems, placed


def without_told(curation, problems, placed):
    """Take the decisions out that the editor was told about; each problem stands at one of them."""
    lines = {problem.line for problem in problems}

    def told(*keys):
        first = placed.line_of(*keys)
        return any(first <= line < next_line(*keys) for line in lines)

    def next_line(*keys):
        branch = placed.root
        for key in keys[:-1]:
            branch = branch.children[key]
        later = [each.line for each in branch.children.values() if each.line > branch.children[keys[-1]].line]
        return min(later, default=next_line(*keys[:-1]) if len(keys) > 1 else 10**9)

    kept = {
        "figures": {fact: each for fact, each in curation["figures"].items() if not told("figures", fact)},
        "add": {
            "figures": [
                each for number, each in enumerate(curation["add"]["figures"]) if not told("add", "figures", number)
            ]
        },
        "reviewed": [each for number, each in enumerate(curation["reviewed"]) if not told("reviewed", number)],
    }
    assert kept != curation, [str(problem) for problem in problems]
    return kept


def in_force(curation, sheet, weighed, renamed):
    """Say of each decision whether it is carried out in `sheet`, be it on a fact that is called otherwise now."""
    figures = {fact.id: fact for fact in sheet.figures}
    pins = sum("pin" in each for each in curation["figures"].values())
    for fact_id, decision in curation["figures"].items():
        evidence = decision.get("evidence")
        now = fact_id if fact_id in figures else renamed.get(fact_id)
        facts = [figures[now]] if now in figures else []
        if evidence:
            facts = [
                fact
                for fact in sheet.figures
                if any(claim.source == evidence["source"] and _holds(claim, evidence["quote"]) for claim in fact.claims)
            ]
        if "hide" in decision:
            yield not facts or (evidence is not None and all(fact.id != fact_id for fact in facts))
            continue
        yield bool(facts)
        if "label" in decision:
            yield any(fact.label == decision["label"] for fact in facts)
        if "pin" in decision:
            yield any(fact.rank <= pins for fact in facts)
        if "headline" in decision:
            yield any(fact.headline.rule.startswith("chosen by the editor") for fact in facts)
        for other in decision.get("merge", ()):
            joined = renamed.get(other, other)
            yield joined not in figures and any(fact.id == joined for fact in weighed.figures)
    for added in curation["add"]["figures"]:
        yield added["id"] in figures


def _holds(claim, quote):
    return quote in claim.phrase or quote == claim.quote or claim.phrase in quote


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.integers(0, 10**9))
def test_no_decision_is_lost_when_sources_change(seed):
    chance = random.Random(seed)  # noqa: S311 -- a test
    story = Story({name: tuple(chance.sample(SENTENCES, chance.randint(2, 8))) for name in ("alpha", "beta", "gamma")})
    before = sheet_of(story.documents())
    curation = decided(before, chance)
    for _ in range(2):
        story = edited(story, chance)
        documents = story.documents()
        bodies = {document.source.id: document.body for document in documents}
        weighed = sheet_of(documents)
        sheet, problems, placed = attempt(weighed, curation, bodies, before)
        while sheet is None:
            curation = without_told(curation, problems, placed)
            sheet, problems, placed = attempt(weighed, curation, bodies, before)
        assert check_grounding(sheet, bodies) == []
        renamed = renames(before, weighed)
        assert all(in_force(curation, sheet, weighed, renamed)), curation
        # Words that a hidden fact was known by may stand in another fact too, once it is gone.
        if not any("evidence" in each for each in curation["figures"].values()):
            assert curate(sheet, placed, bodies, find=FINDERS, judge=judge, renamed=renamed) == sheet
        before = weighed


@pytest.mark.parametrize("order", [("gamma", "alpha", "beta"), ("beta", "gamma", "alpha")])
def test_the_order_of_the_sources_does_not_matter(order):
    story = Story({name: SENTENCES[at : at + 6] for at, name in enumerate(("alpha", "beta", "gamma"))})
    shuffled = Story({name: story.sources[name] for name in order})
    one, other = story.documents(), shuffled.documents()
    empty = parse("", Curation, path="content/curation.yml", error=CurationError)
    assert know_sources(one, empty) == one == other
    assert sheet_of(one) == sheet_of(other)
