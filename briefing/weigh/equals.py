"""Groups of claims that hold equal numbers of kindred things to one: a number is seldom told of two things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from decimal import Decimal

from briefing.weigh.answers import telling_digits
from briefing.weigh.claims import STANCES, Statement
from briefing.weigh.kinds import is_price_of, kin_kinds, kin_measures
from briefing.weigh.openings import Openings
from briefing.weigh.placing import place_key
from briefing.weigh.words import lexicon

MANY_DIGITS = 2
"""So many digits, zeros at the end aside, make a number that hardly occurs twice by chance."""

LARGE = Decimal(100)
"""From here on a number tells more than chance, whatever its zeros, if it holds for each of two sides."""

SHARED_WORDS = 2
"""Words of a circumstance that two claims must share to be of one place."""

FEWEST_TOLD = 2
"""Up to here an opening tells of two of anything."""

MANY_THINGS = Decimal(20)
"""From here on a round number of things that both name alike is one."""

VERY_MANY = Decimal(10_000)
"""From here on a number of people with two digits that tell is one, whoever they are called."""

SHARED_STEMS = 3
"""Stems that two sentences must share for a percentage of two digits to be one."""

MOST_MATES = 12
"""Groups of one number that a further one is held against: `two` occurs everywhere."""


def join_equals(groups: Sequence[list[Statement]], story: Openings) -> list[list[Statement]]:
    """Join the groups that hold equal numbers of kindred things."""
    parent = list(range(len(groups)))

    def find(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    only = _only(groups)
    for held in _by_number(groups).values():
        mates: list[tuple[int, Statement]] = []
        for index, statement in held:
            # All that meet are joined, not the first alone: which one that is, only the order of the sources decides.
            for other, first in mates[:MOST_MATES]:
                one, two = sorted((find(other), find(index)))
                if one != two and meet(first, statement, story, only):
                    parent[two] = one
            mates.append((index, statement))
    joined: dict[int, list[Statement]] = defaultdict(list)
    for index, group in enumerate(groups):
        joined[find(index)].extend(group)
    return list(joined.values())


def _by_number(groups: Sequence[list[Statement]]) -> dict[Hashable, list[tuple[int, Statement]]]:
    """Give the statements of each number, one of a group, with the number of their group."""
    found: dict[Hashable, list[tuple[int, Statement]]] = defaultdict(list)
    for index, group in enumerate(groups):
        # Which one speaks for its group its own text decides, not the order of the sources.
        ordered = sorted(group, key=lambda item: (-item.position, item.claim.phrase)) if len(group) > 1 else group
        numbers = {(item.claim.unit, item.claim.value, item.claim.upper): item for item in ordered}
        for number, statement in numbers.items():
            if statement.claim.value is not None:
                found[number].append((index, statement))
    return found


Only = frozenset[tuple[str, str | None]]


def _only(groups: Sequence[list[Statement]]) -> Only:
    """Give each source with what people suffered of which it tells but one number, parts and other years aside."""
    told: dict[tuple[str, str | None], set[Decimal | None]] = defaultdict(set)
    for statement in (statement for group in groups for statement in group):
        aside = statement.part or statement.addition or statement.degree or statement.occasion.background
        if statement.measure in lexicon("scope")["personal"] and not aside and statement.claim.value is not None:
            told[statement.source, statement.measure].add(statement.claim.value)
    return frozenset(key for key, values in told.items() if len(values) == 1)


def _only_ones(one: Statement, two: Statement, story: Openings, only: Only) -> bool:
    """Say whether both are the one toll that their sources tell: it is the toll of the story, wherever and however."""
    flags = ("measure", "part", "addition", "degree", "per")
    if one.source == two.source or any(getattr(one, flag) != getattr(two, flag) for flag in flags):
        return False
    if one.acting and two.acting and one.agent != two.agent:
        return False
    told = all((item.source, item.measure) in only and item.occasion.background is None for item in (one, two))
    places = {story.own_place(item) for item in (one, two)} - {None}
    several = one.claim.value is not None and one.claim.value > FEWEST_TOLD
    return told and several and len(places) <= 1 and kin_kinds(one.kind, two.kind)


def meet(one: Statement, two: Statement, story: Openings, only: Only = frozenset()) -> bool:
    """Say whether two statements of the same number tell of the same thing."""
    if _only_ones(one, two, story, only):
        return True
    if not _same_scope(one, two, story):
        return False
    digits = telling_digits(one.claim.value)
    shared = one.context & two.context
    if one.claim.unit is not None:
        return _same_quantity(one, two, digits, shared, story) or _told_beside(one, two, digits)
    if _told_beside(one, two, digits):
        return True
    if digits > MANY_DIGITS and shared and (kin_kinds(one.kind, two.kind) or kin_measures(one.measure, two.measure)):
        # 171,000 jobs, and a gain of 171,000; 127 aboard, and the loss of 127 lives: the number says enough.
        return True
    if digits >= MANY_DIGITS and {one.kind.head, two.kind.head} == {"jobs", "workers"}:
        return True
    if digits >= MANY_DIGITS and {one.measure, two.measure} == {"employed", None}:
        # A mill employs 340 people, has 340 employees, or a workforce of 340.
        return not {"workers", "workforce"}.isdisjoint((one.kind.head, two.kind.head))
    if not kin_kinds(one.kind, two.kind):
        return False
    if _same_telling(one, two, story):
        return True
    if one.measure and two.measure:
        told = one.per is not None or (
            one.measure in lexicon("scope")["personal"] and (story.opens(one) or story.opens(two))
        )
        alike = digits >= MANY_DIGITS or one.kind.root == two.kind.root or (told and _is_large(one))
        return kin_measures(one.measure, two.measure) and alike
    telling = one.claim.value is not None and one.claim.value >= VERY_MANY and digits >= MANY_DIGITS
    people = one.kind.is_person and two.kind.is_person and (telling or len(shared) > SHARED_WORDS)
    large = one.claim.value is not None and one.claim.value >= MANY_THINGS
    return (digits >= MANY_DIGITS and people) or ((digits >= MANY_DIGITS or large) and _same_noun(one, two))


def _told_beside(one: Statement, two: Statement, digits: int) -> bool:
    """Say whether the sentence of one names what the other counts, or gives another number that is seldom told twice.

    `Inflation reached 9.1%` and `9.1%, up from 9% in April, as inflation …`: where one leaves its noun out, the other
    has it.
    """
    value = one.claim.value or Decimal(0)
    same_day = one.occasion.when is not None and one.occasion.when == two.occasion.when
    several = digits >= MANY_DIGITS or (one.claim.unit == "%" and same_day)
    if not several or one.modal != two.modal or (one.claim.unit is None and value < VERY_MANY):
        return False
    if not one.numbers.isdisjoint(two.numbers):
        return True
    return _names_noun_of(one, two) or _names_noun_of(two, one)


def _names_noun_of(one: Statement, two: Statement) -> bool:
    """Say whether `one` leaves open what it counts, and its sentence names what `two` counts."""
    head = one.kind.head
    open_ = head is None or head in lexicon("scope")["turns"] or head in lexicon("scope")["carriers"]
    return open_ and two.kind.root is not None and not two.kind.is_generic and two.kind.root in one.context


def _same_telling(one: Statement, two: Statement, story: Openings) -> bool:
    """Say whether both open their sources, or both go back to one speaker who says nothing else of it."""
    opening = story.opens(one) and story.opens(two)
    if _same_noun(one, two) and not one.kind.is_generic:
        if one.occasion.background is not None and one.occasion.background == two.occasion.background:
            return True
        speaker = one.claim.origin is not None and one.claim.origin == two.claim.origin
        return opening or (speaker and (one.measure is None or two.measure is None))
    # Nine people killed, and a vigil for the nine victims.
    known = [item.measure in lexicon("measures") for item in (one, two)]
    several = one.claim.value is not None and one.claim.value > FEWEST_TOLD
    return opening and several and not all(known) and one.kind.is_person and two.kind.is_person


def _same_quantity(one: Statement, two: Statement, digits: int, shared: frozenset[str], story: Openings) -> bool:
    """Say whether two equal percentages, sums or measures are one: by noun, by event, or by what is around them."""
    if one.kind.head == two.kind.head == "share" and one.agent and two.agent:
        return one.agent == two.agent or (digits > MANY_DIGITS and _is_named_beside(one, two))
    if one.measure in STANCES and one.measure == two.measure and one.claim.unit == "%":
        # Of one story, 8 percent demanded is the demand, whatever it is called.
        return True
    if one.per is not None and digits >= MANY_DIGITS and kin_kinds(one.kind, two.kind):
        return True
    around = bool(shared - lexicon("scope")["scales"])
    elsewhere = one.occasion.background is not None and same_event(one, two) and around
    money = one.claim.unit in lexicon("scope")["currencies"]
    words = shared - lexicon("scope")["scales"]
    if _same_noun(one, two) or elsewhere:
        return True
    if money and _is_large(one) and digits > MANY_DIGITS:
        # 412 million is not told twice in one story of two things.
        return True
    if money and _is_large(one):
        told = kin_measures(one.measure, two.measure) or _same_actor(one, two)
        return bool(words) and (told or digits >= MANY_DIGITS or len(words) > 1)
    if digits < MANY_DIGITS:
        return False
    if digits > MANY_DIGITS and one.claim.unit not in ("%", "pp", "points") and not money:
        return bool(words)
    return len(words - story.stems) > 1 or len(words) >= (SHARED_STEMS if digits == MANY_DIGITS else SHARED_WORDS)


def _is_named_beside(one: Statement, two: Statement) -> bool:
    """Say whether a sentence names who the other has it of: the party led by Ada Obi, and Obi."""
    return one.agent in two.context or two.agent in one.context


def _same_actor(one: Statement, two: Statement) -> bool:
    return one.agent is not None and one.agent == two.agent


def _same_noun(one: Statement, two: Statement) -> bool:
    if is_price_of(one.kind, two.kind) or is_price_of(two.kind, one.kind):
        return True
    return one.kind.head is not None and one.kind.root == two.kind.root and kin_kinds(one.kind, two.kind)


def _is_large(statement: Statement) -> bool:
    return statement.claim.value is not None and statement.claim.value >= LARGE


def _same_scope(one: Statement, two: Statement, story: Openings) -> bool:
    """Say whether nothing that the two tell of place, time and circumstance parts them."""
    digits = telling_digits(one.claim.value)
    telling = digits >= MANY_DIGITS or (one.per is not None and _is_large(one))
    alone = one.part and not one.local, two.part and not two.local
    flags = ("per", "addition", "degree") if telling or alone[0] == alone[1] else ("per", "addition", "degree", "part")
    there = one.place is not None and two.place is not None and place_key(one.place) == place_key(two.place)
    if there and one.measure is not None and one.measure == two.measure:
        # Five of the victims died in a town, and five people died there.
        flags = ("per", "addition", "degree")
    if any(getattr(one, flag) != getattr(two, flag) for flag in flags):
        return False
    if one.occasion.since != two.occasion.since or not (same_event(one, two) or _same_past(one, two, digits)):
        return False
    if one.occasion.when and two.occasion.when and not _within(one.occasion.when, two.occasion.when):
        return False
    apart = one.agent and two.agent and one.agent != two.agent and one.claim.unit is None and digits <= MANY_DIGITS
    # Factories are manufacturing; one army is not the other.
    if apart and (one.acting or two.acting or one.measure != two.measure or one.kind.root != two.kind.root):
        return False
    if one.occasion.background is not None and telling:
        return True
    return _same_circumstance(one, two, story, telling=telling)


def _same_circumstance(one: Statement, two: Statement, story: Openings, *, telling: bool) -> bool:
    narrow = [story.circumstance(statement) for statement in (one, two)]
    same_place = one.place is not None and two.place is not None and place_key(one.place) == place_key(two.place)
    if not same_place and story.own_place(one) != story.own_place(two):
        # What happened at one place, and what happened nobody says where, are one only if the circumstance is.
        both = story.own_place(one) and story.own_place(two)
        # A number of three digits that tell is one, though only one of them says where; so is one of two, of carriages.
        digits = telling_digits(one.claim.value)
        placed = any(item.place is not None and story.own_place(item) for item in (one, two))
        specific = _same_noun(one, two) and not one.kind.is_generic and not (one.kind.is_person and placed)
        precise = digits > MANY_DIGITS or (digits == MANY_DIGITS and specific)
        if both or (not precise and len(narrow[0] & narrow[1]) < SHARED_WORDS):
            return False
    if one.per is not None and one.claim.unit is not None and telling:
        # 42 pounds a share is the price, whatever the deal is called around it.
        return True
    if all(narrow) and not (_is_large(one) and (story.opens(one) or story.opens(two))):
        return bool(narrow[0] & narrow[1]) or telling_digits(one.claim.value) > MANY_DIGITS
    # A circumstance that only one of them tells may still be the other's, unless the number is an everyday one.
    everyday = not telling and not same_place and not _is_large(one) and (one.kind.is_generic or two.kind.is_generic)
    opened = story.opens(one) or story.opens(two)
    # A rate of three digits, or two amounts of two of which the same is told, are one with a circumstance or without.
    alike = telling and one.measure is not None and one.measure == two.measure
    if alike or telling_digits(one.claim.value) > MANY_DIGITS:
        return True
    return not any(narrow) or not (everyday or (one.claim.unit and not opened))


def _same_past(one: Statement, two: Statement, digits: int) -> bool:
    """Say whether only one dates what both tell of times gone by: 112 killed in a fire of last year, and in a fire."""
    past = [item.occasion.background for item in (one, two)]
    dated = [item.occasion.when for item in (one, two)]
    telling = digits > MANY_DIGITS and one.measure is not None and one.measure == two.measure
    if not telling or (past[0] is None) == (past[1] is None) or all(dated):
        return False
    return len(one.context & two.context) >= SHARED_STEMS


def same_event(one: Statement, two: Statement) -> bool:
    """Say whether both tell of the story, or of one time outside it: 2016 holds 2016-11."""
    first, second = one.occasion.background, two.occasion.background
    return first == second or (first is not None and second is not None and _within(first, second))


def _within(one: str, two: str) -> bool:
    """Say whether one date is no more than a more exact form of the other, or an interval that holds it."""
    return any(a.startswith(b) or b.startswith(a) for a in one.split("/") for b in two.split("/"))
