"""The words before "who" and "which" to whom they stand for: the subject of a verb in a relative clause."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.read import cues
from briefing.read.attribution_contents import DASHES
from briefing.read.attribution_subjects import Subject, first_subject, subject_before
from briefing.read.attribution_tokens import Token

NEAR = 9
"""How many tokens before its verb a relative clause may begin."""


def subject_before_who(tokens: Sequence[Token], number: int, floor: int) -> Subject | None:
    """Give whom a relative clause without commas describes: "a witness who declined to be named told"."""
    for place in range(number - 2, max(floor, number - NEAR), -1):
        if tokens[place].quoted is not None or not (tokens[place].is_word or tokens[place].text in ("'s", "’s")):
            return None
        if tokens[place].low == "who":
            return subject_before(tokens, place, floor)
    return None


def whom_who_means(tokens: Sequence[Token], who: int, floor: int) -> Subject | None:
    """Give whom "who" stands for: the words before it."""
    end = who - 1 if who > floor and tokens[who - 1].text == "," else who
    if end <= floor:
        return None
    ahead = subject_before(tokens, end, floor)
    if ahead is not None and tokens[ahead.last - 1].name is None:
        # "… angered the ministry, which said": the noun phrase begins with its article.
        wanted = "determiners" if tokens[ahead.first].low in cues.words("pronouns") else "articles"
        articles = [n for n in range(ahead.first, ahead.last - 1) if tokens[n].low in cues.words(wanted)]
        ahead = ahead._replace(first=articles[-1]) if articles else ahead
    opener = first_subject(tokens, end)
    if ahead is not None and opener is not None and tokens[ahead.last - 1].name is None:
        # Berg is a former judge who said: Berg, not the judge.
        between = {token.low for token in tokens[opener.last : ahead.first]}
        if tokens[opener.last - 1].name and between & {"is", "was"} and not between & {"says", "said"}:
            return opener
    if ahead is not None and ahead.first >= 2 and tokens[ahead.first - 1].text in {",", *DASHES}:
        # Berg, the candidate who said: the name before it.
        named = tokens[ahead.first - 2]
        if named.name is not None or named.is_large:
            ahead = Subject(ahead.first - 2, ahead.first - 1, (ahead.first, ahead.last), start=ahead.start)
    return ahead
