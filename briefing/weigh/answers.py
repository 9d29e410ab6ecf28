"""Two answers to one question: are they the same, the same but rounded, two bounds, or a contradiction."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple, TypeVar

from briefing.mentions import Bound
from briefing.model import FigureClaim

Item = TypeVar("Item")
Comparison = Literal["equal", "rounding", "bound", "contradiction"]

VAGUE: dict[Bound, tuple[int, int]] = {
    "dozens": (24, 144),
    "hundreds": (200, 1500),
    "thousands": (2000, 100_000),
}
"""What a vague count may stand for, generously: nobody counted."""

ROUNDED_AT_MOST = Decimal("1.25")
"""`More than 200` rounds 249 down; it does not round 1,500 down."""

HAIR = Decimal("0.01")
"""The share by which `more than` may be exceeded, however exact it sounds."""

ABOUT, ABOUT_AT_MOST = Decimal("0.02"), Decimal("0.1")
"""The share that `about` allows at least and at most; between them the number of zeros decides."""


class Answer(NamedTuple):
    """A value as a source bounds it."""

    value: Decimal | None
    upper: Decimal | None
    bound: Bound

    @property
    def low(self) -> Decimal | None:
        """The least it allows; null is no limit."""
        if self.value is None:
            return Decimal(VAGUE[self.bound][0]) if self.bound in VAGUE else None
        if self.bound == "about":
            return self.value - tolerance(self.value)
        return None if self.bound in ("at-most", "less-than") else self.value

    @property
    def high(self) -> Decimal | None:
        """The most it allows; null is no limit."""
        if self.value is None:
            return Decimal(VAGUE[self.bound][1]) if self.bound in VAGUE else None
        if self.bound == "about":
            return self.value + tolerance(self.value)
        if self.bound in ("at-least", "more-than"):
            return None
        return self.value if self.upper is None else self.upper


def answer_of(claim: FigureClaim) -> Answer:
    """Give the answer that `claim` gives."""
    return Answer(claim.value, claim.upper, claim.bound)


def step(value: Decimal) -> Decimal:
    """Give the place value of the last digit that is not zero: 100 for 1,500 and 1 for 249."""
    normal = value.normalize().as_tuple()
    return Decimal(10) ** int(normal.exponent)


def telling_digits(value: Decimal | None) -> int:
    """Count the digits of `value` without the zeros at its end: 3 for 249, 1 for 1,000."""
    return len(value.normalize().as_tuple().digits) if value else 0


def tolerance(value: Decimal) -> Decimal:
    """Give how far a number may lie from one that is said to be about `value`."""
    return max(min(step(value) / 2, abs(value) * ABOUT_AT_MOST), abs(value) * ABOUT)


def compare(one: Answer, two: Answer) -> Comparison:
    """Say how two answers to one question stand to each other."""
    if one.value is None or two.value is None:
        return _compare_vague(one, two)
    if one.value == two.value and (one.upper or one.value) == (two.upper or two.value):
        return "equal"
    if rounds(one, two) or rounds(two, one):
        return "rounding"
    return "bound" if _overlap(one, two) else "contradiction"


def compatible(one: Answer, two: Answer) -> bool:
    """Say whether a reader learns the same from both."""
    return compare(one, two) in ("equal", "rounding")


def group_answers(items: Iterable[Item], answer: Callable[[Item], Answer]) -> list[list[Item]]:
    """Group `items`, given smallest first, by the answer they give; rounder ways to say it are the same answer."""
    groups: list[list[Item]] = []
    # Thousands of claims may give a handful of answers, or each its own: an answer is compared once, and with those
    # alone that it can agree with.
    given: list[dict[Answer, None]] = []
    homes: dict[Answer, int] = {}
    known = _Known()
    for item in items:
        own = answer(item)
        home = homes.get(own)
        if home is None:
            near = known.near(own) if groups else ()
            home = next((at for at in near if all(compatible(own, other) for other in given[at])), len(groups))
            homes[own] = home
            known.add(own, home)
        if home == len(groups):
            groups.append([])
            given.append({})
        groups[home].append(item)
        given[home][own] = None
    return groups


@dataclass(frozen=True, slots=True)
class _Known:
    """Which groups, the smallest first, hold an answer that a further and larger one can agree with."""

    sizes: list[Decimal] = field(default_factory=list)
    """The size of the first answer of each group."""
    by_value: dict[Decimal, list[int]] = field(default_factory=dict)
    rough: list[int] = field(default_factory=list)
    wide: list[int] = field(default_factory=list)
    """Groups that begin with a range or a vague count: far larger numbers lie in it."""

    def add(self, own: Answer, at: int) -> None:
        """Note that the group numbered `at` holds `own`."""
        for value in _values_of(own):
            self.by_value.setdefault(value, []).append(at)
        if (own.bound in ROUGH or own.value is None) and at not in self.rough[-1:]:
            insort(self.rough, at)
        if at == len(self.sizes):
            self.sizes.append(size_of(own)[0])
            if own.value is None or own.upper is not None:
                self.wide.append(at)

    def near(self, own: Answer) -> list[int]:
        """Give the groups that may hold what agrees with `own`, in their order."""
        size = size_of(own)[0]
        first = bisect_left(self.sizes, size - abs(size) * ROUNDED_BY)
        if own.value is None or own.bound in ROUGH:
            near = range(max(first, len(self.sizes) - MOST_NEAR), len(self.sizes))
            return [*(at for at in self.wide[-MOST_NEAR:] if at < near.start), *near]
        rough = self.rough[max(bisect_left(self.rough, first), len(self.rough) - MOST_NEAR) :]
        same = (at for value in _values_of(own) for at in self.by_value.get(value, ()))
        return sorted({*self.wide[-MOST_NEAR:], *rough, *same})


def _values_of(answer: Answer) -> set[Decimal]:
    """Give the value of `answer`, and what is left of it without some of its decimals."""
    if answer.value is None:
        return set()
    decimals = max(0, -int(answer.value.normalize().as_tuple().exponent))
    return {answer.value, *(round(answer.value, kept) for kept in range(min(decimals, MOST_DECIMALS)))}


def size_of(answer: Answer) -> tuple[Decimal, str]:
    """Order answers from the smallest to the largest."""
    low = answer.low if answer.low is not None else answer.high
    return (answer.value if answer.value is not None else low or Decimal(0)), answer.bound


ROUNDED_BY = Decimal("0.25")
"""The share of a number by which a rounder way to say it is smaller at most."""

MOST_NEAR = 100
"""Answers near to a further one that it is compared with: among more of them it is one of many."""

MOST_DECIMALS = 6
"""Decimals of a number up to which one is looked for that has fewer."""

ROUGH: frozenset[Bound] = frozenset({"about", "range", "more-than", "less-than"})
"""The bounds of a number that may be a rounder way to say another one."""


def rounds(rough: Answer, fine: Answer) -> bool:
    """Say whether `rough` is a rounder way to say `fine`: about 250 and 249, more than 200 and 249, 9 to 10 and 10."""
    if rough.bound == "exact" and fine.bound == "exact":
        return _is_cut(rough, fine)
    if rough.bound not in ROUGH or rough.value is None or fine.value is None:
        return False
    if fine.bound not in ("exact", "about", "at-least", "more-than"):
        return False
    if rough.bound == "about":
        return abs(fine.value - rough.value) <= tolerance(rough.value)
    if rough.bound == "range" and rough.upper is not None:
        return rough.value <= fine.value <= rough.upper
    if (
        rough.bound in ("more-than", "less-than")
        and fine.bound == "exact"
        and _is_hair(rough.value, fine.value, rough.bound)
    ):
        return True
    if telling_digits(rough.value) > 2 or fine.bound not in ("exact", "about") or rough.value <= 0:
        return False
    if rough.bound == "more-than":
        return (
            rough.value < fine.value < rough.value + step(rough.value) and fine.value <= rough.value * ROUNDED_AT_MOST
        )
    if rough.bound == "less-than":
        return rough.value - step(rough.value) < fine.value < rough.value <= fine.value * ROUNDED_AT_MOST
    return False


def _is_cut(rough: Answer, fine: Answer) -> bool:
    """Say whether `rough` is `fine` without its last decimals: 81 and 81.3, 6.4 and 6.38."""
    if rough.value is None or fine.value is None or rough.upper is not None or fine.upper is not None:
        return False
    if fine.value == fine.value.to_integral_value() or telling_digits(rough.value) < len("81"):
        return False
    # As printed: 31.0 is exact to a decimal, and not 31.4 without its last.
    decimals, more = (max(0, -int(value.as_tuple().exponent)) for value in (rough.value, fine.value.normalize()))
    return decimals < more and round(fine.value, decimals) == rough.value


def _is_hair(rough: Decimal, fine: Decimal, bound: Bound) -> bool:
    """Say whether `fine` lies on the right side of `rough` by a hair: more than 915 million, and 916 million."""
    sides = {"more-than": fine - rough, "less-than": rough - fine}
    return bound in sides and 0 < sides[bound] <= abs(rough) * HAIR


def _compare_vague(one: Answer, two: Answer) -> Comparison:
    if one.value is None and two.value is None:
        return "equal" if one.bound == two.bound else "bound"
    vague, number = (one, two) if one.value is None else (two, one)
    low, high = VAGUE.get(vague.bound, (0, 0))
    within = number.value is not None and low <= number.value <= high
    return "rounding" if within else "bound"


def _overlap(one: Answer, two: Answer) -> bool:
    """Say whether some number fits both; `more than 5` does not hold 5 itself."""
    for lower, upper in ((one, two), (two, one)):
        if lower.low is None or upper.high is None:
            continue
        strict = lower.bound == "more-than" or upper.bound == "less-than"
        if lower.low > upper.high or (strict and lower.low == upper.high):
            return False
    return True


PRECISE: tuple[Bound, ...] = ("exact", "at-least", "more-than", "range", "about", "at-most", "less-than")
"""Of answers that are one, that whose bound stands first here is shown."""


def exactness(answer: Answer) -> tuple[int, bool, Decimal, Decimal]:
    """Order answers: the more exact first, then by number."""
    order = PRECISE.index(answer.bound) if answer.bound in PRECISE else len(PRECISE)
    return order, answer.value is None, answer.value or Decimal(0), answer.upper or Decimal(0)
