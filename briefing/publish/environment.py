"""Our own Jinja environment: it escapes all it is given, and a name it does not know is an error."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from briefing.errors import PageError, Problem
from briefing.publish.wording import wording
from briefing.texts import shown_path

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
    try:
        return environment(own, language).get_template(f"briefing/{template}.html").render(**values).strip()
    except TemplateError as error:
        raise PageError(template_problem(error, (own or PACKAGE).parent)) from error


def template_problem(error: TemplateError, project: Path) -> Problem:
    """Say where in which template of a project something is wrong."""
    place, line = getattr(error, "filename", None) or "", getattr(error, "lineno", None) or 0
    trace = None if line else error.__traceback__
    while trace is not None:
        # Jinja puts the lines of templates into the traceback; the last of them is the one at fault.
        if trace.tb_frame.f_code.co_filename.endswith(".html"):
            place, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    shown = shown_path(Path(place), project) if place else "templates"
    return Problem(shown, line, str(error.message or error), "compare it with the template that it stands in for")
