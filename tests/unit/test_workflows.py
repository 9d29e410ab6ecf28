"""What runs on GitHub is linted here, without the network."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
OURS = sorted((ROOT / ".github/workflows").glob("*.yml"))
STARTER = [ROOT / "briefing/starter" / name for name in ("check.yml", "publish.yml")]
WORKFLOWS = [*OURS, *STARTER]
BIN = Path(sys.executable).parent


def test_zizmor_finds_nothing():
    command = [BIN / "zizmor", "--offline", "--no-progress", ROOT / ".github", *STARTER]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "failed to parse" not in done.stderr


def test_the_workflows_fit_githubs_schema():
    command = [BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    updates = [ROOT / ".github/dependabot.yml", ROOT / "briefing/starter/dependabot.yml"]
    command = [BIN / "check-jsonschema", "--builtin-schema", "vendor.dependabot", *updates]
    assert subprocess.run(command, check=False).returncode == 0


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.parent.name + "/" + path.name)
def test_a_workflow_keeps_to_the_rules(path):
    text = path.read_text("utf-8")
    workflow = yaml.load(text, yaml.BaseLoader)
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in text
    for job in workflow["jobs"].values():
        assert "timeout-minutes" in job
        for step in job["steps"]:
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"]), step["uses"]
            assert "${{ github.event" not in step.get("run", "")
    writers = [name for name, job in workflow["jobs"].items() if "write" in job["permissions"].values()]
    assert "pull_request" not in workflow["on"] or not writers


def test_only_the_default_branch_is_deployed():
    for path in (ROOT / ".github/workflows/publish.yml", ROOT / "briefing/starter/publish.yml"):
        workflow = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
        # The whole name: a tag may be called as the branch is.
        of_default = "github.ref == format('refs/heads/{0}', github.event.repository.default_branch)"
        assert all(of_default in job["if"] for name, job in workflow["jobs"].items() if name != "build")
        assert set(workflow["jobs"]["deploy"]["permissions"]) == {"pages", "id-token"}
        assert set(workflow["jobs"]["attest"]["permissions"]) == {"attestations", "id-token"}
        assert workflow["jobs"]["build"]["permissions"] == {"contents": "read"}


def test_what_can_write_runs_nothing_that_was_installed():
    for path in WORKFLOWS:
        for name, job in yaml.load(path.read_text("utf-8"), yaml.BaseLoader)["jobs"].items():
            if job["permissions"].get("contents") == "write":
                steps = [step.get("uses", "").partition("@")[0] or step["run"] for step in job["steps"]]
                assert steps[0] == "actions/checkout", (path.name, name)
                assert not any("make " in step or ".venv" in step or "pip" in step for step in steps), (path.name, name)


def test_known_holes_are_looked_for_every_week():
    workflow = yaml.load((ROOT / ".github/workflows/audit.yml").read_text("utf-8"), yaml.BaseLoader)
    assert "schedule" in workflow["on"]
    locks = re.findall(r"pip-audit --requirement (\S+)", (ROOT / ".github/workflows/audit.yml").read_text("utf-8"))
    assert locks == ["requirements.lock", "tests/requirements.lock"]


def test_the_steps_are_the_makefiles_targets():
    targets = set(re.findall(r"^([a-z.$(){}A-Z/]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for path in OURS:
        called = re.findall(r"\bmake (?:-C \w+ )?([a-z]+)\b", path.read_text("utf-8"))
        assert set(called) <= targets, path.name


def test_a_stale_sheet_keeps_nothing_from_being_published():
    workflow = yaml.load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"), yaml.BaseLoader)
    (options,) = [
        step["env"]["PYTEST_ADDOPTS"] for step in workflow["jobs"]["build"]["steps"] if step.get("run") == "make test"
    ]
    path, _, name = options.removeprefix("--deselect ").partition("::")
    assert f"def {name}(" in (ROOT / path).read_text("utf-8")
