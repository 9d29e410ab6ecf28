"""The wheel by itself, installed outside the repository: it brings all it needs, and starts a briefing that builds."""

import ast
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
BIN = Path(sys.executable).parent
LARGEST_WHEEL = 2_000_000


def run(*command, **known) -> subprocess.CompletedProcess:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **known)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def outside() -> dict[str, str]:
    """Give an environment in which nothing points at the repository."""
    return {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    run(BIN / "hatchling", "build", "-d", target, cwd=ROOT)
    return target


@pytest.fixture(scope="module")
def wheel(built) -> Path:
    return next(built.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """An environment in which the wheel is installed, and beside it only what it depends on; gives its programs."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / BIN.name / Path(sys.executable).name
    options = ("--quiet", "--no-index", "--no-deps")
    if find_spec("pip"):
        run(sys.executable, "-m", "pip", "--python", python, "install", *options, wheel)
    elif uv := shutil.which("uv"):
        run(uv, "pip", "install", *options, "--python", python, wheel)
    else:
        pytest.skip("not run: neither pip nor uv is there")
    # The libraries are read from where the tests have them; the path file of the repository itself is not.
    place = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    (place / "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return python.parent


@pytest.fixture
def briefing(installed, tmp_path):
    """Call the installed command in an empty folder."""
    return lambda *arguments: run(installed / "briefing", *arguments, cwd=tmp_path, env=outside())


def test_the_wheel_is_small_and_holds_what_it_needs(wheel):
    assert wheel.stat().st_size < LARGEST_WHEEL
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, start in (("templates", "briefing/templates"), ("briefing", "briefing")):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"{start}/{path.relative_to(ROOT / folder).as_posix()}" in names


def test_wheel_and_sdist_pass_twine(built):
    files = sorted(built.iterdir())
    run(BIN / "twine", "check", "--strict", *files)
    assert len(files) == 2


def test_the_sdist_gives_the_same_wheel(built, wheel, tmp_path):
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    run(BIN / "hatchling", "build", "-t", "wheel", "-d", tmp_path / "again", cwd=next(tmp_path.iterdir()))
    again = next((tmp_path / "again").glob("*.whl"))
    assert again.read_bytes() == wheel.read_bytes()


def test_all_that_is_imported_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["add"]]
    declared = {line.split(">")[0].split("=")[0].strip().lower().replace("_", "-") for line in wanted}
    known = packages_distributions()
    for path in (ROOT / "briefing").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
            for name in {each.partition(".")[0] for each in names} - sys.stdlib_module_names - {"briefing"}:
                givers = {each.lower().replace("_", "-") for each in known.get(name, [])}
                # A library may come with one that is declared: markupsafe with jinja2, pydantic_core with pydantic.
                assert givers & (declared | {"markupsafe", "pydantic-core"}), (path.name, name)


def test_the_installed_package_starts_and_builds_a_briefing(installed, briefing, tmp_path):
    script = "import briefing; print(briefing.__file__)"
    where = run(installed / "python", "-c", script, cwd=tmp_path, env=outside()).stdout
    assert Path(where.strip()).is_relative_to(installed.parent)
    assert "0." in briefing("--version").stdout
    briefing("new", "storm")
    briefing("build", "--strict", "--project", "storm")
    site = tmp_path / "storm/site"
    for name in ("index.html", "assets/briefing.css", "data/factsheet.json", "sources/valley-times-2024-03-04.html"):
        assert (site / name).is_file(), name
    briefing("verify", "storm/site", "--sources", "storm/seeds")


def test_mkdocs_itself_finds_the_plugin_and_gives_the_same_site(installed, briefing, tmp_path):
    briefing("new", "storm")
    briefing("build", "--strict", "--project", "storm")
    command = (installed / "python", "-m", "mkdocs", "build", "--quiet", "-f", "storm/mkdocs.yml", "-d", "again")
    run(*command, cwd=tmp_path, env=outside())
    ours, theirs = tmp_path / "storm/site", tmp_path / "storm/again"
    names = sorted(path.relative_to(ours) for path in ours.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(theirs) for path in theirs.rglob("*") if path.is_file())
    for name in names:
        assert (ours / name).read_bytes() == (theirs / name).read_bytes(), name


def test_a_new_briefing_of_ones_own_takes_four_commands(briefing, tmp_path):
    page = "<html><head><meta name='date' content='2025-03-18'></head><body><article><h1>{title}</h1>{text}</article>"
    for name, count in (("herald", "Fourteen"), ("post", "At least 14"), ("times", "Sixteen")):
        text = (
            f"<p>{count} people were injured when a ferry struck a reef on Monday night, the coastguard said.</p>" * 2
        )
        (tmp_path / f"{name}.html").write_text(page.format(title=f"The {name} on the ferry", text=text), "utf-8")
    briefing("new", "--empty", "ferry")
    briefing("add", "--project", "ferry", "herald.html", "post.html", "times.html")
    (tmp_path / "ferry/content/curation.yml").write_text("title: A ferry struck a reef\nreviewed: [people-injured]\n")
    briefing("build", "--strict", "--project", "ferry")
    shown = (tmp_path / "ferry/site/index.html").read_text("utf-8")
    assert 'id="fact-people-injured"' in shown
    assert "A ferry struck a reef" in shown


def test_templates_of_the_user_stand_in_for_ours_file_by_file(briefing, tmp_path):
    briefing("new", "storm")
    own = tmp_path / "storm/templates"
    for name, text in (
        ("briefing/foot.html", "<p>our own foot</p>\n"),
        ("assets/briefing.css", "body { color: teal }\n"),
        ("partials/header.html", "<header>our own header</header>\n"),
    ):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(text, "utf-8")
    briefing("build", "--strict", "--project", "storm")
    page = (tmp_path / "storm/site/index.html").read_text("utf-8")
    assert "<p>our own foot</p>" in page
    assert "<header>our own header</header>" in page
    assert 'id="fact-people-injured"' in page
    assert (tmp_path / "storm/site/assets/briefing.css").read_text("utf-8") == "body { color: teal }\n"
    assert (tmp_path / "storm/site/assets/briefing.js").is_file()
