"""The stages in order: seeds and decisions to a fact sheet, a fact sheet to an edition that can be published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import starmap
from pathlib import Path

from briefing import read
from briefing.cache import Cache
from briefing.edit.curation import Finders, curate_with_notes, know_sources, read_curation
from briefing.edit.ledger import Change, append, compare, read_ledger, without, without_names
from briefing.edit.names import groups_of
from briefing.edit.page_file import read_page_file
from briefing.edit.prose import check_prose
from briefing.edit.withholding import Withheld, withheld, withheld_in
from briefing.errors import BriefingError, CurationError, FactSheetError, Faults, PageError, Problem
from briefing.factsheet import check_grounding, dump_factsheet, read_factsheet, write_factsheet
from briefing.mentions import Mentions
from briefing.model import Document, FactSheet, FigureFact, Reading, Sentence, TimelineFact
from briefing.project import Project
from briefing.publish.edition import Edition
from briefing.read.ingest import read_documents
from briefing.read.sentences import split_sentences
from briefing.texts import odd_files
from briefing.weigh.anchors import Reference, reference_days, weekday_warnings
from briefing.weigh.facts import judge
from briefing.weigh.sheet import weigh

WORTH_A_POOL = 64
"""From how many unread documents on a second process pays for its start."""
MEND = "run: briefing extract"
FINDERS = Finders(read.find_times, read.find_figures, read.find_names, split_sentences)


@dataclass(frozen=True)
class Extraction:
    """What `extract` made, and what it changes."""

    project: Project
    sheet: FactSheet
    documents: tuple[Document, ...]
    changes: tuple[Change, ...] = ()
    warnings: tuple[Problem, ...] = ()

    @property
    def bodies(self) -> dict[str, str]:
        """The bodies of the sources by their ids."""
        return {document.source.id: document.body for document in self.documents}


def extract(project: Project) -> Extraction:
    """Make the fact sheet of `project` from its seeds and its curation, writing nothing."""
    faults = Faults()
    with faults.noted():
        curation = read_curation(project.curation, project=project.root)
    with faults.noted():
        ingest = read_documents(project.seeds, project=project.root)
    with faults.noted():
        before, unreadable = _sheet_before(project)
    with faults.noted():
        read_ledger(project.ledger, project=project.root)
    with faults.noted():
        check_content(project)
    faults.raise_all()
    documents = ingest.documents
    with suppress(CurationError):
        # What it complains about is said again below, with all else that is wrong in the curation.
        documents = know_sources(documents, curation)
    bodies = {document.source.id: document.body for document in documents}
    readings = read_all(documents, Cache(project.cache))
    weighed = weigh(readings)
    sheet, notes = curate_with_notes(weighed, curation, bodies, find=FINDERS, judge=judge, before=before)
    if problems := check_grounding(sheet, bodies):
        raise FactSheetError(*problems)
    hidden = withheld(curation.record.withhold, groups_of(weighed.names, curation.record))
    changes = () if unreadable else without_names(compare(before, sheet), hidden)
    warnings = (*ingest.warnings, *weekday_warnings(readings), *notes, *unreadable)
    return Extraction(project, sheet, documents, changes, warnings)


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


def read_all(documents: tuple[Document, ...], cache: Cache) -> tuple[Reading, ...]:
    """Find everything in `documents`, their weekdays counted from the days that all of them together tell."""
    undated = {
        document.source.id: read.find_times(document.body, reference=stated_day(document)) for document in documents
    }
    references = reference_days(documents, undated)
    dated = [_dated(document, references[document.source.id]) for document in documents]
    return tuple(map(Reading, dated, _mentions_of(dated, cache)))


def _dated(document: Document, reference: Reference) -> Document:
    day = reference.day.isoformat() if reference.day else None
    known = {"reference": day, "reference_basis": reference.basis}
    return replace(document, source=document.source.model_copy(update=known))


def _mentions_of(documents: Sequence[Document], cache: Cache) -> list[Mentions]:
    """Give the mentions of each document: from the cache, else read now, by all cores where there are many."""
    texts = [(document.body, document.source.reference) for document in documents]
    known = [cache.mentions(body, day) for body, day in texts]
    unread = [text for text, mentions in zip(texts, known, strict=True) if mentions is None]
    if len(unread) < WORTH_A_POOL:
        found = list(starmap(read_mentions, unread))
    else:
        with ProcessPoolExecutor() as pool:
            found = list(pool.map(read_mentions, *zip(*unread, strict=True), chunksize=8))
    for (body, day), mentions in zip(unread, found, strict=True):
        cache.keep(body, day, mentions)
    fresh = iter(found)
    return [mentions if mentions is not None else next(fresh) for mentions in known]


def read_mentions(body: str, day: str | None) -> Mentions:
    """Let the five finders read `body`; weekdays are counted from `day`, an ISO date."""
    names = read.find_names(body)
    return Mentions(
        times=read.find_times(body, reference=date.fromisoformat(day) if day else None),
        figures=read.find_figures(body),
        quotations=read.find_quotations(body, names=names),
        attributions=read.find_attributions(body, names=names),
        names=names,
    )


def stated_day(document: Document) -> date | None:
    """Give the day of publication that the source or the editor states."""
    published = document.source.published
    return date.fromisoformat(published[:10]) if published and len(published) >= len("2024-03-04") else None


def write_extraction(extraction: Extraction, *, on: str | None = None) -> bool:
    """Write the fact sheet and the ledger if they change, under the day `on` or the story's; say whether they did."""
    project, day = extraction.project, on or extraction.sheet.story.as_of
    if extraction.changes and day:
        append(project.ledger, extraction.changes, on=first_day(day), project=project.root)
    return write_factsheet(extraction.sheet, project.sheet)


