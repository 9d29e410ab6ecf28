"""What a noun or a verb of change implies: deaths are people killed, and what has risen to 31 stands at 31."""

from __future__ import annotations

import re
from functools import cache

from briefing.mentions import Figure, Span
from briefing.weigh.kinds import Kind, kind_of, measure_class
from briefing.weigh.words import lexicon, stem, words

LEVEL = "level"
"""The measure of a number that something has reached: where it stands, not by how much it changed."""

CHANGES = ("rose", "fell")

# "nine climbers | swept down the slope to their deaths"
TO_THEIR_DEATHS = re.compile(r"[^.;:,]{0,80}?\bto\s(?:their|his|her|its)\sdeaths?\b")

# "put the crowd at | 45,000", "gave the number of dead as | 12", "counted the dead at | 9"
PUT_AT = re.compile(
    r"""
    \b (?: put (?: s | ting )? | g[ia]ves? | giving ) \s+ (?: the | its | their ) \s+
    (?: (?: number | count | figure | tally ) \s+ of \s+ )? (?P<noun> \w+ (?: \s (?! at\b | as\b ) \w+ ){0,2} ) \s+
    (?: at | as ) \s+ (?: about | around | some | nearly | over | more\s+than | at\s+least )? \s* \Z""",
    re.VERBOSE,
)

# "the number on board"
ABOARD = re.compile(r"\b(?:on\sboard|aboard)\b")

# "it sank with about | 459 on board"
ON_BOARD = re.compile(r"\s(?:on\sboard|aboard)\b")

# "twelve people have fallen | ill", "forty are | sick"
FALLEN_ILL = re.compile(r"\s(?:are\s|were\s|have\sfallen\s|fell\s|became\s|ha(?:d|ve)\sbecome\s)?(?:ill|sick)\b")

# "has risen to | 31", "stood at | 67", "climbed up to about | 40", "drops below | 5"
REACHED = re.compile(
    r"\b(?:to|at|below|above|past)\s+(?:about|around|some|nearly|almost|over|more\s+than|at\s+least|just)?\s*\Z"
)

# "the number of people who drowned … has risen to", "the number of fever cases rose to"
# "the number of men killed by gas rose to"
NUMBER_OF = re.compile(
    r"""
    \b [Nn]umber \s of \s (?P<noun> [a-z][\w-]* (?: \s [a-z][\w-]* ){0,2}? )
    (?: \s (?: who | that ) \s (?: (?: have | had | were | are | has | was | been ) \s ){0,2} (?P<verb> \w+ )
      | \s (?P<doing> \w+ing )
      | \s (?P<done> killed | injured | wounded | hurt | arrested | displaced | evacuated | infected | dead
          | missing ) )?
    (?= \s (?: by | in | on | off | from | at | has | have | had | rose | fell | stood | grew | climbed | reached
        | dropped ) \b )
    """,
    re.VERBOSE,
)


# "the death toll from the floods that struck the coast has reached | 40"
TOLL_REACHED = re.compile(
    r"\b(?:toll|number\sof\s(?:dead|deaths))\b(?:[^.;:,\d]|,\s[^.;:,\d]{1,50},){0,120}?\s(?:has\s|had\s|have\s)?"
    r"(?:reached|hit|passed|exceeded|stands?\sat|stood\sat|(?:risen|rose|climbed|soared|jumped|grown|grew|increased)\sto)"
    r"\s(?:about\s|around\s|nearly\s|almost\s|at\sleast\s|more\sthan\s|over\s)?\Z",
    re.IGNORECASE,
)

# the village lost | 40 residents
LOSING_PEOPLE = ("people", "soldiers", "civilians", "children")


# "the death toll as of noon on Monday was | 274", "the toll from the collapse in Tessaly reached | 219"
TOLL_IS = re.compile(
    r"""
    \btoll\b [^.;:]{0,80}? \b (?: was | is | stood \s at | stands \s at | reached | reaches | hit | passed | topped
      | (?: rose | climbed | jumped | risen ) \s to ) \s+
    (?: at\s+least | more\s+than | about | around | nearly | over )? \s* \Z""",
    re.VERBOSE,
)
TOLL_BEFORE = 120
"""Characters before a figure in which the toll is named that it is."""


def put_at(before: str) -> bool:
    """Say whether the words `before` a number put it at that: `the union puts the crowd at`."""
    return PUT_AT.search(before) is not None


