"""Who says so: a figure to the speaker of its sentence, of the quotation around it, or of the sentence before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from briefing.mentions import Attribution, Figure, Name, Quotation, Span, Time, touching
from briefing.model import Reading, Says, Sentence
from briefing.weigh.carrying import goes_on
from briefing.weigh.words import lexicon, slug, words

# ", a town of about " |  ", the group of "
APPOSED = re.compile(
    r""",[\"”’']?\s(?:an?|the)\s(?:[a-z-]+\s){0,2}(?P<noun>[a-z]+)\sof\s(?:about\s|some\s|nearly\s|around\s|over\s|more\sthan\s)?\Z"""
)
LONGEST_APPOSITION = 60

Placed = TypeVar("Placed", Time, Figure, Name, Attribution)

OPENINGS = ("", "the ", "mr ", "mrs ", "ms ", "dr ")

BEFORE = 4
"""Sentences before one in which `the district` has its name."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says so, null for the article's own voice, and the origin, null where nobody states it."""

    says: Says | None
    origin: str | None


@dataclass(frozen=True)
class Voices:
    """The speakers of one text, and all that is told by sentence; each made ready when it is asked for."""

    reading: Reading

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each sentence starts."""
        return tuple(sentence.span.start for sentence in self.reading.document.sentences)

    @cached_property
    def by_sentence(self) -> Mapping[int, tuple[Attribution, ...]]:
        """The attributions by the number of the sentence that holds their content."""
        attributions = self.reading.mentions.attributions
        return self._numbered((item.content.start, item) for item in attributions)

    @cached_property
    def names(self) -> Mapping[int, tuple[Name, ...]]:
        """The names by the number of their sentence."""
        return self._numbered((item.span.start, item) for item in self.reading.mentions.names)

    @cached_property
    def times(self) -> Mapping[int, tuple[Time, ...]]:
        """The times by the number of their sentence."""
        return self._numbered((item.span.start, item) for item in self.reading.mentions.times)

    @cached_property
    def figures(self) -> Mapping[int, tuple[Figure, ...]]:
        """The figures by the number of their sentence."""
        return self._numbered((item.span.start, item) for item in self.reading.mentions.figures)

    @cached_property
    def people(self) -> Mapping[str, str]:
        """The canonical name of each name as printed."""
        return {name.name: name.canonical for name in self.reading.mentions.names if name.canonical}

    @cached_property
    def offices(self) -> Mapping[str, str]:
        """The one person who holds an office in this text: `mayor`."""
        return _offices(self.reading.mentions.names, self.reading.mentions.attributions)

    @cached_property
    def media(self) -> tuple[Name, ...]:
        """The newspapers, broadcasters and agencies."""
        return tuple(name for name in self.reading.mentions.names if name.medium)

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The names that are none of places: `shares in Brimtec` are nowhere."""
        return frozenset(name.name for name in self.reading.mentions.names if name.type != "place")

    def _numbered(self, placed: Iterable[tuple[int, Placed]]) -> dict[int, tuple[Placed, ...]]:
        found: dict[int, list[Placed]] = {}
        for start, mention in placed:
            found.setdefault(max(0, bisect_right(self.starts, start) - 1), []).append(mention)
        return {index: tuple(items) for index, items in found.items()}

    def voice_of(self, figure: Figure | Time) -> Voice:
        """Say who gives `figure` and whom it goes back to: who says so, else the medium that is cited for it."""
        says = self.of(figure)
        medium = next((item for item in self._around(figure) if self.is_medium(item)), None)
        if says and says.via is None and medium:
            says = says.model_copy(update={"via": medium.name})
        origin = origin_of(says) if says else slug(medium.name) if medium else None
        return Voice(says, origin or None)

    def of(self, figure: Figure | Time) -> Says | None:
        """Say who gives `figure`; null is the article's own voice."""
        body = self.reading.document.sentences
        index = self.sentence_of(figure.span)
        if self._is_apposed(figure.span):
            return None
        attribution = self._innermost(figure)
        quotation = self._quotation(figure)
        if quotation and (attribution is None or len(quotation.span) <= len(attribution.content)):
            return self._of_quotation(quotation, body[index])
        if attribution:
            return self._says(attribution)
        return self._carried(index)

    def _is_apposed(self, span: Span) -> bool:
        """Say whether the article adds the number to a name: "Varn, a town of 900", "the League, a group of 12"."""
        body, index = self.reading.document.body, self.sentence_of(span)
        start = max(self.starts[index], span.start - LONGEST_APPOSITION)
        if body.find(" of ", start, span.start) < 0:
            return False
        match = APPOSED.search(body, start, span.start)
        if match is None or match["noun"] not in lexicon("scope")["peopled"]:
            return False
        return any(0 <= match.start() - name.span.end <= 1 for name in self.names_of(index))

    def sentence_of(self, span: Span) -> int:
        """Give the number of the sentence that holds the start of `span`."""
        return max(0, bisect_right(self.starts, span.start) - 1)

    def _around(self, figure: Figure | Time) -> list[Attribution]:
        index = self.sentence_of(figure.span)
        # "two officials said": the two are not what they say.
        around = [
            item
            for item in self.by_sentence.get(index, ())
            if item.content.contains(figure.span) and not item.source.contains(figure.span)
        ]
        return sorted(around, key=lambda item: (len(item.content), item.span))

    def _innermost(self, figure: Figure | Time) -> Attribution | None:
        """Give the speaker nearest to the figure; a medium that is cited passes on what others say."""
        return next((item for item in self._around(figure) if not self.is_medium(item)), None)

    def is_medium(self, attribution: Attribution) -> bool:
        """Say whether a newspaper, a broadcaster or an agency is cited."""
        source = attribution.source
        inside = touching(self.media, source)
        if not inside:
            return False
        text = source.of(self.reading.document.body)
        length = len(text.removeprefix("the ").removeprefix("The "))
        if not any(source.contains(item.span) and 2 * len(item.span) > length for item in inside):
            return False
        return lexicon("scope")["own_papers"].isdisjoint(words(text))

    def times_of(self, index: int) -> tuple[Time, ...]:
        """Give the times of the sentence `index`."""
        return self.times.get(index, ())

    def names_of(self, index: int) -> tuple[Name, ...]:
        """Give the names of the sentence `index`."""
        return self.names.get(index, ())

    def places_near(self, index: int) -> tuple[Name, ...]:
        """Give the places named in the sentence `index` and in those shortly before it."""
        near = range(max(0, index - BEFORE), index + 1)
        return tuple(name for number in near for name in self.names_of(number) if name.type == "place")

    def figures_of(self, index: int) -> tuple[Figure, ...]:
        """Give the figures of the sentence `index`."""
        return self.figures.get(index, ())

    def _quotation(self, figure: Figure | Time) -> Quotation | None:
        around = touching(self.reading.mentions.quotations, figure.span)
        return next((item for item in around if item.span.contains(figure.span) and item.speaker), None)

    def _of_quotation(self, quotation: Quotation, sentence: Sentence) -> Says:
        span = quotation.speaker_span
        name = self.full_name(quotation.speaker or "")
        near = touching(self.reading.mentions.attributions, span) if span else ()
        beside = [item for item in near if span and item.source.overlaps(span)]
        stated = span is None or sentence.span.overlaps(span) or quotation.span.overlaps(sentence.span)
        return Says(
            name=name,
            role=quotation.role,
            via=next((item.via for item in beside if item.via), None),
            basis="stated" if stated else "carried",
            span=span,
        )

    def _says(self, attribution: Attribution, *, carried: bool = False) -> Says:
        return Says(
            name=self.full_name(attribution.name),
            role=attribution.role,
            via=attribution.via,
            basis="carried" if carried else "stated",
            span=attribution.source,
        )

    def _carried(self, index: int) -> Says | None:
        """Take the speaker of the sentence before, where the paragraph goes on with the same account."""
        sentences = self.reading.document.sentences
        if index == 0 or sentences[index].paragraph != sentences[index - 1].paragraph:
            return None
        own = self.by_sentence.get(index, ())
        before = [item for item in self.by_sentence.get(index - 1, ()) if not self.is_medium(item)]
        names = {self.full_name(item.name) for item in before}
        if own or len(names) != 1 or self._is_of_another(index, names):
            return None
        account = max(before, key=lambda item: len(item.content))
        covered = len(account.content) + len(account.span)
        if not account.named or 3 * covered < len(sentences[index - 1].span) or self._quoted(sentences[index - 1]):
            return None
        # "A roof fell, the mayor said.": what follows a speaker who comes last is hardly ever more of it.
        ahead = account.source.start <= account.content.start
        text = sentences[index].span.of(self.reading.document.body)
        return self._says(account, carried=True) if ahead and goes_on(text, account.cue) else None

    def _quoted(self, sentence: Sentence) -> bool:
        """Say whether most of the sentence is a quotation: the article's own words follow it."""
        inside = touching(self.reading.mentions.quotations, sentence.span)
        return 2 * sum(len(item.span) for item in inside) > len(sentence.span)

    def _is_of_another(self, index: int, speakers: set[str]) -> bool:
        """Say whether the article tells of the speaker itself, or of somebody else who begins the sentence."""
        body, start = self.reading.document.body, self.reading.document.sentences[index].span.start
        first = next(iter(self.names_of(index)), None)
        if first is None or body[start : first.span.start].lower() not in OPENINGS:
            return False
        if first.type != "place" or self.full_name(first.canonical or first.name) in speakers:
            return True
        return body[first.span.end : first.span.end + 2] == ", "

    def full_name(self, name: str) -> str:
        """Give the fullest form of a speaker's name in this text; an office gives its one holder."""
        return self.people.get(name) or self.offices.get(name.lower()) or name


