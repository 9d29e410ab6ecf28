"""What the editor read and the program did not find: each addition is held to the verbatim words of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.edit.decisions import (
    AddedFigure,
    AddedTime,
    FactDecision,
    Quoting,
    Words,
)
from briefing.edit.desk import Desk
from briefing.edit.facts import Board
from briefing.edit.grounding import Miss, locate
from briefing.edit.rewording import rejudge_figure, rejudge_time, reword_figure, reword_time
from briefing.edit.values import agrees, say_value
from briefing.mentions import Figure, Span, Time
from briefing.model import (
    FigureClaim,
    FigureFact,
    Headline,
    Origins,
    Says,
    Scope,
    TimeClaim,
    TimelineFact,
)
from briefing.spelling import plain_letters
from briefing.strict_yaml import nearest

Keys = tuple[str | int, ...]
NO_HEADLINE = Headline(value=None, rule="")
NO_ORIGINS = Origins(known=0, unknown=0)


def ground(added: Quoting, keys: Keys, desk: Desk) -> Iterator[tuple[str, Span]]:
    """Yield the source and the place of all words that `added` quotes; complain about those that stand nowhere."""
    single = added.quote is not None
    for number, words in enumerate(added.words()):
        at: Keys = keys if single else (*keys, "claims", number)
        place = find_words(words, at, desk)
        if place:
            yield words.source, place


def find_words(words: Words, keys: Keys, desk: Desk) -> Span | None:
    """Give the place of `words`, or complain about them at `keys`."""
    if words.source not in desk.bodies:
        hint = nearest(words.source, list(desk.bodies))
        desk.complain(*keys, "source", message=f"no source {words.source!r}", hint=hint)
        return None
    place = locate(words, desk.bodies[words.source])
    if isinstance(place, Miss):
        desk.complain(*keys, "quote", message=place.message, hint=place.hint)
        return None
    return place


# --- figures ---------------------------------------------------------------------------------------------------


def add_figure(board: Board[FigureFact], added: AddedFigure, keys: Keys, desk: Desk) -> None:
    """Put an added figure on the board, as a claim of the fact with its id if there is one."""
    facts = board.facts
    claims = [
        claim for source, place in ground(added, keys, desk) if (claim := _figure(added, source, place, keys, desk))
    ]
    if not claims:
        return
    fact = facts.get(added.id)
    if fact is None:
        if not added.label:
            desk.complain(*keys, message=f"{added.id!r} has no label", hint="add 'label: …'")
            return
        fact = FigureFact(
            id=added.id, label=added.label, measure=added.measure, counted=added.counted or claims[0].counted,
            scope=Scope(), status="single", headline=NO_HEADLINE, origins=NO_ORIGINS, rank=len(facts) + 1,
            reviewed=True, claims=tuple(claims),
        )  # fmt: skip
    for other in facts.values():
        found = [claim for claim in other.claims if other.id != added.id and _stands_in(claim, claims)]
        if found:
            message = f"{found[0].quote!r} is also found without you: it is a claim of {other.id!r}"
            desk.warn(*keys, message=message, hint=f"take the addition out, or write id: {other.id}")
    there = {(claim.source, claim.span) for claim in fact.claims} if added.id in facts else set()
    new = [claim for claim in claims if (claim.source, claim.span) not in there]
    if not new:
        return
    old = fact.claims if there else ()
    fact = rejudge_figure(fact, tuple(sorted((*old, *new), key=lambda claim: (claim.source, claim.span))), desk)
    before = len(desk.problems)
    decision = FactDecision(label=added.label, scope=added.scope)
    fact = reword_figure(fact, decision, added.id, desk)
    _move(desk, before, keys)
    facts[added.id] = fact.model_copy(update={"reviewed": True})
    board.touched.add(added.id)
    desk.note(added.id, "added by the editor", added, default="read in the source by the editor")


def _stands_in(claim: FigureClaim, claims: list[FigureClaim]) -> bool:
    return any((claim.source, claim.span) == (other.source, other.span) for other in claims)


def _move(desk: Desk, before: int, keys: Keys) -> None:
    """Let the problems of an added label point at the addition: they were put down as those of a decision."""
    line = desk.curation.line_of(*keys, "label")
    moved = [type(each)(each.path, line, each.message, each.hint) for each in desk.problems[before:]]
    desk.problems[before:] = moved


def _figure(added: AddedFigure, source: str, place: Span, keys: Keys, desk: Desk) -> FigureClaim | None:
    body = desk.bodies[source]
    sentence = desk.sentence_at(source, place)
    found = [
        (Span(figure.span.start + sentence.start, figure.span.end + sentence.start), figure)
        for figure in desk.find.find_figures(sentence.of(body))
    ]
    inside = [(span, figure) for span, figure in found if place.contains(span)]
    chosen = [pair for pair in inside if added.figure in (None, pair[0].of(body))]
    if len(chosen) != 1:
        numbers = ", ".join(repr(span.of(body)) for span, _ in inside)
        many = f"{place.of(body)[:80]!r} holds {len(chosen) or 'no'} {'such ' if added.figure else ''}figures"
        hint = f"say which with 'figure': {numbers}" if inside else "quote the words that hold the number"
        desk.complain(*keys, "quote", message=many, hint=hint)
        return None
    span, figure = chosen[0]
    if added.value and not _has_value(added.value, figure, desk):
        said = say_value(figure.value, figure.upper, figure.bound)
        desk.complain(
            *keys,
            "value",
            message=f"the value is {added.value!r}, and the quoted words say {said}",
            hint=f"write {said}",
        )
        return None
    says = _says(added, source, sentence, keys, desk)
    return FigureClaim(
        source=source, value=figure.value, upper=figure.upper, bound=figure.bound, unit=figure.unit,
        counted=added.counted or figure.counted, says=says,
        origin=re.sub(r"\W+", "-", plain_letters(says.name)) if says else None,
        span=span, quote=span.of(body), phrase=place.of(body), phrase_span=place, sentence_span=sentence,
    )  # fmt: skip


def _has_value(value: str, figure: Figure, desk: Desk) -> bool:
    # A number by itself is not read as a figure: it needs something to count.
    read = desk.find.find_figures(value) or desk.find.find_figures(f"{value} people")
    return any(agrees(each, figure) for each in read)


def _says(added: AddedFigure, source: str, sentence: Span, keys: Keys, desk: Desk) -> Says | None:
    if not added.says:
        return None
    body = desk.bodies[source]
    at = body.find(added.says, sentence.start, sentence.end)
    at = at if at >= 0 else body.find(added.says)
    if at < 0:
        desk.complain(
            *keys, "says", message=f"{source!r} does not name {added.says!r}", hint="write it as it is printed"
        )
        return None
    stated = sentence.start <= at < sentence.end
    return Says(name=added.says, basis="stated" if stated else "carried", span=Span(at, at + len(added.says)))


# --- the timeline ----------------------------------------------------------------------------------------------


def add_time(board: Board[TimelineFact], added: AddedTime, keys: Keys, desk: Desk) -> None:
    """Put an added event on the board, as a claim of the one with its id if there is one."""
    facts = board.facts
    found = [pair for source, place in ground(added, keys, desk) if (pair := _time(added, source, place, keys, desk))]
    if not found:
        return
    fact = facts.get(added.id)
    claims = tuple(claim for claim, _ in found)
    if fact is None:
        time = found[0][1]
        if not added.label:
            desk.complain(*keys, message=f"{added.id!r} has no label", hint="add 'label: …'")
            return
        fact = TimelineFact(
            id=added.id, start=time.start or "", end=time.end, precision=time.precision or "day", label=added.label,
            status="single", origins=NO_ORIGINS, rank=len(facts) + 1, reviewed=True, claims=claims,
        )  # fmt: skip
    there = {(claim.source, claim.span) for claim in fact.claims} if added.id in facts else set()
    new = tuple(claim for claim in claims if (claim.source, claim.span) not in there)
    if not new:
        return
    old = fact.claims if there else ()
    fact = rejudge_time(fact, tuple(sorted((*old, *new), key=lambda claim: (claim.source, claim.span))), desk)
    before = len(desk.problems)
    fact = reword_time(fact, FactDecision(label=added.label), added.id, desk)
    _move(desk, before, keys)
    facts[added.id] = fact.model_copy(update={"reviewed": True})
    board.touched.add(added.id)
    desk.note(added.id, "added by the editor", added, default="read in the source by the editor")


def _time(added: AddedTime, source: str, place: Span, keys: Keys, desk: Desk) -> tuple[TimeClaim, Time] | None:
    body = desk.bodies[source]
    sentence = desk.sentence_at(source, place)
    reference = desk.reference(source)
    found = [
        (Span(time.span.start + sentence.start, time.span.end + sentence.start), time)
        for time in desk.find.find_times(sentence.of(body), reference=reference)
        if time.start and time.precision
    ]
    inside = [(span, time) for span, time in found if place.contains(span)]
    chosen = [(span, time) for span, time in inside if added.expression in (None, span.of(body))]
    if added.start:
        chosen = [(span, time) for span, time in chosen if time.start == added.start]
    if len(chosen) != 1:
        dates = ", ".join(f"{span.of(body)!r} ({time.start})" for span, time in inside)
        message = f"{place.of(body)[:80]!r} holds {len(chosen) or 'no'} {'such ' if inside else ''}dates"
        hint = f"say which with 'expression': {dates}" if inside else "quote the words that hold the date"
        desk.complain(*keys, "quote", message=message, hint=hint)
        return None
    span, time = chosen[0]
    claim = TimeClaim(
        source=source, expression=span.of(body), span=span, basis=time.basis or "explicit",
        reference=reference.isoformat() if reference else None, note=time.note, quote=span.of(body),
        sentence_span=sentence,
    )  # fmt: skip
    return claim, time
