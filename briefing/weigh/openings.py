"""The openings of all sources to what they have in common: the places and the words that set no figure apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.mentions import Span
from briefing.model import Reading
from briefing.weigh.claims import Statement
from briefing.weigh.placing import name_of, place_key
from briefing.weigh.words import content_stems, lexicon, stem

OPENING = 3
"""Sentences of a text in which the story's own days are named."""


@dataclass(frozen=True, slots=True)
class Openings:
    """The places and the stems that the openings of most sources tell."""

    places: frozenset[str]
    stems: frozenset[str]
    siblings: frozenset[str]
    """Places that an opening names side by side, so that none of them is all: `Lagos and Kano`."""
    days: frozenset[str]
    """The days, months or years that the first sentences of the sources name."""

    def own_place(self, statement: Statement) -> str | None:
        """Give the place that sets `statement` apart, as compared: none that the openings tell."""
        key = place_key(statement.place) if statement.place else None
        if key is None or not lexicon("scope")["vast"].isdisjoint([key, *key.split()]):
            return None
        return None if key in self.places and key not in self.siblings else key

    def own_actor(self, statement: Statement) -> bool:
        """Say whether the openings tell who did it."""
        return statement.agent is not None and stem(statement.agent) in {stem(word) for word in self.stems}

    def own_time(self, statement: Statement) -> bool:
        """Say whether the openings name the day, month or year of `statement`, or no day at all."""
        when = statement.occasion.when
        return when is not None and (not self.days or not self.days.isdisjoint(when.split("/")))

    def narrow(self, statement: Statement) -> frozenset[str] | None:
        """Give the circumstance that sets `statement` apart: none that the openings tell."""
        return (statement.narrow - self.stems) or None


def openings_of(readings: Sequence[Reading]) -> Openings:
    """Read the openings of all sources."""
    stems: Counter[str] = Counter()
    places: Counter[str] = Counter()
    siblings: set[str] = set()
    days: set[str] = set()
    for reading in readings:
        opening = lead(reading)
        stems.update(content_stems(opening.of(reading.document.body)))
        named = (name for name in reading.mentions.names if name.type == "place" and opening.contains(name.span))
        places.update({place_key(name_of(name)) for name in named})
        siblings |= _siblings(reading, opening)
        days |= _days(reading)
    needed = max(1, (len(readings) + 1) // 2)
    return Openings(
        frozenset(place for place, count in places.items() if count >= needed),
        frozenset(stem for stem, count in stems.items() if count >= needed),
        frozenset(siblings),
        frozenset(days),
    )


def _days(reading: Reading) -> set[str]:
    sentences = reading.document.sentences[:OPENING]
    times = [time for time in reading.mentions.times if time.start and time.span.end <= sentences[-1].span.end]
    return {day for time in times for day in (time.start, time.end) if day}


def _siblings(reading: Reading, opening: Span) -> set[str]:
    named = [name for name in reading.mentions.names if name.type == "place" and opening.contains(name.span)]
    found: set[str] = set()
    for one, two in pairwise(named):
        if reading.document.body[one.span.end : two.span.start].strip() in ("and", "or"):
            found |= {place_key(name_of(one)), place_key(name_of(two))}
    return found


def lead(reading: Reading) -> Span:
    """Give the title, if it is part of the body, and the first sentence of the text."""
    document = reading.document
    skipped = [*document.credits, *([document.title] if document.title else [])]
    spans = [sentence.span for sentence in document.sentences]
    text = [span for span in spans if not any(other.overlaps(span) for other in skipped)]
    opening = text[0] if text else spans[0]
    return Span(min(opening.start, document.title.start), opening.end) if document.title else opening
