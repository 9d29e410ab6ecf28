"""When: a figure to the day, month or year that it is about, or in which it was counted."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from briefing.mentions import Attribution, Figure, Precision, Span, Time
from briefing.weigh.circumstances import ASIDE, is_base
from briefing.weigh.kinds import measure_class
from briefing.weigh.other_times import (
    is_beside_rival,
    is_compared,
    is_held_against,
    is_later,
    is_record,
    is_suffered,
    tells_which,
)

FAR = {"day": 45, "month": 100}
"""Days from the story's own within which a day or a month still belongs to the story."""

WITHIN_A_DAY = ("part-of-day", "hour", "instant")

FURTHER_AHEAD = 4
"""What is to come belongs to the story longer than what is past."""

SAYING = 24
"""Characters after a reporting cue in which a time says when it was said: `the ministry said late on Friday`."""

# "2024"  |  "2024-03"  |  "2024-03-04"
DAY = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?=T|\Z)")

# "as of Wednesday", "by Tuesday evening", "until Monday", "so far this year"
AS_OF = re.compile(
    r"(?P<word> as\ of | by | until | up\ to | so\ far ) \s (?: the\ | late\ | early\ )? \Z", re.VERBOSE | re.IGNORECASE
)

# "the ministry said late on | Friday", "told reporters | Monday"
SAID = re.compile(
    r"\b(?:said|says|told\s+\w+|reported|announced|showed|added)\s+(?:late\s+|early\s+)?(?:on\s+|in\s+)?\Z"
)

# "in the last ten years", "over the past decade", "in two years"
SPAN = re.compile(
    r"\b(?:in|over|during|within)\s+(?P<span>(?:the\s+)?(?:last|past|recent)\s+(?:[\w-]+\s+){0,2}(?:years|months|decades?|weeks))\b",
    re.IGNORECASE,
)

# "since October 2011"
SINCE = re.compile(
    r"\b(?:since|compared\s+with|compared\s+to|than)\s+(?:the\s+|in\s+|early\s+|late\s+)?\Z", re.IGNORECASE
)

# where another clause begins: "; on Monday"  |  ", while 12 …"  |  " because it …"
CLAUSE = re.compile(
    r"[;:—]|,\s+(?:and|but|while|after|before|compared|down\s+from|up\s+from)\b|\s(?:as|because|when|while|although)\s"
)

# "60 shots from a rifle | he bought in | May"
OWN_CLAUSE = re.compile(r"[a-z]\s(?:he|she|they)\s(?:had\s)?[a-z]+\s(?:[a-z]+\s){0,4}\Z")

# "since May 2013 | , when 24 people"
WHEN = re.compile(r",?\s+when\b[^,;:.]*\Z")

# "before Tuesday's vote"  |  "ahead of the November poll"
NOT_THEN = re.compile(r"\b(?:before|after|ahead\s+of|following|until|through|till)\s+(?:\w+\s+)?\Z", re.IGNORECASE)


# "KARVEL, Nov 8 (Coastal News) - "  |  "LONDON, 3 March — "  |  "KARVEL Nov 8 " before "The mayor"
DATELINE = re.compile(
    r"""
    [A-Z][A-Z\ .’'-]{2,30} ,? \s (?: [A-Z][\w.\ ]{1,20} , \s )?
    (?: (?: [A-Z][a-z]{2,8}\.? \s \d{1,2} | \d{1,2} \s [A-Z][a-z]{2,8} ) ,? \s? (?: \( [^)]{1,40} \) \s? )?
      | \( [^)]{1,40} \) \s? ) [-–—]
    | [A-Z]{2}[A-Z\ .’'-]{1,30} \s [A-Z][a-z]{2,8}\.? \s \d{1,2} \s (?= [A-Z] )""",
    re.VERBOSE,
)

