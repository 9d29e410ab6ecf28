"""The ledger to the page's change log: by day, the newest first, each change in words and with the editor's reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from briefing.publish.edition import Edition
from briefing.publish.wording import Wording

# "2024-03-04T07:05"
CLOCK = re.compile(r"T(?P<clock>\d\d:\d\d)")
SHOWN_DAYS = 5
"""Days that are shown at once; the older ones fold away."""


class LedgerLine(Protocol):
    """What the page needs of a change; `fact` is empty where the whole briefing is meant."""

    @property
    def on(self) -> str:
        """The day."""

    @property
    def fact(self) -> str:
        """The id of the fact."""

    @property
    def label(self) -> str:
        """What the fact is called."""

    @property
    def what(self) -> str:
        """What became of it."""

    @property
    def was(self) -> str | None:
        """What it was."""

    @property
    def now(self) -> str | None:
        """What it is now."""

    @property
    def why(self) -> str | None:
        """Why, in the editor's words."""

    @property
    def correction(self) -> bool:
        """Whether what was published was wrong."""


@dataclass(frozen=True)
class ChangeLine:
    """One change; `href` is empty where the fact is no longer on the page."""

    words: str
    label: str
    href: str
    was: str
    now: str
    why: str
    correction: bool


@dataclass(frozen=True)
class ChangeDay:
    """The changes of one day."""

    machine: str
    date: str
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True)
class ChangeLog:
    """The whole part."""

    days: tuple[ChangeDay, ...]
    folded: tuple[ChangeDay, ...]


def change_log(edition: Edition, say: Wording) -> ChangeLog | None:
    """Group the changes by day; None where there are none."""
    entries: list[LedgerLine] = sorted(edition.changes, key=lambda entry: entry.on, reverse=True)
    days = tuple(
        ChangeDay(str(on), say.date(str(on)), tuple(_line(edition, entry, say) for entry in group))
        for on, group in groupby(entries, key=lambda entry: entry.on)
    )
    return ChangeLog(days[:SHOWN_DAYS], days[SHOWN_DAYS:]) if days else None


def _line(edition: Edition, entry: LedgerLine, say: Wording) -> ChangeLine:
    anchor, _ = edition.about(entry.fact)
    return ChangeLine(
        words=say(f"changes.{entry.what}"),
        label=entry.label if entry.fact else "",
        href=f"briefing:index.html#{anchor}" if anchor else "",
        was=_said(entry.was, say),
        now=_said(entry.now, say),
        why=entry.why or "",
        correction=entry.correction,
    )


def _said(value: str | None, say: Wording) -> str:
    """Give what a fact said, in words: a day as the page writes days, a quotation without the comma at its end."""
    words = (value or "").strip().rstrip(",;:")
    interval = words.replace(" to ", "/")
    days = say.date(interval)
    if days == interval:
        return words.rstrip(".")
    clocks = [match["clock"] for match in CLOCK.finditer(words)]
    return ", ".join((days, *clocks))
