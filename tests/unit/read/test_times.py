from datetime import date
from itertools import pairwise

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


def test_an_explicit_date_needs_no_reference_day():
    time = only("It began in February 2022.", None)
    assert (time.value, time.start, time.precision, time.basis) == ("2022-02", "2022-02", "month", "explicit")


def test_a_disagreeing_weekday_keeps_the_date_and_says_both_readings():
    time = only("The dam broke on Friday (May 24).")
    assert time.start == "2025-05-24"
    assert time.note is not None
    assert "Saturday" in time.note
    assert "Friday 23 May 2025" in time.note


def test_a_weekday_picks_the_year_in_which_it_fits():
    assert only("It is set for Monday, December 29.", date(2026, 1, 2)).value == "2025-12-29"


def test_the_weekday_of_the_reference_day_is_that_day():
    assert values("It fell on Saturday. They will vote Saturday.") == ["2025-05-24", "2025-05-24"]


def test_a_weekday_in_the_past_tense_lies_behind_and_one_in_the_future_ahead():
    assert values("They met Monday. They will meet Monday.") == ["2025-05-19", "2025-05-26"]


def test_a_note_says_how_a_weekday_was_worked_out():
    assert only("They met Monday.").note == "The Monday before Saturday 24 May 2025."


def test_overnight_is_two_days():
    time = only("The storm raged overnight.")
    assert (time.start, time.end, time.precision) == ("2025-05-23", "2025-05-24", "part-of-day")


def test_the_weekend_is_saturday_and_sunday():
    time = only("The fair goes on through the weekend.")
    assert (time.start, time.end) == ("2025-05-24", "2025-05-25")


@pytest.mark.parametrize("words", ["Saturday morning", "early hours of Saturday morning", "Saturday night"])
def test_a_part_of_a_day_is_a_time_at_that_day(words: str):
    time = only(f"It broke in the {words}.")
    assert (time.type, time.start, time.precision) == ("TIME", "2025-05-24", "part-of-day")


def test_a_week_that_has_passed_is_no_more_precise_than_a_week():
    time = only("One week has passed since the talks.")
    assert (time.start, time.precision, time.approximate) == ("2025-05-17", "week", True)


def test_over_the_last_week_is_a_length_and_has_no_day():
    time = only("Over the last week it rained.")
    assert (time.value, time.type, time.start) == ("P1W", "DURATION", None)


def test_a_year_ago_is_a_year_unless_a_quarter_is_compared():
    assert only("A year ago the mill stood still.").value == "2024"
    assert values("First-quarter sales rose; a year ago they fell.") == ["2025-Q1", "2024-Q1"]


def test_later_is_counted_from_the_day_just_named():
    assert values("It fell on May 3. Three days later it rose.") == ["2025-05-03", "2025-05-06"]


def test_that_day_stays_open_where_no_day_was_named():
    assert only("That day it rained.").start is None


def test_an_interval_is_one_expression():
    (time,) = find_times("It runs from Monday to Thursday.", reference=date(2025, 5, 21), whole=True)
    assert (time.start, time.end) == ("2025-05-19", "2025-05-22")
    assert (time.span.start, time.value) == (8, "2025-05-19/2025-05-22")


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It runs from Monday to Thursday.", ["2025-05-19", "2025-05-22"]),
        ("Sales fell between 2019 and 2022.", ["2019", "2022"]),
        ("Shops shut from Monday to Friday, as in May 2019.", ["2025-05-19", "2025-05-23", "2019-05"]),
    ],
)
def test_the_ends_of_an_interval_are_two_expressions_of_which_the_first_knows_the_last(text, ends):
    first, last, *_ = found = find_times(text, reference=date(2025, 5, 21))
    assert [time.value for time in found] == ends
    assert (first.end, last.start, last.end) == (last.start, ends[1], None)


def test_a_vote_moved_from_a_day_to_another_is_no_interval():
    assert len(find_times("The vote was moved from Friday to Monday.", reference=SATURDAY)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "An overnight train left the rails.",
        "The overnight lending rate was kept.",
        "It is high noon for the cabinet.",
        "Thieves took her blue 1987 Peugeot.",
        "It is not for today's young people.",
        "They are the leaders of tomorrow.",
        "The nurse was soon freed, and it soon became known.",
        "Guards watch it 24 hours a day, seven days a week.",
        "Two men were seen there in the days before the theft.",
        "It is a matter of weeks.",
        "In the third quarter of the match it rained.",
        "The Six-Day War was short.",
    ],
)
def test_what_tells_no_time_of_the_story_is_left(text):
    assert find_times(text, reference=SATURDAY) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was struck overnight by a train.", ["2025-05-24TNI"]),
        ("In 2015 Volkswagen sold it.", ["2015"]),
        ("The rules of today's vote were read.", ["2025-05-24"]),
        ("He may soon be freed.", ["FUTURE_REF"]),
        ("The mine was shut for weeks.", ["PXW"]),
        ("The post-1959 reforms failed.", ["1959"]),
        ("Sales fell below 2005 levels.", ["2005"]),
        ("It was seen in the early morning hours of Friday.", ["2025-05-23TMO"]),
        ("It burned in the overnight hours.", ["2025-05-24TNI"]),
        ("Profits fell in the first and second quarters of 2022.", ["2022-Q1", "2022-Q2"]),
        ("Sales rose in the third and the fourth quarter of last year.", ["2024-Q3", "2024-Q4"]),
        ("It opened in Q4 of last year.", ["2024-Q4"]),
        ("It closed in H1 2022.", ["2022-H1"]),
        ("It rained on the 12th of this month.", ["2025-05-12"]),
        ("Built in May 2022, it burned on the 20th of the month.", ["2022-05", "2022-05-20"]),
        ("It fell shortly after 4 o'clock on Monday morning.", ["2025-05-19T04:00"]),
        ("The fair is usually held in March.", ["XXXX-03"]),
        ("Sales are usually best in the fourth quarter.", ["XXXX-Q4"]),
        ("Sales will fall in the quarter ending June 30.", ["2025-Q2", "2025-06-30"]),
        ("Sales rose in the quarter ended Dec. 31, 2022.", ["2022-Q4", "2022-12-31"]),
        ("It was the third fire in as many weeks.", []),
    ],
)
def test_what_tells_a_time_is_not_left_with_it(text, expected):
    assert values(text) == expected


