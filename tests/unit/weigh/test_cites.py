from dataclasses import replace

import pytest
from marked import read_marked

from briefing.mentions import Span
from briefing.weigh.cites import find_cites


@pytest.mark.parametrize(
    "text",
    [
        "Witnesses told {Valley Press|medium} that the dam shook.",
        "The dam shook, according to {Valley Press|medium}.",
        "Videos shared by the {Valley Press|medium} news agency show it.",
        "The minister, citing {Valley Press|medium}, spoke of two dead.",
        "{Valley Press|medium} reported that the dam shook.",
        "Image copyright {Valley Press|medium}",
        "A neighbour told {Valley Press|organisation} that the dam shook.",
    ],
)
def test_a_medium_that_tells_is_cited(text):
    (cite,) = find_cites(read_marked("courier", text))
    assert cite.name == "Valley Press"


@pytest.mark.parametrize(
    "text",
    [
        "The owner of {Valley Press|medium} was sued by the mayor.",
        "{Valley Press|medium} moved to the harbour.",
        "{Harbour Office|organisation} reported that the dam shook.",
    ],
)
def test_a_medium_in_the_news_is_not_cited(text):
    assert find_cites(read_marked("courier", text)) == ()


def test_every_medium_of_a_list_is_cited():
    text = "It shook, as told by {Valley Press|medium}, {Aldmoor News|medium}, and {The Mill|medium}."
    assert [cite.name for cite in find_cites(read_marked("courier", text))] == [
        "Valley Press",
        "Aldmoor News",
        "The Mill",
    ]


def test_mentions_of_one_medium_are_one_cite():
    text = "{Valley Press|medium} reported it. A neighbour told the {Valley Press|medium} so."
    (cite,) = find_cites(read_marked("courier", text))
    assert len(cite.spans) == 2


def test_its_own_publisher_is_no_cite():
    reading = read_marked("courier", "A neighbour told the {Valley Press|medium} so.")
    source = reading.document.source.model_copy(update={"publisher": "Valley Press"})
    assert find_cites(replace(reading, document=replace(reading.document, source=source))) == ()


def test_a_credit_line_is_cited_and_joins_its_other_spelling():
    reading = read_marked("courier", "VALLEYPRESS\nA neighbour told {Valley Press|medium} so.")
    document = replace(reading.document, credits=(Span(0, len("VALLEYPRESS")),))
    (cite,) = find_cites(replace(reading, document=document))
    assert (cite.name, len(cite.spans)) == ("Valley Press", 2)


def test_a_person_in_a_credit_is_no_medium():
    reading = read_marked("courier", "{Ann Rivers|person}/Valley Press\nThe dam shook.")
    document = replace(reading.document, credits=(Span(0, len("Ann Rivers/Valley Press")),))
    assert [cite.name for cite in find_cites(replace(reading, document=document))] == ["Valley Press"]


def test_what_is_said_to_be_a_newspaper_is_a_medium():
    text = "The miller told the {Aldmoor Bote|organisation} newspaper of the flood."
    (cite,) = find_cites(read_marked("courier", text))
    assert cite.name == "Aldmoor Bote"
