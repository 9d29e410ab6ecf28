"""Questions to ids that can be read aloud, made of the words of each claim alone.

A claim has a name by its own words and by its own source: other sources do not change it. A fact takes the name that
most sources give it, of equals the plainest, so that its id stays as long as they are there. Of facts with one name the
one that nothing sets apart keeps it; the others say what sets them apart: the place, who did it, the day, the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from briefing.weigh.claims import Statement
from briefing.weigh.implied import LEVEL
from briefing.weigh.kinds import names_of
from briefing.weigh.labels import common_noun, is_plural, spoken_units
from briefing.weigh.openings import Openings
from briefing.weigh.placing import place_key
from briefing.weigh.questions import Question, is_closed
from briefing.weigh.settling import settle
from briefing.weigh.words import distinct_ids, lexicon, slug, stem, words

Place = tuple[str, int]
"""A source and where in it a claim stands."""

# military and civilian prisoners: prisoners of both kinds are all of them
BOTH = re.compile(r"(?P<one>[\w-]+)\s+and\s+(?P<other>[\w-]+)(?=\s+\w)")
DECIMALS = 3
"""Places behind the point up to which a number tells facts apart."""
SCALES = (
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)
"""Sizes from which on a number is said by them."""
YEAR, DAY = len("2024"), len("2024-03-04")


@dataclass(frozen=True, slots=True)
class Name:
    """What one claim would call its fact, and what could set it apart from others that are called so."""

    source: str
    base: str
    whole: tuple[Statement, tuple[str, ...]]
    """The claim and the words around what it counts, of which a longer name is made."""
    vague: int
    """How little the words say of what is counted: a known kind, another noun, none."""
    generic: bool
    """They say no more than `people`."""
    idle: bool
    """They do not say what happened to it."""
    narrow: bool
    """It holds for a part of the story only."""
    located: bool
    """It holds for a place that its text names."""
    place: str
    actor: str
    when: str
    number: str
    value: Decimal

    @property
    def plainness(self) -> tuple[int, bool, bool, int, str]:
        """Order names: those that say what is counted, what happened and to whom first, then the shortest."""
        return self.vague, self.idle, self.generic, len(self.base.split("-")), self.base


def names_of_claims(stated: Mapping[str, Sequence[Statement]], own: Mapping[str, Openings]) -> dict[Place, Name]:
    """Give the name of each claim; `own` holds what the opening of each source alone tells."""
    return {
        (source, statement.claim.span.start): _name(settle(statement, own[source]), own[source])
        for source, statements in stated.items()
        for statement in statements
    }


def ids_of(questions: Iterable[Question], names: Mapping[Place, Name]) -> list[str]:
    """Give the id of each question; what else there is decides only between questions of one name."""
    told = [
        [names[statement.source, statement.claim.span.start] for statement in question.statements]
        for question in questions
    ]
    return distinct_ids(
        [_plainest(own).base for own in told], lambda index: _rank(told[index]), lambda index: _longer(told[index])
    )


def _plainest(names: Sequence[Name]) -> Name:
    """Choose the name: one that says what is counted and what happened, then what most sources call it."""
    if len(names) == 1:
        return names[0]
    calling: dict[str, set[str]] = {}
    for name in names:
        calling.setdefault(name.base, set()).add(name.source)
    return min(names, key=lambda name: (name.vague, name.idle, -len(calling[name.base]), name.plainness))


def _rank(names: Sequence[Name]) -> tuple[object, ...]:
    """Order facts of one name by their own content: the widest and the largest first."""
    largest = max(name.value for name in names)
    return (
        all(name.narrow for name in names),
        any(name.located for name in names),
        all(name.when for name in names),
        -len({name.source for name in names}),
        -largest,
        sorted((name.number, name.when, name.place, name.actor) for name in names),
    )


def _longer(names: Sequence[Name]) -> Iterator[str]:
    """Yield what tells a fact from others of its name: all that its words tell, the place, who, when, the number."""
    base = _plainest(names).base
    yield min((_full(name) for name in names), key=lambda full: (len(full.split("-")), full))
    for told in ("place", "actor", "when"):
        known = {value for name in names if (value := getattr(name, told)) and slug(value) not in base}
        if known:
            yield f"{base} {min(known, key=lambda value: (len(value), value))}"
    yield f"{base} {min(name.number for name in names)}"


def _name(statement: Statement, own: Openings) -> Name:
    first, far = statement, statement.occasion.background
    led = first.measure == "led"
    place = None if far else own.own_place(statement)
    narrow = own.narrow(statement) is not None
    circumstance = " ".join(first.circumstance[:2]) if narrow and not place else ""
    when = own.time(statement) if not far else None
    measure = "" if led or _needs_no_measure(first) else _said_measure(first)
    around = [
        measure,
        *_flags(first),
        _holder(first) or "",
        f"in {place_key(first.place)}" if place and first.place else "",
        far[:YEAR] if far else when if when and len(when) < DAY else "",
    ]
    # Where only an equal number could be of this question the number is what it is about.
    number = _number(first) if is_closed(first) and (first.kind.head is None or first.claim.unit is None) else ""
    return Name(
        source=first.source,
        base=_slug([*_things(first, measure, full=False), *around, "" if far else circumstance, number]),
        whole=(first, (*around[:-1], far or when or "", circumstance, number)),
        vague=2 if first.kind.head is None else first.kind.head not in lexicon("kinds"),
        generic=first.kind.is_generic,
        idle=not measure and not _needs_no_measure(first) and not led,
        narrow=narrow,
        located=first.place is not None,
        place="" if place or not first.place else f"in {place_key(first.place)}",
        actor=f"by {first.actor}" if first.actor else "",
        when=when or "",
        number=_number(first),
        value=first.claim.value if first.claim.value is not None else Decimal(0),
    )


def _full(name: Name) -> str:
    statement, around = name.whole
    return _slug([*_things(statement, around[0], full=True), *around])


def _slug(parts: Iterable[str]) -> str:
    return slug(" ".join(part for part in parts if part)) or "figure"


def _things(statement: Statement, measure: str, *, full: bool) -> list[str]:
    """Give the words for what is counted."""
    kind, unit, noun = statement.kind.head, statement.claim.unit, common_noun([statement])
    if statement.measure == "led":
        return ["margin in", kind or _unit(statement)]
    length = unit in lexicon("scope")["lengths"]
    share = unit == "%" and kind and kind != "share" and is_plural(noun)
    modifiers = [word for word in words(BOTH.sub("", noun or "")) if stem(word) in statement.kind.modifiers]
    struck = kind in lexicon("scope")["collective"] and measure in lexicon("scope")["personal"]
    return [
        "share of" if share else "",
        *(modifiers if full or not length else ()),
        "people" if struck and not full else _several(kind, unit) if kind else _unit(statement),
        unit if unit and kind and length else "",
    ]


def _number(statement: Statement) -> str:
    """Give the number in digits, however its text prints it: `1.4bn` and `1.4 billion` are one."""
    value, upper = statement.claim.value, statement.claim.upper
    if value is None:
        return statement.claim.quote
    return f"{_digits(value)} to {_digits(upper)}" if upper is not None and upper != value else _digits(value)


def _digits(value: Decimal) -> str:
    """Say a number as briefly as its digits let it be: `1.4 billion`, `45.9`, of a third `0.333`."""
    size, scale = next(((size, name) for size, name in SCALES if abs(value) >= size), (Decimal(1), ""))
    return f"{round(value / size, DECIMALS).normalize():f} {scale}".rstrip()


def _unit(statement: Statement) -> str:
    unit = statement.claim.unit
    return spoken_units().get(unit, unit) if unit else "figure"


def _several(kind: str, unit: str | None) -> str:
    """Name what is counted as several are called: one seat answers how many seats there are."""
    known = f"{kind}s" in names_of("kinds") or f"{kind}s" in lexicon("scope")["contested"]
    return f"{kind}s" if known and unit is None else kind


def _needs_no_measure(statement: Statement) -> bool:
    """Say whether kind and unit name the question: a rate, a magnitude, the seats of a party, the size of a loss."""
    unit, kind = statement.claim.unit, statement.kind.head
    money = unit in lexicon("scope")["currencies"] and kind is not None
    return money or unit in ("%", "magnitude") or (kind == "seats" and statement.agent is not None)


def _said_measure(statement: Statement) -> str:
    """Give the measure as an id says it: the name of its class, or the words of a state."""
    measure = next((one for one, other in _synonyms() if other == statement.measure), statement.measure)
    if measure is None or measure == LEVEL:
        return ""
    return measure if measure in lexicon("measures") else statement.printed or measure


@cache
def _synonyms() -> tuple[tuple[str, str], ...]:
    """Give measures that are named by another one of the same meaning."""
    pairs = sorted(entry.split("/") for entry in lexicon("scope")["named"])
    return tuple((name, other) for name, other in pairs)


def _flags(statement: Statement) -> list[str]:
    per = statement.per
    return [
        *sorted(statement.degree),
        "" if not per else "each side" if per == "side" else f"per {per}",
        "additional" if statement.addition else "",
    ]


def _holder(statement: Statement) -> str | None:
    """Give whose share or seats they are, as others call them too: by the surname, without `Party`."""
    kind = statement.kind.head
    held = kind == "share" or (kind in lexicon("scope")["contested"] and statement.measure != "led")
    return (statement.agent or statement.actor) if held else None