def test_what_has_happened_on_a_weekday_is_over_though_something_is_before_it():
    assert values("He had resigned before Monday's attack.") == ["2025-05-19"]
    assert values("He resigned before Monday's vote.") == ["2025-05-26"]
    assert values("She was asked of much, including Monday's tweets.") == ["2025-05-19"]


@pytest.mark.parametrize(
    ("clause", "day"),
    [
        ("The storm will hit", "2025-05-26"),
        ("The bank may also cut rates", "2025-05-26"),
        ("The minister won't quit", "2025-05-26"),
        ("The firm plans to lay off staff", "2025-05-26"),
        ("The storm hit", "2025-05-19"),
        ("She may have left", "2025-05-19"),
        ("The fire forced hundreds to quit their homes", "2025-05-19"),
    ],
)
def test_a_verb_that_can_be_past_is_none_behind_will_and_to(clause, day):
    assert values(f"{clause} on Monday.") == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The toll rose to 40 by Monday.", "2025-05-19"),
        ("Crews contained half of the fire by Monday.", "2025-05-19"),
        ("The city ordered its closure by Monday.", "2025-05-26"),
        ("He has to leave by Monday.", "2025-05-26"),
        ("It was to be done by Monday.", "2025-05-26"),
        ("The suspect is being held since Monday.", "2025-05-19"),
        ("A vigil is being held on Monday.", "2025-05-26"),
        ("He said the talks on Monday would fail.", "2025-05-26"),
        ("The man killed on Monday would have turned 40.", "2025-05-19"),
        ("Schools will remain closed through Monday.", "2025-05-26"),
        ("The firm reports its results on Monday.", "2025-05-26"),
        ("Monday's deadline has passed.", "2025-05-19"),
        ("Rain is forecast for Monday.", "2025-05-26"),
    ],
)
def test_a_weekday_is_ahead_or_over_by_what_its_clause_tells(text, day):
    assert values(text) == [day]


def test_that_summer_is_of_the_year_just_named():
    assert values("It began in March 2020. By that summer it had ended.") == ["2020-03", "2020-SU"]


def test_what_is_planned_lies_ahead():
    assert values("They had spoken of the planned visit of the minister in June.") == ["2025-06"]
    assert values("Lind and the old minister Anna Berg meet separately on Monday.") == ["2025-05-26"]


def test_listed_months_take_the_year_of_the_last():
    assert values("It rained in June and July 2021.") == ["2021-06", "2021-07"]


def test_an_hour_takes_the_day_beside_it():
    assert only("It opened at 7:15pm on Friday.").start == "2025-05-23T19:15"


def test_two_readings_of_a_slashed_date_are_not_guessed_between():
    assert find_times("Seen 03/04/2025.", reference=SATURDAY) == ()


@pytest.mark.parametrize(
    "text",
    [
        "a 45-year-old man",
        "She is 30 years old",
        "2,000 people",
        "1990 tickets were sold",
        "on page 1984",
        "$2010 was paid",
        "The Sunday Times",
        "Black Friday",
        "May it please you",
        "They march on",
        "a quarter of them",
        "a second chance",
    ],
)
def test_what_names_no_time_is_left_alone(text: str):
    assert find_times(text, reference=SATURDAY) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "((((",
        "May May May",
        "1 1 1 1",
        "the the the",
        "31 February",
        "9" * 5000,
        "²²²² days",
        "٣ May",
        "3,000 years later, 999 years earlier",
        "Saturday (May 24",
        "25:61 p.m. GMT",
        "year 0, 1/0 years",
    ],
)
@pytest.mark.parametrize("reference", [None, SATURDAY, date.min, date.max])
def test_no_text_raises(text: str, reference: date | None):
    found = find_times(text, reference=reference)
    assert all(time.span.end <= len(text) for time in found)


def test_expressions_come_in_order_and_apart():
    text = (
        "On May 3, two days after Monday, in the last week of 2020, the summer of 2019 and early next year it rained."
    )
    found = find_times(text, reference=SATURDAY)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
