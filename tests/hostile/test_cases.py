"""Every case of `cases/`: a clear error with its place and a way out, or a neutral result; what was there is kept."""

import os
import re
import shutil
import signal
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing.cli import DONE, INPUT_AT_FAULT, MACHINE_AT_FAULT, cli, run
from tests.hostile.cases import Case, all_cases, spoil, state

CASES = all_cases()
NOBODY = 65534
# "content/curation.yml:12: no fact 'homes'"  |  "seeds/a.md: the article is empty"
PROBLEM = re.compile(r"^(?P<path>\S[^\n]*?)(?::(?P<line>\d+))?: \S", re.MULTILINE)
MOST_SECONDS = 30
SITE = "the site of before"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """A new briefing, extracted once, with a site of before."""
    project = tmp_path_factory.mktemp("fresh") / "project"
    assert run(cli, ["new", str(project)]) == DONE
    assert run(cli, ["extract", "--project", str(project)]) == DONE
    (project / "site").mkdir()
    (project / "site/index.html").write_text(SITE, "utf-8")
    return project


@pytest.fixture
def place():
    """A folder that is reached even without the rights of its owner."""
    folder = Path(tempfile.mkdtemp(prefix="briefing-case-"))
    folder.chmod(0o755)
    yield folder
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755)
    shutil.rmtree(folder)


def test_there_are_enough_cases():
    assert len(CASES) == len({case.name for case in CASES})
    assert len(CASES) >= 150


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_ends_as_it_must(case, fresh, place, capsys):
    project, outside = place / "project", place / "outside"
    shutil.copytree(fresh, project)
    outside.mkdir()
    (outside / "secret.md").write_text("Nine people were hurt in secret.\n", "utf-8")
    shutil.copytree(outside, place / "project-more")
    capsys.readouterr()
    spoil(project, case.given, outside)
    if case.exit == DONE:
        extracted = run(cli, ["extract", "--project", str(project)])
        assert extracted == DONE, "".join(capsys.readouterr())
    before = (state(project), state(outside))
    with within_seconds(MOST_SECONDS):
        code = run_without_rights(case, project, place)
    printed = capsys.readouterr()
    said = printed.out + printed.err
    assert code == case.exit, said
    for words in case.says:
        assert words in said, said
    look_through(said, code)
    if code == DONE and case.command[0] == "build":
        assert state(outside) == before[1]
    else:
        assert (state(project), state(outside)) == before, said


@contextmanager
def within_seconds(seconds: int):
    """Fail what hangs, such as a read of a pipe that nobody writes to."""

    def give_up(*_):
        raise TimeoutError(f"more than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def run_without_rights(case: Case, project: Path, place: Path) -> int:
    """Run the case's command; where a file may not be read, as somebody who has no right to all files."""
    places = {"{outside}": str(place / "outside"), "{project}": str(project)}
    command = list(case.command)
    for name, path in places.items():
        command = [word.replace(name, path) for word in command]
    arguments = command if command[0] in ("verify", "new") else [*command, "--project", str(project)]
    if not (case.given.get("unreadable") and os.geteuid() == 0):
        return run(cli, arguments)
    for path in (place, *place.rglob("*")):
        os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    os.seteuid(NOBODY)
    try:
        return run(cli, arguments)
    finally:
        os.seteuid(0)


def look_through(said: str, code: int) -> None:
    """Hold what is printed to the rules: no traceback, no control character, no command, a place and a way out."""
    assert "Traceback" not in said
    assert all(char.isprintable() or char == "\n" for char in said), ascii(said)
    assert not [line for line in said.splitlines() if line.lstrip().startswith("::")], said
    if code in (INPUT_AT_FAULT, MACHINE_AT_FAULT):
        assert PROBLEM.search(said), said
    if code == INPUT_AT_FAULT:
        assert "\n  hint: " in said, said
