"""A text to its quotations: the words between marks that somebody is said to have spoken or written, and who."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.mentions import Name, Quotation, Span
from briefing.read.attribution_clauses import find_clauses
from briefing.read.attribution_subjects import LINKS
from briefing.read.attribution_tokens import Passage, prepare
from briefing.read.cues import verbs
from briefing.read.cues import words as words_of
from briefing.read.names import find_names
from briefing.read.quotation_speakers import Governed, govern, is_fragment, is_title

# "Bridge shut" — Valley Times, August 15, 2008
LISTED = re.compile(r"\s[—–-]\s[^\n]{2,60}\b\d{4}\b")
LONG = 5
"""From so many words on, words between marks are a quotation unless they look like a title."""


def find_quotations(text: str, *, names: Sequence[Name] | None = None) -> tuple[Quotation, ...]:
    """Give the quotations of `text` in order; a nested one belongs to the one around it."""
    passage = prepare(text, tuple(names) if names is not None else find_names(text))
    if not passage.quoted:
        return ()
    return tuple(_quotations(passage, govern(passage, find_clauses(passage))))


def _quotations(passage: Passage, found: Sequence[Governed]) -> Iterator[Quotation]:
    text = passage.text
    for one in found:
        words = one.quoted.span.of(text)
        if one.quoted.typed or not _is_spoken(text, one, words):
            continue
        speaker = one.speaker
        gap = len(words) - len(words.lstrip())
        yield Quotation(
            span=Span(one.quoted.span.start + gap, one.quoted.span.start + len(words.rstrip())),
            rule="quoted-with-cue" if one.direct else "quoted",
            speaker=speaker.name if speaker is not None else None,
            role=speaker.role if speaker is not None else None,
            speaker_span=speaker.span if speaker is not None else None,
            cue=one.cue.of(text) if one.cue is not None else None,
            part="fragment" if is_fragment(words, text[one.quoted.outer.end : one.quoted.outer.end + 1]) else "whole",
        )


def _names_a_thing(text: str, one: Governed, before: Sequence[str]) -> bool:
    """Say whether a few words behind an article are a term: "listed as a “core technology”", "offer a “discount”"."""
    verb = verbs().get(one.cue.of(text).lower()) if one.cue is not None else None
    if verb is not None and verb.kind != "naming" and verb.lemma in words_of("doubtful"):
        return True
    return before[-2:-1] == ["as"] and (verb is None or verb.kind != "naming")


def _opens_heading(text: str, one: Governed) -> bool:
    """Say whether a heading begins with the words: 'It sounded like a jet': islanders tell of the storm."""
    start, end = one.quoted.outer.start, one.quoted.outer.end
    return (not start or text[start - 1] == "\n") and text[end : end + 2] == ": "


def _is_spoken(text: str, one: Governed, words: str) -> bool:
    """Tell spoken words from titles, terms and scare quotes."""
    count = len(words.split())
    before = text[max(0, one.quoted.outer.start - 24) : one.quoted.outer.start].lower().rsplit(maxsplit=1)
    last = before[-1] if before else ""
    if last in words_of("titling"):
        return False
    if is_title(words) and (not one.direct or is_fragment(words) or last in LINKS):
        return False
    if last.rstrip(",") in words_of("works") and not one.direct:
        return False
    if text[one.quoted.outer.start - 1 : one.quoted.outer.start] == "=":
        return False
    if LISTED.match(text, one.quoted.outer.end) and text[one.quoted.outer.start - 1 : one.quoted.outer.start] == "\n":
        return False
    if one.quoted.single and count > 2 and _opens_heading(text, one):
        return True
    if one.quoted.single and not one.direct and (one.speaker is None or is_fragment(words) or count < 3):
        return False
    if count >= LONG:
        return True
    if not one.direct:
        return not is_fragment(words) and count > 1
    if is_fragment(words) and last in ("a", "an") and _names_a_thing(text, one, before):
        return False
    after = text[one.quoted.outer.end : one.quoted.outer.end + 2]
    term = last == "the" and after[:1] == " " and after[1:].islower()
    return not (is_fragment(words) and term) and any(character.isalpha() for character in words)
