"""A dated sentence to the clause that the date belongs to, widened until it can stand alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from briefing.mentions import Attribution, Span
from briefing.weigh.clauses import RELATIVE, TOKEN, has_verb, is_past, is_verb, narrow, split_clauses
from briefing.weigh.words import lexicon, listed, plain

LONGEST_SUBJECT = 6
"""Words of a name that an apposition explains."""
LONGEST_ROLE = 2
"""Pieces between a speaker's name and the reporting verb: `Ann Rivers, |head of the office in Aldmoor|, said`."""
MOST_PIECES = 8
"""Pieces of a sentence that a date is told of at most: what is longer is a list."""
REACH_OF_A_SAYING = 3
"""Words between a reporting verb and the date that belongs to it: `told reporters on |Monday|`."""


@dataclass(frozen=True, slots=True)
class Window:
    """The words of the dated clause, and those that tell who said it where the date is that of the saying."""

    span: Span
    saying: Span | None = None


def window_of(text: str, sentence: Span, time: Span, attributions: Sequence[Attribution]) -> Window:
    """Widen the piece that holds `time` until it can stand alone, and take off who says it."""
    pieces = split_clauses(text, sentence, time)
    at = next((index for index, piece in enumerate(pieces) if piece.contains(time)), None)
    if at is None:
        return Window(sentence)
    first = _subject_of(text, pieces, at)
    saying = Span(pieces[first].start, pieces[at].end)
    if (first or at + 1 < len(pieces)) and _is_saying(text, saying, time):
        others = Span(pieces[0].start, pieces[first - 1].end) if first else Span(pieces[at + 1].start, pieces[-1].end)
        return Window(others, saying=saying)
    said = _said_before(text, saying, time)
    if said and said < pieces[-1].end:
        return Window(Span(said, pieces[-1].end), saying=Span(saying.start, time.end))
    low, high = at, at
    while high - low < MOST_PIECES and not has_verb(
        _main_clause(text, Span(pieces[low].start, pieces[high].end), time)
    ):
        if high + 1 < len(pieces) and at == 0:
            high += 1
        elif low > 0:
            low -= 1
        else:
            break
    while (
        low > 0 and high - low < MOST_PIECES and (_leans_back(text, pieces[low]) or _is_apposition(text, pieces, low))
    ):
        low -= 1
    return Window(_after_cue(text, narrow(text, Span(pieces[low].start, pieces[high].end), time), time, attributions))


def _subject_of(text: str, pieces: Sequence[Span], at: int) -> int:
    """Give the piece with the subject of `pieces[at]`, where that begins with `said` and a name stands before it."""
    found = TOKEN.match(text, pieces[at].start)
    if not found or found.group().lower() not in lexicon("clauses")["reporting"]:
        return at
    first = at
    while first > 0 and at - first < LONGEST_ROLE and not has_verb(pieces[first - 1].of(text)):
        first -= 1
    return first


def _after_cue(text: str, window: Span, time: Span, attributions: Sequence[Attribution]) -> Span:
    """Leave out `The mayor said that` where it opens the clause: who says so is told beside it."""
    for attribution in attributions:
        start = max(attribution.content.start, attribution.span.end)
        if not (window.start <= attribution.span.start and attribution.content.contains(time) and start < time.start):
            continue
        gap = set(TOKEN.findall(text[attribution.span.end : start]))
        span = Span(start, max(window.end, time.end))
        if gap <= {"that"} and has_verb(without(text, span, time)):
            return span
    return window


def _main_clause(text: str, span: Span, time: Span) -> str:
    """Give the words of `span` without the date, and without a relative clause after it."""
    found = RELATIVE.search(text, time.end, span.end)
    return without(text, Span(span.start, found.start()) if found else span, time)


def without(text: str, span: Span, time: Span) -> str:
    """Give the words of `span` without those of the date."""
    return f"{text[span.start : time.start]} {text[time.end : span.end]}"


def _is_saying(text: str, piece: Span, time: Span) -> bool:
    """Say whether `piece` only tells who said something: `the ministry reported Friday morning`."""
    tokens = [plain(token) for token in TOKEN.findall(without(text, piece, time))]
    reporting, empty = lexicon("clauses")["reporting"], listed("words/empty", "words/calendar")
    places = [index for index, token in enumerate(tokens) if token in reporting and not token.endswith("ing")]
    if not places or places[-1] == 0:
        return False
    subject = tokens[places[-1] - 1]
    after = [token for token in tokens[places[-1] + 1 :] if token not in empty]
    return not after and not subject.endswith("ly") and subject not in lexicon("clauses")["prepositions"]


def _said_before(text: str, piece: Span, time: Span) -> int | None:
    """Give where the words begin that were said at `time`: `The ministry reported Monday |that`."""
    before = TOKEN.findall(text, piece.start, time.start)
    following = TOKEN.search(text, time.end, piece.end)
    if following is None or text[time.end : following.start()].strip():
        return None
    reach = [plain(token) for token in before[-REACH_OF_A_SAYING - 1 :]]
    reporting = [word for word in reach if word in lexicon("clauses")["reporting"] and not word.endswith("ing")]
    if not reporting or len(before) == 1 or sum(map(is_past, reach)) != 1:
        return None
    if following.group() == "that":
        return following.end()
    adjacent = reach[-1] == reporting[0] or reach[-2:] == [reporting[0], "on"]
    return following.start() if adjacent and has_verb(text[following.start() : piece.end]) else None


def _leans_back(text: str, piece: Span) -> bool:
    """Say whether `piece` begins with a word that needs what stands before it."""
    tokens = [plain(token.group()) for token in islice(TOKEN.finditer(piece.of(text)[:60]), 2)]
    if not tokens:
        return False
    lists = lexicon("clauses")
    if tokens[0] in lists["relatives"]:
        return True
    if tokens[0] in lists["coordinators"]:
        return len(tokens) > 1 and is_verb(tokens[1])
    return is_verb(tokens[0]) or (tokens[0].endswith("ing") and len(tokens[0]) > 4)


def _is_apposition(text: str, pieces: Sequence[Span], low: int) -> bool:
    """Say whether `pieces[low]` explains the name before it: `Lamb, |a former Marine|, told supporters`."""
    words, name = pieces[low].of(text).split(), pieces[low - 1].of(text)
    return (
        low + 1 < len(pieces)
        and (words[0] in ("a", "an", "the") or name.istitle())
        and not has_verb(pieces[low].of(text))
        and _leans_back(text, pieces[low + 1])
        and len(name.split()) <= LONGEST_SUBJECT
        and not has_verb(name)
    )
