"""What is known of each source, who leans on whom, and what each says of each figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from briefing.model import DecisionNote, Source
from briefing.publish.edition import Edition
from briefing.publish.leaning import Origins, origins
from briefing.publish.matrix import (
    AnswerRow,
    MatrixRow,
    SpellingRow,
    answer_row,
    matrix_row,
    shared_first,
    spellings,
)
from briefing.publish.passages import Link
from briefing.publish.wording import Wording

# "2024-03-03-bridge-closed"
DAY = re.compile(r"(?P<day>\d{4}(?:-\d\d){0,2})-(?=\D)")
TABLE_UP_TO = 4
"""With more sources than this a table has no room for a column each: it lists the sources of each value."""
SHOWN_ROWS = 24
ALONE_NAMED = 4


@dataclass(frozen=True)
class Row:
    """What is known of a source in one respect; None is unknown, and said to be."""

    label: str
    value: str | None


@dataclass(frozen=True)
class SourceCard:
    """One source."""

    number: int
    id: str
    title: str
    url: str
    host: str
    line: str
    """Publisher and day, for a card that is folded."""
    rows: tuple[Row, ...]
    alone: tuple[Link, ...]
    more_alone: int
    used: str
    share: int
    sha256: str
    note: str


@dataclass(frozen=True)
class DecisionView:
    """What the editor decided about a fact, and why."""

    link: Link
    what: str
    reason: str


@dataclass(frozen=True)
class Sourcing:
    """The whole part."""

    cards: tuple[SourceCard, ...]
    compact: bool
    matrix: tuple[MatrixRow, ...]
    answers: tuple[AnswerRow, ...]
    numbers: tuple[int, ...]
    rows_shown: int
    spellings: tuple[SpellingRow, ...]
    origins: Origins | None
    decisions: tuple[DecisionView, ...]
    reviewed: str


def sourcing(edition: Edition, say: Wording) -> Sourcing:
    """Gather what a reader needs to judge the sources."""
    count = len(edition.sheet.sources)
    narrow = count <= TABLE_UP_TO
    return Sourcing(
        cards=tuple(source_card(edition, source, say) for source in edition.sheet.sources),
        compact=count > 6,
        matrix=tuple(matrix_row(edition, fact, say) for fact in edition.ranked) if narrow and count > 1 else (),
        answers=tuple(answer_row(edition, fact, say) for fact in shared_first(edition)) if not narrow else (),
        numbers=tuple(range(1, count + 1)),
        rows_shown=SHOWN_ROWS,
        spellings=tuple(spellings(edition)),
        origins=origins(edition, say),
        decisions=tuple(_decision(edition, note, say) for note in edition.sheet.editorial.decisions),
        reviewed=_reviewed(edition, say),
    )


def source_rows(edition: Edition, source: Source, say: Wording) -> tuple[Row, ...]:
    """Say what a source is; what it does not state is unknown."""
    cited = [cite.name for cite in source.cites]
    published = say.date(source.published) if source.published else None
    if published and source.published_basis == "editor":
        published = say("source.by_editor", value=published)
    return (
        Row(say("source.publisher"), source.publisher),
        Row(say("source.author"), source.author),
        Row(say("source.published"), published),
        *_reading_day(edition, source, say),
        *((Row(say("source.cites"), say.listed(cited)),) if cited else ()),
        *((Row(say("source.licence"), source.licence),) if source.licence else ()),
        *((Row(say("source.retrieved"), say.date(source.retrieved)),) if source.retrieved else ()),
    )


def _reading_day(edition: Edition, source: Source, say: Wording) -> tuple[Row, ...]:
    if source.published or not source.reference:
        return ()
    basis = source.reference_basis or ""
    for name, number in edition.numbers.items():
        basis = basis.replace(name, str(number))
    parts = (say.date(source.reference), basis)
    return (Row(say("source.read_as_of"), "; ".join(part for part in parts if part)),)


def host_of(url: str) -> str:
    """Give the host of an address in ASCII, so that no letter of it can pass for another."""
    host = urlsplit(url).hostname or ""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host.encode("ascii", "backslashreplace").decode("ascii")


def source_card(edition: Edition, source: Source, say: Wording) -> SourceCard:
    """Say what a source is, what it alone says and how much of it is used."""
    used, total = edition.used_of(source.id)
    alone = _alone(edition, source.id) if len(edition.sources) > 1 else ()
    return SourceCard(
        number=edition.numbers[source.id],
        id=source.id,
        title=source.title or say("source.untitled"),
        url=source.url or "",
        host=host_of(source.url) if source.url else "",
        line=" · ".join(
            [
                source.publisher or say("source.no_publisher"),
                *([say.date(source.published)] if source.published else []),
            ]
        ),
        rows=source_rows(edition, source, say),
        alone=alone[:ALONE_NAMED],
        more_alone=max(0, len(alone) - ALONE_NAMED),
        used=say("source.used_of", n=total, used=used, total=total),
        share=round(100 * used / total) if total else 0,
        sha256=source.sha256,
        note=edition.sheet.editorial.source_notes.get(source.id, ""),
    )


def _alone(edition: Edition, source: str) -> tuple[Link, ...]:
    return tuple(Link(f"briefing:index.html#fact-{fact.id}", fact.label) for fact in edition.only_in.get(source, ()))


def _decision(edition: Edition, note: DecisionNote, say: Wording) -> DecisionView:
    anchor, label = edition.about(note.fact)
    words = label if anchor else _words_of(note.fact, say)
    return DecisionView(Link(f"briefing:index.html#{anchor}" if anchor else "", words), note.what, note.reason)


def _words_of(fact: str, say: Wording) -> str:
    """Give the id of a fact that is not on the page as words: `2024-03-03-bridge-closed` is dated in the end."""
    day = DAY.match(fact)
    words = fact[day.end() if day else 0 :].replace("-", " ").strip()
    shown = words[:1].upper() + words[1:]
    return ", ".join(part for part in (shown, say.date(day["day"]) if day else "") if part)


def _reviewed(edition: Edition, say: Wording) -> str:
    facts = edition.facts
    waiting = sum(not fact.reviewed for fact in facts)
    if edition.unseen:
        return say("sourcing.unseen", n=edition.unseen)
    if not facts:
        return ""
    return (
        say("sourcing.unreviewed", n=waiting, all=len(facts)) if waiting else say("sourcing.all_reviewed", n=len(facts))
    )
