"""A text to runs of the words that temporal expressions are made of, each word with the letter of its class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefing.read.words import lexicon, table

WORD = re.compile(r"\w+")

LETTERS = "M y m W w E D P n S u U k T a i t e L l X c r q z R G b A B o I x g d J Q N V O j F K p Z v f H h s"
CAPITAL_ONLY = "MymWwEHh"
SMALL_ONLY = "afp"

# What may stand between two words of one expression, and the sign it leaves in the run.
GAPS = {
    " ": "", "\n": "", "\xa0": "", "  ": "", " \n": "", "\n ": "", "-": "-", "–": "-", "—": "—", " - ": "—", " – ": "—",
    ", ": ",", ",\n": ",", ". ": ".", ".\n": ".", ".": "·", ",": "'", ":": ":", "/": "/", " (": "(", ") ": ")",
    "'": "’", "’": "’", "' ": "", "’ ": "", " '": "", " ’": "", "., ": ";", ".,\n": ";", ".-": ".", ". (": "(",
}  # fmt: skip
TRIGGERS = frozenset("MymWEDPnSuUkKYjvfHCpVlrc")
"""A run with none of these letters, and without a clock time, names no time."""
LONGEST_RUN = 24
"""Words in one run: no expression is longer, and none of what follows takes more than this many steps."""


Known = tuple[int, int, tuple[str, str]]
"""Where a word stands, with its letter and its value."""


class Token(NamedTuple):
    """A word of a run: the letter of its class, its value, its place in the text."""

    letter: str
    value: str
    start: int
    end: int


class Run(NamedTuple):
    """Neighbouring words as one string of letters and gap signs; `places` leads from a character back to its word."""

    letters: str
    tokens: tuple[Token, ...]
    places: tuple[int, ...]


@cache
def vocabulary() -> dict[str, tuple[str, str]]:
    """Give each word that an expression may hold with its letter and its value."""
    words: dict[str, tuple[str, str]] = {}
    for letter in LETTERS.split():
        for word, value in table("times", letter).items():
            if letter not in CAPITAL_ONLY:
                words[word] = (letter, value)
            if letter not in SMALL_ONLY:
                words[word.capitalize()] = (letter, value)
            if letter in "MWDZpj":
                words[word.upper()] = (letter, value)
    words["A"], words["An"] = ("a", "1"), ("a", "1")
    words["overnight"] = words["Overnight"] = ("n", "NI")
    words.update((f"{number:02}", ("N", str(number))) for number in range(10))
    words.update((f"{number:03}", ("N", str(number))) for number in range(100))
    words.update((str(number), ("N", str(number))) for number in range(1000))
    words.update((str(number), ("Y", str(number))) for number in range(1000, 2200))
    words.update((f"{number}s", ("K", str(number))) for number in [*range(20, 100, 10), *range(1000, 2200, 10)])
    words.update((f"{hour:02}{minute:02}", ("C", "")) for hour in (*range(10), 22, 23) for minute in range(60))
    for number in range(1, 32):
        ending = "th" if 4 <= number <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        words[f"{number}{ending}"] = ("O", str(number))
    for half in ("am", "pm"):
        words.update((f"{number}{half}", ("C", half)) for number in range(60))
        words.update((f"{number:02}{half}", ("C", half)) for number in range(10))
    return words


def find_runs(text: str) -> Iterator[Run]:
    """Yield the runs of `text` that hold a word which can name a time."""
    get = vocabulary().get
    run: list[Known] = []
    signs: list[str] = []
    end, promising = -9, False
    for found in WORD.finditer(text):
        entry = get(found[0])
        if entry is None:
            continue
        start, stop = found.span()
        sign = GAPS.get(text[end:start]) if start - end < 4 else None
        if sign is None or len(run) >= LONGEST_RUN:
            if promising:
                yield _run(run, signs)
            run.clear()
            signs.clear()
            promising = False
        else:
            signs.append(sign)
        end = stop
        run.append((start, stop, entry))
        if entry[0] in TRIGGERS or sign == ":" or (entry[0] == "O" and found[0][0].isdigit()):
            promising = True
    if promising:
        yield _run(run, signs)


def _run(known: Sequence[Known], signs: Sequence[str]) -> Run:
    letters: list[str] = []
    places: list[int] = []
    tokens = tuple([Token(letter, value, start, end) for start, end, (letter, value) in known])
    for place, (token, sign) in enumerate(zip(tokens, [*signs, ""], strict=True)):
        letters.append(token.letter + sign)
        places += [place] * (1 + len(sign))
    return Run("".join(letters), tokens, tuple(places))


def plain_words(key: str) -> frozenset[str]:
    """Give the list `key` of the lexicon."""
    return lexicon("times")[key]
