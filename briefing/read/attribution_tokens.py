"""A text to its sentences and their tokens, each quotation and each name being one token."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.mentions import Name, Span
from briefing.read import cues
from briefing.read.quotation_marks import Quoted, find_quoted
from briefing.read.sentences import WORD, longer_words, sentences_of_paragraph, sentences_with_words, split_paragraphs

# "Rep."  "U.S."  "33-year-old"  "1,200"  "'s"  "—"
# What is frequent comes first, and each choice begins with what tells it from the others: a blank fits none of them.
TOKEN = re.compile(
    r"""
    [a-z] \w*+ (?: [-‐'’.&] (?!s\b) \w++ )*+
    | ['’] s\b
    | [^\w\s]
    | \n
    | (?= \w ) (?:
        (?: Mr|Mrs|Ms|Dr|Rep|Reps|Sen|Sens|Gov|Gen|Lt|Col|Sgt|Rev|Prof|St|Jr|Sr|Capt|Maj|Adm|Pres|Hon|Supt|Det ) \.
      | (?: [A-Z]\. )+ [A-Z]?
      | \d+ (?: -[a-z]+ )+
      | \d [\d.,:]* \d | \d
      | \w++ (?: [-‐'’.&] (?!s\b) \w++ )*+
    )""",
    re.VERBOSE,
)
# " that"  |  ": “We"  |  " 12"
REPORTED = re.compile(
    r"\s*[,.:;”\"]|\s+(?:[\"“‘'`\dA-Z]|(?:of|for)\s(?:[a-z]+\s){0,5}[$£€]?\d|(?:on|in)\s(?:its|[A-Z])|it\sto\b|(?:it|they|he|she|there)\s|(?:[a-z]+\s){1,3}to\s|(?:that|how|the|an?|his|her|its|their|this|some|about|around|roughly|approximately|almost|nearly|over|at|only|just|up|as|fewer|less|more|most)\b)"
)
CAPITALS = frozenset(("WHO", "IT", "US"))
"""Bodies and trades that are no pronouns."""
MOST = 40
"""How many names of one sentence are looked at."""
ACCORDING, BY = "ccording to ", " by "
FILLER = "q"
QUOTED = "“”"
"""What stands for the words of a quotation among the words in small letters."""


class Token(NamedTuple):
    """A word, a mark, a name or a whole quotation with its marks."""

    start: int
    end: int
    text: str
    low: str
    name: Name | None = None
    quoted: Quoted | None = None

    @property
    def is_word(self) -> bool:
        """Say whether it is a word or a name, no mark and no quotation."""
        return self.quoted is None and (self.name is not None or self.text[0].isalnum())

    @property
    def is_large(self) -> bool:
        """Say whether it is written like a name, with a capital."""
        return self.quoted is None and self.text[0].isupper()


Whole = tuple[int, Name | None, Quoted | None]
"""The end of a name or of a quotation, with the one or the other."""
NOTHING: Whole = (0, None, None)


class Sentence(NamedTuple):
    """A sentence by its place; `tokens` is empty where nothing in it reports."""

    span: Span
    paragraph: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A text made ready: paragraphs, quotations by their marks, sentences with tokens."""

    text: str
    names: tuple[Name, ...]
    paragraphs: tuple[Span, ...]
    quoted: tuple[Quoted, ...]
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]
    """Where the names start."""

    def names_between(self, start: int, end: int) -> tuple[Name, ...]:
        """Give the names that lie between two places of the text; of very many, the first."""
        first = bisect_left(self.starts, start)
        found = self.names[first : min(bisect_left(self.starts, end), first + MOST)]
        return tuple(name for name in found if name.span.end <= end)


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """Names that are told from others by being the very same: to hash them all takes as long as half a finder."""

    names: tuple[Name, ...]

    def __hash__(self) -> int:
        return id(self.names)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.names is other.names


def prepare(text: str, names: tuple[Name, ...]) -> Passage:
    """Give `text` as a passage; kept for the second finder that asks with the same names."""
    return _prepared(text, _Same(names))


@lru_cache(maxsize=2)
def _prepared(text: str, same: _Same) -> Passage:
    paragraphs = split_paragraphs(text)
    quoted = find_quoted(text, paragraphs)
    masked = _masked(text, quoted)
    small = masked.lower()
    if len(small) != len(masked):
        # A few letters of Turkish and others grow when made small.
        small = masked
    marks = [quote.outer.start for quote in quoted]
    names = tuple(sorted(same.names, key=lambda name: (name.span.start, -name.span.end)))
    starts = tuple(name.span.start for name in names)
    wholes = _wholes(names, quoted)
    shared = sentences_with_words(text)
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        first = bisect_left(marks, paragraph.start)
        if first == len(marks) or marks[first] >= paragraph.end:
            spans = shared[number]
        else:
            spans = tuple((span, longer_words(masked, span)) for span in sentences_of_paragraph(masked, paragraph))
        for span, words in spans:
            first = bisect_left(marks, span.start)
            wanted = (first < len(marks) and marks[first] < span.end) or _may_report(masked, small, span, words)
            tokens = _tokens(text, masked, span, wholes) if wanted else ()
            sentences.append(Sentence(span, number, tokens))
    return Passage(text, names, paragraphs, quoted, tuple(sentences), starts)


def _masked(text: str, quoted: Sequence[Quoted]) -> str:
    """Give `text` with the words of every quotation filled in, so that no full stop inside ends a sentence."""
    parts: list[str] = []
    position = 0
    for quote in quoted:
        span = quote.span
        last = text[span.end - 1]
        ends = (FILLER if last.isalnum() else last) if len(span) > 1 else ""
        parts += (text[position : span.start + 1], FILLER * (len(span) - 2), ends)
        position = span.end
    parts.append(text[position:])
    return "".join(parts)


def _may_report(masked: str, small: str, sentence: Span, words: Sequence[str]) -> bool:
    """Say whether words that may report stand in a sentence; a doubtful one must have something to report."""
    start, end = sentence.start, sentence.end
    if not _sure_cues().isdisjoint(words):
        return True
    doubtful = _doubtful_cues()
    if not doubtful.isdisjoint(words):
        for match in WORD.finditer(small, start, end):
            if match.group() in doubtful and REPORTED.match(masked, match.end()):
                return True
    if masked.find(ACCORDING, start, end + len(ACCORDING) - 1) >= 0:
        return True
    place = masked.find(BY, start, end)
    while place >= 0:
        if masked[masked.rfind(" ", 0, place) + 1 : place] in cues.words("passing"):
            return True
        place = masked.find(BY, place + 1, end)
    return False


@cache
def _sure_cues() -> frozenset[str]:
    return frozenset(cues.verbs()) - cues.words("ambiguous")


@cache
def _doubtful_cues() -> frozenset[str]:
    return cues.words("ambiguous").intersection(cues.verbs()) | cues.words("reckonings")


def _wholes(names: Sequence[Name], quoted: Sequence[Quoted]) -> dict[int, Whole]:
    """Give what is one token of several words by its start: of two names that begin there, the longer."""
    wholes: dict[int, Whole] = {quote.outer.start: (quote.outer.end, None, quote) for quote in quoted}
    wholes.update((name.span.start, (name.span.end, name, None)) for name in reversed(names))
    return wholes


def _tokens(text: str, masked: str, span: Span, wholes: Mapping[int, Whole]) -> tuple[Token, ...]:
    found: list[Token] = []
    position = end = span.start
    # The busiest loop of the finder: the tuple's own constructor takes half the time of the named one.
    token, keep, find, last = tuple.__new__, found.append, masked.find, span.end
    for word in TOKEN.findall(masked, span.start, span.end):
        start = find(word, end)
        end = start + len(word)
        if start < position:
            continue
        position, name, quoted = wholes.get(start, NOTHING)
        if not start < position <= last:
            position = end
            low = word.lower()
            if low != word and word in CAPITALS:
                low = word
            keep(token(Token, (start, end, word, low, None, None)))
        else:
            words = text[start:position]
            low = QUOTED if quoted is not None else words if words in CAPITALS else words.lower()
            keep(token(Token, (start, position, words, low, name, quoted)))
    return tuple(found)
