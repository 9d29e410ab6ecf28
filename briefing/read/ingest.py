"""A folder of articles to documents: checked files, front matter, text, its title, credits and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from briefing.errors import Faults, Problem, SeedError
from briefing.mentions import Span
from briefing.model import Document, Rights, Sentence, Source
from briefing.options import Options
from briefing.read.front_matter import FrontMatter, Split, split_front_matter
from briefing.read.oddities import mixed_scripts, odd_characters
from briefing.read.seed_files import clashes, id_of_stem, list_seeds
from briefing.read.sentences import sentences_of_paragraph, split_paragraphs
from briefing.read.words import lexicon
from briefing.texts import read_text, shown_path

LONGEST_LINE = 100_000
"""Code points of one line."""
LONGEST_TITLE = 250
DAYS_APART = 366
"""A source published so long after all others is probably misdated."""

# "Credited from: Harbour News"  |  "(Photo: A. Rivers/Valley Press)"
CREDIT = re.compile(
    r"[(\[]?(?P<opening>[A-Za-z][a-z]*(?: [a-z]+){0,3}) ?: ?(?P<credited>[^\n]{1,150}?)[)\]]?", re.DOTALL
)
# "…he said.”"  |  "…?"
FINAL = re.compile(r"""[.!?…:;,]["'”’»)\]]*\Z""")
HEADING = re.compile(r"#{1,6} +")
FRONT_MATTER_LIKE = re.compile(r"---+\n[A-Za-z_]+: ")


@dataclass(frozen=True, slots=True)
class Ingest:
    """The documents in the order of their ids, what an editor should know, and the files that were passed over."""

    documents: tuple[Document, ...]
    warnings: tuple[Problem, ...] = ()
    ignored: tuple[str, ...] = ()


def read_documents(seeds: Path, *, project: Path, options: Options = Options()) -> Ingest:  # noqa: B008 -- it is frozen
    """Read every article in the folder `seeds`; raise `SeedError` with all problems of all of them.

    Where one of them may not be read it is a `MachineError`.
    """
    listing = list_seeds(seeds, project=project, most=options.most_articles)
    faults, warnings = Faults(list(listing.problems)), list(listing.warnings)
    documents = []
    for path in listing.seeds:
        with faults.noted():
            document, notes = read_document(path, project=project, options=options)
            documents.append(document)
            warnings += notes
    faults.problems += clashes([(document.source.path, document.source.id) for document in documents])
    faults.raise_all(SeedError)
    documents.sort(key=lambda document: document.source.id)
    warnings += _alike(documents)
    warnings += _misdated(documents)
    ignored = tuple(shown_path(path, project) for path in listing.ignored)
    return Ingest(tuple(documents), tuple(warnings), ignored)


def read_document(path: Path, *, project: Path, options: Options) -> tuple[Document, list[Problem]]:
    """Read one article and give it with its warnings; raise `SeedError` with all its problems."""
    shown = shown_path(path, project)
    text, problems = read_text(path, project=project, largest=options.largest_article)
    problems += long_lines(text, shown)
    if problems:
        raise SeedError(*problems)
    markdown = path.suffix.lower() == ".md"
    split = split_front_matter(text, path=shown, zone=options.zone) if markdown else Split(FrontMatter(), 0)
    body, first_line = text[split.start :], 1 + text.count("\n", 0, split.start)
    if not body.strip():
        raise SeedError(Problem(shown, 0, "the article is empty", "put its text there, or delete the file"))
    warnings = [*split.warnings, *odd_characters(body, path=shown, first_line=first_line)]
    warnings += _odd_publisher(split.front_matter, shown)
    if not markdown and FRONT_MATTER_LIKE.match(text):
        warnings.append(Problem(shown, 1, "front matter is not read in .txt files", "rename the file to .md"))
    document = make_document(
        body, split.front_matter, path=shown, stem=path.stem, first_line=first_line, rights=options.rights
    )
    return document, warnings


