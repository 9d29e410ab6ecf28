from decimal import Decimal

import pytest

from briefing.read.figures import find_figures


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost A$5m.", 5000000, "AUD"),
        ("It cost US $5.", 5, "USD"),
        ("A $5 ticket was sold.", 5, "USD"),
        ("It cost 7 million Danish crowns.", 7000000, "DKK"),
        ("It cost 40 pesos.", 40, "pesos"),
        ("Fees rose 25 basis points.", 25, "bp"),
        ("Fees rose half of a percentage point.", Decimal("0.5"), "pp"),
        ("The lake covers 12 square miles.", 12, "sq mi"),
        ("It ran at 80km/h.", 80, "km/h"),
        ("The drum holds 5.5kWh.", Decimal("5.5"), "kWh"),
        ("The room was minus 12 degrees.", -12, "°"),
        ("The plain cost 6 1/4% more.", Decimal("6.25"), "%"),
        ("They need 3m bricks.", 3000000, None),
        ("The mast is 37m (121ft) long.", 37, "m"),
    ],
)
def test_a_unit_is_read_with_its_number(text, value, unit):
    figure = find_figures(text)[0]
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("They sell 40 loaves a day.", "day"),
        ("They pay $3 per loaf.", "loaf"),
        ("Each port sent 12 ships; 40 sailors from each side came.", "side"),
        ("Both ports sent 40 sailors each.", "each"),
        ("The pool has 900 visitors annually.", "year"),
        ("The mill lost $5 a year earlier.", None),
    ],
)
def test_an_amount_may_be_counted_for_something(text, per):
    assert find_figures(text)[-1].per == per
