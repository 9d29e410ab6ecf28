"""The parts of the page: a name and an edition to finished HTML, '' where there is nothing to show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from briefing.errors import PageError, Problem
from briefing.model import FigureFact, QuotationFact, Source, TimelineFact
from briefing.options import PARTS
from briefing.publish.changes import change_log
from briefing.publish.edition import Edition
from briefing.publish.environment import render
from briefing.publish.exact import Claim, ExactWords, cite, exact_words
from briefing.publish.figures import key_figures
from briefing.publish.jsonld import DOWNLOADS
from briefing.publish.overview import head, unknowns
from briefing.publish.passages import Link, source_page
from briefing.publish.places import where
from briefing.publish.sourcing import host_of, source_rows, sourcing
from briefing.publish.timeline import timeline
from briefing.publish.wording import Wording, wording

SHOWN = 12
"""Differences and quotations that are shown at once; the others fold away."""
Fact = FigureFact | TimelineFact | QuotationFact | Source
View = Callable[[Edition, Wording], dict[str, Any] | None]


def render_part(edition: Edition, name: str) -> str:
    """Render one part of the page; '' where the sheet has nothing for it."""
    if name not in _PARTS:
        raise PageError(Problem("a page", 0, f"no part {name!r}", f"the parts are {', '.join(PARTS)}"))
    views = _PARTS[name](edition, wording(edition.language)) if name in edition.parts else None
    return "" if views is None else render(edition.templates, edition.language, name, **views)


def _head(edition: Edition, say: Wording) -> dict[str, Any]:
    return {"head": head(edition, say)}


def _key_figures(edition: Edition, say: Wording) -> dict[str, Any] | None:
    found = key_figures(edition, say)
    return {"figures": found} if found.stories or found.wide or found.agreed or found.singles else None


def _timeline(edition: Edition, say: Wording) -> dict[str, Any] | None:
    found = timeline(edition, say)
    return {"timeline": found} if found.days else None


@dataclass(frozen=True)
class SideView:
    """One answer and the words of those who give it."""

    says: str
    exact: tuple[ExactWords, ...]


@dataclass(frozen=True)
class DifferenceView:
    """A question with its answers."""

    anchor: str
    former: tuple[str, ...]
    kind: str
    about: str
    sides: tuple[SideView, ...]
    explanation: str


def _differences(edition: Edition, say: Wording) -> dict[str, Any] | None:
    found = tuple(
        DifferenceView(
            f"difference-{one.id}",
            edition.former(f"difference-{one.id}"),
            say(f"differences.{one.kind}"),
            one.about,
            tuple(SideView(side.says, exact_words(edition, side.claims, say)) for side in one.sides),
            one.explanation,
        )
        for one in edition.differences
    )
    return {"shown": found[:SHOWN], "folded": found[SHOWN:]} if found else None


@dataclass(frozen=True)
class QuotationView:
    """Exact words, whose they are, and where they are printed."""

    anchor: str
    former: tuple[str, ...]
    text: str
    speaker: str | None
    role: str
    part: str
    citation: str
    exact: tuple[ExactWords, ...]


def _quotations(edition: Edition, say: Wording) -> dict[str, Any] | None:
    found = tuple(
        QuotationView(
            f"quote-{fact.id}",
            edition.former(f"quote-{fact.id}"),
            fact.text,
            fact.speaker.name,
            fact.speaker.role or "",
            say(f"quotations.{'whole' if any(claim.part == 'whole' for claim in fact.claims) else 'fragment'}"),
            cite(edition, f"“{fact.text}” ({fact.speaker.name or say('quotations.unknown')})", say),
            exact_words(edition, fact.claims, say),
        )
        for fact in edition.sheet.quotations
    )
    return {"shown": found[:SHOWN], "folded": found[SHOWN:]} if found else None


def _where(edition: Edition, say: Wording) -> dict[str, Any] | None:
    found = where(edition, say)
    return {"where": found} if found else None


def _sourcing(edition: Edition, say: Wording) -> dict[str, Any]:
    return {"sourcing": sourcing(edition, say)}


def _changes(edition: Edition, say: Wording) -> dict[str, Any] | None:
    found = change_log(edition, say)
    return {"changes": found} if found else None


def _foot(edition: Edition, say: Wording) -> dict[str, Any]:
    story = edition.sheet.story
    return {
        "publication": edition.sheet.editorial.publication,
        "as_of": say.date(story.as_of),
        "downloads": [
            Link(f"briefing:{path}", path.rpartition("/")[2])
            for path in (*(path for path, _ in DOWNLOADS), "data/evidence.zip", "feed.xml")
        ],
    }


def _not_known(edition: Edition, say: Wording) -> dict[str, Any] | None:
    found = unknowns(edition, say)
    return {"unknowns": found} if found else None


_PARTS: dict[str, View] = {
    "head": _head,
    "not-known": _not_known,
    "key-figures": _key_figures,
    "timeline": _timeline,
    "differences": _differences,
    "quotations": _quotations,
    "where": _where,
    "sourcing-notes": _sourcing,
    "changes": _changes,
    "foot": _foot,
}


# --- a reference in the editor's prose -------------------------------------------------------------------------


def render_reference(
    edition: Edition,
    kind: str,
    id: str,  # noqa: A002 -- the word of the fact sheet
    words: str,
    *,
    number: int,
    after: str = "",
) -> str:
    """Render `words` as a link to a fact, with the marks of its sources and the exact words behind them.

    `number` tells the references of a page apart; `after` is punctuation that must not part from the mark.
    """
    say = wording(edition.language)
    if kind == "source":
        return _source_reference(edition, id, words, after)
    fact, anchor, label = _fact(edition, kind, id, say)
    claims = claims_meant(fact, words)
    exact = exact_words(edition, claims, say)
    first, last = _last_word(words)
    return render(
        edition.templates,
        edition.language,
        "reference",
        href=f"briefing:index.html#{anchor}",
        first=first,
        last=last,
        after=after,
        words_id=f"words-{number}",
        label=label,
        numbers=sorted({found.number for found in exact}),
        differs=isinstance(fact, FigureFact) and fact.status == "differs" and not _gives_headline(fact, claims),
        exact=exact,
    )


def _fact(
    edition: Edition, kind: str, name: str, say: Wording
) -> tuple[FigureFact | TimelineFact | QuotationFact, str, str]:
    kinds = ("fact", "date", "quote") if kind == "fact" else (kind,)
    for one in kinds:
        if one == "fact" and name in edition.figures:
            return edition.figures[name], f"fact-{name}", edition.figures[name].label
        if one == "date" and name in edition.timeline:
            return edition.timeline[name], f"date-{name}", edition.timeline[name].label
        if one == "quote" and name in edition.quotations:
            return (
                edition.quotations[name],
                f"quote-{name}",
                edition.quotations[name].speaker.name or say("quotations.unknown"),
            )
    raise PageError(Problem("a page", 0, f"no {kind} {name!r}", "its id stands in the fact sheet"))


def _source_reference(edition: Edition, name: str, words: str, after: str) -> str:
    known = edition.numbers.get(name) or next((n for n in edition.numbers.values() if str(n) == name), None)
    if known is None:
        raise PageError(Problem("a page", 0, f"no source {name!r}", "its id stands in the fact sheet"))
    first, last = _last_word(words)
    return render(
        edition.templates, edition.language, "source-reference", number=known, first=first, last=last, after=after
    )


def claims_meant(fact: FigureFact | TimelineFact | QuotationFact, words: str) -> tuple[Claim, ...]:
    """Give the claims whose own words the prose uses: `at least eight` means the source that has eight; else all."""
    claims: tuple[Claim, ...] = tuple(fact.claims)
    meant = tuple(claim for claim in claims if _stands_in(claim.quote, words))
    return meant if isinstance(fact, FigureFact) and meant else claims


def _stands_in(quote: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(quote)}(?!\w|[.,]\d)", words, re.IGNORECASE) is not None


def _gives_headline(fact: FigureFact, claims: Iterable[Claim]) -> bool:
    shown = (fact.headline.value, fact.headline.upper, fact.headline.bound)
    return any((c.value, c.upper, c.bound) == shown for c in claims if c in fact.claims and hasattr(c, "bound"))


def _last_word(words: str) -> tuple[str, str]:
    """Part the last word, which the mark may not leave, from those before it."""
    first, space, last = words.rpartition(" ")
    return f"{first}{space}", last


def render_source_page(edition: Edition, source_id: str) -> str:
    """Render the page of a source: what it is, and the words of it that the briefing uses."""
    say = wording(edition.language)
    page = source_page(edition, source_id, say)
    return render(
        edition.templates,
        edition.language,
        "source-page",
        page=page,
        rows=source_rows(edition, page.source, say),
        host=host_of(page.source.url) if page.source.url else "",
        note=edition.sheet.editorial.source_notes.get(source_id, ""),
    )
