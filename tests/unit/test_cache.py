import os
import shutil
import subprocess
import sys

import pytest

from briefing.cache import Cache
from briefing.cli import DONE, INPUT_AT_FAULT, cli, run
from tests.conftest import copy_project


@pytest.fixture
def project(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("Four people were hurt on 3 March 2024, the council said.\n", "utf-8")
    (tmp_path / "seeds/b.pdf").write_text("no article", "utf-8")
    return tmp_path


def extract(project, capsys):
    code = run(cli, ["extract", "--project", str(project)])
    return code, *capsys.readouterr()


def test_what_stands_as_it_was_left_is_not_read_again(project):
    command = "import sys; from briefing.cli import cli, run; run(cli, sys.argv[1:]); print('pydantic' in sys.modules)"
    read = [
        subprocess.run(
            [sys.executable, "-c", command, "extract", "--project", str(project)], capture_output=True, text=True
        ).stdout.splitlines()[-2:]
        for _ in range(2)
    ]
    assert read[0][1] == "True"
    assert read[1] == [f"{read[0][0]} (nothing changed)", "False"]


def test_what_was_warned_of_is_said_again(project, capsys):
    assert "b.pdf" in extract(project, capsys)[2]
    code, out, warned = extract(project, capsys)
    assert code == DONE
    assert "nothing changed" in out
    assert "seeds/b.pdf: no .txt or .md file" in warned


def test_a_fact_sheet_changed_by_hand_is_never_taken_for_the_one_that_was_left(project, capsys):
    extract(project, capsys)
    sheet = project / "content/factsheet.yml"
    left = sheet.read_bytes()
    sheet.write_bytes(left.replace(b"value: 4", b"value: 5"))
    assert "nothing changed" not in extract(project, capsys)[1]
    assert sheet.read_bytes() == left


@pytest.mark.parametrize("name", ["content/factsheet.yml", "content/changes.yml"])
def test_what_was_made_and_is_gone_is_missed(project, capsys, name):
    extract(project, capsys)
    (project / name).unlink()
    extract(project, capsys)
    assert (project / "content/factsheet.yml").is_file()
    assert Cache(project / ".cache/briefing").said(lambda folders: dict.fromkeys(folders, "")) is None
    (project / ".cache/briefing/last.json").write_bytes(b'{"state": 1}')
    assert extract(project, capsys)[0] == DONE


def test_a_new_article_and_a_new_page_are_looked_at(project, capsys):
    extract(project, capsys)
    (project / "seeds/c.txt").write_text("Nine homes burned on 3 March 2024.\n", "utf-8")
    assert "2 sources" in extract(project, capsys)[1]
    (project / "content/page.md").write_bytes(b"\xff")
    assert extract(project, capsys)[0] == INPUT_AT_FAULT


def test_a_link_is_looked_at_each_time(project, capsys):
    extract(project, capsys)
    (project / "seeds/link.txt").symlink_to(project / "seeds/a.txt")
    assert extract(project, capsys)[0] == INPUT_AT_FAULT


@pytest.mark.parametrize("damaged", [b"", b"{", b"\xff", b"[]"])
def test_a_damaged_cache_costs_time_not_truth(project, capsys, damaged):
    extract(project, capsys)
    for kept in (project / ".cache").rglob("*.json"):
        kept.write_bytes(damaged)
    code, out, _ = extract(project, capsys)
    assert (code, "1 source, 1 figure" in out) == (DONE, True)


def test_a_cache_that_came_with_the_project_is_not_believed(project, tmp_path, capsys):
    extract(project, capsys)
    other = tmp_path.parent / "other"
    shutil.copytree(project, other)
    (other / "content/factsheet.yml").unlink()
    for kept in (other / ".cache").rglob("*.json"):
        seal, content = kept.read_bytes()[:64], kept.read_bytes()[64:]
        kept.write_bytes(seal + content.replace(b'"value":"4"', b'"value":"9"'))
    _, out, _ = extract(other, capsys)
    assert "nothing changed" not in out
    assert (other / "content/factsheet.yml").read_bytes() == (project / "content/factsheet.yml").read_bytes()


def test_nothing_is_kept_behind_a_link(project, tmp_path, capsys):
    elsewhere = tmp_path.parent / "elsewhere"
    elsewhere.mkdir()
    (project / ".cache").symlink_to(elsewhere)
    assert extract(project, capsys)[0] == DONE
    assert not any(elsewhere.iterdir())


def test_a_pipe_in_the_cache_holds_nobody(project, capsys):
    extract(project, capsys)
    for kept in list((project / ".cache").rglob("*.json")):
        kept.unlink()
        os.mkfifo(kept)
    (project / "content/factsheet.yml").unlink()
    assert extract(project, capsys)[0] == DONE


def test_a_project_of_pages_and_decisions_is_known_again(tmp_path, capsys):
    project = copy_project(tmp_path / "project")
    extract(project, capsys)
    code, out, warned = extract(project, capsys)
    (project / ".cache/briefing/last.json").unlink()
    assert extract(project, capsys) == (code, out, warned)
