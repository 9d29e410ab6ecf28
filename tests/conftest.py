"""What all tests share: the project's folder, its built site, a browser."""

import shutil
from pathlib import Path

import pytest

pytest_plugins = ["tests.chromium"]
ROOT = Path(__file__).parent.parent
INPUTS = ("mkdocs.yml", "seeds", "content", "templates")


def pytest_addoption(parser):
    parser.addoption("--rewrite", action="store_true", help="write what is found into the golden cases")


def copy_project(target: Path) -> Path:
    """Copy what the shipped briefing is made of into `target`."""
    for name in INPUTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target / name)
    return target


@pytest.fixture(scope="session")
def shipped(tmp_path_factory) -> Path:
    """The shipped briefing, built in a folder of its own."""
    from briefing.cli import cli, run

    project = copy_project(tmp_path_factory.mktemp("shipped") / "project")
    assert run(cli, ["build", "--strict", "--project", str(project)]) == 0
    return project


@pytest.fixture(scope="session")
def site(shipped: Path) -> Path:
    return shipped / "site"
