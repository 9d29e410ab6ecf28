"""Times to the events that they date: claims of one event and one day become a fact of the timeline."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.mentions import Precision, Span, Time, covering, touching
from briefing.model import Origins, Reading, Says, Status, TimeClaim, TimelineFact, Unused
from briefing.spelling import spelling_key
from briefing.weigh.anchors import is_misfit
from briefing.weigh.clauses import is_past
from briefing.weigh.dated import FINE, Dated
from briefing.weigh.events import Event, event_at
from briefing.weigh.occasions import DATELINE
from briefing.weigh.openings import OPENING, lead
from briefing.weigh.origins import NO_COPIES, Copies
from briefing.weigh.same_events import grouped
from briefing.weigh.voices import Voices, origin_of
from briefing.weigh.words import content_stems, content_words, distinct_ids, lexicon, slug, words

PRECISIONS: tuple[Precision, ...] = ("instant", "hour", "part-of-day", "day", "week", "month", "season", "year")
VAGUE = re.compile(r"(?:PRESENT|PAST|FUTURE)_REF")
# Copyright © 1999  |  (c) 2004 by
COPYRIGHT = re.compile(r"\bcopyright\b|©|\(c\)", re.IGNORECASE)
# T14:30  |  XXXX-XX-XXTNI
# 2009 | , when 31 people died
WHEN_CLAUSE = re.compile(r",\swhen\s\w")
CLOCK = re.compile(r"(?:XXXX-XX-XX)?T")
LENGTH_OF_A_DAY = len("2024-03-05")
MONTH = 31
"""Days from the story's own within which an event is no background."""
BEST_LENGTH = 70
"""Characters of a label that says enough and no more."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The facts, the dated clauses of each, and the times that no fact uses with the reasons."""

    facts: tuple[TimelineFact, ...]
    dated: Mapping[str, tuple[Dated, ...]]
    unused: Mapping[str, tuple[Unused, ...]]


def weigh_times(readings: Sequence[Reading], *, day: str | None = None, copies: Copies = NO_COPIES) -> Timeline:
    """Join the times of `readings` into facts; those nearest to `day`, the story's, rank first among equals."""
    dated: list[Dated] = []
    unused: dict[str, list[Unused]] = defaultdict(list)
    for reading in sorted(readings, key=lambda reading: reading.document.source.id):
        for found in _read(reading):
            if isinstance(found, Dated):
                dated.append(found)
            else:
                unused[reading.document.source.id].append(found)
    groups = grouped(dated)
    groups.sort(key=lambda group: _importance(group, day))
    facts: list[TimelineFact] = []
    members: dict[str, tuple[Dated, ...]] = {}
    for rank, (group, fact_id) in enumerate(zip(groups, _ids(groups), strict=True), start=1):
        fact = _fact(group, rank, fact_id, copies)
        facts.append(fact)
        members[fact.id] = tuple(group)
    facts.sort(key=lambda fact: (fact.start, fact.end or "", fact.rank))
    return Timeline(tuple(facts), members, {source: tuple(items) for source, items in unused.items()})


# --- one source ------------------------------------------------------------------------------------------------


def _read(reading: Reading) -> Iterator[Dated | Unused]:
    document, body = reading.document, reading.document.body
    voices, credited = Voices(reading), {document.sentence_at(credit.start).paragraph for credit in document.credits}
    for time in reading.mentions.times:
        stands = document.sentence_at(time.span.start)
        sentence = stands.span
        if not sentence.contains(time.span):
            sentence = covering((sentence, time.span))
        dateline = DATELINE.match(body, sentence.start, sentence.end)
        reason = "stands in a credit" if stands.paragraph in credited else _why_unused(reading, sentence, time)
        if dateline is not None and time.span.end <= dateline.end():
            reason = "stands in a dateline"
        if reason is None:
            sentence = _telling(body, sentence, time.span, dateline.end() if dateline else sentence.start)
            beside = touching(reading.mentions.attributions, sentence)
            if event := event_at(body, sentence, time.span, beside):
                yield _dated(reading, sentence, time, event, voices.of(time))
                continue
        yield Unused(span=time.span, quote=time.span.of(body), reason=reason or "dates no event")


