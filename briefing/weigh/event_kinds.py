"""A dated clause to the kind of event that it dates: an event named beside the date, its subject, or its verb."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from briefing.mentions import Span
from briefing.weigh.clauses import TOKEN, is_past, is_verb
from briefing.weigh.words import lexicon, listed, plain, stem, words

LONGEST_NAME = 3
"""Words of the longest name of an event in the list."""
LONGEST_GAP = 3
"""Characters between two words of one phrase: where there are more, the date stood between them."""
BESIDE = 3
"""Words between a date and the event whose name it stands before: `the 2016 presidential election`."""


@dataclass(frozen=True, slots=True)
class Kind:
    """The word that all names of such an event share, and where the event is named if the date is part of the name."""

    word: str
    listed: bool = True
    """False where the list of events does not know the word."""
    name: Span | None = None


class _Token(NamedTuple):
    """A word of the clause, its place, and the kind of event that it names, with the length of that name in words."""

    word: str
    start: int
    end: int
    kind: str | None
    length: int

    @property
    def is_noun(self) -> bool:
        """Say whether it names an event as a noun does."""
        return self.kind is not None and not is_past(self.word)


_start, _end = attrgetter("start"), attrgetter("end")


@cache
def _kinds() -> dict[str, str]:
    return {name: kind for kind, names in sorted(lexicon("events").items()) for name in sorted(names)}


@cache
def _first_words() -> frozenset[str]:
    """Give the words that a name of several words begins with."""
    return frozenset(name.split()[0] for name in _kinds() if " " in name)


@cache
def stems_of_kind(kind: str) -> frozenset[str]:
    """Give the stems of all words that name events of `kind`."""
    return frozenset(stem(word) for name in lexicon("events").get(kind, {kind}) for word in words(name))


def kind_at(text: str, window: Span, time: Span, *, whole: bool = False) -> Kind | None:
    """Give the kind of event that the words at `time` date within `window`, `whole`: relative clauses included."""
    tokens = _tokens(text, window)
    before = tokens[: bisect_right(tokens, time.start, key=_end)]
    after = tokens[bisect_left(tokens, time.end, key=_start) :]
    calendar = lexicon("words")["calendar"]
    for token in tokens[len(before) : len(tokens) - len(after)]:
        if token.start < time.start or token.end > time.end:
            continue
        if token.kind and (token.length > 1 or token.word not in calendar):
            return Kind(token.kind, name=time)
    if found := _beside(text, time, before, after) or _antecedent(before):
        return found
    after = after if whole else _until_relative(after)
    around = [*before, *after]
    subjects = [token for token in around if token.is_noun and not _depends(text, around, token)]
    deeds = [token for token in (*before[::-1], *after) if token.kind and not token.is_noun]
    objects = [token for token in (*before[::-1], *after) if token.is_noun]
    for candidates in (subjects, deeds, objects):
        for token in candidates:
            return Kind(token.kind or token.word)
    return _unlisted(around)


def _until_relative(after: list[_Token]) -> list[_Token]:
    relatives = lexicon("clauses")["relatives"]
    end = next((index for index, token in enumerate(after) if token.word in relatives), len(after))
    return after[:end]


def _unlisted(around: list[_Token]) -> Kind | None:
    """Take the first verb that tells something, else any verb that is no auxiliary, else the first content word."""
    lists = lexicon("clauses")
    verbs = [token.word for token in around if is_verb(token.word) and token.word not in lists["auxiliaries"]]
    telling = [word for word in verbs if word not in listed("clauses/colourless", "clauses/reporting")]
    aside = listed("words/empty", "words/calendar")
    contents = [token.word for token in around if token.word not in aside and not token.word[0].isdigit()]
    word = next((word for word in (*telling, *verbs, *contents)), None)
    return Kind(word, listed=False) if word else None


def _tokens(text: str, window: Span) -> list[_Token]:
    matches = list(TOKEN.finditer(text, window.start, window.end))
    found = [plain(match.group()) for match in matches]
    kinds, first_words, tokens = _kinds(), _first_words(), []
    for index, (word, match) in enumerate(zip(found, matches, strict=True)):
        kind, length = kinds.get(word), 1
        for count in range(LONGEST_NAME, 1, -1) if word in first_words else ():
            if named := kinds.get(" ".join(found[index : index + count])):
                kind, length = named, count
                break
        if kind and index and _in_name(text, matches[index - 1], match, window):
            kind = None
        tokens.append(_Token(word, match.start(), match.end(), kind, length))
    return tokens


def _in_name(text: str, before: re.Match[str], word: re.Match[str], window: Span) -> bool:
    """Say whether `word` ends a name of several words, as in `the Stock Exchange`, and so names no event."""
    if not (word.group()[0].isupper() and before.group()[0].isupper()) or text[before.end() : word.start()] != " ":
        return False
    initials = [match.group()[0] for match in TOKEN.finditer(text, window.start, window.end)]
    return 2 * sum(map(str.isupper, initials)) < len(initials)


def _beside(text: str, time: Span, before: list[_Token], after: list[_Token]) -> Kind | None:
    """Take the event that the date is a part of the name of: `Tuesday's election`, `the tsunami of 2004`."""
    aside = lexicon("words")["empty"]
    place = time.end
    for token in after[: BESIDE + 1]:
        if text[place : token.start].strip(" '’s") or token.word in aside or is_past(token.word):
            break
        if token.is_noun:
            return Kind(token.kind or token.word, name=Span(time.start, after[_last(after, token)].end))
        place = token.end
    if len(before) > 1 and before[-1].word == "of" and before[-2].is_noun:
        return Kind(before[-2].kind or before[-2].word, name=Span(_phrase_start(before, len(before) - 2), time.end))
    return None


def _last(tokens: list[_Token], token: _Token) -> int:
    return min(tokens.index(token) + max(0, token.length - 1), len(tokens) - 1)


def _phrase_start(tokens: list[_Token], index: int) -> int:
    """Give where the noun phrase begins whose last word is at `index`."""
    while index > 0 and not _ends_phrase(tokens[index - 1].word):
        index -= 1
    return tokens[index].start


def _ends_phrase(word: str) -> bool:
    return word in lexicon("words")["empty"] or word in lexicon("clauses")["prepositions"]


def _antecedent(before: list[_Token]) -> Kind | None:
    """Take the event that a relative pronoun before the date stands for: `the quake, which struck on Friday`."""
    places = [index for index, token in enumerate(before) if token.word in ("which", "that")]
    if not places or not any(is_verb(token.word) for token in before[places[-1] + 1 : places[-1] + 3]):
        return None
    last = places[-1] - 1
    return Kind(before[last].kind or before[last].word) if last >= 0 and before[last].is_noun else None


def _depends(text: str, tokens: list[_Token], token: _Token) -> bool:
    """Say whether a noun stands in a phrase that begins with a preposition: `in the history of the war`."""
    lists, following = lexicon("clauses"), token
    for other in reversed(tokens[: tokens.index(token)]):
        between = text[other.end : following.start]
        if "," in between or len(between) > LONGEST_GAP:
            return False
        if other.word in lists["prepositions"]:
            return True
        if is_verb(other.word) or other.word in lists["relatives"]:
            return False
        following = other
    return False
