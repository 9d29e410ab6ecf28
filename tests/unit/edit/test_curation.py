import json

import jsonschema
import pytest
import yaml
from ostrow import BODIES, make_sheet

from briefing.edit.curation import curation_schema, know_sources, read_curation
from briefing.errors import CurationError
from briefing.read.front_matter import FrontMatter
from briefing.read.ingest import make_document

EVERYTHING = """\
title: The bridge of Ostrow
summary: At least eight people were injured when the river rose on 3 March 2024.
order: [people-evacuated]
figures:
  people-injured:
    label: People injured in Ostrow
    headline: at least eight
    split: [{id: second-count, label: People injured, claims: [{source: times}]}]
    reason: The police count others.
  homes-without-power: {merge: [houses-dark], reason: Houses are homes.}
  people-evacuated: {hide: true, reason: Nobody confirms it.}
timeline:
  2024-03-03-river-rose: {label: The river rises, merge: [2024-03-03-houses-dark], reason: One evening.}
add:
  figures: [{id: dogs, label: Dogs saved, source: times, quote: Two dogs were saved}]
  timeline: [{id: council-meets, label: The council meets, source: gazette, quote: on Monday}]
  quotations: [{id: closed, speaker: police, source: times, quote: The bridge at Ostruv was closed.}]
  differences:
  - id: who-counted
    about: Who counted the injured?
    facts: [people-injured]
    sides:
    - {says: the council, source: gazette, quote: the council said}
    - {says: the police, source: times, quote: The police said}
    explanation: Two bodies counted.
names: {Ostrow: [Ostruv]}
places: {Ostrow: {lat: 50, lon: 20}}
sources: {gazette: {note: A local paper.}}
reviewed: [people-injured]
publication: {publisher: The desk}
"""


def test_curating_twice_is_curating_once(desk):
    text = EVERYTHING.replace("order: [people-evacuated]\n", "")
    once = desk.curate(text)
    assert desk.curate(text, once) == once


def test_nothing_decided_changes_nothing(desk):
    assert desk.curate("") == desk.sheet


def test_the_editor_may_say_how_many_sources_there_are_and_no_other_number(desk):
    words = {1: "one", 2: "two", 3: "three", 4: "four"}
    count = len(desk.sheet.sources)
    right, wrong = words[count], words[count + 1]
    summary = f"What {right} articles say, and where they differ."
    assert desk.curate(f"summary: {summary}\n").editorial.summary == summary
    for text in (f"What {wrong} articles say.", f"How {count * 7} boats sank.", f"More than {right} papers say so."):
        with pytest.raises(CurationError, match="the summary: it says"):
            desk.curate(f"summary: {text}\n")


def test_a_decision_never_deletes_a_claim(desk):
    curated = desk.curate(EVERYTHING.replace("order: [people-evacuated]\n", ""))
    kept = {(claim.source, claim.span) for fact in curated.figures for claim in fact.claims}
    unused = {(each.source, part.span) for each in curated.coverage for part in each.figures_unused}
    given = {(claim.source, claim.span) for fact in make_sheet().figures for claim in fact.claims}
    assert given <= kept | unused


# --- decisions that follow their evidence ---

EVIDENCE = """\
figures:
  {id}:
    label: People who left
    evidence: {{source: {source}, quote: {quote}}}
"""


def test_a_decision_with_evidence_stays_with_its_fact(desk):
    text = EVIDENCE.format(id="people-evacuated", source="times", quote="40 people were evacuated")
    curated, warnings = desk.curate_with_notes(text)
    assert warnings == ()
    assert next(fact for fact in curated.figures if fact.id == "people-evacuated").label == "People who left"


def test_a_decision_follows_its_evidence_to_the_one_fact_that_has_it_and_says_so(desk):
    text = EVIDENCE.format(id="people-moved", source="gazette", quote="'About 1,200 homes'")
    curated, warnings = desk.curate_with_notes(text)
    assert next(fact for fact in curated.figures if fact.id == "homes-without-power").label == "People who left"
    assert [str(warning) for warning in warnings] == [
        "content/curation.yml:2: 'About 1,200 homes' now belongs to 'homes-without-power', and so does this decision\n"
        "  hint: write 'homes-without-power' instead of 'people-moved'"
    ]


def test_an_id_that_means_other_words_now_does_not_get_the_decision(desk):
    text = EVIDENCE.format(id="houses-dark", source="gazette", quote="'About 1,200 homes'")
    curated = desk.curate(text)
    assert next(fact for fact in curated.figures if fact.id == "houses-dark").label == "Houses dark"


def test_a_decision_whose_evidence_is_gone_is_an_orphan(desk):
    text = EVIDENCE.format(id="people-evacuated", source="times", quote="50 people were evacuated")
    assert desk.problems(text)[0].startswith(
        "4: the decision about 'people-evacuated' has lost its evidence: '50 people were evacuated' is in no fact"
    )


def test_evidence_in_two_facts_is_no_evidence(desk):
    text = EVIDENCE.format(id="x", source="times", quote="people were")
    assert "is in 2 facts of figures" in desk.problems(text)[0]


# --- what became of a fact ---


