import pytest

from briefing.mentions import Span
from briefing.weigh.surroundings import words_around


@pytest.mark.parametrize(
    ("text", "number", "around"),
    [
        ("She to lead the city of 92,000.", "92,000", "to lead the city of …"),
        ("The home side lost, before 39,814 at the Park.", "39,814", "before … at the Park"),
        (
            "“We took $240 million out of the cost of it,” he said.",
            "$240 million",
            "We took … out of the cost",
        ),
        ("In all, 40, he said.", "40", "In all, …, he said"),
        ("40.", "40", None),
    ],
)
def test_a_number_is_told_by_the_words_around_it_in_its_clause(text, number, around):
    start = text.index(number)
    assert words_around(text, Span(0, len(text)), Span(start, start + len(number))) == around
