"""A text to its capitalised words, and those to units: known names as a whole, all other words one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefing.read.gazetteer import country_of_people, is_place_name, longest_name_from
from briefing.read.words import lexicon, table

UPPER = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x250) if chr(code).isupper())
# "Rusli", "O'Neill", "Ivano-Frankivsk", "al-Assad"  |  "U.S.", "J.", "Ph.D."
CAPITALISED = re.compile(
    rf"""
    (?<! \w ) (?P<prefix> (?: al|el|as|ash|an|ar|at|az|es|ul|ur|el ) - )?
    (?P<word>
        (?: [{UPPER}] \. ){{1,5}} (?! \w )
      | [{UPPER}] \w* (?: & [A-Z] \b )? (?: ['’ʼ] (?! [sS] \b ) \w+ )?
        (?: - (?P<part> \w+ (?: ['’] (?! s \b ) \w+ )? ) )*
    )""",
    re.VERBOSE,
)
LONGEST_GAP = 12
"""In code points: no particle or preposition with its spaces is longer."""
MOST_WORDS = 7
"""Of a known name."""

SMALL, ORDINARY, TITLE, BEFORE_TITLE, HEAD, THING = 1, 2, 4, 8, 16, 32
GIVEN, DOUBTFUL_GIVEN, PEOPLE, FEATURE_FIRST, FEATURE_LAST, DIRECTION = 64, 128, 256, 512, 1024, 2048
FLAGS = {
    "small_words": SMALL,
    "ordinary": ORDINARY,
    "titles": TITLE,
    "before_title": BEFORE_TITLE,
    "organisations": HEAD,
    "things": THING,
    "peoples": PEOPLE,
    "feature_first": FEATURE_FIRST,
    "feature_last": FEATURE_LAST,
    "directions": DIRECTION,
}
BREAK, JOINED, SOFT, AND = "", "joined", "of", "and"
SOFT_GAPS = frozenset({" of ", " of the ", " for ", " for the ", " on ", " in ", " of a ", " to ", " against "})
AND_GAPS = frozenset({" and ", " & "})


class Unit(NamedTuple):
    """A capitalised word or a known name; `gap` says how it hangs on the unit before."""

    start: int
    end: int
    text: str
    kind: str
    """`medium`, `organisation`, `place` for known names; `people` for demonyms, `word` for all else."""
    flags: int
    gap: str


def units_of(text: str, *, wrapped: bool = False) -> list[Unit]:
    """Give the capitalised words of `text` in order, known names as one unit; `wrapped`: lines end in mid-sentence."""
    return list(_joined(text, list(_words(text, wrapped=wrapped))))


def _words(text: str, *, wrapped: bool) -> Iterator[Unit]:
    flags = word_flags()
    last = -1
    for match in CAPITALISED.finditer(text):
        start, end = match.span()
        if match["part"]:
            end = _without_tail(text, start, end)
        word = text[start:end]
        if word[-1] == "." and len(word) == 2 and not _is_initial(text, last, start, end):
            word, end = word[0], end - 1
        bare = word[:-1] if word[-1] == "." and len(word) > 2 else word
        yield Unit(start, end, word, "word", flags.get(word) or flags.get(bare, 0), _gap(text, last, start, wrapped))
        last = end


def _is_initial(text: str, last: int, start: int, end: int) -> bool:
    """Tell "Rusli M. Saleh" and "J. Smith" from "Plan B. The"."""
    return text[end : end + 2].strip()[:1].isupper() and (
        text[last:start] == " " or text[start - 1 : start] != " " or last < 0 or start == last + 2
    )


def _without_tail(text: str, start: int, end: int) -> int:
    """Cut what is no part of the name: `Moscow-based` is Moscow, but `Port-au-Prince` and `Jong-un` stay whole."""
    parts = text[start:end].split("-")
    tails = lexicon("names")["hyphened"]
    for index, part in enumerate(parts[1:], 1):
        if part in tails or (part.islower() and part.endswith(("ed", "ing")) and len(part) > 4):
            return start + len("-".join(parts[:index]))
    return end


def _gap(text: str, last: int, start: int, wrapped: bool) -> str:  # noqa: FBT001 -- one line of the text's layout
    if last < 0 or start - last > LONGEST_GAP:
        return BREAK
    gap = text[last:start]
    if wrapped and "\n" in gap:
        gap = gap.replace("\n", " ")
    if gap in (" ", "\N{NO-BREAK SPACE}", ""):
        return JOINED
    if gap == ". ":
        word = text[max(0, last - 8) : last].rpartition(" ")[2].rpartition("\n")[2]
        return JOINED if word.lstrip("(“\"'‘") in lexicon("names")["pointed"] else BREAK
    if gap in SOFT_GAPS:
        return SOFT
    if gap in AND_GAPS:
        return AND
    return JOINED if gap[0] == " " == gap[-1] and gap[1:-1] in lexicon("names")["particles"] else BREAK


def _joined(text: str, words: Sequence[Unit]) -> Iterator[Unit]:
    """Yield `words`, those that make a known name as one unit."""
    lengths = _phrase_lengths()
    index = 0
    while index < len(words):
        word = words[index]
        most = max(lengths.get(word.text, 0), longest_name_from(word.text))
        last = index
        found = None
        if most:
            for last in range(min(index + most, len(words)) - 1, index - 1, -1):
                if words[last].end - word.start < 60 and (found := _known(text, word, words[last])):
                    break
        if found is None and country_of_people(word.text):
            found = "people"
        if found is None:
            last = index
            yield word
        else:
            end = words[last].end
            flags = word.flags if last == index else 0
            yield word._replace(end=end, text=text[word.start : end].replace("’", "'"), kind=found, flags=flags)
        index = last + 1


def _known(text: str, first: Unit, last: Unit) -> str | None:
    phrase = text[first.start : last.end].replace("’", "'").replace("\n", " ")
    kind = phrases().get(phrase)
    if kind:
        return kind
    if is_place_name(phrase) or (
        phrase[-1] != "." and text[last.end : last.end + 1] == "." and is_place_name(phrase + ".")
    ):
        return "place"
    return "people" if country_of_people(phrase) else None


@cache
def word_flags() -> dict[str, int]:
    """Give what each word of the lexicon can be within a name, as the sum of the flags above."""
    flags: dict[str, int] = {}
    lists = lexicon("names")
    for key, flag in FLAGS.items():
        for word in lists[key]:
            flags[word] = flags.get(word, 0) | flag
    for key, flag in (("given", GIVEN), ("doubtful", DOUBTFUL_GIVEN)):
        for word in lexicon("given_names")[key]:
            flags[word] = flags.get(word, 0) | flag
    return flags


@cache
def phrases() -> dict[str, str]:
    """Give the names of known media and organisations, each with its kind."""
    known = dict.fromkeys(lexicon("names")["organisations_alone"], "organisation")
    known |= dict.fromkeys(table("names", "initials"), "organisation")
    known |= dict.fromkeys(lexicon("media")["media"], "medium")
    known |= dict.fromkeys(table("media", "initials"), "medium")
    return {phrase.replace("’", "'"): kind for phrase, kind in known.items()}


@cache
def _phrase_lengths() -> dict[str, int]:
    lengths: dict[str, int] = {}
    for phrase in phrases():
        words = [word for word in phrase.split(" ") if word[0].isupper()]
        if words and len(words) > lengths.get(words[0], 0):
            lengths[words[0]] = len(words)
    return lengths
