from decimal import Decimal

import pytest

from briefing.weigh.answers import Answer
from briefing.weigh.wording import joined, say_answer, say_number, say_time, say_who


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(Decimal(8), None, "at-least"), "at least 8"),
        (Answer(Decimal(9), Decimal(10), "range"), "9 to 10"),
        (Answer(None, None, "dozens"), "dozens"),
        (Answer(Decimal(1000), None, "exact"), "1,000"),
        (Answer(Decimal("6.1"), None, "about"), "about 6.1"),
    ],
)
def test_an_answer_is_said_as_its_source_bounds_it(answer, said):
    assert say_answer(answer) == said


def test_a_decimal_keeps_its_digits():
    assert say_number(Decimal("1234.50")) == "1,234.5"


def test_parts_are_joined_as_a_sentence_does():
    assert joined(["8", "15"]) == "8 and 15"
    assert joined(["1", "3", "11"], last="then") == "1, 3, then 11"
    assert joined(["8"]) == "8"


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2013-07-02", "2 July 2013"),
        ("2012-10", "October 2012"),
        ("2004", "2004"),
        ("2012-08/2012-09", "August 2012 to September 2012"),
        ("2012-W21", "2012-W21"),
    ],
)
def test_a_time_is_said_as_precisely_as_it_is_known(iso, said):
    assert say_time(iso) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mayor", "the mayor"),
        ("head of the coast guard", "the head of the coast guard"),
        ("police", "police"),
        ("organisers in Tessaly", "organisers in Tessaly"),
        ("witness", "a witness"),
        ("official in Lorn", "an official in Lorn"),
        ("Rosa Ortega", "Rosa Ortega"),
        ("von Ahlen", "von Ahlen"),
    ],
)
def test_a_speaker_is_called_as_a_sentence_does(name, said):
    assert say_who(name) == said
