from decimal import Decimal

import pytest

from briefing.weigh.answers import Answer, compare, exactness, group_answers, step, telling_digits, tolerance


def answer(text):
    """Read `at-least 15`, `9-10`, `dozens`, `249`."""
    bound, _, number = text.rpartition(" ")
    if number in ("dozens", "hundreds", "thousands"):
        return Answer(None, None, number)
    low, _, high = number.partition("-")
    return Answer(Decimal(low), Decimal(high) if high else None, bound or ("range" if high else "exact"))


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("15", "15", "equal"),
        ("24", "at-least 24", "equal"),
        ("about 20", "20", "equal"),
        ("dozens", "dozens", "equal"),
        ("about 250", "249", "rounding"),
        ("more-than 200", "249", "rounding"),
        ("less-than 230", "228", "rounding"),
        ("9-10", "10", "rounding"),
        ("dozens", "40", "rounding"),
        ("at-least 8", "at-least 15", "bound"),
        ("at-least 8", "15", "bound"),
        ("more-than 224000", "less-than 230000", "bound"),
        ("more-than 300", "1500", "bound"),
        ("dozens", "249", "bound"),
        ("8", "15", "contradiction"),
        ("at-least 15", "8", "contradiction"),
        ("more-than 15", "less-than 15", "equal"),
        ("more-than 15", "at-most 14", "contradiction"),
        ("about 300", "350", "contradiction"),
    ],
)
def test_two_answers_are_compared_by_what_their_words_allow(one, two, expected):
    assert compare(answer(one), answer(two)) == expected
    assert compare(answer(two), answer(one)) == expected


def test_the_step_is_the_place_of_the_last_digit_that_is_not_zero():
    assert [step(Decimal(value)) for value in ("1500", "249", "6.1")] == [Decimal(100), Decimal(1), Decimal("0.1")]


def test_zeros_at_the_end_tell_nothing():
    assert [telling_digits(value) for value in (Decimal(249), Decimal(1000), Decimal("6.1"), None)] == [3, 1, 2, 0]


def test_about_allows_a_tenth_at_most():
    assert tolerance(Decimal(300)) == Decimal(30)
    assert tolerance(Decimal(250)) == Decimal(5)


def test_rounder_ways_to_say_a_number_are_one_answer():
    groups = group_answers([answer(text) for text in ("8", "more-than 200", "249")], lambda item: item)
    assert [[item.value for item in group] for group in groups] == [[8], [200, 249]]


def test_of_equal_answers_the_exact_one_is_shown():
    assert min([answer("more-than 200"), answer("249"), answer("at-least 240")], key=exactness) == answer("249")


def test_a_printed_zero_is_exact():
    exact, rough, fine = (Answer(Decimal(value), None, "exact") for value in ("31.0", "31", "31.4"))
    assert compare(exact, fine) == "contradiction"
    assert compare(rough, fine) == "rounding"
