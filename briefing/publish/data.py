"""An edition to its data files: JSON, its schema, and tables, each row with the words that prove it.

Tables follow RFC 4180. A text that a spreadsheet could take for a formula gets an apostrophe in front; the JSON has it
as it is. `dictionary.csv` says what each column holds.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from briefing.factsheet import dump_factsheet, factsheet_schema
from briefing.model import Evidence, FactSheet, FigureClaim, Says
from briefing.publish.edition import Edition

Cell = str | int | Decimal | None
Row = Mapping[str, Cell]

FORMULA_STARTS = "=+-@\t\r\n＝＋－＠"

FIGURES = {
    "fact": "id of the fact; the page shows it at index.html#fact-<id>",
    "label": "what is counted, in words",
    "measure": "what happened to what is counted",
    "place": "where, if the text says so",
    "when": "on which day or in which month or year, ISO 8601",
    "per": "for each of what the number is counted",
    "status": "agreed, differs or single",
    "source": "id of the source",
    "value": "the number; empty for a vague count",
    "upper": "upper end, for a range",
    "bound": "exact, at-least, at-most, more-than, less-than, about, range, dozens, hundreds or thousands",
    "unit": "unit, currency code or %",
    "counted": "the counted noun as printed",
    "says": "who says so; empty: the article in its own voice",
    "via": "the medium or agency cited for it",
    "basis": "stated in the sentence, or carried from another",
    "origin": "where the claim comes from; empty: nobody says",
    "start": "first character of the number in the body of the source, counted in code points from 0",
    "end": "the character after the last",
    "quote": "the number as printed",
    "phrase": "the words around it",
}
TIMELINE = {
    "fact": "id of the fact; the page shows it at index.html#date-<id>",
    "label": "what happened",
    "from": "first day, month or year, ISO 8601, no more precise than the text",
    "to": "last one, for an interval",
    "precision": "instant, hour, part-of-day, day, week, month, season or year",
    "status": "agreed, differs or single",
    "source": "id of the source",
    "basis": "how the date is known: explicit, weekday, relative or year-inferred",
    "reference": "the day that it was counted from",
    "start": "first character of the expression in the body of the source",
    "end": "the character after the last",
    "quote": "the expression as printed",
}
QUOTATIONS = {
    "fact": "id of the quotation; the page shows it at index.html#quote-<id>",
    "speaker": "who spoke; empty: unknown",
    "role": "the speaker's office",
    "part": "whole, or a fragment of a sentence",
    "source": "id of the source",
    "start": "first character inside the marks",
    "end": "the character after the last",
    "quote": "the words inside the marks",
}
SOURCES = {
    "source": "id of the source",
    "number": "its number on the page",
    "path": "the file",
    "sha256": "hash of its body as UTF-8",
    "title": "title, if stated",
    "publisher": "publisher, if stated or known to the editor",
    "author": "author, if stated",
    "url": "address, if stated",
    "published": "day of publication, if stated",
    "published_basis": "stated, editor or unknown",
    "reference": "the day that its weekdays are counted from",
    "reference_basis": "how that day is known",
    "cites": "media and agencies it names as its own sources, parted by semicolons",
    "sentences": "sentences in the body",
    "sentences_used": "sentences that carry a claim",
}
TABLES = {"figures": FIGURES, "timeline": TIMELINE, "quotations": QUOTATIONS, "sources": SOURCES}


def data_files(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield path and text of each data file."""
    yield "data/factsheet.json", json_text(edition.sheet.model_dump(mode="json"))
    yield "data/factsheet.yml", dump_factsheet(edition.sheet)
    yield "data/factsheet.schema.json", json_text(factsheet_schema())
    yield from table_files(edition.sheet)


def table_files(sheet: FactSheet) -> Iterator[tuple[str, str]]:
    """Yield path and text of each table, the one of the columns' meanings last."""
    rows = {
        "figures": figure_rows(sheet),
        "timeline": timeline_rows(sheet),
        "quotations": quotation_rows(sheet),
        "sources": source_rows(sheet),
    }
    for name, columns in TABLES.items():
        yield f"data/{name}.csv", table(columns, rows[name])
    meanings = (
        {"table": name, "column": column, "meaning": meaning}
        for name, columns in TABLES.items()
        for column, meaning in columns.items()
    )
    yield "data/dictionary.csv", table({"table": "", "column": "", "meaning": ""}, meanings)


def json_text(value: object) -> str:
    """Give `value` as JSON; NaN is refused, so that every reader reads the file."""
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def table(columns: Iterable[str], rows: Iterable[Row]) -> str:
    """Give `rows` as CSV, each cell made safe to open in a spreadsheet."""
    written = io.StringIO()
    writer = csv.DictWriter(written, list(columns), lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({column: _safe(cell) for column, cell in row.items()})
    return written.getvalue()


def _safe(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, int | Decimal):
        return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    return f"'{cell}" if cell.startswith(tuple(FORMULA_STARTS)) else cell


def figure_rows(sheet: FactSheet) -> Iterator[Row]:
    """Yield a row for each claim of each figure."""
    for fact in sheet.figures:
        for claim in fact.claims:
            yield {
                "fact": fact.id,
                "label": fact.label,
                "measure": fact.measure,
                "place": fact.scope.place,
                "when": claim.when or fact.scope.when,
                "per": fact.scope.per,
                "status": fact.status,
                "value": claim.value,
                "upper": claim.upper,
                "bound": claim.bound,
                "unit": claim.unit,
                "counted": claim.counted,
                **_voice(claim.says),
                "origin": claim.origin,
                **_place(claim),
                "phrase": claim.phrase,
            }


def timeline_rows(sheet: FactSheet) -> Iterator[Row]:
    """Yield a row for each claim of each date."""
    for fact in sheet.timeline:
        for claim in fact.claims:
            place = _place(Evidence(source=claim.source, span=claim.span, quote=claim.quote))
            yield {
                "fact": fact.id,
                "label": fact.label,
                "from": fact.start,
                "to": fact.end,
                "precision": fact.precision,
                "status": fact.status,
                "basis": claim.basis,
                "reference": claim.reference,
                **place,
            }


def quotation_rows(sheet: FactSheet) -> Iterator[Row]:
    """Yield a row for each place where words are quoted."""
    for fact in sheet.quotations:
        for claim in fact.claims:
            place = _place(Evidence(source=claim.source, span=claim.span, quote=claim.quote))
            yield {
                "fact": fact.id,
                "speaker": fact.speaker.name,
                "role": fact.speaker.role,
                "part": claim.part,
                **place,
            }


def source_rows(sheet: FactSheet) -> Iterator[Row]:
    """Yield a row for each source."""
    used = {coverage.source: coverage for coverage in sheet.coverage}
    for number, source in enumerate(sheet.sources, start=1):
        coverage = used.get(source.id)
        yield {
            "source": source.id,
            "number": number,
            **source.model_dump(
                include={
                    *("path", "sha256", "title", "publisher", "author", "url"),
                    *("published", "published_basis", "reference", "reference_basis"),
                }
            ),
            "cites": "; ".join(cite.name for cite in source.cites),
            "sentences": coverage.sentences if coverage else None,
            "sentences_used": coverage.sentences_used if coverage else None,
        }


def _place(claim: Evidence | FigureClaim) -> dict[str, Cell]:
    return {"source": claim.source, "start": claim.span.start, "end": claim.span.end, "quote": claim.quote}


def _voice(says: Says | None) -> dict[str, Cell]:
    if says is None:
        return {"says": None, "via": None, "basis": None}
    return {"says": says.name, "via": says.via, "basis": says.basis}
