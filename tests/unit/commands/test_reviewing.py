import pytest
from click.testing import CliRunner

from briefing.cli import cli, run

SEED = "The mayor said on 3 March 2024 that four people were injured. About 1,200 homes were damaged.\n"


@pytest.fixture
def project(tmp_path):
    for folder in ("seeds", "content"):
        (tmp_path / folder).mkdir()
    (tmp_path / "seeds/gazette.txt").write_text(SEED, "utf-8")
    (tmp_path / "content/curation.yml").write_text("# mine\ntitle: Storm   # keep this\n", "utf-8")
    run(cli, ["extract", "--project", str(tmp_path)])
    return tmp_path


def review(project, *answers: str):
    return CliRunner().invoke(cli, ["review", "--project", str(project)], input="\n".join(answers) + "\n")


def test_answers_go_into_the_curation_and_leave_comments_alone(project):
    done = review(project, "k", "l", "Damaged homes", "q")
    assert done.exit_code == 0, done.output
    text = (project / "content/curation.yml").read_text("utf-8")
    assert text.startswith("# mine\ntitle: Storm   # keep this\n")
    assert "people-injured" in text
    assert "label: Damaged homes" in (project / "content/factsheet.yml").read_text("utf-8")


def test_each_fact_is_shown_with_its_sentence(project):
    shown = review(project, "q").output
    assert "People injured: 4" in shown
    assert "four" in shown
    assert "id: people-injured" in shown


def test_an_answer_that_does_not_hold_is_taken_back_and_asked_again(project):
    shown = review(project, "l", "Fifty people injured", "h", "It says nothing about the storm.", "q").output
    assert "Fifty" in shown
    text = (project / "content/curation.yml").read_text("utf-8")
    assert "Fifty" not in text
    assert "hide: true" in text
    assert "It says nothing about the storm." in text


def test_what_was_kept_is_reviewed_in_the_sheet(project):
    review(project, "k", "q")
    assert "reviewed: true" in (project / "content/factsheet.yml").read_text("utf-8")


def test_when_nothing_waits_it_says_so(project):
    review(project, *["k"] * 20)
    assert "no fact waits for an editor" in review(project).output
