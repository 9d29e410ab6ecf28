"""Questions to facts: status, the value that leads, and how many origins there are.

Where the answers are a series of days, the latest that a known origin gives leads: what was counted before is no rival
of it but its history. Else the headline's value is that of the answer with the most known origins; of equals the one
whose speaker its own sentence names, then the one of a named speaker, then the latest where the text dates it, then
the one that more sources give, then the largest.

Facts are ranked so: what belongs to the story before what is told of other years; then by the number of sources; people
before things, things before money, money before shares and measures; figures with a measure before those without; then
what stands earlier in its text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefing.model import FigureClaim, FigureFact, Headline, Origins, Scope, Status
from briefing.weigh.answers import answer_of, exactness, group_answers, size_of
from briefing.weigh.claims import Statement
from briefing.weigh.labels import apart, common, common_noun, label_of
from briefing.weigh.naming import Name, Place, ids_of
from briefing.weigh.openings import Openings
from briefing.weigh.origins import NO_COPIES, Copies, count_origins
from briefing.weigh.questions import Question
from briefing.weigh.series import Group, is_series, sides_of, with_rival
from briefing.weigh.wording import say_number_word

CURRENCIES = frozenset({"USD", "EUR", "GBP", "JPY", "CNY", "RUB", "UAH", "INR"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the claims of one question come to."""

    status: Status
    headline: Headline
    origins: Origins


@dataclass(frozen=True, slots=True)
class WeighedFact:
    """A fact, and the statements it is made of."""

    fact: FigureFact
    statements: tuple[Statement, ...]


Days = Mapping[Place, str]
"""The day on which each claim of a series was known."""


def judge(
    claims: Sequence[FigureClaim], copies: Copies = NO_COPIES, series: Days | None = None, told: Days | None = None
) -> Judgement:
    """Say whether `claims` agree, which value leads and by which rule, and how many origins there are.

    `series` are the days of the claims, where these put their answers in order; `told` those on which their texts say
    that they were counted.
    """
    if len(claims) == 1:
        return _of_one(claims[0])
    ordered = sorted(claims, key=lambda claim: (*size_of(answer_of(claim)), claim.source, claim.span.start))
    groups = group_answers(ordered, answer_of)
    sources = {claim.source for claim in claims}
    status: Status = "differs" if len(groups) > 1 else "agreed" if len(sources) > 1 else "single"
    return Judgement(
        status, _headline(groups, claims, copies, (series or {}, told or {})), count_origins(claims, copies)
    )


def _of_one(claim: FigureClaim) -> Judgement:
    headline = Headline(value=claim.value, upper=claim.upper, bound=claim.bound, rule=ALONE)
    return Judgement("single", headline, count_origins([claim]))


def _headline(
    groups: Sequence[Sequence[FigureClaim]], claims: Sequence[FigureClaim], copies: Copies, known: tuple[Days, Days]
) -> Headline:
    """Choose the value that is shown first, and say why; `groups` are the claims by the answer that they give.

    `known` are the days that put the answers in order, and those that their texts tell.
    """
    series, told = known
    days = [max(_day_of(claim, told) for claim in group) for group in groups]
    merits = {
        id(group): _merits(group, copies, series, day if all(days) else "")
        for group, day in zip(groups, days, strict=True)
    }
    ranked = sorted(groups, key=lambda group: merits[id(group)], reverse=True)
    best = min((answer_of(claim) for claim in ranked[0]), key=exactness)
    rule = _rule([merits[id(group)] for group in ranked], in_order=bool(series)) + _copies_told(claims, copies)
    return Headline(value=best.value, upper=best.upper, bound=best.bound, rule=rule)


def _day_of(claim: FigureClaim, told: Days) -> str:
    """Give the day by which the text dates `claim`; '' where it does not."""
    return told.get((claim.source, claim.span.start)) or claim.when or ""


def _copies_told(claims: Sequence[FigureClaim], copies: Copies) -> str:
    """Say how many sources print one text: the reason why they count once."""
    printing: dict[str, set[str]] = {}
    for claim in claims:
        for text in copies.texts_of(claim):
            printing.setdefault(text, set()).add(claim.source)
    most = max((len(sources) for sources in printing.values()), default=0)
    return f"; {say_number_word(most)} sources print one text, which counts once" if most > 1 else ""


Merits = tuple[bool, str, int, bool, bool, str, int, Decimal]
MERITS = (
    "given by a named speaker",
    "the latest that a named speaker gives of a number that changes with the day",
    "the most known origins",
    "stated in its own sentence, not carried over",
    "given by a named speaker",
    "the latest that the text dates",
    "given by the most sources",
    "the largest",
)
"""The rule, in the order in which it is applied."""
ALONE = "the only answer given"


