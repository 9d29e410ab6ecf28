"""Figures that arithmetic joins to one drawing: a part of its whole, terms of a sum, the same for each of two sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from briefing.model import FigureFact, Relation
from briefing.publish.cards import Card, is_per_side
from briefing.publish.charts import Bars, Units, stacked_bars, unit_squares
from briefing.publish.edition import Edition
from briefing.publish.exact import ExactWords, exact_words
from briefing.publish.wording import Wording


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
    """What is drawn as parts, below the drawing."""
    beside: tuple[Card, ...]
    """What else belongs to it, below the main figure."""
    bars: Bars | None
    sums: tuple[str, ...]
    cards: tuple[Card, ...]
    """Every figure of the story, each once."""
    exact: tuple[ExactWords, ...]
    """The words behind all of them; a sentence that gives several figures stands here once."""


def stories(edition: Edition, cards: dict[str, Card], say: Wording) -> tuple[Story, ...]:
    """Join the figures of each relation that holds, the most important story first."""
    return tuple(sorted(_stories(edition, cards, say), key=lambda story: _best_rank(edition, story)))


def _stories(edition: Edition, cards: dict[str, Card], say: Wording) -> Iterable[Story]:
    joined = [relation for relation in edition.sheet.relations if relation.holds and _is_drawn(edition, relation)]
    groups = _components(joined)
    parts = [group for group in groups if all(relation.kind in {"part", "share"} for relation in group)]
    by_measures: dict[frozenset[tuple[str, str]], list[Relation]] = {}
    for group in parts:
        pairs = [_whole_and_part(edition, relation) for relation in group]
        measures = frozenset((whole.measure or whole.id, part.measure or part.id) for whole, part in pairs)
        by_measures.setdefault(measures, []).extend(group)
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
    pairs: list[PartOfWhole] = []
    seen: set[str] = set()
    for relation in relations:
        pair = _part_of_whole(edition, relation, cards, say)
        # A whole of two parts is shown twice, but a link can lead to one of them only.
        pairs.append(replace(pair, whole=_once(pair.whole, seen), part=_once(pair.part, seen)))
    whole, part = _whole_and_part(edition, relations[0])
    measures = {(one.measure, other.measure) for one, other in (_whole_and_part(edition, each) for each in relations)}
    both = len(relations) > 1 and len(measures) == 1 and whole.measure and part.measure
    title = say("figures.part_title", whole=_sentence(whole.measure), part=part.measure) if both else whole.label
    anchors = dict.fromkeys(shown.anchor for pair in pairs for shown in (pair.whole, pair.part))
    shown = tuple(cards[anchor.removeprefix("fact-")] for anchor in anchors)
    return Story(
        f"story-{whole.id}",
        title,
        part.measure or part.label if len(measures) == 1 else say("figures.units_key_part"),
        tuple(pairs),
        None,
        (),
        (),
        None,
        (),
        shown,
        _words(edition, shown, say),
    )


def _once(card: Card, seen: set[str]) -> Card:
    shown = replace(card, stands_here=card.stands_here and card.anchor not in seen)
    seen.add(card.anchor)
    return shown


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
    parts = tuple(cards[term.id] for term in terms)
    shown = tuple(cards[one] for one in dict.fromkeys([total.id, *(term.id for term in terms), *others]))
    return Story(
        anchor=f"story-{total.id}",
        title=total.label,
        part_words="",
        pairs=(),
        main=cards[total.id],
        terms=parts if len(parts) > 1 else (),
        beside=(*(parts if len(parts) < 2 else ()), *(cards[one] for one in others)),
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
