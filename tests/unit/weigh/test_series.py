from marked import read_marked

from briefing.weigh.figures import weigh_figures


def fact(**texts):
    """Give the only fact of marked texts, each published on the day that its name tells: `d04`."""
    readings = [
        read_marked(f"{day}-{number}", text, published=f"2024-03-{day[1:3]}")
        for number, (day, text) in enumerate(texts.items())
    ]
    (found,) = weigh_figures(readings).facts
    return found


DIED = "The storm has {{killed *{0}* people|figure {0} people killed}}"
MAYOR, POLICE = ", {the mayor said|says mayor}.", ", {the police said|says police}."


def test_the_latest_that_a_known_origin_gives_leads_a_series():
    found = fact(d04=DIED.format(8) + MAYOR, d04b=DIED.format(8) + POLICE, d06=DIED.format(15) + MAYOR)
    assert found.headline.value == 15
    assert found.headline.rule == "the latest that a named speaker gives of a number that changes with the day"


def test_a_later_number_that_nobody_known_gives_does_not_lead():
    found = fact(d04=DIED.format(8) + MAYOR, d06=DIED.format(15) + ".")
    assert (found.headline.value, found.headline.rule) == (8, "given by a named speaker")


def test_where_no_origin_is_known_the_latest_leads():
    found = fact(d04=DIED.format(8) + ".", d06=DIED.format(15) + ".")
    assert (found.headline.value, found.headline.rule) == (15, "the latest of a number that changes with the day")


def test_answers_of_one_day_are_no_series():
    found = fact(d04=DIED.format(8) + MAYOR, d04b=DIED.format(8) + POLICE, d04c=DIED.format(15) + ".")
    assert (found.headline.value, found.headline.rule) == (8, "the most known origins")


def test_how_many_were_on_board_is_no_count_that_goes_on():
    aboard = "The ferry had {{*{0}* people|figure {0} people on-board}}"
    found = fact(d04=aboard.format(462) + MAYOR, d06=aboard.format(475) + POLICE)
    assert found.headline.rule != "the latest that a named speaker gives of a number that changes with the day"
