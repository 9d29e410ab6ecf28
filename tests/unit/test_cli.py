import subprocess
import sys

import pytest

from briefing.cli import DONE, INPUT_AT_FAULT, MACHINE_AT_FAULT, OUR_FAULT, WRONG_USE, cli, run
from tests.conftest import copy_project


@pytest.fixture
def project(tmp_path):
    return copy_project(tmp_path / "project")


@pytest.mark.parametrize("command", ["extract", "check", "build", "serve"])
def test_every_command_explains_itself(command, capsys):
    assert run(cli, [command, "--help"]) == DONE
    assert len(capsys.readouterr().out.split()) > 40


def test_wrong_use_is_said_to_be_wrong_use(capsys):
    assert run(cli, ["extract", "--no-such-option"]) == WRONG_USE
    assert "--no-such-option" in capsys.readouterr().err


def test_extract_needs_nothing_but_seeds(tmp_path, capsys):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("Four people were hurt on 3 March 2024, the council said.\n", "utf-8")
    assert run(cli, ["extract", "--project", str(tmp_path)]) == DONE
    assert (tmp_path / "content/factsheet.yml").is_file()
    assert "1 source, 1 figure" in capsys.readouterr().out


def test_extract_twice_changes_nothing(project, capsys):
    run(cli, ["extract", "--project", str(project)])
    before = (project / "content/factsheet.yml").read_bytes()
    capsys.readouterr()
    assert run(cli, ["extract", "--project", str(project)]) == DONE
    assert "nothing changed" in capsys.readouterr().out
    assert (project / "content/factsheet.yml").read_bytes() == before


def test_the_committed_fact_sheet_is_the_one_that_extract_writes(project, request):
    committed = (request.config.rootpath / "content/factsheet.yml").read_bytes()
    run(cli, ["extract", "--project", str(project)])
    assert (project / "content/factsheet.yml").read_bytes() == committed


def test_the_ledger_begins_anew_with_the_first_publication_but_never_over_reasons(tmp_path, capsys):
    (tmp_path / "seeds").mkdir()
    for name, words in (("a", "Four people were hurt on 3 March 2024."), ("b", "About 1,200 homes had no power.")):
        (tmp_path / f"seeds/{name}.txt").write_text(words + "\n", "utf-8")
        assert run(cli, ["extract", "--project", str(tmp_path)]) == DONE
    ledger = tmp_path / "content/changes.yml"
    assert ledger.read_text("utf-8").count("\n- ") == 2
    for _ in range(2):
        assert run(cli, ["extract", "--first", "--project", str(tmp_path)]) == DONE
        text = ledger.read_text("utf-8")
        assert text.count("\n- ") == 1
        assert "what: published" in text
        assert "2 figures" in text
    ledger.write_text(text.replace("why: null", "why: It was wrong."), "utf-8")
    capsys.readouterr()
    assert run(cli, ["extract", "--first", "--project", str(tmp_path)]) == INPUT_AT_FAULT
    assert "content/changes.yml:5: an editor's reason stands here" in capsys.readouterr().err


def test_check_finds_a_stale_sheet_and_says_how_to_mend_it(project, capsys):
    seed = next((project / "seeds").glob("004*"))
    seed.write_text(seed.read_text("utf-8").replace("At least eight people", "At least nine people"), "utf-8")
    assert run(cli, ["check", "--project", str(project)]) == INPUT_AT_FAULT
    printed = capsys.readouterr().err
    assert "content/factsheet.yml" in printed
    assert "briefing extract" in printed


def test_what_needs_no_editor_is_mended_when_asked(project):
    (project / "content/factsheet.yml").unlink()
    assert run(cli, ["check", "--fix", "--project", str(project)]) == DONE
    assert run(cli, ["check", "--project", str(project)]) == DONE


def test_a_figure_in_the_prose_that_no_source_gives_stops_the_build(project, capsys):
    page = project / "content/index.md"
    page.write_text(page.read_text("utf-8").replace("[At least 15 people]", "[At least 16 people]"), "utf-8")
    assert run(cli, ["build", "--project", str(project)]) == INPUT_AT_FAULT
    printed = capsys.readouterr().err
    assert "content/index.md:" in printed
    assert "16" in printed
    assert "15" in printed
    assert not (project / "site").exists()


def test_problems_become_annotations(project, capsys):
    (project / "content/curation.yml").write_text("titel: a, b%\n", "utf-8")
    assert run(cli, ["check", "--project", str(project), "--format", "github"]) == INPUT_AT_FAULT
    assert capsys.readouterr().out.startswith("::error file=content/curation.yml,line=1::")


def test_a_source_cannot_drive_the_terminal(project, capsys):
    (project / "seeds/bad.txt").write_bytes(b"Words \x1b[31m and more.\n")
    assert run(cli, ["extract", "--project", str(project)]) == INPUT_AT_FAULT
    printed = capsys.readouterr()
    assert "\x1b" not in printed.out + printed.err


def test_a_folder_that_cannot_be_written_is_the_machines_fault(project, monkeypatch):
    def full(*_arguments, **_options):
        raise OSError(28, "No space left on device", "content/factsheet.yml")

    monkeypatch.setattr("briefing.pipeline.write_factsheet", full)
    (project / "content/factsheet.yml").unlink()
    assert run(cli, ["extract", "--project", str(project)]) == MACHINE_AT_FAULT


def test_what_nobody_foresaw_becomes_a_report(project, monkeypatch, capsys):
    def broken(_project):
        raise ZeroDivisionError

    monkeypatch.setattr("briefing.pipeline.extract", broken)
    assert run(cli, ["extract", "--project", str(project)]) == OUR_FAULT
    printed = capsys.readouterr().err
    assert "Traceback" not in printed
    assert "briefing-report-" in printed


def test_the_command_line_loads_fast():
    """Not a stopwatch, which a busy machine stops: what takes long must not be loaded for `--help`."""
    script = (
        "import sys, briefing.cli; print([m for m in ('mkdocs', 'pydantic', 'yaml', 'jinja2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
