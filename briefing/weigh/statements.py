"""A reading to its statements: every figure as a claim that can be compared, or the reason why it is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.mentions import Figure
from briefing.model import Reading, Unused
from briefing.weigh.claims import Statement, statement_of, unusable
from briefing.weigh.ellipsis import complete
from briefing.weigh.kinds import Kind
from briefing.weigh.occasions import is_far
from briefing.weigh.voices import Voices


@dataclass(frozen=True, slots=True)
class Statements:
    """What one text states, and the figures that state nothing a fact could use."""

    stated: tuple[Statement, ...]
    unused: tuple[Unused, ...]


def statements_of(reading: Reading) -> Statements:
    """Turn the figures of `reading` into claims that can be compared."""
    body, voices = reading.document.body, Voices(reading)
    used: list[Figure] = []
    unused: list[Unused] = []
    for figure in reading.mentions.figures:
        if reason := unusable(figure, body):
            unused.append(Unused(span=figure.span, quote=figure.span.of(body), reason=reason))
        else:
            used.append(figure)
    stated = [statement_of(figure, reading, voices) for figure in used]
    completed = tuple(complete(stated, body, _events(reading, voices)))
    return Statements(tuple(_with_toll(completed)), tuple(unused))


def _with_toll(stated: Sequence[Statement]) -> Iterator[Statement]:
    """Take the bodies that a text opens with for its toll, where it tells no other: `275 bodies were recovered`."""
    told = any(item.measure == "killed" and item.occasion.background is None for item in stated)
    for item in stated:
        opens = item.sentence == 0 and not item.part and not item.addition
        if opens and not told and item.kind.head == "bodies" and item.measure == "found":
            yield replace(item, kind=Kind("people", item.kind.modifiers), measure="killed")
        else:
            yield item


def _events(reading: Reading, voices: Voices) -> dict[int, str]:
    """Give the year or month outside the story that each sentence goes on to tell of, carried within the paragraph."""
    events: dict[int, str] = {}
    sentences = reading.document.sentences
    reference = reading.document.source.reference
    for index, sentence in enumerate(sentences):
        times = [time for time in voices.times_of(index) if time.type in ("DATE", "TIME") and time.start]
        far = [time for time in times if is_far(time, reference)]
        words_before = len(reading.document.body[sentence.span.start : far[0].span.start].split()) if far else 0
        if far and words_before < OPENING:
            events[index] = str(far[0].start)
        elif not times and index - 1 in events and sentences[index - 1].paragraph == sentence.paragraph:
            events[index] = events[index - 1]
    return events


OPENING = 4
"""Words of a sentence within which a time dates all that follows: `In April last year a quake struck`."""
