"""Every option from `mkdocs.yml` to the page: the commands and the plugin do as it says."""

import shutil
from pathlib import Path

import pytest
import yaml

from briefing.adapters.export import MARK
from briefing.cli import DONE, INPUT_AT_FAULT, WRONG_USE, cli, run

STARTER = "      publish: reviewed   # all: facts that no editor has seen reach the page too\n"


@pytest.fixture
def storm(tmp_path):
    folder = tmp_path / "storm"
    assert run(cli, ["new", str(folder)]) == DONE
    return folder


def say(folder: Path, options: str, *changes: tuple[str, str]) -> None:
    """Write the options of the plugin into the `mkdocs.yml` of `folder`."""
    text = (folder / "mkdocs.yml").read_text("utf-8")
    for old, new in ((STARTER, f"{options}\n"), *changes):
        assert old in text
        text = text.replace(old, new)
    (folder / "mkdocs.yml").write_text(text, "utf-8")


def build(folder: Path) -> str:
    assert run(cli, ["build", "--strict", "--project", str(folder)]) == DONE
    return (folder / "site/index.html").read_text("utf-8")


def sheet(folder: Path) -> dict:
    return yaml.safe_load((folder / "content/factsheet.yml").read_text("utf-8"))


def test_all_folders_may_have_other_names(storm, monkeypatch, capsys):
    pages = ("docs_dir: content", "docs_dir: pages"), ("site_dir: site", "site_dir: public/now")
    options = "      seeds: articles\n      curated: desk\n      templates: look\n      publish: all"
    say(storm, options, *pages, ("content/factsheet.yml", "desk/factsheet.yml"))
    (storm / "seeds").rename(storm / "articles")
    (storm / "content").rename(storm / "pages")
    (storm / "desk").mkdir()
    (storm / "pages/curation.yml").rename(storm / "desk/curation.yml")
    (storm / "look/briefing").mkdir(parents=True)
    (storm / "look/briefing/foot.html").write_text("<p>our own foot</p>\n", "utf-8")
    assert run(cli, ["extract", "--project", str(storm)]) == DONE
    assert run(cli, ["build", "--strict", "--project", str(storm)]) == DONE
    page = (storm / "public/now/index.html").read_text("utf-8")
    assert "fact-people-injured" in page
    assert "<p>our own foot</p>" in page
    assert sorted(path.name for path in (storm / "desk").iterdir()) == [
        *("changes.yml", "curation.yml", "factsheet.yml"),
    ]
    assert not (storm / "site").exists()
    assert not (storm / "content").exists()
    assert not list((storm / "public/now").glob("*.yml"))
    assert run(cli, ["check", "--strict", "--project", str(storm)]) == DONE
    monkeypatch.chdir(storm)
    assert run(cli, ["verify", "--sources", "articles"]) == DONE
    sheet = (storm / "desk/factsheet.yml").read_text("utf-8")
    (storm / "desk/factsheet.yml").write_text(sheet.replace("span: [", "span: [1", 1), "utf-8")
    assert run(cli, ["export", "docs"]) == INPUT_AT_FAULT
    assert "desk/factsheet.yml" in capsys.readouterr().err


def test_what_is_curated_is_never_copied_beside_the_pages(storm):
    text = (storm / "mkdocs.yml").read_text("utf-8")
    before, _, after = text.partition("exclude_docs:")
    (storm / "mkdocs.yml").write_text(before + after.partition("\n\n")[2], "utf-8")
    build(storm)
    assert not list((storm / "site").glob("*.yml"))


def test_a_part_that_is_left_out_goes_with_its_heading(storm):
    say(storm, "      publish: all\n      parts: [head, key-figures, changes, foot]")
    page = build(storm)
    assert 'id="key-figures"' in page
    assert 'id="sourcing-notes"' not in page
    assert "Timeline</" not in page


def test_the_language_is_that_of_the_dates(storm):
    say(storm, "      publish: all\n      language: en-GB")
    assert 'class="head' in build(storm)


def test_the_zone_says_on_which_day_an_article_was_published(storm):
    article = storm / "seeds/valley-times-2024-03-04.md"
    article.write_text(
        article.read_text("utf-8").replace("published: 2024-03-04", "published: 2024-03-04T23:30:00Z"), "utf-8"
    )
    (storm / "content/curation.yml").write_text(
        "sources:\n  harbour-gazette-2024-03-04: {published: '2024-03-05T00:30:00+02:00'}\n", "utf-8"
    )
    days = {}
    for name, options in (("as printed", "      publish: all"), ("in Kyiv", "      time_zone: +02:00")):
        text = (storm / "mkdocs.yml").read_text("utf-8")
        (storm / "mkdocs.yml").write_text(
            text.replace(STARTER, f"{options}\n").replace("publish: all", options), "utf-8"
        )
        assert run(cli, ["extract", "--project", str(storm)]) == DONE
        days[name] = [source["published"] for source in sheet(storm)["sources"]]
    assert days == {"as printed": ["2024-03-05", "2024-03-04"], "in Kyiv": ["2024-03-05", "2024-03-05"]}