def gone_with(desk, **changes):
    """Give the sheet of before, in which the fact `people-missing` still was."""
    fact = desk.sheet.figures[3].model_copy(update={"id": "people-missing"})
    claim = fact.claims[0].model_copy(update=changes)
    missing = fact.model_copy(update={"claims": (claim,)})
    return desk.sheet.model_copy(update={"figures": (*desk.sheet.figures, missing)})


@pytest.mark.parametrize(
    ("changes", "became"),
    [
        ({"source": "gone"}, "its source 'gone' is gone"),
        ({"quote": "41"}, "its words '41' are no longer in 'times'"),
        ({}, "its words are part of 'people-evacuated' now"),
        ({"quote": "police"}, "its words answer no question any more"),
    ],
)
def test_an_error_says_what_became_of_the_fact(desk, changes, became):
    (problem,) = desk.problems("figures: {people-missing: {pin: true}}", before=gone_with(desk, **changes))
    assert problem == (
        f"1: no figure 'people-missing' | {became}; "
        "did you mean 'people-injured' or 'people-evacuated' or 'homes-without-power'?"
    )


# --- what it is called now ---

OLD = """\
figures: {people-moved: {label: People who were moved, pin: true}}
reviewed: [people-moved]
order: [people-moved]
"""


def moved_before(desk):
    old = desk.sheet.figures[3].model_copy(update={"id": "people-moved"})
    return desk.sheet.model_copy(update={"figures": (*desk.sheet.figures[:3], old)})


def test_a_decision_follows_a_fact_to_its_new_id_and_the_editor_is_told(desk):
    curated, warnings = desk.curate_with_notes(OLD, before=moved_before(desk))
    fact = next(fact for fact in curated.figures if fact.id == "people-evacuated")
    assert (fact.label, fact.rank, fact.reviewed) == ("People who were moved", 1, True)
    assert {(problem.line, problem.message, problem.hint) for problem in warnings} == {
        (line, "'people-moved' is called 'people-evacuated' now", "write 'people-evacuated' instead of 'people-moved'")
        for line in (1, 2, 3)
    }


def test_a_decision_follows_the_ledger_too(desk):
    curated, warnings = desk.curate_with_notes(OLD, renamed={"people-moved": "people-evacuated"})
    assert curated.figures[0].id == "people-evacuated"
    assert len(warnings) == 3


def test_a_fact_to_join_is_found_under_its_new_id(desk):
    text = "figures: {people-injured: {merge: [people-moved], reason: One question.}}"
    curated, _ = desk.curate_with_notes(text, before=moved_before(desk))
    assert [fact.id for fact in curated.figures] == ["people-injured", "homes-without-power", "houses-dark"]


def test_a_decision_does_not_pass_to_another_fact_that_took_the_id_over(desk):
    one, two, three, four = desk.sheet.figures
    swapped = (one, two, three.model_copy(update={"id": four.id}), four.model_copy(update={"id": three.id}))
    before = desk.sheet.model_copy(update={"figures": swapped})
    text = "figures: {people-evacuated: {pin: true}}\nreviewed: [houses-dark]"
    assert desk.problems(text, before=before) == [
        "1: 'people-evacuated' is another fact than before: the words it stood on belong to 'houses-dark' now"
        " | write 'houses-dark'; or add evidence, if the other one is meant",
        "2: 'houses-dark' is another fact than before: the words it stood on belong to 'people-evacuated' now"
        " | write 'people-evacuated'; or add evidence, if the other one is meant",
    ]


# --- sources ---


def documents():
    return tuple(
        make_document(body, FrontMatter(publisher="The Ostrow Gazette"), path=f"seeds/{name}.md", stem=name)
        for name, body in BODIES.items()
    )


def test_what_the_editor_knows_is_laid_over_what_a_source_states(desk):
    text = "sources: {times: {published: 2024-03-04, publisher: The Times of Ostrow, rights: link}}\n"
    gazette, times = know_sources(documents(), desk.read(text))
    assert gazette == documents()[0]
    assert (times.source.published, times.source.published_basis) == ("2024-03-04", "editor")
    assert (times.source.publisher, times.source.rights) == ("The Times of Ostrow", "link")


def test_an_unknown_source_is_an_error_with_the_nearest(desk):
    with pytest.raises(CurationError, match=r"curation.yml:2: no source 'tims'\n  hint: did you mean 'times'"):
        know_sources(documents(), desk.read("sources:\n  tims: {note: x}\n"))


# --- the file ---


def test_an_absent_file_is_an_empty_curation(tmp_path):
    placed = read_curation(tmp_path / "content" / "curation.yml", project=tmp_path)
    assert placed.record.figures == {}
    assert placed.problem_at("figures", "x", message="m").line == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"\xff", "byte 1"), (b"title: x\x00", "U+0000"), (b"x" * 1_000_001, "1,000,001 bytes")],
)
def test_a_file_that_is_no_text_is_an_error(tmp_path, content, message):
    (tmp_path / "curation.yml").write_bytes(content)
    with pytest.raises(CurationError) as caught:
        read_curation(tmp_path / "curation.yml", project=tmp_path)
    assert message in str(caught.value)


def test_the_schema_knows_every_decision():
    schema = curation_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(json.dumps(yaml.load(EVERYTHING, yaml.SafeLoader), default=str)), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"figure": {}}, schema)
