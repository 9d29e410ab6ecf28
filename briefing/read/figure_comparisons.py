"""Whether a number tells of what the one before it does: in another unit, as its share, or for comparison."""

from __future__ import annotations

from briefing.read.figure_clauses import Reading
from briefing.read.figure_dates import is_month
from briefing.read.figure_heads import noun_before
from briefing.read.figure_levels import CHANGES
from briefing.read.figure_nouns import DETERMINERS, Noun
from briefing.read.figure_quantities import Quantity
from briefing.read.figure_tokens import Tokens

FARTHEST_SEQUEL = 12
"""How many words may stand between a number and one that goes on with its noun: "nine were found in May, five in"."""
TURNS = {"up": "rose", "down": "fell"}
AGAINST = frozenset(("against", "versus", "vs"))
GAPPING = frozenset((",", "and", "with"))
COMPARED = frozenset(("compared", "comparing", "opposed"))


def is_compared_with(tokens: Tokens, last: Reading, reading: Reading) -> bool:
    """Say whether the number is what the last one has come from: "12,000 homes were dark, down from 31,000"."""
    at = reading.quantity.opens
    while tokens.word(at - 1) in DETERMINERS:
        at -= 1
    between = tokens.low[last.closes : at]
    told = between[-2:-1] + between[-1:] if between else []
    turned = bool(told) and told[-1] == "from" and told[0] in TURNS
    against = bool(told) and (told[-1] in AGAINST or (told[0] in COMPARED and told[-1] in ("with", "to")))
    against = against and len(between) <= FARTHEST_SEQUEL and reading.noun is None
    return (turned or against) and reading.quantity.kind == last.quantity.kind and ";" not in between


def converts(tokens: Tokens, last: Reading, reading: Reading) -> bool:
    """Say whether the number gives the last one in another unit: "40 litres (nine gallons)"."""
    quantity = reading.quantity
    if quantity.kind != last.quantity.kind or quantity.kind not in ("measure", "money") or reading.noun:
        return False
    near = quantity.opens - 1 - last.closes <= 1 and tokens.word(quantity.opens - 1) in ("(", "/")
    return near and quantity.unit != last.quantity.unit


def is_its_share(tokens: Tokens, last: Reading, reading: Reading) -> bool:
    """Say whether the number gives the last one as a share of the whole: "488 samples (39 per cent)", "40, or 9%,"."""
    level = last.before is not None and (last.before.kind == "level" or last.measure in CHANGES)
    if reading.quantity.unit != "%" or reading.noun is not None or (last.quantity.kind and not level):
        return False
    between = tokens.low[last.closes : reading.quantity.opens]
    apart = not last.quantity.kind and between[-2:] == [",", "or"] and len(between) <= FARTHEST_SEQUEL
    return (apart or between in (["("], [",", "or"], ["or"])) and tokens.word(reading.quantity.closes) in (
        ")",
        ",",
        ".",
        "",
    )


def is_near(tokens: Tokens, last: Reading, quantity: Quantity) -> bool:
    """Say whether the number stands in the clause of the one before it: "7 million went hungry in May, up 60%"."""
    between = tokens.low[last.closes : quantity.opens]
    return len(between) <= FARTHEST_SEQUEL and between.count(",") == 1 and ";" not in between


def gapped_subject(tokens: Tokens, last: Reading, reading: Reading) -> Noun | None:
    """Give the subject of a clause that leaves out its verb.

    "Rents rose 3 percent and wages 2 percent", "with tea 9% dearer".
    """
    quantity, told = reading.quantity, last.before
    if quantity.kind not in ("share", "money") or quantity.kind != last.quantity.kind or reading.noun or last.noun:
        return None
    between = tokens.low[last.closes : quantity.opens]
    if told is None or told.subject is None or len(between) > FARTHEST_SEQUEL or ";" in between:
        return None
    joint = next((at for at in range(quantity.opens - 1, last.closes - 1, -1) if tokens.low[at] in GAPPING), None)
    if joint is None or joint + 1 == quantity.opens or is_month(tokens, quantity.opens - 1):
        return None
    subject = noun_before(tokens, quantity.opens)
    begins = joint + 1 + (tokens.low[joint + 1] in DETERMINERS)
    if subject is None or subject.first != begins or tokens.low[subject.after - 1].endswith("ing"):
        return None
    return subject
