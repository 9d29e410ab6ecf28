"""A figure of the sheet to a card: the value as its sources bound it, who says so, and what others say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.model import FigureClaim, FigureFact
from briefing.publish.charts import Plot, Reading, dot_plot
from briefing.publish.edition import Edition
from briefing.publish.exact import ExactWords, cite, exact_words, who_says
from briefing.publish.wording import Value, Wording

ROWS_BY_SOURCE = 8
"""With more sources than this a plot has a row for each value, not for each source."""
PER_SIDE = frozenset({"each", "side", "each side", "party", "country", "both"})


@dataclass(frozen=True)
class Stated:
    """Another value than the one shown first, and who says it."""

    value: str
    numbers: tuple[int, ...]
    differs: bool
    """Whether the number is another; a mere bound of the same number is not."""


@dataclass(frozen=True)
class Card:
    """One figure: the value as its sources bound it, what it counts, who says so, and the words behind it."""

    anchor: str
    former: tuple[str, ...]
    """Anchors that it had under older ids."""
    stands_here: bool
    """Whether links to the figure lead here; the head has its own."""
    label: str
    counted: str
    scope: str
    value: Value
    per: str
    numbers: tuple[int, ...]
    sources: int
    """How many sources give the figure, with whatever value."""
    basis: str
    others: tuple[Stated, ...]
    differs: bool
    rule: str
    plot: Plot | None
    exact: tuple[ExactWords, ...]
    citation: str


def card(edition: Edition, fact: FigureFact, say: Wording) -> Card:
    """Give one figure as it is shown."""
    headline = fact.headline
    unit = next((claim.unit for claim in fact.claims if claim.value == headline.value), fact.claims[0].unit)
    value = say.value(headline.value, headline.upper, headline.bound, unit)
    told = {str(_value(claim, say)) for claim in fact.claims}
    same = [claim for claim in fact.claims if str(_value(claim, say)) == str(value)] or list(fact.claims)
    others = _others(edition, fact, str(value), say) if len(told) > 1 else ()
    return Card(
        anchor=f"fact-{fact.id}",
        former=edition.former(f"fact-{fact.id}"),
        stands_here=True,
        label=fact.label,
        counted=fact.counted or "",
        scope=_scope(fact, say),
        value=value,
        per=say("figures.each") if is_per_side(fact) else "",
        numbers=_numbers(edition, same),
        sources=len({claim.source for claim in fact.claims}),
        basis=_basis(edition, same, say),
        others=others,
        differs=fact.status == "differs",
        rule=headline.rule if len(told) > 1 else "",
        plot=_plot(edition, fact, say),
        exact=exact_words(edition, fact.claims, say),
        citation=cite(edition, f"{fact.label}: {value}", say),
    )


def is_per_side(fact: FigureFact) -> bool:
    """Say whether the figure is counted for each of two or more sides."""
    return bool(fact.scope.per) and str(fact.scope.per).lower() in PER_SIDE


def _value(claim: FigureClaim, say: Wording) -> Value:
    return say.value(claim.value, claim.upper, claim.bound, claim.unit)


def _numbers(edition: Edition, claims: Iterable[FigureClaim]) -> tuple[int, ...]:
    return tuple(sorted({edition.numbers[claim.source] for claim in claims}))


def _others(edition: Edition, fact: FigureFact, first: str, say: Wording) -> tuple[Stated, ...]:
    by_value: dict[str, list[FigureClaim]] = {}
    for claim in fact.claims:
        by_value.setdefault(str(_value(claim, say)), []).append(claim)
    told = [
        Stated(text, _numbers(edition, group), is_other(fact, group[0]))
        for text, group in by_value.items()
        if text != first
    ]
    return tuple(sorted(told, key=lambda stated: (not stated.differs, stated.numbers)))


def is_other(fact: FigureFact, claim: FigureClaim) -> bool:
    """Say whether a claim gives another number than the one shown; a mere bound of the same number does not."""
    shown = fact.headline
    return fact.status == "differs" and (claim.value, claim.upper) != (shown.value, shown.upper)


def _scope(fact: FigureFact, say: Wording) -> str:
    place = fact.scope.place if fact.scope.place and fact.scope.place not in fact.label else ""
    per = fact.scope.per if fact.scope.per and not is_per_side(fact) else ""
    parts = (place, say.date(fact.scope.when) if fact.scope.when else "", say("figures.per", per=per) if per else "")
    return " · ".join(part for part in parts if part)


def _basis(edition: Edition, same: Sequence[FigureClaim], say: Wording) -> str:
    sources = len(_numbers(edition, same))
    if sources == 1:
        return who_says(same[0].says, say)
    origins = len({claim.origin for claim in same if claim.origin})
    unknown = sum(claim.origin is None for claim in same)
    key = "figures.sources" if not origins else "figures.origins_some" if unknown else "figures.origins_known"
    return say(
        key,
        n=sources,
        count=_sentence(say.small(sources)),
        origins=say("figures.origin_count", n=origins),
        unknown=say("figures.unknown_count", n=unknown),
    )


def _plot(edition: Edition, fact: FigureFact, say: Wording) -> Plot | None:
    if len({(claim.value, claim.upper) for claim in fact.claims if claim.value is not None}) < 2:
        return None
    stated = _stated(edition, fact)
    many = len({number for number, _ in stated}) > ROWS_BY_SOURCE
    by_value: dict[str, list[tuple[int, FigureClaim]]] = {}
    for number, claim in stated:
        by_value.setdefault(str(_value(claim, say)), []).append((number, claim))
    readings: list[Reading] = []
    for text, group in by_value.items():
        for number, claim in group[:1] if many else group:
            label = say("figures.row_sources", n=len(group)) if many else say("source.number", number=number)
            other = is_other(fact, claim)
            readings.append(Reading(label, number, claim.value, claim.upper, claim.bound, text, other))
    told = "; ".join(f"{reading.label}: {reading.text}" for reading in readings)
    return dot_plot(readings, say("figures.plot_title", label=fact.label, told=told), say)


def _stated(edition: Edition, fact: FigureFact) -> list[tuple[int, FigureClaim]]:
    """Give the values of each source, each number once: `at least 24` says no more than the `24` beside it."""
    kept: dict[tuple[object, ...], tuple[int, FigureClaim]] = {}
    for claim in fact.claims:
        number = edition.numbers[claim.source]
        key = (number, claim.value, claim.upper, claim.bound if claim.value is None else "")
        if key not in kept or claim.bound == "exact":
            kept[key] = (number, claim)
    return sorted(kept.values(), key=lambda entry: entry[0])


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
