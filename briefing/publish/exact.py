"""Claims to the exact words behind a fact: the sentence, the words in it, who says so, and where to read on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from briefing.mentions import Span
from briefing.model import Evidence, FigureClaim, QuotationClaim, Says, TimeClaim
from briefing.publish.edition import Edition
from briefing.publish.passages import Segment, segments
from briefing.publish.wording import Wording

Claim = FigureClaim | TimeClaim | QuotationClaim | Evidence
LONG_FRAGMENT = 80
"""A text fragment longer than this names its first and last words only: a link must survive a line end."""
WORDS_AT_THE_ENDS = 4


@dataclass(frozen=True)
class ExactWords:
    """The words of one source behind a fact."""

    number: int
    source: str
    publisher: str
    published: str
    segments: tuple[Segment, ...]
    says: str
    named_in: tuple[Segment, ...]
    """The sentence that names the speaker, where it is another."""
    href: str
    original: str
    """The words in the original, as a text fragment; empty where the source has no address."""


def exact_words(edition: Edition, claims: Iterable[Claim], say: Wording) -> tuple[ExactWords, ...]:
    """Give the words behind `claims`, those of one sentence and one speaker together, in the order of the sources."""
    together: dict[tuple[int, Span, str], list[Claim]] = {}
    for claim in claims:
        sentence = edition.sentence_of(claim.source, words_span(claim))
        key = (edition.numbers[claim.source], sentence, who_says(_says(edition, claim), say))
        together.setdefault(key, []).append(claim)
    return tuple(
        _words(edition, number, sentence, says, group, say)
        for (number, sentence, says), group in sorted(together.items(), key=lambda entry: entry[0])
    )


def words_span(claim: Claim) -> Span:
    """Give the span that is marked for a claim: of a figure the phrase that makes it plain, else the claim's own."""
    return claim.phrase_span if isinstance(claim, FigureClaim) else claim.span


def who_says(says: Says | None, say: Wording) -> str:
    """Say who says so, and whether the sentence itself does."""
    if says is None:
        return say("says.voice")
    who = says.name if not says.role else say("says.with_role", name=says.name, role=says.role)
    if says.via:
        who = say("says.via", who=who, via=says.via)
    return say(f"says.{says.basis}", who=who)


def _says(edition: Edition, claim: Claim) -> Says | None:
    if isinstance(claim, FigureClaim | TimeClaim):
        return claim.says
    found = edition.figure_claim_at(claim.source, claim.span)
    return found.says if found else None


def _words(edition: Edition, number: int, sentence: Span, says: str, claims: list[Claim], say: Wording) -> ExactWords:
    source = edition.sources[claims[0].source]
    body = edition.bodies[source.id]
    marks = [words_span(claim) for claim in claims]
    speaker = next(
        (known.span for claim in claims if (known := _says(edition, claim)) and known.basis == "carried"), None
    )
    named = edition.sentence_of(source.id, speaker) if speaker else None
    only_words = source.rights == "link"
    first = min(marks)
    return ExactWords(
        number=number,
        source=source.id,
        publisher=source.publisher or say("source.no_publisher"),
        published=say.date(source.published) if source.published else "",
        segments=_excerpt(body, sentence, marks, only_words=only_words),
        says=says,
        named_in=_excerpt(body, named, [speaker], only_words=only_words)
        if named and speaker and named != sentence
        else (),
        href=edition.passage_link(source.id, first),
        original=text_fragment(source.url, first.of(body)) if source.url else "",
    )


def _excerpt(body: str, sentence: Span, marks: list[Span], *, only_words: bool) -> tuple[Segment, ...]:
    cut = segments(body, sentence, marks)
    return tuple(s if s.marked else Segment(" … ", marked=False) for s in cut) if only_words else cut


def text_fragment(url: str, words: str) -> str:
    """Give the address of `words` in the page at `url`; empty unless the address is one of the web."""
    if urlsplit(url).scheme not in {"http", "https"}:
        return ""
    listed = words.split()
    if len(words) > LONG_FRAGMENT and len(listed) > 2 * WORDS_AT_THE_ENDS:
        ends = " ".join(listed[:WORDS_AT_THE_ENDS]), " ".join(listed[-WORDS_AT_THE_ENDS:])
        directive = ",".join(map(_encoded, ends))
    else:
        directive = _encoded(" ".join(listed))
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


def _encoded(words: str) -> str:
    # A dash or a comma would be read as part of the directive's own grammar.
    return quote(words, safe="").replace("-", "%2D")


def cite(edition: Edition, what: str, say: Wording) -> str:
    """Give a citation of `what`, ready to be copied: the page, who publishes it, and its day."""
    story, publication = edition.sheet.story, edition.sheet.editorial.publication
    return say(
        "cite.text",
        what=what,
        title=story.title or say("head.untitled"),
        publisher=f", {publication.publisher}" if publication.publisher else "",
        as_of=say("cite.as_of", date=say.date(story.as_of)) if story.as_of else say("cite.undated"),
    )
