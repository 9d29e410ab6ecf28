"""What tools that a laptop may lack say of the built site: Lighthouse, the Nu validator, the newest axe.

`python -m tests.audit` installs them by npm into `.cache/audit`. A tool that is missing is named.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import click

from tests.chromium import BINARIES, served

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
TOOLS = ROOT / ".cache" / "audit"
PACKAGES = ("lighthouse@13", "vnu-jar@26", "axe-core@4")
LEAST = {"performance": 0.95, "accessibility": 1, "best-practices": 1, "seo": 1}
MOST = {"largest-contentful-paint": 1800, "cumulative-layout-shift": 0}
"""Milliseconds on the simulated phone; a share of the screen."""
TRIES = 3
"""A machine at work gives less than its page deserves: the best of some runs counts."""
THEME = ("Attribute “autocomplete” is only allowed when the input type is",)
"""What the theme does wrong on every page: its switches are boxes that say how to be filled in."""


class Compressing(SimpleHTTPRequestHandler):
    """Send files as a host for pages does: compressed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        content = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


def lighthouse(address: str, browser: str) -> dict[str, float]:
    """Give the scores and times of the page at `address` on a simulated phone."""
    command = [str(TOOLS / "node_modules/.bin/lighthouse"), address, "--quiet", "--output=json", "--output-path=stdout"]
    command.append("--chrome-flags=--headless=new --no-sandbox --disable-gpu")
    environment = {**os.environ, "CHROME_PATH": browser}
    said = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, cwd=TOOLS)
    report = json.loads(said.stdout)
    scores = {name: report["categories"][name]["score"] or 0 for name in LEAST}
    return scores | {name: report["audits"][name]["numericValue"] for name in MOST}


def too_weak(found: dict[str, float]) -> list[str]:
    """Name what is below the least or above the most that is allowed."""
    return [name for name, least in LEAST.items() if found[name] < least] + [
        name for name, most in MOST.items() if found[name] > most
    ]


def audit_speed(browser: str) -> Iterator[str]:
    """Yield what Lighthouse finds wanting on the page and on the page of a source."""
    source = min(path.relative_to(SITE).as_posix() for path in (SITE / "sources").glob("*.html"))
    with served(SITE, Compressing) as address:
        for path in ("index.html", source):
            for _ in range(TRIES):
                found = lighthouse(f"{address}/{path}", browser)
                weak = too_weak(found)
                if not weak:
                    break
            click.echo(f"Lighthouse, {path}: " + ", ".join(f"{name} {value:g}" for name, value in found.items()))
            yield from (f"Lighthouse, {path}: {name} {found[name]:g}" for name in weak)


def audit_markup() -> Iterator[str]:
    """Yield each error of ours that the Nu validator finds in the pages and the style sheet."""
    jar = TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar"
    command = ["java", "-jar", str(jar), "--format", "json", "--exit-zero-always", "--skip-non-html", str(SITE)]
    said = subprocess.run(command, check=True, capture_output=True, text=True)
    messages = json.loads(said.stdout or said.stderr)["messages"]
    errors = [message for message in messages if message["type"] != "info"]
    ours = [message for message in errors if not message["message"].startswith(THEME)]
    click.echo(f"Nu validator: {len(errors)} errors, {len(ours)} of ours")
    yield from (f"{message['url']}:{message.get('lastLine', 0)}: {message['message']}" for message in ours)


def audit_access() -> Iterator[str]:
    """Yield a line when the newest axe finds a barrier."""
    newest = TOOLS / "node_modules/axe-core/axe.min.js"
    command = [sys.executable, "-m", "pytest", "-q", "-k", "axe", "tests/browser/test_access.py"]
    if subprocess.run(command, check=False, cwd=ROOT, env={**os.environ, "AXE": str(newest)}).returncode:
        yield "axe: the lines above say what and where"


def installed() -> bool:
    """Install the tools, and say whether they are there."""
    if not shutil.which("npm"):
        return False
    TOOLS.mkdir(parents=True, exist_ok=True)
    command = ["npm", "install", "--prefix", str(TOOLS), "--no-audit", "--no-fund", "--silent", *PACKAGES]
    return subprocess.run(command, check=False).returncode == 0


def main() -> int:
    """Run every tool that is there; give 1 when one of them finds a fault."""
    browser = next((found for name in BINARIES if (found := shutil.which(name))), None)
    if not installed():
        click.echo("not run: Lighthouse, the Nu validator and the newest axe need npm and its registry")
        return 0
    faults: list[str] = []
    if browser:
        faults += audit_speed(browser)
        faults += audit_access()
    else:
        click.echo("not run: Lighthouse and axe need Chromium")
    if shutil.which("java"):
        faults += audit_markup()
    else:
        click.echo("not run: the Nu validator needs Java")
    for fault in faults:
        click.echo(fault, err=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
