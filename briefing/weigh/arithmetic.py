"""Facts to the arithmetic that joins them: sums, doubles, parts, shares and roundings, each checked.

A relation is looked for only where one passage tells both numbers, or one question holds them; trying all numbers
against all others would find sums that nobody states.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefing.weigh.answers import ROUGH, ROUNDED_BY, answer_of, rounds, step, tolerance
from briefing.weigh.claims import Statement
from briefing.weigh.facts import WeighedFact
from briefing.weigh.kinds import kin_kinds, kin_measures

NEAR = 1
"""Paragraphs between two numbers of one passage."""
# ", a total of | 18"  |  ", 18 | in all"
TOTAL_BEFORE = re.compile(r"\b(?:a\s+total\s+of|in\s+all|altogether|together|bringing\s+the\s+total\s+to)\s*\Z")
TOTAL_AFTER = re.compile(r"\s+(?:\w+\s+)?(?:in\s+all|in\s+total|altogether)\b")
TOTAL_AT_MOST = 50
"""Characters between the last of the parts and their total."""
# 17 people |: | 12 soldiers  |  17 people |, | 12 men  |  17 workers were killed | – | 12 men
TOTAL_OPENS = re.compile(r"\s+(?:[a-z][\w’'-]*\s+){0,3}[a-z][\w’'-]*(?::|,|\s[–—-])\s+")
# six civilians | .  |  six civilians | , the ministry said
LIST_ENDS = re.compile(r"\s*(?:[.;)–—]|\Z|,\s(?!and\b|but\b)[^,.;]{0,60}\b(?:said|says|reported|were|was)\b)")
# 120 of its 400 workers| , or | 35 percent  |  120 of the 400| (| 35 percent
IN_PERCENT = re.compile(
    r"(?:\s+[a-z][\w’'-]*){0,3}(?:,\s+or|,\s+that\s+is,?|\s+\()(?:\s*(?:about|around|some|roughly|nearly|almost))?\s*"
)
# 35 percent | of women: a share of another whole
OF_ANOTHER = re.compile(r"\s+of\s+(?!the\s+(?:total|whole)\b|all\b|them\b|its\b)")
POINT = Decimal(1)
"""Percentage points by which a share that a text gives may be off: who writes it rounds as they like."""

LIST_WORDS, TELLING = 8, 3
"""Words between two members of a list at most; members from which on a sum is hardly chance, as is one of parts."""

OF_AT_MOST = 16
"""Characters between a part and the whole that it is `of`."""

REACH = 6
"""Sentences with figures, before and behind one, that its passage has at most."""

MOST_ROUNDED = 100
"""Exact numbers that one rounder number is held against at most."""

MOST_IN_A_SENTENCE = 8
"""Figures of a sentence up to which it is searched: a table in prose is no passage."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement and the fact it belongs to."""

    fact: str
    statement: Statement

    @property
    def value(self) -> Decimal:
        """The number, zero where it is vague."""
        return self.statement.claim.value or Decimal(0)


@dataclass(frozen=True, slots=True)
class Found:
    """A relation as found in one source, before equal ones are joined."""

    kind: str
    terms: tuple[Placed, ...]
    total: Placed
    holds: bool


def find_arithmetic(facts: Sequence[WeighedFact], bodies: Mapping[str, str]) -> Iterator[Found]:
    """Find what joins the numbers of one passage or of one question, whether it comes out or not."""
    for passage in passages(facts):
        sentences = _sentences(passage)
        for index, sentence in enumerate(sentences):
            if len(sentence) > MOST_IN_A_SENTENCE or not (len(sentence) > 1 or _points_beyond(sentence[0])):
                continue
            around = sentences[max(0, index - REACH) : index + REACH + 1]
            near = [placed for other in around for placed in other if _is_near(placed, sentence[0])]
            yield from _sums(sentence, near, bodies)
            yield from _shares(sentence, bodies)
            yield from _doubles(sentence, near, bodies)
            yield from _parts(sentence, near)
    for weighed in facts:
        if len(weighed.statements) > 1:
            yield from _roundings(weighed)


def _points_beyond(placed: Placed) -> bool:
    """Say whether a number that stands alone in its sentence may be joined to one of another."""
    return placed.statement.per == "side" or placed.statement.part


def passages(facts: Iterable[WeighedFact]) -> list[list[Placed]]:
    """Give the statements of each source in the order of its text."""
    by_source: dict[str, list[Placed]] = {}
    for weighed in facts:
        for statement in weighed.statements:
            by_source.setdefault(statement.source, []).append(Placed(weighed.fact.id, statement))
    ordered = (by_source[source] for source in sorted(by_source))
    return [sorted(placed, key=lambda item: item.statement.claim.span) for placed in ordered]


