"""A text to its temporal expressions, each with a TIMEX3 value and, where a reference day is known, its days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing.mentions import Span, Time
from briefing.read.time_grammar import candidates
from briefing.read.time_intervals import with_days, with_intervals
from briefing.read.time_joining import Piece, carry_year, joined, with_each_day
from briefing.read.time_reading import Focus, Found, follow
from briefing.read.time_tokens import Run, find_runs


def find_times(text: str, *, reference: date | None = None, whole: bool = False) -> tuple[Time, ...]:
    """Give the temporal expressions of `text` in order; `reference` is the day that `yesterday` is counted from.

    As in TIMEX3, the two ends of `from Monday to Thursday` are two expressions, of which the first knows the `end` too;
    where `whole` is asked for they are one.
    """
    if reference is not None and not 1000 <= reference.year <= 9000:
        reference = None
    focus = Focus(text, reference)
    pieces: list[Piece] = []
    for run in find_runs(text):
        for piece in _read_run(run, focus):
            one = joined(text, pieces[-1], piece) if pieces else None
            if one is not None:
                pieces[-1] = piece = one
            else:
                carry_year(text, pieces, piece)
                pieces.append(piece)
            follow(focus, piece[3], piece[2], piece[0])
    alone = [piece for piece in pieces if piece[3].alone]
    return tuple(_mention(piece) for piece in with_intervals(text, list(with_days(text, alone)), whole=whole))


def _read_run(run: Run, focus: Focus) -> Iterator[Piece]:
    letters, places, tokens = run.letters, run.places, run.tokens
    at, length = 0, len(run.letters)
    while at < length:
        # What is left of a run is often the same as that of another: it is matched but once.
        for candidate in candidates(letters[at:]):
            if not candidate.end:
                continue
            start, end = tokens[places[at]].start, tokens[places[at + candidate.end - 1]].end
            groups = {name: (at + first, at + last) for name, (first, last) in candidate.groups.items()}
            reading = candidate.rule.read(Found(run, groups, focus, start, end))
            if reading is not None:
                if focus.text[end : end + 1] == ")" and "(" in focus.text[start:end]:
                    end += 1
                if focus.text[end - 2 : end + 1] in (".m.", ".M."):
                    end += 1
                yield from with_each_day(
                    run, groups.get("last"), (start, end, candidate.rule.name, reading), focus.text
                )
                at += candidate.end
                break
        else:
            at += 1
            while at < length and places[at] == places[at - 1]:
                at += 1


def _mention(piece: Piece) -> Time:
    start, end, rule, reading = piece
    return Time(
        span=Span(start, end),
        rule=rule,
        value=reading.value,
        type=reading.type,
        start=reading.start,
        end=reading.end,
        precision=reading.precision,
        basis=reading.basis,
        weekday=reading.weekday,
        approximate=reading.approximate,
        note=reading.note,
    )
