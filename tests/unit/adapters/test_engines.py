"""The shipped briefing under other engines; one that is not installed is named as not run."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli import DONE, cli, run
from tests.conftest import copy_project

BIN = Path(sys.executable).parent
ZENSICAL = """\
site_name: Briefing
docs_dir: docs
use_directory_urls: false
theme:
  font: false
extra_css: [assets/briefing.css]
extra_javascript: [assets/briefing.js]
markdown_extensions:
  - attr_list
  - toc
  - briefing:
      sheet: content/factsheet.yml
      page: index.html
"""


def engine(name: str) -> str:
    found = shutil.which(name, path=str(BIN))
    if not found:
        pytest.skip(f"not run: {name} is not installed")
    return found


def article(page: Path) -> str:
    """Give what the briefing itself put on a page: its text between the head and the foot."""
    html = page.read_text("utf-8")
    return html[html.index('class="head') : html.rindex("</article>")]


def test_properdocs_builds_the_same_page_with_the_plugin(shipped, tmp_path):
    project = copy_project(tmp_path / "project")
    shutil.copytree(shipped / "content", project / "content", dirs_exist_ok=True)
    command = [engine("properdocs"), "build", "--strict", "-f", "mkdocs.yml"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert article(project / "site/index.html") == article(shipped / "site/index.html")
    for path in (shipped / "site/data").iterdir():
        assert (project / "site/data" / path.name).read_bytes() == path.read_bytes(), path.name


def test_zensical_builds_the_page_from_the_export(shipped, tmp_path):
    command = [engine("zensical"), "build", "--strict", "-f", "zensical.yml"]
    project = copy_project(tmp_path / "project")
    shutil.copytree(shipped / "content", project / "content", dirs_exist_ok=True)
    assert run(cli, ["export", "--project", str(project), str(project / "docs")]) == DONE
    # Beside mkdocs.yml, from which the extension takes the options.
    (project / "zensical.yml").write_text(ZENSICAL, "utf-8")
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    page = (project / "site/index.html").read_text("utf-8")
    ours = (shipped / "site/index.html").read_text("utf-8")
    facts = set(re.findall(r'id="(fact-[a-z0-9-]+|date-[a-z0-9-]+|quote-[a-z0-9-]+)"', ours))
    assert facts <= set(re.findall(r'id="([^"]+)"', page))
    assert 'href="briefing:' not in page
    assert len(list((project / "site/sources").glob("*.html"))) == 3
