import pytest
from marked import read_marked

from briefing.weigh.figures import weigh_figures

LEAD = "It was a long day. "


def ids(*texts):
    readings = [read_marked(f"s{index}", LEAD + text, published="2024-03-05") for index, text in enumerate(texts)]
    return {(claim.source, claim.quote): fact.id for fact in weigh_figures(readings).facts for claim in fact.claims}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{*two* people|figure 2 people}", "people-2"),
        ("{*7%*|figure 7 - - unit=%}", "percent-7"),
        ("in {2009-11|time 2009-11 month} {*80* died|figure 80 people killed} when a ferry sank", "people-killed-2009"),
        ("{*40* tourists died|figure 40 tourists killed}", "people-killed"),
        (
            "{*30* military and civilian prisoners|figure 30 military-and-civilian-prisoners released}",
            "prisoners-released",
        ),
        ("{*9* were caught|figure 9 suspects captured}", "suspects-arrested"),
        ("{*9* died|figure 9 people killed} in {Epe district|place}", "people-killed-in-epe"),
    ],
)
def test_a_claim_names_its_fact_by_its_own_words(text, name):
    assert set(ids(f"{text}.").values()) == {name}


def test_another_source_with_more_words_changes_no_id():
    plain = "{*250* drones|figure 250 drones launched}."
    alone = ids(plain)
    assert alone.items() <= ids(plain, "{*250* attack drones|figure 250 attack-drones launched}.").items()


def test_the_widest_number_keeps_the_name_and_a_part_says_where():
    text = "{*9* died|figure 9 people killed}. {*2* people died|figure 2 people killed} in {Epe|place}."
    assert ids(text) == {("s0", "9"): "people-killed", ("s0", "2"): "people-killed-in-epe"}


def test_of_facts_with_one_name_the_others_tell_their_number():
    text = "{*90* seats|figure 90 seats}. {*12* seats|figure 12 seats}."
    assert ids(text) == {("s0", "90"): "seats", ("s0", "12"): "seats-12"}


def test_names_of_files_change_no_id():
    one, two = "{*90* seats|figure 90 seats}. {*12* seats|figure 12 seats}.", "{*90* crew|figure 90 crew released}."
    assert sorted(ids(one, two).values()) == sorted(ids(two, one).values())


def test_what_most_sources_call_it_is_its_name():
    early = "{*40* harbour shops|figure 40 harbour-shops} closed."
    late = "{*40* harbour shops|figure 40 harbour-shops} shut."
    brief = "{*40* shops|figure 40 shops} closed."
    named = ids(early, late, brief)
    assert {named[source, "40"] for source in ("s0", "s1")} <= set(ids(early, late).values())


@pytest.mark.parametrize(
    "number", ["*$1.4bn*|figure 1400000000 - - unit=USD", "*$1.4 billion*|figure 1400000000 - - unit=USD"]
)
def test_a_number_has_one_name_however_it_is_printed(number):
    assert set(ids(f"{{{number}}} was found.").values()) == {"us-dollars-1-4-billion"}


def test_the_name_of_a_fact_is_the_same_in_whatever_order_the_sources_are():
    texts = [
        "{*2,600* dockers struck|figure 2600 dockers striking}.",
        "{*2,600* dockers|figure 2600 dockers} took part.",
        "{*2,600* dockers attended|figure 2600 dockers attended}.",
    ]
    assert len({frozenset(ids(*texts[turn:], *texts[:turn]).values()) for turn in range(len(texts))}) == 1
