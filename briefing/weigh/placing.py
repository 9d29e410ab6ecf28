"""Where: a figure to the place that it is counted in, and the places that are the story's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefing.mentions import Figure, Name, Span
from briefing.weigh.implied import is_implied
from briefing.weigh.kinds import measure_class
from briefing.weigh.words import lexicon, plain

BEFORE_PLACE = 40
"""Characters before a name of a place in which its preposition is looked for."""

# "10 houses were damaged in | Takoro", "a strike on the port of | Kest"
UNLISTED = re.compile(
    r"\b(?:[Ii]n|at|near|on|off|around|outside)\s+(?:the\s+[a-z]+\s+of\s+)?"
    r"(?P<place>(?![QH]\d)[A-Z]\w+(?:[\s-](?![QH]\d)[A-Z]\w+){0,2})(?![’'\w])"
)

# "particularly in the north and | Jos": the number counts more than that place
SINGLED_OUT = re.compile(r"\b(?:particularly|especially|mainly|mostly|chiefly|notably|including)\b[^,;]*\Z")

# Kano | and | Jos  |  Kano | , Norland, and in | Jos
AND_PLACE = re.compile(r"(?:,\s+[A-Z][\w\s]{1,30}?)?,?\s+and\s+(?:in\s+|at\s+|the\s+)*")

# ", three of them on the bridge at Tessaly,": a place for those only
# ", one of whom, a guard, was taken to Tessaly": who follows on is of that part
# ", of which 1,800 are in Tessaly and 300 in Lorn": all that follows is of parts
PART_ASIDE = re.compile(
    r"(?:,|—|–)\s(?:including\s)?[\w,]+\sof\s(?:them|those|which)\b[^,;.]*"
    r"|(?:,|—|–)\s(?:including\s)?[\w,]+\sof\swhom\b[^;.]*"
    r"|,\sof\s(?:whom|which)\b(?:[^,;.]|[.,](?=\d))*"
)

# "12 people died, | including a couple in Tessaly": where some of them died
INCLUDING = re.compile(r",\s(?:including|among\s(?:them|whom))\b[^,;.]*")

# "rose by 2.6 million, | thanks to demand in Tessaly": where the reason lies
BECAUSE = re.compile(r"\b(?:thanks\sto|due\sto|owing\sto|because\sof|amid|fuelled\sby|driven\sby)\b[^,;.]*")

# 760 | in all
IN_ALL = re.compile(r"\s(?:[a-z]+\s)?(?:in\s(?:all|total)|altogether|overall)\b")

# "63 nationwide", "across the country 13 people died", "throughout the nation"
EVERYWHERE = re.compile(
    r"\b(?:nationwide|countrywide|nationally|(?:across|throughout|around|all\s+over|elsewhere\s+in|in)\s+the\s+"
    r"(?:whole\s+|entire\s+|rest\s+of\s+the\s+)?(?:country|nation))\b(?!['’]s)",
    re.IGNORECASE,
)
NATION = "the country"

# "Lisk city | has reported | 12 dead": who counts its own dead is where they died
REPORTING = re.compile(
    r"(?:\s(?P<noun>(?!ha[sd]\b|have\b|alone\b|itself\b)[a-z]+))?(?:\s(?:alone|itself))?\s(?:(?:(?:has|have|had)\s)?"
    r"(?:reported|recorded|registered|counted|confirmed|lost|suffered)(?:\s[a-z]+){0,3}"
    r"|(?:has|have|had)(?:\s(?:now|about|around|nearly|only|at\sleast|more\sthan|over|some))?)\s",
    re.IGNORECASE,
)
# "12 cases in the capital"
IN_CAPITAL = re.compile(r"\b(?:[Ii]n|[Aa]cross|[Aa]round)\s+the\s+capital\b(?!\s+(?:of\b|[A-Z]))")
CAPITAL = "the capital"
# "the | Tessaly | attack killed five": a happening that is named after its place
NAMED_AFTER = re.compile(
    r"\s(?:attacks?|blasts?|bombings?|explosions?|crash|fire|blaze|shootings?|quake|earthquake|collapse|derailment|disaster)\b"
)

# where another clause or another number begins: "41 in Lisk | , 63 in all"
PARTING = re.compile(r"[;:—]|,\s|\d|\b(?:and|but|while|of\s+them)\b")

REACH = 600
"""Characters before a sentence in which `the district` has its name."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    locative = "|".join(sorted(lexicon("scope")["locative"]))
    definite = "|".join(sorted(lexicon("scope")["definite"]))
    # "in Lagos", "across the city of Lagos", "in neighbouring Ogun", "near the town of Epe"
    placed = re.compile(
        rf"""\b (?P<preposition> {locative} ) \s+
            (?: (?: the | neighbou?ring | nearby | northern | southern | eastern | western | central | capital | city
                  | \w+['’]s
                  | town | village | district | province | region | state | island | port | of | \w+ern )
                \s+ ){{0,5}} \Z""",
        re.VERBOSE | re.IGNORECASE,
    )
    # "in the district", "in that town alone"
    pointing = re.compile(
        rf"\b(?P<preposition>{locative})\s+(?:the|that|this|his|her)\s+(?:\w+\s+)?(?P<noun>{definite})\b", re.IGNORECASE
    )
    return placed, pointing


