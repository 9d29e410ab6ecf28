"""The words around a name that no list knows to whether the text uses it as a body, or as who signs the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.read.gazetteer import is_place_name
from briefing.read.name_groups import Part
from briefing.read.name_lexicon import phrases, word_flags
from briefing.read.words import lexicon

ACRONYM = re.compile(r"[A-Z][A-Z&-]{1,6}\Z")
SHORTEST = 3
"""Letters of initials that name a body."""
REACH = 60
"""In code points: how far from a name its signs are looked for."""
# "'s "  |  " declined"  |  ", which"
AFTER = re.compile(r"(?P<owner>['’]s )?(?:,? ?(?P<word>[a-z][\w-]*))?")
# "shares of "  |  "an analyst with "  |  "chief executive of the "
STANDING = re.compile(r"\b(?P<noun>[a-z]+) (?P<link>of|for|in|at|with|on|over)(?P<article> the)? \Z", re.IGNORECASE)
LINKED = tuple(f" {link} " for link in ("of", "for", "in", "at", "with", "on", "over", "the"))
# "accused "  |  "by the ": long initials behind them name a body
MET = re.compile(r"\b(?:accused|sued|urged|joined|left|by|against|from|with|at|to)(?: the)? \Z")
# "Plant 2"
NUMBERED = re.compile(r" \d")
# "told "  |  "told the ": a radio or a paper follows, or initials
TOLD = re.compile(r"\b(?:told|telling|tells|according to|interview with)(?: the)? \Z", re.IGNORECASE)
# "told The ": the capital belongs to the name
TITLED = re.compile(r"\b(?:told|seen by|obtained by|reported by|according to) The \Z")
# "KARVEL (CNA) -"  |  "/CNA/"
IN_DATELINE = re.compile(r"\) ?[-–—]|/")
# "the drugmaker, "
SET_OFF_BEFORE = re.compile(
    r"(?<!of )(?<!at )(?<!for )(?<!in )\b(?:the|a|an|its|their|another) (?:[\w’'-]+ ){0,3}(?P<noun>[a-z-]+), \Z",
    re.IGNORECASE,
)
# ", a Colden-based think-tank,"  |  ", which makes"
SET_OFF = re.compile(
    r"""
    , [ ]
    (?: which [ ] (?P<verb> [a-z]+ ) \b
      | (?: an? | the | another ) [ ] (?: (?! (?: of | at | for | in | from | with | by ) \b ) [\w’'-]+ [ ] ){0,5}?
        (?P<noun> [a-z-]+ ) (?= [,.;] | [ ] (?: that | which | in | based | with | owned ) \b ) )""",
    re.VERBOSE,
)
# " said in a filing"  |  " said in a research note"
IN_A_PAPER = re.compile(
    r" (?:said|says|announced|disclosed|confirmed) in (?:a|an|its) (?P<paper>(?:[\w-]+ ){0,2}[a-z]+)\b"
)
# " President " before a person
OFFICE = re.compile(r" (?P<first>[A-Z]\w+)(?: [A-Z][\w-]+){0,3} \Z")
# "(Reporting by "  |  "With a report from "  |  "Ann Lee contributed to this report."
SIGNING = re.compile(
    r"""
    \W* (?: additional [ ] )? (?: report | edit | writ ) (?: ing | ten | ed ) [ ] by \b
    | \W* with (?: [ ] an? | [ ] additional )? [ ] (?: reports? | reporting | inputs? ) [ ] (?: from | by ) \b
    | .{4,120} \b contributed [ ] (?: reporting | to [ ] this )""",
    re.VERBOSE | re.IGNORECASE,
)
LONGEST_LINE = 250
LONGEST_BYLINE = 60


def bodies_by_sign(text: str, parts: Sequence[Part]) -> frozenset[str]:
    """Give the unknown names that the text uses as bodies: "Brimtec said in a filing", "an analyst with Orvento"."""
    found: set[str] = set()
    for index, part in enumerate(parts):
        if part.kind != "unknown":
            continue
        name = text[part.start : part.end]
        if name in found or "\n" in name or NUMBERED.match(text, part.end):
            continue
        following = parts[index + 1] if index + 1 < len(parts) else None
        initials = ACRONYM.match(name) is not None
        if initials and name in lexicon("names")["no_bodies"]:
            continue
        if (initials and _acts(text, part)) or _is_used_as_body(text, part, following):
            found.add(name)
    return frozenset(found)


def _acts(text: str, part: Part) -> bool:
    """Say whether initials do what only bodies do: "NAC declined", "the NAC's", "NAC officials"."""
    name = text[part.start : part.end]
    if len(name) < SHORTEST:
        return False
    after = AFTER.match(text, part.end, part.end + REACH)
    word = after["word"] if after is not None else None
    if after is not None and after["owner"]:
        return word is None or word in lexicon("names")["acting"] or text.endswith(("the ", "The "), 0, part.start)
    if word in lexicon("names")["acting"]:
        return True
    before = text[max(0, part.start - REACH) : part.start]
    if before.endswith(("the ", "The ")) and text[part.end : part.end + 1] in (".", ",", ";", ")"):
        return True
    if len(name) > SHORTEST and name.isalpha() and MET.search(before):
        return True
    if before[-1:] in ("(", "/") and part.start < REACH and IN_DATELINE.match(text, part.end):
        return True
    return TOLD.search(before) is not None or _stands_with(text, part, before)


def _stands_with(text: str, part: Part, before: str) -> bool:
    following = AFTER.match(text, part.end, part.end + REACH)
    if following is not None and following["word"] in lexicon("names")["sites"]:
        return False
    # Most names are told by one look.
    match = STANDING.search(before) if before.endswith(LINKED) else None
    if match is None:
        return False
    noun, link = match["noun"].lower(), match["link"].lower()
    if match["article"] and link in ("of", "for") and noun in lexicon("names")["leading"]:
        return True
    return f"{noun} {link}" in lexicon("names")["standing"]


def _is_used_as_body(text: str, part: Part, following: Part | None) -> bool:
    names = lexicon("names")
    before = text[max(0, part.start - REACH) : part.start]
    if before[-1:] == "(" and part.start < REACH and IN_DATELINE.match(text, part.end):
        return True
    if _stands_with(text, part, before) or (before.endswith(" The ") and TITLED.search(before)):
        return True
    if before.endswith(", ") and (noun := SET_OFF_BEFORE.search(before)) and noun["noun"] in names["before_bodies"]:
        return True
    next_two = text[part.end : part.end + 2]
    if next_two == ", ":
        aside = SET_OFF.match(text, part.end, part.end + REACH + REACH)
        if aside is None:
            return False
        return aside["verb"] in names["done_by_bodies"] if aside["verb"] else aside["noun"] in names["before_bodies"]
    if next_two[:1] != " ":
        return False
    paper = IN_A_PAPER.match(text, part.end, part.end + REACH)
    if paper is not None:
        return not names["papers_of_bodies"].isdisjoint(paper["paper"].split())
    if following is None or following.kind != "person" or following.role is None:
        return False
    office = OFFICE.fullmatch(text, part.end, following.start)
    return office is not None and office["first"] in names["offices_of_bodies"]


LONGEST_SHORT_FORM = 6
"""Words that a company is called by later, at most."""


def short_forms(text: str, parts: Sequence[Part]) -> dict[str, str]:
    """Give what companies are called later: "Brimtec" for "Brimtec Energy Ltd", where one only is called so."""
    forms: dict[str, set[str]] = {}
    for part in parts:
        if part.kind != "organisation" or part.words < 2 or part.rule != "head word":
            continue
        name = text[part.start : part.end]
        words = name.split()
        if words[-1] not in lexicon("names")["trading_heads"]:
            continue
        for count in range(1, min(len(words), LONGEST_SHORT_FORM + 1)):
            short = " ".join(words[:count])
            if _names_alone(words[0]) and words[count - 1] not in ("&", "and", "of"):
                forms.setdefault(short, set()).add(name)
    return {short: min(longs) for short, longs in forms.items() if len(longs) == 1}


def _names_alone(word: str) -> bool:
    return not word_flags().get(word, 0) and not is_place_name(word) and word not in phrases() and word[:1].isupper()


def is_signed(text: str, part: Part) -> bool:
    """Say whether the name stands in a line that says who wrote the article: "(Reporting by Ann Lee in Hask)"."""
    if part.words < 2:
        return False
    first = text.rfind("\n", max(0, part.start - LONGEST_LINE), part.start) + 1
    last = text.find("\n", part.end, part.end + LONGEST_LINE)
    last = last if last >= 0 else min(len(text), part.end + LONGEST_LINE)
    if text.startswith(("By ", "BY "), first) and last - first < LONGEST_BYLINE and text[last - 1] != ".":
        return True
    return last - first <= LONGEST_LINE and SIGNING.match(text, first, last) is not None
