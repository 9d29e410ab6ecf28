"""A text to the stretches that stand between quotation marks: straight, curly, angled, single, nested, left open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.mentions import Span

# “  |  ''old  |  'so
ANY = re.compile(r"[\"“”„«»‘`'](?:(?<!')|'|(?<!\w.)(?=\w))")
# “ opens  |  ” closes  |  " both  |  ``old'' style
# It begins with all marks, so that the search can run from mark to mark.
DOUBLE = re.compile(
    r"""
    ["“”„«»`'] (?:
      (?<=") (?P<straight> )
    | (?P<opens> (?<= [“„«] ) | (?<=`) ` | (?<=') ' (?=\w) )
    | (?P<closes> (?<= [”»] ) | (?<=') ' (?!\w) )
    )""",
    re.VERBOSE,
)
# ‘word  'word  |  word’  word.'
# It begins with all marks as well.
SINGLE = re.compile(
    r"""
    [‘’'`] (?:
      (?P<opens>
        (?<! [\w’'.,] . ) (?: (?<=‘) | (?<=') (?= [\w“"…\[(] ) | (?<=`) (?!`) )
        (?! \d\ds?\b | (?: em|til|tis|twas|cause|cuz|n )\b )
      )
    | (?P<closes> (?<= \S [’'] ) (?!\w) )
    )""",
    re.VERBOSE,
)
BEFORE_OPENING = " \t\n\u00a0([{—–-‘'/“"
ENDING = '.,!?…”"'
FILLER = "x"
SENTENCE_MARKS = ",.!?…;:—–-"


class Quoted(NamedTuple):
    """Words between marks: `span` without them, `outer` with them; `closed` is false where the paragraph ends first."""

    span: Span
    outer: Span
    closed: bool
    single: bool = False
    typed: bool = False
    """Between two apostrophes, as old wire copy has it: ''so''."""


def find_quoted(text: str, paragraphs: Sequence[Span]) -> tuple[Quoted, ...]:
    """Give the outermost stretches between marks in order; one left open counts if the next paragraph opens anew."""
    if not ANY.search(text):
        return ()
    found: list[Quoted] = []
    for number, paragraph in enumerate(paragraphs):
        if not ANY.search(text, paragraph.start, paragraph.end):
            continue
        following = paragraphs[number + 1].start if number + 1 < len(paragraphs) else len(text)
        doubles = list(_doubles(text, paragraph, next_mark=text[following : following + 2]))
        if doubles and _may_open_single(text, paragraph):
            doubles = _within_singles(text, paragraph, doubles)
        position = paragraph.start
        for double in doubles:
            found += _singles(text, position, double.outer.start)
            found.append(double)
            position = double.outer.end
        found += _singles(text, position, paragraph.end)
    return tuple(found)


def _doubles(text: str, paragraph: Span, *, next_mark: str) -> Iterator[Quoted]:
    marks = list(DOUBLE.finditer(text, paragraph.start, paragraph.end))
    sorts = [mark.lastgroup for mark in marks]
    balanced = sorts.count("opens") == sorts.count("closes")
    opened: re.Match[str] | None = None
    depth = 0
    inner = False
    for number, mark in enumerate(marks):
        opens, closes = _direction(text, mark, paragraph, inside=opened is not None)
        straight = sorts[number] == "straight"
        if opened is None:
            opened = mark if opens else None
            depth, inner = 0, False
        elif opens and not straight and opened.lastgroup == "opens" and balanced:
            depth += 1
        elif opens and straight and opened.lastgroup == "opens":
            inner = True
        elif opens:
            opened, depth, inner = mark, 0, False
        elif closes and straight and opened.lastgroup == "opens" and (inner or _closes_later(marks, number)):
            inner = False
        elif closes and depth:
            depth -= 1
        elif closes:
            if mark.start() > opened.end():
                span, outer = Span(opened.end(), mark.start()), Span(opened.start(), mark.end())
                yield Quoted(span, outer, closed=True, typed=opened.group() == "''")
            opened = None
    if opened is not None and next_mark.startswith(opened.group()) and opened.end() < paragraph.end:
        yield Quoted(Span(opened.end(), paragraph.end), Span(opened.start(), paragraph.end), closed=False)


def _closes_later(marks: list[re.Match[str]], number: int) -> bool:
    """Say whether the next curly mark closes: then a straight one before it stands inside."""
    following = marks[number + 1] if number + 1 < len(marks) else None
    return following is not None and following.lastgroup == "closes"


def _direction(text: str, mark: re.Match[str], paragraph: Span, *, inside: bool) -> tuple[bool, bool]:
    """Say whether the mark opens and whether it closes, by its neighbours."""
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    if mark.lastgroup == "opens":
        # „German“: the mark that opens elsewhere closes here.
        closing = mark.group() == "“" and inside and not before.isspace() and (after.isspace() or after in ",.;:!?")
        return not closing, closing
    if mark.lastgroup == "closes":
        # A mark that turns the wrong way after a full stop opens all the same; after another mark it is a slip.
        wrong = before.isspace() and not after.isspace() and not inside and text[mark.start() - 2] not in '”"’'
        return wrong, not wrong
    spaced = before.isspace() and after.isspace()
    if spaced:
        return not inside, inside
    if before in BEFORE_OPENING and not after.isspace():
        return not (inside and before in "—–-" and after in SENTENCE_MARKS), inside and before in "—–-"
    if not inside and not before.isalnum() and after.isalpha():
        return True, False
    return False, True


def _may_open_single(text: str, paragraph: Span) -> bool:
    # Told by looking for characters, which is fast: most paragraphs have none.
    start, end = paragraph.start, paragraph.end
    return text[start] == "'" or text.find("‘", start, end) >= 0 or text.find(" '", start, end) >= 0


def _within_singles(text: str, paragraph: Span, doubles: list[Quoted]) -> list[Quoted]:
    """Give the stretches between double marks, those within single ones as what is around them: ‘He said: “No.”’."""
    pieces, position = [], paragraph.start
    for double in doubles:
        pieces += [text[position : double.outer.start], FILLER * len(double.outer)]
        position = double.outer.end
    masked = " " + "".join([*pieces, text[position : paragraph.end]])
    shift = paragraph.start - 1
    around = [
        single
        for single in _moved(_singles(masked, 1, len(masked)), shift)
        if text[single.span.end - 1] in ENDING and any(single.span.contains(double.outer) for double in doubles)
    ]
    if not around:
        return doubles
    left = [double for double in doubles if not any(single.span.contains(double.outer) for single in around)]
    return sorted([*left, *around])


def _moved(found: Iterator[Quoted], shift: int) -> Iterator[Quoted]:
    for one in found:
        span, outer = one.span, one.outer
        yield one._replace(
            span=Span(span.start + shift, span.end + shift), outer=Span(outer.start + shift, outer.end + shift)
        )


def _singles(text: str, start: int, end: int) -> Iterator[Quoted]:
    if start >= end or ("‘" not in text[start:end] and "'" not in text[start:end] and "`" not in text[start:end]):
        return
    opened: re.Match[str] | None = None
    doubtful: re.Match[str] | None = None
    for mark in SINGLE.finditer(text, start, end):
        if mark.lastgroup == "opens":
            if opened is not None and doubtful is not None:
                yield from _single(opened, doubtful)
            opened, doubtful = mark, None
        elif opened is not None:
            before = text[mark.start() - 1]
            # the workers' plan: after an s the mark may be a possessive, unless nothing better follows
            if before == "s" and text[mark.end() : mark.end() + 1] == " ":
                doubtful = doubtful or mark
            else:
                yield from _single(opened, mark)
                opened = doubtful = None
    if opened is not None and doubtful is not None:
        yield from _single(opened, doubtful)


def _single(opened: re.Match[str], closing: re.Match[str]) -> Iterator[Quoted]:
    if closing.start() > opened.end():
        yield Quoted(Span(opened.end(), closing.start()), Span(opened.start(), closing.end()), closed=True, single=True)
