import pytest
from marked import read_marked

from briefing.weigh.claims import Statement
from briefing.weigh.evidence import ENOUGH, POINTS, evidence, traits
from briefing.weigh.openings import opening_of, openings_of
from briefing.weigh.settling import settle
from briefing.weigh.statements import statements_of

LEAD = "A storm hit {Ogun|place} on {Monday|time 2024-03-04}. "

PAIRS = [
    # what is told, twice; what joins and parts the two; whether they are one
    ("{*48* buses|figure 48 buses} stood there.", "{*48* buses|figure 48 buses} were lost.", {"same noun"}, True),
    ("{*127*|figure 127} were counted.", "{*127* souls|figure 127 people}.", {"three digits", "open noun"}, True),
    (
        "Wages rose by {*8.4%*|figure 8.4 unit=%}.",
        "{Inflation of *8.4%*|figure 8.4 inflation unit=%}.",
        {"no word"},
        False,
    ),
    (
        "As inflation soared, {*8.4%*|figure 8.4 unit=%} was seen.",
        "{Inflation of *8.4%*|figure 8.4 inflation unit=%}.",
        {"noun beside"},
        True,
    ),
    (
        "Of {*1,640* boats|figure 1640 boats}, {*30* sank|figure 30}.",
        "Of {*1,640* boats|figure 1640 boats}, {*30* went down|figure 30}.",
        {"number beside"},
        True,
    ),
    (
        "{*Three* boats|figure 3 boats} from Norland, Eastland, Westland and Southland came.",
        "From Norland, Eastland, Westland and Southland were {*three* boats|figure 3 boats}.",
        {"many words"},
        True,
    ),
    ("{*two* boats|figure 2 boats} came.", "{*two* huts|figure 2 huts} fell.", {"few", "other things"}, False),
    ("{*40* boats|figure 40 boats lost}.", "{*40* boats|figure 40 boats lost}.", {"dozens", "same happening"}, True),
    ("{*300* nurses|figure 300 nurses}.", "{*300* boats|figure 300 boats}.", {"hundreds", "people and things"}, False),
    ("{*31* died|figure 31 people killed}.", "{*31* hurt|figure 31 people injured}.", {"other fate"}, False),
    ("{*31* came|figure 31 people come}.", "{*31* left|figure 31 people left}.", {"other happening"}, False),
    (
        "Sales {rose *22* percent|figure 22 sales rose unit=%}.",
        "Sales {fell *22* percent|figure 22 sales fell unit=%}.",
        {"up and down"},
        False,
    ),
    (
        "{A *3.4* percent growth|figure 3.4 growth unit=%}.",
        "Prices {rose *3.4* percent|figure 3.4 prices rose unit=%}.",
        {"unit", "loose noun"},
        True,
    ),
    (
        "{Turnout of *62* percent|figure 62 turnout unit=%}.",
        "{*62* percent inflation|figure 62 inflation unit=%}.",
        {"other quantity"},
        False,
    ),
    ("It {cut *420* jobs|figure 420 jobs cut}.", "{*420* employees|figure 420 employees}.", {"staff"}, True),
    ("{*90* freed|figure 90 men released per=each}.", "{*90* freed|figure 90 men released}.", {"other rate"}, False),
    (
        "{*9* boats|figure 9 boats lost}.",
        "{*5* boats|figure 5 boats lost}, then {another *9* boats|figure 9 boats lost}.",
        {"addition"},
        False,
    ),
    ("{*9* hurt|figure 9 people injured}.", "{*9* badly hurt|figure 9 people injured}.", {"degree"}, False),
    (
        "{Norland|place} {sent *250* drones|figure 250 drones sent agent=Norland}.",
        "{Southland|place} {sent *250* drones|figure 250 drones sent agent=Southland}.",
        {"other actor"},
        False,
    ),
    (
        "{*90* boats|figure 90 boats} in {Epe|place}.",
        "{*90* boats|figure 90 boats} in {Ikeja|place}.",
        {"other place"},
        False,
    ),
    ("{*900* boats|figure 900 boats} in {Epe|place}.", "{*900* boats|figure 900 boats}.", {"one place"}, False),
    (
        "In {2019|time 2019 year} {*31* died|figure 31 people killed}.",
        "{*31* died|figure 31 people killed}.",
        {"past fate"},
        False,
    ),
    (
        "In {2019|time 2019 year} it {made *35* boats|figure 35 boats made}.",
        "It {made *35* boats|figure 35 boats made}.",
        {"one past"},
        True,
    ),
    (
        "In {2019|time 2019 year} it {made *35* boats|figure 35 boats made}.",
        "In {2014|time 2014 year} it {made *35* boats|figure 35 boats made}.",
        {"other past", "other time"},
        False,
    ),
    (
        "On {Friday|time 2024-03-01} it {made *35* boats|figure 35 boats made}.",
        "On {Friday|time 2024-03-01} it {made *35* boats|figure 35 boats made}.",
        {"same time", "word"},
        True,
    ),
]


def pair(*texts: str) -> tuple[list[Statement], object]:
    readings = [read_marked(f"source-{index}", LEAD + text, reference="2024-03-05") for index, text in enumerate(texts)]
    story = openings_of([opening_of(reading) for reading in readings])
    return [settle(statements_of(reading).stated[-1], story) for reading in readings], story


@pytest.mark.parametrize(("one", "two", "wanted", "together"), PAIRS)
def test_each_trait_is_weighed(one, two, wanted, together):
    (first, second), story = pair(one, two)
    assert wanted <= set(traits(first, second, story))
    assert (evidence(first, second, story) >= ENOUGH) is together


@pytest.mark.parametrize(("one", "two"), [pair[:2] for pair in PAIRS])
def test_it_weighs_the_same_from_either_side(one, two):
    (first, second), story = pair(one, two)
    assert evidence(first, second, story) == evidence(second, first, story)


def test_no_trait_is_dead():
    seen = {trait for one, two, *_ in PAIRS for (a, b), story in [pair(one, two)] for trait in traits(a, b, story)}
    assert set(POINTS) - seen == {"openings", "speaker", "words", "two digits"} - seen