def _telling(body: str, sentence: Span, time: Span, start: int) -> Span:
    """Give the words that tell what happened: without a dateline, and of `since 2009, when ...` the clause."""
    end = max(sentence.end, time.end)
    while start < time.start and body[start].isspace():
        start += 1
    if WHEN_CLAUSE.match(body, time.end, end) and body[start : time.start].endswith("since "):
        return Span(time.start, end)
    return Span(min(start, time.start), end)


def _dated(reading: Reading, sentence: Span, time: Time, event: Event, says: Says | None) -> Dated:
    source, quote = reading.document.source, time.span.of(reading.document.body)
    claim = TimeClaim(
        source=source.id,
        expression=quote,
        span=time.span,
        basis=time.basis or "relative",
        reference=source.reference if time.basis != "explicit" else None,
        note=_note(reading, time),
        says=says,
        quote=quote,
        sentence_span=sentence,
    )
    precision = time.precision or "day"
    length = LENGTH_OF_A_DAY if precision in FINE else None
    start, end = (time.start or "")[:length], (time.end or "")[:length] or None
    near = [name for name in touching(reading.mentions.names, sentence) if sentence.contains(name.span)]
    sites = frozenset((name.scale or "town", spelling_key(name.name)) for name in near if name.type == "place")
    acting = [name for name in near if name.type != "place" and event.clause.contains(name.span)]
    named = {name: name.canonical or name.name for name in acting if not name.medium}
    people = frozenset(spelling_key(full.split()[-1]) for name, full in named.items() if name.type == "person")
    actors = frozenset(word for full in named.values() for word in content_words(full))
    opening = reading.document.sentences[:OPENING][-1].span.end
    return Dated(
        claim=claim,
        time=time,
        event=event,
        places=frozenset(place for _, place in sites),
        sites=sites,
        people=people,
        actors=actors,
        start=start,
        end=end if end != start else None,
        precision=precision,
        opens=time.span.end <= opening,
        leads=lead(reading).contains(time.span),
        context=content_stems(sentence.of(reading.document.body)),
    )


def _why_unused(reading: Reading, sentence: Span, time: Time) -> str | None:
    if _is_copyright(sentence.of(reading.document.body)):
        return "stands in a copyright line"
    if time.type == "DURATION":
        return "is a length of time"
    if time.type == "SET":
        return "is a repetition"
    if VAGUE.fullmatch(time.value):
        return "is too vague for a day"
    if time.start is None or time.precision is None:
        return "tells a time and no day" if CLOCK.match(time.value) else "cannot be worked out to a day"
    return None


def _is_copyright(told: str) -> bool:
    """Say whether a sentence is a copyright line; few have a letter of one."""
    return ("©" in told or "(" in told or "opyright" in told.lower()) and COPYRIGHT.search(told) is not None


def _note(reading: Reading, time: Time) -> str | None:
    """Say how the day was worked out where the words alone do not tell it, and what its reference day rests on."""
    source = reading.document.source
    if time.basis in (None, "explicit") or source.reference is None or source.published:
        return time.note
    if time.basis == "year-inferred" and not is_misfit(time):
        return f"The text states no year; {source.reference_basis}."
    counted = (time.note or f"Counted from {source.reference}.").removesuffix(".")
    return f"{counted} ({source.reference_basis})."


# --- facts -----------------------------------------------------------------------------------------------------


def _importance(group: Sequence[Dated], day: str | None) -> tuple[bool, int, int, int, str, str, Span]:
    """Rank days of the story before its background, then by the number of sources, precision and nearness."""
    first = group[0]
    sources, distance = len({item.claim.source for item in group}), _distance(first.start, day)
    far = first.precision not in FINE or distance > MONTH
    return far, -sources, _coarseness(group), distance, first.start, first.claim.source, first.claim.span


def _coarseness(group: Sequence[Dated]) -> int:
    return max(PRECISIONS.index("day"), min(PRECISIONS.index(item.precision) for item in group))


def _distance(start: str, day: str | None) -> int:
    """Count roughly the days between two dates, each as precise as it is."""
    if day is None:
        return 0
    ends = [[*(int(part) for part in re.findall(r"\d+", value)), 1, 1][:3] for value in (start, day)]
    (year, month, date), (other_year, other_month, other_date) = ends
    return abs((year - other_year) * 372 + (month - other_month) * 31 + date - other_date)


