from briefing.publish.timeline import FILTERED_FROM, timeline
from briefing.publish.wording import wording
from tests import harbour

SAY = wording("en")


def shown(*facts):
    return timeline(harbour.edition(timeline=facts or harbour.TIMELINE), SAY)


def monday(name, start="2024-03-04", **known):
    return harbour.date(name, start, name, harbour.time_claim("times", "Monday", "weekday", "2024-03-03"), **known)


def test_days_stand_in_the_order_of_time_with_their_events_together():
    days = shown(monday("b", "2024-03-05"), monday("a"), monday("c"), monday("war", "2022-02", precision="month")).days
    assert [(day.machine, [event.text for event in day.events]) for day in days] == [
        ("2022-02", ["war"]), ("2024-03-04", ["a", "c"]), ("2024-03-05", ["b"])
    ]  # fmt: skip


def test_a_date_that_nobody_can_place_is_left_out():
    assert shown(monday("a"), monday("b", "PRESENT_REF")).days[0].events[0].text == "a"


def test_the_ways_in_which_a_date_is_known_are_told_apart():
    assert [how.basis for how in shown().days[0].events[0].how] == ["Stated", "Year worked out"]


def test_what_is_known_to_the_week_is_said_to_be_about_that_day():
    day = shown(monday("a", precision="week"), monday("b", "2024-03-09")).days[0]
    assert (day.date, day.certainty) == ("About 4 March", "known to the week")


def test_an_interval_names_both_days():
    assert shown().days[-1].date == "9 to 10 March"


def test_a_part_of_the_day_is_told():
    assert shown(monday("a", "2024-03-04TMO", precision="part-of-day")).days[0].sub == "2024, morning"


def test_few_events_need_no_filter():
    assert shown().filters == ()
    many = [monday(f"event-{number}", f"2024-03-{number + 1:02}") for number in range(FILTERED_FROM)]
    assert shown(harbour.TIMELINE[0], *many).filters == (1, 2)


def test_how_the_year_was_worked_out_is_said_once():
    assert shown().notes == (harbour.YEAR,)
