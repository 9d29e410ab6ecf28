import pytest
from marked import read_marked

from briefing.weigh.statements import statements_of


def reasons(text):
    return [(item.quote, item.reason) for item in statements_of(read_marked("gazette", text)).unused]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The {*two* sides|figure 2 sides} met.", ("two", "points back to things that are already named")),
        ("Its {*two* sides|figure 2 sides} met.", ("two", "points back to things that are already named")),
        ("It fell {*4*|figure 4} again.", ("4", "the text does not say what is counted")),
        ("It is {*55 km*|figure 55 unit=km} off.", ("55 km", "the text does not say of what")),
        ("Ten km ({*6 miles*|figure 6 unit=mi}).", ("6 miles", "the number before it in another unit")),
    ],
)
def test_a_figure_that_no_fact_can_use_has_a_reason(text, reason):
    assert reasons(text) == [reason]


@pytest.mark.parametrize(
    "text",
    [
        "The {*400* passengers|figure 400 passengers} waited.",
        "It runs its {*nine* depots|figure 9 depots} alone.",
        "Both {*two* men killed|figure 2 men killed} were miners.",
        "A depth of {*12 km*|figure 12 depth unit=km}.",
    ],
)
def test_a_figure_that_tells_something_is_used(text):
    assert reasons(text) == []


def test_every_figure_is_a_claim_or_has_a_reason():
    reading = read_marked("gazette", "The {*two* sides|figure 2 sides} lost {*9* men|figure 9 men killed}.")
    statements = statements_of(reading)
    assert len(statements.stated) + len(statements.unused) == len(reading.mentions.figures)
