"""Names that must appear nowhere: every claim, quotation and name whose words hold one leaves the fact sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from briefing.edit.desk import Desk
from briefing.edit.grounding import INVISIBLE
from briefing.edit.rewording import rejudge_figure, rejudge_time
from briefing.errors import Problem
from briefing.mentions import Span
from briefing.model import (
    Cite,
    Coverage,
    Difference,
    Editorial,
    Evidence,
    FactSheet,
    FigureFact,
    NamedEntity,
    QuotationFact,
    Source,
    TimelineFact,
    Unused,
)
from briefing.spelling import plain_letters, spelling_key
from briefing.strict_yaml import nearest

LONGEST_LABEL = 80
SHORTEST_KEY = 4
"""Shorter keys are those of too many words."""
WORD = re.compile(r"\w[\w’'-]*")
POSSESSIVE = re.compile(r"['’]s?\Z")
HIDDEN = {ord(char): None for char in INVISIBLE}


@dataclass(frozen=True, slots=True)
class Withheld:
    """Names that must not appear: as they are, a person's last name by itself, and whatever is spelled alike."""

    names: tuple[str, ...]
    surnames: tuple[str, ...]
    keys: frozenset[str]
    """What the spellings of one name share; see `briefing.spelling`."""

    def holds(self, text: str | None) -> bool:
        """Say whether `text` holds one of the names, however it is written."""
        if not text or not self.names:
            return False
        visible = text.translate(HIDDEN)
        plain = plain_letters(visible)
        if any(re.search(rf"\b{re.escape(name)}\b", plain) for name in self.names):
            return True
        if any(re.search(rf"\b{re.escape(surname)}\b", visible) for surname in self.surnames):
            return True
        return any(spelling_key(words) in self.keys for words in set(_capitalised(visible, self.lengths)))

    @property
    def lengths(self) -> frozenset[int]:
        """Give of how many words the names are."""
        return frozenset(key.count(" ") + 1 for key in self.keys)

    def sentences(self, body: str, sentences: Iterable[Span]) -> tuple[Span, ...]:
        """Give those of `sentences` that hold one of the names: no page may show them."""
        return tuple(sentence for sentence in sentences if self.holds(sentence.of(body)))


def _capitalised(text: str, lengths: frozenset[int]) -> Iterator[str]:
    """Yield the runs of so many words that begin with a capital letter."""
    words = [POSSESSIVE.sub("", word) for word in WORD.findall(text)]
    for start, word in enumerate(words):
        if word[0].isupper():
            yield from (" ".join(words[start : start + length]) for length in lengths)


def withheld(names: Sequence[str], spellings: Iterable[frozenset[str]] = ()) -> Withheld:
    """Make the test for `names`: each with its other spellings, and a person's last name by itself."""
    wanted = {name for name in names if name.strip()}
    groups = [group for group in spellings if any(plain_letters(name) in map(plain_letters, group) for name in wanted)]
    every = sorted(wanted.union(*groups))
    surnames = {name.split()[-1] for name in every if len(name.split()) > 1}
    capital = sorted(name for name in surnames if name[:1].isupper())
    plain = tuple(name for name in map(plain_letters, every) if name)
    keys = frozenset(key for key in map(spelling_key, (*every, *capital)) if len(key) >= SHORTEST_KEY)
    return Withheld(plain, tuple(capital), keys)


def withheld_in(text: str, names: Withheld, *, path: str) -> list[Problem]:
    """Give a problem for each line of an editor's `text` that holds a withheld name."""
    hint = "write it without the name"
    return [
        Problem(path, number, "a withheld name stands here", hint)
        for number, line in enumerate(text.split("\n"), start=1)
        if names.holds(line)
    ]


