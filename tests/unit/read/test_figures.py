from decimal import Decimal

import pytest

from briefing.read.figures import find_figures


def values(text):
    return [figure.value for figure in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The firm owes $2.5bn.", 2500000000),
        ("They sold 1,234,567 tickets.", 1234567),
        ("The ship carried two and a half million bricks.", 2500000),
        ("A dozen boats were lost.", 12),
        ("Twenty-five sailors drowned.", 25),
        ("One hundred and ten thousand homes were built.", 110000),
        ("The rate is .25 percent.", Decimal("0.25")),
        ("The plant makes 40 megawatts.", 40),
    ],
)
def test_a_number_in_digits_or_words_has_its_exact_value(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, 43, lives there.",
        "A 22-year-old sailor spoke.",
        "The trial starts on May 3.",
        "It began at 10.45pm.",
        "It began in 1987.",
        "She came third in the 21st race.",
        "The B-52 and the A320 landed.",
        "Article 5 applies.",
        "They live at 14 Mill Lane.",
        "Call 555-0134.",
        "It lasted three weeks.",
        "It is one of the oldest bridges.",
    ],
)
def test_what_nobody_counts_is_no_figure(text):
    assert values(text) == []


@pytest.mark.parametrize(
    "text", ["²", "7" * 5000, "٤٢ boats", "１５ boats", "1.2.3.4", "1,2,3", "-", "", "½", "a" * 9000]
)
def test_odd_input_never_raises(text):
    assert all(figure.value is None or figure.value.is_finite() for figure in find_figures(text))
