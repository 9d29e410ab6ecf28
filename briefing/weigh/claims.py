"""The figures of one text to claims: who says so, when, where, and all that decides which question each answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.mentions import Figure, Span
from briefing.model import FigureClaim, Reading, Unused
from briefing.weigh.kinds import Kind, kind_of, measure_class, names_of
from briefing.weigh.occasions import Occasion, figure_is_base, is_modal, occasion_of
from briefing.weigh.placing import place_of
from briefing.weigh.voices import Voices, listen, origin_of
from briefing.weigh.words import content_words, lexicon, stem, words

# "when a bus …"  |  "in a village"  |  "by a landslide"  |  "at three hospitals"
CIRCUMSTANCE = re.compile(
    r"""
    \b (?: (?P<clause> when | where | whose | while ) \s+ (?P<rest> [^.;,]{1,60} )
         | (?: by | in | at | on | from | under | inside | near ) \s+
           (?: an? | one | two | three | four | five | several | some | his | her | their | \d{1,3} ) \s+
           (?P<noun> [^.;,]{1,40} ) )""",
    re.VERBOSE | re.IGNORECASE,
)

# "on the first day"  |  "in the second round"  |  "in the north alone"
STAGE = re.compile(
    r"""
    \b (?: (?: on | in | during | over ) \s+ the \s+
           (?P<stage> (?: first | second | third | last | final | opening | initial ) \s+
              (?: \w+ \s+ )? (?: day | night | week | month | hour | phase | stage | round | wave | batch )s? )
         | (?P<alone> \w+ \s+ \w+ ) \s+ alone ) \b""",
    re.VERBOSE | re.IGNORECASE,
)

# the two sides  |  both countries  |  these three men
POINTING = re.compile(r"\b(?:the|these|those|both|all|its|their|his|her|our)\s+\Z", re.IGNORECASE)

FEW = 10
"""`The two sides` points at what was named before; `the 400 passengers` tells how many there were."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim, and what tells its question from others; what the text does not say is null."""

    claim: FigureClaim
    kind: Kind
    noun: str | None
    """The counted noun; that of the figure before where this one leaves it out: `3 were killed and 5 hurt`."""
    measure: str | None
    """The class of what happened, by which claims are compared."""
    printed: str | None
    """The word for it that the finder gives."""
    agent: str | None
    per: str | None
    place: str | None
    occasion: Occasion
    modal: bool
    base: bool
    """The number that another one is compared with: `from 7.8%`."""
    addition: bool
    """It adds to a number given elsewhere: `another four`."""
    part: bool
    degree: frozenset[str]
    circumstance: tuple[str, ...]
    """The words of what holds for this number only: `when a roof collapsed`."""
    sentence: int
    paragraph: int
    position: float
    """How far down its text it stands, from 0 to 1."""
    counted_on: str | None
    """The day on which the number was known, where the source or the text says it."""

    @property
    def per_words(self) -> str | None:
        """What the number holds for once, as a reader should see it."""
        return "each side" if self.per == "side" else self.per

    @property
    def narrow(self) -> frozenset[str]:
        """The stems of its circumstance."""
        return frozenset(map(stem, self.circumstance))

    @property
    def source(self) -> str:
        """The source that makes the claim."""
        return self.claim.source


@dataclass(frozen=True, slots=True)
class Statements:
    """What one text states, and the figures that state nothing a fact could use."""

    stated: tuple[Statement, ...]
    unused: tuple[Unused, ...]


def statements_of(reading: Reading) -> Statements:
    """Turn the figures of `reading` into claims that can be compared."""
    body, voices = reading.document.body, listen(reading)
    stated: list[Statement] = []
    unused: list[Unused] = []
    for figure in reading.mentions.figures:
        if reason := _unusable(figure, body):
            unused.append(Unused(span=figure.span, quote=figure.span.of(body), reason=reason))
        else:
            stated.append(_statement(figure, reading, voices))
    return Statements(tuple(_same_event(_same_noun(stated, body))), tuple(unused))


def _unusable(figure: Figure, body: str) -> str | None:
    small = figure.value is not None and figure.value <= FEW and figure.bound == "exact"
    if (
        small
        and not figure.unit
        and not figure.measure
        and POINTING.search(body[max(0, figure.span.start - 12) : figure.span.start])
    ):
        return "points back to things that are already named"
    if figure.counted is None and figure.unit is None and figure.measure is None and small:
        return "the text does not say what is counted"
    return None