def make_document(
    body: str, stated: FrontMatter, *, path: str, stem: str, first_line: int = 1, rights: Rights = "excerpt"
) -> Document:
    """Make the document of an article's `body` and what its front matter states."""
    paragraphs = split_paragraphs(body)
    credited_in = {paragraph: span for paragraph in paragraphs if (span := _credit(body, paragraph))}
    credited = tuple(credited_in.values())
    title = _title(body, [paragraph for paragraph in paragraphs if paragraph not in credited_in])
    known = {
        name: getattr(stated, name) for name in ("publisher", "author", "url", "published", "retrieved", "licence")
    }
    source = Source(
        id=stated.id or id_of_stem(stem),
        path=path,
        sha256=sha256(body.encode("utf-8")).hexdigest(),
        title=stated.title or (title.of(body) if title else None),
        rights=stated.rights or rights,
        published_basis="stated" if stated.published else "unknown",
        **known,
    )
    sentences = tuple(_sentences(body, paragraphs, first_line))
    return Document(source, body, sentences, title, credited, stated.language or "en")


def _sentences(body: str, paragraphs: tuple[Span, ...], first_line: int) -> Iterator[Sentence]:
    line, position = first_line, 0
    for number, paragraph in enumerate(paragraphs):
        for span in sentences_of_paragraph(body, paragraph):
            line += body.count("\n", position, span.start)
            position = span.start
            yield Sentence(span, line, number)


def _credit(body: str, paragraph: Span) -> Span | None:
    """Give what is credited: the words after the colon of a paragraph that is nothing but a credit."""
    match = CREDIT.fullmatch(body, paragraph.start, paragraph.end)
    known = match and match["opening"].lower() in lexicon("credits")["opening"]
    return Span(*match.span("credited")) if match and known else None


def _title(body: str, paragraphs: list[Span]) -> Span | None:
    """Give the first line where it has no final punctuation and text follows."""
    if len(paragraphs) < 2:
        return None
    first = paragraphs[0]
    heading = HEADING.match(body, first.start, first.end)
    span = Span(heading.end(), first.end) if heading and heading.end() < first.end else first
    words = span.of(body)
    return None if len(words) > LONGEST_TITLE or "\n" in words or FINAL.search(words) else span


def long_lines(text: str, path: str) -> list[Problem]:
    """Give a problem for each line of `text` that is over the limit."""
    hint = "break it into paragraphs"
    return [
        Problem(path, number, f"a line of {len(line):,} characters, and the limit is {LONGEST_LINE:,}", hint)
        for number, line in enumerate(text.split("\n"), start=1)
        if len(line) > LONGEST_LINE
    ]


def _odd_publisher(stated: FrontMatter, path: str) -> list[Problem]:
    word = mixed_scripts(stated.publisher or "")
    warnings = [Problem(path, 0, f"{word!r} mixes letters of two scripts", "check who publishes it")] if word else []
    if stated.url and "//xn--" in stated.url.replace(".xn--", "//xn--"):
        warnings.append(Problem(path, 0, f"the host of {stated.url} is not plain ASCII", "check the address"))
    return warnings


def _alike(documents: list[Document]) -> Iterator[Problem]:
    """Yield a warning for each source with the address or the whole text of another."""
    first: dict[str, str] = {}
    hints = {"address": "is it the same article? keep one", "text": "it is the same article: delete one"}
    for document in documents:
        source = document.source
        for key, what in ((source.url, "address"), (source.sha256, "text")):
            if key and key in first:
                yield Problem(source.path, 0, f"it has the same {what} as {first[key]}", hints[what])
            elif key:
                first[key] = source.path


def _misdated(documents: list[Document]) -> Iterator[Problem]:
    dated = sorted(
        (document.source.published, document.source.path) for document in documents if document.source.published
    )
    for (earlier, _), (later, path) in pairwise(dated):
        if (date.fromisoformat(later) - date.fromisoformat(earlier)).days > DAYS_APART:
            yield Problem(path, 0, f"published {later}, over a year after the source before it", "check the day")
