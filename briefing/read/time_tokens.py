"""A text to runs of the words that temporal expressions are made of, each word with the letter of its class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from briefing.read.words import lexicon, table

WORD = re.compile(r"(\w+)")

LETTERS = "M y m W w E D P n S u U k T a i t e L l X c r q z R G b A B o I x g d J Q N V O j F K p Z v f H h 1 s"
CAPITAL_ONLY = "MymWwEHh1"
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
    words.update((f"FY{year % 100:02}", ("Y", str(year))) for year in range(1990, 2050))
    words.update((f"FY{year}", ("Y", str(year))) for year in range(1990, 2050))
    for half in ("am", "pm"):
        words.update((f"{number}{half}", ("C", half)) for number in range(60))
        words.update((f"{number:02}{half}", ("C", half)) for number in range(10))
    return words


@cache
def _naming() -> frozenset[str]:
    """Give the words that can name a time on their own."""
    known = vocabulary().items()
    return frozenset(word for word, (letter, _) in known if letter in TRIGGERS or (letter == "O" and word[0].isdigit()))


def find_runs(text: str) -> Iterator[Run]:
    """Yield the runs of `text` that hold a word which can name a time."""
    pieces = WORD.split(text)
    gaps, words, ends = pieces[::2], pieces[1::2], list(accumulate(map(len, pieces)))
    naming, known, done = _naming(), vocabulary(), 0
    for number, word in enumerate(words):
        if (word not in naming and gaps[number] != ":") or number < done or word not in known:
            continue
        first, done = number, number + 1
        while first and gaps[first] in GAPS and words[first - 1] in known:
            first -= 1
        while done < len(words) and gaps[done] in GAPS and words[done] in known:
            done += 1
        for start in range(first, done, LONGEST_RUN):
            stop = min(start + LONGEST_RUN, done)
            if not naming.isdisjoint(words[start:stop]) or ":" in gaps[start + 1 : stop]:
                yield _run(words[start:stop], gaps[start + 1 : stop], ends[2 * start : 2 * stop])


def _run(words: Sequence[str], gaps: Sequence[str], ends: Sequence[int]) -> Run:
    """Join known words; `ends` are the ends of the gap before each word and of the word."""
    known = vocabulary()
    letters: list[str] = []
    places: list[int] = []
    tokens: list[Token] = []
    for place, (word, sign) in enumerate(zip(words, [*[GAPS[gap] for gap in gaps], ""], strict=True)):
        letter, value = known[word]
        tokens.append(Token(letter, value, ends[2 * place], ends[2 * place + 1]))
        letters.append(letter + sign)
        places += [place] * (1 + len(sign))
    return Run("".join(letters), tuple(tokens), tuple(places))


def plain_words(key: str) -> frozenset[str]:
    """Give the list `key` of the lexicon."""
    return lexicon("times")[key]
