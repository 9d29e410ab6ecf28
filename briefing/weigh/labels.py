"""The claims of one question to a label and an id that can be read aloud, made of their own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.weigh.claims import Statement
from briefing.weigh.implied import is_implied
from briefing.weigh.kinds import kind_of
from briefing.weigh.words import lexicon, stem, words

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
    scope = [text for text in (_per(statements), place and f"in {place}", when) if text]
    return ", ".join([label[0].upper() + label[1:], *scope])


def _headed(statements: Sequence[Statement]) -> str | None:
    noun, unit = common_noun(statements), statements[0].claim.unit
    changes = [statement.measure for statement in statements if statement.measure in CHANGES]
    weak = lexicon("scope")["weak"]
    telling = [statement.printed for statement in statements if statement.measure not in CHANGES]
    measure = common(word for word in telling if word not in weak) or common(telling)
    if unit == "%":
        return (f"share of {noun}" if _is_plural(noun) else noun) if noun else _unit_words(statements)
    if noun and not measure and changes and unit is None:
        return f"{CHANGES[changes[0]]} {noun}"
    if noun and is_implied(noun):
        return noun
    said = [(_unit_words(statements) if unit in lexicon("scope")["surfaces"] else noun) or _unit_words(statements)]
    if measure and measure.lower() not in (noun or "").lower().split():
        said.append(measure)
    return " ".join(part for part in said if part) or None


def id_of(statements: Sequence[Statement], *, place: str | None, common_stems: frozenset[str]) -> Iterable[str]:
    """Give candidates for the id, each longer than the one before: kind, measure, scope, then what sets it apart."""
    modifiers = [word for word in words(common_noun(statements) or "") if _says_which(word, statements)]
    kind = common_kind(statements) or ""
    measure = common(statement.measure for statement in statements) or ""
    parts = [*modifiers, kind or _unit_words(statements) or "figure", measure, *_flags(statements)]
    if kind == "share":
        parts.append(common(statement.agent for statement in statements) or "")
    if place:
        parts += ["in", place]
    years = common(statement.occasion.background for statement in statements)
    if years:
        parts.append(years)
    if not place and not _is_whole(statements, common_stems):
        circumstance = common(" ".join(statement.circumstance[:2]) for statement in statements)
        parts += [circumstance or ""]
    base = " ".join(part for part in parts if part)
    yield base
    agent = common(statement.agent for statement in statements)
    if agent:
        yield f"{base} by {agent}"
    when = common(statement.occasion.when for statement in statements)
    if when:
        yield f"{base} {when}"
    yield f"{base} {min(statement.claim.quote for statement in statements)}"


def common_noun(statements: Sequence[Statement]) -> str | None:
    """Give the counted noun that most statements print; one that says who rather than `people`."""
    telling = [statement.noun for statement in statements if not statement.kind.is_generic]
    general = [statement.noun for statement in statements if statement.kind.is_generic]
    people = [noun for noun in general if noun and kind_of(noun).is_generic]
    several = [[noun for noun in nouns if noun and _is_plural(noun)] for nouns in (telling, people, general)]
    choices: list[Sequence[str | None]] = [*several, telling, general]
    return next((noun for nouns in choices if (noun := common(nouns))), None)


def _is_plural(noun: str | None) -> bool:
    last = noun.split()[-1].lower() if noun else ""
    return last.endswith("s") or last in lexicon("scope")["plurals"]


def common_kind(statements: Sequence[Statement]) -> str | None:
    """Give the kind of most statements; one that says who rather than `people`."""
    heads = [statement.kind.head for statement in statements if not statement.kind.is_generic]
    return common(heads) or common(statement.kind.head for statement in statements)


def common(values: Iterable[str | None]) -> str | None:
    """Give the commonest of `values`, the shortest and first by alphabet of equals."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], len(value), value)) if counts else None


def _is_whole(statements: Sequence[Statement], common_stems: frozenset[str]) -> bool:
    """Say whether some statement has no circumstance but what the story's opening tells."""
    return any(not statement.narrow - common_stems for statement in statements)


def _says_which(word: str, statements: Sequence[Statement]) -> bool:
    """Say whether `word` modifies the noun of every statement that has one."""
    return all(stem(word) in statement.kind.modifiers for statement in statements if statement.kind.head)


def _flags(statements: Sequence[Statement]) -> list[str]:
    first = statements[0]
    flags = [
        *sorted(first.degree),
        f"per {first.per}" if first.per and first.per != "side" else "each side" if first.per else "",
        "additional" if first.addition else "",
    ]
    return [flag for flag in flags if flag]


def _unit_words(statements: Sequence[Statement]) -> str | None:
    unit = statements[0].claim.unit
    return UNITS.get(unit, unit) if unit else None


def _per(statements: Sequence[Statement]) -> str | None:
    per = statements[0].per
    return None if not per else "each side" if per == "side" else f"per {per}"