def _merits(group: Sequence[FigureClaim], copies: Copies, series: Days, day: str) -> Merits:
    """Give what is compared, in the order of `MERITS`; `day` is the latest, where every answer is dated."""
    known = count_origins(group, copies).known
    return (
        bool(series) and known > 0,
        max(series.get((claim.source, claim.span.start), "") for claim in group),
        known,
        any(claim.says and claim.says.basis == "stated" for claim in group),
        any(claim.origin for claim in group),
        day,
        len({claim.source for claim in group}),
        max((claim.value for claim in group if claim.value is not None), default=Decimal(-1)),
    )


def _rule(ranked: Sequence[Merits], *, in_order: bool) -> str:
    if len(ranked) == 1:
        return ALONE
    deciding = next((index for index, (one, two) in enumerate(zip(*ranked[:2], strict=True)) if one != two), 0)
    if in_order and not ranked[0][0] and deciding == 1:
        return "the latest of a number that changes with the day"
    counted = MERITS.index("the most known origins")
    return MERITS[deciding] if in_order or deciding <= counted else f"{MERITS[deciding]}; the known origins are as many"


def facts_of(
    questions: Sequence[Question], story: Openings, names: Mapping[Place, Name], copies: Copies = NO_COPIES
) -> tuple[WeighedFact, ...]:
    """Make the facts of all questions, with ids and ranks, the most important first."""
    ranked = sorted(questions, key=rank_key)
    ids = ids_of(ranked, names)
    facts = [_fact(question, ids[index], index + 1, story, copies) for index, question in enumerate(ranked)]
    labelled = _told_apart(facts, ranked)
    return tuple(WeighedFact(fact, question.statements) for fact, question in zip(labelled, ranked, strict=True))


def _told_apart(facts: Sequence[FigureFact], questions: Sequence[Question]) -> Iterator[FigureFact]:
    """Add to a label that several facts have what sets each of them apart."""
    labels = Counter(fact.label for fact in facts)
    seen: set[str] = set()
    for fact, question in zip(facts, questions, strict=True):
        several, first = labels[fact.label] > 1, fact.label not in seen
        seen.add(fact.label)
        more = apart(question.statements, first=first) if several else None
        yield fact.model_copy(update={"label": f"{fact.label}, {more}"}) if more else fact


def _fact(question: Question, name: str, rank: int, story: Openings, copies: Copies) -> FigureFact:
    statements = question.statements
    claims = tuple(statement.claim for statement in statements)
    told = {_place_of(item): item.occasion.counted for item in statements if item.occasion.counted}
    judgement = judge(claims, copies, _days_of_series(statements), told)
    when = common(statement.occasion.when for statement in statements)
    far = statements[0].occasion.background
    return FigureFact(
        id=name,
        label=label_of(statements, place=_place(question, story), when=far),
        measure=common(statement.printed for statement in statements),
        counted=common_noun(statements),
        scope=Scope(place=common(statement.place for statement in statements), when=when, per=statements[0].per_words),
        status=judgement.status,
        headline=judgement.headline,
        origins=judgement.origins,
        rank=rank,
        claims=claims,
    )


def _days_of_series(statements: Sequence[Statement]) -> Days:
    """Give the day of each claim of a series of answers; one that disputes it has none."""
    groups: Sequence[Group] = sides_of(statements) if len(statements) > 1 else ()
    if len(groups) < 2:
        return {}
    if not is_series(groups):
        parted = with_rival(groups)
        groups = parted[0] if parted else ()
    return {_place_of(item): item.counted_on or "" for group in groups for item in group}


def _place_of(statement: Statement) -> Place:
    """Give where a claim stands."""
    return statement.source, statement.claim.span.start


def _place(question: Question, story: Openings) -> str | None:
    """Give the place that sets the question apart: none if it is the story's own."""
    return common(statement.place for statement in question.statements if story.own_place(statement))


def rank_key(question: Question) -> tuple[bool, int, int, bool, int, str]:
    """Give the order of importance of `question`; see above."""
    statements = question.statements
    sources = {statement.source for statement in statements}
    first = min(statements, key=lambda statement: (statement.position, statement.source))
    return (
        statements[0].occasion.background is not None,
        -len(sources),
        _sort_of(statements),
        statements[0].measure is None,
        first.position,
        first.source,
    )


def _sort_of(statements: Iterable[Statement]) -> int:
    first, *_ = statements
    if first.claim.unit is None:
        return 0 if first.kind.is_person else 1
    return 2 if first.claim.unit in CURRENCIES else 3
