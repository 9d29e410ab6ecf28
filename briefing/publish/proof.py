"""The files of a published site, or of its evidence, to what is wrong with them; the builder's word is not taken.

What is proved: every file is the one that the manifest lists; the tables are those of the sheet; each quoted word is
at its place in the evidence; each figure and each marked word on the pages stands in the sheet and the evidence.
What is not: that the sources say what is true, and that a manifest was not replaced together with every file it lists.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from briefing.errors import Problem
from briefing.factsheet import dump_factsheet
from briefing.mentions import Span
from briefing.model import FactSheet
from briefing.publish.data import json_text, table_files
from briefing.publish.evidence import read_excerpts
from briefing.publish.shown import read_page
from briefing.publish.wording import wording

MANIFEST = "manifest.json"
EVIDENCE = "data/evidence.zip"
LARGEST_MEMBER = 50_000_000

Files = Mapping[str, bytes]


@dataclass
class Words:
    """What is known of the body of one source: all of it, or some passages and their places."""

    digest: str
    passages: list[tuple[int, str]] = field(default_factory=list)

    def at(self, span: Span) -> str | None:
        """Give the words at `span`; null when they are not in the evidence."""
        for start, text in self.passages:
            if start <= span.start and span.end <= start + len(text):
                return text[span.start - start : span.end - start]
        return None


def manifest(files: Files) -> str:
    """Give the list of `files` with their hashes."""
    return json_text({"format": 1, "files": {name: sha256(data).hexdigest() for name, data in sorted(files.items())}})


def prove_site(files: Files, bodies: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what is wrong with a site; `bodies` are those of sources at hand, to prove what excerpts cannot."""
    yield from _listed(files)
    sheet = yield from _sheet(files, "data/factsheet.json")
    if sheet is None:
        return
    yield from _derived(files, sheet)
    if EVIDENCE not in files:
        yield Problem(EVIDENCE, 0, "it is missing", "build the site anew")
        return
    words = yield from _evidence(files[EVIDENCE], files["data/factsheet.json"])
    yield from prove_sheet(sheet, words, bodies)
    yield from _pages(files, sheet, words)


