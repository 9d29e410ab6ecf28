"""The claims of one question to a label, made of their own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.weigh.claims import STANCES, Statement
from briefing.weigh.implied import is_implied
from briefing.weigh.kinds import kind_of, names_of
from briefing.weigh.wording import say_time
from briefing.weigh.words import lexicon

UNITS = {
    "%": "percent",
    "ha": "hectares",
    "pp": "percentage points",
    "USD": "US dollars",
    "EUR": "euros",
    "GBP": "pounds",
}
"""How a unit is said where a label has no noun."""


CHANGES = {"rose": "Rise in", "fell": "Fall in"}
"""A number that tells by how much something changed, where nothing tells what happened to things one by one."""


def label_of(statements: Sequence[Statement], *, place: str | None, when: str | None) -> str:
    """Make a label of the commonest noun and measure: `Missiles launched`, `Prisoners released, each side`."""
    label = _headed(statements) or common(statement.claim.phrase for statement in statements) or "Figure"
    holder = _holder(statements)
    unit = statements[0].claim.unit if statements[0].claim.unit in lexicon("scope")["lengths"] else None
    scope = [
        text for text in (unit, holder, _per(statements), place and f"in {place}", when and say_time(when)) if text
    ]
    return ", ".join([label[0].upper() + label[1:], *scope])


def apart(statements: Sequence[Statement], *, first: bool) -> str | None:
    """Give the words that tell a fact from others with its label: who did it, and, unless it leads, when or how."""
    suffered = statements[0].measure in lexicon("scope")["personal"] | lexicon("scope")["growing"]
    actor = None if suffered else common(statement.actor for statement in statements)
    when = common(statement.occasion.when for statement in statements if not statement.occasion.background)
    circumstance = common(" ".join(statement.circumstance) for statement in statements)
    if actor:
        return f"by {actor}"
    return None if first else say_time(when) if when else circumstance


def _headed(statements: Sequence[Statement]) -> str | None:
    first, noun = statements[0], common_noun(statements)
    unit = first.claim.unit
    if unit == "%" and first.kind.head != "share":
        return _of_a_share(statements, noun)
    if first.kind.head == "share":
        return f"share of {noun}" if noun and kind_of(noun).head in lexicon("scope")["contested"] else "share"
    if unit == "magnitude":
        return f"{noun} magnitude" if noun else "magnitude"
    changes = [statement.measure for statement in statements if statement.measure in CHANGES]
    measure = _printed_measure(statements)
    if noun and not measure and changes and unit is None:
        return f"{CHANGES[changes[0]]} {noun}"
    if noun and is_implied(noun):
        return noun
    said = ["further" if first.addition else None, noun if unit not in lexicon("scope")["surfaces"] else None]
    said = [*said, *sorted(first.degree)] if said[1] else [*said, _unit_words(statements)]
    if measure and measure.lower() not in (noun or "").lower().split():
        said.append(measure)
    return " ".join(part for part in said if part) or None


def _of_a_share(statements: Sequence[Statement], noun: str | None) -> str | None:
    """Say of what a percentage is, and whether it is a change or was only demanded, offered or agreed."""
    measure = common(statement.measure for statement in statements)
    # An offer is offered anyway.
    said = measure if measure in STANCES and measure.removesuffix("ed") not in (noun or "").lower() else None
    if noun is None:
        return (
            " ".join(part for part in (_unit_words(statements), said or _printed_measure(statements)) if part) or None
        )
    if measure in CHANGES and is_plural(noun):
        return f"{CHANGES[measure]} {noun.lower() if noun.istitle() else noun}"
    return " ".join(part for part in (f"share of {noun}" if is_plural(noun) else noun, said) if part)


def _printed_measure(statements: Sequence[Statement]) -> str | None:
    weak = lexicon("scope")["weak"]
    telling = [statement.printed for statement in statements if statement.measure not in CHANGES]
    return common(word for word in telling if word not in weak) or common(telling)


def _holder(statements: Sequence[Statement]) -> str | None:
    """Give whose share or seats they are."""
    first = statements[0]
    held = first.kind.head == "share" or (first.kind.head in lexicon("scope")["contested"] and first.measure != "led")
    return common(item.actor for item in statements) if held else None


def common_noun(statements: Sequence[Statement]) -> str | None:
    """Give the counted noun that most statements print; one that says who rather than `people`."""
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
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], len(value), value)) if counts else None


def _unit_words(statements: Sequence[Statement]) -> str | None:
    unit = statements[0].claim.unit
    return UNITS.get(unit, unit) if unit else None


def _per(statements: Sequence[Statement]) -> str | None:
    per = statements[0].per
    return None if not per else "each side" if per == "side" else f"per {per}"
