"""Decisions about facts of one kind: split, merge, reword, choose a headline, hide; each leaves its reason behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from briefing.edit.decisions import Chosen, FactDecision, Part, Words
from briefing.edit.desk import Desk
from briefing.model import FigureClaim, FigureFact, TimeClaim, TimelineFact
from briefing.strict_yaml import nearest

F = TypeVar("F", FigureFact, TimelineFact)
Claim = FigureClaim | TimeClaim
Kind = Literal["figures", "timeline"]


@dataclass
class Board(Generic[F]):
    """The facts of one kind while decisions are carried out; `gone` says what became of the others."""

    kind: Kind
    facts: dict[str, F]
    gone: dict[str, str | None] = field(default_factory=dict)
    """The fact that a merged one is part of now; null for a hidden one."""
    pinned: list[str] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    """Facts whose claims are no longer those that the sources gave them."""


@dataclass(frozen=True, slots=True)
class Methods(Generic[F]):
    """What is different for figures and for times."""

    rejudge: Callable[[F, tuple[Claim, ...]], F]
    reword: Callable[[F, FactDecision, str], F]


def carry_out(board: Board[F], decisions: Mapping[str, FactDecision], methods: Methods[F], desk: Desk) -> None:
    """Carry out `decisions` on the facts of `board`, and complain about each that does not fit them."""
    for fact_id, decision in decisions.items():
        if not decision.reason and (what := _seen_by_readers(decision)):
            hint = "add 'reason: …', one sentence that readers will see"
            desk.complain(
                board.kind, fact_id, message=f"{what!r} changes what readers see, and has no reason", hint=hint
            )
    for fact_id, decision in decisions.items():
        if decision.split and (target := _meant(fact_id, decision, board, desk)):
            for number, part in enumerate(decision.split):
                _split(board, target, part, (board.kind, fact_id, "split", number), decision, methods, desk)
    for fact_id, decision in decisions.items():
        if decision.merge and (target := _meant(fact_id, decision, board, desk)):
            for number, other in enumerate(decision.merge):
                _merge(board, target, other, (board.kind, fact_id, "merge", number), decision, methods, desk)
    decided: dict[str, str] = {}
    for fact_id, decision in decisions.items():
        if target := _meant(fact_id, decision, board, desk):
            if target in decided:
                message = f"the decisions about {decided[target]!r} and {fact_id!r} are about one fact now"
                desk.complain(board.kind, fact_id, message=message, hint=f"keep one of them, under {target!r}")
                continue
            decided[target] = fact_id
            reworded = methods.reword(board.facts[target], decision, fact_id)
            board.facts[target] = reworded.model_copy(update={"reviewed": True})
            if decision.pin:
                board.pinned.append(target)
            if decision.hide:
                del board.facts[target]
                board.gone[target] = None
                desk.note(target, "left out", decision)


def _seen_by_readers(decision: FactDecision) -> str:
    for name in ("hide", "merge", "split", "headline", "scope"):
        if getattr(decision, name):
            return name
    return ""


def _meant(fact_id: str, decision: FactDecision, board: Board[F], desk: Desk) -> str | None:
    """Give the fact that a decision is about: by its id, or by the words that it was about should they have moved."""
    evidence = decision.evidence
    if evidence is None:
        if fact_id in board.facts:
            return None if desk.is_another(fact_id, board.kind, fact_id) else fact_id
        if fact_id not in board.gone and (new := desk.now_called(fact_id, board.facts, board.kind, fact_id)):
            return new
        if not (desk.noted(fact_id) and fact_id not in board.gone):
            complain_unknown(fact_id, board, desk, board.kind, fact_id)
        return None
    holders = [fact.id for fact in board.facts.values() if holds(evidence, fact.claims, desk.bodies)]
    if fact_id in holders:
        return fact_id
    if len(holders) == 1:
        message = f"{evidence.quote!r} now belongs to {holders[0]!r}, and so does this decision"
        desk.warn(board.kind, fact_id, message=message, hint=f"write {holders[0]!r} instead of {fact_id!r}")
        return holders[0]
    if fact_id not in board.gone and desk.noted(fact_id):
        return None
    what = "in no fact" if not holders else f"in {len(holders)} facts"
    message = f"the decision about {fact_id!r} has lost its evidence: {evidence.quote!r} is {what} of {board.kind}"
    desk.complain(board.kind, fact_id, "evidence", message=message, hint=_fate(fact_id, board, desk))
    return None


def holds(evidence: Words, claims: tuple[Claim, ...], bodies: Mapping[str, str]) -> bool:
    """Say whether one of `claims` is what `evidence` quotes."""
    return any(
        claim.source == evidence.source
        and (evidence.quote == claim.quote or evidence.quote in claim.sentence_span.of(bodies[claim.source]))
        for claim in claims
    )


def complain_unknown(fact_id: str, board: Board[F], desk: Desk, *keys: str | int) -> None:
    """Put down that there is no such fact, with the three nearest ids and what became of it."""
    kind = "figure" if board.kind == "figures" else "timeline entry"
    desk.complain(*keys, message=f"no {kind} {fact_id!r}", hint=_fate(fact_id, board, desk))


def _fate(fact_id: str, board: Board[F], desk: Desk) -> str:
    close = nearest(fact_id, list(board.facts))
    if fact_id in board.gone:
        joined = board.gone[fact_id]
        return f"it was joined with {joined!r} above" if joined else "it was left out above"
    before = getattr(desk.before, board.kind, ()) if desk.before else ()
    old = next((fact for fact in before if fact.id == fact_id), None)
    if old is None:
        return close
    claim = old.claims[0]
    if claim.source not in desk.bodies:
        became = f"its source {claim.source!r} is gone"
    elif claim.sentence_span.end <= len(desk.bodies[claim.source]) and claim.quote in desk.bodies[claim.source]:
        holders = [fact.id for fact in board.facts.values() for other in fact.claims if _same_claim(claim, other)]
        became = f"its words are part of {holders[0]!r} now" if holders else "its words answer no question any more"
    else:
        became = f"its words {claim.quote!r} are no longer in {claim.source!r}"
    return f"{became}; {close}" if close else became


def _same_claim(one: Claim, other: Claim) -> bool:
    return (one.source, one.quote) == (other.source, other.quote)


def _split(
    board: Board[F],
    target: str,
    part: Part,
    keys: tuple[str | int, ...],
    why: FactDecision,
    methods: Methods[F],
    desk: Desk,
) -> None:
    fact = board.facts[target]
    chosen: list[Claim] = []
    for number, choice in enumerate(part.claims):
        found = [claim for claim in fact.claims if _is_chosen(claim, choice)]
        if not found and not desk.noted(part.id):
            said = f" that says {choice.quote!r}" if choice.quote else ""
            there = "; ".join(dict.fromkeys(f"{claim.source}: {claim.quote}" for claim in fact.claims))
            message = f"{target!r} has no claim of {choice.source!r}{said}"
            desk.complain(*keys, "claims", number, message=message, hint=f"its claims: {there}")
        chosen += [claim for claim in found if claim not in chosen]
    rest = tuple(claim for claim in fact.claims if claim not in chosen)
    if not chosen:
        return
    if part.id in board.facts:
        desk.complain(*keys, "id", message=f"there is a fact {part.id!r} already", hint="give the part another id")
    elif not rest:
        desk.complain(*keys, message=f"nothing would be left of {target!r}", hint="give it another label instead")
    else:
        board.facts[target] = methods.rejudge(fact, rest)
        apart = methods.rejudge(fact, tuple(chosen)).model_copy(update={"id": part.id, "reviewed": True})
        decision = FactDecision(label=part.label, scope=part.scope)
        board.facts[part.id] = methods.reword(apart, decision, part.id)
        board.touched |= {target, part.id}
        desk.note(part.id, f"counted apart from {target!r}", why)


def _is_chosen(claim: Claim, choice: Chosen) -> bool:
    if claim.source != choice.source:
        return False
    phrase = claim.phrase if isinstance(claim, FigureClaim) else claim.expression
    return choice.quote is None or choice.quote == claim.quote or choice.quote in phrase


def _merge(
    board: Board[F],
    target: str,
    other: str,
    keys: tuple[str | int, ...],
    why: FactDecision,
    methods: Methods[F],
    desk: Desk,
) -> None:
    if other not in board.facts and other not in board.gone:
        other = desk.now_called(other, board.facts, *keys) or other
    if other == target:
        desk.complain(*keys, message=f"{other!r} cannot be joined with itself", hint="name another fact")
    elif other not in board.facts:
        if other in board.gone or not desk.noted(other):
            complain_unknown(other, board, desk, *keys)
    else:
        both: tuple[Claim, ...] = (*board.facts[target].claims, *board.facts.pop(other).claims)
        claims = {(claim.source, claim.span): claim for claim in both}
        board.facts[target] = methods.rejudge(board.facts[target], tuple(claims[key] for key in sorted(claims)))
        board.gone[other] = target
        board.touched.add(target)
        desk.note(other, f"joined with {target!r}", why)
