"""Equal numbers to the points that speak for their being one and the same, in two sources or in one, trait by trait."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefing.weigh.answers import telling_digits
from briefing.weigh.claims import Statement
from briefing.weigh.kinds import is_price_of, kin_kinds, kin_measures, measure_class
from briefing.weigh.openings import Openings
from briefing.weigh.words import lexicon

POINTS = {
    "two digits": 6,
    "three digits": 10,
    "dozens": 1,
    "hundreds": 2,
    "few": -4,
    "unit": 3,
    "openings": 3,
    "speaker": 2,
    "word": 2,
    "words": 1,
    "many words": 2,
    "no word": -6,
    "number beside": 5,
    "noun beside": 3,
    "same happening": 6,
    "other happening": -2,
    "other fate": -12,
    "up and down": -8,
    "same noun": 1,
    "staff": 5,
    "open noun": 1,
    "people": -2,
    "other things": -5,
    "people and things": -8,
    "loose noun": 2,
    "other quantity": -10,
    "other rate": -8,
    "addition": -6,
    "degree": -6,
    "other actor": -12,
    "same time": 2,
    "other time": -3,
    "other place": -4,
    "one place": -1,
    "other past": -12,
    "one past": -2,
    "past fate": -10,
}
"""What each trait weighs: fitted to pairs of claims from real and invented stories, and rounded.

That a number hardly occurs twice by chance, and that the same happened, speaks for it most; that other things are
counted, that it was elsewhere or at another time, against it.
"""

ENOUGH = 5
"""Points from which on two equal numbers are taken for one."""

CHANGES = {frozenset(("rose", "fell")), frozenset(("rose", "lost")), frozenset(("added", "lost"))}
"""Happenings that are each other's contrary."""

MANY_WORDS = 5
"""So many words in common make two sentences tell one thing."""

FEW, DOZENS, HUNDREDS = Decimal(2), Decimal(20), Decimal(100)
"""Up to the first a number tells nothing; from the others on a round one tells something."""


def evidence(one: Statement, two: Statement, story: Openings) -> int:
    """Add up what speaks for two statements of the same number telling of the same thing, and what against it."""
    return sum(POINTS[trait] for trait in traits(one, two, story))


def traits(one: Statement, two: Statement, story: Openings) -> Iterator[str]:
    """Yield what two statements of one number have in common, and what parts them."""
    yield from _of_number(one, two, story)
    yield from _of_thing(one, two)
    yield from _of_circumstance(one, two, story)


def _of_number(one: Statement, two: Statement, story: Openings) -> Iterator[str]:
    value, digits = one.claim.value, telling_digits(one.claim.value)
    if digits > 1:
        yield "two digits" if digits == 2 else "three digits"
    elif value is not None and value <= FEW:
        yield "few"
    elif value is not None and value >= DOZENS:
        yield "dozens" if value < HUNDREDS else "hundreds"
    if one.claim.unit is not None:
        yield "unit"
    if story.opens(one) and story.opens(two):
        yield "openings"
    if one.claim.origin is not None and one.claim.origin == two.claim.origin:
        yield "speaker"
    shared = len((one.context & two.context) - story.stems)
    yield from ("word", "words")[: min(shared, 2)]
    if shared >= MANY_WORDS:
        yield "many words"
    if one.context.isdisjoint(two.context):
        yield "no word"
    if not one.numbers.isdisjoint(two.numbers):
        yield "number beside"
    if _names_noun_of(one, two) or _names_noun_of(two, one):
        yield "noun beside"


def _names_noun_of(one: Statement, two: Statement) -> bool:
    """Say whether `one` leaves open what it counts, and its sentence names what `two` counts.

    `Inflation reached 9.1%` and `9.1%, up from 9% in April, as inflation …`: where one leaves its noun out, the other
    has it.
    """
    head, lists = one.kind.head, lexicon("scope")
    loose = head is None or head in lists["turns"] or head in lists["carriers"]
    return loose and two.kind.root is not None and not two.kind.is_generic and two.kind.root in one.context


