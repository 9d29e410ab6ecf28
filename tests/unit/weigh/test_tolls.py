import pytest
from marked import read_marked

from briefing.weigh.figures import weigh_figures

LEAD = "A slide hit {Ogun|place} on {Monday|time 2024-03-04}. "


def facts(*texts):
    """Give the numbers of each fact that the marked texts come to."""
    readings = [read_marked(f"source-{index}", text, reference="2024-03-05") for index, text in enumerate(texts)]
    return sorted(sorted(str(claim.quote) for claim in fact.claims) for fact in weigh_figures(readings).facts)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "It {swept *nine* hikers|figure 9 hikers swept} to their deaths.",
            "{*Ten* hikers died|figure 10 hikers killed}.",
        ),
        ("{*14* people|figure 14 people confirmed-as-injured}.", "{*55* were hurt|figure 55 people injured}."),
        ("A bus carrying {*40* people|figure 40 people} fell.", "It had {*43* people|figure 43 people} on board."),
        ("The ship sank with {*459*|figure 459} on board.", "It had {*462* people|figure 462 people} on board."),
        (
            "{*12* were hurt|figure 12 people injured}, one of whom, a guard, was taken to {Sion|place}.",
            "{*11* were hurt|figure 11 people injured}.",
        ),
    ],
)
def test_tolls_told_in_other_words_are_one_count(one, two):
    assert len(facts(LEAD + one, LEAD + two)) == 1


def test_whom_a_text_opens_with_is_who_was_struck():
    one = "{*Nine* nurses died|figure 9 nurses killed} on {Monday|time 2024-03-04}."
    two = "{*Ten* people died|figure 10 people killed} on {Monday|time 2024-03-04}."
    assert facts(one, two) == [["Nine", "Ten"]]
    assert facts(one.replace("nurses", "soldiers"), two) == [["Nine"], ["Ten"]]
    parts = "{*Nine* nurses|figure 9 nurses killed} and {*two* guards died|figure 2 guards killed}."
    assert ["Nine"] in facts(parts, two)


def test_two_rises_in_percent_differ_only_where_one_noun_is_printed():
    rose = "{Revenue rose *30* percent|figure 30 revenue rose unit=%}."
    sales = "{Sales rose *46* percent|figure 46 sales rose unit=%}."
    less = "{Revenue rose *29* percent|figure 29 revenue rose unit=%}."
    assert len(facts(LEAD + rose, LEAD + sales)) == 2
    assert len(facts(LEAD + rose, LEAD + less)) == 1


def test_a_poll_is_no_result():
    won = "{Turnout was *41* percent|figure 41 turnout unit=%}."
    poll = "{Turnout was *36* percent|figure 36 turnout unit=%}, {an opinion poll said|says opinion poll}."
    assert facts(LEAD + won, LEAD + poll) == [["36"], ["41"]]
    assert facts(LEAD + won, LEAD + poll.replace("says opinion poll", "says commission")) == [["36", "41"]]