# "the toll rose to | 27", "38 people | confirmed dead", "14 | are missing": a count as it stood on the day
STANDING = re.compile(
    r"\b(?:toll|ris(?:en|es)\s+to|rose\s+to|climbed\s+to|stood\s+at|stands\s+at|confirmed|still|now|so\s+far|remain(?:s|ed)?"
    r"|(?:has|have|had)\s+(?:\w+\s+)?been|(?:is|are)\s+missing|(?:has|have)\s+(?:(?:now|already|so\s+far)\s+)?\w+ed"
    r"|have\s+died)\b",
    re.IGNORECASE,
)
# ", which struck the coast"
HAPPENED = re.compile(
    r",\swhich\s(?:hit|struck|swept|happened|occurred|erupted|took\splace|battered|devastated|ravaged|broke\sout)\b"
)
STANDING_BEFORE = 40
"""Characters before a figure in which its clause says that it is a count as it stood."""

# "was built in 1987 | and could carry"
NEXT_CLAUSE = re.compile(r"\sand\s+(?:can|could|is|was|were|are|has|had|have|will|would|now|carries|employs|passed)\s")


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
    dateline = DATELINE.match(body, sentence.start, sentence.end) if dated else None
    if dateline is not None:
        dated = [time for time in dated if time.span.start >= dateline.end()]
    counted = since = None
    events: list[Time] = []
    for time in dated:
        before = body[max(sentence.start, time.span.start - 30) : time.span.start]
        if WHEN.match(body, time.span.end, max(time.span.end, figure.span.start)):
            events.append(time)
        elif is_record(time, body, sentence) or is_beside_rival(time, figure, body, sentence):
            continue
        elif AS_OF.search(before) or SAID.search(before) or _says_when(time, attributions):
            counted = counted or time.start
        elif is_held_against(time, before, body):
            continue
        elif SINCE.search(before):
            since = since or (time.start if _follows(time, figure, figures) else None)
        elif tells_which(time, figure, body) or is_compared(time, figure, body) or is_later(time, figure, body):
            continue
        elif not NOT_THEN.search(before) and not _in_aside(time, figure, body, sentence, reference):
            events.append(time)
    within = any(time.start == since and time.precision in WITHIN_A_DAY for time in dated)
    if since is not None and not within and not _is_of_old(since, dated, reference) and is_suffered(figure):
        # Who died since the weekend, in a story of that week, is who died; since Thursday at noon, some of them.
        since = None
    # A plain look spares the pattern where no word of its own stands.
    recent = any(word in sentence.of(body).lower() for word in ("last", "past", "recent"))
    span = SPAN.search(body, sentence.start, sentence.end) if recent else None
    since = since or (" ".join(span["span"].lower().split()) if span else None)
    chosen = _nearest(figure, events, figures, body)
    when = _interval(chosen, events, body) if chosen else None
    far = when if when and is_far(chosen, reference) else None
    fine = chosen is not None and chosen.precision not in ("week", "month", "season", "year")
    if when is not None and fine and far is None and _stands(figure, body, sentence):
        when, counted = None, counted or when
    return Occasion(when=when, counted=counted, since=since, background=far)


def _is_of_old(since: str, times: Sequence[Time], reference: str | None) -> bool:
    """Say whether a number has been counted since before the days of the story."""
    return reference is None or any(time.start == since and is_far(time, reference) for time in times)


def _stands(figure: Figure, body: str, sentence: Span) -> bool:
    """Say whether people are counted as it stood on a day, and not what that day brought: `the toll rose to 27`.

    So are homes that lack what they had: `9,000 homes were still without water on Friday`.
    """
    if not is_suffered(figure) and not (measure_class(figure.measure) or "").startswith("without-"):
        return False
    start = max(sentence.start, figure.span.start - STANDING_BEFORE)
    return STANDING.search(body, start, max(start, figure.phrase.end)) is not None


