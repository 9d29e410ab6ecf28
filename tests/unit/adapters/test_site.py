"""The swap: whatever happened before, the next command ends with one whole site and nothing beside it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.adapters.site import build_site, finish_swap, one_at_a_time
from briefing.errors import MachineError, PageError
from briefing.project import Project


def whole(folder: Path, words: str) -> None:
    folder.mkdir()
    (folder / "index.html").write_text(words, "utf-8")


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(tmp_path)


def test_a_new_site_replaces_the_old_one(project):
    whole(project.site, "old")
    whole(project.root / ".site.new", "new")
    finish_swap(project)
    assert (project.site / "index.html").read_text("utf-8") == "new"
    assert [path.name for path in project.root.iterdir()] == ["site"]


def test_a_kill_between_the_two_renames_is_mended(project):
    whole(project.root / ".site.old", "old")
    whole(project.root / ".site.new", "new")
    finish_swap(project)
    assert (project.site / "index.html").read_text("utf-8") == "new"
    assert [path.name for path in project.root.iterdir()] == ["site"]


def test_a_kill_after_both_renames_leaves_the_new_site(project):
    whole(project.root / ".site.old", "old")
    whole(project.site, "new")
    finish_swap(project)
    assert (project.site / "index.html").read_text("utf-8") == "new"
    assert [path.name for path in project.root.iterdir()] == ["site"]


def test_a_kill_in_the_middle_of_the_first_swap_loses_nothing(project):
    whole(project.root / ".site.old", "old")
    finish_swap(project)
    assert (project.site / "index.html").read_text("utf-8") == "old"


@pytest.mark.parametrize("kind", ["link", "file"])
def test_a_site_that_is_no_folder_is_left_alone(shipped, tmp_path, kind):
    project = Project(tmp_path)
    (tmp_path / "mkdocs.yml").write_bytes((shipped / "mkdocs.yml").read_bytes())
    treasure = tmp_path / "treasure"
    whole(treasure, "dear")
    if kind == "link":
        project.site.symlink_to(treasure)
    else:
        project.site.write_text("dear", "utf-8")
    with pytest.raises(MachineError, match=f"it is a {kind}, not a folder"):
        build_site(project, strict=False)
    assert (treasure / "index.html").read_text("utf-8") == "dear"


def test_a_folder_without_a_briefing_says_how_to_make_one(project):
    with pytest.raises(PageError, match="briefing new"):
        build_site(project, strict=False)


def test_the_lock_of_a_process_that_died_is_free(project):
    script = (
        "import os, sys; from pathlib import Path; from briefing.project import Project; "
        "from briefing.adapters.site import one_at_a_time; "
        "lock = one_at_a_time(Project(Path(sys.argv[1]))); lock.__enter__(); os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(project.root)], check=False)
    assert done.returncode == 9
    with one_at_a_time(project):
        assert (project.root / ".site.lock").read_text("utf-8").strip() == str(os.getpid())


def test_a_second_build_names_the_process_that_holds_the_lock(project, monkeypatch):
    monkeypatch.setattr("briefing.adapters.site.WAIT_SECONDS", 0.1)
    with one_at_a_time(project), pytest.raises(MachineError, match=str(os.getpid())), one_at_a_time(project):
        pytest.fail("two builds at once")
