"""One fact and one decision to the fact as the editor words it: label, scope, headline, each held to its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing.edit.decisions import FactDecision, ScopeDecision
from briefing.edit.desk import Desk
from briefing.edit.facts import Claim
from briefing.edit.grounding import Grounds, holds_words, ungrounded
from briefing.edit.values import agrees, say_value
from briefing.mentions import Span, Time
from briefing.model import FigureClaim, FigureFact, Headline, Origins, Scope, Status, TimeClaim, TimelineFact
from briefing.spelling import plain_letters, same_name

# --- figures ---------------------------------------------------------------------------------------------------


def rejudge_figure(fact: FigureFact, claims: tuple[Claim, ...], desk: Desk) -> FigureFact:
    """Give `fact` with other claims, and the status, headline and origins that follow from them."""
    figures = tuple(claim for claim in claims if isinstance(claim, FigureClaim))
    found = desk.judge(figures)
    update = {"claims": figures, "status": found.status, "headline": found.headline, "origins": found.origins}
    return fact.model_copy(update=update)


def reword_figure(fact: FigureFact, decision: FactDecision, key: str, desk: Desk) -> FigureFact:
    """Give `fact` with the label, scope and headline that the editor decided."""
    if decision.scope:
        fact = fact.model_copy(update={"scope": _scope(fact, decision.scope, key, desk)})
        desk.note(fact.id, "scope given by the editor", decision)
    if decision.label:
        check_label(decision.label, _figure_grounds(fact, desk), ("figures", key, "label"), desk)
        fact = fact.model_copy(update={"label": decision.label})
    if decision.headline and (headline := _headline(fact, decision, key, desk)):
        fact = fact.model_copy(update={"headline": headline})
        desk.note(fact.id, f"{say_value(headline.value, headline.upper, headline.bound)!r} shown first", decision)
    return fact


def check_label(label: str, grounds: Grounds, keys: tuple[str | int, ...], desk: Desk) -> None:
    """Complain about each figure, date and name of `label` that the fact's evidence lacks."""
    reference = next((day for _, day in grounds.sentences if day), None)
    for message, hint in ungrounded(label, grounds, desk.find, reference=reference):
        desk.complain(*keys, message=f"the label {label!r}: {message}", hint=hint)


def _figure_grounds(fact: FigureFact, desk: Desk) -> Grounds:
    says = (part for claim in fact.claims if claim.says for part in (claim.says.name, claim.says.role))
    words = (*says, fact.scope.place, fact.scope.per, fact.counted)
    return Grounds(
        sentences=tuple(_sentences(fact.claims, desk)),
        days=frozenset(day for day in (fact.scope.when, *(claim.when for claim in fact.claims)) if day),
        names=desk.names,
        figures=fact.claims,
        words=tuple(word for word in words if word),
        context=tuple(_paragraphs(fact.claims, desk)),
    )


def _sentences(
    claims: tuple[FigureClaim, ...] | tuple[TimeClaim, ...], desk: Desk
) -> Iterator[tuple[str, date | None]]:
    for claim in claims:
        yield claim.sentence_span.of(desk.bodies[claim.source]), desk.reference(claim.source)


def _paragraphs(
    claims: tuple[FigureClaim, ...] | tuple[TimeClaim, ...], desk: Desk
) -> Iterator[tuple[str, date | None]]:
    for claim in claims:
        body, sentence = desk.bodies[claim.source], claim.sentence_span
        start, end = body.rfind("\n", 0, sentence.start) + 1, body.find("\n", sentence.end)
        yield body[start : end if end >= 0 else len(body)], desk.reference(claim.source)


def _headline(fact: FigureFact, decision: FactDecision, key: str, desk: Desk) -> Headline | None:
    # A number by itself is not read as a figure: it needs something to count.
    said = list(
        desk.find.find_figures(decision.headline or "") or desk.find.find_figures(f"{decision.headline} people")
    )
    fitting = [claim for claim in fact.claims if said and agrees(said[0], claim)]
    # A bare number stands for the claim that gives it bare, before one that bounds it.
    fitting.sort(key=lambda claim: claim.bound != said[0].bound)
    if not fitting:
        values = dict.fromkeys(say_value(claim.value, claim.upper, claim.bound) for claim in fact.claims)
        message = f"no claim of {fact.id!r} says {decision.headline!r}"
        desk.complain("figures", key, "headline", message=message, hint=f"its claims say: {', '.join(values)}")
        return None
    claim = fitting[0]
    rule = f"chosen by the editor: {decision.reason}"
    return Headline(value=claim.value, upper=claim.upper, bound=claim.bound, rule=rule)


