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


def test_an_answer_that_is_none_says_what_the_answers_are_and_asks_again(project):
    shown = review(project, "?", "x", "q").output
    assert shown.count("k  keep: it is right as it stands") == 2
    assert "m  merge: it is one with another fact" in shown
    assert shown.count("1 of ") == 1


def test_in_the_end_it_says_what_was_decided_and_what_waits(project):
    assert "1 kept, 1 hidden; 1 waits still" in review(project, "k", "h", "It is beside the point.", "q").output
    assert "nothing decided; 1 waits still" in review(project, "q").output
    assert "1 kept; none waits any more" in review(project, "k").output


def test_quotations_are_walked_through_too(project):
    (project / "seeds/times.txt").write_text("“We had an hour,” said Mara Lind, a resident.\n", "utf-8")
    shown = review(project, "k", "k", "k", "h", "k").output
    assert "Mara Lind: “We had an hour,”" in shown
    assert "  k keep, s skip, q quit, ? help" in shown
    assert "lind-" in (project / "content/curation.yml").read_text("utf-8")
    assert "no fact waits for an editor" in review(project).output


def test_only_what_may_be_the_same_is_offered_as_perhaps_the_same(project):
    lines = (
        f"On 3 March 2024 {count} people were {what}."
        for count, what in ((9, "killed"), (40, "evacuated"), (7, "arrested"), (6, "rescued"))
    )
    (project / "seeds/times.txt").write_text("\n\n".join(lines) + "\n", "utf-8")
    for line in review(project, *["s"] * 20).output.splitlines():
        if "perhaps one with" in line:
            assert "people" not in line
