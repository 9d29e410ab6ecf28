import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.mentions import Name
from briefing.read.names import find_names


def names(text: str) -> list[tuple[str, str]]:
    return [(name.type, name.name) for name in find_names(text)]


def only(text: str, words: str) -> Name:
    (found,) = [name for name in find_names(text) if name.name == words]
    return found


def test_title_makes_a_person_and_is_the_role():
    found = only("Foreign Minister Oleta Brandvik spoke.", "Oleta Brandvik")
    assert (found.type, found.role) == ("person", "Foreign Minister")


def test_people_word_before_a_title_belongs_to_the_role():
    assert (
        only("Norwegian Foreign Minister Oleta Brandvik spoke.", "Oleta Brandvik").role == "Norwegian Foreign Minister"
    )


def test_role_in_apposition_makes_a_person():
    found = only("The roof fell, said Tamsa Okore, a teacher at the school.", "Tamsa Okore")
    assert (found.type, found.role) == ("person", "teacher at the school")


def test_single_name_with_a_role_is_a_person():
    assert names("The bridge is closed, said Wirta, an official of the roads office.") == [("person", "Wirta")]


def test_single_name_without_a_sign_is_no_name():
    assert names("They drank Wirta on the terrace.") == []


def test_surname_stands_for_the_full_name():
    text = "Mayor Ingrid Halloran resigned. Halloran had served two terms."
    assert [name.canonical for name in find_names(text)] == ["Ingrid Halloran", "Ingrid Halloran"]


def test_other_spelling_of_a_surname_stands_for_the_full_name():
    text = "President Maksym Rudenskyy spoke. Rudensky left at noon."
    assert [name.canonical for name in find_names(text)] == ["Maksym Rudenskyy", "Maksym Rudenskyy"]


def test_known_spelling_of_a_place_has_the_main_form_as_canonical():
    kiev, kyiv = find_names("From Kiev, also written Kyiv.")
    assert (kiev.name, kiev.canonical, kiev.geonames) == ("Kiev", "Kyiv", kyiv.geonames)


def test_place_has_coordinates_and_country():
    found = only("A fire broke out in Nairobi.", "Nairobi")
    assert (found.country, found.latitude, found.longitude) == ("KE", Decimal("-1.283"), Decimal("36.817"))


def test_region_after_a_town_decides_which_town():
    assert only("He was born in Paris, Texas.", "Paris").country != "FR"


def test_unknown_district_is_a_place_without_coordinates():
    found = only("Two homes burned in the Velmora district.", "Velmora district")
    assert (found.type, found.geonames) == ("place", None)


def test_initials_in_brackets_stand_for_the_name_before():
    text = "The Coastal Rescue Agency (CRA) closed the beach. The CRA said so."
    assert [name.canonical for name in find_names(text)] == ["Coastal Rescue Agency"] * 3


def test_medium_is_marked():
    found = only("Witnesses told AFP that they saw smoke.", "AFP")
    assert (found.medium, found.canonical) == (True, "Agence France-Presse")


@pytest.mark.parametrize(
    "text", ["", " ", "Twelve people died.", "Soldiers and police came.", "Residential buildings burned."]
)
def test_ordinary_words_are_no_names(text: str):
    assert find_names(text) == ()


PIECES = [*"ABKyiv .,'’-\n()&", "President ", "Ministry ", " of ", "Paris", "U.S.", " said", "Marta ", " district"]


@given(st.lists(st.sampled_from(PIECES)))
def test_names_are_in_order_and_do_not_overlap(pieces: list[str]):
    text = "".join(pieces)
    end = 0
    for name in find_names(text):
        assert end <= name.span.start < name.span.end <= len(text)
        end = name.span.end


@given(st.text())
def test_no_text_raises(text: str):
    assert isinstance(find_names(text), tuple)


def test_two_persons_of_one_surname_are_told_apart_by_their_given_names():
    text = "Marta Ellery and Pieter Ellery sang. Marta left. Pieter stayed."
    assert [name.canonical for name in find_names(text)][2:] == ["Marta Ellery", "Pieter Ellery"]


def test_longest_form_of_a_name_is_its_canonical_form():
    text = "Senator Jane Q. Porter voted. Jane Porter smiled. Porter left."
    assert {name.canonical for name in find_names(text)} == {"Jane Q. Porter"}


def test_surname_that_is_also_a_title_stays_a_surname():
    assert only("The prize went to Martin King.", "Martin King").type == "person"


def test_title_before_a_body_makes_no_person():
    assert names("The General Assembly met.") == [("organisation", "General Assembly")]


def test_court_of_a_country_is_named_with_it():
    assert names("The Supreme Court of Kenya ruled.") == [("organisation", "Supreme Court of Kenya")]


def test_heading_in_capitals_gives_no_names():
    assert find_names("MAYOR JAN NOVAK LOSES VOTE IN PARIS\n\nthe end.") == ()


def test_list_of_regions_is_no_town_within_a_region():
    first, second = find_names("Polls opened in Ohio, Florida.")
    assert (first.geonames, second.geonames) == (5165418, 4155751)


def test_common_word_is_a_medium_only_with_a_sign():
    assert names("The Sun rose over the hills.") == []
    assert only("Two sailors told The Sun that they were lost.", "Sun").medium


def test_name_across_a_line_end_is_one_name():
    text = "The fire was put out by noon, and the mayor of the town, Ingrid\nHalloran, thanked the\ncrews who came."
    assert only(text, "Ingrid Halloran").type == "person"


def test_office_with_its_body_stands_before_the_name():
    found = only("The head of the port office, Tamsin Rook, wrote a letter.", "Tamsin Rook")
    assert found.role == "head of the port office"


def test_country_takes_no_noun_along():
    assert only("A U.S. district judge ruled.", "U.S.").geonames == 6252001


def test_doubling_the_text_doubles_the_work():
    def seconds(text: str) -> float:
        begin = time.process_time()
        find_names(text)
        return time.process_time() - begin

    for piece in ("Zqa Zb fell. ", "Paris, ", "Mr. A said, ", "Ministry of ", "Al-A "):
        find_names(piece)
        short = min(seconds(piece * 250) for _ in range(3))
        long = min(seconds(piece * 2000) for _ in range(3))
        assert long < 20 * short + 0.05