def _fact(group: Sequence[Dated], rank: int, fact_id: str, copies: Copies) -> TimelineFact:
    first = group[0]
    best = min(_telling_of(group), key=_readability)
    precisions = {item.precision for item in group}
    fine = precisions <= FINE
    whole = len(precisions) == 1 and len({item.time.start for item in group}) == 1
    precision: Precision = first.precision if whole or not fine else "day"
    if precision in ("instant", "hour") and "T" not in (first.time.start or ""):
        precision = "day"
    status: Status = "agreed" if len({item.claim.source for item in group}) > 1 else "single"
    return TimelineFact(
        id=fact_id,
        start=first.time.start or first.start if whole else first.start,
        end=first.end,
        precision=precision,
        label=best.event.label,
        status=status,
        origins=_origins(group, copies),
        rank=rank,
        claims=tuple(item.claim for item in group),
    )


def _origins(group: Sequence[Dated], copies: Copies) -> Origins:
    """Count who says so, and the texts that name nobody; sources with one text count once."""
    texts = {item.claim.source: copies.sources.get(item.claim.source, item.claim.source) for item in group}
    told = [(texts[item.claim.source], origin) for item in group if (origin := origin_of(item.claim.says))]
    silent = set(texts.values()) - {text for text, _ in told}
    return Origins(known=len({origin for _, origin in told}), unknown=len(silent))


def _readability(item: Dated) -> tuple[bool, bool, bool, int, str, Span]:
    """Prefer a label that is whole, then an event named with its date, then one neither very short nor long."""
    label = item.event.label
    whole, length = "…" not in label, abs(len(label) - BEST_LENGTH)
    return not whole, ": " in label, not item.event.named, length, item.claim.source, item.claim.span


def _is_plain(word: str) -> bool:
    """Say whether a word is fit for an id: no number, no initials, no verb."""
    return word.isalpha() and len(word) > 2 and not is_past(word)


def _ids(groups: Sequence[Sequence[Dated]]) -> list[str]:
    """Give the id of each group: the plainest of the names that its clauses have by their own words."""
    best = [min(map(_name, _telling_of(group)), key=lambda name: (name.count(" "), name)) for group in groups]

    def longer(index: int) -> tuple[str, ...]:
        return min(_names(item) for item in groups[index] if _name(item) == best[index])

    def rank(index: int) -> tuple[object, ...]:
        first = groups[index][0]
        return -len({item.claim.source for item in groups[index]}), first.end or "", first.precision, longer(index)

    return distinct_ids([slug(name) for name in best], rank, longer)


def _telling_of(group: Sequence[Dated]) -> Sequence[Dated]:
    """Give those of `group` that say what happened: the tragedy of Sunday is its crash, and says so less well."""
    vague = lexicon("clauses")["general_kinds"] | lexicon("clauses")["suffered_kinds"]
    return [item for item in group if item.event.kind not in vague] or group


def _name(item: Dated) -> str:
    """Name a clause by the day and the event; one that a story has many of gets a word that tells of it at once."""
    base = f"{item.start} {item.event.kind}"
    if item.event.listed and item.event.kind not in lexicon("clauses")["common_kinds"]:
        return base
    word = next(iter(_words_of(item)), None)
    return f"{base} {word}" if word else base


def _names(item: Dated) -> tuple[str, ...]:
    """Name a clause, each name longer than the one before; at last by the words that date it."""
    base, telling = f"{item.start} {item.event.kind}", _words_of(item)
    longer = tuple(" ".join((base, *telling[:count])) for count in range(1, len(telling) + 1))
    named = longer or (base,)
    return (*named, f"{named[-1]} {item.claim.expression}")


def _words_of(item: Dated) -> list[str]:
    """Give the words that tell of an event, names of people and places first."""
    aside, calendar = set(words(item.event.kind)), lexicon("words")["calendar"]
    plain = dict.fromkeys(word for word in content_words(item.event.label) if _is_plain(word))
    telling = [word for word in plain if word not in aside and word not in calendar]
    return sorted(telling, key=lambda word: word not in item.actors and word not in item.places)