def _sentences(passage: Sequence[Placed]) -> list[list[Placed]]:
    sentences: dict[int, list[Placed]] = {}
    for placed in passage:
        sentences.setdefault(placed.statement.sentence, []).append(placed)
    return list(sentences.values())


def _is_near(one: Placed, two: Placed) -> bool:
    return abs(one.statement.paragraph - two.statement.paragraph) <= NEAR


def _kin(one: Placed, two: Placed, *, loosely: bool = False) -> bool:
    """Say whether two numbers can be added: one unit, one measure, one kind of thing."""
    first, second = one.statement, two.statement
    same_kind = kin_kinds(first.kind, second.kind) or (first.kind.is_person and second.kind.is_person)
    measured = kin_measures(first.measure, second.measure) or (loosely and not (first.measure and second.measure))
    same_event = first.occasion.background == second.occasion.background
    return first.claim.unit == second.claim.unit and same_kind and measured and same_event


def _sums(sentence: Sequence[Placed], near: Sequence[Placed], bodies: Mapping[str, str]) -> Iterator[Found]:
    """Find `270 soldiers and 120 civilians` that make the 390 of the same passage, or a total of their own sentence."""
    for run in _runs(sentence, bodies):
        summed = sum((placed.value for placed in run), Decimal(0))
        parts = all(placed.statement.part for placed in run)
        loosely = parts or len(run) >= TELLING
        totals = [placed for placed in near if placed not in run and _kin(run[0], placed, loosely=loosely)]
        if run[0].statement.claim.unit == "%":
            continue
        if equal := next((placed for placed in totals if placed.value == summed), None):
            yield Found("sum", tuple(run), equal, holds=True)
        elif not parts and (stated := _stated_total(run, near, bodies)):
            yield Found("sum", tuple(run), stated, holds=stated.value == summed)


def _stated_total(run: Sequence[Placed], near: Sequence[Placed], bodies: Mapping[str, str]) -> Placed | None:
    """Give the number that the words around `run` call its total, before it or behind it."""
    for placed in near:
        if placed in run or not _kin(run[0], placed, loosely=True):
            continue
        alike = _kin(run[0], placed, loosely=len(run) >= TELLING)
        if (alike and _is_total(placed, run, bodies)) or _opens_list(placed, run, bodies):
            return placed
    return None


def _opens_list(placed: Placed, run: Sequence[Placed], bodies: Mapping[str, str]) -> bool:
    """Say whether `placed` is told to be made of `run`, and of nothing more: `17 people: 12 men and 5 women`."""
    whole, first, last = placed.statement, run[0].statement, run[-1].statement
    claims = [item.statement.claim for item in (placed, *run)]
    if whole.sentence != first.sentence or any(claim.bound != "exact" for claim in claims):
        return False
    if not whole.kind.is_generic or any(item.statement.kind.is_generic for item in run):
        return False
    body = bodies[whole.source]
    if not TOTAL_OPENS.fullmatch(body, whole.claim.span.end, max(whole.claim.span.end, first.claim.span.start)):
        return False
    return LIST_ENDS.match(body, last.claim.phrase_span.end) is not None


def _is_total(placed: Placed, run: Sequence[Placed], bodies: Mapping[str, str]) -> bool:
    """Say whether the words call `placed` the total of the run right before it: `12 men and 5 women, 18 in all`."""
    claim, last = placed.statement.claim, run[-1].statement.claim
    body = bodies[claim.source]
    between, after = body[last.span.end : claim.span.start], body[claim.span.end : claim.span.end + 30]
    close = 0 < claim.span.start - last.span.end <= TOTAL_AT_MOST and claim.bound == "exact"
    return close and (TOTAL_BEFORE.search(between) is not None or TOTAL_AFTER.match(after) is not None)


def _runs(sentence: Sequence[Placed], bodies: Mapping[str, str]) -> Iterator[list[Placed]]:
    """Yield the figures that follow each other with no more than nouns, commas and `and` between."""
    run: list[Placed] = []
    for placed in sentence:
        exact = placed.statement.claim.bound in ("exact", "about") and placed.value > 0
        alike = bool(run) and placed.statement.part == run[-1].statement.part
        listed = alike and exact and _kin(run[-1], placed) and _is_list(run[-1], placed, bodies)
        if listed and not _is_total(placed, run, bodies):
            run.append(placed)
            continue
        if len(run) > 1:
            yield run
        run = [placed] if exact else []
    if len(run) > 1:
        yield run


def _is_list(one: Placed, two: Placed, bodies: Mapping[str, str]) -> bool:
    between = bodies[one.statement.source][one.statement.claim.span.end : two.statement.claim.span.start]
    return (
        len(between.split()) <= LIST_WORDS
        and (" and " in between or "," in between)
        and not any(mark in between for mark in ".;:(—")
    )


