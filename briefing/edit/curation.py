"""The fact sheet as the sources give it and an editor's decisions to the fact sheet as it is published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path
from typing import Any, TypeVar

from briefing import strict_yaml
from briefing.edit.added_words import add_difference, add_quotation
from briefing.edit.additions import add_figure, add_time
from briefing.edit.consequences import counted_again, differing_again, relabelled, renamed_in
from briefing.edit.decisions import Curation, Reasoned
from briefing.edit.desk import Desk, Finders, Judge
from briefing.edit.facts import Board, Methods, carry_out
from briefing.edit.grounding import Grounds, ungrounded
from briefing.edit.names import groups_of, join_names, place_names
from briefing.edit.renames import followed, renames, taken_over
from briefing.edit.rewording import rejudge_figure, rejudge_time, reword_figure, reword_time
from briefing.edit.withholding import withheld, withhold
from briefing.errors import CurationError, Problem
from briefing.model import Difference, Document, FactSheet, FigureFact, QuotationFact, TimelineFact
from briefing.strict_yaml import Placed, nearest
from briefing.texts import read_text, shown_path

__all__ = [
    "Curation",
    "Finders",
    "curate",
    "curate_with_notes",
    "curation_schema",
    "know_sources",
    "read_curation",
]

LARGEST_CURATION = 1_000_000
"""Bytes of `content/curation.yml`."""

SCHEMA = "../site/data/curation.schema.json"
"""Where an editor's tools find the JSON Schema, from the curation's own folder."""

Ranked = TypeVar("Ranked", FigureFact, TimelineFact)
Ordered = TypeVar("Ordered", QuotationFact, Difference)


def read_curation(path: Path, *, project: Path, zone: tzinfo | None = None) -> Placed[Curation]:
    """Read the editor's decisions; an absent file holds none. Raise `CurationError` with all that is wrong in it.

    A time of day in it counts as a day in `zone`, else as it is printed.
    """
    shown = shown_path(path, project)
    try:
        text, problems = read_text(path, project=project, largest=LARGEST_CURATION)
    except FileNotFoundError:
        return strict_yaml.unplaced(Curation(), shown)
    if problems:
        raise CurationError(*problems)
    return strict_yaml.parse(text, Curation, path=shown, error=CurationError, context=zone)


def curation_schema() -> dict[str, Any]:
    """Give the JSON Schema of the curation, made from the records."""
    schema = Curation.model_json_schema(mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Decisions of a briefing's editor",
        **{key: value for key, value in schema.items() if key != "title"},
    }


def know_sources(documents: tuple[Document, ...], curation: Placed[Curation]) -> tuple[Document, ...]:
    """Lay what the editor knows about sources over what they state; raise `CurationError` for unknown sources."""
    decisions = curation.record.sources
    if problems := _unknown_sources({document.source.id for document in documents}, curation):
        raise CurationError(*problems)
    fields = ("title", "publisher", "author", "url", "published", "retrieved", "licence", "rights")
    documents_known = []
    for document in documents:
        decision = decisions.get(document.source.id)
        given = {name: value for name in fields if decision and (value := getattr(decision, name)) is not None}
        if "published" in given:
            given["published_basis"] = "editor"
        documents_known.append(replace(document, source=document.source.model_copy(update=given)))
    return tuple(documents_known)


def _unknown_sources(known: set[str], curation: Placed[Curation]) -> list[Problem]:
    return [
        curation.problem_at("sources", source, message=f"no source {source!r}", hint=nearest(source, known))
        for source in curation.record.sources
        if source not in known
    ]


def curate(
    sheet: FactSheet,
    curation: Placed[Curation],
    bodies: Mapping[str, str],
    *,
    find: Finders,
    judge: Judge,
    before: FactSheet | None = None,
    renamed: Mapping[str, str] | None = None,
) -> FactSheet:
    """Lay the decisions over `sheet`; raise `CurationError` with every decision that does not fit it.

    `before` is the fact sheet that the decisions were made for: it tells what became of a fact that is gone. `renamed`
    are older ids of facts, with the later ones.
    """
    return curate_with_notes(sheet, curation, bodies, find=find, judge=judge, before=before, renamed=renamed)[0]


def curate_with_notes(
    sheet: FactSheet,
    curation: Placed[Curation],
    bodies: Mapping[str, str],
    *,
    find: Finders,
    judge: Judge,
    before: FactSheet | None = None,
    renamed: Mapping[str, str] | None = None,
) -> tuple[FactSheet, tuple[Problem, ...]]:
    """Do as `curate` does, and give also what the editor should know: decisions that follow words that moved."""
    record = curation.record
    desk = Desk(
        curation,
        {source.id: source for source in sheet.sources},
        bodies,
        find,
        judge,
        names=groups_of(sheet.names, record),
        before=before,
        renamed=followed(renamed or {}, renames(before, sheet) if before else {}),
        taken_over=taken_over(before, sheet) if before else {},
        problems=_unknown_sources({source.id for source in sheet.sources}, curation),
        notes=list(sheet.editorial.decisions),
        carried_out=frozenset(note.fact for note in sheet.editorial.decisions),
    )
    curated = place_names(join_names(sheet, desk), desk)
    curated, pinned = _decide(curated, desk)
    curated = _in_order(curated, pinned, desk)
    curated = _in_words(curated, desk)
    curated = withhold(curated, withheld(record.withhold, desk.names), desk)
    if desk.problems:
        raise CurationError(*sorted(set(desk.problems)))
    return curated, tuple(sorted(set(desk.warnings)))


def _decide(sheet: FactSheet, desk: Desk) -> tuple[FactSheet, list[str]]:
    """Add, split, merge, reword and hide facts, then let the rest of the sheet follow; give the pinned ones too."""
    record = desk.curation.record
    figures: Board[FigureFact] = Board("figures", {fact.id: fact for fact in sheet.figures})
    timeline: Board[TimelineFact] = Board("timeline", {fact.id: fact for fact in sheet.timeline})
    quotations = {fact.id: fact for fact in sheet.quotations}
    for number, figure in enumerate(record.add.figures):
        add_figure(figures, figure, ("add", "figures", number), desk)
    for number, time in enumerate(record.add.timeline):
        add_time(timeline, time, ("add", "timeline", number), desk)
    for number, quotation in enumerate(record.add.quotations):
        add_quotation(quotations, quotation, ("add", "quotations", number), desk)
    figure_methods: Methods[FigureFact] = Methods(
        rejudge=lambda fact, claims: rejudge_figure(fact, claims, desk),
        reword=lambda fact, decision, key: reword_figure(fact, decision, key, desk),
    )
    time_methods: Methods[TimelineFact] = Methods(
        rejudge=lambda fact, claims: rejudge_time(fact, claims, desk),
        reword=lambda fact, decision, key: reword_time(fact, decision, key, desk),
    )
    carry_out(figures, record.figures, figure_methods, desk)
    carry_out(timeline, record.timeline, time_methods, desk)
    decided = sheet.model_copy(
        update={
            "figures": tuple(figures.facts.values()),
            "timeline": tuple(timeline.facts.values()),
            "quotations": tuple(quotations.values()),
        }
    )
    decided = relabelled(renamed_in(decided, {**figures.gone, **timeline.gone}), sheet)
    decided = differing_again(decided, frozenset(figures.touched))
    differences = {difference.id: difference for difference in decided.differences}
    known = frozenset({*figures.facts, *timeline.facts, *quotations})
    for number, difference in enumerate(record.add.differences):
        add_difference(differences, difference, ("add", "differences", number), desk, known=known)
    decided = decided.model_copy(update={"differences": tuple(differences.values())})
    return counted_again(decided, sheet, desk), [*figures.pinned, *timeline.pinned]


# --- order and review ------------------------------------------------------------------------------------------


def _in_order(sheet: FactSheet, pinned: list[str], desk: Desk) -> FactSheet:
    """Rank the facts: pinned ones first, then as the editor's order says, then as before; mark the reviewed ones."""
    facts: tuple[FigureFact | TimelineFact | QuotationFact | Difference, ...] = (
        *sheet.figures, *sheet.timeline, *sheet.quotations, *sheet.differences,
    )  # fmt: skip
    known = {fact.id for fact in facts}
    named = {key: tuple(_ids_now(key, known, desk)) for key in ("order", "reviewed")}
    places = {fact_id: number for number, fact_id in enumerate(dict.fromkeys((*pinned, *named["order"])))}
    reviewed = frozenset(named["reviewed"])
    return sheet.model_copy(
        update={
            "figures": tuple(sorted(_ranked(sheet.figures, places, reviewed), key=lambda fact: fact.rank)),
            "timeline": tuple(_ranked(sheet.timeline, places, reviewed)),
            "quotations": _sorted(sheet.quotations, places),
            "differences": _sorted(sheet.differences, places),
        }
    )


