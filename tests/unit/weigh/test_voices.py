from dataclasses import replace

import pytest
from marked import read_marked

from briefing.mentions import Name, Span
from briefing.weigh.statements import statements_of


def voices(text):
    """Give who says each figure of a marked text, how that is known, and the origin."""
    told = [statement.claim for statement in statements_of(read_marked("gazette", text)).stated]
    return [(claim.says and (claim.says.name, claim.says.basis), claim.origin) for claim in told]


def test_the_innermost_speaker_gives_the_figure():
    text = (
        "{Witnesses said|says Witnesses unnamed} {the army said|says army} that {*12* men died|figure 12 men killed}."
    )
    assert voices(text) == [(("army", "stated"), "army")]


def test_a_figure_that_nobody_is_named_for_is_the_articles_own():
    assert voices("{*12* men died|figure 12 men killed} in the storm.") == [(None, None)]


def test_a_speaker_is_carried_into_the_next_sentence_of_the_paragraph():
    text = "{Mayor Ada Obi said|says Ada Obi} the roof fell. {*Three* men died|figure 3 men killed}."
    assert voices(text) == [(("Ada Obi", "carried"), "ada-obi")]


@pytest.mark.parametrize(
    "text",
    [
        "{Ada Obi said|says Ada Obi} the roof fell.\n\n{*Three* men died|figure 3 men killed}.",
        "{Ada Obi said|says Ada Obi} the roof fell. But {*three* men died|figure 3 men killed}.",
        "{Brevik said|says Brevik} it would close a mill. {Brevik|organisation} paid {*£3m*|figure 3 GBP paid}.",
        "{Ada Obi said|says Ada Obi} the roof fell. It rained. {*Three* men died|figure 3 men killed}.",
        "A roof fell, {Obi said|says Obi}. {*Three* men died|figure 3 men killed}.",
        "{Obi said|says Obi} the mill would close. It employs {*90* people|figure 90 people employed}.",
        "{Obi said|says Obi} it was the worst. {The Red Sox|organisation} paid {*£3m*|figure 3 GBP paid}.",
        "{Obi said|says Obi} the roof fell. It was the worst fire since 1953, when {*9* died|figure 9 - killed}.",
        "{Locals said|says Locals unnamed} the roof fell. {*Three* men died|figure 3 men killed}.",
        "The old and long abandoned roof of the market hall fell, {Obi said|says Obi}. "
        "In 2004 {*three* men died|figure 3 men killed}.",
    ],
)
def test_a_speaker_is_not_carried_where_the_text_does_not_carry_it(text):
    assert voices(text)[-1] == (None, None)


def test_data_are_no_office_that_a_body_holds():
    text = (
        "{The Weather Office said|says Weather Office role=data} it was hot.\n\n"
        "{Data showed|says data unnamed} {*two* men died|figure 2 men killed}."
    )
    assert voices(text) == [(("data", "stated"), None)]


def test_what_the_article_adds_to_a_name_is_its_own():
    text = "{Ada Obi said|says Ada Obi} it had burned {Varn|place}, a town of {*27,000*|figure 27000}."
    assert voices(text) == [(None, None)]


def test_an_agency_is_carried_nowhere():
    text = "{The Wire|medium} {said|says Wire} the boat sank. {*Three* men died|figure 3 men killed}."
    reading = read_marked("gazette", text)
    said = replace(reading.mentions.attributions[0], source=Span(0, 8))
    reading = replace(reading, mentions=replace(reading.mentions, attributions=(said,)))
    assert statements_of(reading).stated[0].claim.says is None


def test_an_office_stands_for_its_one_holder():
    text = (
        "{Ada Obi said|says Ada Obi role=mayor} it burned.\n\n"
        "{The mayor said|says mayor} {*two* men died|figure 2 men killed}."
    )
    assert voices(text) == [(("Ada Obi", "stated"), "ada-obi")]


def test_a_figure_in_a_quotation_is_its_speakers():
    text = "“{*12* men died|figure 12 men killed} here,” {she said|says Ada Obi}."
    assert voices(text) == [(("Ada Obi", "stated"), "ada-obi")]


def test_an_unnamed_speaker_is_no_origin():
    text = "{Officials said|says Officials unnamed} {*12* men died|figure 12 men killed}."
    assert voices(text) == [(("Officials", "stated"), None)]


def test_the_agency_is_the_origin_where_nobody_else_is():
    text = "{Officials told the Coast Wire|says Officials via=Coast-Wire} {*12* men died|figure 12 men killed}."
    assert voices(text) == [(("Officials", "stated"), "coast-wire")]


@pytest.mark.parametrize(("source", "says"), [("The Coast Wire poll", "Coast Wire"), ("The Coast Wire", None)])
def test_a_newspaper_that_has_asked_people_is_no_mere_messenger(source, says):
    text = f"{{{source}|says Coast Wire}} said that {{*12* voters stayed|figure 12 voters stayed}}."
    reading = read_marked("gazette", text)
    medium = Name(span=Span(4, 14), rule="by hand", name="Coast Wire", type="organisation", medium=True)
    reading = replace(reading, mentions=replace(reading.mentions, names=(medium,)))
    said = statements_of(reading).stated[0].claim.says
    assert (said and said.name) == says
