"""Whole stories of several sources: facts meet, true differences are found, and none is made up."""

from tests.accuracy.stories import verdicts

FLOORS = {"meet": 0.75, "differ": 0.75}
"""The share of the facts that met and of the differences found, measured and lowered a little."""


def test_facts_of_whole_stories_meet():
    met, apart = (sum(len(getattr(verdict, name)) for verdict in verdicts()) for name in ("met", "apart"))
    assert met / (met + apart) >= FLOORS["meet"], [verdict.apart for verdict in verdicts()]


def test_differences_of_whole_stories_are_found():
    found, missed = (sum(len(getattr(verdict, name)) for verdict in verdicts()) for name in ("found", "missed"))
    assert found / (found + missed) >= FLOORS["differ"], [verdict.missed for verdict in verdicts()]


def test_no_difference_is_made_up():
    assert [verdict.false for verdict in verdicts() if verdict.false] == []