def _ids_now(key: str, known: set[str], desk: Desk) -> Iterator[str]:
    """Yield the ids that a list of the curation names, as they are now; complain about those of no fact."""
    for number, fact_id in enumerate(getattr(desk.curation.record, key)):
        new = fact_id if fact_id in known else desk.now_called(fact_id, known, key, number)
        if new is None:
            gone = next((note for note in desk.notes if note.fact == fact_id), None)
            hint = f"it was {gone.what}" if gone else nearest(fact_id, known)
            desk.complain(key, number, message=f"no fact {fact_id!r}", hint=hint)
        elif key == "order" or not desk.is_another(new, key, number):
            yield new


def _ranked(facts: tuple[Ranked, ...], places: Mapping[str, int], reviewed: frozenset[str]) -> Iterator[Ranked]:
    by_importance = sorted(facts, key=lambda fact: (places.get(fact.id, len(places)), fact.rank, fact.id))
    ranks = {fact.id: number for number, fact in enumerate(by_importance, start=1)}
    for fact in facts:
        update = {"rank": ranks[fact.id], "reviewed": fact.reviewed or fact.id in reviewed}
        yield fact.model_copy(update=update)


def _sorted(facts: Iterable[Ordered], places: Mapping[str, int]) -> tuple[Ordered, ...]:
    return tuple(sorted(facts, key=lambda fact: places.get(fact.id, len(places))))


