"""Who says so: a figure to the speaker of its sentence, of the quotation around it, or of the sentence before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.mentions import Attribution, Figure, Name, Quotation, Span, Time
from briefing.model import Reading, Says, Sentence
from briefing.weigh.words import lexicon, slug, words

# A sentence that begins so turns to something else.
# "But three people …"  |  "Meanwhile, 20 …"  |  "In 2004, …"
TURN = re.compile(
    r"""
    (?P<turn> But | However | Meanwhile | Nonetheless | Nevertheless | Still | Yet | Although | Though | While
      | Elsewhere | Separately
      | Earlier | Previously | On\ the\ other\ hand | By\ contrast | In\ (?:\w+\ )?\d{4} )\b""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Voices:
    """The speakers of one text, ready to be asked."""

    reading: Reading
    starts: tuple[int, ...]
    by_sentence: Mapping[int, tuple[Attribution, ...]]
    people: Mapping[str, str]
    """Canonical name of each name as printed."""
    offices: Mapping[str, str]
    """The one person who holds an office in this text: `mayor`."""
    paragraph_speaker: Mapping[int, Attribution] = field(default_factory=dict)

    def of(self, figure: Figure | Time) -> Says | None:
        """Say who gives `figure`; null is the article's own voice."""
        body = self.reading.document.sentences
        index = self.sentence_of(figure.span)
        attribution = self._innermost(figure, index)
        quotation = self._quotation(figure)
        if quotation and (attribution is None or len(quotation.span) <= len(attribution.content)):
            return self._of_quotation(quotation, body[index])
        if attribution:
            return self._says(attribution)
        return self._carried(index)

    def sentence_of(self, span: Span) -> int:
        """Give the number of the sentence that holds the start of `span`."""
        return max(0, bisect_right(self.starts, span.start) - 1)

    def _innermost(self, figure: Figure | Time, index: int) -> Attribution | None:
        around = [item for item in self.by_sentence.get(index, ()) if item.content.contains(figure.span)]
        return min(around, key=lambda item: (len(item.content), item.span)) if around else None

    def _quotation(self, figure: Figure | Time) -> Quotation | None:
        for quotation in self.reading.mentions.quotations:
            if quotation.span.contains(figure.span) and quotation.speaker:
                return quotation
        return None

    def _of_quotation(self, quotation: Quotation, sentence: Sentence) -> Says:
        span = quotation.speaker_span
        name = self.full_name(quotation.speaker or "")
        beside = [item for items in self.by_sentence.values() for item in items if span and item.source.overlaps(span)]
        near = span is None or sentence.span.overlaps(span) or quotation.span.overlaps(sentence.span)
        return Says(
            name=name,
            role=quotation.role,
            via=next((item.via for item in beside if item.via), None),
            basis="stated" if near else "carried",
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
        own, before = self.by_sentence.get(index, ()), self.by_sentence.get(index - 1, ())
        names = {self.full_name(item.name) for item in before}
        text = sentences[index].span.of(self.reading.document.body)
        if own or len(names) != 1 or TURN.match(text) or self._is_question(text):
            return None
        account = max(before, key=lambda item: len(item.content))
        covered = len(account.content) + len(account.span)
        if not account.named or 2 * covered < len(sentences[index - 1].span) or self._quoted(sentences[index - 1]):
            return None
        return self._says(account, carried=True)

    def _quoted(self, sentence: Sentence) -> bool:
        """Say whether most of the sentence is a quotation: the article's own words follow it."""
        inside = [item for item in self.reading.mentions.quotations if sentence.span.overlaps(item.span)]
        return 2 * sum(len(item.span) for item in inside) > len(sentence.span)

    @staticmethod
    def _is_question(text: str) -> bool:
        return text.rstrip().endswith("?")

    def full_name(self, name: str) -> str:
        """Give the fullest form of a speaker's name in this text; an office gives its one holder."""
        return self.people.get(name) or self.offices.get(name.lower()) or name


def listen(reading: Reading) -> Voices:
    """Prepare the speakers of `reading`."""
    starts = tuple(sentence.span.start for sentence in reading.document.sentences)
    by_sentence: dict[int, list[Attribution]] = {}
    for attribution in reading.mentions.attributions:
        index = max(0, bisect_right(starts, attribution.content.start) - 1)
        by_sentence.setdefault(index, []).append(attribution)
    names = reading.mentions.names
    return Voices(
        reading,
        starts,
        {index: tuple(items) for index, items in by_sentence.items()},
        {name.name: name.canonical for name in names if name.canonical},
        _offices(names, reading.mentions.attributions),
    )


def _offices(names: tuple[Name, ...], attributions: tuple[Attribution, ...]) -> dict[str, str]:
    holders: dict[str, set[str]] = {}
    full = {name.name: name.canonical or name.name for name in names}
    for name in names:
        if name.type == "person" and name.role:
            holders.setdefault(name.role.lower(), set()).add(name.canonical or name.name)
    for attribution in attributions:
        if attribution.role and attribution.role.lower() != attribution.name.lower():
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
