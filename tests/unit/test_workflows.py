"""What runs on GitHub is linted here, without the network."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
WORKFLOWS = [*sorted((ROOT / ".github/workflows").glob("*.yml")), ROOT / "briefing/starter/publish.yml"]
BIN = Path(sys.executable).parent


def test_zizmor_finds_nothing():
    command = [BIN / "zizmor", "--offline", "--no-progress", ROOT / ".github", ROOT / "briefing/starter/publish.yml"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "failed to parse" not in done.stderr


def test_the_workflows_fit_githubs_schema():
    command = [BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    command = [BIN / "check-jsonschema", "--builtin-schema", "vendor.dependabot", ROOT / ".github/dependabot.yml"]
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
    workflow = yaml.load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"), yaml.BaseLoader)
    assert "default_branch" in workflow["jobs"]["deploy"]["if"]
    assert set(workflow["jobs"]["deploy"]["permissions"]) == {"pages", "id-token"}
    assert workflow["jobs"]["build"]["permissions"] == {"contents": "read"}


def test_the_steps_are_the_makefiles_targets():
    targets = set(re.findall(r"^([a-z.$(){}A-Z/]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for path in WORKFLOWS[:-1]:
        called = re.findall(r"\bmake (?:-C \w+ )?([a-z]+)\b", path.read_text("utf-8"))
        assert set(called) <= targets, path.name
