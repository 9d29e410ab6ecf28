import pytest
from marked import read_marked

from briefing.weigh.statements import statements_of


def only(text):
    (statement,) = statements_of(read_marked("gazette", text)).stated
    return statement


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{*Six* men died|figure 6 men killed} when a roof collapsed.", ("roof", "collapsed")),
        ("In a village {*six* men died|figure 6 men killed}.", ("village",)),
        ("{*Six* men were freed|figure 6 men released} on the first day.", ("first", "day")),
        ("{*Six* men died|figure 6 men killed} at a depth of a mile.", ()),
        ("{*Six* men died|figure 6 men killed} on Monday.", ()),
        ("{*Six* men died|figure 6 men killed}, he said in a written statement.", ()),
        ("{*Six* men died|figure 6 men killed} and the rest fled in a boat.", ()),
        ("{*Six* men died|figure 6 men killed}, including two in a boat.", ()),
        ("The yard, sold in a hurry, lost {*six* jobs|figure 6 jobs lost}.", ("hurry",)),
        ("The yard, which was sold in a hurry, lost {*six* jobs|figure 6 jobs lost}.", ()),
        ("{*Six* men died|figure 6 men killed} in two years because of bad roads.", ()),
        ("They lifted the rate by a quarter of a point to {*6%*|figure 6 rate - unit=%}.", ()),
    ],
)
def test_a_circumstance_holds_for_one_number(text, words):
    assert only(text).circumstance == words


def test_what_is_planned_is_no_count():
    assert only("They plan to free {*90* men|figure 90 men released}.").modal
    assert not only("They freed {*90* men|figure 90 men released}.").modal


def test_better_than_expected_is_no_expectation():
    assert not only("A better-than-expected gain of {*90* jobs|figure 90 jobs added}.").modal


def test_another_four_add_to_a_number_before_them():
    stated = statements_of(
        read_marked(
            "gazette",
            "{*Nine* men died|figure 9 men killed}. Another {*four* men died|figure 4 men killed} later. "
            "Another {*two* men were hurt|figure 2 men injured}.",
        )
    ).stated
    assert [statement.addition for statement in stated] == [False, True, False]


def test_the_base_of_a_comparison_is_known():
    assert only("The rate fell from {*8.1%*|figure 8.1 rate - unit=%}.").base


def test_how_badly_is_part_of_the_question():
    assert only("{*Nine* men were seriously hurt|figure 9 men injured}.").degree == {"seriously"}


def test_may_is_a_month():
    assert not only("In May {*90* men were freed|figure 90 men released}.").modal


def test_what_is_so_today_is_a_base_too():
    assert only("It may rise from the present {*4%*|figure 4 rate - unit=%}.").base


def test_new_cases_are_no_rivals_of_all_cases():
    assert only("There were {*six*|figure 6 cases} new cases of fever.").degree == {"new"}
    assert not only("There were {*six* cases|figure 6 cases} in a new ward.").degree


def test_a_condition_is_how_badly_they_are_hurt():
    statement = only("{*Six* of the wounded|figure 6 wounded part=1} remain in a critical condition.")
    assert (statement.degree, statement.circumstance) == (frozenset({"critical"}), ())
