"""What stands around a figure to what it restricts: a moment, a stage, a degree, an addition, a plan."""

from __future__ import annotations

import re

from briefing.mentions import Figure, Span
from briefing.weigh.words import content_words, lexicon, words

# "when a bus …"  |  "in a village"  |  "by a landslide"  |  "at three hospitals"  |  "the month Obi took office"
CIRCUMSTANCE = re.compile(
    r"""
    \b (?: (?: [Ww]hen | the\s (?: day | week | month | year ) (?= \s [A-Z] ) ) \s+
           (?P<clause> [^.;,]{1,60} )
         | (?: [Bb]y | [Ii]n | [Aa]t | [Uu]nder | [Ii]nside | [Nn]ear ) \s+
           (?: an? | one | two | three | four | five | several | some ) \s+
           (?P<noun> [^.;,]{1,40} ) )""",
    re.VERBOSE,
)

# "on the first day"  |  "in the second round"
STAGE = re.compile(
    r"""
    \b (?: on | in | during | over ) \s+ the \s+
           (?P<stage> (?: first | second | third | last | final | opening | initial ) \s+
              (?: \w+ \s+ )? (?: day | night | phase | stage | round | wave | batch )s? ) \b""",
    re.VERBOSE | re.IGNORECASE,
)

# where the words of a circumstance end: "a village | in the hills", "two years | because of the drought"
ONWARD = re.compile(
    r"\s(?:in|on|at|by|from|after|before|during|and|or|as|that|which|who|said|says|because|amid|despite)\s"
)

# "the yard, | which was sold in a hurry, | lost 40 jobs": nothing that holds for the 40
ASIDE = re.compile(r",\s(?:which|who|whose)\s(?:[^,;]|,(?=\d)){1,160},")

# "12 people died, | including a man in a boat": where some of them are told of
INCLUDING = re.compile(r",\s(?:including|among\s(?:them|whom))\b[^,;.]*")

# "5 died in Lisk, | and the rest in a nearby village": what holds for those who are not counted here
THE_REST = re.compile(r"\b(?:the\s(?:rest|remainder|remaining|others)|all\sothers)\b")

MODAL_WORDS = 10
"""Words before a figure among which one that makes it a plan is looked for."""

CLAUSE = re.compile(r"[;:—]|,\s+(?:and|but|while|which)\b")


def circumstance_of(figure: Figure, body: str, sentence: Span) -> tuple[str, ...]:
    """Give the words of what holds for `figure` only: `when a roof collapsed` gives roof, collapsed."""
    found: list[str] = []
    stage: list[str] = []
    for start, end in ((figure.phrase.end, sentence.end), (sentence.start, figure.phrase.start)):
        if start >= end:
            continue
        matches = list(CIRCUMSTANCE.finditer(body, start, end))
        apart = _asides(figure, body, sentence, Span(start, end)) if matches else []
        if match := next(
            (
                found
                for found in matches
                if not any(part.overlaps(Span(*found.span())) for part in apart)
                and not THE_REST.search(body, figure.phrase.end, max(figure.phrase.end, found.start()))
            ),
            None,
        ):
            text = match["clause"] or ONWARD.split(match["noun"])[0]
            measuring = lexicon("scope")["measuring"].intersection(words(text)[:2])
            said = match["noun"] and lexicon("scope")["sayings"].intersection(words(text))
            found += [] if measuring or said else content_words(text)
        if match := STAGE.search(body, start, end):
            stage += words(match["stage"])
    calendar = lexicon("words")["calendar"]
    kept = [word for word in found if word not in calendar and not word[0].isdigit()]
    return tuple(dict.fromkeys([*kept, *stage]))


def _asides(figure: Figure, body: str, sentence: Span, behind: Span) -> list[Span]:
    """Give what is told by the way of something else than `figure`."""
    asides = [*ASIDE.finditer(body, sentence.start, sentence.end), *INCLUDING.finditer(body, behind.start, behind.end)]
    spans = [Span(*aside.span()) for aside in asides]
    return [span for span in spans if not span.overlaps(figure.span)]