def withhold(sheet: FactSheet, names: Withheld, desk: Desk) -> FactSheet:
    """Take everything that holds one of `names` out of `sheet`; complain where only the editor can."""
    if not names.names:
        return sheet
    _warn_of_unknown(sheet, desk)
    for source in sheet.sources:
        if names.holds(source.id) or names.holds(source.path):
            message = f"the file name of {source.id!r} holds a withheld name"
            desk.complain("withhold", message=message, hint="rename the file, and its id if it has one")
    kept = sheet.model_copy(
        update={
            "sources": tuple(_source(source, names) for source in sheet.sources),
            "figures": tuple(_figures(sheet.figures, names, desk)),
            "timeline": tuple(_times(sheet.timeline, names, desk)),
            "quotations": tuple(_quotations(sheet.quotations, names, desk)),
            "names": sheet.names.model_copy(
                update={kind: _entities(getattr(sheet.names, kind), names) for kind in type(sheet.names).model_fields}
            ),
            "differences": tuple(_differences(sheet.differences, names, desk)),
            "relations": tuple(
                relation
                for relation in sheet.relations
                if not names.holds(relation.explanation)
                and len(_evidence(relation.claims, names, desk)) == len(relation.claims)
            ),
            "coverage": tuple(_coverage(each, names, desk) for each in sheet.coverage),
            "story": sheet.story.model_copy(
                update={"title": None if names.holds(sheet.story.title) else sheet.story.title},
            ),
        }
    )
    gone = {fact.id for fact in _facts(sheet)} - {fact.id for fact in _facts(kept)}
    return _without_traces(kept, gone, names, desk)


def _warn_of_unknown(sheet: FactSheet, desk: Desk) -> None:
    """Warn of a name that no source holds: with a slip of the pen in it, the true name would be published."""
    entities = (*sheet.names.people, *sheet.names.organisations, *sheet.names.places)
    known = {spelling for entity in entities for spelling in (entity.name, *entity.variants)}
    for number, name in enumerate(desk.curation.record.withhold):
        if not any(_holds(withheld([name]), body) for body in desk.bodies.values()):
            message = f"no source holds the withheld name {name!r}"
            desk.warn("withhold", number, message=message, hint=nearest(name, known))


def _facts(sheet: FactSheet) -> Iterator[FigureFact | TimelineFact | QuotationFact | Difference]:
    yield from sheet.figures
    yield from sheet.timeline
    yield from sheet.quotations
    yield from sheet.differences


def _in_sentence(source: str, span: Span, names: Withheld, desk: Desk) -> bool:
    body = desk.bodies.get(source, "")
    # Most sources hold no withheld name at all.
    return _holds(names, body) and _holds(names, desk.sentence_at(source, span).of(body))


@lru_cache(maxsize=8192)
def _holds(names: Withheld, text: str) -> bool:
    return names.holds(text)


def _source(source: Source, names: Withheld) -> Source:
    stated = ("title", "author", "publisher", "url", "licence")
    hidden = {name: None for name in stated if names.holds(getattr(source, name))}
    cites = tuple(Cite(name=cite.name, spans=cite.spans) for cite in source.cites if not names.holds(cite.name))
    return source.model_copy(update={**hidden, "cites": cites})


def _figures(facts: tuple[FigureFact, ...], names: Withheld, desk: Desk) -> Iterator[FigureFact]:
    for fact in facts:
        claims = tuple(
            claim
            for claim in fact.claims
            if not _in_sentence(claim.source, claim.sentence_span, names, desk)
            and not (claim.says and (names.holds(claim.says.name) or names.holds(claim.says.role)))
        )
        if not claims or names.holds(fact.scope.place):
            continue
        left = fact if len(claims) == len(fact.claims) else rejudge_figure(fact, claims, desk)
        if names.holds(left.label):
            left = left.model_copy(update={"label": claims[0].phrase[:LONGEST_LABEL]})
        yield _renamed(left, names)


def _times(facts: tuple[TimelineFact, ...], names: Withheld, desk: Desk) -> Iterator[TimelineFact]:
    for fact in facts:
        claims = tuple(
            claim
            for claim in fact.claims
            if not _in_sentence(claim.source, claim.sentence_span, names, desk)
            and not (claim.says and (names.holds(claim.says.name) or names.holds(claim.says.role)))
        )
        if not claims:
            continue
        left = fact if len(claims) == len(fact.claims) else rejudge_time(fact, claims, desk)
        if names.holds(left.label):
            sentence = claims[0].sentence_span.of(desk.bodies[claims[0].source])
            left = left.model_copy(update={"label": " ".join(sentence.split())[:LONGEST_LABEL]})
        yield _renamed(left, names)


