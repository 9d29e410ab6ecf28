import pytest

from briefing.mentions import Span
from briefing.weigh.clauses import clause_at, looks_ahead, narrow


def place(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam failed on Friday, and the mill burned.", "The dam failed on Friday"),
        ("It began on Monday and is set to end on Friday.", "and is set to end on Friday."),
        ("The 1,000 workers left on Friday — an hour late.", "The 1,000 workers left on Friday"),
        ("“It failed on Friday,” the mayor said.", "“It failed on Friday"),
        ("The mill, though, burned on Friday.", "The mill, though, burned on Friday."),
    ],
)
def test_a_clause_ends_at_a_pause_or_a_coordinated_verb(text, expected):
    assert clause_at(text, Span(0, len(text)), place(text, "Friday")).of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was quiet since the dam failed on Friday", "the dam failed on Friday"),
        ("The dam failed on Friday as the rain grew worse", "The dam failed on Friday"),
        ("People were hurt by the flood, which came on Friday", "the flood, which came on Friday"),
        ("He wants to replace Rosa Ortega, who resigned on Friday", "Rosa Ortega, who resigned on Friday"),
        ("As of Friday the dam held", "As of Friday the dam held"),
    ],
)
def test_a_date_belongs_to_its_own_clause(text, expected):
    assert narrow(text, Span(0, len(text)), place(text, "Friday")).of(text) == expected


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("The council will vote on Friday", True),
        ("Claims are due by Friday", True),
        ("The dam was hit by rain on Friday", False),
        ("The council voted on Friday", False),
    ],
)
def test_what_is_still_to_come_is_told_by_its_words(text, ahead):
    assert looks_ahead(text, Span(0, len(text)), place(text, "Friday")) is ahead