def _scope(fact: FigureFact, given: ScopeDecision, key: str, desk: Desk) -> Scope:
    sources = sorted({claim.source for claim in fact.claims})
    texts = [desk.bodies[source] for source in sources]
    hint = f"name what {', '.join(sources)} says" if len(sources) == 1 else "name what its sources say"
    for name in ("place", "per"):
        word = getattr(given, name)
        known = {word}.union(*(group for group in desk.names if word and any(same_name(word, each) for each in group)))
        if word and not any(holds_words(text, each) for each in known for text in texts):
            message = f"the sources of {fact.id!r} do not say {word!r}"
            desk.complain("figures", key, "scope", name, message=message, hint=hint)
    if given.when:
        times = [time for source in sources for time in times_of(desk.bodies[source], source, desk)]
        if not any(given.when in (time.start, time.end) for time in times):
            message = f"the sources of {fact.id!r} do not give the date {given.when!r}"
            desk.complain("figures", key, "scope", "when", message=message, hint=hint)
    return fact.scope.model_copy(update={name: value for name, value in given if value is not None})


def times_of(text: str, source: str, desk: Desk) -> list[Time]:
    """Give the times of `text`, counted from the day of `source`."""
    return list(desk.find.find_times(text, reference=desk.reference(source)))


# --- the timeline ----------------------------------------------------------------------------------------------


def rejudge_time(fact: TimelineFact, claims: tuple[Claim, ...], desk: Desk) -> TimelineFact:
    """Give `fact` with other claims, and the status and origins that follow from them."""
    times = tuple(claim for claim in claims if isinstance(claim, TimeClaim))
    starts = {time.start for claim in times if (time := time_at(claim, desk)) and time.start}
    apart = any(not _compatible(one, other) for one in starts for other in starts)
    several = len({claim.source for claim in times}) > 1
    status: Status = "differs" if apart else "agreed" if several else "single"
    named = [plain_letters(claim.says.name) for claim in times if claim.says]
    origins = Origins(known=len(set(named)), unknown=len(times) - len(named))
    return fact.model_copy(update={"claims": times, "status": status, "origins": origins})


def _compatible(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")


def time_at(claim: TimeClaim, desk: Desk) -> Time | None:
    """Read the expression of `claim` once more, in its sentence."""
    sentence = claim.sentence_span
    words = sentence.of(desk.bodies[claim.source])
    reference = date.fromisoformat(claim.reference) if claim.reference else desk.reference(claim.source)
    inside = Span(claim.span.start - sentence.start, claim.span.end - sentence.start)
    return next((time for time in desk.find.find_times(words, reference=reference) if time.span.overlaps(inside)), None)


def reword_time(fact: TimelineFact, decision: FactDecision, key: str, desk: Desk) -> TimelineFact:
    """Give `fact` with the label and the date that the editor decided."""
    if decision.scope:
        hint = "say it in the label"
        desk.complain("timeline", key, "scope", message="an entry of the timeline has no scope", hint=hint)
    if decision.label:
        days = frozenset(day for day in (fact.start, fact.end) if day)
        says = (part for claim in fact.claims if claim.says for part in (claim.says.name, claim.says.role) if part)
        around = tuple(_paragraphs(fact.claims, desk))
        grounds = Grounds(tuple(_sentences(fact.claims, desk)), days, desk.names, words=tuple(says), context=around)
        check_label(decision.label, grounds, ("timeline", key, "label"), desk)
        fact = fact.model_copy(update={"label": decision.label})
    if decision.headline:
        fact = _date(fact, decision, key, desk)
    return fact


def _date(fact: TimelineFact, decision: FactDecision, key: str, desk: Desk) -> TimelineFact:
    times = [time for claim in fact.claims if (time := time_at(claim, desk)) and time.start and time.precision]
    for time in times:
        if decision.headline == time.start:
            desk.note(fact.id, f"{time.start} shown first", decision)
            return fact.model_copy(update={"start": time.start, "end": time.end, "precision": time.precision})
    there = ", ".join(dict.fromkeys(time.start or "" for time in times))
    message = f"no claim of {fact.id!r} gives the date {decision.headline!r}"
    desk.complain("timeline", key, "headline", message=message, hint=f"its claims give: {there}")
    return fact