def _renamed(fact: Any, names: Withheld) -> Any:  # noqa: ANN401 -- a figure or an entry of the timeline, as given
    if not names.holds(fact.id):
        return fact
    words = re.findall(r"[a-z0-9]+", plain_letters(fact.label))
    return fact.model_copy(update={"id": "-".join(words)[:LONGEST_LABEL] or "fact"})


def _quotations(facts: tuple[QuotationFact, ...], names: Withheld, desk: Desk) -> Iterator[QuotationFact]:
    for fact in facts:
        claims = tuple(claim for claim in fact.claims if not _in_sentence(claim.source, claim.span, names, desk))
        hidden = (fact.id, fact.text, fact.speaker.name, fact.speaker.role)
        if claims and not any(map(names.holds, hidden)):
            yield fact.model_copy(update={"claims": claims})


def _entities(entities: tuple[NamedEntity, ...], names: Withheld) -> tuple[NamedEntity, ...]:
    return tuple(
        entity
        for entity in entities
        if not any(map(names.holds, (entity.name, entity.id, entity.role, *entity.variants)))
    )


def _evidence(claims: tuple[Evidence, ...], names: Withheld, desk: Desk) -> tuple[Evidence, ...]:
    return tuple(claim for claim in claims if not _in_sentence(claim.source, claim.span, names, desk))


def _differences(differences: tuple[Difference, ...], names: Withheld, desk: Desk) -> Iterator[Difference]:
    for difference in differences:
        sides = tuple(
            side.model_copy(update={"claims": claims})
            for side in difference.sides
            if (claims := _evidence(side.claims, names, desk)) and not names.holds(side.says)
        )
        if len(sides) > 1 and not any(map(names.holds, (difference.id, difference.about, difference.explanation))):
            yield difference.model_copy(update={"sides": sides})


def _coverage(coverage: Coverage, names: Withheld, desk: Desk) -> Coverage:
    def kept(unused: tuple[Unused, ...]) -> tuple[Unused, ...]:
        return tuple(each for each in unused if not _in_sentence(coverage.source, each.span, names, desk))

    update = {"figures_unused": kept(coverage.figures_unused), "dates_unused": kept(coverage.dates_unused)}
    return coverage.model_copy(update=update)


def _without_traces(sheet: FactSheet, gone: set[str], names: Withheld, desk: Desk) -> FactSheet:
    """Take out references to what is gone, then look through every word that is left."""
    there = {fact.id for fact in _facts(sheet)}
    notes = tuple(note for note in sheet.editorial.decisions if note.fact not in gone)
    editorial = sheet.editorial.model_copy(update={"decisions": notes})
    differences = tuple(
        each.model_copy(update={"facts": tuple(fact for fact in each.facts if fact in there)})
        for each in sheet.differences
    )
    relations = tuple(each for each in sheet.relations if set(each.facts) <= there)
    clean = sheet.model_copy(update={"editorial": editorial, "differences": differences, "relations": relations})
    _complain_about_own_words(editorial, names, desk)
    for words in dict.fromkeys(_texts(clean.model_copy(update={"editorial": Editorial()}))):
        if names.holds(words):
            message = f"a withheld name is still in {words[:60]!r}"
            desk.complain("withhold", message=message, hint="hide the fact that says so")
    return clean


def _complain_about_own_words(editorial: Editorial, names: Withheld, desk: Desk) -> None:
    record = desk.curation.record
    for key in ("title", "summary"):
        if names.holds(getattr(record, key)):
            desk.complain(key, message=f"the {key} holds a withheld name", hint="write it without the name")
    for words in _texts(editorial):
        if names.holds(words) and words != record.summary:
            message = f"your own words {words[:60]!r} hold a withheld name"
            desk.complain("withhold", message=message, hint="write the reason or the note without the name")


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 -- a record and all that is in it
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(key)
            yield from _texts(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
