"""When: a figure to the day, month or year that it is about, or in which it was counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing.mentions import Attribution, Figure, Span, Time
from briefing.weigh.words import lexicon

FAR = 45
"""Days from the story's own within which a day or month still belongs to the story."""

SAYING = 24
"""Characters after a reporting cue in which a time says when it was said: `the ministry said late on Friday`."""

# "as of Wednesday", "by Tuesday evening", "until Monday", "so far this year"
AS_OF = re.compile(
    r"(?P<word> as\ of | by | until | up\ to | so\ far ) \s (?: the\ | late\ | early\ )? \Z", re.VERBOSE | re.IGNORECASE
)

# "since October 2011"
SINCE = re.compile(
    r"\b(?:since|compared\s+with|compared\s+to|than)\s+(?:the\s+|in\s+|early\s+|late\s+)?\Z", re.IGNORECASE
)

# ", the ministry said"  |  "; on Monday"
CLAUSE = re.compile(r"[;:]|,\s+(?:and|but|while|after|before|compared|down\s+from|up\s+from)\b")


@dataclass(frozen=True, slots=True)
class Occasion:
    """When it was so, when it was known, since when, and the year or month if that is no part of the story."""

    when: str | None = None
    counted: str | None = None
    since: str | None = None
    background: str | None = None


def occasion_of(
    figure: Figure,
    *,
    body: str,
    sentence: Span,
    times: Sequence[Time],
    figures: Sequence[Figure],
    attributions: Sequence[Attribution],
    reference: str | None,
) -> Occasion:
    """Work out the occasion of `figure` from the times of its own `sentence`."""
    dated = [time for time in times if time.type in ("DATE", "TIME") and time.start and sentence.contains(time.span)]
    counted = since = None
    events: list[Time] = []
    for time in dated:
        before = body[max(sentence.start, time.span.start - 20) : time.span.start]
        if AS_OF.search(before) or _says_when(time, attributions):
            counted = counted or time.start
        elif SINCE.search(before):
            since = since or time.start
        else:
            events.append(time)
    chosen = _nearest(figure, events, figures, body)
    when = _interval(chosen) if chosen else None
    far = when if when and is_far(chosen, reference) else None
    return Occasion(when=when, counted=counted, since=since, background=far)


def is_far(time: Time | None, reference: str | None) -> bool:
    """Say whether `time` lies outside the days of the story, which are counted from `reference`."""
    if time is None or not time.start or not time.start[:4].isdigit():
        return False
    if reference is None:
        return time.precision == "year"
    own = date.fromisoformat(reference)
    first, last = _bounds(time.start)[0], _bounds(time.end or time.start)[1]
    if time.precision == "year":
        return not first <= own <= last
    return (own - last).days > FAR or (first - own).days > 8 * FAR


def _bounds(start: str) -> tuple[date, date]:
    parts = [int(part) for part in start.split("T")[0].split("-")[:3] if part.isdigit()]
    year, month, day = (*parts, 0, 0)[:3] if parts else (1, 0, 0)
    first = date(year, month or 1, day or 1)
    if day:
        return first, first
    following = date(year + (month in (0, 12)), (month or 12) % 12 + 1, 1) if year < 9999 else first
    return first, date.fromordinal(max(first.toordinal(), following.toordinal() - 1))


def _interval(time: Time) -> str:
    return f"{time.start}/{time.end}" if time.end and time.end != time.start else str(time.start)


def _says_when(time: Time, attributions: Sequence[Attribution]) -> bool:
    return any(
        attribution.span.overlaps(time.span) or 0 <= time.span.start - attribution.span.end <= SAYING
        for attribution in attributions
        if not (attribution.content.contains(time.span) and attribution.content.start > attribution.span.start)
    )


def _nearest(figure: Figure, times: Sequence[Time], figures: Sequence[Figure], body: str) -> Time | None:
    """Choose the time that follows the figure in its own clause, else the one nearest before it."""
    for time in times:
        if time.span.start < figure.span.end:
            continue
        between = body[figure.span.end : time.span.start]
        rivals = [
            other
            for other in figures
            if figure.span.end <= other.span.start < time.span.start and other.measure != figure.measure
        ]
        if not rivals and not CLAUSE.search(between):
            return time
        break
    before = [time for time in times if time.span.end <= figure.span.start]
    if figure_is_base(figure, body):
        return None
    return before[-1] if before else None


def figure_is_base(figure: Figure, body: str) -> bool:
    """Say whether the figure is what another one is compared with: `to 7.9% from 7.8%`."""
    return bool(re.search(r"\bfrom\s+\Z", body[max(0, figure.span.start - 6) : figure.span.start]))


def is_modal(text: str) -> bool:
    """Say whether `text`, which leads up to a figure, tells of what is planned, feared or expected."""
    modal = lexicon("scope")["modal"]
    return any(word in modal for word in re.findall(r"(?<![\w-])[a-z]+(?![\w-])", text.lower()))
