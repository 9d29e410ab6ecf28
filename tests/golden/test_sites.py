"""Golden sites: `tests/golden/site/<case>/` holds seeds and content, and the fact sheet and the page they give.

`make golden` (pytest --rewrite) writes what is built into the case; the difference is reviewed like code.
"""

import re
import shutil
from pathlib import Path

import pytest

from briefing.cli import DONE, cli, run

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("site/*/why.txt"))
STARTER = HERE.parent.parent / "briefing/starter/mkdocs.yml"


def article(page: Path) -> str:
    """Give what we put on the page, an element a line: the theme's frame is not ours to hold."""
    html = page.read_text("utf-8")
    inside = html[html.index('<header class="head') : html.rindex("</article>")]
    return re.sub(
        r"(?<=>)(?=<(?:section|p|li|h[1-6]|details|div|ol|ul|dl|dt|table|tr|figure|header|nav)\b)", "\n", inside
    )


def test_there_are_cases_and_three_at_most():
    assert 1 <= len(CASES) <= 3


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_site(case: Path, request: pytest.FixtureRequest, tmp_path: Path):
    for folder in ("seeds", "content"):
        shutil.copytree(case / folder, tmp_path / folder)
    shutil.copyfile(STARTER, tmp_path / "mkdocs.yml")
    assert run(cli, ["build", "--strict", "--project", str(tmp_path)]) == DONE
    built = {
        "factsheet.yml": (tmp_path / "content/factsheet.yml").read_text("utf-8"),
        "page.html": article(tmp_path / "site/index.html"),
    }
    for name, text in built.items():
        expected = case / "expected" / name
        if request.config.getoption("--rewrite"):
            expected.parent.mkdir(exist_ok=True)
            expected.write_text(text, "utf-8")
        else:
            assert text == expected.read_text("utf-8"), (case / "why.txt").read_text("utf-8")
