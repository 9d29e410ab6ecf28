"""A sentence to its clauses, as far as commas, dashes and a few words tell them apart."""

from __future__ import annotations

import re
from functools import cache

from briefing.mentions import Span
from briefing.weigh.words import lexicon, words

# "…, adding" | " — an"
PAUSE = re.compile(r"\s*(?:[,;:]\s+|\s[—–]\s|—|\s--\s)\s*")
# "on Friday and is set" | "…, but officials"
COORDINATOR = re.compile(r"\s+(?P<coordinator>and|but|while|whereas)\s+(?P<next>[\w'’]+)")


@cache
def _verbs() -> frozenset[str]:
    lists = lexicon("clauses")
    return lists["auxiliaries"] | lists["pasts"] | lists["presents"]


def is_verb(word: str) -> bool:
    """Say whether `word`, in lower case, is likely the finite verb of a clause."""
    return word in _verbs() or (len(word) > 4 and word.endswith("ed"))


def has_verb(text: str) -> bool:
    """Say whether a finite verb is likely to stand in `text`."""
    return any(map(is_verb, words(text)))


def split_clauses(text: str, sentence: Span, kept: Span) -> list[Span]:
    """Give the pieces of `sentence` between pauses and before coordinated verbs; none parts the words at `kept`."""
    cuts: list[tuple[int, int]] = [match.span() for match in PAUSE.finditer(text, sentence.start, sentence.end)]
    for match in COORDINATOR.finditer(text, sentence.start, sentence.end):
        following = match["next"].lower().replace("’", "'")
        if match["coordinator"] != "and" or is_verb(following):
            cuts.append((match.start(), match.start("coordinator")))
    pieces, start = [], sentence.start
    for cut_start, cut_end in sorted(cuts):
        within = cut_start < kept.end and kept.start < cut_end
        if start < cut_start and cut_end < sentence.end and not within:
            pieces.append(Span(start, cut_start))
            start = cut_end
    pieces.append(Span(start, sentence.end))
    return pieces


def clause_at(text: str, sentence: Span, kept: Span) -> Span:
    """Give the piece of `sentence` that holds the words at `kept`."""
    pieces = split_clauses(text, sentence, kept)
    return next((piece for piece in pieces if piece.contains(kept)), sentence)


def looks_ahead(text: str, clause: Span, time: Span) -> bool:
    """Say whether the words of `clause` speak of the day named at `time` as one still to come."""
    lists = lexicon("clauses")
    before = words(text[clause.start : time.start])
    spoken = f" {' '.join(words(clause.of(text)))} "
    return (bool(before) and before[-1] in lists["limits"]) or any(
        f" {phrase} " in spoken for phrase in lists["future"]
    )
