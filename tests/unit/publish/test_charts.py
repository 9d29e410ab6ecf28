from decimal import Decimal

from briefing.publish.charts import LARGEST_UNITS, LEFT, RIGHT, Reading, dot_plot, stacked_bars, unit_squares
from briefing.publish.wording import wording

SAY = wording("en")


def reading(value, bound="exact", upper=None, order=1):
    number = None if value is None else Decimal(value)
    return Reading(
        f"Source {order}", order, number, None if upper is None else Decimal(upper), bound, str(value), differs=False
    )


def test_one_value_everywhere_is_no_plot():
    assert dot_plot([reading(15), reading(15, order=2)], "t", SAY) is None


def test_the_lowest_value_stands_first_and_what_has_no_number_last():
    plot = dot_plot([reading(None, "dozens", order=3), reading(15), reading(8, order=2)], "t", SAY)
    assert [row.text for row in plot.rows] == ["8", "15", "None"]
    assert plot.rows[-1].x is None


def test_a_dot_lies_where_its_value_is_on_the_scale():
    plot = dot_plot([reading(0), reading(10, order=2)], "t", SAY)
    assert [row.x for row in plot.rows] == [LEFT, RIGHT]
    assert [tick.text for tick in plot.ticks] == ["0", "2", "4", "6", "8", "10"]


def test_a_lower_bound_runs_on_to_the_right_and_has_room_to():
    plot = dot_plot([reading(8, "at-least"), reading(15, "at-least", order=2)], "t", SAY)
    assert {row.open for row in plot.rows} == {"right"}
    assert plot.rows[-1].x < RIGHT < plot.rows[-1].line[1]


def test_an_upper_bound_runs_to_the_left_and_a_range_between_its_ends():
    plot = dot_plot([reading(5, "at-most"), reading(6, "range", 9, order=2)], "t", SAY)
    assert (plot.rows[0].open, plot.rows[0].line[0]) == ("left", LEFT)
    assert plot.rows[1].line[0] < plot.rows[1].line[1]


def test_the_scale_holds_for_large_small_and_negative_values():
    for low, high in (("0.02", "0.9"), ("1", "7000000"), ("-12", "40")):
        plot = dot_plot([reading(low), reading(high, order=2)], "t", SAY)
        assert 3 <= len(plot.ticks) <= 8
        assert all(LEFT <= row.x <= RIGHT for row in plot.rows)


def test_the_part_fills_its_squares():
    units = unit_squares(Decimal(60), Decimal(31), "t")
    assert (units.width, units.height) == (275, 33)
    assert units.part == "M0 0H275V11H66V22H0Z"
    assert unit_squares(Decimal(14), Decimal(0), "t").part == ""


def test_too_many_pieces_or_half_pieces_are_no_squares():
    assert unit_squares(Decimal(LARGEST_UNITS + 1), Decimal(1), "t") is None
    assert unit_squares(Decimal("14.5"), Decimal(1), "t") is None
    assert unit_squares(Decimal(14), Decimal(15), "t") is None


def test_parts_lie_end_to_end_on_the_whole():
    bars = stacked_bars(
        [(Decimal(270), "270", "a"), (Decimal(130), "130", "b")], ["x", "y"],
        whole=(Decimal(1000), "1,000"), total="400", title="t",
    )  # fmt: skip
    assert [(part.x, part.width) for part in bars.bars[1].parts] == [(0, 27), (27, 13)]
    assert (bars.sum_width, bars.whole_text) == (40, "1,000")


def test_nothing_to_stack_is_no_bar():
    assert stacked_bars([(Decimal(0), "0", "a")], [""], whole=None, total="", title="t") is None
