from marked import read_marked

from briefing.weigh.figures import weigh_figures


def differences(**texts):
    """Give the differences of marked texts; a text may begin with the day it was published."""
    readings = []
    for name, text in texts.items():
        day, _, rest = text.partition("|") if text[:2] == "20" else (None, "", text)
        readings.append(read_marked(name, rest, published=day))
    return weigh_figures(readings).differences


def test_agreement_is_no_difference():
    assert differences(one="{*9* died|figure 9 people killed}.", two="{*9* died|figure 9 people killed}.") == ()


def test_a_rounder_number_is_no_difference():
    text = "{*more than 200* hurt|figure 200 more-than people injured}."
    assert differences(one=text, two="{*249* hurt|figure 249 people injured}.") == ()


def test_two_exact_numbers_are_a_contradiction_with_the_words_of_both():
    (found,) = differences(one="{*9* people died|figure 9 people killed}.", two="{*12* died|figure 12 people killed}.")
    assert (found.kind, found.id, found.about, found.facts) == (
        "value",
        "people-killed",
        "People killed",
        ("people-killed",),
    )
    assert [(side.says, side.claims[0].quote) for side in found.sides] == [("9", "9 people died"), ("12", "12 died")]
    assert found.explanation == "Two values: 9 (a source that names no one) and 12 (a source that names no one)."


def test_a_toll_that_rises_with_the_days_is_an_update():
    (found,) = differences(
        one="2024-03-04|{*9* died|figure 9 people killed}.", two="2024-03-05|{*12* died|figure 12 people killed}."
    )
    assert found.kind == "update"
    assert "9 (a source that names no one; 4 March 2024), then 12" in found.explanation


def test_a_toll_that_shrinks_with_the_days_is_a_contradiction():
    (found,) = differences(
        one="2024-03-04|{*12* died|figure 12 people killed}.", two="2024-03-05|{*9* died|figure 9 people killed}."
    )
    assert found.kind == "value"


def test_numbers_of_long_ago_are_never_updates():
    (found,) = differences(
        one="2024-03-04|In {1990|time 1990 year} {*900* died|figure 900 people killed}.",
        two="2024-03-05|In {1990|time 1990 year} {*950* died|figure 950 people killed}.",
    )
    assert found.kind == "value"


def test_only_the_text_dates_an_answer():
    (found,) = differences(
        one="{At least *8* hurt|figure 8 at-least people injured}.",
        two="{At least *15* hurt|figure 15 at-least people injured}.",
    )
    assert found.kind == "bound"
    assert found.explanation.startswith("Two lower bounds: at least 8 (")


def test_no_explanation_judges():
    found = differences(one="{*9* died|figure 9 people killed}.", two="{*12* died|figure 12 people killed}.")
    told = " ".join(difference.explanation for difference in found)
    assert not any(word in told.lower() for word in ("verified", "confirmed", "true", "wrong", "false", "correct"))
