"""A published site or an evidence archive on disk to what is wrong with it; reads files, asks no network."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from briefing.errors import BriefingError, Problem
from briefing.publish.proof import prove_evidence, prove_site
from briefing.read.ingest import read_documents

LARGEST_ARCHIVE = 500_000_000
AS_PUBLISHED = "it is not as it was published: take it again from whoever published it"


def verify(target: Path, seeds: Path | None) -> list[Problem]:
    """Prove the site in the folder `target`, or the archive `target`; `seeds` complete what excerpts cannot prove."""
    bodies = _bodies(seeds) if seeds else {}
    if target.is_dir():
        return _proved(prove_site(dict(_files(target)), bodies), target)
    named = "name site/ or its evidence.zip"
    if not target.is_file():
        raise BriefingError(Problem(str(target), 0, "a pipe or a device, and no file", named))
    if target.stat().st_size > LARGEST_ARCHIVE:
        raise BriefingError(Problem(str(target), 0, f"it is larger than {LARGEST_ARCHIVE:,} bytes", named))
    data = target.read_bytes()
    if not zipfile.is_zipfile(target):
        raise BriefingError(Problem(str(target), 0, "it is neither a folder nor an archive", named))
    return _proved(prove_evidence(data, bodies), target)


def _proved(found: Iterator[Problem], target: Path) -> list[Problem]:
    """Gather what is found; what breaks the reader of a stranger's file is a fault of that file."""
    try:
        return [replace(problem, hint=problem.hint or AS_PUBLISHED) for problem in found]
    except (ValueError, OverflowError, RecursionError, KeyError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        return [Problem(str(target), 0, f"it cannot be read: {type(error).__name__}", AS_PUBLISHED)]


def _bodies(seeds: Path) -> Mapping[str, str]:
    documents = read_documents(seeds, project=seeds.resolve().parent).documents
    return {document.source.id: document.body for document in documents}


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            raise BriefingError(Problem(str(path), 0, "it is a link", "a published site holds files only"))
        if not (path.is_file() or path.is_dir()):
            raise BriefingError(Problem(str(path), 0, "a pipe or a device", "a published site holds files only"))
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
