import subprocess

import pytest

from briefing.cli import DONE, INPUT_AT_FAULT, cli, run

SEED = "The mayor said on 3 March 2024 that four people were injured.\nThe fire burned for two days.\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A briefing under git whose fact sheet is committed."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/harbour.txt").write_text(SEED, "utf-8")
    run(cli, ["extract", "--project", str(tmp_path)])
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], [*identity, "commit", "-q", "-m", "first"]):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True)
    return tmp_path


def edit(project, old: str, new: str):
    seed = project / "seeds/harbour.txt"
    seed.write_text(seed.read_text("utf-8").replace(old, new), "utf-8")


def test_nothing_changed_is_said(project, capsys):
    capsys.readouterr()
    assert run(cli, ["diff", "--project", str(project)]) == DONE
    assert capsys.readouterr().out == "no fact changed\n"


def test_one_edited_figure_is_named_and_no_other(project, capsys):
    edit(project, "four people", "five people")
    capsys.readouterr()
    assert run(cli, ["diff", "--project", str(project)]) == DONE
    assert capsys.readouterr().out == "changed: People injured (4 -> 5)\n1 figure changed\n"


def test_a_pull_request_gets_a_table(project, capsys):
    edit(project, "four people", "five people")
    capsys.readouterr()
    assert run(cli, ["diff", "HEAD", "--markdown", "--project", str(project)]) == DONE
    printed = capsys.readouterr().out
    assert printed.startswith("**1 figure changed**\n")
    assert "| changed | People injured | 4 | 5 |" in printed


def test_an_unknown_revision_is_the_editors_to_mend(project, capsys):
    assert run(cli, ["diff", "no-such", "--project", str(project)]) == INPUT_AT_FAULT
    assert "git knows no revision 'no-such' here" in capsys.readouterr().err


def test_coverage_names_the_words_that_no_fact_uses_with_their_line(project, capsys):
    capsys.readouterr()
    assert run(cli, ["coverage", "--project", str(project)]) == DONE
    printed = capsys.readouterr().out
    assert printed.startswith("seeds/harbour.txt: 1 of 2 sentences used\n")
    assert "  line 2: 'two days'" in printed


def test_an_edited_figure_is_named_though_another_source_leads(project, capsys):
    (project / "seeds/valley.md").write_text(
        "---\npublisher: Valley Times\npublished: 2024-03-05\n---\n\nOn 3 March 2024 nine people were injured.\n",
        "utf-8",
    )
    assert run(cli, ["extract", "--project", str(project)]) == DONE
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["add", "."], [*identity, "commit", "-q", "-m", "second"]):
        subprocess.run(["git", "-C", str(project), *command], check=True)
    for path, number in (("seeds/harbour.txt", "four people"), ("seeds/valley.md", "nine people")):
        text = (project / path).read_text("utf-8")
        (project / path).write_text(text.replace(number, "eight people"), "utf-8")
        capsys.readouterr()
        assert run(cli, ["diff", "--project", str(project)]) == DONE
        printed = capsys.readouterr().out
        assert "changed: People injured (" in printed
        assert "8" in printed
        assert "1 figure changed" in printed
        (project / path).write_text(text, "utf-8")
