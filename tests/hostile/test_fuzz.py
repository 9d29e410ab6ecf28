"""Mutations of valid files through every parser: no exception but `BriefingError`, and none takes over two seconds."""

import os
import random
import time
from pathlib import Path

import pytest

from briefing import read
from briefing.adapters.importing import prove_proposals
from briefing.edit.curation import Curation
from briefing.edit.ledger import Ledger
from briefing.edit.page_file import read_page_file
from briefing.edit.prose import check_prose
from briefing.errors import BriefingError, CurationError, LedgerError
from briefing.factsheet import dump_factsheet, parse_factsheet
from briefing.pipeline import FINDERS
from briefing.read.front_matter import FrontMatter, split_front_matter
from briefing.read.ingest import make_document
from briefing.strict_yaml import parse
from briefing.texts import decode
from tests.conftest import ROOT
from tests.harbour import BODIES, SHEET

SOAK = bool(os.environ.get("BRIEFING_SOAK"))
INPUTS = 1_000_000 if SOAK else 2_900
"""For each of the seven parsers: 20,000 in all."""
MOST_SECONDS = 2.0
STARTER = ROOT / "briefing/starter"
PIECES = (
    *(
        "\x00",
        "\x1b[31m",
        "\ufeff",
        "\u202e",
        "\u2028",
        "\ud800",
        "\uffff",
        "é",
        "🔥",
        "²",
        "٤٢",
        "\r",
        "\t",
        "\n\n",
        " ",
    ),
    *("---\n", "...\n", "&a ", "*a", "!!int ", "!ENV ", "<<: ", "? ", "| ", "> ", "- ", ": ", "#", "%", "@", "`", "'"),
    *('"', "[", "]", "{", "}", "(", ")", "<", "&", "\\", "\\ud800", "\\U99999999", "null", "~", "NO", "1e999", "NaN"),
    *("-1", "9" * 400, "[" * 50, "{a: " * 30, "2024-13-45", "javascript:x", "fact:", "quote:", "<!--", "-->", "```"),
    *(
        "“",
        "”",
        "said",
        "at least",
        "Monday",
        "1,2,3",
        "$5bn",
        "per cent",
        "’s",
        "…",
        "—",
        "half a dozen",
        "<<<<<<< x\n",
    ),
)
LEDGER = 'format: 1\nchanges:\n- {on: "2024-03-04", fact: a, label: b, what: changed, was: "1", now: "2", why: c}\n'
PROPOSAL = '{"source": "gazette", "quote": "At least 15 people were injured", "value": 15, "label": "People"}\n'
EXTRACTED = (
    '{"document_id": "times", "extractions": [{"extraction_text": "Eight people", "attributes": {"value": "8"}}]}\n'
)


def mutated(text: str, draw: random.Random) -> str:
    """Change `text` in one to four places: put in, take out, double, swap, cut off."""
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(text) + 1)
        end = min(len(text), at + draw.choice((0, 1, 1, 2, 5, 20, 200)))
        kind = draw.randrange(6)
        if kind < 3:
            text = text[:at] + draw.choice(PIECES) + text[end if kind else at :]
        elif kind == 3:
            text = text[:at] + text[end:]
        elif kind == 4:
            text = text[:end] + text[at:end] * draw.randint(1, 3) + text[end:]
        else:
            text = text[:at]
    return text


def front_matter(text: str, _: Path) -> None:
    split_front_matter(text, path="seeds/a.md")


def body(text: str, _: Path) -> None:
    decoded, problems = decode(text.encode("utf-8", "surrogatepass"), path="seeds/a.md")
    if not problems and decoded.strip():
        document = make_document(decoded, FrontMatter(), path="seeds/a.md", stem="a")
        for find in (read.find_times, read.find_figures, read.find_quotations, read.find_attributions, read.find_names):
            list(find(document.body))


def curation(text: str, _: Path) -> None:
    parse(text, Curation, path="content/curation.yml", error=CurationError)


def ledger(text: str, _: Path) -> None:
    parse(text, Ledger, path="content/changes.yml", error=LedgerError)


def fact_sheet(text: str, _: Path) -> None:
    dump_factsheet(parse_factsheet(text, path="content/factsheet.yml"))


def prose(text: str, folder: Path) -> None:
    page = folder / "page.md"
    page.write_bytes(text.encode("utf-8", "surrogatepass"))
    words = read_page_file(page, project=folder)
    check_prose(words, path="content/page.md", sheet=SHEET, find=FINDERS, bodies=BODIES)


def proposals(text: str, _: Path) -> None:
    prove_proposals(text, path="x.jsonl", bodies=BODIES, find_figures=read.find_figures)


def starter(name: str) -> str:
    return (STARTER / name).read_text("utf-8")


TARGETS = {
    "front matter": (
        front_matter,
        (starter("seeds/valley-times-2024-03-04.md"), "---\nurl: https://a.org/\nid: x\n---\nT.\n"),
    ),
    "body": (body, (*BODIES.values(), starter("seeds/harbour-gazette-2024-03-04.md"))),
    "curation": (
        curation,
        (starter("content.curation.yml"), (ROOT / "content/curation.yml").read_text("utf-8")[:1500]),
    ),
    "ledger": (ledger, (LEDGER,)),
    "fact sheet": (fact_sheet, (dump_factsheet(SHEET)[:2500], dump_factsheet(SHEET))),
    "prose": (prose, (starter("content.index.md"), "Then [at least 15](fact:people-injured) “x” on 3 March.\n")),
    "proposals": (proposals, (PROPOSAL, EXTRACTED)),
}


@pytest.mark.parametrize("name", TARGETS)
def test_a_damaged_file_is_read_or_refused_in_time(name, tmp_path):
    target, samples = TARGETS[name]
    faults = 0
    draw = random.Random(name)  # noqa: S311 -- the same inputs at every run
    for number in range(INPUTS):
        text = mutated(draw.choice(samples), draw)
        started = time.process_time()
        try:
            target(text, tmp_path)
        except BriefingError as error:
            faults += not (error.problems and all(problem.path and problem.message for problem in error.problems))
        except Exception as error:
            raise AssertionError(f"input {number} of {name}: {text[:2000]!r}") from error
        assert time.process_time() - started < MOST_SECONDS, (number, text[:2000])
    assert not faults
