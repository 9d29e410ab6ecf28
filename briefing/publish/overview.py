"""The head of the page and the list of what is not known: both made from counts and from nulls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.publish.cards import Card, card
from briefing.publish.edition import Edition
from briefing.publish.passages import Link
from briefing.publish.wording import Wording

NAMED_DIFFERENCES = 5
NAMED_FIGURES = 4


@dataclass(frozen=True)
class Count:
    """A number of the head and what it counts."""

    number: str
    label: str
    differs: bool = False


@dataclass(frozen=True)
class Head:
    """The head of the page."""

    kicker: str
    title: str
    standfirst: str
    agreement: str
    differing: str
    differences: tuple[Link, ...]
    more: int
    undated: str
    counts: tuple[Count, ...]
    lead: Card | None
    as_of: str
    as_of_machine: str
    as_of_basis: str
    has_changes: bool


def head(edition: Edition, say: Wording) -> Head:
    """Say in one look what happened, when, and how sure the sources are."""
    sheet = edition.sheet
    told = edition.differences
    origins = {claim.origin for fact in sheet.figures for claim in fact.claims if claim.origin}
    links = tuple(Link(f"briefing:index.html#difference-{one.id}", one.about) for one in told[:NAMED_DIFFERENCES])
    sources = len(sheet.sources)
    return Head(
        kicker=_kicker(edition, say),
        title=sheet.story.title or say("head.untitled"),
        standfirst=sheet.editorial.summary or "",
        agreement=_agreement(edition, say),
        differing=say("head.differing", n=len(told), count=say.small(len(told))) if told else "",
        differences=links,
        more=len(told) - len(links),
        undated=_undated(edition, say),
        counts=(
            Count(say("number", number=sources), say("head.sources", n=sources)),
            *((Count(say("number", number=len(origins)), say("head.origins", n=len(origins))),) if origins else ()),
            Count(say("number", number=len(told)), say("head.differences", n=len(told)), differs=bool(told)),
        ),
        lead=card(edition, edition.lead, say) if edition.lead else None,
        as_of=say.date(sheet.story.as_of),
        as_of_machine=sheet.story.as_of or "",
        as_of_basis=sheet.story.as_of_basis,
        has_changes=bool(edition.changes),
    )


def _kicker(edition: Edition, say: Wording) -> str:
    story, sources = edition.sheet.story, len(edition.sheet.sources)
    kicker = say("head.kicker", n=sources, count=say.small(sources))
    days = "/".join(dict.fromkeys(day for day in (story.starts, story.ends) if day))
    return say("head.when", when=say.date(days), kicker=kicker) if days else _sentence(kicker)


def _agreement(edition: Edition, say: Wording) -> str:
    if len(edition.sheet.sources) < 2:
        return say("head.one_source")
    if not edition.facts:
        return say("head.nothing_yet")
    agreed, alone = (sum(fact.status == status for fact in edition.facts) for status in ("agreed", "single"))
    rest = say("head.alone", n=alone, count=say.small(alone)) if alone else ""
    key = "head.agreed" if agreed else "head.none_agreed"
    return say(key, count=say.small(agreed), all=len(edition.facts), alone=rest)


def _undated(edition: Edition, say: Wording) -> str:
    undated = [source for source in edition.sheet.sources if source.published is None]
    if not undated:
        return ""
    if len(undated) == len(edition.sheet.sources):
        return say("head.all_undated", n=len(undated))
    return say("head.some_undated", n=len(undated), count=_sentence(say.small(len(undated))))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


# --- what is not known -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Unknown:
    """A question that no source answers, with what it is about."""

    words: str
    about: tuple[Link, ...] = ()


def unknowns(edition: Edition, say: Wording) -> tuple[Unknown, ...]:
    """List what the sources leave open, as far as the sheet can tell: nulls, remainders and counts without a day."""
    return (
        *_remainders(edition, say),
        *_newer(edition, say),
        *_unnamed(edition, say),
        *_speakers(edition, say),
        *_sources(edition, say),
        *_year(edition, say),
    )


def _remainders(edition: Edition, say: Wording) -> Iterable[Unknown]:
    for relation in edition.sheet.relations:
        facts = [edition.figures[one] for one in relation.facts if one in edition.figures]
        if relation.kind != "part" or not relation.holds or len(relation.terms) != 1 or not facts:
            continue
        rest = relation.total - relation.terms[0]
        whole = next((fact for fact in facts if any(claim.value == relation.total for claim in fact.claims)), None)
        if rest > 0 and whole is not None and len(facts) > 1:
            bound = say.value(relation.total, None, whole.headline.bound, None)
            words = say("unknown.rest", n=1 if rest == 1 else 2, whole=str(bound), counted=whole.counted or whole.label)
            yield Unknown(words, (_link(whole.id, whole.label),))


def _newer(edition: Edition, say: Wording) -> Iterable[Unknown]:
    open_questions: list[Link] = []
    for difference in edition.sheet.differences:
        facts = [edition.figures[one] for one in difference.facts if one in edition.figures]
        undated = facts and not any(claim.when for fact in facts for claim in fact.claims)
        if difference.kind in {"bound", "value"} and undated:
            open_questions.append(Link(f"briefing:index.html#difference-{difference.id}", difference.about))
    if open_questions:
        shown = tuple(open_questions[:NAMED_FIGURES])
        more = len(open_questions) - len(shown)
        yield Unknown(say("unknown.newer_more", n=more) if more else say("unknown.newer"), shown)


def _unnamed(edition: Edition, say: Wording) -> Iterable[Unknown]:
    facts = [fact for fact in edition.ranked if not fact.origins.known]
    if facts:
        shown = tuple(_link(fact.id, fact.label) for fact in facts[:NAMED_FIGURES])
        more = len(facts) - len(shown)
        yield Unknown(say("unknown.who_counted_more", n=more) if more else say("unknown.who_counted"), shown)


def _speakers(edition: Edition, say: Wording) -> Iterable[Unknown]:
    count = sum(fact.speaker.name is None for fact in edition.sheet.quotations)
    if count:
        yield Unknown(say("unknown.speakers", n=count, count=say.small(count)))


def _sources(edition: Edition, say: Wording) -> Iterable[Unknown]:
    for key, missing in (
        ("unknown.published", [source for source in edition.sheet.sources if source.published is None]),
        ("unknown.publisher", [source for source in edition.sheet.sources if source.publisher is None]),
    ):
        numbers = [edition.numbers[source.id] for source in missing]
        if numbers:
            yield Unknown(say(key, n=len(numbers), sources=spans_of(numbers, say)))


def _year(edition: Edition, say: Wording) -> Iterable[Unknown]:
    inferred = any(claim.basis == "year-inferred" for fact in edition.sheet.timeline for claim in fact.claims)
    if inferred and not any(source.published for source in edition.sheet.sources):
        yield Unknown(say("unknown.year"))


def _link(fact: str, label: str) -> Link:
    return Link(f"briefing:index.html#fact-{fact}", label)


def spans_of(numbers: Sequence[int], say: Wording) -> str:
    """Write numbers as prose does, runs of three and more as a range: 1 to 12, 15 and 17."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words: list[str] = []
    for run in runs:
        if len(run) > 2:
            words.append(say("range", low=str(run[0]), high=str(run[-1])))
        else:
            words += [str(number) for number in run]
    return say.listed(words)
