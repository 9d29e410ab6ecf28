"""Readings to a fact sheet: calls the parts of this room in order, and puts everything in an order of its own."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import FactSheet, Reading, Source, TimelineFact
from briefing.weigh.cites import find_cites
from briefing.weigh.coverage import spans_used, weigh_coverage
from briefing.weigh.dates import date_differences
from briefing.weigh.entities import weigh_names
from briefing.weigh.figures import weigh_figures
from briefing.weigh.quotations import weigh_quotations
from briefing.weigh.story import story_day, weigh_story
from briefing.weigh.timeline import weigh_times


def weigh(readings: Sequence[Reading], *, title: str | None = None) -> FactSheet:
    """Weigh everything found in `readings`; their order makes no difference."""
    ordered = sorted(readings, key=lambda reading: reading.document.source.id)
    day, _ = story_day(ordered)
    figures = weigh_figures(ordered)
    timeline = weigh_times(ordered, day=day, copies=figures.copies)
    quotations = weigh_quotations(ordered)
    names, spellings = weigh_names(ordered)
    dates = date_differences(timeline)
    facts = _with_differences(timeline.facts, {fact_id for difference in dates for fact_id in difference.facts})
    differences = (*figures.differences, *dates, *spellings)
    used = spans_used(figures.facts, facts, quotations, differences, figures.relations)
    return FactSheet(
        story=weigh_story(ordered, facts, title=title),
        sources=tuple(map(_source, ordered)),
        figures=tuple(figures.facts),
        timeline=facts,
        quotations=quotations,
        names=names,
        differences=differences,
        relations=tuple(figures.relations),
        coverage=weigh_coverage(ordered, used, figures.unused, timeline.unused),
    )


def _source(reading: Reading) -> Source:
    return reading.document.source.model_copy(update={"cites": find_cites(reading)})


def _with_differences(facts: Sequence[TimelineFact], differing: set[str]) -> tuple[TimelineFact, ...]:
    return tuple(fact.model_copy(update={"status": "differs"}) if fact.id in differing else fact for fact in facts)
