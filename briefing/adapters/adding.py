"""An article to a seed with its metadata; never over another, and never the same article twice."""

from __future__ import annotations

import difflib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from briefing.adapters.articles import Article, article_from
from briefing.adapters.fetching import Fetcher
from briefing.errors import BriefingError, Problem
from briefing.factsheet import text_of
from briefing.files import write_file
from briefing.model import Document
from briefing.project import Project
from briefing.read.front_matter import FrontMatter
from briefing.read.ingest import long_lines, read_documents
from briefing.read.sentences import split_sentences
from briefing.texts import FORBIDDEN, forbidden_characters

LONGEST_NAME = 60
LARGEST_FILE = 10_000_000
FIELDS = ("title", "publisher", "author", "url", "published", "language")

ASKED_FOR = ("title", "publisher", "published")
"""What a reader wants to know of every source."""


@dataclass(frozen=True)
class Added:
    """What became of one article: the seed that it is now, or the one that it was already and what is new in it."""

    path: Path
    known: bool = False
    differences: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    """What the article does not say of itself and an editor may know."""
    characters: int = 0


def read_article(name: str, fetcher: Fetcher) -> Article:
    """Read the article at an address or in a file."""
    if re.match(r"[a-z][a-z0-9+.-]*://", name, re.IGNORECASE):
        fetched = fetcher.fetch(name)
        return article_from(fetched.data, fetched.url, kind=fetched.kind, charset=fetched.charset, url=fetched.url)
    path = Path(name)
    if not path.is_file():
        what = "it is no file" if path.exists() else "there is no such file"
        raise BriefingError(Problem(name, 0, what, "name a file, or an address that begins with https://"))
    if path.stat().st_size > LARGEST_FILE:
        raise BriefingError(Problem(name, 0, f"it is larger than {LARGEST_FILE:,} bytes", "save what you need of it"))
    return article_from(path.read_bytes(), name)


def add(article: Article, name: str, project: Project, *, on: str) -> Added:
    """Write `article` as a seed of `project`, retrieved on the day `on`; one that is there already is left alone."""
    for document in known_documents(project):
        same_place = bool(article.url) and document.source.url == article.url
        if same_place or document.body.strip() == article.body.strip():
            path = project.root / document.source.path
            return Added(path, known=True, differences=tuple(changed_sentences(document.body, article.body)))
    text = seed_text(article, on=on)
    if faults := list(_faults_of(text, article.body, name, project.options.largest_article)):
        raise BriefingError(*faults)
    path = _free_place(project.seeds, slug_of(article.title or Path(name).stem))
    write_file(path, text)
    missing = tuple(field for field in ASKED_FOR if not _can_be(field, getattr(article, field)))
    return Added(path, missing=missing, characters=len(article.body.strip()))


def _faults_of(text: str, body: str, name: str, largest: int) -> Iterator[Problem]:
    """Yield what would keep `text` from being read as a seed: it is refused before it is there."""
    if (size := len(text.encode("utf-8", "surrogatepass"))) > largest:
        hint = "keep the article, or the part of it that matters"
        yield Problem(name, 0, f"{size:,} bytes, and the limit is {largest:,}", hint)
    yield from forbidden_characters(body, path=name)
    yield from long_lines(body, name)


def known_documents(project: Project) -> tuple[Document, ...]:
    """Give the seeds that are there; none where there is no folder yet."""
    if not os.path.lexists(project.seeds) or (project.seeds.is_dir() and not any(project.seeds.iterdir())):
        return ()
    return read_documents(project.seeds, project=project.root, options=project.options).documents


def seed_text(article: Article, *, on: str) -> str:
    """Give the text of a seed: what is known in the front matter, then the body."""
    stated = {field: getattr(article, field) for field in FIELDS} | {"retrieved": on, "original": article.digest}
    lines = (f"{key}: {text_of(' '.join(value.split()))}" for key, value in stated.items() if _can_be(key, value))
    return "---\n" + "\n".join(lines) + f"\n---\n\n{article.body}"


def _can_be(key: str, value: str | None) -> bool:
    """Say whether a seed may state `value`: what a page says of itself is not always what it should be."""
    try:
        text = value or ""
        return bool(text) and not FORBIDDEN.search(text) and bool(FrontMatter.model_validate({key: text}))
    except ValidationError:
        return False


def changed_sentences(old: str, new: str) -> Iterator[str]:
    """Yield the sentences that are gone (`- `) and those that are new (`+ `), in the order of the text."""
    before, after = _numbered(old), _numbered(new)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            yield from (f"- {sentence}" for sentence, _ in before[start:end])
            yield from (f"+ {sentence}" for sentence, _ in after[new_start:new_end])


def _numbered(text: str) -> list[tuple[str, int]]:
    """Give each sentence with how often it stood before: what is alike a thousand times is not compared a million."""
    seen: Counter[str] = Counter()
    found: list[tuple[str, int]] = []
    for span in split_sentences(text):
        sentence = " ".join(span.of(text).split())
        found.append((sentence, seen[sentence]))
        seen[sentence] += 1
    return found


def slug_of(text: str) -> str:
    """Give a file name of small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_NAME].strip("-")
    return slug or "article"


def _free_place(folder: Path, slug: str) -> Path:
    place, number = folder / f"{slug}.md", 2
    while place.exists() or place.with_suffix(".txt").exists():
        place, number = folder / f"{slug}-{number}.md", number + 1
    return place


@dataclass(frozen=True)
class Refreshed:
    """What a source says now: the sentences that changed and the facts that stand on those that are gone."""

    source: str
    kept: Path | None
    differences: tuple[str, ...]
    facts: tuple[str, ...]


def refresh(
    document: Document, article: Article, project: Project, facts: Mapping[str, tuple[str, ...]], *, on: str
) -> Refreshed:
    """Compare a source with what its address gives now; a new version is kept beside it, for the editor to take.

    `facts` gives for each fact the sentences of this source that it stands on.
    """
    differences = tuple(changed_sentences(document.body, article.body))
    if not differences:
        return Refreshed(document.source.id, None, (), ())
    gone = {line[2:] for line in differences if line.startswith("- ")}
    touched = {
        fact for fact, sentences in facts.items() if any(" ".join(sentence.split()) in gone for sentence in sentences)
    }
    # The ending keeps the version from being read as a source of its own.
    kept = project.root / Path(document.source.path).with_suffix(f".{on}.new")
    write_file(kept, seed_text(article, on=on))
    return Refreshed(document.source.id, kept, differences, tuple(sorted(touched)))