# six | of the wounded remain in a critical condition
CONDITION = re.compile(r"[^,;.]{0,50}?\bin\s(?:a\s)?(?P<degree>critical|serious|grave)\scondition\b")


def degrees_of(figure: Figure, body: str) -> frozenset[str]:
    """Give the words that say how badly: seriously injured are a part of the injured."""
    told = lexicon("scope")["degrees"].intersection(words(figure.phrase.of(body)))
    if condition := CONDITION.match(body, figure.span.end):
        told |= {condition["degree"]}
    # Six new cases are none of the rivals of 112 cases.
    return told | {"new"} if NEW_CASES.match(body, figure.span.end) else told


def is_addition(figure: Figure, body: str) -> bool:
    """Say whether `figure` adds to a number given elsewhere: `another four`."""
    told = body[max(0, figure.span.start - 14) : figure.span.start]
    if not any(word in f"{told} {figure.counted}".lower() for word in lexicon("scope")["increments"]):
        return False
    near, own = words(told)[-1:], words(figure.counted or "")[:1]
    return bool(lexicon("scope")["increments"].intersection(near + own))


def is_modal(figure: Figure, body: str, sentence: Span) -> bool:
    """Say whether the clause that leads up to `figure` tells of what is planned, feared or expected."""
    modal = lexicon("scope")["modal"]
    clause = CLAUSE.split(body[sentence.start : figure.span.start])[-1]
    # Lower case only: May is a month.
    near = re.findall(r"(?<![\w-])[a-z]+(?![\w-])", clause)[-MODAL_WORDS:]
    return not modal.isdisjoint(near) or not modal.isdisjoint(words(body[figure.span.end : figure.phrase.end]))


# "wants a rise of | 7 percent", "the company's offer of | 4 percent", "agreed on a rise of | 5.5 percent"
STANCE = re.compile(
    r"""
    \b (?: (?P<demanded> wants? | wanted | demand(?:s|ed|ing)? | seek(?:s|ing)? | sought | ask(?:s|ed|ing)?\sfor
              | press(?:es|ed|ing)?\sfor | call(?:s|ed|ing)?\sfor )
          | (?P<offered> offer(?:s|ed|ing)? | propos(?:e|es|ed|al) )
          | (?P<agreed> agree(?:s|d|ing)? | deal | settle[ds]? | accept(?:s|ed|ing)? ) ) \b""",
    re.VERBOSE | re.IGNORECASE,
)


def stance_of(figure: Figure, body: str, sentence: Span) -> str | None:
    """Say whether a share is demanded, offered or agreed: three questions, whatever it is of."""
    if figure.unit not in ("%", "pp"):
        return None
    clause = CLAUSE.split(body[sentence.start : figure.span.start])[-1].rpartition(", ")[2]
    found = [match.lastgroup for match in STANCE.finditer(clause)]
    return found[-1] if found else None


# six | new cases
NEW_CASES = re.compile(
    r"\s(?:new|fresh)\s(?:\w+\s){0,2}(?:cases|infections|deaths|fatalities|victims|injuries|arrests)\b"
)

BASE_BEFORE = 24
# "from | 7.8%", "from the present | 4%", "vs. a year-ago | 2.0 million"
COMPARED = re.compile(
    r"(?:\bfrom|\bvs\.?|\bversus)\s+(?:(?:the|its|a)\s+(?:present|current|previous|existing|earlier|year-ago)\s+)?\Z",
    re.IGNORECASE,
)


def is_base(figure: Figure, body: str) -> bool:
    """Say whether `figure` is what another one is compared with: `to 7.9% from 7.8%`, `from the present 4%`."""
    return COMPARED.search(body, max(0, figure.span.start - BASE_BEFORE), figure.span.start) is not None
