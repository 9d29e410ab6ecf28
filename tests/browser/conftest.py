"""The two other sites that the page is tried with: one with forty sources, and one that knows its address."""

import json
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from filelock import FileLock

from briefing.cli import cli, run
from tests.conftest import ROOT
from tests.large import write_large_project

ADDRESS = "https://example.org/briefing/"


@pytest.fixture(scope="session")
def large(tmp_path_factory, worker_id) -> SimpleNamespace:
    """The briefing of forty sources: its site and the seconds of work that it took, built once a run of the tests."""
    base = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    project, took = base / "large", base / "large.json"
    with FileLock(base / "large.lock"):
        if not took.exists():
            write_large_project(project, frame=ROOT / "mkdocs.yml", templates=ROOT / "templates")
            started = time.process_time()
            assert run(cli, ["build", "--strict", "--project", str(project)]) == 0
            took.write_text(json.dumps(time.process_time() - started), encoding="utf-8")
    return SimpleNamespace(site=project / "site", seconds=json.loads(took.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def published(tmp_path_factory) -> Path:
    """The site of a new briefing that says where it will be published."""
    project = tmp_path_factory.mktemp("published") / "project"
    assert run(cli, ["new", str(project)]) == 0
    configuration = project / "mkdocs.yml"
    settings = configuration.read_text(encoding="utf-8").replace("\ndocs_dir:", f"\nsite_url: {ADDRESS}\ndocs_dir:")
    configuration.write_text(settings, encoding="utf-8")
    assert run(cli, ["build", "--strict", "--project", str(project)]) == 0
    return project / "site"
