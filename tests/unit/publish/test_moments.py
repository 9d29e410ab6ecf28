from datetime import date

import pytest

from briefing.publish.moments import parse_moment


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02-29", (2024, 2, 29), (2024, 2, 29)),
        ("2024-02-29T04:30", (2024, 2, 29), (2024, 2, 29)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2024-W10", (2024, 3, 4), (2024, 3, 10)),
        ("2024-W10-WE", (2024, 3, 9), (2024, 3, 10)),
        ("2023-WI", (2023, 12, 1), (2024, 2, 29)),
        ("2024", (2024, 1, 1), (2024, 12, 31)),
    ],
)
def test_a_date_covers_its_days(text, first, last):
    moment = parse_moment(text)
    assert (moment.first, moment.last) == (date(*first), date(*last))


@pytest.mark.parametrize("text", ["", "2024-13", "2023-02-29", "PRESENT_REF", "P3D", "2024-W60", "0000"])
def test_what_is_no_date_is_none(text):
    assert parse_moment(text) is None


def test_the_part_of_a_day_is_kept():
    assert parse_moment("2024-03-03TMO").detail == "MO"
