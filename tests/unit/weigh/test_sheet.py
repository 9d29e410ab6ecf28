from itertools import permutations

import pytest
from marked import read_marked

from briefing.weigh.sheet import weigh

COURIER = """\
{A strong earthquake|organisation} struck {Aldmoor|place} on {Monday|time 2024-03-04 basis=weekday}.

{At least *15* people were injured|figure 15 at-least people injured}, {Rosa Ortega|person} said.

“{We lost the bridge in an hour|quote Rosa Ortega}.”
"""
GAZETTE = """\
The quake shook {Aldmore|place} on {Monday|time 2024-03-04 basis=weekday}, {Valley Press|medium} reported.

{Some *12* people were injured|figure 12 about people injured}.
"""
HERALD = "It was the worst since {2004|time 2004 year}. It lasted {a minute|time PT1M duration}."


@pytest.fixture
def readings():
    return [
        read_marked("courier", COURIER, published="2024-03-05"),
        read_marked("gazette", GAZETTE, published="2024-03-04"),
        read_marked("herald", HERALD),
    ]


def test_the_order_of_the_readings_makes_no_difference(readings):
    sheets = {weigh(order).model_dump_json() for order in permutations(readings)}
    assert len(sheets) == 1


def test_every_claim_is_verbatim(readings):
    sheet = weigh(readings)
    bodies = {reading.document.source.id: reading.document.body for reading in readings}
    claims = [
        claim for facts in (sheet.figures, sheet.timeline, sheet.quotations) for fact in facts for claim in fact.claims
    ]
    claims += [claim for difference in sheet.differences for side in difference.sides for claim in side.claims]
    assert len(claims) > 5
    assert all(claim.span.of(bodies[claim.source]) == claim.quote for claim in claims)


def test_the_story_runs_over_its_own_days_and_is_dated_by_the_newest_source(readings):
    story = weigh(readings).story
    assert (story.as_of, story.as_of_basis) == ("2024-03-05", "the newest publication date stated")
    assert (story.starts, story.ends) == ("2024-03-04", "2024-03-04")


def test_a_title_is_only_what_is_given(readings):
    assert weigh(readings).story.title is None
    assert weigh(readings, title="The quake").story.title == "The quake"


def test_coverage_counts_sentences_with_claims_and_lists_what_is_left_out(readings):
    courier, _, herald = weigh(readings).coverage
    assert (courier.sentences, courier.sentences_used) == (3, 3)
    assert (herald.sentences, herald.sentences_used) == (2, 1)
    assert [(unused.quote, unused.reason) for unused in herald.dates_unused] == [("a minute", "is a length of time")]


def test_ids_of_other_facts_stay_when_a_source_goes(readings):
    whole, less = weigh(readings), weigh(readings[:2])
    for part in ("figures", "timeline", "quotations"):
        kept = {fact.id for fact in getattr(less, part)}
        assert kept <= {fact.id for fact in getattr(whole, part)}


def test_a_source_without_any_day_leaves_the_story_without_one():
    story = weigh([read_marked("herald", "Nothing has a day here.")]).story
    assert (story.as_of, story.starts, story.as_of_basis) == (None, None, "unknown: no source states a day")


def test_no_readings_give_an_empty_sheet():
    assert weigh([]).sources == ()