@cache
def _implied() -> dict[str, tuple[str, str]]:
    """Give the kind and the measure that a noun implies by itself."""
    pairs = (entry.split(":") for entry in lexicon("scope")["implied"])
    return {noun.strip(): (meaning.split()[0], meaning.split()[1]) for noun, meaning in pairs}


def read_kind(figure: Figure, body: str, sentence: Span) -> tuple[Kind, str | None]:
    """Give the kind of what `figure` counts, and the class of what happened to it."""
    kind, measure = kind_of(figure.counted), measure_class(figure.measure)
    if measure is None and figure.unit is None:
        kind, measure = _with_participle(kind, figure)
    before = body[sentence.start : figure.span.start]
    if measure in CHANGES and figure.unit is None and _rise_themselves(figure, body):
        # Two men climbed through a window: nothing has grown by two.
        measure = " ".join(words(figure.measure or "")) + "-themselves"
    if figure.unit is None and FALLEN_ILL.match(body, figure.phrase.end):
        measure = "infected"
    reached = measure in CHANGES and REACHED.search(before) is not None
    if figure.unit is None and (match := PUT_AT.search(before)):
        aboard = ABOARD.search(match["noun"])
        kind, measure = (Kind("people"), "on-board") if aboard else (kind_of(match["noun"]), measure)
    elif reached and figure.unit is None and (match := NUMBER_OF.search(before)):
        done = match["verb"] or match["done"] or (f"{match['doing'].removesuffix('ing')}ed" if match["doing"] else None)
        kind, measure = kind_of(match["noun"]), measure_class(done) or LEVEL
    elif reached:
        measure = LEVEL
    if figure.unit is None and kind.head is None and ON_BOARD.match(body, figure.span.end):
        return Kind("people"), measure
    if figure.unit is None and TO_THEIR_DEATHS.match(body, figure.span.end, sentence.end):
        return kind, "killed"
    if figure.unit is None and TOLL_REACHED.search(before):
        return Kind("people"), "killed"
    if figure.unit is None and measure == "lost" and kind.head in LOSING_PEOPLE:
        measure = "killed"
    if measure in lexicon("scope")["present"] and figure.unit is None:
        measure = None
    if measure == "hospitalised" and kind.head in ("charges", "offences"):
        # Who admitted five charges put nobody into hospital.
        measure = None
    return _with_implied(kind, measure, figure, body)


def _rise_themselves(figure: Figure, body: str) -> bool:
    """Say whether the verb stands behind what is counted: `two men climbed`, not `rose by two men`."""
    noun = figure.counted_span
    if noun is None or noun.start < figure.span.end or figure.phrase.end <= noun.end:
        return False
    return not {"to", "by"}.intersection(words(body[figure.phrase.start : figure.span.start]))


def _with_participle(kind: Kind, figure: Figure) -> tuple[Kind, str | None]:
    """Take what happened from a modifier: 390 flooded houses are houses that were flooded."""
    told = [word for word in words(figure.counted or "")[:-1] if word in lexicon("scope")["participles"]]
    if not told or kind.head is None:
        return kind, None
    return Kind(kind.head, kind.modifiers - {stem(told[0])}), measure_class(told[0])


def _with_implied(kind: Kind, measure: str | None, figure: Figure, body: str) -> tuple[Kind, str | None]:
    noun = kind.head
    if noun is None and _is_toll(measure, figure, body):
        noun = "toll"
    if noun is None or figure.unit is not None or noun not in _implied() or measure in CHANGES:
        return kind, measure
    head, implied = _implied()[noun]
    own = measure if measure in lexicon("scope")["personal"] else implied
    return Kind(head, kind.modifiers - {stem(noun)}), own


def _is_toll(measure: str | None, figure: Figure, body: str) -> bool:
    """Say whether the words before `figure` name it the toll."""
    if "toll" in words(body[max(0, figure.phrase.start - 30) : figure.phrase.end]):
        return True
    start = max(0, figure.span.start - TOLL_BEFORE)
    return measure is None and TOLL_IS.search(body, start, figure.span.start) is not None


def is_implied(noun: str) -> bool:
    """Say whether `noun` tells by itself what happened: deaths, arrests, cases."""
    return (words(noun) or [""])[-1] in _implied()
