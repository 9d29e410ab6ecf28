"""The claims of one question to a label, made of their own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from briefing.weigh.claims import STANCES, Statement
from briefing.weigh.implied import LEVEL, is_implied
from briefing.weigh.kinds import kind_of, names_of
from briefing.weigh.wording import say_time
from briefing.weigh.words import lexicon

CHANGES = {"rose": "Rise in", "gained": "Rise in", "fell": "Fall in"}
"""A number that tells by how much something changed, where nothing tells what happened to things one by one."""
SHARES = frozenset(("%", "fraction"))
RESULTS = frozenset(("score", "votes", "points"))


def label_of(statements: Sequence[Statement], *, place: str | None, when: str | None) -> str:
    """Make a label of the commonest noun and measure: `Missiles launched`, `Prisoners released, each side`."""
    label = _headed(statements) or common(statement.claim.phrase for statement in statements) or "Figure"
    holder = _holder(statements)
    length = statements[0].claim.unit in lexicon("scope")["lengths"] and common_noun(statements) is not None
    unit = _unit_words(statements) if length else None
    per = None if label.startswith("“") else _per(statements)
    scope = [text for text in (unit, holder, per, place and f"in {place}", when and say_time(when)) if text]
    return ", ".join([label[0].upper() + label[1:], *scope])


def apart(statements: Sequence[Statement], *, first: bool) -> str | None:
    """Give the words that tell a fact from others with its label: who did it, and, unless it leads, when or how."""
    suffered = statements[0].measure in lexicon("scope")["personal"] | lexicon("scope")["growing"]
    actor = None if suffered else common(statement.actor for statement in statements)
    when = common(statement.occasion.when for statement in statements if not statement.occasion.background)
    circumstance = common(" ".join(statement.circumstance) for statement in statements)
    if actor and actor.lower() not in (common_noun(statements) or actor).lower():
        return f"by {actor}"
    return None if first else say_time(when) if when else circumstance


def _headed(statements: Sequence[Statement]) -> str | None:
    first, noun = statements[0], common_noun(statements)
    unit = first.claim.unit
    if unit in SHARES and first.kind.head != "share":
        return _of_a_share(statements, noun)
    if first.kind.head == "share":
        told = kind_of(noun).head in lexicon("scope")["contested"] or any(map(_goes_on_with_of, statements))
        return f"share of {noun}" if noun and told else "share"
    if unit == "magnitude":
        return f"{noun} magnitude" if noun else "magnitude"
    measure = _printed_measure(statements)
    if noun and not measure and (change := _change_in(statements, noun)):
        return change
    if noun and is_implied(noun):
        return noun
    if noun is None and (unit is None or measure is None or unit in lexicon("scope")["lengths"]):
        return _without_a_noun(statements, measure)
    doer = common(statement.actor for statement in statements) if noun is None else None
    measure = f"{measure} by {doer}" if measure and doer and unit not in RESULTS else measure
    said = ["further" if first.addition else None, noun if unit not in lexicon("scope")["surfaces"] else None]
    said = [*said, *sorted(first.degree)] if said[1] else [*said, _unit_words(statements)]
    if measure and measure.lower() not in (noun or "").lower().split():
        said.append(measure)
    return " ".join(part for part in said if part) or None


def _without_a_noun(statements: Sequence[Statement], measure: str | None) -> str | None:
    """Say what a number counts that has no noun: by the words around it, which are the source's own."""
    around = common(statement.around for statement in statements)
    unit = statements[0].claim.unit
    if unit in ("score", "votes") and statements[0].claim.upper is not None:
        return unit.removesuffix("s")
    if around is None or unit in RESULTS:
        return " ".join(part for part in (_unit_words(statements), measure) if part) or None
    return f"“{around}”"


def _change_in(statements: Sequence[Statement], noun: str) -> str | None:
    """Say `Rise in prices` where the number tells by how much; what prices rose to is no rise."""
    if statements[0].base:
        return None
    told = (item.printed if item.printed == "gained" else item.measure for item in statements)
    changes = [word for word in told if word in CHANGES]
    if not changes:
        return None
    return noun if noun.split()[-1].lower() in lexicon("scope")["turns"] else f"{CHANGES[changes[0]]} {noun}"