def _statement(figure: Figure, reading: Reading, voices: Voices) -> Statement:
    body, source = reading.document.body, reading.document.source
    index = voices.sentence_of(figure.span)
    sentence = reading.document.sentences[index]
    span = sentence.span
    beside = [other for other in reading.mentions.figures if span.contains(other.span) and other is not figure]
    occasion = occasion_of(
        figure,
        body=body,
        sentence=span,
        times=reading.mentions.times,
        figures=beside,
        attributions=voices.by_sentence.get(index, ()),
        reference=source.reference,
    )
    says = voices.of(figure)
    claim = FigureClaim(
        source=source.id,
        value=figure.value,
        upper=figure.upper,
        bound=figure.bound,
        unit=figure.unit,
        counted=figure.counted,
        says=says,
        origin=origin_of(says),
        when=occasion.when,
        span=figure.span,
        quote=figure.span.of(body),
        phrase=figure.phrase.of(body),
        phrase_span=figure.phrase,
        sentence_span=span,
    )
    leading = body[span.start : figure.span.start]
    return Statement(
        claim=claim,
        kind=kind_of(figure.counted),
        noun=figure.counted if kind_of(figure.counted).head else None,
        measure=measure_class(figure.measure),
        printed=figure.measure,
        agent=_agent(figure),
        per=_per(figure.per),
        place=place_of(
            figure, body=body, sentence=span, places=[n for n in reading.mentions.names if n.type == "place"]
        ),
        occasion=occasion,
        modal=is_modal(_own_clause(leading)),
        base=figure_is_base(figure, body),
        addition=_is_addition(figure, body),
        part=figure.part,
        degree=frozenset(words(figure.phrase.of(body))) & lexicon("scope")["degrees"],
        circumstance=_circumstance(figure, body, span),
        sentence=index,
        paragraph=sentence.paragraph,
        position=figure.span.start / max(1, len(body)),
        counted_on=occasion.counted or (source.published if source.published_basis != "unknown" else None),
    )


def _agent(figure: Figure) -> str | None:
    if not figure.agent:
        return None
    parts = [word for word in words(figure.agent) if word not in lexicon("words")["empty"]]
    return names_of("kinds").get(parts[-1]) or stem(parts[-1]) if parts else None


def _per(per: str | None) -> str | None:
    """Name what the number holds for once: `each`, `each side` and `apiece` are one."""
    if not per:
        return None
    plain = " ".join(words(per))
    return "side" if plain in lexicon("scope")["sides"] else plain


def _own_clause(leading: str) -> str:
    """Give the last clause of what leads up to a figure."""
    return re.split(r"[;:—]|,\s+(?:and|but|while|which)\b", leading)[-1]


def _is_addition(figure: Figure, body: str) -> bool:
    near = words(body[max(0, figure.span.start - 14) : figure.span.start])[-1:]
    own = words(figure.counted or "")[:1]
    return bool(set(near + own) & lexicon("scope")["increments"])


def _circumstance(figure: Figure, body: str, sentence: Span) -> tuple[str, ...]:
    found: list[str] = []
    for start, end in ((figure.phrase.end, sentence.end), (sentence.start, figure.phrase.start)):
        if start < end and (match := CIRCUMSTANCE.search(body, start, end)):
            found += content_words(match["rest"] or match["noun"] or "")
        if start < end and (match := STAGE.search(body, start, end)):
            found += words(match["stage"] or match["alone"])
    calendar = lexicon("words")["calendar"]
    return tuple(dict.fromkeys(word for word in found if word not in calendar and not word[0].isdigit()))


def _same_noun(stated: Iterable[Statement], body: str) -> Iterator[Statement]:
    """Give a figure without a noun that of the figure before it in its sentence.

    Where nothing but punctuation lies between (`2,000 prisoners, 1,000 from each side`) the measure is the same, too.
    """
    before: Statement | None = None
    for statement in stated:
        own = statement
        if before and before.sentence == own.sentence and own.kind.head is None and own.claim.unit == before.claim.unit:
            apposed = not body[before.claim.phrase_span.end : own.claim.phrase_span.start].strip(" ,–—-(:")
            measure = own.measure or (before.measure if apposed else None)
            if measure:
                printed = own.printed or before.printed
                own = replace(own, kind=before.kind, noun=before.noun, measure=measure, printed=printed)
        yield own
        before = own


def _same_event(stated: Iterable[Statement]) -> Iterator[Statement]:
    """Carry a far-off year on within its paragraph: `In 1999 a quake struck` dates the dead of the next sentence."""
    before: Statement | None = None
    for statement in stated:
        own = statement
        if (
            before
            and before.paragraph == own.paragraph
            and own.sentence - before.sentence == 1
            and own.occasion == Occasion()
        ):
            own = replace(own, occasion=replace(own.occasion, background=before.occasion.background))
        yield own
        before = own
