from datetime import date
from decimal import Decimal

import pytest

from briefing.read.time_values import counted_from, duration_value, easter, holiday, nth_weekday, season_of, week_value


@pytest.mark.parametrize("day", [date(2019, 4, 21), date(2024, 3, 31), date(2025, 4, 20), date(2038, 4, 25)])
def test_easter_is_the_sunday_of_the_computus(day: date):
    assert easter(day.year) == day


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("12-25", date(2024, 12, 25)),
        ("11-4-4", date(2024, 11, 28)),
        ("05-last-1", date(2024, 5, 27)),
        ("easter-2", date(2024, 3, 29)),
        ("election", date(2024, 11, 5)),
    ],
)
def test_a_holiday_has_its_day_by_rule(rule: str, day: date):
    assert holiday(rule, 2024) == day


def test_the_last_weekday_of_a_month_may_be_its_last_day():
    assert nth_weekday(2024, 9, -1, 1) == date(2024, 9, 30)


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (Decimal(3), "D", "P3D"),
        (Decimal("2.5"), "Y", "P2Y6M"),
        (Decimal("0.5"), "TH", "PT30M"),
        (Decimal(2), "E", "P20Y"),
        (None, "W", "PXW"),
        (Decimal(40), "TM", "PT40M"),
    ],
)
def test_a_length_of_time_has_a_value(count: Decimal | None, unit: str, value: str):
    assert duration_value(count, unit) == value


def test_days_are_counted_to_a_day_and_months_to_a_month():
    day = date(2024, 3, 31)
    assert counted_from(day, -1, "D") == ("2024-03-30", "2024-03-30", "day")
    assert counted_from(day, -1, "M") == ("2024-02", "2024-02", "month")


def test_counting_beyond_the_calendar_gives_nothing():
    assert counted_from(date(2024, 3, 31), -10_000, "Y") is None
    assert counted_from(date(9999, 12, 31), 1, "D") is None


def test_a_week_at_the_turn_of_the_year_belongs_to_the_iso_year():
    assert week_value(date(2024, 12, 30)) == "2025-W01"


def test_a_winter_is_named_by_the_year_it_begins_in():
    assert season_of(date(2025, 1, 10)) == (2024, "WI")
