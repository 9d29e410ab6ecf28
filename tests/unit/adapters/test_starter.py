import pytest

import briefing
from briefing.adapters.starter import start_briefing
from briefing.cli import DONE, INPUT_AT_FAULT, cli, run
from briefing.errors import BriefingError


def test_a_new_briefing_builds_at_once_and_strictly(tmp_path):
    folder = tmp_path / "storm"
    assert run(cli, ["new", str(folder)]) == DONE
    assert run(cli, ["build", "--strict", "--project", str(folder)]) == DONE
    page = (folder / "site/index.html").read_text("utf-8")
    assert "at least" in page
    assert len(list((folder / "site/sources").glob("*.html"))) == 2


def test_nothing_that_is_there_is_overwritten(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("mine", "utf-8")
    with pytest.raises(BriefingError, match="already"):
        start_briefing(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]
    assert run(cli, ["new", str(tmp_path)]) == INPUT_AT_FAULT


def test_an_empty_briefing_takes_articles_at_once_and_shows_only_what_was_reviewed(tmp_path):
    folder = tmp_path / "ferry"
    assert run(cli, ["new", "--empty", str(folder)]) == DONE
    (tmp_path / "gazette.txt").write_text(
        "Four people were injured on 3 March 2024, the mayor said.\n\n“We were lucky,” said Mara Lind, a resident.\n",
        "utf-8",
    )
    assert run(cli, ["add", "--project", str(folder), str(tmp_path / "gazette.txt")]) == DONE
    assert run(cli, ["build", "--strict", "--project", str(folder)]) == DONE
    page = (folder / "site/index.html").read_text("utf-8")
    assert "fact-people-injured" not in page
    assert "We were lucky" not in page
    (folder / "content/curation.yml").write_text("reviewed: [people-injured]\n", "utf-8")
    assert run(cli, ["build", "--strict", "--project", str(folder)]) == DONE
    page = (folder / "site/index.html").read_text("utf-8")
    assert "fact-people-injured" in page
    assert "We were lucky" not in page
    assert "left out" in page


def test_a_build_says_what_an_editor_has_not_done_yet(tmp_path, capsys):
    folder = tmp_path / "ferry"
    assert run(cli, ["new", "--empty", str(folder)]) == DONE
    (folder / "seeds").mkdir()
    (folder / "seeds/gazette.txt").write_text("Four people were injured on 3 March 2024.\n", "utf-8")
    assert run(cli, ["build", "--strict", "--project", str(folder)]) == DONE
    said = capsys.readouterr().out
    assert "to do: a title for the page, in content/curation.yml" in said
    assert "to do: who publishes it" in said
    assert "facts wait for an editor and are not on the page: briefing review" in said
    page = (folder / "site/index.html").read_text("utf-8")
    assert "<p>Write here" not in page
    assert "to do: what a reader must know, in content/index.md" in said
    index = folder / "content/index.md"
    index.write_text("\n".join(line for line in index.read_text().splitlines() if "<!-- Write" not in line), "utf-8")
    decided = "title: Four injured\npublication: {publisher: The editors}\n"
    (folder / "content/curation.yml").write_text(decided, "utf-8")
    (folder / "mkdocs.yml").write_text((folder / "mkdocs.yml").read_text().replace("publish: reviewed", "publish: all"))
    assert run(cli, ["build", "--strict", "--project", str(folder)]) == DONE
    assert "to do" not in capsys.readouterr().out


def test_a_build_that_fails_says_that_the_site_of_before_stands(tmp_path, capsys):
    folder = tmp_path / "storm"
    assert run(cli, ["new", str(folder)]) == DONE
    page = folder / "content/index.md"
    before = page.read_text("utf-8")
    page.write_text(before + "\nSome 77 homes burned.\n", "utf-8")
    assert run(cli, ["build", "--strict", "--project", str(folder)]) == INPUT_AT_FAULT
    assert "nothing was built\n" in capsys.readouterr().err
    page.write_text(before, "utf-8")
    assert run(cli, ["build", "--strict", "--project", str(folder)]) == DONE
    page.write_text(before + "\nSome 77 homes burned.\n", "utf-8")
    assert run(cli, ["build", "--strict", "--project", str(folder)]) == INPUT_AT_FAULT
    assert "nothing was built: site/ is the one of before" in capsys.readouterr().err


def test_a_new_briefing_is_built_with_the_version_that_made_it(tmp_path):
    folder = tmp_path / "storm"
    assert run(cli, ["new", str(folder)]) == DONE
    assert f"mkdocs-briefing=={briefing.__version__}\n" in (folder / "requirements.txt").read_text("utf-8")
    assert "-r requirements.txt" in (folder / ".github/workflows/publish.yml").read_text("utf-8")
    assert "VERSION" not in "".join(path.read_text("utf-8") for path in folder.rglob("*") if path.is_file())