def place_of(
    figure: Figure, *, body: str, sentence: Span, places: Sequence[Name], bodies: frozenset[str] = frozenset()
) -> str | None:
    """Give the place that the sentence puts `figure` in: named after it, or at the head of the sentence."""
    placed, _ = _patterns()
    if IN_ALL.match(body, figure.phrase.end):
        return None
    sentence, asides = _without_parts(figure, body, sentence)
    if _is_everywhere(figure, body, sentence):
        return NATION
    located = [
        name
        for name in places
        if sentence.contains(name.span)
        and not any(aside.contains(name.span) for aside in asides)
        and not SINGLED_OUT.search(body, max(sentence.start, name.span.start - BEFORE_PLACE), name.span.start)
        and not body.startswith(("'s ", "’s "), name.span.end)
        and placed.search(body[max(sentence.start, name.span.start - BEFORE_PLACE) : name.span.start])
    ]
    after = [name for name in located if name.span.start >= figure.span.end]
    if after:
        return _with_next(after, places, body)
    named = [name for name in places if sentence.start <= name.span.start and NAMED_AFTER.match(body, name.span.end)]
    if subject := [name for name in named if name.span.end <= figure.span.start and not located]:
        return name_of(subject[-1])
    before = [name for name in located if name.span.end <= figure.span.start]
    if before:
        last = before[-1]
        beside = (name for name in before[-2:-1] if AND_PLACE.fullmatch(body[name.span.end : last.span.start]))
        first = next(beside, last)
        return _with_next([first], places, body)
    if reporting := _reporting(figure, body, sentence, places):
        return reporting
    if asides:
        return None
    found = _unlisted(figure, body, sentence, bodies) or _pointed_at(figure, body, sentence, places)
    return found or (CAPITAL if IN_CAPITAL.search(body, sentence.start, sentence.end) else None)


def _reporting(figure: Figure, body: str, sentence: Span, places: Sequence[Name]) -> str | None:
    """Give the place that tells of its own people: `Lisk city reported 12 dead`."""
    suffered = measure_class(figure.measure) in lexicon("scope")["personal"] | {"lost"}
    if figure.unit is not None or not (suffered or is_implied(figure.counted or "")):
        return None
    for name in (name for name in places if sentence.start <= name.span.start and name.span.end <= figure.span.start):
        match = REPORTING.fullmatch(body, name.span.end, figure.span.start)
        if match and (not match["noun"] or match["noun"] in lexicon("scope")["definite"]):
            return name_of(name)
    return None


def _is_everywhere(figure: Figure, body: str, sentence: Span) -> bool:
    """Say whether the clause of `figure` counts the whole country: `41 in Lisk, and 63 nationwide`."""
    told = sentence.of(body).lower()
    if "nation" not in told and "country" not in told:
        return False
    after = EVERYWHERE.search(body, figure.span.end, sentence.end)
    if after and not PARTING.search(body, figure.span.end, after.start()):
        return True
    found = list(EVERYWHERE.finditer(body, sentence.start, figure.span.start))
    return bool(found) and not PARTING.search(body, found[-1].end() + 1, figure.span.start)


def _without_parts(figure: Figure, body: str, sentence: Span) -> tuple[Span, list[Span]]:
    """Give the asides that tell of a part: of those numbers only, and of the part nothing but its aside."""
    # A plain look spares the pattern where no word of its own stands.
    named = any(word in sentence.of(body) for word in ("them", "whom", "those", "which"))
    parts = PART_ASIDE.finditer(body, sentence.start, sentence.end) if named else ()
    asides = [Span(*match.span()) for match in parts]
    own = next((aside for aside in asides if aside.contains(figure.span)), None)
    for pattern in (INCLUDING, BECAUSE):
        asides += [Span(*match.span()) for match in pattern.finditer(body, figure.span.end, sentence.end)]
    return (own, []) if own else (sentence, asides)


def _with_next(found: Sequence[Name], places: Sequence[Name], body: str) -> str:
    """Name a place, and the one that is named side by side with it: `in Kano and Jos` is no count of Kano."""
    first = found[0]
    later = (name for name in places if name.span.start > first.span.end)
    second = next((name for name in later if AND_PLACE.fullmatch(body[first.span.end : name.span.start])), None)
    return f"{name_of(first)} and {name_of(second)}" if second else name_of(first)


def _unlisted(figure: Figure, body: str, sentence: Span, bodies: frozenset[str]) -> str | None:
    """Give a place that no gazetteer lists: a capitalised word behind the figure and `in`, else one before it."""
    match = UNLISTED.search(body, figure.span.end, sentence.end)
    for before in UNLISTED.finditer(body, sentence.start, figure.span.start) if match is None else ():
        match = before
    if (
        match is None
        or match["place"] in bodies
        or lexicon("words")["calendar"].intersection(plain(match["place"]).split())
    ):
        return None
    return None if SINGLED_OUT.search(body, sentence.start, match.start()) else match["place"]


def _pointed_at(figure: Figure, body: str, sentence: Span, places: Sequence[Name]) -> str | None:
    """Give the place that `in the district` points back to: the last one named that is called so."""
    _, pointing = _patterns()
    match = pointing.search(body, figure.span.end, sentence.end)
    if not match:
        return None
    for name in reversed([name for name in places if sentence.start - REACH <= name.span.start < match.start()]):
        around = body[
            max(0, name.span.start - len("the district of the ") - 4) : name.span.end + len(match["noun"]) + 2
        ]
        if match["noun"].lower() in around.lower():
            return name_of(name)
    return None


def name_of(name: Name) -> str:
    """Give the name by which a place is known in its text."""
    return name.canonical or name.name


def place_key(place: str) -> str:
    """Give `place` as it is compared: `Epe district` is `Epe`."""
    parts = plain(place).split()
    while len(parts) > 1 and parts[-1] in lexicon("scope")["definite"] and parts[0] != "the":
        parts.pop()
    return " ".join(parts)
