"""A time of a text, the event that it dates, and all by which it is compared with those of other texts."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.mentions import Precision, Time
from briefing.model import TimeClaim
from briefing.weigh.events import Event

Sites = frozenset[tuple[str, str]]

MOST_TOLD = 50
"""Clauses of one event that another one is held against at most: more of them hardly tell it otherwise."""

FINE: frozenset[Precision | None] = frozenset({"instant", "hour", "part-of-day", "day"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A time of one source, the event that it dates, and the claim made of both."""

    claim: TimeClaim
    time: Time
    event: Event
    places: frozenset[str]
    sites: Sites
    """The same, each with its scale: a country sets none of its towns apart."""
    people: frozenset[str]
    """Surnames of those named in the clause."""
    actors: frozenset[str]
    """Words of the names of people and organisations in the clause."""
    start: str
    end: str | None
    precision: Precision
    opens: bool = False
    """It stands in the first sentences of its source."""
    leads: bool = False
    """It stands in the first sentence, or in the title."""
    context: frozenset[str] = frozenset()
    """The stems of its whole sentence."""


def are_elsewhere(one: Sites, two: Sites) -> bool:
    """Say whether two texts name different places of one scale, and none that both name."""
    if not one.isdisjoint(two):
        return False
    return not {scale for scale, _ in one}.isdisjoint(scale for scale, _ in two)


def are_others(one: frozenset[str], two: frozenset[str]) -> bool:
    """Say whether two texts both name somebody, and nobody that both name."""
    return bool(one and two) and one.isdisjoint(two)
