"""The words around a name that no gazetteer lists to whether the text uses it as a place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.read.gazetteer import places_named
from briefing.read.name_groups import Part
from briefing.read.name_lexicon import ORDINARY, PEOPLE, THING, TITLE
from briefing.read.words import lexicon

SIGNS = PEOPLE | ORDINARY | THING | TITLE
"""What a word must not be for its preposition to make it a place."""
REACH = 24
# "near "  |  "the mayor of "  |  "12 miles south of "
SURE = re.compile(
    r"""
    \b (?: near | outside | off
         | (?: mayor | people | residents | inhabitants | citizens | streets | outskirts | harbou?r | port | capital
             | city | cent(?:re|er) | north | south | east | west | suburbs? ) \s of ) \s \Z""",
    re.VERBOSE | re.IGNORECASE,
)
# "in "  |  "across "
LIKELY = re.compile(
    r"(?P<before> [\w’']+ \s )? \b (?P<preposition> in | around | across | at ) \s \Z", re.VERBOSE | re.IGNORECASE
)
PREPOSITIONS = ("near", "outside", "off", "of", "in", "around", "across", "at")
# ", "  |  " on Monday"
ALONE = re.compile(r"[,.;)\n]|\Z|\s(?P<word>[a-z]+)\b")
NO_PLACES = ("ology", "ism", "ics", "ity", "ness", "graphy", "sophy")
"""What names a subject or a creed ends with."""
SHORTEST = 4
"""Letters of a name that one `in` makes a place."""
OFTEN = 2
"""How many times `in` must stand before an unknown name."""


def unlisted_places(text: str, parts: Sequence[Part]) -> frozenset[str]:
    """Give the unknown names that the text uses as places: `near Ashby`, `in Ashby` twice, `Ashby, Kansas`."""
    owned = lexicon("names")["not_locating"]
    likely: Counter[str] = Counter()
    sure: set[str] = set()
    for index, part in enumerate(parts):
        if part.kind != "unknown":
            continue
        name, before = text[part.start : part.end], text[max(0, part.start - REACH) : part.start]
        # Most names follow another word: they are told by one look.
        led = before[-1:].isspace() and before[:-1].lower().endswith(PREPOSITIONS)
        near = led and SURE.search(before) is not None
        # "near Bad Ashby": an ordinary word may begin a longer name.
        against = SIGNS & ~ORDINARY if near and part.words > 1 else SIGNS
        if (part.flags | part.last_flags) & against or not _is_written_as_name(text, part):
            continue
        if near or _is_within_next(text, part, parts[index + 1 : index + 2]):
            sure.add(name)
        elif led and (match := LIKELY.search(before)) and (match["before"] or "").strip().lower() not in owned:
            alone = match["preposition"].lower() == "in" and _stands_alone(text, part)
            likely[name] += OFTEN if alone else 1
    return frozenset(sure | {name for name, count in likely.items() if count >= OFTEN})


def _stands_alone(text: str, part: Part) -> bool:
    """Say whether nothing hangs on the name: "in Ashby on Monday", not "in Ashby shares"."""
    name = text[part.start : part.end]
    first = name.partition(" ")[0]
    plain = part.words == 1 and not part.flags and len(name) >= SHORTEST and not name.endswith(NO_PLACES)
    if not plain and not (part.words == 2 and first in lexicon("names")["place_firsts"] and not part.last_flags):
        return False
    after = ALONE.match(text, part.end)
    return after is not None and (after["word"] is None or after["word"] in lexicon("names")["behind_places"])


def _is_written_as_name(text: str, part: Part) -> bool:
    """Leave initials and what belongs to a longer word: `in NATO`, `near Brimtec’s plant`."""
    name = text[part.start : part.end]
    return name[1:2].islower() and text[part.end : part.end + 2] not in ("'s", "’s") and "\n" not in name


def _is_within_next(text: str, part: Part, following: Iterable[Part]) -> bool:
    """Say whether a country or region stands right behind: `Ashby, Kansas`."""
    for other in following:
        if other.kind == "place" and text[part.end : other.start] == ", ":
            around = places_named(text[other.start : other.end].replace("’", "'"))
            return bool(around) and around[0].kind in ("country", "region")
    return False
