"""A sentence to its clauses, as far as commas, dashes and a few words tell them apart."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.mentions import Span
from briefing.weigh.words import lexicon, listed, words

# "…, adding"  |  "…,” she said"  |  " — an"
PAUSE = re.compile(r"(?=[\s,;:.!?—])\s*(?:(?:[,;:][\"”’']*|[.!?][\"”’']+)\s+|\s[—–]\s|—|\s--\s)\s*")
# "on Friday and is set"  |  "… but officials"
COORDINATOR = re.compile(r"\s+(?P<coordinator>and|but|while|whereas)\s+(?P<next>[\w'’]+)")
# "… since the war began in"  |  "… when the wall fell on"
SUBORDINATOR = re.compile(
    r"""
    (?<! [\w-] )
    (?: after | before | when | while | because | although | though | since | until | unless | if | whereas | once
      | where
      | as (?! \s+ (?: of | well | many | much | part | far | long | soon )\b ) )
    (?! [\w-] | \s*, )""",
    re.VERBOSE | re.IGNORECASE,
)
# "the quake, |which| struck"  |  "a district |that| she won"
RELATIVE = re.compile(r"(?<![\w-])(?:which|who|whom|whose|that)(?![\w-])")
TOKEN = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
"""A word with what is joined to it: strikes, U.S., by-election."""


@cache
def _verbs() -> frozenset[str]:
    lists = lexicon("clauses")
    return lists["auxiliaries"] | lists["pasts"] | lists["presents"]


@lru_cache(maxsize=20_000)
def is_verb(word: str) -> bool:
    """Say whether `word`, in lower case, is likely the finite verb of a clause."""
    return word in _verbs() or (len(word) > 4 and word.endswith("ed"))


@lru_cache(maxsize=20_000)
def is_past(word: str) -> bool:
    """Say whether `word`, in lower case, is a verb and cannot be a noun: a past form or an auxiliary."""
    lists = lexicon("clauses")
    return word in lists["auxiliaries"] or word in lists["pasts"] or (len(word) > 4 and word.endswith("ed"))


def has_verb(text: str) -> bool:
    """Say whether a finite verb is likely to stand in `text`."""
    return any(map(is_verb, words(text)))


def split_clauses(text: str, sentence: Span, kept: Span) -> list[Span]:
    """Give the pieces of `sentence` between pauses and before coordinated verbs; none parts the words at `kept`."""
    pieces, start = [], sentence.start
    for cut_start, cut_end in _cuts(sentence.of(text)):
        cut_start, cut_end = sentence.start + cut_start, sentence.start + cut_end
        within = cut_start < kept.end and kept.start < cut_end
        if start < cut_start and cut_end < sentence.end and not within:
            pieces.append(Span(start, cut_start))
            start = cut_end
    pieces.append(Span(start, sentence.end))
    return pieces


@lru_cache(maxsize=20_000)
def _cuts(told: str) -> tuple[tuple[int, int], ...]:
    """Give where the pauses of a sentence and its coordinated verbs part it: many sentences name several times."""
    cuts = [match.span() for match in PAUSE.finditer(told)]
    asides = lexicon("clauses")["asides"]
    for (_, start), (end, _) in zip(list(cuts), cuts[1:], strict=False):
        if told[start:end].lower() in asides:
            cuts = [cut for cut in cuts if cut[1] != start and cut[0] != end]
    for match in COORDINATOR.finditer(told):
        following = match["next"].lower().replace("’", "'")
        if match["coordinator"] != "and" or is_verb(following):
            cuts.append((match.start(), match.start("coordinator")))
    return tuple(sorted(cuts))


def clause_at(text: str, sentence: Span, kept: Span) -> Span:
    """Give the piece of `sentence` that holds the words at `kept`."""
    pieces = split_clauses(text, sentence, kept)
    return next((piece for piece in pieces if piece.contains(kept)), sentence)


def narrow(text: str, window: Span, kept: Span) -> Span:
    """Cut `window` to the subordinate clause around `kept`, or to the main clause that such a clause follows."""
    start, end = window.start, window.end
    for match in SUBORDINATOR.finditer(text, window.start, window.end):
        if match.end() <= kept.start:
            if has_verb(text[match.end() : kept.start]):
                start = match.end()
        elif match.start() >= kept.end and has_verb(text[match.end() : window.end]):
            if has_verb(f"{text[start : kept.start]} {text[kept.end : match.start()]}"):
                end = match.start()
            break
    for match in RELATIVE.finditer(text, start, kept.start):
        if has_verb(text[match.end() : kept.start]):
            start = antecedent(text, start, match.start())
    while start < kept.start and text[start].isspace():
        start += 1
    while end > kept.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def antecedent(text: str, start: int, relative: int) -> int:
    """Give where the noun begins that the pronoun at `relative` stands for, or the pronoun's end after a verb."""
    lists = lexicon("clauses")
    tokens = list(TOKEN.finditer(text, start, relative))
    found = relative
    if text.startswith("who", relative):
        names = len(tokens)
        while names and tokens[names - 1].group()[:1].isupper():
            names -= 1
        if names < len(tokens):
            return tokens[names].start()
    if text.startswith("that", relative) and _is_reported(tokens):
        return relative + len("that")
    for token in reversed(tokens):
        word = token.group().lower()
        stops = word in lists["prepositions"] or word in lists["relatives"] or word in lists["coordinators"]
        if stops or is_verb(word) or (found < relative and PAUSE.search(text, token.end(), found)):
            break
        found = token.start()
    if found == relative:
        pronoun = TOKEN.match(text, relative)
        return pronoun.end() if pronoun else relative
    return found


def _is_reported(tokens: list[re.Match[str]]) -> bool:
    """Say whether `that` opens what somebody said: `announced last week |that|`."""
    lists = lexicon("clauses")
    aside = listed("words/calendar", "clauses/prepositions")
    words_before = (token.group().lower() for token in reversed(tokens))
    return next((word in lists["reporting"] for word in words_before if word not in aside), False)


def looks_ahead(text: str, clause: Span, time: Span) -> bool:
    """Say whether the words of `clause` speak of the day named at `time` as one still to come."""
    lists = lexicon("clauses")
    before = words(text[clause.start : time.start])
    if before and before[-1] in lists["limits"]:
        return True
    spoken = f" {' '.join(words(clause.of(text)))} "
    return any(f" {phrase} " in spoken for phrase in lists["future"])
