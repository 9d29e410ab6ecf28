from html.parser import HTMLParser

import pytest
from markdown import Markdown

from briefing.adapters.export import export
from briefing.cli import DONE, INPUT_AT_FAULT, cli, run
from briefing.errors import BriefingError
from briefing.project import Project


class Links(HTMLParser):
    """The links and the ids of a page."""

    def __init__(self, html: str):
        super().__init__()
        self.links, self.ids = [], set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 -- the parser's signature
        known = dict(attrs)
        self.links += [known[key] for key in ("href", "src") if known.get(key)]
        self.ids |= {known["id"]} if known.get("id") else set()


@pytest.fixture(scope="module")
def exported(shipped, tmp_path_factory):
    target = tmp_path_factory.mktemp("export") / "docs"
    export(Project(shipped), target)
    return target


def test_the_bytes_are_those_that_the_plugin_serves(exported, site):
    for path in exported.rglob("*"):
        name = path.relative_to(exported)
        if path.is_file() and name.suffix != ".md" and name.name != ".briefing-export":
            assert path.read_bytes() == (site / name).read_bytes(), name


def test_an_engine_with_the_extension_alone_gets_pages_whose_links_lead_somewhere(exported, shipped):
    options = {"sheet": str(shipped / "content/factsheet.yml"), "page": "index.html"}
    engine = {"extensions": ["attr_list", "toc", "meta", "briefing"], "extension_configs": {"briefing": options}}
    pages = {}
    for path in exported.rglob("*.md"):
        html = Markdown(**engine).convert(path.read_text("utf-8"))
        assert "briefing:" not in html
        pages[path.relative_to(exported).with_suffix(".html").as_posix()] = Links(html)
    home, sources = pages["index.html"], {name: page for name, page in pages.items() if name != "index.html"}
    assert len(sources) == 3
    assert {link[1:] for link in home.links if link.startswith("#")} <= home.ids
    for name, page in sources.items():
        for link in page.links:
            if link.startswith("../index.html#"):
                assert link.partition("#")[2] in home.ids, (name, link)


def test_a_folder_with_files_of_somebody_else_is_left_alone(shipped, tmp_path):
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(BriefingError, match="no export made"):
        export(Project(shipped), tmp_path)
    assert (tmp_path / "mine.txt").read_text("utf-8") == "mine"
    assert run(cli, ["export", "--project", str(shipped), str(tmp_path)]) == INPUT_AT_FAULT


def test_an_export_replaces_the_one_before(shipped, tmp_path):
    target = tmp_path / "docs"
    assert run(cli, ["export", "--project", str(shipped), str(target)]) == DONE
    (target / "old.html").write_text("old", "utf-8")
    assert run(cli, ["export", "--project", str(shipped), str(target)]) == DONE
    assert not (target / "old.html").exists()
