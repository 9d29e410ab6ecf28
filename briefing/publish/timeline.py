"""The dates of a sheet to the days of the timeline: what happened, and how each date was known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from briefing.model import TimeClaim, TimelineFact
from briefing.publish.axis import Axis, Happening, time_axis
from briefing.publish.edition import Edition
from briefing.publish.exact import ExactWords, cite, exact_words
from briefing.publish.moments import Moment, parse_moment
from briefing.publish.wording import Wording

FILTERED_FROM = 8
"""With fewer events than this nobody needs a filter."""
LOOSE = frozenset({"week", "weekend", "month", "season", "year"})
BASES = ("explicit", "weekday", "year-inferred", "relative")


@dataclass(frozen=True)
class How:
    """One way in which the date is known, in words, with the expressions of the sources."""

    basis: str
    words: str


@dataclass(frozen=True)
class Event:
    """One event of a day."""

    anchor: str
    former: tuple[str, ...]
    text: str
    numbers: tuple[int, ...]
    main: bool
    """Whether it is the first in rank of all."""
    differs: bool
    how: tuple[How, ...]
    citation: str
    exact: tuple[ExactWords, ...]


@dataclass(frozen=True)
class Day:
    """A date and what happened on it; `machine` is for programs."""

    machine: str
    date: str
    sub: str
    certainty: str
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Timeline:
    """The whole part."""

    axis: Axis | None
    days: tuple[Day, ...]
    notes: tuple[str, ...]
    filters: tuple[int, ...]


def timeline(edition: Edition, say: Wording) -> Timeline:
    """Put the dated facts in the order of time, those of one date together."""
    placed = sorted(
        ((fact, moment) for fact in edition.sheet.timeline if (moment := parse_moment(fact.start))),
        key=lambda pair: (pair[1].first, pair[1].last, pair[0].end or "", pair[0].rank, pair[0].id),
    )
    days = tuple(
        _day(edition, [fact for fact, _ in group], say)
        for _, group in groupby(placed, key=lambda pair: _same_day(*pair))
    )
    notes = dict.fromkeys(
        claim.note for fact, _ in placed for claim in fact.claims if claim.note and claim.basis == "year-inferred"
    )
    numbers = sorted({edition.numbers[claim.source] for fact, _ in placed for claim in fact.claims})
    return Timeline(
        axis=time_axis([_happening(fact, moment) for fact, moment in placed], say),
        days=days,
        notes=tuple(notes),
        filters=tuple(numbers) if len(placed) >= FILTERED_FROM and len(numbers) > 1 else (),
    )


def _same_day(fact: TimelineFact, moment: Moment) -> tuple[object, ...]:
    """Tell dates apart as far as the page does: an hour of a day is not another day."""
    loose = fact.precision if fact.precision in LOOSE else ""
    return moment.first, moment.last, moment.form, fact.end or "", loose


def _happening(fact: TimelineFact, moment: Moment) -> Happening:
    end = parse_moment(fact.end) if fact.end else None
    loose = moment.form in LOOSE or fact.precision in LOOSE
    return Happening(f"date-{fact.id}", fact.label, moment.first, (end or moment).last, loose, fact.rank)


def _day(edition: Edition, facts: list[TimelineFact], say: Wording) -> Day:
    moment = parse_moment(facts[0].start)
    if moment is None:
        raise ValueError(f"{facts[0].start!r} is no date")
    end = parse_moment(facts[0].end) if facts[0].end else None
    date, sub = _written(moment, end, facts, say)
    loose = facts[0].precision in {"week", "season"} and moment.form == "day"
    return Day(
        machine=_machine(facts[0].start),
        date=say("timeline.about", date=say.day(moment.first, "day_month")) if loose else date,
        sub=sub,
        certainty=say(f"timeline.precision.{facts[0].precision}") if facts[0].precision in LOOSE else "",
        events=tuple(_event(edition, fact, say) for fact in facts),
    )


def _machine(start: str) -> str:
    """Give the date as HTML knows dates: a day, a month or a year, and no part of a day or season."""
    day = start.partition("T")[0]
    return day if all(part.isdigit() for part in day.split("-")) else ""


def _written(moment: Moment, end: Moment | None, facts: list[TimelineFact], say: Wording) -> tuple[str, str]:
    """Give the date and, below it, the year and the part of the day."""
    if end and end.last != moment.first:
        same_month = (moment.first.year, moment.first.month) == (end.last.year, end.last.month)
        first = say.day(moment.first, "day_only" if same_month else "day_month")
        return say("timeline.span", first=first, last=say.day(end.last, "day_month")), say.day(end.last, "year")
    if moment.form != "day":
        return say.moment(moment), ""
    details = {_part_of_day(fact, say) for fact in facts}
    year = say.day(moment.first, "year")
    detail = details.pop() if len(details) == 1 else ""
    return say.day(moment.first, "weekday"), f"{year}, {detail}" if detail else year


def _part_of_day(fact: TimelineFact, say: Wording) -> str:
    moment = parse_moment(fact.start)
    detail = moment.detail if moment else ""
    if detail and say.has(f"timeline.parts.{detail}"):
        return say(f"timeline.parts.{detail}")
    return detail or (say("timeline.part_of_day") if fact.precision == "part-of-day" else "")


def _event(edition: Edition, fact: TimelineFact, say: Wording) -> Event:
    return Event(
        anchor=f"date-{fact.id}",
        former=edition.former(f"date-{fact.id}"),
        text=fact.label,
        numbers=tuple(sorted({edition.numbers[claim.source] for claim in fact.claims})),
        main=fact.rank == edition.first_date and len(edition.sheet.timeline) > 2,
        differs=fact.status == "differs",
        how=tuple(_how(edition, fact.claims, say)),
        citation=cite(
            edition, f"{say.date(f'{fact.start}/{fact.end}' if fact.end else fact.start)}: {fact.label}", say
        ),
        exact=exact_words(edition, fact.claims, say),
    )


def _how(edition: Edition, claims: Iterable[TimeClaim], say: Wording) -> Iterable[How]:
    ordered = sorted(claims, key=lambda claim: (BASES.index(claim.basis), claim.reference or ""))
    for (basis, reference), group in groupby(ordered, key=lambda claim: (claim.basis, _counted_from(claim))):
        sources: dict[str, list[int]] = {}
        for claim in group:
            sources.setdefault(claim.expression, []).append(edition.numbers[claim.source])
        told = say.listed(
            [
                say("timeline.expression", n=len(set(numbers)), words=words, sources=_listed(numbers, say))
                for words, numbers in sources.items()
            ]
        )
        yield How(
            say(f"timeline.basis.{basis}"),
            say(f"timeline.how.{basis}", told=told, reference=say.date(reference) if reference else ""),
        )


def _counted_from(claim: TimeClaim) -> str:
    return (claim.reference or "") if claim.basis == "relative" else ""


def _listed(numbers: Iterable[int], say: Wording) -> str:
    return say.listed([str(number) for number in sorted(set(numbers))])
