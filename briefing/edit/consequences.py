"""What follows from decisions elsewhere in the fact sheet: references, differences, what is used of each source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.edit.desk import Desk
from briefing.edit.values import say_value
from briefing.mentions import Span
from briefing.model import Coverage, Difference, Evidence, FactSheet, FigureClaim, FigureFact, Side, Unused


def renamed_in(sheet: FactSheet, gone: Mapping[str, str | None]) -> FactSheet:
    """Let differences and relations name the fact that a merged one is part of; those about hidden facts leave."""
    if not gone:
        return sheet

    def now(fact_id: str) -> str | None:
        while fact_id in gone:
            successor = gone[fact_id]
            if successor is None:
                return None
            fact_id = successor
        return fact_id

    differences = []
    for difference in sheet.differences:
        facts = tuple(dict.fromkeys(now(fact) for fact in difference.facts))
        if None not in facts:
            differences.append(difference.model_copy(update={"facts": facts}))
    relations = []
    for relation in sheet.relations:
        facts = tuple(now(fact) for fact in relation.facts)
        if None not in facts:
            relations.append(relation.model_copy(update={"facts": facts}))
    return sheet.model_copy(update={"differences": tuple(differences), "relations": tuple(relations)})


def relabelled(sheet: FactSheet, before: FactSheet) -> FactSheet:
    """Let a difference that is called as its fact was be called as its fact is now."""
    labels, now = _labels(before), _labels(sheet)
    differences = []
    for difference in sheet.differences:
        fact = next((fact for fact in difference.facts if labels.get(fact) == difference.about), None)
        differences.append(difference.model_copy(update={"about": now[fact]}) if fact in now else difference)
    return sheet.model_copy(update={"differences": tuple(differences)})


def _labels(sheet: FactSheet) -> dict[str, str]:
    return {fact.id: fact.label for fact in sheet.figures} | {fact.id: fact.label for fact in sheet.timeline}


def differing_again(sheet: FactSheet, touched: frozenset[str]) -> FactSheet:
    """Make the differences of facts anew whose claims the editor put together or apart."""
    if not touched:
        return sheet
    facts = {fact.id: fact for fact in sheet.figures if fact.id in touched}
    kept = [each for each in sheet.differences if not (each.facts and set(each.facts) <= touched)]
    made = [difference for fact in facts.values() if (difference := _difference(fact))]
    taken = {each.id for each in kept}
    return sheet.model_copy(update={"differences": (*kept, *(each for each in made if each.id not in taken))})


def _difference(fact: FigureFact) -> Difference | None:
    if fact.status != "differs":
        return None
    sides: dict[str, list[FigureClaim]] = {}
    for claim in fact.claims:
        sides.setdefault(say_value(claim.value, claim.upper, claim.bound), []).append(claim)
    if len(sides) < 2:
        return None
    exact = {claim.value for claim in fact.claims if claim.bound == "exact"}
    return Difference(
        id=f"{fact.id}-as-joined",
        kind="value" if len(exact) > 1 else "bound",
        about=fact.label,
        facts=(fact.id,),
        sides=tuple(
            Side(says=says, claims=tuple(Evidence(source=c.source, span=c.span, quote=c.quote) for c in claims))
            for says, claims in sides.items()
        ),
        explanation="The sources give different figures for what the editor takes for one question.",
    )


def counted_again(sheet: FactSheet, before: FactSheet, desk: Desk) -> FactSheet:
    """Say in the coverage what is used no longer, and what is used only since the editor added it."""
    used, was_used = set(_places(sheet)), set(_places(before))
    if used == was_used:
        return sheet
    return sheet.model_copy(
        update={"coverage": tuple(_coverage(each, used, was_used, desk) for each in sheet.coverage)},
    )


def _places(sheet: FactSheet) -> Iterator[tuple[str, str, Span]]:
    yield from (("figures_unused", claim.source, claim.span) for fact in sheet.figures for claim in fact.claims)
    yield from (("dates_unused", claim.source, claim.span) for fact in sheet.timeline for claim in fact.claims)


Places = set[tuple[str, str, Span]]


def _coverage(coverage: Coverage, used: Places, was_used: Places, desk: Desk) -> Coverage:
    body = desk.bodies[coverage.source]
    update: dict[str, object] = {}
    for kind, unused in (("figures_unused", coverage.figures_unused), ("dates_unused", coverage.dates_unused)):
        lost = {span for key, source, span in was_used - used if (key, source) == (kind, coverage.source)}
        held = {span for key, source, span in used if (key, source) == (kind, coverage.source)}
        listed = {each.span: each for each in unused if each.span not in held}
        listed |= {span: Unused(span=span, quote=span.of(body), reason="left out by the editor") for span in lost}
        update[kind] = tuple(listed[span] for span in sorted(listed))
    change = _sentences(coverage.source, used, desk) - _sentences(coverage.source, was_used, desk)
    update["sentences_used"] = min(max(coverage.sentences_used + change, 0), coverage.sentences)
    return coverage.model_copy(update=update)


def _sentences(source: str, places: Places, desk: Desk) -> int:
    spans = sorted(span for _, named, span in places if named == source)
    return len({desk.sentence_at(source, span) for span in spans})
