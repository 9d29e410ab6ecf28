"""What goes wrong, said for the editor: where, what is there, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault at one place; `path` is relative to the project, `line` counts from 1 and is 0 for the whole file."""

    path: str
    line: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}" + (f"\n  hint: {self.hint}" if self.hint else "")


class BriefingError(Exception):
    """One or more problems of the input; the root of all errors an editor can mend."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class SeedError(BriefingError):
    """A source file that cannot be read as it stands."""


class CurationError(BriefingError):
    """A decision that does not fit the sources or the facts."""


class FactSheetError(BriefingError):
    """A fact sheet that is damaged, stale or not grounded in the sources."""


class LedgerError(BriefingError):
    """A ledger of changes that cannot be read."""


class PageError(BriefingError):
    """A page of `content/` whose words do not agree with the fact sheet."""


class ConfigurationError(BriefingError):
    """A `mkdocs.yml` that says of the briefing what cannot be meant."""


class MachineError(BriefingError):
    """The machine is at fault: disk, permission, lock."""


@dataclass
class Faults:
    """What several readers complain about, gathered so that an editor hears all of it at once."""

    problems: list[Problem] = field(default_factory=list)
    of_machine: bool = False

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Note what is raised inside, and go on after it."""
        try:
            yield
        except BriefingError as error:
            self.problems += error.problems
            self.of_machine = self.of_machine or isinstance(error, MachineError)

    def raise_all(self, kind: type[BriefingError] = BriefingError) -> None:
        """Raise what was noted: as `MachineError` where the machine has a part in it, else as `kind`."""
        if self.problems:
            raise (MachineError if self.of_machine else kind)(*dict.fromkeys(self.problems))
