import pytest

from briefing.publish.map import WIDTH, Spot, locator, together
from briefing.publish.outlines import Box, area, clip, countries, holds, rings_within
from briefing.publish.places import where
from briefing.publish.wording import wording
from tests import harbour

SAY = wording("en")
VANNES = Spot("Vannes", -2.76, 47.66, "FR", 5)
QUIBERON = Spot("Quiberon", -3.12, 47.48, "FR", 1)
BREST = Spot("Brest", -4.49, 48.39, "FR", 1)
TOKYO = Spot("Tokyo", 139.69, 35.68, "JP", 2)


def country(code):
    return next(one for one in countries() if one.code == code)


def test_one_place_is_no_map():
    assert locator([VANNES], SAY) is None
    assert locator([], SAY) is None
    assert locator([VANNES, TOKYO], SAY) is None


def test_a_place_far_away_is_left_off_and_named():
    assert [spot.name for spot in together([VANNES, TOKYO, QUIBERON])] == ["Vannes", "Quiberon"]
    assert locator([VANNES, TOKYO, QUIBERON], SAY).left_off == ("Tokyo",)


def test_a_place_named_once_is_left_off_sooner():
    once, often = (Spot("Lyon", 4.84, 45.76, "FR", weight) for weight in (1, 2))
    far, farther = Spot("Turin", 14.0, 45.07, "IT", 1), Spot("Turin", 14.0, 45.07, "IT", 2)
    assert far not in together([VANNES, once, far])
    assert farther in together([VANNES, often, farther])


def test_a_quarter_of_a_town_that_is_shown_has_a_dot_and_no_name_of_its_own():
    quarter = Spot("Vannes harbour", -2.761, 47.655, "FR", 1)
    named = {dot.name: dot.anchor for dot in locator([VANNES, quarter, BREST], SAY).dots}
    assert (named["Vannes harbour"], bool(named["Vannes"])) == ("", True)


def test_every_dot_lies_on_the_map_and_north_is_up():
    drawn = locator([VANNES, QUIBERON, BREST], SAY)
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= drawn.height for dot in drawn.dots)
    places = {dot.name: dot for dot in drawn.dots}
    assert places["Brest"].y < places["Vannes"].y < places["Quiberon"].y
    assert places["Brest"].x < places["Quiberon"].x < places["Vannes"].x


def test_the_most_named_place_and_its_country_stand_out():
    drawn = locator([QUIBERON, VANNES, BREST], SAY)
    assert [dot.name for dot in drawn.dots if dot.focus] == ["Vannes"]
    assert sum(land.focus for land in drawn.lands) == 1


def test_places_on_both_sides_of_the_180th_meridian_lie_together():
    drawn = locator([Spot("Suva", 178.44, -18.14, "FJ", 2), Spot("Apia", -171.76, -13.83, "WS", 1)], SAY)
    suva, apia = sorted(drawn.dots, key=lambda dot: dot.x)
    assert (suva.name, apia.name) == ("Suva", "Apia")


def test_many_places_in_one_spot_do_not_write_over_one_another():
    spots = [Spot(f"Village {number}", 5 + number % 4 / 50, 50 + number // 4 / 50, "BE", 1) for number in range(12)]
    drawn = locator(spots, SAY)
    assert len(drawn.dots) == 12
    assert any(not dot.anchor for dot in drawn.dots)


@pytest.mark.parametrize(("place", "code"), [((34.1, 44.95), "UA"), ((30.52, 50.45), "UA"), ((37.62, 55.75), "RU")])
def test_borders_are_those_that_the_united_nations_recognise(place, code):
    assert [one.code for one in countries() if any(holds(ring, place) for ring in one.rings)] == [code]


def test_an_outline_is_cut_to_the_box():
    box = Box(-5, 46, 0, 49)
    cut = rings_within(country("FR"), box)
    assert cut
    assert all(box.west <= x <= box.east and box.south <= y <= box.north for ring in cut for x, y in ring)


def test_a_box_within_a_country_is_all_land():
    box = Box(1, 46, 3, 48)
    assert area(rings_within(country("FR"), box)[0]) == pytest.approx(4)


def test_a_ring_beyond_the_box_leaves_nothing():
    assert clip([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)], Box(5, 5, 6, 6)) == []


def test_countries_are_listed_and_places_of_which_nothing_is_known_are_not_dropped():
    found = where(harbour.edition(), SAY)
    assert [group.names for group in found.placed] == [("Vannes",), ("Quiberon",)]
    assert [group.names for group in found.countries] == [("France",)]
    assert [group.names for group in found.unplaced] == [("the Narrows",)]


def test_fewer_than_two_places_are_no_part():
    names = harbour.NAMES.model_copy(update={"places": harbour.NAMES.places[1:]})
    assert where(harbour.edition(names=names), SAY) is None
