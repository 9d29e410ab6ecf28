import csv
import io
import json
from decimal import Decimal

import pytest

from briefing.publish.data import TABLES, json_text, table


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("start", list("=+-@\t\r\n＝＋－＠"))
def test_a_text_that_a_spreadsheet_could_run_gets_an_apostrophe(start):
    text = f"{start}1+1"
    assert rows_of(table(["quote"], [{"quote": text}]))[0]["quote"] == f"'{text}"


def test_numbers_stay_numbers_even_below_zero():
    row = {"value": Decimal("-2.50"), "start": 7, "upper": Decimal("1E+6"), "unit": None}
    assert rows_of(table(list(row), [row])) == [{"value": "-2.50", "start": "7", "upper": "1000000", "unit": ""}]


def test_quotes_commas_and_line_ends_survive():
    text = 'a "b", c\nd'
    assert rows_of(table(["quote"], [{"quote": text}]))[0]["quote"] == text


def test_json_refuses_what_is_no_number():
    with pytest.raises(ValueError, match="JSON"):
        json_text({"value": float("nan")})


def test_every_column_of_every_table_has_a_meaning(site):
    meanings = {(row["table"], row["column"]) for row in rows_of((site / "data/dictionary.csv").read_text("utf-8"))}
    assert meanings == {(name, column) for name, columns in TABLES.items() for column in columns}
    for name, columns in TABLES.items():
        header = (site / f"data/{name}.csv").read_text("utf-8").splitlines()[0]
        assert header == ",".join(columns)


def test_the_tables_hold_every_claim_of_the_sheet(site):
    sheet = json.loads((site / "data/factsheet.json").read_text("utf-8"))
    for name in ("figures", "timeline", "quotations"):
        claims = sum(len(fact["claims"]) for fact in sheet[name])
        assert len(rows_of((site / f"data/{name}.csv").read_text("utf-8"))) == claims
