"""The preview: one build a change, none without one, and the fact sheet written only when it differs."""

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request

import pytest

SCRIPT = "from briefing.cli import main; main()"
PATIENCE = 60
"""Seconds that a busy machine may take for one build."""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Preview:
    """A running preview, and how many builds it has ended."""

    def __init__(self, project):
        self.port, self.lines = free_port(), []
        command = [sys.executable, "-u", "-c", SCRIPT, "serve", "--project", str(project), "--port", str(self.port)]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        self.process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line)

    def builds(self) -> int:
        return sum("Documentation built" in line for line in self.lines)

    def wait_for(self, holds) -> bool:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            if holds():
                return True
            time.sleep(0.1)
        return holds()

    def page(self) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/index.html", timeout=10) as answer:
            return answer.read().decode("utf-8")


@pytest.fixture
def preview(shipped, tmp_path):
    project = tmp_path / "project"
    shutil.copytree(shipped, project, ignore=shutil.ignore_patterns("site", ".site.*"))
    running = Preview(project)
    try:
        assert running.wait_for(lambda: any("Serving on" in line for line in running.lines)), "".join(running.lines)
        yield running, project
    finally:
        running.process.terminate()
        running.process.wait(10)
        running.process.stdout.close()


def test_a_changed_source_is_built_once_and_shown(preview):
    running, project = preview
    sheet = (project / "content/factsheet.yml").read_bytes()
    assert running.builds() == 1
    seed = project / "seeds/004_dd97ec9fae2a9342.txt"
    seed.write_text(seed.read_text("utf-8").replace("At least eight people", "At least nine people"), "utf-8")
    page = project / "content/index.md"
    page.write_text(page.read_text("utf-8").replace("[at least eight]", "[at least nine]"), "utf-8")
    assert running.wait_for(lambda: running.builds() >= 2), "".join(running.lines[-20:])
    assert running.wait_for(lambda: "at least 9" in running.page())
    assert (project / "content/factsheet.yml").read_bytes() != sheet
    # Two files were saved one after the other: one build or two, and then none for the fact sheet that a build wrote.
    time.sleep(3)
    assert running.builds() in (2, 3)


def test_a_file_saved_with_the_same_bytes_is_no_change(preview):
    running, project = preview
    seed = project / "seeds/004_dd97ec9fae2a9342.txt"
    seed.write_bytes(seed.read_bytes())
    time.sleep(3)
    assert running.builds() == 1
