"""A page about the story of Ostrow to what is wrong in it, and what is not proved."""

from ostrow import make_desk

from briefing.edit.prose import check_prose


def render(given):
    desk = make_desk()
    errors, warnings = check_prose(given, path="content/index.md", sheet=desk.sheet, find=desk.find, bodies=desk.bodies)
    return [f"error {line}" for problem in errors for line in str(problem).splitlines()] + [
        f"warning {line}" for problem in warnings for line in str(problem).splitlines()
    ]
