import json

import pytest

from briefing.adapters.importing import proposals_yaml, prove_proposals
from briefing.cli import DONE, INPUT_AT_FAULT, cli, run
from briefing.read import find_figures

BODIES = {"gazette": "Four people were injured, and 1,200 homes had no power. Two men were seen. Two men were heard.\n"}


def prove(*records):
    text = "\n".join(record if isinstance(record, str) else json.dumps(record) for record in records)
    return prove_proposals(text, path="claims.jsonl", bodies=BODIES, find_figures=find_figures)


def claim(quote, value, source="gazette"):
    return {"source": source, "quote": quote, "value": value, "label": "People injured"}


def test_a_claim_whose_words_and_value_stand_in_the_source_is_a_proposal():
    found = prove(claim("Four people were injured", 4))
    assert found.problems == ()
    assert "quote: Four people were injured" in proposals_yaml(found.proved)


def test_langextracts_output_is_read():
    extraction = {"extraction_class": "figure", "extraction_text": "1,200 homes", "attributes": {"value": "1,200"}}
    found = prove({"document_id": "gazette", "extractions": [extraction], "text": "ignored"})
    assert [(each.quote, int(each.value)) for each in found.proved] == [("1,200 homes", 1200)]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (claim("Five people were injured", 5), "stands nowhere"),
        (claim("Two men were", 2), "stands 2 times"),
        (claim("Four people were injured", 5), "the value 5 does not stand in"),
        (claim("Four people were injured", None), "without a number"),
        (claim("Four people were injured", "NaN"), "without a number"),
        (claim("Four people were injured", 4, source="gazete"), "no source 'gazete'"),
        ({"source": "gazette"}, "no source or no quoted words"),
        ("[1]", "no JSON object"),
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_what_is_not_proved_is_listed_with_its_line_and_reason(record, reason):
    found = prove(claim("1,200 homes", 1200), record)
    assert len(found.proved) == 1
    assert [problem.line for problem in found.problems] == [2]
    assert reason in found.problems[0].message


def test_proposals_never_reach_a_page_and_are_never_overwritten(tmp_path, capsys):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/gazette.txt").write_text(BODIES["gazette"], "utf-8")
    file = tmp_path / "claims.jsonl"
    file.write_text(json.dumps(claim("Four people were injured", 4)) + "\n", "utf-8")
    assert run(cli, ["import", "--project", str(tmp_path), str(file)]) == DONE
    kept = (tmp_path / "content/proposals.yml").read_bytes()
    assert run(cli, ["import", "--project", str(tmp_path), str(file)]) == INPUT_AT_FAULT
    assert (tmp_path / "content/proposals.yml").read_bytes() == kept
    assert "take what you want of them" in capsys.readouterr().err


def test_a_curation_can_take_a_proposal(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "seeds/gazette.txt").write_text("It took 48 hours and 17 attempts to repair it.\n", "utf-8")
    found = prove_proposals(
        json.dumps(
            {"source": "gazette", "quote": "17 attempts to repair it", "value": 17, "label": "Attempts to repair it"}
        ),
        path="claims.jsonl",
        bodies={"gazette": (tmp_path / "seeds/gazette.txt").read_text("utf-8")},
        find_figures=find_figures,
    )
    (tmp_path / "content/curation.yml").write_text(proposals_yaml(found.proved), "utf-8")
    assert run(cli, ["extract", "--project", str(tmp_path)]) == DONE
    assert "attempts-to-repair-it" in (tmp_path / "content/factsheet.yml").read_text("utf-8")


def test_a_claim_without_a_label_is_called_by_what_its_figure_counts():
    nameless = {"source": "gazette", "quote": "Four people were injured", "value": 4}
    (found,) = prove(nameless).proved
    assert found.label == "People injured"
    (found,) = prove({**nameless, "label": "  people\n hurt "}).proved
    assert found.label == "People hurt"