def prove_evidence(archive: bytes, bodies: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what is wrong with an evidence archive by itself."""
    words = yield from _evidence(archive, None)
    members = dict(_read_archive(archive))
    sheet = yield from _sheet(members, "factsheet.json")
    if sheet is not None:
        yield from prove_sheet(sheet, words, bodies)


def prove_sheet(sheet: FactSheet, words: dict[str, Words], bodies: Mapping[str, str]) -> Iterator[Problem]:
    """Yield each claim whose words do not stand in the evidence."""
    for source in sheet.sources:
        known = words.get(source.id)
        if known is None:
            yield Problem(source.id, 0, "the evidence has nothing of this source", "build the site anew")
            continue
        if known.digest != source.sha256:
            yield Problem(source.id, 0, "the hash of its body is another in the evidence than in the fact sheet")
        body = bodies.get(source.id)
        if body is not None:
            if sha256(body.encode()).hexdigest() != source.sha256:
                yield Problem(source.id, 0, "the source at hand is not the one that was read")
            elif any(body[start : start + len(text)] != text for start, text in known.passages):
                yield Problem(source.id, 0, "an excerpt of the evidence does not stand in the source")
            known.passages = [(0, body)]
    for fact, source_id, span, quote in _claims(sheet):
        known = words.get(source_id)
        found = known.at(span) if known else None
        if found is None:
            yield Problem(fact, 0, f"the words at [{span.start}, {span.end}] of {source_id!r} are not in the evidence")
        elif found != quote:
            yield Problem(
                fact, 0, f"{source_id!r} has {found[:60]!r} at [{span.start}, {span.end}], not {quote[:60]!r}"
            )


def _claims(sheet: FactSheet) -> Iterator[tuple[str, str, Span, str]]:
    for figure in sheet.figures:
        for claim in figure.claims:
            yield figure.id, claim.source, claim.span, claim.quote
            yield figure.id, claim.source, claim.phrase_span, claim.phrase
    for fact in sheet.timeline:
        yield from ((fact.id, claim.source, claim.span, claim.quote) for claim in fact.claims)
    for quotation in sheet.quotations:
        yield from ((quotation.id, claim.source, claim.span, claim.quote) for claim in quotation.claims)
    for difference in sheet.differences:
        for side in difference.sides:
            yield from ((difference.id, claim.source, claim.span, claim.quote) for claim in side.claims)


def _listed(files: Files) -> Iterator[Problem]:
    if MANIFEST not in files:
        yield Problem(MANIFEST, 0, "it is missing", "this is no site of briefing, or not a whole one")
        return
    others = {name: data for name, data in files.items() if name != MANIFEST}
    if files[MANIFEST].decode("utf-8", "replace") == manifest(others):
        return
    try:
        listed: dict[str, str] = json.loads(files[MANIFEST])["files"]
        names = {*listed, *others}
    except (ValueError, KeyError, TypeError):
        yield Problem(MANIFEST, 0, "it cannot be read")
        return
    before = 0
    for name in sorted(names):
        if name not in others:
            before += 1
            yield Problem(name, 0, "it is listed and not there")
        elif name not in listed:
            before += 1
            yield Problem(name, 0, "it is there and not listed")
        elif sha256(others[name]).hexdigest() != listed[name]:
            before += 1
            yield Problem(name, 0, "its bytes are not those that were published")
    if not before:
        yield Problem(MANIFEST, 0, "it is not written as it was published")


def _sheet(files: Files, name: str) -> Generator[Problem, None, FactSheet | None]:
    """Yield what is wrong with the sheet and return it; null when there is none to read."""
    if name not in files:
        yield Problem(name, 0, "it is missing")
        return None
    try:
        return FactSheet.model_validate_json(files[name])
    except ValueError as error:
        yield Problem(name, 0, f"it is no fact sheet: {str(error).splitlines()[0]}")
        return None


def _derived(files: Files, sheet: FactSheet) -> Iterator[Problem]:
    """Yield each data file that is not the one that the sheet gives."""
    expected = {"data/factsheet.json": json_text(sheet.model_dump(mode="json")), **dict(table_files(sheet))}
    expected["data/factsheet.yml"] = dump_factsheet(sheet)
    for name, text in expected.items():
        if files.get(name) != text.encode():
            yield Problem(name, 0, "it does not say what the fact sheet says")


def _read_archive(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            if member.file_size > LARGEST_MEMBER:
                raise zipfile.BadZipFile(f"{member.filename} is larger than {LARGEST_MEMBER} bytes")
            yield member.filename, archive.read(member)


def _evidence(data: bytes, sheet: bytes | None) -> Generator[Problem, None, dict[str, Words]]:
    """Yield what is wrong with the archive and return the words in it, by source."""
    words: dict[str, Words] = {}
    try:
        members = dict(_read_archive(data))
        for name, member in members.items():
            kind, _, file = name.partition("/")
            if kind == "bodies":
                words[file.removesuffix(".txt")] = Words(sha256(member).hexdigest(), [(0, member.decode("utf-8"))])
            elif kind == "excerpts":
                words[file.removesuffix(".json")] = Words(*read_excerpts(member.decode("utf-8")))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        yield Problem(EVIDENCE, 0, f"it cannot be read: {error}")
        return words
    if sheet is not None and members.get("factsheet.json") != sheet:
        yield Problem(EVIDENCE, 0, "its fact sheet is another than that of the site")
    return words


def _pages(files: Files, sheet: FactSheet, words: Mapping[str, Words]) -> Iterator[Problem]:
    """Yield each figure and each marked word of the pages that the sheet and the evidence do not have."""
    say = wording(sheet.story.language)
    numbers = {
        fact.id: str(
            say.value(fact.headline.value, fact.headline.upper, fact.headline.bound, fact.claims[0].unit).number
        )
        for fact in sheet.figures
    }
    texts = [text for known in words.values() for _, text in known.passages]
    for name in sorted(files):
        if not name.endswith(".html"):
            continue
        page = read_page(files[name].decode("utf-8", "replace"))
        for fact, shown in page.figures.items():
            if fact in numbers and numbers[fact] not in shown:
                yield Problem(name, 0, f"it shows {shown[0]!r} for {fact!r}, and the fact sheet says {numbers[fact]!r}")
        for marked in page.marked:
            if not any(marked in text for text in texts):
                yield Problem(name, 0, f"it marks {marked[:60]!r} as a source's words, and no source has them")
