"""A sentence to its tokens for the reading of quantities: words, digits and marks, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.mentions import Span

# water  |  1,000.50  |  U.S.  |  mayor’s  |  $
# What is a plain word at first sight comes first: it is most of a text.
TOKEN = re.compile(
    r"""
      [a-z]++ (?! [^\W\d_] | ['’.] )
    | [0-9]+ (?: [.,] [0-9]+ )*
    | [^\W\d_]+ (?: ['’] [^\W\d_]+ )* (?: (?<! [^\W\d_]{2} ) (?: \. [A-Za-z] \b )+ \.? )?
    | [^\w\s]""",
    re.VERBOSE,
)
PARTED = "\n"
"""No token holds one: all are put to lower case in one go."""
DIGITS = frozenset("0123456789")
HYPHENS = frozenset("-‐‑–−")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one sentence in order, as parallel lists; `low` holds them in lower case."""

    text: str
    raw: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]
    size: int

    def word(self, index: int) -> str:
        """Give the token at `index` in lower case; nothing outside the sentence."""
        return self.low[index] if 0 <= index < self.size else ""

    def joined(self, index: int) -> bool:
        """Say whether nothing stands between the token before `index` and the one at it."""
        return 0 < index < self.size and self.ends[index - 1] == self.starts[index]

    def hyphen(self, index: int) -> bool:
        """Say whether the token at `index` is a hyphen that joins its neighbours."""
        return 0 < index < self.size and self.raw[index] in HYPHENS and self.joined(index) and self.joined(index + 1)

    def is_number(self, index: int) -> bool:
        """Say whether the token at `index` is made of digits."""
        return 0 <= index < self.size and self.raw[index][0] in DIGITS

    def capital(self, index: int) -> bool:
        """Say whether the token at `index` begins with a capital letter."""
        return 0 <= index < self.size and self.raw[index][0].isupper()

    def span(self, first: int, after: int) -> Span:
        """Give the place of the tokens from `first` up to, not including, `after`."""
        return Span(self.starts[first], self.ends[after - 1])

    def printed(self, first: int, after: int) -> str:
        """Give the words of the tokens from `first` up to `after`, as printed."""
        return self.text[self.starts[first] : self.ends[after - 1]]


def tokenise(text: str, sentence: Span) -> Tokens:
    """Give the tokens of one sentence of `text`."""
    raw: list[str] = TOKEN.findall(text, sentence.start, sentence.end)
    starts, ends, end, find = [], [], sentence.start, text.find
    for word in raw:
        start = find(word, end)
        end = start + len(word)
        starts.append(start)
        ends.append(end)
    return Tokens(text, raw, PARTED.join(raw).lower().split(PARTED) if raw else [], starts, ends, len(raw))
