"""A kill or a full disk at any point leaves one whole site, every input as it was, and the next run right."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.adapters.site import finish_swap
from briefing.project import Project
from tests.conftest import ROOT

SCRIPT = Path(__file__).parent / "crash.py"
SOAK = bool(os.environ.get("BRIEFING_SOAK"))
KILLS = 500 if SOAK else 50
FAILURES = 300 if SOAK else 30
GROUPS = 5
SEED = "seeds/004_dd97ec9fae2a9342.txt"


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def inputs(project: Path) -> dict[str, str]:
    found = {name: tree(project / name) for name in ("seeds", "templates")}
    found["edited"] = {
        name: hashlib.sha256((project / name).read_bytes()).hexdigest()
        for name in ("mkdocs.yml", "content/curation.yml", "content/index.md")
    }
    return found


def crash(mode: str, number: int, project: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, str(SCRIPT), mode, str(number), str(project), "build"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def edit(project: Path):
    """An edit that changes facts and pages, and that the page's prose still agrees with."""
    seed = project / SEED
    seed.write_text(seed.read_text("utf-8").replace("Air defense units were active.", "The sirens went on."), "utf-8")


@pytest.fixture(scope="module")
def before(shipped) -> Path:
    return shipped


@pytest.fixture(scope="module")
def after(shipped, tmp_path_factory) -> tuple[dict[str, str], int]:
    """The tree of the site after the edit, and how many changes of files its build makes."""
    project = copy_built(shipped, tmp_path_factory.mktemp("after") / "project")
    edit(project)
    done = crash("count", 0, project)
    assert done.returncode == 0, done.stderr
    return tree(project / "site"), int(done.stdout.split()[-1])


def copy_built(shipped: Path, target: Path) -> Path:
    """Copy the built project, not the repository's files of this moment: two trees are compared."""
    shutil.copytree(shipped, target, ignore=shutil.ignore_patterns(".cache", ".site.*"))
    return target


def points(count: int, total: int, group: int) -> list[int]:
    draw = random.Random(count)  # noqa: S311 -- the same points at every run
    chosen = sorted(draw.sample(range(1, total + 1), min(count, total)))
    # The last changes are the swap: each of them is always tried.
    return sorted({*chosen, *range(max(1, total - 8), total + 1)})[group::GROUPS]


@pytest.mark.parametrize("group", range(GROUPS))
def test_a_kill_leaves_one_whole_site_and_the_next_run_ends_it(group, before, after, tmp_path):
    new, total = after
    old = tree(before / "site")
    for number in points(KILLS, total, group):
        project = copy_built(before, tmp_path / f"kill-{number}")
        edit(project)
        kept = inputs(project)
        done = crash("kill", number, project)
        assert done.returncode == -9, (number, done.stdout, done.stderr)
        assert inputs(project) == kept, number
        if not (project / "site").is_dir():
            assert tree(project / ".site.new") == new, number
            assert tree(project / ".site.old") == old, number
        else:
            assert tree(project / "site") in (old, new), number
        finish_swap(Project(project))
        assert tree(project / "site") in (old, new), number
        shutil.rmtree(project)


def test_the_run_after_a_kill_makes_the_new_site(before, after, tmp_path):
    new, total = after
    for number in (total // 3, total - 4, total - 1):
        project = copy_built(before, tmp_path / f"again-{number}")
        edit(project)
        crash("kill", number, project)
        done = crash("count", 0, project)
        assert done.returncode == 0, done.stderr
        assert tree(project / "site") == new
        assert not [path.name for path in project.glob(".site.*") if path.name != ".site.lock"]


@pytest.mark.parametrize("group", range(GROUPS))
def test_a_full_disk_is_said_and_leaves_one_whole_site(group, before, after, tmp_path):
    new, total = after
    old = tree(before / "site")
    for number in points(FAILURES, total, group):
        project = copy_built(before, tmp_path / f"fail-{number}")
        edit(project)
        kept = inputs(project)
        done = crash("fail", number, project)
        assert "Traceback" not in done.stderr, (number, done.stderr)
        assert inputs(project) == kept, number
        if done.returncode != 0:
            assert done.returncode == 3, (number, done.returncode, done.stderr)
            assert "No space left on device" in done.stderr, (number, done.stderr)
        finish_swap(Project(project))
        assert tree(project / "site") in (old, new), number
        shutil.rmtree(project)


def test_two_builds_at_once_end_with_one_whole_site(before, after, tmp_path):
    new, _ = after
    project = copy_built(before, tmp_path / "two")
    edit(project)
    command = [sys.executable, str(SCRIPT), "count", "0", str(project), "build"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    both = [subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [each.wait() for each in both] == [0, 0]
    assert tree(project / "site") == new
