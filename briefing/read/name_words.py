"""A text to its capitalised words, and those to units: known names as a whole, all other words one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefing.read.gazetteer import is_place_name
from briefing.read.name_bodies import is_medium
from briefing.read.name_lexicon import (
    BEFORE_TITLE,
    DIRECTION,
    DOUBTFUL_GIVEN,
    GIVEN,
    HEAD,
    ORDINARY,
    SMALL,
    THING,
    TITLE,
    name_lengths,
    phrases,
    word_flags,
)
from briefing.read.words import lexicon

UPPER = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x250) if chr(code).isupper())
# "Halloran", "O'Neill", "Ivano-Frankivsk", "Oslo-based"  |  "U.S.", "J.", "Ph.D."
# It begins with the capital, not with a look behind, so that the search can run from capital to capital.
CAPITALISED = re.compile(
    rf"""
    [{UPPER}] (?<! \w . )
    (?: (?P<points> (?: \. [{UPPER}] )* \. (?! \w ) )
      | [\w\u0300-\u036f]* (?P<apostrophe> ['’ʼ] \w+ )? (?P<parts> (?: - \w+ (?: ['’] \w+ )? )+ )?
    )""",
    re.VERBOSE,
)
# "Juan M. de la Vega"
BEFORE_PARTICLE = re.compile(rf" (?:de|del|della|van|von|bin|al|da|dos|di|du)(?: la| las| los| der| den)? [{UPPER}]")
ARTICLE_BEFORE = re.compile(r"\b(?:al|el|as|ash|ad|an|ar|at|az|es|ul|ur)-\Z")
# "NAIROBI, Kenya"  |  "NAIROBI (News)"  |  "NAIROBI - "
DATELINE_END = re.compile(r"[,.]? ?(?:[(–—-]|[A-Z]\w|\d)")
# "KARVEL (News) -"  |  "KARVEL, Nov 8 (News) —": no gazetteer need know it
AGENCY_BEHIND = re.compile(r",? ?(?:[A-Z][a-z]{2,8}\.? \d{1,2},? ?)?\([A-Z][\w ]{1,30}\) ?[-–—]")
OWNING = frozenset({"' ", "’ "})
# "Maria "Mia" Berg": behind the nickname, and before the surname
NICKNAME = re.compile(rf"[\"”] [{UPPER}]")
NICKNAMED = re.compile(rf"[{UPPER}]\w+ [\"“][{UPPER}]\w*[\"”] \Z")
LONGEST_NICKNAME = 40
LONGEST_GAP = 12
"""In code points: no particle or preposition with its spaces is longer."""
LONGEST_KNOWN = 60
"""In code points: no known name is longer."""
BREAK, JOINED, SOFT, AND, LIST = "", "joined", "of", "and", "list"
COMMON = SMALL | ORDINARY | TITLE | BEFORE_TITLE | HEAD | THING | DIRECTION
"""What a word alone is more often than the place of that name."""
KEPT = GIVEN | DOUBTFUL_GIVEN | HEAD
"""What a small word can be as well, within a name: "May". All others only part the names, as any word does."""
CONTRACTED = frozenset({"m", "re", "ve", "ll", "d", "t", "M", "RE", "VE", "LL", "D", "T"})


class Unit(NamedTuple):
    """A capitalised word or a known name; `gap` says how it hangs on the unit before."""

    start: int
    end: int
    text: str
    kind: str
    """`medium`, `organisation`, `place`, `people`, `thing` for known names; `word` for all else."""
    flags: int
    gap: str


def units_of(text: str, *, wrapped: bool = False) -> list[Unit]:
    """Give the capitalised words of `text` in order, known names as one unit; `wrapped`: lines end in mid-sentence."""
    return list(_joined(text, list(_words(text, wrapped=wrapped))))


def _words(text: str, *, wrapped: bool) -> Iterator[Unit]:
    flags = word_flags()
    gaps = _gaps()
    lengths = name_lengths()
    last = -LONGEST_GAP
    before = ""
    for match in CAPITALISED.finditer(text):
        start, end = match.span()
        word = match.group()
        sort = match.lastgroup
        if sort is not None:
            start, end = _trimmed(text, start, end, sort)
            word = text[start:end]
        elif start > 2 and text[start - 1] == "-" and (article := ARTICLE_BEFORE.search(text, start - 5, start)):
            start = article.start()
            word = text[start:end]
        flag = flags.get(word)
        if flag is None:
            flag = _flags_of_compound(word, sort) if sort is not None else 0
        if flag & SMALL and not flag & KEPT and word not in lengths:
            continue
        if last < 0 or start - last > LONGEST_GAP:
            gap = BREAK
        else:
            between = text[last:start].replace("\n", " ") if wrapped else text[last:start]
            gap = gaps.get(between, BREAK)
            if gap == BREAK and _is_joined(text, between, before, start, end):
                gap = JOINED
        yield Unit(start, end, word, "word", flag, gap)
        last, before = end, word


def _is_joined(text: str, between: str, before: str, start: int, end: int) -> bool:
    """Say whether marks join two words of one name: "St. Anton", "Farmers' Union", 'Maria "Mia" Berg'."""
    if between == ". ":
        return (before.capitalize() if before.isupper() else before) in lexicon("names")["pointed"]
    if between == ") ":
        # "Dr (Mrs) Berg"
        return bool(word_flags().get(before, 0) & TITLE)
    if between in OWNING:
        return before in lexicon("names")["owners"]
    if between in (' "', " “"):
        return NICKNAME.match(text, end) is not None and bool(word_flags().get(before, 0) & (GIVEN | DOUBTFUL_GIVEN))
    return between in ('" ', "” ") and NICKNAMED.search(text, max(0, start - LONGEST_NICKNAME), start) is not None


def _trimmed(text: str, start: int, end: int, sort: str) -> tuple[int, int]:
    """Cut what is no part of the name: a possessive, `-based`, the point of a letter that is no initial."""
    if sort == "points":
        if end - start == 2 and not text[end + 1 : end + 2].isupper() and not BEFORE_PARTICLE.match(text, end):
            return start, end - 1
        return start, end
    if sort == "parts":
        end = _without_tail(text, start, end)
    if text[end - 2 : end] in ("'s", "’s", "'S", "’S"):
        large = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
        if not (large and text[start : end - 2] in lexicon("names")["owners"]):
            end -= 2
    return start, max(end, start + 1)


def _without_tail(text: str, start: int, end: int) -> int:
    """`Oslo-based` is Oslo, but `Port-au-Prince` and `Jong-un` stay whole."""
    parts = text[start:end].split("-")
    tails = lexicon("names")["hyphened"]
    for index, part in enumerate(parts[1:], 1):
        if part in tails or (part.islower() and part.endswith(("ed", "ing")) and len(part) > 4):
            return start + len("-".join(parts[:index]))
    return end


def _flags_of_compound(word: str, sort: str) -> int:
    """Give the flags of a word that the lexicon lacks as it stands: "Ph.D.", "Major-General", "Don't"."""
    flags = word_flags()
    if sort == "points":
        return flags.get(word[:-1], 0)
    if sort == "apostrophe":
        if word[:-2] in lexicon("names")["owners"]:
            return ORDINARY
        return SMALL if re.split("['’ʼ]", word)[-1] in CONTRACTED else 0
    if sort == "parts":
        first, _, last = word.rpartition("-")
        return flags.get(last, 0) & TITLE if flags.get(first, 0) & (BEFORE_TITLE | TITLE) else 0
    return 0


@cache
def _gaps() -> dict[str, str]:
    """Give what may stand between two capitalised words of one name, and how closely it joins them."""
    gaps = {f" {particle} ": JOINED for particle in lexicon("names")["particles"]}
    gaps |= dict.fromkeys((" ", "\N{NO-BREAK SPACE}", "", " d'", " d’", " dell'", " dell’", " 't "), JOINED)
    gaps |= dict.fromkeys((" (retd) ", " (Retd) ", " (rtd) ", " (Rtd) ", " (retd.) ", " (retired) "), JOINED)
    gaps |= {f" {word} ": SOFT for word in ("of", "of the", "for", "for the", "on", "of a", "against")}
    return gaps | {" and ": AND, " & ": AND, ", ": LIST, ", and ": LIST}


def _joined(text: str, words: Sequence[Unit]) -> Iterator[Unit]:
    """Yield `words`, those that make a known name as one unit."""
    lengths = name_lengths()
    index = 0
    while index < len(words):
        word = words[index]
        most = lengths.get(word.text)
        if most is None:
            index += 1
            if len(word.text) > 1 and word.text.isupper() and (dateline := _dateline(text, words, index - 1)):
                yield dateline
                index += dateline.text.count(" ")
                continue
            # "Spain-Portugal" is two, "Jackson Paris-Moreno" a person
            personal = word.gap == JOINED and index > 1 and words[index - 2].flags & (GIVEN | DOUBTFUL_GIVEN)
            if "-" in word.text and word.flags == 0 and not personal:
                yield from _halves(word)
            else:
                yield word
            continue
        for last in range(min(index + most, len(words)) - 1, index - 1, -1):
            end = words[last].end
            if end - word.start <= LONGEST_KNOWN and (known := _known(text, word, end, single=last == index)):
                kind, phrase = known
                flags = word.flags if last == index else 0
                yield Unit(word.start, word.start + len(phrase), phrase, kind, flags, word.gap)
                index = last + 1
                break
        else:
            yield word
            index += 1


def _dateline(text: str, words: Sequence[Unit], index: int) -> Unit | None:
    """Give the place in capitals that an article begins with: "NAIROBI, Kenya (News) -"."""
    word = words[index]
    if word.start > 0 and text[word.start - 1] != "\n":
        return None
    for last in range(min(index + 3, len(words)) - 1, index - 1, -1):
        end = words[last].end
        name = text[word.start : end]
        known = DATELINE_END.match(text, end) and is_place_name(name.title())
        if known or (name.isupper() and AGENCY_BEHIND.match(text, end)):
            return Unit(word.start, end, name.title(), "place", 0, BREAK)
    return None


def _known(text: str, word: Unit, end: int, *, single: bool) -> tuple[str, str] | None:
    """Give the kind of the known name from `word` to `end` and the name; the last may take its point or `'s` along."""
    phrase = text[word.start : end]
    if "\n" in phrase or "’" in phrase:
        phrase = phrase.replace("\n", " ").replace("’", "'")
    known = phrases()
    following = text[end : end + 1]
    for ending in ("", "'s", ".") if following and following in ".'’" else ("",):
        if ending and text[end : end + len(ending)].replace("’", "'") != ending:
            continue
        whole = phrase + ending
        if whole in known:
            kind = known[whole]
            return (kind, whole) if kind != "medium" or is_medium(text, word.start, whole) else None
        if is_place_name(whole) and not (single and word.flags & COMMON):
            return "place", whole
    return None


def _halves(word: Unit) -> Iterator[Unit]:
    """Yield "Spain-Portugal" and "Franco-German" as what they join, all else as it is."""
    halves = word.text.split("-")
    known = phrases()
    kinds = [known.get(half) or ("place" if is_place_name(half) else "") for half in halves]
    if not all(kind in ("place", "people") for kind in kinds):
        yield word
        return
    start = word.start
    for half, kind in zip(halves, kinds, strict=True):
        yield Unit(start, start + len(half), half, kind, 0, BREAK)
        start += len(half) + 1
