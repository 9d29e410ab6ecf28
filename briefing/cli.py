"""The way in: which command is meant, what an error becomes, the exit code."""

from __future__ import annotations

import sys
import tempfile
import traceback
from importlib import import_module

import click

import briefing
from briefing.commands.printing import (
    DONE,
    INPUT_AT_FAULT,
    MACHINE_AT_FAULT,
    OUR_FAULT,
    WRONG_USE,
    print_problems,
    wanted_form,
)
from briefing.errors import BriefingError, MachineError
from briefing.texts import printable

COMMANDS = {
    "new": "starting",
    "add": "starting",
    "refresh": "starting",
    "import": "starting",
    "extract": "building",
    "check": "building",
    "review": "reviewing",
    "build": "building",
    "serve": "building",
    "diff": "looking",
    "coverage": "looking",
    "verify": "looking",
    "export": "handing",
}
"""Each command and the module of `briefing.commands` that has it."""


class Commands(click.Group):
    """The group of all commands; one is loaded when it is asked for, so that `--help` does not load an engine."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """Give the names of the commands in the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- click's signature
        """Load one command; null when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"briefing.commands.{COMMANDS[cmd_name]}")
        # `import` is a word of Python: its function has a stroke behind it.
        command: click.Command = getattr(module, cmd_name, None) or getattr(module, f"{cmd_name}_")
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="mkdocs-briefing", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn a folder of news articles into a briefing page on which every figure leads back to its sentence.

    The articles lie in seeds/, the pages and the editor's decisions in content/. `extract` reads the articles into
    content/factsheet.yml; `build` makes the site from it.

    Exit codes: 0 done; 1 the input is at fault; 2 wrong use; 3 the machine (disk, permission, lock); 4 a fault of ours.
    """


def main() -> None:
    """Run the command line; the way in of the installed command."""
    sys.exit(run(cli))


def run(command: click.Command, arguments: list[str] | None = None) -> int:
    """Run `command` and give its exit code; no traceback ever reaches an editor."""
    try:
        code = command.main(args=arguments, standalone_mode=False, prog_name="briefing")
    except click.ClickException as error:
        error.show()
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        return INPUT_AT_FAULT
    except BriefingError as error:
        print_problems(error.problems, wanted_form(arguments or sys.argv), level="error")
        return MACHINE_AT_FAULT if isinstance(error, MachineError) else INPUT_AT_FAULT
    except OSError as error:
        click.echo(f"{printable(error.filename)}: {error.strerror}", err=True)
        return MACHINE_AT_FAULT
    except Exception:
        click.echo(f"this is a fault of briefing, not of your files; what happened is in {_report()}", err=True)
        return OUR_FAULT
    return code if isinstance(code, int) else DONE


def _report() -> str:
    with tempfile.NamedTemporaryFile(
        "w", prefix="briefing-report-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(f"briefing {briefing.__version__}\n{sys.version}\n{sys.argv}\n\n{traceback.format_exc()}")
    return file.name
