from decimal import Decimal

import pytest

from briefing.model import Relation
from briefing.publish.figures import SHOWN_SMALL, key_figures
from briefing.publish.wording import wording
from tests import harbour

SAY = wording("en")


def shown(**changed):
    return key_figures(harbour.edition(**changed), SAY)


def sum_of(*names, total):
    return Relation(
        id="sum", kind="sum", facts=names, terms=(270, 120), total=total, holds=True, explanation="it adds up"
    )  # fmt: skip


def test_the_figure_of_the_head_is_not_shown_twice():
    figures = shown()
    assert "fact-people-injured" not in [one.anchor for one in (*figures.wide, *figures.agreed, *figures.singles)]


def test_a_part_and_its_whole_are_drawn_as_squares():
    story = shown().stories[0]
    assert [(str(pair.part.value), str(pair.whole.value)) for pair in story.pairs] == [("31", "40")]
    assert story.pairs[0].units


def test_a_whole_of_too_many_pieces_is_a_bar():
    boats = [harbour.FIGURES[0], *harbour.FIGURES[3:]]
    many = harbour.figure("boats", "Boats", 2, harbour.claim("gazette", "40 boats", "40", 4000))
    part = harbour.figure("boats-sunk", "Boats sunk", 3, harbour.claim("gazette", "31 of the boats", "31", 31))
    whole = harbour.RELATIONS[0].model_copy(update={"total": Decimal(4000)})
    pair = shown(figures=(*boats, many, part), relations=(whole,)).stories[0].pairs[0]
    assert pair.units is None
    assert pair.bars.whole_text == "4,000"


def test_a_figure_for_each_side_is_drawn_for_both():
    story = shown().stories[1]
    assert story.sums == ("2 × 200 = 400",)
    assert [part.label for part in story.bars.bars[0].parts] == ["One side", "The other side"]


def test_terms_are_stacked_to_their_sum_for_each_side():
    figures = (
        harbour.INJURED,
        harbour.figure("all", "Freed, each side", 2, harbour.claim("times", "200 homes", "200", 390), per="each side"),
        harbour.figure("a", "Soldiers", 3, harbour.claim("times", "200 homes", "200", 270), counted="soldiers"),
        harbour.figure("b", "Civilians", 4, harbour.claim("times", "400 homes", "400", 120), counted="civilians"),
    )
    story = shown(figures=figures, relations=(sum_of("a", "b", "all", total=390),)).stories[0]
    assert [bar.label for bar in story.bars.bars] == ["One side", "The other side"]
    assert [part.number for part in story.bars.bars[0].parts] == ["270", "120"]
    assert story.sums == ("270 + 120 = 390",)


def test_a_sum_that_does_not_hold_is_not_drawn():
    false = [one.model_copy(update={"holds": False}) for one in harbour.RELATIONS]
    assert shown(relations=tuple(false)).stories == ()


def test_a_relation_to_a_figure_that_is_not_shown_draws_nothing():
    kept = tuple(one for one in harbour.FIGURES if one.id != "boats")
    assert [story.anchor for story in shown(figures=kept).stories] == ["story-homes-lost"]


def test_no_figures_are_no_part():
    figures = shown(figures=(), relations=(), differences=())
    assert (figures.stories, figures.wide, figures.agreed, figures.singles) == ((), (), (), ())


def test_a_bound_of_the_same_number_is_another_value_but_no_difference():
    claims = (
        harbour.claim("gazette", "40 boats", "40", 40),
        harbour.claim("times", "400 homes", "400", 40, "about"),
        harbour.claim("wire", "at least 15 people", "15", 41),
    )
    figure = harbour.figure("boats", "Boats", 2, *claims, status="differs")
    (card,) = shown(figures=(harbour.INJURED, figure), relations=()).wide
    assert [(other.value, other.differs) for other in card.others] == [("41", True), ("about 40", False)]


@pytest.mark.parametrize("count", [3, SHOWN_SMALL + 4])
def test_what_is_too_much_folds_away(count):
    claim = harbour.claim("gazette", "40 boats", "40", 40)
    many = [harbour.figure(f"boats-{number}", "Boats", 10 + number, claim) for number in range(count)]
    figures = shown(figures=(harbour.INJURED, *many), relations=())
    assert len(figures.singles) == min(count, SHOWN_SMALL)
    assert len(figures.singles) + len(figures.more_singles) == count


def test_a_single_figure_says_who_says_so():
    figures = shown(relations=())
    assert {one.anchor: one.basis for one in figures.singles}["fact-boats-sunk"] == "in a passage citing harbour master"


def test_the_citation_names_figure_page_and_day():
    assert shown().stories[0].cards[0].citation == "Boats in the harbour: 40. In: Storm at Vannes, as of 4 March 2024."
