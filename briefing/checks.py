"""A project to all that is wrong with it: fact sheet, ledger, pages and decisions, and what can be mended at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing.edit.curation import read_curation
from briefing.edit.mending import mend_ids, moved_decisions
from briefing.edit.page_file import read_page_file
from briefing.edit.pages import pages_of, unknown_placeholders
from briefing.edit.prose import check_prose
from briefing.edit.withholding import withheld_in
from briefing.errors import BriefingError, Problem
from briefing.files import write_file
from briefing.model import FactSheet
from briefing.options import PARTS
from briefing.pipeline import FINDERS, Extraction, hidden_names, stale, write_extraction
from briefing.project import Project
from briefing.publish.edition import Edition

MEND = "run: briefing extract"


@dataclass(frozen=True)
class Report:
    """What `check` found: errors, warnings that an editor can mend, and notes on what the sources are like."""

    sheet: FactSheet
    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def check(extraction: Extraction) -> Report:
    """Check fact sheet and prose of a project against what its seeds and its curation give."""
    project, errors = extraction.project, []
    if stale(extraction):
        place = str(project.sheet.relative_to(project.root))
        errors.append(Problem(place, 0, "it is not the one that the seeds and the curation give", MEND))
    warnings: list[Problem] = []
    edition = Edition(
        sheet=extraction.sheet, bodies=extraction.bodies, templates=project.templates, renamed=extraction.renamed
    )
    for page in pages_of(project):
        try:
            warnings += check_page(project, page, edition)
        except BriefingError as error:
            errors += error.problems
    return Report(extraction.sheet, tuple(errors), tuple(warnings), extraction.warnings)


def check_page(project: Project, path: Path, edition: Edition) -> list[Problem]:
    """Check the prose of one page against the fact sheet; raise its errors, give its warnings."""
    text, shown = read_page_file(path, project=project.root), str(path.relative_to(project.root))
    errors, warnings = check_prose(
        text, path=shown, sheet=edition.sheet, find=FINDERS, bodies=edition.bodies, renamed=edition.renamed
    )
    errors += unknown_placeholders(text, path=shown, parts=PARTS, sources=edition.sources)
    errors += withheld_in(text, hidden_names(project, edition.sheet), path=shown)
    if errors:
        raise BriefingError(*errors)
    return warnings


def mend(extraction: Extraction) -> None:
    """Mend what needs no editor: the ids of decisions whose facts have moved, the fact sheet and its ledger."""
    project = extraction.project
    write_extraction(extraction)
    if not project.curation.is_file():
        return
    curation = read_curation(project.curation, project=project.root).record
    text = project.curation.read_text(encoding="utf-8")
    moved = moved_decisions(extraction.weighed, curation, extraction.bodies, extraction.renamed)
    write_file(project.curation, mend_ids(text, moved))
