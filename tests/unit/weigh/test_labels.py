import pytest
from marked import read_marked

from briefing.weigh.figures import weigh_figures


def named(*texts):
    readings = [read_marked(f"s{index}", text, published="2024-03-05") for index, text in enumerate(texts)]
    return [(fact.id, fact.label) for fact in weigh_figures(readings).facts]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("{*9* people hurt|figure 9 people injured}.", "people-injured", "People injured"),
        ("{*24* dead|figure 24 - killed}.", "people-killed", "People killed"),
        (
            "{*14* ballistic missiles|figure 14 ballistic-missiles launched}.",
            "ballistic-missiles-launched",
            "Ballistic missiles launched",
        ),
        (
            "{*90* prisoners each|figure 90 prisoners released per=each}.",
            "prisoners-released-each-side",
            "Prisoners released, each side",
        ),
        ("{*9* seriously hurt|figure 9 people injured}.", "people-injured-seriously", "People seriously injured"),
        ("It rose to {*7%*|figure 7 unemployment-rate rose unit=%}.", "unemployment", "Unemployment rate"),
        ("It rose by {*7%*|figure 7 unemployment-rate rose unit=%}.", "unemployment", "Rise in unemployment rate"),
        ("{*6.1*|figure 6.1 earthquake struck unit=magnitude}.", "quakes", "Earthquake magnitude"),
        ("{grew by *900*|figure 900 employment rose}.", "employment-rose", "Rise in employment"),
        (
            "The firm will cut {*7%* of its workforce|figure 7 workforce cut unit=%}.",
            "workforce",
            "Share of workforce cut",
        ),
        ("{*a third* of new homes|figure 0.3333 homes unit=fraction}.", "homes", "Share of homes"),
        (
            "She took home {*$18m*|figure 18000000 unit=USD} last year.",
            "us-dollars-18-million",
            "“She took home … last year”",
        ),
        ("They will lead a city of {*92,000*|figure 92000}.", "figure-92000", "“will lead a city of …”"),
        ("{*21* deaths|figure 21 deaths}.", "people-killed", "Deaths"),
        ("There were {*90* people|figure 90 people} on board.", "people-on-board", "People on board"),
        ("{*9* died|figure 9 people killed} in {Epe|place}.", "people-killed-in-epe", "People killed, in Epe"),
    ],
)
def test_a_fact_has_a_name_and_a_label_made_of_its_words(text, name, label):
    lead = "It was a long day. "
    assert named(lead + text) == [(name, label)]


def test_a_special_noun_names_the_fact_rather_than_people():
    one = "{*390* personnel|figure 390 personnel released per=side} came."
    two = "{*390* prisoners|figure 390 prisoners released per=side} came."
    assert named(one, two) == [("prisoners-released-each-side", "Prisoners released, each side")]


def test_two_facts_never_have_one_id():
    text = "{*9* dogs|figure 9 dogs}. {*8* dogs|figure 8 dogs}. {*7* dogs|figure 7 dogs}."
    names = [name for name, _ in named(text)]
    assert len(set(names)) == len(names) == 3
