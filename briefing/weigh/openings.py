"""The openings of all sources to what they have in common: the places and the words that set no figure apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefing.mentions import Name, Span, touching
from briefing.model import Reading
from briefing.weigh.claims import Statement
from briefing.weigh.kinds import names_of
from briefing.weigh.occasions import is_far
from briefing.weigh.placing import NATION, name_of, place_key
from briefing.weigh.words import content_stems, lexicon, stem, words

OPENING = 3
"""Sentences of a text in which the story's own days are named."""

FEWEST_TELLING = 2
"""Sources at least that open with a month long gone, so that the story is of it."""

COMPASS = frozenset(
    ("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "greater", "inner")
)

PAST = ("instant", "hour", "part-of-day", "day", "month")
"""What names a month; a year alone is told of many things."""


@dataclass(frozen=True, slots=True)
class Openings:
    """The places and the stems that the openings of most sources tell."""

    places: frozenset[str]
    stems: frozenset[str]
    siblings: frozenset[str]
    """Places that an opening names side by side, so that none of them is all: `Lagos and Kano`."""
    days: frozenset[str]
    """The days, months or years that the first sentences of most sources name."""
    scenes: Mapping[str, str]
    """The place in which the opening of each source sets what happened."""
    scene_keys: frozenset[str]
    """The same places, as compared."""
    ends: Mapping[str, int]
    """Where the opening of each source ends."""
    past: frozenset[str] = frozenset()
    """The months long gone that most sources open with: of the crash, in a story of the trial."""
    struck: frozenset[tuple[str, str | None, str | None]] = frozenset()
    """Whom the opening of each source counts, and what it tells that they suffered."""

    def is_own_past(self, background: str) -> bool:
        """Say whether what lies outside the days of the story is what the story is about all the same."""
        return "/" not in background and background[: len("2024-03")] in self.past

    def own_place(self, statement: Statement) -> str | None:
        """Give the place that sets `statement` apart, as compared: none that the openings tell.

        What people of a source suffered that opens with a place of its own happened there, where it names no other.
        """
        place = statement.place
        if place is None and statement.measure in lexicon("scope")["personal"] and not statement.occasion.background:
            place = self.scenes.get(statement.source)
        if place == NATION:
            # Who opens with the whole country tells of it throughout; elsewhere it is another whole.
            own = self.scenes.get(statement.source) == NATION or self.stems.issuperset(content_stems(NATION))
            return None if own else place_key(NATION)
        key = place_key(place) if place else None
        if key is not None and key not in self.siblings and self.scene_keys == {key}:
            return None
        vast = key is not None and not lexicon("scope")["vast"].isdisjoint([key, *key.split()])
        if key is None or vast or (self.opens(statement) and key not in self.siblings):
            return None
        known = key in self.places or self.stems.issuperset(content_stems(key))
        return None if known and key not in self.siblings else key

    def actor(self, statement: Statement) -> str | None:
        """Give who did it; null where nobody in particular does it: a flood kills, the police arrest."""
        suffered = statement.measure in lexicon("scope")["personal"]
        if suffered and (self.opens(statement) or statement.measure in lexicon("scope")["helped"]):
            return None
        return None if statement.agent in lexicon("scope")["anybody"] else statement.agent

    def own_actor(self, statement: Statement) -> bool:
        """Say whether the openings tell who did it."""
        return statement.agent is not None and (statement.agent in self.stems or stem(statement.agent) in self.stems)

    def time(self, statement: Statement) -> str | None:
        """Give the day, month or year of `statement`; null where it is the story's own."""
        when = statement.occasion.when
        own = when is None or not self.days.isdisjoint(when.split("/")) or self.is_own_past(when)
        if self.opens(statement) and statement.measure in lexicon("scope")["personal"]:
            # The day of what a source opens with is the day of the story, even where others tell it without.
            return when if statement.occasion.background and not own else None
        # A plan told on Wednesday is not carried out on Wednesday.
        told = when is not None and statement.modal and when <= (statement.counted_on or "")
        return None if own or told else when

    def has_no_day(self, statement: Statement) -> bool:
        """Say whether the openings name no day, so that the one of `statement` may be the story's."""
        return not self.days and statement.occasion.background is None

    def narrow(self, statement: Statement) -> frozenset[str] | None:
        """Give the circumstance that sets `statement` apart: none that the openings tell."""
        return None if self.opens(statement) else self.circumstance(statement) or None

    def circumstance(self, statement: Statement) -> frozenset[str]:
        """Give the stems of what holds for `statement` only, told in the opening or not."""
        return statement.narrow - self.stems

    def opens(self, statement: Statement) -> bool:
        """Say whether `statement` stands in the opening of its source: what it tells is the story."""
        return statement.claim.span.end <= self.ends.get(statement.source, 0)


@dataclass(frozen=True, slots=True)
class Opening:
    """What the opening of one source tells."""

    source: str
    end: int
    stems: frozenset[str]
    places: frozenset[str]
    siblings: frozenset[str]
    days: frozenset[str]
    past: frozenset[str]


def opening_of(reading: Reading) -> Opening:
    """Read the opening of one source."""
    span = lead(reading)
    told = f"{reading.document.source.title or ''}\n{span.of(reading.document.body)}"
    kinds = {stem(kind) for word in words(told) if (kind := names_of("kinds").get(word))}
    named = [name for name in touching(reading.mentions.names, span) if name.type == "place"]
    return Opening(
        source=reading.document.source.id,
        end=span.end,
        stems=content_stems(told) | kinds,
        places=frozenset(place_key(name_of(name)) for name in named if span.contains(name.span)),
        siblings=frozenset(_siblings(reading, [name for name in named if span.contains(name.span)])),
        days=frozenset(_days(reading)),
        past=frozenset(_past(reading)),
    )


def openings_of(openings: Sequence[Opening]) -> Openings:
    """Give what the openings of most sources tell."""
    stems, days, past = (
        Counter(word for opening in openings for word in getattr(opening, told)) for told in ("stems", "days", "past")
    )
    wider = _wider(openings)
    places = Counter(name for opening in openings for name in {wider.get(place, place) for place in opening.places})
    needed = len(openings) // 2 + 1
    most = max(days.values(), default=0)
    return Openings(
        places=frozenset(
            name for place, count in places.items() if count >= needed for name in (place, *_narrower(place, wider))
        ),
        stems=frozenset(stem for stem, count in stems.items() if count >= needed),
        siblings=frozenset(place for opening in openings for place in opening.siblings),
        days=frozenset(day for day, count in days.items() if count == most),
        scenes={},
        scene_keys=frozenset(),
        ends={opening.source: opening.end for opening in openings},
        past=frozenset(month for month, count in past.items() if count >= max(needed, FEWEST_TELLING)),
    )


def _wider(openings: Sequence[Opening]) -> dict[str, str]:
    """Give the places that some openings name more narrowly than others, with what the others call them.

    `South Lisk` and `Lisk` are one place of a story, unless an opening tells them apart.
    """
    known = {place for opening in openings for place in opening.places}
    found = {}
    for place in known:
        compass, _, rest = place.partition(" ")
        both = any({place, rest} <= opening.places for opening in openings)
        if compass in COMPASS and rest in known and not both:
            found[place] = rest
    return found


def _narrower(place: str, wider: Mapping[str, str]) -> list[str]:
    return sorted(narrow for narrow, wide in wider.items() if wide == place)


def _days(reading: Reading) -> set[str]:
    sentences = reading.document.sentences[:OPENING]
    times = [time for time in reading.mentions.times if time.start and time.span.end <= sentences[-1].span.end]
    return {day for time in times for day in (time.start, time.end) if day}


def _past(reading: Reading) -> set[str]:
    """Give the months outside the days of the story that the first sentences of `reading` name."""
    sentences, reference = reading.document.sentences[:OPENING], reading.document.source.reference
    times = [time for time in reading.mentions.times if time.start and time.span.end <= sentences[-1].span.end]
    return {str(time.start)[: len("2024-03")] for time in times if time.precision in PAST and is_far(time, reference)}


def _siblings(reading: Reading, named: Sequence[Name]) -> set[str]:
    found: set[str] = set()
    for one, two in pairwise(named):
        if reading.document.body[one.span.end : two.span.start].strip() in ("and", "or"):
            found |= {place_key(name_of(one)), place_key(name_of(two))}
    return found


def with_scenes(story: Openings, statements: Iterable[Statement]) -> Openings:
    """Add the place in which the opening of each source sets its first figure, and whom it counts."""
    scenes: dict[str, str] = {}
    stated = list(statements)
    heads: dict[tuple[str, str | None], set[str | None]] = defaultdict(set)
    for item in stated:
        if story.opens(item):
            heads[item.source, item.measure].add(item.kind.head)
    # Soldiers and civilians are parts of those who died.
    struck = {(source, only, measure) for (source, measure), (only, *more) in heads.items() if not more}
    for statement in stated:
        if story.opens(statement) and statement.place:
            scenes.setdefault(statement.source, statement.place)
    keys = frozenset(map(place_key, scenes.values()))
    return replace(story, scenes=scenes, scene_keys=keys, struck=frozenset(struck))


def lead(reading: Reading) -> Span:
    """Give the title, if it is part of the body, and the first sentence of the text."""
    document = reading.document
    aside = [*document.credits, *([document.title] if document.title else [])]
    skipped = {document.sentence_at(span.start).paragraph for span in aside}
    told = (sentence.span for sentence in document.sentences if sentence.paragraph not in skipped)
    opening = next(told, document.sentences[0].span)
    return Span(min(opening.start, document.title.start), opening.end) if document.title else opening
