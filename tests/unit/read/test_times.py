from datetime import date

import pytest

from briefing.mentions import Time
from briefing.read.times import find_times

SATURDAY = date(2025, 5, 24)


def only(text: str, reference: date | None = SATURDAY) -> Time:
    (found,) = find_times(text, reference=reference)
    return found


def values(text: str, reference: date | None = SATURDAY) -> list[str]:
    return [time.value for time in find_times(text, reference=reference)]


def test_a_weekday_with_its_date_is_one_expression_with_a_checksum():
    time = only("The dam broke on Saturday (May 24).")
    assert (time.value, time.weekday, time.basis) == ("2025-05-24", 6, "year-inferred")


def test_without_a_reference_day_a_date_without_year_keeps_its_weekday_and_no_start():
    time = only("The dam broke on Saturday (May 24).", None)
    assert (time.value, time.weekday, time.start) == ("XXXX-05-24", 6, None)


def test_without_a_reference_day_a_bare_weekday_has_no_day():
    time = only("It began on Friday.", None)
    assert (time.value, time.weekday, time.start) == ("XXXX-WXX-5", 5, None)


def test_overnight_is_two_days():
    time = only("The storm raged overnight.")
    assert (time.start, time.end) == ("2025-05-23", "2025-05-24")


def test_a_week_that_has_passed_is_no_more_precise_than_a_week():
    time = only("One week has passed since the talks.")
    assert (time.start, time.precision, time.approximate) == ("2025-05-17", "week", True)


@pytest.mark.parametrize(
    "text", ["", " ", "((((", "May May May", "1 1 1 1", "the the the", "31 February", "9" * 5000, "²²²² days"]
)
def test_no_text_raises(text: str):
    find_times(text, reference=SATURDAY)
    find_times(text)
