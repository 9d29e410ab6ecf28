import pytest

from briefing.weigh.kinds import kin_kinds, kin_measures, kind_of, measure_class


@pytest.mark.parametrize(
    ("counted", "head", "modifiers"),
    [
        ("people", "people", set()),
        ("individuals", "people", set()),
        ("attack drones", "drones", {"attack"}),
        ("unmanned aerial vehicles", "drones", set()),
        ("houses and buildings", "buildings-homes", set()),
        ("unemployment rate", "unemployment", set()),
        ("share of the vote", "share", set()),
        ("others", None, set()),
        (None, None, set()),
    ],
)
def test_a_counted_noun_is_read_as_its_kind(counted, head, modifiers):
    kind = kind_of(counted)
    assert (kind.head, kind.modifiers) == (head, modifiers)


def test_people_can_be_children_but_children_no_soldiers():
    assert kin_kinds(kind_of("people"), kind_of("children"))
    assert not kin_kinds(kind_of("children"), kind_of("soldiers"))


def test_things_of_two_sorts_are_not_kin():
    assert kin_kinds(kind_of("drones"), kind_of("attack drones"))
    assert not kin_kinds(kind_of("ballistic missiles"), kind_of("cruise missiles"))


def test_words_for_one_happening_are_one_measure():
    assert measure_class("wounded") == measure_class("hurt") == "injured"
    assert measure_class("hospitalised") != measure_class("injured")


def test_freed_prisoners_may_be_exchanged_ones():
    assert kin_measures("released", "exchanged")
    assert not kin_measures("killed", "injured")
    assert not kin_measures("killed", None)
