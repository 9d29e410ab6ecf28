"""The story as a whole: its day, how that is known, and from when to when its own events run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from briefing.model import Reading, Story, TimelineFact
from briefing.weigh.dated import FINE

DAY = re.compile(r"\d{4}-\d\d-\d\d")
WIDEST_GAP = timedelta(days=7)
"""What lies further from the story's other days is background, or a plan."""


def story_day(readings: Sequence[Reading]) -> tuple[str | None, str]:
    """Give the newest publication date that a source states, else the newest day worked out, and which it is."""
    sources = [reading.document.source for reading in readings]
    published = [source.published[:10] for source in sources if source.published and DAY.match(source.published)]
    if published:
        return max(published), "the newest publication date stated"
    worked_out = sorted(
        {source.reference: source.reference_basis for source in sources if source.reference}.items(), reverse=True
    )
    if not worked_out:
        return None, "unknown: no source states a day"
    day = worked_out[0][0]
    bases = sorted({source.reference_basis or "" for source in sources if source.reference == day})
    own = next((basis for basis in bases if basis.startswith("worked out")), bases[0])
    return day, own


def weigh_story(readings: Sequence[Reading], timeline: Sequence[TimelineFact], *, title: str | None = None) -> Story:
    """Give the record of the whole story; it starts and ends with the days that hang together around its own."""
    as_of, basis = story_day(readings)
    starts, ends = _run(as_of, timeline)
    languages = Counter(reading.document.language for reading in readings)
    language = min(languages, key=lambda name: (-languages[name], name)) if languages else "en"
    return Story(title=title, language=language, starts=starts, ends=ends, as_of=as_of, as_of_basis=basis)


def _run(as_of: str | None, timeline: Sequence[TimelineFact]) -> tuple[str | None, str | None]:
    """Give the first and the last day of the events that lie no further apart than a week, from `as_of` outward."""
    if as_of is None or not timeline:
        return None, None
    named = {fact.start[:10] for fact in timeline if fact.precision in FINE}
    named |= {fact.end[:10] for fact in timeline if fact.precision in FINE and fact.end}
    days = sorted(date.fromisoformat(day) for day in named if DAY.fullmatch(day))
    first = last = date.fromisoformat(as_of)
    for day in reversed([day for day in days if day <= first]):
        if first - day > WIDEST_GAP:
            break
        first = day
    for day in (day for day in days if day > last):
        if day - last > WIDEST_GAP:
            break
        last = day
    run = [day for day in days if first <= day <= last]
    return (run[0].isoformat(), run[-1].isoformat()) if run else (None, None)
