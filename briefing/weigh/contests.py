"""Votes and seats: a figure to the one who holds it, and whether it is a lead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.mentions import Figure, Name, Span
from briefing.weigh.kinds import kind_of, names_of
from briefing.weigh.words import lexicon, listed, stem, words

LEAD_BEFORE = 60
"""Characters before a figure in which its clause says that it is a lead."""

HOLDER_BEFORE = 40
"""Characters between the name of a candidate and the share."""

# Obi had 48%  |  Obi’s 48%  |  Obi was on 48 percent
HOLDING = re.compile(
    r"""
    ['’]?s? \s* (?: (?: was | is | has | had | have | won | got | gets | received | took | takes | polled | polling
       | scored | on | at | with | to | up | down | stood | stands | led | leads | just | only | about | nearly | over
       | under | almost | roughly | around | more | than | less | at\ least ) \s+ )* \Z""",
    re.VERBOSE | re.IGNORECASE,
)


UNLISTED_BEFORE = 120
"""Characters before a figure in which a party that is no known name is looked for."""

_PARTY = r"(?P<name>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3})(?:\s(?:party|alliance|bloc|coalition|list))?"

# "The Reform party took | 11%", "came second with | 31%", "won 40 percent, Reform | 31 percent"
HOLDS = re.compile(
    rf"""{_PARTY} \s+ (?: (?: came \s+ (?: first | second | third | last ) \s+ with
      | finished \s+ (?: \w+ \s+ )? (?: on | with ) | was \s+ on
      | had | has | have | won | got | received | took | takes | polled | scored | secured | captured | gained
      | \d[\d,.]* \s* (?: % | percent | per \s cent | seats | votes ) \s+ (?: and | with | on )
      | stood \s+ at | on | with | just | only | about | nearly | almost | roughly | around | over ) \s+ )* \Z""",
    re.VERBOSE,
)

# 31 percent | for the Reform Alliance
HOLDS_FOR = re.compile(
    rf"\s*(?:%|percent|per\s+cent|seats|votes)?\s+(?:of\s+the\s+votes?\s+)?for\s+(?:the\s+)?{_PARTY}(?![\w’'])"
)

# of Prime Minister Ada Obi
OF_WHOM = re.compile(r"\s(?:of|under|led\s+by)\s+(?:[a-z-]+\s+){0,2}[A-Z]\w*(?:\s[A-Z]\w*){0,4}")
ASIDE = re.compile(r",\s[^,;]{1,60},(?=\s[a-z])")

# the party | led by | Ada Obi has 61 seats: nobody is ahead by 61
LED_BY = re.compile(r"\bled\s+by(?=\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}[A-Z])")

# won her district by | 2,140 votes
WON_BY = re.compile(
    r"\b(?:won|win|wins|held|kept|retained|beat|beats|beaten|lost|loses|defeated|carried|took)\b[^.;]{0,60}\bby\s+(?:just|only|about|nearly)?\s*\Z"
)


def is_lead(figure: Figure, body: str, sentence: Span) -> bool:
    """Say whether `figure` is by how much somebody is ahead: `a lead of 641 votes`, `ahead by 12 seats`."""
    counted = kind_of(figure.counted).head
    if figure.unit not in ("points", "pp", "votes") and (figure.unit or counted not in lexicon("scope")["contested"]):
        return False
    before = body[max(sentence.start, figure.span.start - LEAD_BEFORE) : figure.span.start]
    if "margin of error" in before:
        return False
    after = words(body[figure.span.end : min(sentence.end, figure.span.end + 30)])[:4]
    told = words(LED_BY.sub(" ", before))[-8:] + after
    return WON_BY.search(before) is not None or not lexicon("scope")["leading"].isdisjoint(told)


def holder_of(figure: Figure, body: str, names: Sequence[Name], sentence: Span) -> str | None:
    """Give the candidate or party whose share `figure` is, by name; a party need not be known as a name."""
    if figure.unit != "%" and kind_of(figure.counted).head not in lexicon("scope")["contested"]:
        return None
    near = [name for name in names if name.type != "place" and 0 <= figure.span.start - name.span.end <= HOLDER_BEFORE]
    if near and HOLDING.fullmatch(body[near[-1].span.end : figure.span.start]):
        return near[-1].canonical or near[-1].name
    # Unemployment at 5% is no party with a share, nor is turnout.
    if figure.unit == "%" and (kind_of(figure.counted).head or "share") not in lexicon("scope")["contested"]:
        return None
    before = body[max(sentence.start, figure.span.start - UNLISTED_BEFORE) : figure.span.start]
    if (match := HOLDS_FOR.match(body, figure.span.end, sentence.end)) and _is_party(match["name"]):
        return match["name"]
    # "the Reform party of Ada Obi, in power since spring, came second with": the party, without what is told by the way
    for text in (before, OF_WHOM.sub(" ", ASIDE.sub(" ", before))):
        match = HOLDS.search(text)
        if match and _is_party(match["name"]) and (match.start() or " " in match.group().strip()):
            return match["name"]
    return None


def _is_party(name: str) -> bool:
    """Say whether capitalised words can be the name of a party: no day, no month, nothing but a noun of votes."""
    parts = words(name)
    aside = listed("words/calendar", "words/empty", "scope/rates")
    return bool(parts) and parts[-1] not in aside and not lexicon("scope")["contested"].intersection(parts)


def actor_key(name: str) -> str | None:
    """Give the word by which an actor is compared: the surname, or what is left of a party without `Party`."""
    parts = [word for word in words(name) if word not in lexicon("words")["empty"]]
    while len(parts) > 1 and parts[-1] in lexicon("scope")["bodies"]:
        parts.pop()
    return names_of("kinds").get(parts[-1]) or stem(parts[-1]) if parts else None