def _of_thing(one: Statement, two: Statement) -> Iterator[str]:
    first, second = one.kind, two.kind
    staff = _is_staff(one) and _is_staff(two)
    if first.is_person and second.is_person and not staff:
        yield "people"
    if staff:
        # A yard that employs 340 people has 340 employees, and cuts 340 jobs when it shuts.
        yield "staff"
    elif (first.head is None) != (second.head is None):
        yield "open noun"
    elif (first.head is not None and first.root == second.root) or _is_price(one, two):
        yield "same noun"
    elif first.head is not None and not kin_kinds(first, second):
        yield "people and things" if _can_suffer(one) != _can_suffer(two) else "other things"
        # What a percentage or a sum is of has many names: a growth of 3 percent is one of prices. Turnout is no share.
        if one.claim.unit is not None:
            if {first.head, second.head} <= _quantities():
                yield "other quantity"
            elif {first.head, second.head} & _loose():
                yield "loose noun"
    if one.measure is not None and one.measure == two.measure:
        yield "same happening"
    elif one.measure is not None and two.measure is not None and not kin_measures(one.measure, two.measure):
        suffered = lexicon("scope")["personal"]
        yield "other fate" if one.measure in suffered and two.measure in suffered else "other happening"
    if any(frozenset((a, b)) in CHANGES for a in _changes(one) for b in _changes(two)):
        yield "up and down"
    if one.per != two.per and ((one.per and two.per) or "side" in (one.per, two.per)):
        yield "other rate"
    if one.addition != two.addition:
        yield "addition"
    if one.degree != two.degree:
        yield "degree"
    if _are_others(one, two):
        yield "other actor"


def _quantities() -> frozenset[str]:
    return lexicon("scope")["rates"] | {"share"}


def _is_price(one: Statement, two: Statement) -> bool:
    return is_price_of(one.kind, two.kind) or is_price_of(two.kind, one.kind)


def _are_others(one: Statement, two: Statement) -> bool:
    """Say whether others did it, or hold the share; the party led by Ada Obi may be named Obi."""
    if not (one.agent and two.agent) or one.agent == two.agent:
        return False
    held = one.kind.head == two.kind.head == "share" and one.claim.unit is not None
    named = one.agent in two.context or two.agent in one.context
    return (one.acting and two.acting) or (held and not (named and telling_digits(one.claim.value) > 2))


def _loose() -> frozenset[str]:
    lists = lexicon("scope")
    return lists["turns"] | lists["carriers"] | lists["rates"] | lists["prices"]


def _can_suffer(statement: Statement) -> bool:
    """Say whether people are counted, by their noun or by what happened to them: three Britons killed."""
    return statement.kind.is_person or statement.measure in lexicon("scope")["personal"]


def _is_staff(statement: Statement) -> bool:
    employed = statement.measure == "employed" and statement.kind.is_person
    return employed or statement.kind.head in lexicon("scope")["staff"]


def _changes(statement: Statement) -> set[str | None]:
    """Give what happened by the verb, and by the noun: a rise of 22 percent is no drop of 22 percent."""
    return {statement.measure, measure_class(statement.kind.head)}


def _of_circumstance(one: Statement, two: Statement, story: Openings) -> Iterator[str]:
    first, second = story.own_place(one), story.own_place(two)
    if first != second:
        yield "other place" if first and second else "one place"
    if one.occasion.when and two.occasion.when:
        yield "same time" if within(one.occasion.when, two.occasion.when) else "other time"
    first, second = one.occasion.background, two.occasion.background
    if first and second and not within(first, second):
        yield "other past"
    elif (first is None) != (second is None):
        yield "one past" if one.measure not in lexicon("scope")["personal"] else "past fate"


def within(one: str, two: str) -> bool:
    """Say whether one date is no more than a more exact form of the other, or an interval that holds it."""
    return any(a.startswith(b) or b.startswith(a) for a in one.split("/") for b in two.split("/"))
