"""Marked texts (see `tests/marked.py`) to a line for each dated event, each unused time, each difference of dates."""

from marked import read_marked

from briefing.weigh.dates import date_differences
from briefing.weigh.timeline import weigh_times


def render(given):
    timeline = weigh_times([_reading(name, text) for name, text in given.items()], day="2024-03-05")
    facts = [line for fact in timeline.facts for line in (_fact(fact), *map(_claim, fact.claims))]
    unused = [f"unused: {item.quote}: {item.reason}" for items in timeline.unused.values() for item in items]
    differences = [f"differ: {difference.explanation}" for difference in date_differences(timeline)]
    return [*facts, *unused, *differences]


def _reading(name, text):
    if isinstance(text, str):
        return read_marked(name, text)
    return read_marked(name, text["text"], published=text.get("published"), reference=text.get("reference"))


def _fact(fact):
    days = f"{fact.start}/{fact.end}" if fact.end else fact.start
    return f"{fact.rank}. {fact.id}: {days} {fact.precision}, {fact.status}: {fact.label}"


def _claim(claim):
    voice = f", {claim.says.name} says" if claim.says else ""
    return f"   {claim.source}: {claim.expression!r} {claim.basis}{voice}"
