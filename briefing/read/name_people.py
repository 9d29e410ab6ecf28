"""The words around a name to the office of the person, and the full names of a text to what stands for them later."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from briefing.read.gazetteer import country_of_people
from briefing.read.words import lexicon
from briefing.spelling import spelling_key

MOST_BEFORE_ROLE = 4
"""Words before the noun of a role that belong to it."""
REACH_BEFORE = 80
REACH_AFTER = 120
LONGEST_ROLE = 90
# ", the deputy chief of Belmont", ", 33, a teacher at the school", ", head of the fire service"
APPOSITION = re.compile(
    r"""
    , [ ] (?: (?: aged [ ] )? (?P<age> \d{1,3} ) (?: , [ ] (?! who \b ) | (?= [,.] ) ) )?
    (?: who [ ] (?: is | was ) [ ] )? (?: (?: the | a | an | its | his | her | their | our | then ) [ ] )?
    (?P<role> (?: [^,.;:()\n"“”] | (?<= \b [A-Z] ) [.] ){0,110} )""",
    re.VERBOSE,
)
# ", 33,"  |  ", who"
PERSONAL = re.compile(r", (?:(?:aged )?\d{1,3}\b(?=[,.])|whose?\b|whom\b)|,? (?:himself|herself)\b")
# "head of the port office, "
OFFICE_BEFORE = re.compile(
    r"""
    \b (?: [Tt]he | [Aa] | [Aa]n | [Ii]ts | [Tt]heir | ['’]s ) [ ]
    (?P<office>
        (?: [\w-]+ [ ] ){0,3} (?P<noun> [a-z-]+ ) [ ]
        (?: of | for | at | in ) [ ] [^,.;:()"“”]{2,60}
    ), [ ] \Z""",
    re.VERBOSE,
)
PERSONAL_ENDINGS = ("woman", "sman", "erman", "person", "ologist", "keeper", "worker", "rapher")
PARTIES = frozenset({"Republican", "Democratic", "Labour", "Conservative", "Liberal", "Green"})
# "is a four-term lawmaker"  |  "now the leader"
BEFORE_APPOSITION = re.compile(r"^(?:(?:is|was|now|also|another|who|then|and|a|an|the) ){1,3}")
AFTER_ROLE = re.compile(r"\s(?:of|for|at|in|from|with|who|to|and|on|whose|near|by|said|says|told)\b|\Z")
WORD_AFTER = re.compile(r" ([a-z]+)\b")
WORDS_BEFORE = re.compile(r"[\w’'.-]+(?=\s*\Z)")
ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|an|ar|at|az)-", re.IGNORECASE)
SPEAKING_BEFORE = frozenset({"said", "says", "added", "adds", "wrote", "to"})


@dataclass(frozen=True)
class People:
    """The persons whom a text names, by the spelling keys of their names."""

    whole: dict[str, str]
    surnames: dict[str, tuple[str, ...]]
    others: dict[str, tuple[str, ...]]

    def full_name(self, name: str) -> str | None:
        """Give the fullest form of `name`: a surname first, else a given name that one person bears."""
        found = self.whole.get(_person_key(name)) if _is_full(name) else None
        if found is not None:
            return found
        key = spelling_key(name)
        if key in self.surnames:
            return self.surnames[key][0]
        bearers = self.others.get(key, ())
        return bearers[0] if len(bearers) == 1 else None

    def has_surname(self, name: str) -> bool:
        """Say whether somebody in the text bears this surname."""
        return spelling_key(name) in self.surnames


def people_of(names: Iterable[str]) -> People:
    """Gather the names of persons; who is named most often comes first, and the order of the text decides the rest."""
    counted = Counter(names)
    whole: dict[str, str] = {}
    for name in sorted(counted, key=lambda name: (-name.count(" "), -counted[name])):
        if _is_full(name):
            whole.setdefault(_person_key(name), name)
    mentioned: Counter[str] = Counter()
    for name, count in counted.items():
        mentioned[whole.get(_person_key(name), name)] += count
    surnames: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for name in sorted(mentioned, key=lambda name: (not _is_full(name), -mentioned[name])):
        words = _words_of_person(name)
        for surname in dict.fromkeys((words[-1], ARTICLE.sub("", words[-1]), " ".join(words[1:]))):
            if surname:
                surnames.setdefault(spelling_key(surname), []).append(name)
        for word in words[:-1]:
            if len(word) > 1 and word[-1] != "." and word[0].isupper():
                others.setdefault(spelling_key(word), []).append(name)
    return People(whole, _frozen(surnames), _frozen(others))


def _frozen(shelves: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(names) for key, names in shelves.items()}


@lru_cache(maxsize=1024)
def _is_full(name: str) -> bool:
    """Say whether `name` is more than a surname: "von der Tann" is one."""
    first, _, rest = name.partition(" ")
    return bool(rest) and first.lower() not in lexicon("names")["particles"]


def _words_of_person(name: str) -> list[str]:
    words = [word for word in name.split(" ") if word not in lexicon("names")["suffixes"]]
    return words or [name]


@lru_cache(maxsize=1024)
def _person_key(name: str) -> str:
    """Give what the forms of one full name share: the first word and the last."""
    words = _words_of_person(name)
    return spelling_key(f"{words[0]} {words[-1]}")


def role_before(text: str, start: int) -> str | None:
    """Give the office in small letters before a name: "spokesman Jan Novak", "the city's mayor, Jan Novak"."""
    floor = max(0, start - REACH_BEFORE)
    # Most names follow a point or a word that is no noun: they are told by one look.
    if text[start - 1 : start] != " " or not (text[start - 2 : start - 1].isalpha() or text[start - 2] == ","):
        return None
    before = text[floor:start]
    end = len(before) - (2 if before.endswith(", ") else 1)
    begin = before.rfind(" ", 0, end) + 1
    if not is_role_noun(before[begin:end]):
        return None
    for _ in range(MOST_BEFORE_ROLE):
        previous = before.rfind(" ", 0, max(0, begin - 1)) + 1
        if begin == 0 or previous == 0 < floor or not _is_of_role(before[previous : begin - 1]):
            break
        begin = previous
    return before[begin:end]


def _is_of_role(word: str) -> bool:
    names = lexicon("names")
    if not word.replace("-", "").isalpha() or word in names["role_stops"]:
        return False
    if word[0].isupper():
        return word in PARTIES or word in names["peoples"] or country_of_people(word) is not None
    return not word.endswith(("ing", "ed")) or word in names["role_participles"]


def office_before(text: str, start: int, end: int) -> str | None:
    """Give the office with its body before a name between commas: "The head of the port office, Jan Novak, ..."."""
    if text[end : end + 1] != "," or text[start - 2 : start] != ", ":
        return None
    match = OFFICE_BEFORE.search(text, max(0, start - REACH_BEFORE), start)
    return match["office"] if match is not None and is_role_noun(match["noun"]) else None


def is_role_noun(word: str) -> bool:
    """Say whether `word` says what a person is."""
    last = word.rpartition("-")[2]
    return last in lexicon("names")["roles"] or last.endswith(PERSONAL_ENDINGS)


def title_with_time(text: str, start: int, title: str) -> str:
    """Give the title with the `former` or `acting` that stands before it."""
    before = text[max(0, start - 12) : start].rstrip(" ").rpartition(" ")[2]
    return f"{before} {title}" if before.lower() in lexicon("names")["bygone_small"] else title


def role_after(text: str, end: int) -> str | None:
    """Give the office in apposition after a name: "Jan Novak, a doctor at the clinic,"."""
    if text[end : end + 2] != ", ":
        return None
    match = APPOSITION.match(text, end, end + REACH_AFTER)
    if match is None or (not match["age"] and _is_subject_behind(text, end, match.end())):
        return None
    role = BEFORE_APPOSITION.sub("", match["role"].strip(), count=1)
    cut = AFTER_ROLE.search(" " + role)
    head = role[: max(0, cut.start() - 1)] if cut else role
    if not is_role_noun(head.rpartition(" ")[2]) or len(head.split(" ")) > 7:
        return None
    return _shortened(role)


def _is_subject_behind(text: str, end: int, stop: int) -> bool:
    """Tell "According to Novak, a doctor was called" from "According to Novak, a doctor at the clinic, …"."""
    return text[stop : stop + 1] not in (",", ".") and text.rfind("ccording to ", max(0, end - REACH_BEFORE), end) >= 0


def _shortened(role: str) -> str:
    role = role.removesuffix(" who").removesuffix(" said")
    for stop in (" said", " says", " told", " who ", " was ", " is ", " has ", " had ", " added"):
        role = role.partition(stop)[0]
    role, other, more = role.partition(" and ")
    if other and more[:1].isupper():
        role = f"{role} and {more}"
    if role.endswith(("'s", "’s")):
        role = AFTER_ROLE.split(role, maxsplit=1)[0]
    return role if len(role) <= LONGEST_ROLE else role[:LONGEST_ROLE].rpartition(" ")[0]


def is_speaking(text: str, start: int, end: int) -> bool:
    """Say whether a verb of speech stands beside the name: "Novak said", "said Novak", "according to Novak"."""
    after = WORD_AFTER.match(text, end, end + 20)
    if after is not None and after[1] in lexicon("names")["speech"]:
        return True
    if text[start - 1 : start] != " ":
        return False
    before = text[max(0, start - 14) : start]
    word = before.rstrip(" ").rpartition(" ")[2]
    return word in SPEAKING_BEFORE and (word != "to" or before.endswith("according to "))


def is_personal(text: str, end: int) -> bool:
    """Say whether what follows a name is said of persons only: an age, `who`."""
    return text[end : end + 1] in ", " and PERSONAL.match(text, end, end + 16) is not None
