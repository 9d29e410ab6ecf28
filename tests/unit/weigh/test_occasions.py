import pytest
from marked import read_marked

from briefing.weigh.statements import statements_of


def occasions(text, reference="2024-03-05"):
    return [statement.occasion for statement in statements_of(read_marked("gazette", text, reference=reference)).stated]


def test_a_time_behind_the_figure_dates_it():
    (occasion,) = occasions("{*Five* men died|figure 5 men killed} on {Monday|time 2024-03-04}.")
    assert (occasion.when, occasion.background) == ("2024-03-04", None)


def test_a_year_long_gone_is_background():
    (occasion,) = occasions("In {1998|time 1998 year} a quake {killed *900* people|figure 900 people killed}.")
    assert (occasion.when, occasion.background) == ("1998", "1998")


def test_background_goes_on_within_the_paragraph():
    text = "In {April 1998|time 1998-04 month} a quake struck the coast. {*Five* people died|figure 5 people killed}."
    assert occasions(text)[0].background == "1998-04"


def test_background_ends_with_the_paragraph():
    text = "In {April 1998|time 1998-04 month} a quake struck.\n\n{*Five* people died|figure 5 people killed}."
    assert occasions(text)[0].background is None


def test_the_time_of_saying_is_not_the_time_of_the_event():
    text = "{*Five* people died|figure 5 people killed}, {the mayor said|says mayor} on {Tuesday|time 2024-03-05}."
    (occasion,) = occasions(text)
    assert (occasion.when, occasion.counted) == (None, "2024-03-05")


def test_as_of_dates_the_count():
    (occasion,) = occasions("As of {Tuesday|time 2024-03-05} {*five* people were missing|figure 5 people missing}.")
    assert (occasion.when, occasion.counted) == (None, "2024-03-05")


def test_each_of_two_values_has_its_own_month():
    text = (
        "It rose to {*7.9%*|figure 7.9 unemployment - unit=%} in {July|time 2024-02 month}, "
        "from {*7.8%*|figure 7.8 unemployment - unit=%} in {June|time 2024-01 month}."
    )
    assert [occasion.when for occasion in occasions(text)] == ["2024-02", "2024-01"]


@pytest.mark.parametrize("words", ["before", "ahead of", "after"])
def test_a_day_before_which_something_happens_is_not_its_day(words):
    text = f"{{*Five* rallies were held|figure 5 rallies held}} {words} {{Tuesday|time 2024-03-05}}."
    assert occasions(text)[0].when is None


def test_a_record_is_no_beginning_of_a_count():
    text = "It fell to {*5.1%*|figure 5.1 unemployment - unit=%}, the lowest since {2008|time 2008 year}."
    assert occasions(text)[0].since is None


def test_a_time_in_an_aside_is_not_the_figures():
    text = "The talks, which began on {Friday|time 2024-03-01} in Epe, freed {*20* men|figure 20 men released}."
    assert occasions(text)[0].when is None


def test_what_happened_when_is_dated_by_the_time_before_it():
    text = "It was the worst storm since {May 2013|time 2013-05 month}, when {*24* died|figure 24 people killed}."
    (occasion,) = occasions(text)
    assert (occasion.when, occasion.background) == ("2013-05", "2013-05")


def test_what_is_told_by_the_way_is_of_no_other_year():
    text = "The yard, which has {*900* welders|figure 900 welders}, was fined in {2011|time 2011 year}."
    assert occasions(text)[0].background is None


def test_what_was_suffered_by_the_way_is_of_the_year_of_the_sentence():
    text = "The storm, which {killed *12* people|figure 12 people killed}, struck in {2011|time 2011 year}."
    assert occasions(text)[0].background == "2011"


def test_homes_without_water_are_counted_on_the_day_that_is_told():
    text = "{*900* homes were still without water|figure 900 homes without-water} on {Tuesday|time 2024-03-05}."
    (occasion,) = occasions(text)
    assert (occasion.when, occasion.counted) == (None, "2024-03-05")


@pytest.mark.parametrize(
    "text",
    [
        "The yard has {*900* welders|figure 900 welders}; it is the first of its kind since {1994|time 1994 year}.",
        "The party took {*11%*|figure 11 - - unit=%}, more than double its result in {1994|time 1994 year}.",
        "Talks began on {Monday|time 2024-03-04} after her party took {*70* seats|figure 70 seats}.",
        "It fell to {*3* metres|figure 3 river fell unit=m} after reaching its height on {Monday|time 2024-03-04}.",
    ],
)
def test_a_time_of_something_else_dates_no_figure(text):
    (occasion,) = occasions(text)
    assert (occasion.when, occasion.since, occasion.background) == (None, None, None)


def test_what_follows_a_disaster_of_an_aside_is_of_its_year():
    text = "The storm, which struck the coast in {2011|time 2011 year}, {killed *12* people|figure 12 people killed}."
    assert occasions(text)[0].background == "2011"


def test_what_he_did_in_may_dates_nothing_else():
    text = "He fired {*60* shots|figure 60 shots fired} from a rifle he had bought in {January|time 2024-01 month}."
    assert occasions(text)[0].when is None


def test_a_number_held_against_another_lends_it_no_time():
    text = (
        "It sold {*2.6 million* cars|figure 2600000 cars sold}, vs. {a year-ago|time 2023-01/2023-03 season} "
        "{*2.1 million*|figure 2100000 cars}; {*1 million* vans|figure 1000000 vans sold} went abroad."
    )
    assert [occasion.background for occasion in occasions(text)] == [None, None, None]


def test_a_rise_from_last_year_is_none_of_last_year():
    text = "Sales were up {*7%*|figure 7 sales rose unit=%} from {last year|time 2023 year}."
    assert occasions(text)[0].background is None


def test_the_most_since_some_year_is_not_of_that_year():
    text = (
        "It added {*40* ships|figure 40 ships added}, its strongest growth since the early days of the war "
        "in {1998|time 1998 year}."
    )
    assert occasions(text)[0].when is None


def test_what_is_to_be_done_over_the_next_year_belongs_to_the_story():
    text = "It will {cut *420* jobs|figure 420 jobs cut} over {the next year|time 2025 year}."
    assert occasions(text)[0].background is None
