"""A dated clause to the event that it dates: its kind, the words that name it, and how a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefing.mentions import Attribution, Span
from briefing.weigh.clauses import TOKEN, has_verb, is_verb, narrow, split_clauses
from briefing.weigh.event_kinds import kind_at
from briefing.weigh.words import content_stems, content_words, lexicon, plain, stem

QUOTATION_MARK = re.compile(r"[\"“”«»]")
# 8.6-|magnitude
HYPHEN = re.compile(r"(?<=\w)[-–—](?=\w)")
EDGE = " \t\n,;:—–-.!?…(["
LONGEST_LABEL = 110
CONTENT_WORDS_OF_A_SPEAKER = 2
LONGEST_SUBJECT = 6
"""Words of a name that an apposition explains."""


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
    """The words of the dated clause, and those that tell who said it where the date is that of the saying."""

    span: Span
    saying: Span | None = None


def event_at(text: str, sentence: Span, time: Span, attributions: Sequence[Attribution] = ()) -> Event | None:
    """Give the event that the words at `time` date in `sentence`; `attributions` are those of the sentence."""
    window = _window(text, sentence, time, attributions)
    if window.saying:
        said = _without(text, window.saying, time)
        label = _shortened(f"{_tidy(window.saying.of(text))}: {_tidy(window.span.of(text))}", 0, 0)
        return Event(kind=_speaking(said), listed=True, stems=_stems(said), label=label)
    kind = kind_at(text, window.span, time) or kind_at(text, sentence, time)
    if kind is None:
        return None
    named = kind.name if kind.name and not _begins(text, window.span, kind.name) else window.span
    if kind.name and named == kind.name:
        named = _to_verb(text, kind.name, window.span)
    label = _label(text, named, time)
    return Event(kind=kind.word, listed=kind.listed, stems=_stems(window.span.of(text)), label=label)


@cache
def _idle() -> frozenset[str]:
    return frozenset(map(stem, lexicon("words")["calendar"] | lexicon("clauses")["colourless"]))


def _stems(words: str) -> frozenset[str]:
    """Give what the words of a clause are compared by: no numbers, nothing of the calendar, no colourless verb."""
    found = content_stems(HYPHEN.sub(" ", words)) - _idle()
    return frozenset(word for word in found if not word[0].isdigit())


# --- the clause ------------------------------------------------------------------------------------------------


def _window(text: str, sentence: Span, time: Span, attributions: Sequence[Attribution]) -> _Window:
    """Widen the piece that holds `time` until it can stand alone, and take off who says it."""
    pieces = split_clauses(text, sentence, time)
    at = next((index for index, piece in enumerate(pieces) if piece.contains(time)), None)
    if at is None:
        return _Window(sentence)
    if len(pieces) > 1 and _is_saying(text, pieces[at], time):
        others = Span(pieces[0].start, pieces[at - 1].end) if at else Span(pieces[1].start, pieces[-1].end)
        return _Window(others, saying=pieces[at])
    low, high = at, at
    while not has_verb(_without(text, Span(pieces[low].start, pieces[high].end), time)):
        if high + 1 < len(pieces) and at == 0:
            high += 1
        elif low > 0:
            low -= 1
        else:
            break
    while low > 0 and (_leans_back(text, pieces[low]) or _is_apposition(text, pieces, low)):
        low -= 1
    return _Window(_after_cue(text, narrow(text, Span(pieces[low].start, pieces[high].end), time), time, attributions))


def _after_cue(text: str, window: Span, time: Span, attributions: Sequence[Attribution]) -> Span:
    """Leave out `The mayor said that` where it opens the clause: who says so is told beside it."""
    for attribution in attributions:
        start = max(attribution.content.start, attribution.span.end)
        if not (window.start <= attribution.span.start and attribution.content.contains(time) and start < time.start):
            continue
        gap = set(TOKEN.findall(text[attribution.span.end : start]))
        span = Span(start, max(window.end, time.end))
        if gap <= {"that"} and has_verb(_without(text, span, time)):
            return span
    return window


def _without(text: str, span: Span, time: Span) -> str:
    return f"{text[span.start : time.start]} {text[time.end : span.end]}"


def _is_saying(text: str, piece: Span, time: Span) -> bool:
    """Say whether `piece` only tells who said something: `the ministry reported Friday morning`."""
    tokens = [plain(token) for token in TOKEN.findall(_without(text, piece, time))]
    reporting, empty = lexicon("clauses")["reporting"], lexicon("words")["empty"] | lexicon("words")["calendar"]
    places = [index for index, token in enumerate(tokens) if token in reporting and not token.endswith("ing")]
    if not places or places[-1] == 0:
        return False
    subject = tokens[places[-1] - 1]
    after = [token for token in tokens[places[-1] + 1 :] if token not in empty]
    return not after and not subject.endswith("ly") and subject not in lexicon("clauses")["prepositions"]


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


def _is_apposition(text: str, pieces: Sequence[Span], low: int) -> bool:
    """Say whether `pieces[low]` explains the name before it: `Lamb, |a former Marine|, told supporters`."""
    words, name = pieces[low].of(text).split(), pieces[low - 1].of(text)
    return (
        low + 1 < len(pieces)
        and words[0] in ("a", "an", "the")
        and not has_verb(pieces[low].of(text))
        and _leans_back(text, pieces[low + 1])
        and len(name.split()) <= LONGEST_SUBJECT
        and not has_verb(name)
    )


def _speaking(saying: str) -> str:
    """Give a kind for somebody's saying something: `labor-department-said`."""
    aside = lexicon("clauses")["reporting"] | lexicon("words")["calendar"]
    named = [word for word in content_words(saying) if word not in aside]
    return " ".join([*named[-CONTENT_WORDS_OF_A_SPEAKER:], "said"])


