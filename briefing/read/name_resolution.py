"""The parts of a text to those that are names: what is unknown takes the kind that the text shows, or goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from briefing.read.gazetteer import is_place_name
from briefing.read.name_bodies import follows_body_noun, is_body
from briefing.read.name_groups import Part
from briefing.read.name_lexicon import DOUBTFUL_GIVEN, FAMILY, GIVEN, ORDINARY, PEOPLE, phrases, word_flags
from briefing.read.name_people import (
    People,
    is_personal,
    is_speaking,
    office_before,
    people_of,
    role_after,
    role_before,
)
from briefing.read.name_places import COORDINATION, area_after, area_before, is_located
from briefing.read.name_signs import bodies_by_sign, is_signed, short_forms
from briefing.read.name_unlisted import unlisted_places
from briefing.read.words import lexicon

# "Jane Q. Porter"  |  "M.K. Arden"
INITIAL = re.compile(r"(?: [^\W\d_a-z]|\A(?:[^\W\d_a-z]\.)*[^\W\d_a-z])\. ")
SENTENCE_START = re.compile(r"(?:\A|[.!?:…\n][\"'”’)\]]*)\s*[\"'“‘(\[•*–—-]*\s*\Z")
ACRONYM = re.compile(r"[A-Z][A-Z&-]{1,6}\Z")
# "AdWatch", not "McBride" or "DeSoto"
CAMEL = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O)[A-Z][a-z]+[A-Z]\w*\Z")
ADVERBIAL = ("ing", "ed", "ly")
# "R.N."  |  "LL.B."
DEGREE = re.compile(r"(?:[A-Z]{1,2}[a-z]?\.){2,}\Z")
SAINTS = ("St. ", "St ", "Saint ", "Sainte ")
FAR_ENOUGH = 6
"""In code points: the end of a sentence, marks and space lie within so many before the next one."""
# "Coastal Rescue Agency (CRA)"  |  "Coastal Rescue Agency, or CRA,"  |  "Coastal Rescue Agency, known as the CRA,"
DEFINED = frozenset((" (", "(", " (the ", "(the ", ", or ", ", or the ", ", known as ", ", known as the "))


@dataclass(frozen=True)
class Seen:
    """What a text shows as a whole: unknown single names that speak, and its words as they are written."""

    text: str
    speakers: frozenset[str]
    bodies: frozenset[str]

    @cached_property
    def words(self) -> frozenset[str]:
        """Give the words of the text, parted by white space."""
        return frozenset(self.text.split())


def resolve(text: str, parts: Sequence[Part]) -> tuple[list[Part], People, dict[str, str]]:
    """Give the parts that are names, the persons named in full, and the initials that the text explains."""
    seen = Seen(text, _speakers(text, parts), bodies_by_sign(text, parts))
    persons = list(_without_first_words(text, [_as_person(text, part, seen) for part in parts]))
    persons = _without_ships(text, persons)
    defined = short_forms(text, persons) | dict(_definitions(text, persons))
    people = people_of(text_of(text, part) for part in persons if part.kind == "person")
    return list(_resolved(text, persons, people, defined, seen.bodies)), people, defined


def text_of(text: str, part: Part) -> str:
    """Give the words of `part` on one line."""
    words = text[part.start : part.end]
    return words.replace("\n", " ") if "\n" in words else words


def _opens(text: str, start: int) -> bool:
    # A word and a space before it: most names are told by one look.
    if text[start - 1 : start] == " " and text[start - 2 : start - 1].isalnum():
        return False
    return SENTENCE_START.search(text, max(0, start - FAR_ENOUGH), start) is not None


def _speakers(text: str, parts: Sequence[Part]) -> frozenset[str]:
    """Give the single unknown names that speak somewhere in the text."""
    return frozenset(
        text[part.start : part.end]
        for part in parts
        if part.kind == "unknown" and part.words == 1 and is_speaking(text, part.start, part.end)
    )


def _as_person(text: str, part: Part, seen: Seen) -> Part:
    if part.kind not in ("person", "unknown"):
        return part
    if part.kind == "person":
        role = part.role or _role(text, part)
        return part if role is None else part._replace(role=role)
    if text.startswith(SAINTS, part.start) or DEGREE.match(text, part.start, part.end):
        return part
    doubtful = part.words > 1 and part.flags & DOUBTFUL_GIVEN
    if ACRONYM.match(text, part.start, part.end) or (not doubtful and follows_body_noun(text, part.start)):
        return part
    if text_of(text, part) in seen.bodies and not doubtful:
        return part
    if is_signed(text, part):
        return part._replace(kind="person", rule="signature")
    opens = _opens(text, part.start)
    if opens and part.words > 1:
        part = _without_opening(text, part, seen)
        opens = _opens(text, part.start)
    role = _role(text, part)
    if role is not None and not (opens and part.words == 1 and text_of(text, part).lower() in seen.words):
        return part._replace(kind="person", rule="role", role=role)
    if _has_personal_sign(text, part, seen, opens=opens):
        return part._replace(kind="person", rule="personal sign")
    return part


def _role(text: str, part: Part) -> str | None:
    before = role_before(text, part.start)
    return before or role_after(text, part.end) or office_before(text, part.start, part.end)


def _without_opening(text: str, part: Part, seen: Seen) -> Part:
    """Leave out the first word of a sentence where it is no name: "Injecting", and what the text also writes small."""
    first, _, rest = text_of(text, part).partition(" ")
    if part.flags & (GIVEN | DOUBTFUL_GIVEN | FAMILY) or not rest or first.lower() in lexicon("names")["particles"]:
        return part
    flags = word_flags().get(rest.partition(" ")[0], 0)
    is_word = first.endswith(ADVERBIAL) or first.lower() in seen.words or part.flags & ORDINARY
    if not is_word and not (flags & GIVEN and part.words > 2):
        return part
    kind = "person" if flags & GIVEN and part.words > 2 else part.kind
    return part._replace(start=part.end - len(rest), flags=flags, words=part.words - 1, kind=kind)


def _has_personal_sign(text: str, part: Part, seen: Seen, *, opens: bool) -> bool:
    if not 1 < part.words < 5 or part.flags & ORDINARY:
        return False
    name = text_of(text, part)
    words = name.split(" ")
    initial = INITIAL.search(name) is not None and not is_place_name(words[0])
    if initial or is_personal(text, part.end) or words[-1] in seen.speakers:
        return True
    if is_place_name(words[0]) and not part.flags & (GIVEN | DOUBTFUL_GIVEN | FAMILY):
        return False
    if is_speaking(text, part.start, part.end):
        return True
    flags = word_flags()
    others = words[1:]
    if any(
        flags.get(word, 0) & ~(GIVEN | DOUBTFUL_GIVEN | FAMILY) or word in lexicon("names")["subjects"]
        for word in others
    ):
        return False
    if part.flags & DOUBTFUL_GIVEN:
        surname = flags.get(words[-1], 0)
        return not opens or bool(surname & FAMILY) or (not surname and part.words == 2 and not is_place_name(words[-1]))
    return part.words < 4 and bool(flags.get(words[-1], 0) & FAMILY) and not (opens and words[0].lower() in seen.words)


def _without_first_words(text: str, parts: Sequence[Part]) -> Iterator[Part]:
    """Cut what a heading adds to a person whom the text names without it: "Rival Jane Porter", "Jane Porter Wins"."""
    full = {text_of(text, part) for part in parts if part.kind == "person" and part.words > 1}
    for part in parts:
        if part.kind in ("person", "unknown") and part.words > 2:
            first, _, rest = text_of(text, part).partition(" ")
            short, _, last = text_of(text, part).rpartition(" ")
            if short in full and not word_flags().get(last, 0) & FAMILY and last not in lexicon("names")["suffixes"]:
                yield part._replace(end=part.end - len(last) - 1, words=part.words - 1, kind="person")
                continue
            if rest in full and not part.flags & GIVEN:
                yield part._replace(
                    start=part.start + len(first) + 1, words=part.words - 1, kind="person", rule="named elsewhere"
                )
                continue
        yield part


def _without_ships(text: str, parts: list[Part]) -> list[Part]:
    """Leave out what is named like a person but always with an article: "the Anna Berg" is a ship or a prize."""
    named: dict[str, list[bool]] = {}
    for part in parts:
        if part.kind == "person" and part.words > 1:
            article = text[max(0, part.start - 4) : part.start].lower() == "the " and part.role is None
            named.setdefault(text_of(text, part), []).append(article)
    ships = {name for name, articles in named.items() if all(articles)}
    return [part for part in parts if part.kind != "person" or text_of(text, part) not in ships] if ships else parts


def _definitions(text: str, parts: Sequence[Part]) -> Iterator[tuple[str, str]]:
    """Yield the initials that the text explains in brackets, with what they stand for."""
    for before, part in pairwise(parts):
        initials = text[part.start : part.end]
        between = text[before.end : part.start]
        if not ACRONYM.match(initials) or (between != ", " and between not in DEFINED):
            continue
        name = text_of(text, before)
        capitals = "".join(letter for letter in name if letter.isupper())
        whole = capitals == initials or (between != ", " and capitals.startswith(initials))
        if before.words > 1 and whole:
            yield initials, name


def _resolved(
    text: str, parts: Sequence[Part], people: People, defined: dict[str, str], bodies: frozenset[str]
) -> Iterator[Part]:
    expanded = set(defined.values())
    kinds = dict.fromkeys(sorted(bodies), "organisation") | _kinds(text, parts)
    for part in parts:
        name = text_of(text, part)
        if (name in defined and not (part.words == 1 and people.has_surname(name))) or (
            name in expanded and part.kind in ("unknown", "person")
        ):
            yield part._replace(kind=_kind_of_defined(defined.get(name, name)), rule="initials")
        elif _is_surname(text, part, people):
            yield part._replace(kind="person", rule="surname")
        elif part.kind != "unknown":
            yield part
        elif name in kinds and not (part.words == 1 and people.has_surname(name)):
            yield part._replace(kind=kinds[name], rule="named elsewhere")
        else:
            yield from _as_surname(text, part, people)


def _kinds(text: str, parts: Sequence[Part]) -> dict[str, str]:
    """Give the kinds that the text shows for the words of its names."""
    kinds = {text_of(text, part): part.kind for part in parts if part.kind == "organisation" and part.words > 1}
    telling = lexicon("names")["telling_areas"]
    listed = -1
    for part in parts:
        if part.kind != "unknown" or part.flags & PEOPLE:
            continue
        before = area_before(text, part.start)
        in_list = listed >= 0 and text[listed : part.start] in COORDINATION
        if before in telling or in_list or area_after(text, part.end) in telling:
            kinds.setdefault(text_of(text, part), "place")
            # "the towns of Ashby and Colden"
            listed = part.end if in_list or (before or "").endswith("s") else -1
        elif is_body(text, part.start, part.end, opens=part.words == 1 and _opens(text, part.start)):
            kinds.setdefault(text_of(text, part), "organisation")
    for name in sorted(unlisted_places(text, parts)):
        kinds.setdefault(name, "place")
    return kinds


def _kind_of_defined(name: str) -> str:
    return "medium" if phrases().get(name) == "medium" else "organisation"


def _is_surname(text: str, part: Part, people: People) -> bool:
    """Say whether a word known as a place or a body is the surname of somebody in the text: "Washington said"."""
    if part.words != 1 or part.kind not in ("place", "medium", "organisation"):
        return False
    return people.has_surname(text_of(text, part)) and not (part.kind == "place" and is_located(text, part.start))


def _as_surname(text: str, part: Part, people: People) -> Iterator[Part]:
    name = text_of(text, part)
    if people.full_name(name) is not None and not (part.words == 1 and name.isupper()):
        yield part._replace(kind="person", rule="surname")
    elif part.words > 1 and _opens(text, part.start) and people.has_surname(last := name.rpartition(" ")[2]):
        yield part._replace(start=part.end - len(last), kind="person", rule="surname", words=1)
    elif _speaks_as_body(text, part, name):
        yield part._replace(kind="organisation", rule="speaking initials")


def _speaks_as_body(text: str, part: Part, name: str) -> bool:
    if not is_speaking(text, part.start, part.end):
        return False
    if CAMEL.match(name):
        return True
    if not ACRONYM.match(name) or len(name) < 3:
        return False
    return len(name) > 3 or text[max(0, part.start - 4) : part.start].lower() == "the "