def _in_aside(time: Time, figure: Figure, body: str, sentence: Span, reference: str | None) -> bool:
    """Say whether an aside parts `time` from the figure: `the talks, which began on Friday, brought 20`.

    `The yard, which has 900 workers, was fined in 2011`: what is told by the way holds today, unless it was suffered.
    """
    found = ASIDE.finditer(body, sentence.start, sentence.end)
    # "The storm, which struck the coast in 2011, killed 12": the aside dates all that is told of the storm.
    asides = [Span(*aside.span()) for aside in found if not (is_suffered(figure) and HAPPENED.match(aside.group()))]
    by_the_way = any(aside.contains(figure.span) and not aside.overlaps(time.span) for aside in asides)
    return (by_the_way and not is_suffered(figure) and is_far(time, reference)) or any(
        aside.contains(time.span) and not aside.overlaps(figure.span) for aside in asides
    )


def _follows(time: Time, figure: Figure, figures: Sequence[Figure]) -> bool:
    """Say whether `figure` is the last one before `time`: what is compared with that time."""
    before = [other for other in figures if other.span.end <= time.span.start]
    return bool(before) and before[-1].span == figure.span


def is_far(time: Time | None, reference: str | None) -> bool:
    """Say whether `time` lies outside the days of the story, which are counted from `reference`."""
    return time is not None and _lies_far(time.start, time.end, time.precision, reference)


@lru_cache(maxsize=20_000)
def _lies_far(start: str | None, end: str | None, precision: Precision | None, reference: str | None) -> bool:
    if not start or not DAY.match(start) or not DAY.match(end or start):
        return False
    if reference is None:
        return precision == "year"
    own = date.fromisoformat(reference)
    first, last = _bounds(start)[0], _bounds(end or start)[1]
    if precision == "year":
        return not first <= own <= last
    far = FAR["month" if precision in ("month", "season") else "day"]
    return (own - last).days > far or (first - own).days > FURTHER_AHEAD * far


def _bounds(start: str) -> tuple[date, date]:
    """Give the first and the last day of a day, a month or a year."""
    year, month, day = (*(int(part) for part in start.split("T")[0].split("-")), 0, 0)[:3]
    last = monthrange(year, month or 12)[1]
    return date(year, month or 1, min(day, last) or 1), date(year, month or 12, min(day, last) or last)


def _interval(time: Time, times: Sequence[Time], body: str) -> str:
    """Give the days, months or years of `time`; `in August and September` is one interval."""
    index = times.index(time)
    first, last = index, index
    while first > 0 and body[times[first - 1].span.end : times[first].span.start].strip() == "and":
        first -= 1
    while last + 1 < len(times) and body[times[last].span.end : times[last + 1].span.start].strip() == "and":
        last += 1
    start, end = times[first].start, times[last].end or times[last].start
    return f"{start}/{end}" if end != start else str(start)


def _says_when(time: Time, attributions: Sequence[Attribution]) -> bool:
    return any(
        attribution.span.overlaps(time.span) or 0 <= time.span.start - attribution.span.end <= SAYING
        for attribution in attributions
        if not (attribution.content.contains(time.span) and attribution.content.start > attribution.span.start)
    )


def _nearest(figure: Figure, times: Sequence[Time], figures: Sequence[Figure], body: str) -> Time | None:
    """Choose the time that follows the figure in its own clause, else the one nearest before it."""
    after = next((time for time in times if time.span.start >= figure.span.end), None)
    behind = body[figure.span.end : after.span.start] if after else ""
    if after and not CLAUSE.search(behind) and not OWN_CLAUSE.search(behind):
        between = [other for other in figures if figure.span.end <= other.span.start < after.span.start]
        alone = len(times) == 1 and not any(is_base(other, body) for other in between)
        led = [time for time in times if time.span.end <= figure.span.start]
        # February brought 23,000 jobs after 311,000 in January: each number has a month of its own.
        if between and led and not CLAUSE.search(body, led[-1].span.end, figure.span.start):
            return led[-1] if not is_base(figure, body) else None
        if alone or all(other.measure == figure.measure and not is_base(other, body) for other in between):
            return after
    before = [
        time
        for time in times
        if time.span.end <= figure.span.start
        and not (time.precision == "year" and NEXT_CLAUSE.search(body, time.span.end, figure.span.start))
    ]
    return before[-1] if before and not is_base(figure, body) else None