# --- the label -------------------------------------------------------------------------------------------------


def _begins(text: str, window: Span, name: Span) -> bool:
    """Say whether nothing but an article stands before `name` in its clause."""
    return all(
        word in ("the", "a", "an") for word in text[window.start : max(window.start, name.start)].lower().split()
    )


def _to_verb(text: str, name: Span, window: Span) -> Span:
    """Widen the name of an event by what belongs to it, up to the verb of its clause."""
    end = name.end
    for token in TOKEN.finditer(text, name.end, max(window.end, name.end)):
        if is_verb(plain(token.group())) or text[end : token.start()].strip():
            break
        if plain(token.group()) not in lexicon("clauses")["prepositions"] | {"the", "a", "an"}:
            end = token.end()
            continue
        following = TOKEN.match(text, token.end() + 1)
        if following is None or following.end() > window.end:
            break
        end = token.end()
    trimmed = text[name.start : end].rstrip()
    while (last := trimmed.rpartition(" ")[2].lower()) in lexicon("words")["empty"] and " " in trimmed:
        trimmed = trimmed[: -len(last)].rstrip()
    return Span(name.start, max(name.end, name.start + len(trimmed)))


def _label(text: str, named: Span, time: Span) -> str:
    tidy = _tidy(named.of(text))
    words = " ".join(time.of(text).split())
    start = max(0, tidy.find(words))
    return _shortened(tidy, start, start + len(words))


def _tidy(words: str) -> str:
    """Take off `words` the marks of quotation, and what leads over from the sentence before or to the next clause."""
    bare = QUOTATION_MARK.sub("", " ".join(words.split())).strip(EDGE)
    lists = lexicon("clauses")
    while (first := TOKEN.match(bare)) and first.group().lower() in lists["openers"]:
        bare = bare[first.end() :].lstrip(EDGE)
    while (last := bare.rpartition(" ")[2].lower()) in lists["coordinators"] and " " in bare:
        bare = bare[: -len(last)].rstrip(EDGE)
    if bare.endswith(")") and "(" not in bare:
        bare = bare[:-1]
    return bare[:1].upper() + bare[1:]


def _shortened(label: str, start: int, end: int) -> str:
    """Cut `label` at words to a length that a reader takes in, keeping what stands from `start` to `end`."""
    if len(label) <= LONGEST_LABEL:
        return label
    if end <= LONGEST_LABEL:
        return label[: label.rfind(" ", 0, LONGEST_LABEL)].rstrip(EDGE) + " …"
    tail = label[min(label.find(" ", end - LONGEST_LABEL) + 1, start) :]
    if len(tail) > LONGEST_LABEL:
        tail = tail[: tail.rfind(" ", 0, LONGEST_LABEL)].rstrip(EDGE) + " …"
    return f"… {tail}"
