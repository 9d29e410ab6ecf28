import time
from decimal import Decimal

import pytest

from briefing.read.gazetteer import country_of_people, is_place_name, place_name_lengths, places_named


def test_country_comes_before_its_namesakes():
    first = places_named("Georgia")[0]
    assert (first.kind, first.country) == ("country", "GE")


def test_variants_lead_to_one_place():
    assert places_named("Kiev")[0] == places_named("Kyiv")[0]
    assert places_named("Calcutta")[0].name == "Kolkata"


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude"),
    [
        ("Nairobi", "KE", "-1.283", "36.817"),
        ("Lima", "PE", "-12.043", "-77.028"),
        ("Tokyo", "JP", "35.690", "139.692"),
        ("Reykjavik", "IS", "64.135", "-21.895"),
    ],
)
def test_capitals_lie_where_they_lie(name: str, country: str, latitude: str, longitude: str):
    (place,) = [place for place in places_named(name) if place.kind == "capital"]
    assert place.country == country
    assert abs(place.latitude - Decimal(latitude)) < Decimal("0.1")
    assert abs(place.longitude - Decimal(longitude)) < Decimal("0.1")


def test_every_place_lies_on_the_earth():
    for name in ("Africa", "Fiji", "Kiribati", "Alaska", "Moscow", "Springfield", "Aceh"):
        for place in places_named(name):
            assert abs(place.latitude) <= 90
            assert abs(place.longitude) <= 180
            assert place.geonames > 0


def test_state_abbreviations_are_known():
    assert places_named("Fla.")[0].name == "Florida"


def test_unknown_names_are_nowhere():
    assert places_named("Velmora") == ()
    assert not is_place_name("velmora")


def test_words_for_peoples_lead_to_their_country():
    assert country_of_people("Ukrainian") == "Ukraine"
    assert country_of_people("South Korean") == "South Korea"
    assert country_of_people("Velmoran") is None


def test_each_people_belongs_to_a_known_place():
    for word in ("French", "British", "Palestinian", "Congolese", "Burmese", "Texan", "Scottish"):
        country = country_of_people(word)
        assert country is not None
        assert is_place_name(country)


def test_longest_name_is_known_by_its_first_word():
    assert place_name_lengths()["Rio"] >= 3
    assert "velmora" not in place_name_lengths()


def test_looking_up_is_quick_once_the_file_is_read():
    is_place_name("Oslo")
    begin = time.process_time()
    for _ in range(10_000):
        is_place_name("Oslo")
    assert time.process_time() - begin < 1
