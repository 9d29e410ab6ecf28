"""Golden cases: `tests/golden/<stage>/<behaviour>.yml` says why, what is given and what is expected.

`render(given)` of `tests/golden/<stage>/render.py` turns the given into the lines that are compared.
`make golden` (pytest --rewrite) writes what is found into the files; the difference is reviewed like code.
"""

import importlib.util
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
CASES = sorted(path for path in HERE.glob("*/*.yml") if path.parent.name != "site")


def _render(stage: Path):
    spec = importlib.util.spec_from_file_location(f"golden_{stage.name}", stage / "render.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.render


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(path: Path, request: pytest.FixtureRequest):
    case = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    assert set(case) == {"why", "given", "expected"}
    found = _render(path.parent)(case["given"])
    if request.config.getoption("--rewrite") and found != case["expected"]:
        text = yaml.safe_dump({**case, "expected": found}, sort_keys=False, allow_unicode=True, width=110)
        path.write_text(text, encoding="utf-8")
    else:
        assert found == case["expected"], case["why"]
