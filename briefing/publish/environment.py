"""Our own Jinja environment: it escapes all it is given, and a name it does not know is an error."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from briefing.publish.wording import wording

PACKAGE = Path(__file__).resolve().parent.parent


def template_folders(own: Path | None = None) -> tuple[Path, ...]:
    """Give the folders in which a template is looked for, the user's `own` before ours."""
    shipped = PACKAGE / "templates"
    ours = shipped if shipped.is_dir() else PACKAGE.parent / "templates"
    return (own, ours) if own is not None and own.is_dir() and own.resolve() != ours.resolve() else (ours,)


@lru_cache(maxsize=8)
def environment(own: Path | None, language: str) -> Environment:
    """Give the environment that renders our parts in `language`; a file of `own` stands in for ours."""
    made = Environment(
        loader=FileSystemLoader([str(folder) for folder in template_folders(own)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Under `serve` a template that is saved shows at once.
        auto_reload=True,
    )
    made.globals["say"] = wording(language)
    return made


def render(own: Path | None, language: str, template: str, **values: Any) -> str:
    """Render `briefing/<template>.html` with `values`, without white space at its ends."""
    return environment(own, language).get_template(f"briefing/{template}.html").render(**values).strip()