def _offices(names: tuple[Name, ...], attributions: tuple[Attribution, ...]) -> dict[str, str]:
    holders: dict[str, set[str]] = {}
    papers = lexicon("scope")["unnamed"] | lexicon("scope")["own_papers"]
    full = {name.name: name.canonical or name.name for name in names}
    for name in names:
        if name.type == "person" and name.role:
            holders.setdefault(name.role.lower(), set()).add(name.canonical or name.name)
    for attribution in attributions:
        if (
            attribution.role
            and not papers & {attribution.role.lower()}
            and attribution.role.lower() != attribution.name.lower()
        ):
            holders.setdefault(attribution.role.lower(), set()).add(full.get(attribution.name, attribution.name))
    return {role: min(people) for role, people in sorted(holders.items()) if len(people) == 1}


def is_named(name: str) -> bool:
    """Say whether `name` is someone in particular: a name or a body, not `officials` or `witnesses`."""
    parts = words(name)
    return bool(parts) and parts[-1] not in lexicon("scope")["unnamed"]


def origin_of(says: Says | None) -> str | None:
    """Give who a claim goes back to: who says so, else the agency that it reached the article through."""
    if says is None:
        return None
    if is_named(says.name):
        return slug(says.name) or None
    return slug(says.via) or None if says.via else None
