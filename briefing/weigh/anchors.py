"""The days that all documents together tell, to the reference day of each: what its "Friday" is counted from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.errors import Problem
from briefing.mentions import Time
from briefing.model import Document, Reading
from briefing.weigh.clauses import clause_at, is_past, looks_ahead
from briefing.weigh.words import content_stems, words

# XXXX-05-24  |  XXXX-05-24TMO
YEARLESS = re.compile(r"XXXX-(?P<month>\d\d)-(?P<day>\d\d)(?:T\w+)?")
# 2024-03-04  |  2024-03-04TMO
FULL = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?:T\w+)?")
# 2022-02  |  1998
YEAR = re.compile(r"(?P<year>[12]\d{3})(?:-.*)?")
# early on |Monday (March 4)  |  the night of |3 March
LEADING = re.compile(r"\A(?:[a-z]+\s+)+(?=[A-Z\d])")
CALENDAR_CYCLE = 40
"""Within so many years every date falls on every weekday that it can, 29 February included."""
# XXXX-WXX-7  |  XXXX-WXX-7TMO
BARE_WEEKDAY = re.compile(r"XXXX-WXX-\d(?:T\w+)?")
CLOSE_DAYS = 2
"""A bare weekday so few days after the last day known is that one, and not the one before it."""
PRESENT_AUXILIARIES = frozenset({"is", "are", "am", "be", "has", "have", "do", "does", "will", "can", "may", "must"})
MOST_NAMED = 3
"""Dates that a basis names as its reason."""
NEAR = timedelta(days=31)
"""How far from the story's day a full date may lie and still tell when a source was written."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Reference:
    """The day a source counts from, and how it is known; `assumed` when no day in the source itself tells it."""

    day: date | None
    basis: str
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class _Dated:
    """A document, its times, and which of them look ahead."""

    document: Document
    past: tuple[Time, ...]
    times: tuple[Time, ...]
    weekdays: Mapping[int, frozenset[str]]
    """The weekdays that it names, with the stems of the words of the sentences that name them."""

    @property
    def id(self) -> str:
        return self.document.source.id

    def words_of(self, time: Time) -> str:
        """Give the words that name the day, from the first that is a name or a number."""
        return LEADING.sub("", time.span.of(self.document.body))


def reference_days(documents: Sequence[Document], times: Mapping[str, Sequence[Time]]) -> dict[str, Reference]:
    """Give the reference day of each source by its id, from what it states, else from what all of them tell."""
    dated = sorted((_dated(document, times.get(document.source.id, ())) for document in documents), key=_id)
    known = {source.id: found for source in dated if (found := _stated(source.document))}
    years = _years(dated, known)
    known |= {source.id: found for source in dated if source.id not in known and (found := _own_day(source, years))}
    if not known:
        known = {source.id: found for source in dated if (found := _full_date(source, None))}
    story = max((found.day for found in known.values() if found.day), default=None)
    anchored = [source for source in dated if source.id in known]
    return {source.id: known.get(source.id) or _borrowed(source, anchored, known, story) for source in dated}


def _id(source: _Dated) -> str:
    return source.id


def _dated(document: Document, times: Sequence[Time]) -> _Dated:
    body = document.body
    clauses = [clause_at(body, document.sentence_at(time.span.start).span, time.span) for time in times]
    past = [time for time, clause in zip(times, clauses, strict=True) if not looks_ahead(body, clause, time.span)]
    return _Dated(document, tuple(past), tuple(times), _weekdays(document, times))


def _stated(document: Document) -> Reference | None:
    published = document.source.published or ""
    if not FULL.match(published):
        return None
    basis = "stated by the editor" if document.source.published_basis == "editor" else "stated"
    return Reference(date.fromisoformat(published[:10]), basis)


@dataclass(frozen=True, slots=True)
class _Years:
    """The years that a date without one may belong to, the likeliest first, and why in words."""

    allowed: tuple[int, ...]
    basis: str


def _years(dated: Sequence[_Dated], stated: Mapping[str, Reference]) -> _Years:
    """Give the years next to those in which sources were published, else those from the latest year named."""
    if published := Counter(found.day.year for found in stated.values() if found.day):
        year = max(published, key=lambda year: (published[year], year))
        return _Years((year, year - 1, year + 1), "the year nearest to the publication of the other sources")
    named = [int(found["year"]) for source in dated for time in source.past if (found := YEAR.fullmatch(time.value))]
    if not named:
        return _Years((), "")
    floor = max(named)
    basis = f"the first such year since {floor}, the latest that the story names"
    return _Years(tuple(range(floor, floor + CALENDAR_CYCLE)), basis)


def _own_day(source: _Dated, years: _Years) -> Reference | None:
    """Work out the latest day that `source` names in the past from weekdays that stand beside dates."""
    pairs = [(time, found) for time in source.times if time.weekday and (found := YEARLESS.fullmatch(time.value))]
    checks = [(int(found["month"]), int(found["day"]), time.weekday or 0) for time, found in pairs]
    scores = [(_fits(year, checks), year) for year in years.allowed] if checks else []
    best = max((score for score, _ in scores), default=0)
    if 2 * best <= len(checks):
        return None
    year = next(year for score, year in scores if score == best)
    behind = [check for check, (time, _) in zip(checks, pairs, strict=True) if time in source.past] or checks
    named = list(dict.fromkeys(source.words_of(time) for time, _ in pairs))
    verb = "fits" if len(named) == 1 else "fit"
    basis = f"worked out from {_listed(named[:MOST_NAMED])}, which {verb} {year}, {years.basis}"
    return _moved_on(source, Reference(max(_days(year, behind)), basis))


