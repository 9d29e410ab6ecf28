import pytest
from marked import read_marked

from briefing.weigh.contests import actor_key
from briefing.weigh.statements import statements_of


def only(text):
    (statement,) = statements_of(read_marked("gazette", text)).stated
    return statement


@pytest.mark.parametrize(
    "text",
    [
        "{Ada Obi|person} had {*48%*|figure 48 vote - unit=%}.",
        "{Ada Obi|person}’s {*48%*|figure 48 vote - unit=%} was enough.",
        "{Ada Obi|person} was on {*48%*|figure 48 - - unit=%}.",
    ],
)
def test_a_share_belongs_to_the_name_before_it(text):
    assert (only(text).kind.head, only(text).agent) == ("share", "obi")


def test_a_name_farther_off_holds_no_share():
    assert only("{Ada Obi|person} waited; the rate is {*48%*|figure 48 rate - unit=%}.").kind.head != "share"


@pytest.mark.parametrize(
    "text",
    [
        "Obi leads by {*641* votes|figure 641 votes}.",
        "Obi is {*641* votes ahead|figure 641 votes}.",
        "Obi won the seat by {*641* votes|figure 641 votes won}.",
    ],
)
def test_votes_between_two_candidates_are_a_margin(text):
    assert only(text).measure == "led"


def test_votes_cast_are_no_margin():
    assert only("{*641* votes were cast|figure 641 votes cast}.").measure == "cast"


def test_a_party_is_known_by_what_is_its_own():
    assert actor_key("The Rural League") == "rural"
    assert actor_key("Mira Dolan") == "dolan"
    assert actor_key("") is None


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The far-right Reform party took {*11%*|figure 11 - - unit=%}.", "reform"),
        ("The Reform bloc of Ada Obi, in power since spring, came second with {*31%*|figure 31 - - unit=%}.", "reform"),
        ("That compares with {*31 percent*|figure 31 - - unit=%} for the Reform Union.", "reform"),
        ("The Greens had 40 percent of the vote, Reform {*31%*|figure 31 vote - unit=%}.", "reform"),
    ],
)
def test_a_party_that_is_no_known_name_holds_its_share(text, holder):
    assert only(text).agent == holder


@pytest.mark.parametrize(
    "text",
    [
        "Unemployment stood at {*5%*|figure 5 unemployment - unit=%}.",
        "On Sunday {*31%*|figure 31 - - unit=%} of it was gone.",
        "Some {*31%*|figure 31 - - unit=%} stayed away.",
    ],
)
def test_what_is_no_party_holds_no_share(text):
    assert only(text).agent is None


def test_who_leads_a_party_is_no_number_of_seats_ahead():
    assert only("The party led by Ada Obi has {*61* seats|figure 61 seats}.").measure != "led"


def test_seats_and_share_of_one_breath_are_of_one_party():
    text = "The Reform party won {*17* seats|figure 17 seats won} with {*11%*|figure 11 - - unit=%}."
    assert [item.agent for item in statements_of(read_marked("gazette", text)).stated] == ["reform", "reform"]


def test_some_of_all_seats_are_all_that_a_party_holds():
    assert not only("Reform has {*17* of the seats|figure 17 seats - part=1}.").part


def test_a_seat_held_by_votes_is_a_margin():
    assert only("She held her seat by just {*61* votes|figure 61 votes}.").measure == "led"
