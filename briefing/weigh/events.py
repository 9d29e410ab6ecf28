"""A dated clause to the event that it dates: its kind, the words that name it, and how a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.mentions import Attribution, Span
from briefing.weigh.clauses import TOKEN, is_verb
from briefing.weigh.event_kinds import kind_at
from briefing.weigh.event_windows import Window, window_of, without
from briefing.weigh.words import content_words, lexicon, listed, plain, stem

QUOTATION_MARK = re.compile(r"[\"“”«»]")
# 8.6-|magnitude
HYPHEN = re.compile(r"(?<=\w)[-–—](?=\w)")
EDGE = " \t\n,;:—–-.!?…(["
LONGEST_LABEL = 120
CONTENT_WORDS_OF_A_SPEAKER = 2
LONGEST_PHRASE = 7
"""Words that are added to the name of an event at most."""


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
    clause: Span
    """The words of the sentence that tell it."""
    said: bool = False
    """True where the day is that of somebody's saying it."""
    named: bool = False
    """True where the date is part of the event's name: `Tuesday's election`."""


def event_at(text: str, sentence: Span, time: Span, attributions: Sequence[Attribution] = ()) -> Event | None:
    """Give the event that the words at `time` date in `sentence`; `attributions` are those of the sentence."""
    window = window_of(text, sentence, time, attributions)
    if window.saying:
        return _saying(text, window.span, window.saying, time)
    kind = kind_at(text, window.span, time)
    if kind is None:
        window = Window(sentence)
        kind = kind_at(text, sentence, time, whole=True)
    if kind is None:
        return None
    named = kind.name if kind.name and not _begins(text, window.span, kind.name) else window.span
    if kind.name and named == kind.name:
        named = _to_verb(text, kind.name, window.span)
    label = _label(text, named, time)
    return Event(
        kind=kind.word,
        listed=kind.listed,
        stems=_stems(window.span.of(text)),
        label=label,
        clause=window.span,
        named=bool(kind.name),
    )


def _saying(text: str, words: Span, saying: Span, time: Span) -> Event:
    """Give the event of somebody's saying `words`: `the office said Monday`."""
    said = without(text, saying, time)
    label = _shortened(f"{_tidy(saying.of(text))}: {_tidy(words.of(text))}", 0, 0)
    return Event(kind=_speaking(said), listed=True, stems=_stems(said), label=label, clause=saying, said=True)


def _stems(words: str) -> frozenset[str]:
    """Give what the words of a clause are compared by: no numbers, nothing of the calendar, no colourless verb."""
    aside = listed("words/calendar", "clauses/colourless")
    telling = (word for word in content_words(HYPHEN.sub(" ", words)) if word not in aside)
    return frozenset(stem(word) for word in telling if not word[0].isdigit())


def _speaking(saying: str) -> str:
    """Give a kind for somebody's saying something: `labor-department-said`."""
    aside = listed("clauses/reporting", "words/calendar")
    named = [word for word in content_words(saying) if word not in aside]
    return " ".join([*named[-CONTENT_WORDS_OF_A_SPEAKER:], "said"])


# --- the label -------------------------------------------------------------------------------------------------


def _begins(text: str, window: Span, name: Span) -> bool:
    """Say whether nothing but an article stands before `name` in its clause."""
    return all(
        word in ("the", "a", "an") for word in text[window.start : max(window.start, name.start)].lower().split()
    )


def _to_verb(text: str, name: Span, window: Span) -> Span:
    """Widen the name of an event by a phrase with a preposition that belongs to it, up to the verb of its clause."""
    lists, end, phrase = lexicon("clauses"), name.end, False
    for token in TOKEN.finditer(text, name.end, max(window.end, name.end)):
        word = plain(token.group())
        phrase = phrase or word in lists["prepositions"]
        ends = not phrase or is_verb(word) or word in lists["relatives"] or text[end : token.start()].strip()
        if ends or len(TOKEN.findall(text, name.end, token.end())) > LONGEST_PHRASE:
            break
        end = token.end()
    kept = text[name.end : end].split()
    while kept and plain(kept[-1]) in lexicon("words")["empty"]:
        kept.pop()
    return Span(name.start, text.index(kept[-1], name.end, end) + len(kept[-1])) if kept else name


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
    loose = lists["coordinators"] | {"than"}
    while (last := bare.rpartition(" ")[2].lower()) in loose and " " in bare:
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
