from datetime import date, timedelta

from briefing.publish.axis import MOST_LANES, MOST_PIECES, Happening, time_axis
from briefing.publish.wording import wording

SAY = wording("en")
START = date(2024, 3, 1)


def event(day, last=None, *, loose=False, start=START):
    first = start + timedelta(days=day)
    return Happening(f"date-{day}", f"event {day}", first, first if last is None else start + timedelta(last), loose, 1)


def test_one_day_is_no_axis():
    assert time_axis([event(0), event(0)], SAY) is None


def test_a_day_is_a_point_an_interval_a_span_and_a_month_has_fuzzy_edges():
    axis = time_axis([event(0), event(1, 3), event(4, 30, loose=True)], SAY)
    assert axis.forms == ("point", "span", "fuzzy")
    assert {mark.form for mark in axis.marks} == set(axis.forms)


def test_events_of_one_day_lie_above_one_another():
    axis = time_axis([event(0), event(0), event(5)], SAY)
    assert len({(mark.x, mark.y) for mark in axis.marks}) == 3


def test_a_long_silence_breaks_the_line():
    axis = time_axis([event(0), event(3), event(900)], SAY)
    assert len(axis.pieces) == 2
    assert axis.pieces[0].end < axis.pieces[1].x


def test_the_pieces_stay_few_and_within_the_width():
    axis = time_axis([event(day) for day in range(0, 3000, 60)], SAY)
    assert len(axis.pieces) <= MOST_PIECES
    assert all(0 <= piece.x < piece.end <= 100 for piece in axis.pieces)


def test_eighty_events_keep_within_the_lanes_and_the_width():
    axis = time_axis([event(day % 20, day % 20 + day % 3) for day in range(80)], SAY)
    assert len({mark.y for mark in axis.marks}) <= MOST_LANES
    assert all(0 <= mark.x <= 100 for mark in axis.marks)


def test_days_without_a_dated_event_have_no_numbers():
    axis = time_axis([event(0, 30, loose=True), event(400), event(402)], SAY)
    first = axis.pieces[0]
    assert not [tick for tick in axis.ticks if tick.row == 0 and tick.x < first.end]


def test_the_title_tells_every_event():
    assert "3 Mar 2024: event 2" in time_axis([event(0), event(2)], SAY).title