def test_the_rights_are_those_of_sources_that_state_none(storm):
    say(storm, "      rights: link")
    article = storm / "seeds/valley-times-2024-03-04.md"
    article.write_text(article.read_text("utf-8").replace("---\n", "---\nrights: full\n", 1), "utf-8")
    gazette = storm / "seeds/harbour-gazette-2024-03-04.md"
    lines = [line for line in gazette.read_text("utf-8").splitlines() if not line.startswith("rights:")]
    gazette.write_text("\n".join(lines) + "\n", "utf-8")
    assert run(cli, ["extract", "--project", str(storm)]) == DONE
    assert [source["rights"] for source in sheet(storm)["sources"]] == ["link", "full"]


def test_limits_hold_before_anything_is_read(storm, capsys):
    say(storm, "      most_articles: 1")
    assert run(cli, ["extract", "--project", str(storm)]) == INPUT_AT_FAULT
    assert "seeds: 2 articles, and the limit is 1" in capsys.readouterr().err


def test_an_article_over_the_limit_is_refused(storm, capsys):
    say(storm, "      largest_article: 20")
    assert run(cli, ["check", "--project", str(storm)]) == INPUT_AT_FAULT
    assert "bytes, and the limit is 20" in capsys.readouterr().err


def test_an_option_that_only_mkdocs_sees_stops_the_build(storm, capsys):
    text = (storm / "mkdocs.yml").read_text("utf-8")
    (storm / "base.yml").write_text(text, "utf-8")
    head, _, tail = text.partition("plugins:\n")
    child = head + "markdown_extensions:" + tail.partition("markdown_extensions:")[2]
    (storm / "mkdocs.yml").write_text(f"INHERIT: base.yml\n{child}", "utf-8")
    assert run(cli, ["build", "--project", str(storm)]) == INPUT_AT_FAULT
    said = capsys.readouterr().err
    assert "mkdocs.yml: publish is 'reviewed' for MkDocs, and 'all' for the commands" in said
    assert "write it into this mkdocs.yml itself" in said


def test_an_export_obeys_the_options_and_gives_the_bytes_that_the_plugin_serves(storm):
    options = "      publish: reviewed\n      rights: link\n      parts: [head, key-figures, foot]"
    say(storm, options, ("# site_url: https://example.org/briefing/", "site_url: https://example.org/storm"))
    (storm / "content/curation.yml").write_text("reviewed: [people-injured]\n", "utf-8")
    page = storm / "content/index.md"
    page.write_text("<!-- briefing:head -->\n\n<!-- briefing:key-figures -->\n", "utf-8")
    (storm / "content/picture.svg").write_text("<svg/>", "utf-8")
    build(storm)
    target = storm.parent / "docs"
    assert run(cli, ["export", "--project", str(storm), str(target)]) == DONE
    written = [path for path in target.rglob("*") if path.is_file() and path.name != MARK]
    served = [path for path in written if path.suffix != ".md"]
    for path in served:
        assert path.read_bytes() == (storm / "site" / path.relative_to(target)).read_bytes(), path
    assert {path.name for path in served} >= {"factsheet.json", "evidence.zip", "feed.xml", "picture.svg"}
    assert not [path for path in written if path.suffix == ".yml" and path.parent == target]
    assert b"https://example.org/storm/" in (target / "feed.xml").read_bytes()
    names = {path.relative_to(storm / "site").as_posix() for path in (storm / "site/data").rglob("*") if path.is_file()}
    assert names == {path.relative_to(target).as_posix() for path in (target / "data").rglob("*") if path.is_file()}
    assert "homes-without-power" not in (target / "data/factsheet.json").read_text("utf-8")
    shutil.rmtree(target)
    assert run(cli, ["export", "--project", str(storm), str(target), "--publish", "all"]) == DONE
    assert "homes-without-power" in (target / "data/factsheet.json").read_text("utf-8")


def test_an_export_asks_for_an_address_that_only_a_tag_gives(storm, capsys):
    say(
        storm,
        STARTER.rstrip(),
        ("# site_url: https://example.org/briefing/", "site_url: !ENV [URL, https://a.example/]"),
    )
    assert run(cli, ["extract", "--project", str(storm)]) == DONE
    target = str(storm.parent / "docs")
    assert run(cli, ["export", "--project", str(storm), target]) == INPUT_AT_FAULT
    assert "--site-url" in capsys.readouterr().err
    assert run(cli, ["export", "--project", str(storm), target, "--site-url", "https://a.example"]) == DONE


def test_there_is_nothing_to_verify_before_a_build(storm, monkeypatch, capsys):
    monkeypatch.chdir(storm)
    assert run(cli, ["verify"]) == WRONG_USE
    assert "briefing build" in capsys.readouterr().err
