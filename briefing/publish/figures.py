"""The figures of a sheet to what the key figures show: which are drawn, and how, follows from relations and claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefing.model import FigureClaim, FigureFact, Relation
from briefing.publish.charts import Bars, Plot, Reading, Units, dot_plot, stacked_bars, unit_squares
from briefing.publish.edition import Edition
from briefing.publish.exact import ExactWords, exact_words, who_says
from briefing.publish.wording import Value, Wording

ROWS_BY_SOURCE = 8
"""With more sources than this a plot has a row for each value, not for each source."""
SHOWN_WIDE, SHOWN_SMALL = 8, 9
"""Figures that are shown at once, with a drawing and without; the others fold away."""
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
    label: str
    scope: str
    value: Value
    per: str
    numbers: tuple[int, ...]
    basis: str
    others: tuple[Stated, ...]
    differs: bool
    rule: str
    plot: Plot | None
    exact: tuple[ExactWords, ...]
    citation: str


@dataclass(frozen=True)
class PartOfWhole:
    """A part of a whole that the sources give both: squares, or a bar where they are too many."""

    part: Card
    whole: Card
    units: Units | None
    bars: Bars | None


@dataclass(frozen=True)
class Story:
    """Figures that arithmetic joins, drawn together."""

    anchor: str
    title: str
    part_words: str
    pairs: tuple[PartOfWhole, ...]
    main: Card | None
    terms: tuple[Card, ...]
    others: tuple[Card, ...]
    bars: Bars | None
    sums: tuple[str, ...]
    cards: tuple[Card, ...]
    """Every figure of the story, each once."""
    exact: tuple[ExactWords, ...]
    """The words behind all of them; a sentence that gives several figures stands here once."""


@dataclass(frozen=True)
class KeyFigures:
    """The whole part, in the order in which it is read."""

    stories: tuple[Story, ...]
    wide: tuple[Card, ...]
    more_wide: tuple[Card, ...]
    agreed: tuple[Card, ...]
    more_agreed: tuple[Card, ...]
    singles: tuple[Card, ...]
    more_singles: tuple[Card, ...]


def key_figures(edition: Edition, say: Wording) -> KeyFigures:
    """Choose what is drawn together, what alone, and what is only said by one source."""
    cards = {fact.id: card(edition, fact, say) for fact in edition.ranked}
    stories = tuple(sorted(_stories(edition, cards, say), key=lambda story: _best_rank(edition, story)))
    drawn = {shown.anchor for story in stories for shown in story.cards}
    lead = f"fact-{edition.lead.id}" if edition.lead else ""
    rest = [
        (fact, cards[fact.id])
        for fact in edition.ranked
        if cards[fact.id].anchor not in drawn and cards[fact.id].anchor != lead
    ]
    wide = tuple(shown for _, shown in rest if shown.differs or shown.plot)
    agreed = tuple(shown for _, shown in rest if not (shown.differs or shown.plot) and len(shown.numbers) > 1)
    singles = tuple(shown for _, shown in rest if not (shown.differs or shown.plot) and len(shown.numbers) < 2)
    return KeyFigures(
        stories,
        *(wide[:SHOWN_WIDE], wide[SHOWN_WIDE:]),
        *(agreed[:SHOWN_SMALL], agreed[SHOWN_SMALL:]),
        *(singles[:SHOWN_SMALL], singles[SHOWN_SMALL:]),
    )


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
        label=fact.label,
        scope=_scope(fact, say),
        value=value,
        per=say("figures.each") if is_per_side(fact) else "",
        numbers=_numbers(edition, same),
        basis=_basis(edition, same, say),
        others=others,
        differs=fact.status == "differs",
        rule=headline.rule if len(told) > 1 else "",
        plot=_plot(edition, fact, say),
        exact=exact_words(edition, fact.claims, say),
        citation=_citation(edition, fact, value, say),
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
        Stated(text, _numbers(edition, group), _is_other(fact, group[0]))
        for text, group in by_value.items()
        if text != first
    ]
    return tuple(sorted(told, key=lambda stated: (not stated.differs, stated.numbers)))


def _is_other(fact: FigureFact, claim: FigureClaim) -> bool:
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
    by_source = {(edition.numbers[claim.source], str(_value(claim, say))): claim for claim in fact.claims}
    many = len({number for number, _ in by_source}) > ROWS_BY_SOURCE
    readings: list[Reading] = []
    done: set[str] = set()
    for (number, text), claim in sorted(by_source.items(), key=lambda entry: entry[0]):
        if many and text in done:
            continue
        done.add(text)
        saying = len({other for other, said in by_source if said == text})
        label = say("figures.row_sources", n=saying) if many else say("source.number", number=number)
        readings.append(Reading(label, number, claim.value, claim.upper, claim.bound, text, _is_other(fact, claim)))
    told = "; ".join(f"{reading.label}: {reading.text}" for reading in readings)
    return dot_plot(readings, say("figures.plot_title", label=fact.label, told=told), say)


def _citation(edition: Edition, fact: FigureFact, value: Value, say: Wording) -> str:
    story, publication = edition.sheet.story, edition.sheet.editorial.publication
    return say(
        "figures.citation",
        figure=f"{fact.label}: {value}",
        title=story.title or say("head.untitled"),
        publisher=f", {publication.publisher}" if publication.publisher else "",
        as_of=say("head.as_of_plain", date=say.date(story.as_of)) if story.as_of else say("head.as_of_unknown"),
    )


# --- stories ---------------------------------------------------------------------------------------------------


def _stories(edition: Edition, cards: dict[str, Card], say: Wording) -> Iterable[Story]:
    joined = [relation for relation in edition.sheet.relations if relation.holds and _is_drawn(edition, relation)]
    groups = _components(joined)
    parts = [group for group in groups if all(relation.kind in {"part", "share"} for relation in group)]
    by_measures: dict[tuple[str, str], list[Relation]] = {}
    for group in parts:
        for relation in group:
            whole, part = _whole_and_part(edition, relation)
            by_measures.setdefault((whole.measure or whole.id, part.measure or part.id), []).append(relation)
    for relations in by_measures.values():
        yield _part_story(edition, relations, cards, say)
    for group in groups:
        if group not in parts:
            yield _sum_story(edition, group, cards, say)


def _best_rank(edition: Edition, story: Story) -> int:
    return min(edition.figures[card.anchor.removeprefix("fact-")].rank for card in story.cards)


def _is_drawn(edition: Edition, relation: Relation) -> bool:
    known = {one for one in relation.facts if one in edition.figures}
    return len(known) > 1 and (relation.kind in {"sum", "double"} or _pair(edition, relation) is not None)


def _components(relations: Sequence[Relation]) -> list[list[Relation]]:
    """Join the relations that share a figure."""
    groups: list[list[Relation]] = []
    for relation in relations:
        touching = [group for group in groups if any(set(other.facts) & set(relation.facts) for other in group)]
        merged = [other for group in touching for other in group] + [relation]
        groups = [group for group in groups if group not in touching] + [merged]
    return groups


def _total(edition: Edition, relation: Relation) -> FigureFact | None:
    facts = [edition.figures[one] for one in relation.facts if one in edition.figures]
    return next((fact for fact in facts if any(claim.value == relation.total for claim in fact.claims)), None)


def _pair(edition: Edition, relation: Relation) -> tuple[FigureFact, FigureFact] | None:
    if relation.kind not in {"part", "share"}:
        return None
    whole = _total(edition, relation)
    rest = [edition.figures[one] for one in relation.facts if one in edition.figures and (not whole or one != whole.id)]
    if whole is None or len(rest) != 1 or whole.headline.value is None or rest[0].headline.value is None:
        return None
    return whole, rest[0]


def _whole_and_part(edition: Edition, relation: Relation) -> tuple[FigureFact, FigureFact]:
    pair = _pair(edition, relation)
    if pair is None:
        raise ValueError(f"relation {relation.id!r} has no whole and part")
    return pair


def _part_story(edition: Edition, relations: Sequence[Relation], cards: dict[str, Card], say: Wording) -> Story:
    pairs = tuple(_part_of_whole(edition, relation, cards, say) for relation in relations)
    whole, part = _whole_and_part(edition, relations[0])
    both = len(relations) > 1 and whole.measure and part.measure
    title = say("figures.part_title", whole=_sentence(whole.measure), part=part.measure) if both else whole.label
    shown = tuple(dict.fromkeys(shown for pair in pairs for shown in (pair.whole, pair.part)))
    return Story(
        f"story-{whole.id}",
        title,
        part.measure or part.label,
        pairs,
        None,
        (),
        (),
        None,
        (),
        shown,
        _words(edition, shown, say),
    )


def _part_of_whole(edition: Edition, relation: Relation, cards: dict[str, Card], say: Wording) -> PartOfWhole:
    whole, part = _whole_and_part(edition, relation)
    of, some = whole.headline.value or Decimal(0), part.headline.value or Decimal(0)
    title = say(
        "figures.units_title", part=str(cards[part.id].value), whole=str(cards[whole.id].value), label=part.label
    )
    units = unit_squares(of, some, title)
    bars = None
    if units is None:
        bars = stacked_bars(
            [(some, cards[part.id].value.number, part.label)],
            [whole.label],
            whole=(of, str(cards[whole.id].value)),
            total="",
            title=title,
        )
    return PartOfWhole(cards[part.id], cards[whole.id], units, bars)


def _sum_story(edition: Edition, group: Sequence[Relation], cards: dict[str, Card], say: Wording) -> Story:
    adding = next((relation for relation in group if relation.kind == "sum"), group[0])
    total = _total(edition, adding) or edition.figures[next(one for one in adding.facts if one in edition.figures)]
    terms = [edition.figures[one] for one in adding.facts if one in edition.figures and one != total.id]
    whole = next((pair[0] for relation in group if (pair := _pair(edition, relation)) and pair[1].id == total.id), None)
    named = {total.id, *(term.id for term in terms)}
    others = dict.fromkeys(one for relation in group for one in relation.facts if one in cards and one not in named)
    draw = _sum_bars if adding.kind == "sum" else _double_bars
    bars = draw(total, terms, whole, cards, say)
    shown = tuple(cards[one] for one in dict.fromkeys([total.id, *(term.id for term in terms), *others]))
    return Story(
        anchor=f"story-{total.id}",
        title=total.label,
        part_words="",
        pairs=(),
        main=cards[total.id],
        terms=tuple(cards[term.id] for term in terms),
        others=tuple(cards[one] for one in others),
        bars=bars,
        sums=tuple(
            dict.fromkeys(arithmetic(relation, say) for relation in group if relation.kind in {"sum", "double"})
        ),
        cards=shown,
        exact=_words(edition, shown, say),
    )


def _words(edition: Edition, cards: Iterable[Card], say: Wording) -> tuple[ExactWords, ...]:
    facts = [edition.figures[card.anchor.removeprefix("fact-")] for card in cards]
    return exact_words(edition, [claim for fact in facts for claim in fact.claims], say)


def _sum_bars(
    total: FigureFact, terms: Sequence[FigureFact], whole: FigureFact | None, cards: dict[str, Card], say: Wording
) -> Bars | None:
    parts = [(term.headline.value, cards[term.id].value.number, term.counted or term.label) for term in terms]
    known = [(value, number, label) for value, number, label in parts if value is not None]
    if len(known) < 2 or len(known) != len(parts):
        return None
    sides = [say("figures.one_side"), say("figures.other_side")] if is_per_side(total) else [""]
    told = say.listed([f"{number} {label}" for _, number, label in known])
    return stacked_bars(
        known,
        sides,
        whole=(whole.headline.value, str(cards[whole.id].value)) if whole and whole.headline.value else None,
        total=str(cards[total.id].value),
        title=say("figures.bars_title", label=total.label, told=told, total=str(cards[total.id].value)),
    )


def _double_bars(
    total: FigureFact, terms: Sequence[FigureFact], whole: FigureFact | None, cards: dict[str, Card], say: Wording
) -> Bars | None:
    """Draw the same figure twice, once for each side."""
    if whole or len(terms) != 1 or terms[0].headline.value is None:
        return None
    value, number = terms[0].headline.value, cards[terms[0].id].value.number
    sides = [(value, number, say("figures.one_side")), (value, number, say("figures.other_side"))]
    told = say.listed([f"{number} {label}" for _, number, label in sides])
    shown = str(cards[total.id].value)
    title = say("figures.bars_title", label=total.label, told=told, total=shown)
    return stacked_bars(sides, [""], whole=None, total=shown, title=title)


def arithmetic(relation: Relation, say: Wording) -> str:
    """Write a sum as it is read: 270 + 120 = 390."""
    terms = [say.number(term) for term in relation.terms]
    total = say.number(relation.total)
    if relation.kind == "double" and len(terms) == 1:
        return f"2 × {terms[0]} = {total}"
    return f"{' + '.join(terms)} = {total}"


def _sentence(words: str | None) -> str:
    return f"{words[:1].upper()}{words[1:]}" if words else ""
