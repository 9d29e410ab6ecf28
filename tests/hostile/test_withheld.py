"""A withheld name stands in no byte of the built site: not on a page, in data, in the archive, in the manifest."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from briefing.cli import DONE, INPUT_AT_FAULT, cli, run
from tests.conftest import ROOT

NAMES = ("Odile Kerguen", "Tarrant")
FORBIDDEN = re.compile(rb"kerguen|tarrant", re.IGNORECASE)
RIGHTS = ("full", "excerpt", "link")


def seed(rights: str) -> str:
    """Give a source with the names in its title, author, sentences with figures, quotations and who is cited."""
    return (
        f"---\ntitle: Odile Kerguen counts the homes of {rights}\nauthor: Odile Kerguen\n"
        f"publisher: The {rights} Gazette\n"
        f"published: 2024-03-04\nurl: https://example.org/{rights}/odile-kerguen\nrights: {rights}\n---\n\n"
        f"The text of {rights} begins. At least 15 people were injured on Sunday, the fire service said.\n\n"
        "Mayor Odile Kerguen said on Monday that 400 homes were damaged. She said that 31 boats sank.\n\n"
        "The fire service said that 12 people were missing, citing Odile Kerguen.\n\n"
        "“We had an hour and no more than that,” said Odile Kerguen, the mayor.\n\n"
        "“We all left at once with nothing,” said Mara Lind. Kerguen’s office counted 1,200 calls on 3 March 2024.\n\n"
        "The council of Tarrant met on 5 March 2024. The wind dropped at noon, and 40 ferries sailed again.\n"
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """A briefing whose editor withholds two names after the ledger had taken them down."""
    project = tmp_path_factory.mktemp("withheld") / "project"
    for folder in ("seeds", "content"):
        (project / folder).mkdir(parents=True)
    options = (ROOT / "briefing/starter/mkdocs.yml").read_text("utf-8").replace("publish: reviewed", "publish: all")
    (project / "mkdocs.yml").write_text(options, "utf-8")
    page = (ROOT / "content/index.md").read_text("utf-8")
    parts = re.findall(r"^(?:##.*|<!-- briefing:.*)$", page, re.MULTILINE)
    (project / "content/index.md").write_text("\n\n".join(parts) + "\n", "utf-8")
    for rights in RIGHTS:
        (project / f"seeds/{rights}.md").write_text(seed(rights), "utf-8")
    assert run(cli, ["extract", "--project", str(project)]) == DONE
    assert FORBIDDEN.search((project / "content/factsheet.yml").read_bytes())
    ledger = project / "content/changes.yml"
    ledger.write_text(
        ledger.read_text("utf-8") + '- {on: "2024-03-04", fact: a, label: Odile Kerguen, what: added, now: Tarrant}\n',
        "utf-8",
    )
    (project / "content/curation.yml").write_text(f"withhold: [{', '.join(NAMES)}]\n", "utf-8")
    assert run(cli, ["build", "--project", str(project)]) == DONE
    return project


def test_no_file_of_the_site_holds_a_withheld_name(project):
    site = project / "site"
    files = [path for path in sorted(site.rglob("*")) if path.is_file()]
    assert len(files) > 20
    for path in files:
        assert not FORBIDDEN.search(path.relative_to(site).as_posix().encode())
        found = FORBIDDEN.search(path.read_bytes())
        assert found is None, (path.name, path.read_bytes()[max(0, found.start() - 200) : found.end()])


def test_no_member_of_the_archive_holds_a_withheld_name(project):
    archive = zipfile.ZipFile(io.BytesIO((project / "site/data/evidence.zip").read_bytes()))
    assert len(archive.namelist()) == 1 + len(RIGHTS)
    for name in archive.namelist():
        assert not FORBIDDEN.search(name.encode())
        assert not FORBIDDEN.search(archive.read(name)), name


def test_what_is_not_withheld_is_still_there(project):
    sheet = json.loads((project / "site/data/factsheet.json").read_text("utf-8"))
    assert len(sheet["sources"]) == len(RIGHTS)
    assert any("15" in claim["quote"] for fact in sheet["figures"] for claim in fact["claims"])
    assert any(fact["speaker"]["name"] == "Mara Lind" for fact in sheet["quotations"])


def test_the_site_is_still_proved(project):
    assert run(cli, ["verify", str(project / "site")]) == DONE
    assert run(cli, ["verify", str(project / "site"), "--sources", str(project / "seeds")]) == DONE


@pytest.mark.parametrize("place", ["seeds/odile-kerguen-speaks.md", "content/more.md"])
def test_a_name_where_only_the_editor_can_mend_it_is_an_error(project, tmp_path, capsys, place):
    import shutil

    copy = tmp_path / "project"
    shutil.copytree(project, copy)
    (copy / place).write_text("# More\n\nMayor Odile Kerguen spoke of four homes<!-- meant -->.\n", "utf-8")
    capsys.readouterr()
    assert run(cli, ["build", "--project", str(copy)]) == INPUT_AT_FAULT
    said = capsys.readouterr().err
    assert "withheld name" in said
    assert "hint:" in said
