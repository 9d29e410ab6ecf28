import sys
from decimal import Decimal
from itertools import pairwise

import pytest

from briefing.read.figures import find_figures
from briefing.read.sentences import split_sentences


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


@pytest.mark.parametrize(
    "text",
    [
        "The crew has 12 at least",
        "The crew has 12 from each",
        "The crew has 12 or",
        "They paid $",
        "They paid 2 € ½ in all.",
        "The rate is plus or minus 3",
        "One of",
        "half a",
        "a quarter of a",
        "between 3 and",
        "1,000-for-",
    ],
)
def test_a_sentence_may_break_off_anywhere(text):
    assert all(0 <= figure.phrase.start < figure.phrase.end <= len(text) for figure in find_figures(text))


TEXT = (
    "Some 400 of the 1,250 dock workers went on strike on Monday, the union said. "
    "At least 12 cranes and nearly 30 lorries stood still; losses reached $2.5m a day, or 14 percent of turnover.\n\n"
    "Two guards were taken to hospital, three more suffered bruises and dozens of passengers were stranded."
)


def test_spans_are_in_order_and_do_not_overlap():
    figures = find_figures(TEXT)
    assert len(figures) == 9
    assert all(one.span.end <= two.span.start for one, two in pairwise(figures))


def test_the_phrase_holds_the_number_and_stays_in_its_sentence():
    sentences = split_sentences(TEXT)
    for figure in find_figures(TEXT):
        assert figure.phrase.contains(figure.span)
        assert any(sentence.contains(figure.phrase) for sentence in sentences)


def test_the_counted_noun_is_printed_at_its_span():
    for figure in find_figures(TEXT):
        assert (figure.counted is None) == (figure.counted_span is None)
        assert figure.counted_span is None or figure.counted_span.of(TEXT) == figure.counted


def test_only_a_vague_count_has_no_value():
    for figure in find_figures(TEXT):
        assert (figure.value is None) == (figure.bound in ("dozens", "hundreds", "thousands"))


@pytest.mark.parametrize("piece", ["1-", "half a ", "one ", "5 to ", "5% ", "5 of the ", "A 5 ", "5 people and ", "$"])
def test_twice_the_text_takes_about_twice_the_steps(piece):
    """Count calls, not seconds: they are the same on every machine."""

    def steps(text):
        count = 0

        def step(*_):
            nonlocal count
            count += 1

        sys.setprofile(step)
        try:
            find_figures(text)
        finally:
            sys.setprofile(None)
        return count

    find_figures(piece * 10)
    assert steps(piece * 200) <= 2.5 * steps(piece * 100) + 100
