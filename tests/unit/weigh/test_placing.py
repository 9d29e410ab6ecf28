import pytest
from marked import read_marked

from briefing.weigh.placing import place_key
from briefing.weigh.statements import statements_of


def places(text):
    return [statement.place for statement in statements_of(read_marked("gazette", text)).stated]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("{*Six* men died|figure 6 men killed} in {Epe|place}.", "Epe"),
        ("In neighbouring {Epe|place} district, {*six* men died|figure 6 men killed}.", "Epe"),
        ("{*Six* men died|figure 6 men killed} in {Ogun|place}'s {Epe|place} district.", "Epe"),
        ("{Epe|place} mourns: {*six* men died|figure 6 men killed}.", None),
        ("{*Six* men died|figure 6 men killed} in Takoro.", "Takoro"),
        ("In the port of Takoro, {*six* men died|figure 6 men killed}.", "Takoro"),
        ("{*Six* men died|figure 6 men killed} in March.", None),
        ("{Epe|place} district reported {*six* dead|figure 6 - killed}.", "Epe"),
        ("{Epe|place} has {*75* of the cases|figure 75 cases part=1}.", "Epe"),
        ("{Epe|place} has {*75* buses|figure 75 buses}.", None),
        ("{Epe|place} has lost {*six* men|figure 6 men lost}.", "Epe"),
        ("{Epe|place} reported {*six* thefts|figure 6 thefts -}.", None),
    ],
)
def test_a_place_is_where_the_words_put_the_figure(text, place):
    assert places(text) == [place]


def test_the_district_is_the_one_named_before():
    text = "The district of {Epe|place} was flooded. {*Six* houses were lost|figure 6 houses lost} in the district."
    assert places(text) == ["Epe"]


def test_two_figures_have_two_places():
    text = "{*Six* died|figure 6 men killed} in {Epe|place}, {*nine* died|figure 9 men killed} in {Badagry|place}."
    assert places(text) == ["Epe", "Badagry"]


def test_a_place_is_compared_without_its_kind():
    assert place_key("Epe district") == place_key("Epe") == "epe"


def test_a_place_that_is_only_singled_out_is_not_all():
    assert places("{*94* drones fell|figure 94 drones intercepted}, particularly in {Epe|place}.") == [None]


def test_two_places_named_side_by_side_are_one_place():
    assert places("{*94* people died|figure 94 people killed} in {Epe|place} and {Jos|place}.") == ["Epe and Jos"]


def test_where_the_reason_lies_is_not_where_it_happened():
    assert places("They sold {*94* drones|figure 94 drones sold}, thanks to demand in {Epe|place}.") == [None]


def test_a_quarter_is_no_place():
    assert places("They sold {*94* drones|figure 94 drones sold} in Q3.") == [None]


def test_a_happening_named_after_its_place_counts_there():
    assert places("The {Epe|place} attack {killed *five* people|figure 5 people killed}.") == ["Epe"]
