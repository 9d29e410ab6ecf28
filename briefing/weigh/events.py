"""A dated clause to the event that it dates: what kind it is known by, which words name it, how a reader sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefing.mentions import Span
from briefing.weigh.clauses import has_verb, is_verb, split_clauses
from briefing.weigh.words import content_stems, content_words, lexicon, plain, stem

# strikes  |  U.S.  |  by-election
TOKEN = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
QUOTATION_MARK = re.compile(r"[\"“”«»]")
# " - ", ", "  |  "(…"
EDGE = " \t\n,;:—–-.!?…(["
LONGEST_LABEL = 110
LONGEST_NAME = 3
"""Words of the longest name of an event in the list."""


@dataclass(frozen=True, slots=True)
class Event:
    """What a clause says to have happened on a day."""

    kind: str
    """The word that all names of such an event share; an id is made of it."""
    listed: bool
    """False where the list of events does not know the word."""
    stems: frozenset[str]
    """The content words around it, for comparison."""
    label: str


@dataclass(frozen=True, slots=True)
class _Window:
    """The pieces of a sentence that belong to the dated clause, and what stands before them in the sentence."""

    span: Span
    saying: Span | None = None
    """The words before the colon, where the date is that of somebody's saying something."""


def event_at(text: str, sentence: Span, time: Span) -> Event | None:
    """Give the event that the words at `time` date in `sentence`; none where neither verb nor known event is there."""
    window = _window(text, sentence, time)
    if window.saying:
        said = _without(text, window.saying, time)
        return Event(
            kind=_speaking(said), listed=True, stems=content_stems(said) - _calendar(), label=_label(text, window, time)
        )
    found = _kind(text, window.span, time) or _kind(text, sentence, time)
    if found is None:
        return None
    kind, listed = found
    return Event(kind, listed, content_stems(window.span.of(text)) - _calendar(), _label(text, window, time))


@cache
def _calendar() -> frozenset[str]:
    return frozenset(map(stem, lexicon("words")["calendar"]))


@cache
def _kinds() -> dict[str, str]:
    return {name: kind for kind, names in sorted(lexicon("events").items()) for name in sorted(names)}


def _window(text: str, sentence: Span, time: Span) -> _Window:
    """Widen the piece that holds `time` until it can stand alone."""
    pieces = split_clauses(text, sentence, time)
    at = next((index for index, piece in enumerate(pieces) if piece.contains(time)), None)
    if at is None:
        return _Window(sentence)
    if len(pieces) > 1 and _is_saying(text, pieces[at], time):
        others = Span(pieces[0].start, pieces[at - 1].end) if at else Span(pieces[1].start, pieces[-1].end)
        return _Window(others, saying=pieces[at])
    low, high = at, at
    while not has_verb(_without(text, Span(pieces[low].start, pieces[high].end), time)):
        if high + 1 < len(pieces) and (low == 0 or at == 0):
            high += 1
        elif low > 0:
            low -= 1
        else:
            break
    while low > 0 and _leans_back(text, pieces[low]):
        low -= 1
    return _Window(Span(pieces[low].start, pieces[high].end))


def _without(text: str, span: Span, time: Span) -> str:
    return f"{text[span.start : time.start]} {text[time.end : span.end]}"


def _is_saying(text: str, piece: Span, time: Span) -> bool:
    """Say whether `piece` only tells who said something: `the ministry reported Friday morning`."""
    tokens = [plain(token) for token in TOKEN.findall(_without(text, piece, time))]
    reporting = lexicon("clauses")["reporting"]
    empty = lexicon("words")["empty"] | lexicon("words")["calendar"]
    places = [index for index, token in enumerate(tokens) if token in reporting]
    if not places:
        return False
    after = [token for token in tokens[places[-1] + 1 :] if token not in empty]
    return places[-1] > 0 and not after


def _leans_back(text: str, piece: Span) -> bool:
    """Say whether `piece` begins with a word that needs what stands before it."""
    tokens = [plain(token) for token in TOKEN.findall(piece.of(text)[:60])]
    if not tokens:
        return False
    lists = lexicon("clauses")
    if tokens[0] in lists["relatives"]:
        return True
    if tokens[0] in lists["coordinators"]:
        return len(tokens) > 1 and is_verb(tokens[1])
    return is_verb(tokens[0]) or (tokens[0].endswith("ing") and len(tokens[0]) > 4)


# --- the kind --------------------------------------------------------------------------------------------------


def _kind(text: str, window: Span, time: Span) -> tuple[str, bool] | None:
    """Give the event named nearest before `time`, else nearest after it, else the nearest telling verb."""
    ahead = [plain(token.group()) for token in TOKEN.finditer(text, window.start, max(time.start, window.start))]
    behind = [plain(token.group()) for token in TOKEN.finditer(text, min(time.end, window.end), window.end)]
    if found := _named(ahead[::-1], reverse=True) or _named(behind, reverse=False):
        return found, True
    verb = next((word for word in (*ahead[::-1], *behind) if _is_telling(word)), None)
    return (verb, False) if verb else None


def _speaking(saying: str) -> str:
    """Give a kind for somebody's saying something: `labor-department-said`."""
    reporting = lexicon("clauses")["reporting"]
    aside = reporting | lexicon("words")["calendar"]
    return " ".join([*[word for word in content_words(saying) if word not in aside][-2:], "said"])


def _named(tokens: list[str], *, reverse: bool) -> str | None:
    kinds = _kinds()
    for index in range(len(tokens)):
        for length in range(LONGEST_NAME, 0, -1):
            part = tokens[index : index + length]
            if found := kinds.get(" ".join(part[::-1] if reverse else part)):
                return found
    return None


def _is_telling(word: str) -> bool:
    lists = lexicon("clauses")
    return is_verb(word) and word not in lists["auxiliaries"] | lists["colourless"] | lists["reporting"]


# --- the label -------------------------------------------------------------------------------------------------


def _label(text: str, window: _Window, time: Span) -> str:
    if window.saying:
        return _shortened(f"{_tidy(window.saying.of(text))}: {_tidy(window.span.of(text))}", 0, 0)
    words = window.span.of(text)
    tidy = _tidy(words)
    start = tidy.find(time.of(text)) if time.of(text) in tidy else 0
    return _shortened(tidy, start, start + len(time))


def _tidy(words: str) -> str:
    """Take the marks of quotation and the words that lead over from the sentence before off `words`."""
    bare = QUOTATION_MARK.sub("", " ".join(words.split())).strip(EDGE)
    lists = lexicon("clauses")
    while (first := TOKEN.match(bare)) and first.group().lower() in lists["openers"]:
        bare = bare[first.end() :].lstrip(EDGE)
    if bare.endswith(")") and "(" not in bare:
        bare = bare[:-1]
    return bare[:1].upper() + bare[1:]


def _shortened(label: str, start: int, end: int) -> str:
    """Cut `label` at words to a length that a reader takes in, keeping what stands from `start` to `end`."""
    if len(label) <= LONGEST_LABEL:
        return label
    if end <= LONGEST_LABEL:
        return label[: label.rfind(" ", 0, LONGEST_LABEL)].rstrip(EDGE) + " …"
    first = label.find(" ", max(0, end - LONGEST_LABEL)) + 1
    first = min(first, start)
    tail = label[first:]
    return "… " + (
        tail if len(tail) <= LONGEST_LABEL else tail[: tail.rfind(" ", 0, LONGEST_LABEL)].rstrip(EDGE) + " …"
    )
