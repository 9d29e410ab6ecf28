"""What `mkdocs.yml` says of the briefing: what the commands read of it, and that MkDocs reads the same."""

import re
from pathlib import Path

import pytest

from briefing.adapters.mkdocs import BriefingConfig
from briefing.errors import ConfigurationError
from briefing.options import PARTS, Options, Settings, read_settings
from briefing.project import Project, find_project, open_project, project_of_sheet
from briefing.publish.components import _PARTS
from briefing.stated import day_of, zone_of

ROOT = Path(__file__).parent.parent.parent
PLUGIN = "docs_dir: content\nplugins:\n  - search\n  - briefing:\n"


def settings_of(folder, text):
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return read_settings(folder)


def refused(folder, text):
    with pytest.raises(ConfigurationError) as error:
        settings_of(folder, text)
    return str(error.value)


def test_without_a_file_everything_lies_where_it_lies_by_default(tmp_path):
    assert read_settings(tmp_path) == Settings()
    project = find_project(tmp_path)
    assert (project.seeds, project.sheet) == (tmp_path / "seeds", tmp_path / "content/factsheet.yml")


def test_every_option_is_read(tmp_path):
    lines = """\
      seeds: articles/2024
      curated: desk
      templates: look
      publish: reviewed
      parts: [head, timeline]
      language: en-GB
      time_zone: +02:00
      rights: link
      most_articles: 20
      largest_article: 5000
"""
    found = settings_of(tmp_path, f"{PLUGIN}{lines}site_dir: public\nsite_url: https://example.org/x\n")
    assert found.options == Options(
        seeds="articles/2024",
        curated="desk",
        templates="look",
        publish="reviewed",
        parts=("head", "timeline"),
        language="en-GB",
        time_zone="+02:00",
        rights="link",
        most_articles=20,
        largest_article=5000,
    )
    assert (found.docs_dir, found.site_dir, found.site_url) == ("content", "public", "https://example.org/x/")
    project = open_project(tmp_path)
    assert project.curation == tmp_path / "desk/curation.yml"
    assert project.seeds == tmp_path / "articles/2024"
    assert project.content == tmp_path / "content"
    assert project.site == tmp_path / "public"


def test_the_plugin_may_stand_alone_in_a_mapping_or_nowhere(tmp_path):
    assert settings_of(tmp_path, "docs_dir: content\nplugins: [briefing]\n") == Settings()
    assert settings_of(tmp_path, "docs_dir: content\nplugins:\n  - briefing:\n") == Settings()
    assert settings_of(tmp_path, "docs_dir: content\n") == Settings()
    assert settings_of(tmp_path, "docs_dir: content\nplugins: {briefing: {publish: reviewed}}\n").options.publish == (
        "reviewed"
    )


def test_without_a_word_the_pages_lie_where_mkdocs_looks_for_them(tmp_path):
    assert settings_of(tmp_path, "site_name: x\n").docs_dir == "docs"


def test_an_address_behind_a_tag_is_unknown(tmp_path):
    assert settings_of(tmp_path, "site_url: !ENV [URL, https://example.org/]\n").site_url is None
    assert settings_of(tmp_path, "site_url: !ENV URL\n").site_url is None


def test_what_is_wrong_elsewhere_in_the_file_is_the_business_of_mkdocs(tmp_path):
    text = "extra: &x [1]\nmore: *x\nmarkdown_extensions:\n  - toc:\n      slugify: !!python/name:a.b\n" + PLUGIN
    assert settings_of(tmp_path, text + "      publish: reviewed\n").options.publish == "reviewed"


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("publsh: all", "mkdocs.yml:5: publsh: unknown key 'publsh'\n  hint: did you mean 'publish'?"),
        ("seeds: ../x", "mkdocs.yml:5: seeds: '../x': this leads out of the project\n  hint: the folder of the"),
        ("seeds: .", "mkdocs.yml:5: seeds: '.': this is the project itself"),
        ("seeds: 'C:\\x'", "this leads out of the project"),
        ("seeds: [a, b]", "mkdocs.yml:5: seeds: a list stands where one text is expected"),
        ("parts: head", "mkdocs.yml:5: parts: 'head' stands where a list is expected"),
        ("publish: &a all", "mkdocs.yml:5: an anchor (&a)"),
        ("publish: !ENV PUBLISH", "mkdocs.yml:5: a tag (!ENV)"),
        ("time_zone: +2", "mkdocs.yml:5: time_zone: '+2': this machine knows no such time zone"),
        ("time_zone: ../../etc/passwd", "this machine knows no such time zone"),
        ("curated: seeds/desk", "mkdocs.yml:5: curated (seeds/desk) and seeds (seeds) lie one in the other"),
        ("templates: content/look", "docs_dir (content) and templates (content/look) lie one in the other"),
    ],
)
def test_an_option_that_cannot_be_meant_has_its_line_and_a_way_out(tmp_path, lines, says):
    assert says in refused(tmp_path, f"{PLUGIN}      {lines}\n")


def test_a_file_that_cannot_be_read_is_said_so(tmp_path):
    assert "mkdocs.yml:1: it holds no keys" in refused(tmp_path, "- a\n")
    assert "mkdocs.yml:3" in refused(tmp_path, "site_name: a\ntheme: {name: [\n")
    assert "docs_dir: a tag" in refused(tmp_path, "docs_dir: !ENV DOCS\n")
    (tmp_path / "mkdocs.yml").unlink()
    (tmp_path / "mkdocs.yml").symlink_to("/etc/hostname")
    with pytest.raises(ConfigurationError, match="a link"):
        read_settings(tmp_path)


def test_mkdocs_knows_the_same_options_with_the_same_defaults():
    theirs = {name: option.default for name, option in BriefingConfig._schema}
    ours = {
        name: list(field.default) if name == "parts" else field.default for name, field in Options.model_fields.items()
    }
    assert theirs == ours


def test_the_parts_of_the_options_are_those_of_the_page():
    assert tuple(_PARTS) == PARTS


def test_every_option_is_documented_with_its_default():
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|", (ROOT / "docs/reference.md").read_text("utf-8"), re.MULTILINE))
    for name, field in Options.model_fields.items():
        shown = rows[name].strip("`").replace(",", "")
        assert shown == str(field.default) or name in ("curated", "parts", "time_zone"), name


def test_a_sheet_tells_its_project(tmp_path):
    settings_of(tmp_path, f"{PLUGIN}      curated: desk/now\n")
    assert project_of_sheet(tmp_path / "desk/now/factsheet.yml").root == tmp_path
    assert project_of_sheet(tmp_path / "other/factsheet.yml") == Project(tmp_path)


def test_a_time_of_day_is_a_day_in_the_zone_of_the_story():
    late = "2024-03-04T23:30:00Z"
    assert day_of(late) == "2024-03-04"
    assert day_of(late, zone_of("+02:00")) == "2024-03-05"
    assert day_of(late, zone_of("-05:30")) == "2024-03-04"
    assert day_of("2024-03-04", zone_of("+14:00")) == "2024-03-04"
