"""Numbers, bounds and speakers as plain sentences say them; nothing here says more than the claims do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from briefing.model import FigureClaim
from briefing.weigh.answers import Answer
from briefing.weigh.words import lexicon

BOUNDS = {
    "exact": "{}",
    "at-least": "at least {}",
    "at-most": "at most {}",
    "more-than": "more than {}",
    "less-than": "less than {}",
    "about": "about {}",
    "range": "{}",
}
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "December",
)
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

# officials, exit polls, witnesses; not press, status
SEVERAL = re.compile(r"[^siu]s\Z|ies\Z")


def say_answer(answer: Answer) -> str:
    """Say an answer as its source bounds it: `at least 8`, `9 to 10`, `dozens`."""
    if answer.value is None:
        return answer.bound
    number = say_number(answer.value)
    if answer.upper is not None and answer.upper != answer.value:
        number = f"{number} to {say_number(answer.upper)}"
    return BOUNDS.get(answer.bound, "{}").format(number)


def say_number(value: Decimal) -> str:
    """Say a number with its thousands parted: `1,000`, `6.1`."""
    whole = value.to_integral_value()
    return f"{int(value):,}" if value == whole else f"{value.normalize():,f}"


def say_time(iso: str) -> str:
    """Say a day, a month, a year or an interval as a reader does: `2 July 2013`, `October 2012`, `2004`."""
    first, slash, last = iso.partition("/")
    return f"{_say_moment(first)} to {_say_moment(last)}" if slash else _say_moment(first)


def _say_moment(iso: str) -> str:
    parts = iso.split("T")[0].split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3 or not (len(parts) < 2 or 1 <= int(parts[1]) <= 12):
        return iso
    year, month, day = (*parts, "", "")[:3]
    named = f"{MONTHS[int(month) - 1]} {year}" if month else year
    return f"{int(day)} {named}" if day else named


def say_number_word(count: int) -> str:
    """Say a small count as a word."""
    return SMALL[count] if count < len(SMALL) else str(count)


def joined(parts: Sequence[str], *, last: str = "and") -> str:
    """Join parts as a sentence does: `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])}{',' if last == 'then' else ''} {last} {parts[-1]}"


def say_who(name: str) -> str:
    """Say a speaker as a sentence does: `the mayor`, `a witness`, `police`, `Rosa Ortega`."""
    first, *more = name.split()
    # officials in Tessaly: whether several are meant the officials tell
    last = [first, *takewhile(lambda part: part not in lexicon("words")["empty"], more)][-1]
    office = first.islower() and (name.islower() or len(first) > len("von"))
    if not office or SEVERAL.search(last) or last in lexicon("scope")["plurals"]:
        return name
    if last in lexicon("scope")["unnamed"]:
        return f"{'an' if first[0] in 'aeiou' else 'a'} {name}"
    return f"the {name}"


def who_gives(claims: Sequence[FigureClaim]) -> str:
    """Say who gives `claims`: the speakers, how they are known, and how many sources name no one."""
    stated = sorted({say_who(claim.says.name) for claim in claims if claim.says and claim.says.basis == "stated"})
    carried = sorted(
        {say_who(claim.says.name) for claim in claims if claim.says and claim.says.basis == "carried"} - set(stated)
    )
    silent = len(
        {claim.source for claim in claims if claim.says is None} - {claim.source for claim in claims if claim.says}
    )
    parts = [*stated, *(f"in a passage citing {name}" for name in carried)]
    if silent:
        parts.append(
            "a source that names no one" if silent == 1 else f"{say_number_word(silent)} sources that name no one"
        )
    return "; and ".join(["; ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
