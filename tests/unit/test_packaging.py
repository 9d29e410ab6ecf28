"""The wheel by itself, outside the repository: it brings all it needs, and starts a briefing that builds."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
BIN = Path(sys.executable).parent
LARGEST_WHEEL = 2_000_000


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    subprocess.run([BIN / "hatchling", "build", "-d", str(target)], cwd=ROOT, check=True, capture_output=True)
    return target


@pytest.fixture(scope="module")
def wheel(built) -> Path:
    return next(built.glob("*.whl"))


def test_the_wheel_is_small_and_holds_what_it_needs(wheel):
    assert wheel.stat().st_size < LARGEST_WHEEL
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, start in (("templates", "briefing/templates"), ("briefing", "briefing")):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"{start}/{path.relative_to(ROOT / folder).as_posix()}" in names


def test_wheel_and_sdist_pass_twine(built):
    files = [str(path) for path in sorted(built.iterdir())]
    done = subprocess.run([BIN / "twine", "check", "--strict", *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert len(files) == 2


def test_the_installed_package_starts_and_builds_a_briefing(wheel, tmp_path):
    """The wheel is unpacked in front of the path: the repository is not what runs."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}

    def briefing(*arguments: str) -> subprocess.CompletedProcess:
        script = "import briefing, sys; print(briefing.__file__); from briefing.cli import main; main()"
        command = [sys.executable, "-c", script, *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    made = briefing("new", "storm")
    assert str(tmp_path / "installed") in made.stdout.splitlines()[0]
    done = briefing("build", "--strict", "--project", "storm")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "storm/site/index.html").is_file()
    assert (tmp_path / "storm/site/assets/briefing.css").is_file()


def test_a_template_of_the_user_stands_in_for_ours(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    script = "from briefing.cli import main; main()"
    command = [sys.executable, "-c", script]
    subprocess.run([*command, "new", "storm"], cwd=tmp_path, env=environment, check=True, capture_output=True)
    own = tmp_path / "storm/templates/briefing"
    own.mkdir(parents=True)
    (own / "foot.html").write_text("<p>our own foot</p>\n", "utf-8")
    build = [*command, "build", "--project", "storm"]
    subprocess.run(build, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert "<p>our own foot</p>" in (tmp_path / "storm/site/index.html").read_text("utf-8")