def stale(extraction: Extraction) -> bool:
    """Say whether the fact sheet on disk is another than the one that its seeds and curation give."""
    path = extraction.project.sheet
    return not path.is_file() or path.read_bytes() != dump_factsheet(extraction.sheet).encode()


def open_edition(project: Project, *, publish: str = "all", language: str = "en") -> Edition:
    """Read the committed fact sheet and the bodies of its sources; raise when its words are not theirs."""
    sheet = read_factsheet(project.sheet, project=project.root)
    documents = read_documents(project.seeds, project=project.root).documents
    bodies = {document.source.id: document.body for document in documents}
    if problems := check_grounding(sheet, bodies):
        raise FactSheetError(*problems)
    hidden = _hidden(project, sheet)
    return Edition(
        sheet=sheet if publish == "all" else _reviewed_only(sheet),
        bodies=bodies,
        language=language,
        templates=project.templates,
        changes=without(read_ledger(project.ledger, project=project.root).record, hidden).changes,
        sentences={document.source.id: _shown(document, hidden) for document in documents},
    )


def _hidden(project: Project, sheet: FactSheet) -> Withheld:
    """Give the names that must appear nowhere in the site."""
    curation = read_curation(project.curation, project=project.root).record
    return withheld(curation.withhold, groups_of(sheet.names, curation))


def _shown(document: Document, hidden: Withheld) -> tuple[Sentence, ...]:
    """Give the sentences that a page may show."""
    return tuple(sentence for sentence in document.sentences if not hidden.holds(sentence.span.of(document.body)))


def _reviewed_only(sheet: FactSheet) -> FactSheet:
    figures = tuple(fact for fact in sheet.figures if fact.reviewed)
    timeline = tuple(fact for fact in sheet.timeline if fact.reviewed)
    return sheet.model_copy(update={"figures": figures, "timeline": timeline})


def check_content(project: Project) -> None:
    """Look at every page, and for what is no file; raise all that keeps an engine from building them safely."""
    faults = Faults(
        [
            problem
            for folder in (project.content, project.templates)
            for problem in odd_files(folder, project=project.root)
        ]
    )
    for path in _pages(project):
        with faults.noted():
            read_page_file(path, project=project.root)
    faults.raise_all(PageError)


def _pages(project: Project) -> Iterator[Path]:
    pages = project.content.rglob("*.md")
    yield from sorted(path for path in pages if not path.name.startswith(".") and path.is_file())


def check_page(project: Project, path: Path, edition: Edition) -> list[Problem]:
    """Check the prose of one page against the fact sheet; raise its errors, give its warnings."""
    text, shown = read_page_file(path, project=project.root), str(path.relative_to(project.root))
    errors, warnings = check_prose(text, path=shown, sheet=edition.sheet, find=FINDERS, bodies=edition.bodies)
    errors += withheld_in(text, _hidden(project, edition.sheet), path=shown)
    if errors:
        raise BriefingError(*errors)
    return warnings


def epoch(day: str) -> int:
    """Give noon of `day` (ISO 8601; a month or year means its first day), UTC, as seconds since 1970."""
    return int(datetime.fromisoformat(f"{first_day(day)}T12:00:00+00:00").timestamp())


def first_day(day: str) -> str:
    """Give the first day of a day, month or year in ISO 8601."""
    return f"{day}-01-01"[:10] if len(day) == len("2024") else f"{day}-01"[:10]


@dataclass(frozen=True)
class Report:
    """What `check` found."""

    sheet: FactSheet
    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def check(extraction: Extraction) -> Report:
    """Check fact sheet and prose of a project against what its seeds and its curation give."""
    project, errors = extraction.project, []
    if stale(extraction):
        place = str(project.sheet.relative_to(project.root))
        errors.append(Problem(place, 0, "it is not the one that the seeds and the curation give", MEND))
    warnings = list(extraction.warnings)
    edition = Edition(sheet=extraction.sheet, bodies=extraction.bodies, templates=project.templates)
    for page in _pages(project):
        try:
            warnings += check_page(project, page, edition)
        except BriefingError as error:
            errors += error.problems
    return Report(extraction.sheet, tuple(errors), tuple(warnings))


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