def _of_a_share(statements: Sequence[Statement], noun: str | None) -> str | None:
    """Say of what a percentage is, and whether it is a change or was only demanded, offered or agreed."""
    measure = common(statement.measure for statement in statements)
    # An offer is offered anyway.
    said = measure if measure in STANCES and measure.removesuffix("ed") not in (noun or "").lower() else None
    if noun is None:
        return _without_a_noun(statements, said or _printed_measure(statements))
    change = _change_in(statements, noun) if statements[0].claim.unit == "%" else None
    if change:
        return change
    of = any(_goes_on_with_of(statement) for statement in statements)
    if of and not said and (happened := _printed_measure(statements)):
        said = None if happened.lower() in noun.lower().split() else happened
    return " ".join(part for part in (f"share of {noun}" if of or is_plural(noun) else noun, said) if part)


def _goes_on_with_of(statement: Statement) -> bool:
    """Say whether `of` follows the number: 7% of its workforce is a share of it, a 7% deficit is none."""
    claim = statement.claim
    return claim.phrase[claim.span.end - claim.phrase_span.start :].startswith(" of ")


def _printed_measure(statements: Sequence[Statement]) -> str | None:
    weak = lexicon("scope")["weak"]
    telling = [statement.printed for statement in statements if statement.measure not in (*CHANGES, LEVEL)]
    return common(word for word in telling if word not in weak) or common(telling)


def _holder(statements: Sequence[Statement]) -> str | None:
    """Give whose share or seats they are."""
    first = statements[0]
    held = first.kind.head == "share" or (first.kind.head in lexicon("scope")["contested"] and first.measure != "led")
    return common(item.actor for item in statements) if held else None


def common_noun(statements: Sequence[Statement]) -> str | None:
    """Give the counted noun that most statements print; one that says who rather than `people`."""
    if len(statements) == 1:
        return _plural(statements[0]) or ("people" if statements[0].kind.is_generic else None)
    telling = [_plural(statement) for statement in statements if not statement.kind.is_generic]
    general = [_plural(statement) for statement in statements if statement.kind.is_generic]
    people = [noun for noun in general if noun and kind_of(noun).is_generic]
    several = [[noun for noun in nouns if noun and is_plural(noun)] for nouns in (telling, people, general)]
    choices: list[Sequence[str | None]] = [*several, telling, general]
    printed = next((noun for nouns in choices if (noun := common(nouns))), None)
    return printed or ("people" if any(statement.kind.is_generic for statement in statements) else None)


def _plural(statement: Statement) -> str | None:
    """Give the noun as several are called, where it is a known one: a prisoner exchange counts prisoners."""
    noun, value = statement.noun, statement.claim.value
    several = noun is not None and statement.claim.unit is None and (value is None or value > 1)
    return f"{noun}s" if several and f"{noun}s" in names_of("kinds") else noun


def is_plural(noun: str | None) -> bool:
    """Say whether `noun` means several."""
    last = noun.split()[-1].lower() if noun else ""
    return last.endswith("s") or last in lexicon("scope")["plurals"]


def common(values: Iterable[str | None]) -> str | None:
    """Give the commonest of `values`, the shortest and first by alphabet of equals."""
    known = [value for value in values if value]
    if len(known) < 2:
        return known[0] if known else None
    counts = Counter(known)
    return min(counts, key=lambda value: (-counts[value], len(value), value))


def _unit_words(statements: Sequence[Statement]) -> str | None:
    unit = statements[0].claim.unit
    return spoken_units().get(unit, unit) if unit else None


@cache
def spoken_units() -> dict[str, str]:
    """Give each unit as it is said where a label has no noun."""
    pairs = (entry.partition(":") for entry in lexicon("scope")["unit_words"])
    return {unit.strip(): spoken.strip() for unit, _, spoken in pairs}


def _per(statements: Sequence[Statement]) -> str | None:
    per = statements[0].per
    return None if not per else "each side" if per == "side" else f"per {per}"
