"""The words around a name to the office of the person, and the full names of a text to what stands for them later."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.read.words import lexicon
from briefing.spelling import spelling_key

REACH_BEFORE = 80
REACH_AFTER = 120
LONGEST_ROLE = 90
# ", the deputy district chief of Bener", ", 33, a teacher at the school", ", head of the fire service"
APPOSITION = re.compile(
    r"""
    , [ ] (?: (?: aged [ ] )? (?P<age> \d{1,3} ) (?: , [ ] (?! who \b ) | (?= [,.] ) ) )?
    (?: who [ ] (?: is | was ) [ ] )? (?: (?: the | a | an | its | his | her | their | our | then ) [ ] )?
    (?P<role> [^,.;:()\n"“”]{0,110} )""",
    re.VERBOSE,
)
# ", 33,"  |  ", who"
PERSONAL = re.compile(r", (?:(?:aged )?\d{1,3}\b(?=[,.])|whose?\b|whom\b)|,? (?:himself|herself)\b")
AFTER_ROLE = re.compile(r"\s(?:of|for|at|in|from|with|who|to|and|on|whose|near|by|said|says|told)\b|\Z")
WORD_AFTER = re.compile(r" ([a-z]+)\b")
WORDS_BEFORE = re.compile(r"[\w’'.-]+(?=\s*\Z)")
SPEAKING_BEFORE = frozenset({"said", "says", "added", "adds", "wrote", "to"})


@dataclass(frozen=True)
class People:
    """The persons whom a text names in full, by the spelling keys of their single names."""

    surnames: dict[str, tuple[str, ...]]
    others: dict[str, tuple[str, ...]]

    def full_name(self, name: str) -> str | None:
        """Give the full name that `name` stands for: a surname first, else a given name that one person bears."""
        key = spelling_key(name)
        found = self.surnames.get(key)
        if found:
            return found[0]
        found = self.others.get(key, ())
        return found[0] if len(found) == 1 else None

    def has_surname(self, name: str) -> bool:
        """Say whether somebody in the text bears this surname."""
        return spelling_key(name) in self.surnames


def people_of(full_names: Iterable[str]) -> People:
    """Gather full names, those named most often first; the order of the text decides between equals."""
    counted: dict[str, int] = {}
    for name in full_names:
        counted[name] = counted.get(name, 0) + 1
    surnames: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for name in sorted(counted, key=lambda name: -counted[name]):
        words = [word for word in name.split(" ") if word not in lexicon("names")["suffixes"]]
        if len(words) < 2:
            continue
        key = spelling_key(name)
        for index, word in enumerate(words):
            if len(word) < 2 or word[-1] == "." or word in lexicon("names")["particles"]:
                continue
            shelf = surnames if index == len(words) - 1 else others
            shelved = shelf.setdefault(spelling_key(word), [])
            if all(spelling_key(known) != key for known in shelved):
                shelved.append(name)
        if len(words) > 2:
            surnames.setdefault(spelling_key(" ".join(words[1:])), []).append(name)
    return People(
        {key: tuple(names) for key, names in surnames.items()}, {key: tuple(names) for key, names in others.items()}
    )


def role_before(text: str, start: int) -> str | None:
    """Give the office in small letters before a name: "spokesman Jan Novak", "the city's mayor, Jan Novak"."""
    floor = max(0, start - REACH_BEFORE)
    before = text[floor:start]
    if not before or before[-1] != " ":
        return None
    comma = before.endswith(", ")
    end = len(before) - (2 if comma else 1)
    words = lexicon("names")
    begin = before.rfind(" ", 0, end) + 1
    if before[begin:end].rpartition("-")[2] not in words["roles"]:
        return None
    for _ in range(5):
        previous = before.rfind(" ", 0, max(0, begin - 1)) + 1
        word = before[previous : begin - 1]
        if begin == 0 or not word.replace("-", "").isalpha() or word in words["role_stops"] or previous == 0 < floor:
            break
        if word[0].isupper() and (word in words["small_words"] or previous == 0):
            break
        begin = previous
    return before[begin:end]


def role_after(text: str, end: int) -> str | None:
    """Give the office in apposition after a name: "Jan Novak, a doctor at the clinic,"."""
    if text[end : end + 2] != ", ":
        return None
    match = APPOSITION.match(text, end, end + REACH_AFTER)
    if match is None:
        return None
    role = match["role"].strip()
    cut = AFTER_ROLE.search(" " + role)
    head = role[: max(0, cut.start() - 1)] if cut else role
    last = head.rpartition(" ")[2].rpartition("-")[2]
    if last not in lexicon("names")["roles"] or len(head.split(" ")) > 7:
        return None
    return _shortened(role)


def _shortened(role: str) -> str:
    for stop in (" said", " says", " told", " who ", " and ", " was ", " is ", " has ", " had ", " added"):
        role = role.partition(stop)[0]
    return role if len(role) <= LONGEST_ROLE else role[:LONGEST_ROLE].rpartition(" ")[0]


def is_speaking(text: str, start: int, end: int) -> bool:
    """Say whether a verb of speech stands beside the name: "Novak said", "said Novak", "according to Novak"."""
    after = WORD_AFTER.match(text, end, end + 20)
    if after is not None and after[1] in lexicon("names")["speech"]:
        return True
    before = text[max(0, start - 14) : start]
    word = before.rstrip(" ").rpartition(" ")[2]
    return before.endswith(" ") and word in SPEAKING_BEFORE and (word != "to" or before.endswith("according to "))


def is_personal(text: str, end: int) -> bool:
    """Say whether what follows a name is said of persons only: an age, `who`."""
    return text[end : end + 1] in ", " and PERSONAL.match(text, end, end + 16) is not None