# --- the editor's own words ------------------------------------------------------------------------------------


def _in_words(sheet: FactSheet, desk: Desk) -> FactSheet:
    """Put the editor's title, standfirst, notes and publication in, the first two held to what the sources say."""
    record = desk.curation.record
    for key in ("title", "summary"):
        text = getattr(record, key)
        if text:
            grounds, day, count = _all_grounds(sheet, desk), _story_day(desk), len(sheet.sources)
            for message, hint in ungrounded(text, grounds, desk.find, reference=day, sources=count):
                desk.complain(key, message=f"the {key}: {message}", hint=hint)
    notes = {source: decision.note for source, decision in record.sources.items() if decision.note}
    for source, decision in record.sources.items():
        if decision.published and decision.reason:
            desk.note(source, "day of publication given by the editor", Reasoned.model_validate(_why(decision)))
    editorial = sheet.editorial.model_copy(
        update={
            "summary": record.summary or sheet.editorial.summary,
            "publication": record.publication,
            "decisions": tuple(desk.notes),
            "source_notes": dict(sorted(notes.items())),
        }
    )
    story = sheet.story.model_copy(update={"title": record.title or sheet.story.title})
    return sheet.model_copy(update={"editorial": editorial, "story": story})


def _why(decision: Reasoned) -> dict[str, str | None]:
    return {"reason": decision.reason, "by": decision.by, "on": decision.on}


def _story_day(desk: Desk) -> Any:  # noqa: ANN401 -- a date, as the finders take it
    return next((day for source in desk.bodies if (day := desk.reference(source))), None)


def _all_grounds(sheet: FactSheet, desk: Desk) -> Grounds:
    claims = tuple(claim for fact in sheet.figures for claim in fact.claims)
    days = {day for fact in sheet.timeline for day in (fact.start, fact.end) if day}
    days |= {claim.when for claim in claims if claim.when}
    return Grounds(
        sentences=tuple((desk.bodies[source], desk.reference(source)) for source in sorted(desk.bodies)),
        days=frozenset(days),
        names=desk.names,
        figures=claims,
    )
