"""Curations of the story of Ostrow to what becomes of its facts, or to the problems that an editor is told."""

from ostrow import make_desk

from briefing.edit.values import say_value
from briefing.errors import CurationError


def render(given):
    return [line for name, text in given.items() for line in (f"# {name}", *_outcome(text))]


def _outcome(text):
    try:
        sheet, warnings = make_desk().curate_with_notes(text)
    except CurationError as error:
        return [line for problem in error.problems for line in str(problem).splitlines()]
    told = [f"warning {line}" for warning in warnings for line in str(warning).splitlines()]
    return [*told, *_changes(make_desk().sheet, sheet)]


def _changes(old, new):
    before, after = list(_lines(old)), list(_lines(new))
    return [f"- {line}" for line in before if line not in after] + [f"+ {line}" for line in after if line not in before]


def _lines(sheet):
    yield f"story: {sheet.story.title}"
    for fact in sheet.figures:
        shown = fact.headline
        said = say_value(shown.value, shown.upper, shown.bound)
        claims = ", ".join(f"{claim.source} {claim.quote}" for claim in fact.claims)
        reviewed = ", reviewed" if fact.reviewed else ""
        line = f"figure {fact.rank} {fact.id}: {fact.label}: {said} ({fact.status}: {claims}){reviewed} {_scope(fact)}"
        yield line.strip()
    for fact in sheet.timeline:
        claims = ", ".join(f"{claim.source} {claim.quote}" for claim in fact.claims)
        reviewed = ", reviewed" if fact.reviewed else ""
        yield f"time {fact.rank} {fact.id}: {fact.label}: {fact.start} ({fact.status}: {claims}){reviewed}"
    for fact in sheet.quotations:
        yield f"quotation {fact.id}: {fact.speaker.name}: {fact.text}"
    for entity in (*sheet.names.people, *sheet.names.places):
        place = f" {entity.latitude} {entity.longitude}" if getattr(entity, "latitude", None) is not None else ""
        yield f"name {entity.name}: {', '.join(entity.variants)}{place}"
    for each in sheet.differences:
        sides = " / ".join(side.says for side in each.sides)
        yield f"difference {each.id} ({each.kind}): {each.about}: {sides} {list(each.facts)}"
    for each in sheet.coverage:
        for unused in each.figures_unused:
            yield f"unused {each.source} {unused.quote}: {unused.reason}"
    for note in sheet.editorial.decisions:
        yield f"note {note.fact}: {note.what}: {note.reason}"
    for source, note in sheet.editorial.source_notes.items():
        yield f"source {source}: {note}"
    if sheet.editorial.summary:
        yield f"summary: {sheet.editorial.summary}"
    if sheet.editorial.publication.publisher:
        yield f"publisher: {sheet.editorial.publication.publisher}"


def _scope(fact):
    return " ".join(f"[{name}: {value}]" for name, value in fact.scope if value)
