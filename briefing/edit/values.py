"""Figures and times as values: whether one repeats another, and how a value is said in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from briefing.mentions import Bound

WORDS: dict[Bound, str] = {
    "exact": "",
    "at-least": "at least ",
    "at-most": "at most ",
    "more-than": "more than ",
    "less-than": "less than ",
    "about": "about ",
    "range": "",
}


class Valued(Protocol):
    """A figure, a claim or a headline."""

    @property
    def value(self) -> Decimal | None: ...  # noqa: D102
    @property
    def upper(self) -> Decimal | None: ...  # noqa: D102
    @property
    def bound(self) -> Bound: ...  # noqa: D102


def agrees(said: Valued, claimed: Valued) -> bool:
    """Say whether `said` repeats `claimed`: a bare number may leave out a bound, never give another one."""
    if (said.value, said.upper) != (claimed.value, claimed.upper):
        return False
    return said.bound == claimed.bound or (said.bound == "exact" and said.value is not None)


def say_value(value: Decimal | None, upper: Decimal | None, bound: Bound) -> str:
    """Say a value in words: `at least 15`, `200 to 250`, `dozens`."""
    if value is None:
        return bound
    number = _digits(value)
    return f"{number} to {_digits(upper)}" if upper is not None else f"{WORDS.get(bound, '')}{number}"


def _digits(number: Decimal) -> str:
    # 15.50 and 15.5 are one value, and it is said in one way.
    digits = f"{number:,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
