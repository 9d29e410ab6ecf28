"""The same seeds and decisions give the same site on any machine: sixteen machines, and one tree of bytes."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import INPUTS, ROOT, copy_project

SCRIPT = "import sys; from briefing.cli import main; main()"
VARIATIONS = {
    "hash seed 0": {"PYTHONHASHSEED": "0"},
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "hash seed 4294967295": {"PYTHONHASHSEED": "4294967295"},
    "zone far east": {"TZ": "Pacific/Kiritimati"},
    "zone far west": {"TZ": "Etc/GMT+12"},
    "zone with half hours": {"TZ": "Asia/Kolkata"},
    "locale tr_TR": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "locale C": {"LC_ALL": "C", "LANG": "C"},
    "locale de_DE": {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "LANGUAGE": "de"},
    "no home": {"HOME": "/nonexistent"},
    "optimised": {"PYTHONOPTIMIZE": "1"},
    "utf8 mode off": {"PYTHONUTF8": "0", "LC_ALL": "C.UTF-8"},
    "umask 077": {"BRIEFING_TEST_UMASK": "077"},
    "one core": {"BRIEFING_TEST_CORES": "1"},
    "another path, with spaces and an umlaut": {"BRIEFING_TEST_PATH": "a folder/für uns"},
    "files made in another order, at another time": {"BRIEFING_TEST_ORDER": "reversed"},
}


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def make_project(target: Path, order: str | None) -> Path:
    if order != "reversed":
        return copy_project(target)
    files = [path for name in INPUTS for path in [ROOT / name, *(ROOT / name).rglob("*")] if path.is_file()]
    for number, path in enumerate(sorted(files, reverse=True)):
        place = target / path.relative_to(ROOT)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
        os.utime(place, (1_000_000_000 + number, 1_000_000_000 + number))
    return target


def test_there_are_sixteen():
    assert len(VARIATIONS) >= 16


@pytest.mark.parametrize("name", VARIATIONS)
def test_another_machine_builds_the_same_tree(name, shipped, tmp_path):
    changed = dict(VARIATIONS[name])
    umask, cores = int(changed.pop("BRIEFING_TEST_UMASK", "022"), 8), changed.pop("BRIEFING_TEST_CORES", None)
    place = tmp_path / changed.pop("BRIEFING_TEST_PATH", "project")
    project = make_project(place, changed.pop("BRIEFING_TEST_ORDER", None))
    environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"} | changed

    def before_start():
        os.umask(umask)
        if cores and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])

    command = [sys.executable, "-c", SCRIPT, "build", "--strict", "--project", str(project)]
    done = subprocess.run(
        command, env=environment, preexec_fn=before_start, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(project / "site") == tree(shipped / "site")
    assert (project / "content/factsheet.yml").read_bytes() == (shipped / "content/factsheet.yml").read_bytes()
