"""A text to its paragraphs and sentences, as spans; white space lies between them, never inside their ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing.mentions import Span
from briefing.read.words import lexicon

# "It burned." He  |  people died.” The  |  Why? "We  |  ended…  At
# It begins with a mark, not with a look behind, so that the search can run from mark to mark.
END = re.compile(
    r"""
    (?P<stop> [.!?…] (?<! [.!?…] . ) [.!?…]*+ )
    (?P<closing> ["'”’»)\]]* )
    (?= \s++ (?P<opening> ["'“‘«(\[]* ) (?P<next> \w ) )""",
    re.VERBOSE,
)
WORD_BEFORE = re.compile(r"[\w.]*\Z")
NEXT_WORD = re.compile(r"\w+(?:['’]\w+)?")
LINE = re.compile(r"^[^\n]*\S[^\n]*", re.MULTILINE)
BLANK = re.compile(r"\n[^\S\n]*\n")
FINISHED = (".", "!", "?", "…", ":", '"', "'", "”", "’", "»", ")", "]")
SPACE = re.compile(r"\s+")
LONGEST_SENTENCE = 1_000
"""In code points; the longest of a news story has 600."""
WORD = re.compile(r"[a-z]{3,}")
LONGEST_WORD = 40
"""How far back the word before a full stop is looked for, in code points."""


@lru_cache(maxsize=4)
def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Give the paragraphs of `text`: a blank line parts them, and so does a line end unless most lines break off."""
    lines = [_trimmed(text, match.start(), match.end()) for match in LINE.finditer(text)]
    if not _is_wrapped(text, lines):
        return tuple(lines)
    paragraphs: list[Span] = []
    for line in lines:
        if paragraphs and not BLANK.search(text, paragraphs[-1].end, line.start + 1):
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
        else:
            paragraphs.append(line)
    return tuple(paragraphs)


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Say whether most lines break off in mid-sentence; headings and bylines are cut short and do not go on."""
    broken = [number for number, line in enumerate(lines) if text[line.end - 1] not in FINISHED]
    going_on = sum(text[lines[number + 1].start].islower() for number in broken if number + 1 < len(lines))
    return 2 * len(broken) > len(lines) and 3 * going_on >= len(broken)


def split_sentences(text: str) -> tuple[Span, ...]:
    """Give the sentences of `text` in order; none runs over the end of a paragraph."""
    return tuple(
        sentence for paragraph in split_paragraphs(text) for sentence in sentences_of_paragraph(text, paragraph)
    )


@lru_cache(maxsize=4)
def sentences_with_words(text: str) -> tuple[tuple[tuple[Span, list[str]], ...], ...]:
    """Give for each paragraph of `text` its sentences, with the words that tell whether a finder need read on."""
    return tuple(
        tuple((sentence, longer_words(text, sentence)) for sentence in sentences_of_paragraph(text, paragraph))
        for paragraph in split_paragraphs(text)
    )


def longer_words(text: str, sentence: Span) -> list[str]:
    """Give the words of three letters and more within `sentence`, in small letters."""
    return WORD.findall(text[sentence.start : sentence.end].lower())


def sentences_of_paragraph(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the sentences of `text` within `paragraph`."""
    start = paragraph.start
    for match in END.finditer(text, paragraph.start, paragraph.end):
        if _ends_sentence(text, match):
            end = match.end()
            if end - start > LONGEST_SENTENCE:
                yield from _bounded(text, start, end)
            else:
                yield _trimmed(text, start, end)
            start = end
    yield from _bounded(text, start, paragraph.end)


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentence, cut between words where it is too long: what looks at a sentence often looks all along it."""
    while end - start > LONGEST_SENTENCE:
        blank = SPACE.search(text, start + LONGEST_SENTENCE, end)
        if blank is None or not text[blank.end() : end].strip():
            break
        yield _trimmed(text, start, blank.start())
        start = blank.end()
    yield _trimmed(text, start, end)


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    following = match["next"]
    if following.islower():
        return False
    if match["stop"] != "." or match["closing"]:
        return True
    word = _word_before(text, match.start())
    if word in lexicon("sentences")["before_a_name"] or (len(word) == 1 and word.isupper() and word != "I"):
        return False
    if word in lexicon("sentences")["before_a_lower_case_word"] or ("." in word and len(word) <= 5):
        begins = NEXT_WORD.match(text, match.start("next"))
        return bool(match["opening"]) or (begins is not None and begins.group() in lexicon("sentences")["starters"])
    return True


def _word_before(text: str, end: int) -> str:
    word = text[max(0, end - LONGEST_WORD) : end].rpartition(" ")[2]
    if word.isalnum():
        return word
    found = WORD_BEFORE.search(word)
    return found.group().lstrip(".") if found else ""


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
