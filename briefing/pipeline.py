"""The stages in order: seeds and decisions to a fact sheet, a fact sheet to an edition that can be published."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from briefing import read
from briefing.cache import Cache, Said
from briefing.edit.changes import LEADING_ON, Change, compare
from briefing.edit.curation import Finders, curate_with_notes, curation_schema, know_sources, read_curation
from briefing.edit.ledger import append, begin, ledger_schema, read_ledger, without, without_names
from briefing.edit.names import groups_of
from briefing.edit.pages import check_content
from briefing.edit.renames import followed, renames, told_renames, told_successors
from briefing.edit.reviewed import reviewed_changes, reviewed_only
from briefing.edit.withholding import Withheld, withheld
from briefing.errors import CurationError, FactSheetError, Faults, Problem
from briefing.factsheet import MAKE, check_grounding, dump_factsheet, read_factsheet, write_factsheet
from briefing.model import Document, FactSheet, FigureFact, Sentence, TimelineFact
from briefing.project import Project
from briefing.publish.edition import Edition
from briefing.publish.moments import parse_moment
from briefing.read.ingest import read_documents
from briefing.read.sentences import split_sentences
from briefing.reading import Watch, read_all, unwatched
from briefing.texts import shown_path
from briefing.weigh.anchors import weekday_warnings
from briefing.weigh.facts import judge
from briefing.weigh.sheet import weigh
from briefing.yaml_tree import collector_paused

FINDERS = Finders(partial(read.find_times, whole=True), read.find_figures, read.find_names, split_sentences)


@dataclass(frozen=True)
class Extraction:
    """What `extract` made, and what it changes."""

    project: Project
    sheet: FactSheet
    weighed: FactSheet
    """The sheet before the editor's decisions."""
    documents: tuple[Document, ...]
    changes: tuple[Change, ...] = ()
    warnings: tuple[Problem, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Older ids of facts, with the later ones."""

    @property
    def bodies(self) -> dict[str, str]:
        """The bodies of the sources by their ids."""
        return {document.source.id: document.body for document in self.documents}


def extract(project: Project, watch: Watch = unwatched) -> Extraction:
    """Make the fact sheet of `project` from its seeds and its curation, writing nothing; tell `watch` how far it is."""
    faults = Faults()
    with faults.noted():
        curation = read_curation(project.curation, project=project.root, zone=project.options.zone)
    with faults.noted():
        ingest = read_documents(project.seeds, project=project.root, options=project.options)
    with faults.noted():
        before, unreadable = _sheet_before(project)
    with faults.noted():
        ledger = read_ledger(project.ledger, project=project.root)
    with faults.noted():
        check_content(project)
    faults.raise_all()
    documents = ingest.documents
    with suppress(CurationError):
        # What it complains about is said again below, with all else that is wrong in the curation.
        documents = know_sources(documents, curation)
    bodies = {document.source.id: document.body for document in documents}
    with collector_paused():
        readings = read_all(documents, Cache(project.cache), watch)
        weighed = weigh(readings)
    renamed = told_renames(ledger.record.changes)
    sheet, notes = curate_with_notes(
        weighed, curation, bodies, find=FINDERS, judge=judge, before=before, renamed=renamed
    )
    if problems := check_grounding(sheet, bodies, path=shown_path(project.sheet, project.root)):
        raise FactSheetError(*problems)
    hidden = withheld(curation.record.withhold, groups_of(weighed.names, curation.record))
    changes = () if unreadable else without_names(compare(before, sheet), hidden)
    warnings = (*ingest.warnings, *weekday_warnings(readings), *notes, *unreadable)
    renamed = followed(renamed, renames(before, sheet) if before else {})
    return Extraction(project, sheet, weighed, documents, changes, warnings, renamed)


def _sheet_before(project: Project) -> tuple[FactSheet | None, tuple[Problem, ...]]:
    """Give the fact sheet on disk; one that cannot be read is made anew, and what changed in it stays unsaid."""
    if not (project.sheet.exists() or project.sheet.is_symlink()):
        return None, ()
    try:
        return read_factsheet(project.sheet, project=project.root), ()
    except FactSheetError as error:
        if project.sheet.is_symlink() or not project.sheet.is_file():
            raise
        first = error.problems[0]
        message = f"the fact sheet of before cannot be read ({first.message}): what changed is not in the ledger"
        return None, (Problem(first.path, first.line, message, "put the committed file back and extract again"),)


def write_extraction(extraction: Extraction, *, on: str | None = None, first: bool = False) -> bool:
    """Write the fact sheet and the ledger if they change, under the day `on` or the story's; say whether they did.

    Where it is the `first` version, the ledger begins with it anew.
    """
    project, day = extraction.project, on or extraction.sheet.story.as_of
    if first and day:
        begin(project.ledger, extraction.sheet, on=first_day(day), project=project.root)
    elif extraction.changes and day:
        append(project.ledger, extraction.changes, on=first_day(day), project=project.root)
    return write_factsheet(extraction.sheet, project.sheet)


def remember(extraction: Extraction, before: dict[str, str] | None, said: Said) -> None:
    """Keep what was said of a project that was in the state `before`, so that the next run may only say it again.

    Not where another changed a file meanwhile, nor where the fact sheet of before could not be read: that is said once.
    """
    project, after = extraction.project, extraction.project.state()
    if before is None or after is None:
        return
    sheet, ledger = (str(path.relative_to(project.root)) for path in (project.sheet, project.ledger))
    made = {project.settings.curated: "", sheet: after.get(sheet, ""), ledger: after.get(ledger, "")}
    untouched = before | made == after | made
    if untouched and not any(warning.path == sheet for warning in said.warnings):
        Cache(project.cache).keep_said(project.folders, after, said)


def stale(extraction: Extraction) -> bool:
    """Say whether the fact sheet on disk is another than the one that its seeds and curation give."""
    path = extraction.project.sheet
    return not path.is_file() or path.read_bytes() != dump_factsheet(extraction.sheet).encode()


def open_edition(project: Project) -> Edition:
    """Read the committed fact sheet and the bodies of its sources; raise when its words are not theirs."""
    options = project.options
    sheet = read_factsheet(project.sheet, project=project.root)
    documents = read_documents(project.seeds, project=project.root, options=project.options).documents
    bodies = {document.source.id: document.body for document in documents}
    if problems := check_grounding(sheet, bodies, path=shown_path(project.sheet, project.root)):
        raise FactSheetError(*problems)
    if problems := _undated(sheet, shown_path(project.sheet, project.root)):
        raise FactSheetError(*problems)
    hidden = hidden_names(project, sheet)
    ledger = without(read_ledger(project.ledger, project=project.root).record, hidden).changes
    renamed = told_renames(ledger)
    shown, waiting, changes = sheet, 0, tuple(change for change in ledger if change.what not in LEADING_ON)
    if options.publish == "reviewed":
        seen = read_curation(project.curation, project=project.root).record.reviewed
        shown, waiting = reviewed_only(sheet, {*seen, *(renamed[old] for old in seen if old in renamed)})
        changes = reviewed_changes(changes, shown)
    return Edition(
        sheet=shown,
        bodies=bodies,
        language=options.language,
        parts=options.parts,
        templates=project.templates,
        changes=changes,
        renamed=told_successors(ledger),
        sentences={document.source.id: _shown(document, hidden) for document in documents},
        unseen=waiting,
    )


def _undated(sheet: FactSheet, path: str) -> list[Problem]:
    """Give a problem for each day of a sheet changed by hand that no calendar has."""
    days = [(fact.id, day) for fact in sheet.timeline for day in (fact.start, fact.end)]
    days.append(("story.as_of", sheet.story.as_of))
    return [
        Problem(path, 0, f"{name}: {day!r} is no date", MAKE) for name, day in days if day and not parse_moment(day)
    ]


def hidden_names(project: Project, sheet: FactSheet) -> Withheld:
    """Give the names that must appear nowhere in the site."""
    curation = read_curation(project.curation, project=project.root).record
    return withheld(curation.withhold, groups_of(sheet.names, curation))


def _shown(document: Document, hidden: Withheld) -> tuple[Sentence, ...]:
    """Give the sentences that a page may show."""
    return tuple(sentence for sentence in document.sentences if not hidden.holds(sentence.span.of(document.body)))


def epoch(day: str) -> int:
    """Give noon of `day` (ISO 8601; a month or year means its first day), UTC, as seconds since 1970."""
    return int(datetime.fromisoformat(f"{first_day(day)}T12:00:00+00:00").timestamp())


def first_day(day: str) -> str:
    """Give the first day of a day, month or year in ISO 8601."""
    return f"{day}-01-01"[:10] if len(day) == len("2024") else f"{day}-01"[:10]


def sentences_of_facts(project: Project, document: Document) -> dict[str, tuple[str, ...]]:
    """Give for each fact of the sheet the sentences of `document` that it stands on; none where there is no sheet."""
    sheet, _ = _sheet_before(project)
    stands_on: dict[str, tuple[str, ...]] = {}
    facts: tuple[FigureFact | TimelineFact, ...] = (*sheet.figures, *sheet.timeline) if sheet else ()
    for fact in facts:
        own = (claim for claim in fact.claims if claim.source == document.source.id)
        if sentences := tuple(claim.sentence_span.of(document.body) for claim in own):
            stands_on[fact.id] = sentences
    return stands_on


def schemas() -> dict[str, object]:
    """Give the JSON Schemas of the files that an editor writes: their first lines name them."""
    return {"curation": curation_schema(), "changes": ledger_schema()}