def _doubles(sentence: Sequence[Placed], near: Sequence[Placed], bodies: Mapping[str, str]) -> Iterator[Found]:
    """Find `1,000 from each side` that make the 2,000 of the same passage, or a total of their own sentence."""
    for half in sentence:
        if half.statement.per != "side" or not half.value:
            continue
        wholes = [item for item in near if item.statement.per is None and _kin(half, item, loosely=True)]
        doubled = [total for total in wholes if total.value == 2 * half.value]
        yield from (Found("double", (half,), total, holds=True) for total in doubled)
        if not doubled and half.statement.claim.bound == "exact":
            stated = [total for total in wholes if _is_total(total, [half], bodies)]
            yield from (Found("double", (half,), total, holds=False) for total in stated)


def _parts(sentence: Sequence[Placed], near: Sequence[Placed]) -> Iterator[Found]:
    """Find the whole of `six of the missiles`: the last number before it of the same things."""
    for part in sentence:
        if not part.statement.part or not part.value or part.statement.claim.unit or part.statement.kind.head is None:
            continue
        kind = part.statement.kind
        named = [placed for placed in near if placed.value and not placed.statement.part and placed.statement.kind.head]
        same = [placed for placed in named if kin_kinds(placed.statement.kind, kind)]
        after = [placed for placed in same if _is_of(part, placed) and placed in sentence]
        before = [placed for placed in same if placed.statement.claim.span < part.statement.claim.span]
        whole = next(iter(after or before[::-1]), None)
        if whole is None:
            continue
        answer = answer_of(whole.statement.claim)
        holds = part.value <= (whole.value if answer.high is None else answer.high)
        if holds or (after and answer.high is not None):
            yield Found("part", (part,), whole, holds=holds)


def _is_of(part: Placed, whole: Placed) -> bool:
    """Say whether `whole` follows so closely that it is named as the whole: `26 of 32 missiles`."""
    return 0 < whole.statement.claim.span.start - part.statement.claim.span.end <= OF_AT_MOST


def _shares(sentence: Sequence[Placed], bodies: Mapping[str, str]) -> Iterator[Found]:
    """Find `120 of the 400 (30 percent)`: a part, its whole and the share."""
    for one, two, share in zip(sentence, sentence[1:], sentence[2:], strict=False):
        units = [placed.statement.claim.unit for placed in (one, two, share)]
        if units != [None, None, "%"] or not (one.value and two.value) or not _kin(one, two, loosely=True):
            continue
        part, whole = sorted((one, two), key=lambda placed: placed.value)
        off = abs(part.value / whole.value * 100 - share.value)
        rounded = max(step(share.value) / 2, tolerance(share.value))
        if off <= rounded:
            yield Found("share", (part, share), whole, holds=True)
        elif off > rounded + POINT and _is_of(one, two) and part is one and _in_percent(two, share, bodies):
            yield Found("share", (part, share), whole, holds=False)


def _in_percent(whole: Placed, share: Placed, bodies: Mapping[str, str]) -> bool:
    """Say whether `share` is put beside a part and its whole as the same: `120 of the 400, or 35 percent`."""
    claim, body = share.statement.claim, bodies[share.statement.source]
    exact = whole.statement.claim.bound == "exact" and claim.bound in ("exact", "about")
    beside = IN_PERCENT.fullmatch(body, whole.statement.claim.span.end, claim.span.start)
    return exact and beside is not None and OF_ANOTHER.match(body, claim.span.end) is None


def _roundings(weighed: WeighedFact) -> Iterator[Found]:
    """Find the rounder way to say a number: about 250 for 249."""
    placed = [
        Placed(weighed.fact.id, statement) for statement in weighed.statements if statement.claim.value is not None
    ]
    by_answer = {answer_of(item.statement.claim): item for item in reversed(placed)}
    ordered = sorted(by_answer.items(), key=lambda pair: pair[1].value)
    exact = [(fine, two) for fine, two in ordered if fine.bound == "exact"]
    for rough, one in ordered:
        if rough.bound in ROUGH:
            least = one.value - abs(one.value) * ROUNDED_BY
            first = bisect_left(exact, least, key=lambda pair: pair[1].value)
            most = rough.upper or one.value + abs(one.value) * ROUNDED_BY
            after = bisect_right(exact, most, key=lambda pair: pair[1].value)
            for fine, two in exact[first : min(after, first + MOST_ROUNDED)]:
                if rough.value != fine.value and rounds(rough, fine):
                    yield Found("rounding", (one,), two, holds=True)