def _fits(year: int, checks: Sequence[tuple[int, int, int]]) -> int:
    """Count the weekdays that their dates fall on in `year`."""
    days = _days(year, checks)
    if len(days) < len(checks):
        return 0
    return sum(day.isoweekday() == check[2] for day, check in zip(days, checks, strict=True))


def _days(year: int, checks: Sequence[tuple[int, int, int]]) -> list[date]:
    """Give the days in `year`; where they run over New Year, those before July lie in the year after."""
    months = {month for month, _, _ in checks}
    over = max(months) >= 11 and min(months) <= 2
    days = []
    for month, day, _ in checks:
        try:
            days.append(date(year + (over and month < 7), month, day))
        except ValueError:
            continue
    return days


def _full_date(source: _Dated, near: date | None) -> Reference | None:
    named = {date.fromisoformat(found["day"]): time for time in source.past if (found := FULL.fullmatch(time.value))}
    days = [day for day in named if near is None or abs(day - near) <= NEAR]
    if not days:
        return None
    day = max(days)
    return Reference(day, f"worked out from {source.words_of(named[day])}, the latest day that it names in the past")


def _near_date(source: _Dated, story: date) -> Reference | None:
    """Take the latest past day of `source`; a date without a year is the one nearest to the story's day."""
    if found := _full_date(source, story):
        return found
    nearest: dict[date, Time] = {}
    for time in source.past:
        if match := YEARLESS.fullmatch(time.value):
            check = [(int(match["month"]), int(match["day"]), 0)]
            days = [day for year in (story.year - 1, story.year, story.year + 1) for day in _days(year, check)]
            nearest |= {day: time for day in days if abs(day - story) <= NEAR}
    if not nearest:
        return None
    day = max(nearest)
    return Reference(day, f"worked out from {source.words_of(nearest[day])}, in the year nearest to the other sources")


def _borrowed(
    source: _Dated, anchored: Sequence[_Dated], known: Mapping[str, Reference], story: date | None
) -> Reference:
    """Take the day of a source that names the same weekdays, else the latest day named near the story's, else that."""
    if story is None:
        return Reference(None, "unknown: no source tells a day", assumed=True)
    shared = [(likeness, other) for other in anchored if (likeness := _likeness(source, other))[0]]
    if shared:
        best = max(likeness for likeness, _ in shared)
        other = next(other for likeness, other in shared if likeness == best)
        basis = f"shared with source {other.id}: {', '.join(_shared(source, other))}"
        return _moved_on(source, Reference(known[other.id].day, basis))
    if found := _near_date(source, story):
        return found
    named = any(time.weekday for time in source.times)
    basis = "assumed: its weekdays are named by no source that has a day" if named else "assumed: no day is named"
    return _moved_on(source, Reference(story, basis, assumed=True))


def _moved_on(source: _Dated, reference: Reference) -> Reference:
    """Move a worked out day on to a weekday in the past that `source` names and that follows it closely."""
    if reference.day is None:
        return reference
    told = [time for time in source.past if BARE_WEEKDAY.fullmatch(time.value) and _is_told(source, time)]
    after = {(time.weekday or 0) - reference.day.isoweekday(): time for time in told}
    steps = {step % 7: time for step, time in after.items() if 0 < step % 7 <= CLOSE_DAYS}
    if not steps:
        return reference
    step = max(steps)
    name = WEEKDAYS[(steps[step].weekday or 1) - 1]
    basis = f"{reference.basis}; {name} is taken as the one right after"
    return Reference(reference.day + timedelta(days=step), basis, reference.assumed)


def _is_told(source: _Dated, time: Time) -> bool:
    """Say whether the clause around `time` has a verb in a past form."""
    sentence = source.document.sentence_at(time.span.start).span
    clause = clause_at(source.document.body, sentence, time.span).of(source.document.body)
    return any(is_past(word) and word not in PRESENT_AUXILIARIES for word in words(clause))


def _likeness(one: _Dated, two: _Dated) -> tuple[int, int]:
    """Count the weekdays that both name, and the words that the sentences which name them share."""
    common = one.weekdays.keys() & two.weekdays.keys()
    return len(common), sum(len(one.weekdays[weekday] & two.weekdays[weekday]) for weekday in common)


def _weekdays(document: Document, times: Sequence[Time]) -> dict[int, frozenset[str]]:
    found: dict[int, frozenset[str]] = {}
    for time in times:
        if time.weekday:
            sentence = document.sentence_at(time.span.start).span.of(document.body)
            found[time.weekday] = found.get(time.weekday, frozenset()) | content_stems(sentence)
    return found


def _shared(one: _Dated, two: _Dated) -> Iterator[str]:
    common = one.weekdays.keys() & two.weekdays.keys()
    order = dict.fromkeys(time.weekday for time in one.times if time.weekday in common)
    return (WEEKDAYS[weekday - 1] for weekday in order if weekday)


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def is_misfit(time: Time) -> bool:
    """Say whether the weekday that stands beside a date is not the weekday of that date."""
    found = FULL.fullmatch(time.value)
    return bool(found and time.weekday and date.fromisoformat(found["day"]).isoweekday() != time.weekday)


def weekday_warnings(readings: Sequence[Reading]) -> Iterator[Problem]:
    """Yield a problem for each date whose weekday, as the text gives it, fits no year that the story allows."""
    for reading in readings:
        document = reading.document
        for time in filter(is_misfit, reading.mentions.times):
            day = date.fromisoformat(time.value[:10])
            message = f"{time.span.of(document.body)!r}: {day} is a {WEEKDAYS[day.isoweekday() - 1]}"
            line = document.sentence_at(time.span.start).line
            yield Problem(document.source.path, line, message, "one of the two is wrong; the date is taken")
