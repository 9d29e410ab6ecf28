"""The figures of one text to claims: who says so, when, where, and all that decides which question each answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from briefing.mentions import Figure, Name, Span
from briefing.model import FigureClaim, Reading, Source
from briefing.weigh.answers import telling_digits
from briefing.weigh.circumstances import circumstance_of, degrees_of, is_addition, is_base, is_modal, stance_of
from briefing.weigh.contests import actor_key, holder_of, is_lead
from briefing.weigh.implied import read_kind
from briefing.weigh.kinds import Kind, measure_class, names_of
from briefing.weigh.occasions import Occasion, occasion_of
from briefing.weigh.placing import place_of
from briefing.weigh.surroundings import words_around
from briefing.weigh.voices import Voices
from briefing.weigh.words import lexicon, stem, telling_stems, words

# the two sides  |  both countries  |  these three men
POINTING = re.compile(r"\b(?:the|these|those|both|(?P<all>all|its|their|his|her|our))\s+\Z", re.IGNORECASE)

# 58 | of about 70 drones
OF = re.compile(r"\W*of\b")

LEADS = frozenset(("margin", "majority", "lead", "advantage"))
UNIT_NAMES = {"pp": "percentage points"}

STANCES = ("demanded", "offered", "agreed")

TELLING = 3
"""Digits of a number that is seldom told of two things."""

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
    """Who did it or holds it, as compared."""
    actor: str | None
    """The same, as printed."""
    per: str | None
    place: str | None
    occasion: Occasion
    modal: bool
    base: bool
    """The number that another one is compared with: `from 7.8%`."""
    addition: bool
    """It adds to a number given elsewhere: `another four`."""
    part: bool
    rival: bool
    """Another number for what the statement before it counts: `the union spoke of 8,000`."""
    degree: frozenset[str]
    circumstance: tuple[str, ...]
    """The words of what holds for this number only: `when a roof collapsed`."""
    around: str | None
    """The words around the number, for where the text says neither what it counts nor what happened."""
    context: frozenset[str]
    """The stems of its sentence."""
    numbers: frozenset[Decimal]
    """The other numbers of its sentence that are seldom told twice."""
    sentence: int
    paragraph: int
    position: int
    """How far down its text it stands, in code points."""
    counted_on: str | None
    """The day on which the number was known, where the source or the text says it."""
    acting: bool = False
    """Who did it has a name of its own."""
    local: bool = False
    """It is a part of a whole, and all there are of its own: `210 of them in Oberau`, `cancelled 1,900 of 2,400`."""

    @property
    def per_words(self) -> str | None:
        """What the number holds for once, as a reader should see it."""
        return "each side" if self.per == "side" else self.per

    @property
    def narrow(self) -> frozenset[str]:
        """The stems of its circumstance."""
        return frozenset(stem(names_of("kinds").get(word, word)) for word in self.circumstance)

    @property
    def source(self) -> str:
        """The source that makes the claim."""
        return self.claim.source


def statement_of(figure: Figure, reading: Reading, voices: Voices) -> Statement:
    """Read all that the text tells of `figure`."""
    figure = _as_magnitude(figure)
    body, index = reading.document.body, voices.sentence_of(figure.span)
    sentence = reading.document.sentences[index]
    span = sentence.span
    occasion = _occasion(figure, reading, voices, index)
    kind, measure = read_kind(figure, body, span)
    lead, holder = is_lead(figure, body, span), holder_of(figure, body, voices.names_of(index), span)
    actor = holder or figure.agent
    noun = _noun(figure, kind, lead=lead, opens=_opens(figure, span, voices.names_of(index)))
    stance = stance_of(figure, body, span) if measure in (None, "rose", "fell", "raised", *STANCES) else None
    claim = _claim(figure, reading, voices, occasion, span)
    return Statement(
        claim=claim,
        kind=Kind("share") if holder and figure.unit == "%" else kind,
        noun=noun,
        measure="led" if lead else None if holder else stance or measure,
        printed=None if lead or holder else stance or (figure.measure if measure else None),
        agent=actor_key(actor or ""),
        actor=actor,
        acting=any(name.name in (actor or "") or (actor or "-") in name.name for name in voices.names_of(index)),
        per=_per(figure.per),
        place=place_of(figure, body=body, sentence=span, places=voices.places_near(index), bodies=voices.bodies),
        occasion=occasion,
        modal=is_modal(figure, body, span) or _is_foreseen(figure, claim),
        base=is_base(figure, body),
        addition=is_addition(figure, body),
        part=figure.part and not holder,
        rival=False,
        degree=degrees_of(figure, body),
        circumstance=circumstance_of(figure, body, span),
        # "58 of about 70 drones": a part takes the noun of its whole, be that none.
        around=words_around(body, span, figure.span) if noun is None or OF.match(body, figure.span.end) else None,
        context=telling_stems(span.of(body)),
        numbers=frozenset(_telling_numbers(figure, voices.figures_of(index))),
        sentence=index,
        paragraph=sentence.paragraph,
        position=figure.span.start,
        counted_on=occasion.counted or _published(reading.document.source),
        local=figure.part and _is_all_of_another(figure, measure),
    )


def _is_all_of_another(figure: Figure, measure: str | None) -> bool:
    """Say whether the whole has suffered something else: eight of the injured are all that are in intensive care."""
    suffered = lexicon("scope")["personal"]
    whole = measure_class(" ".join(words(figure.counted or "")[-1:]))
    return measure in suffered and whole in suffered and whole != measure


def _telling_numbers(figure: Figure, figures: Sequence[Figure]) -> Iterator[Decimal]:
    """Yield the numbers beside `figure` with so many digits, zeros at the end aside, that chance is no reason."""
    for other in figures:
        if other.value is not None and other.span != figure.span and telling_digits(other.value) >= TELLING:
            yield other.value


def _is_foreseen(figure: Figure, claim: FigureClaim) -> bool:
    """Say whether a share is that of a poll: what voters said in September is not what they did in October."""
    told = set(words(claim.says.name or "")) if claim.says and figure.unit == "%" else set()
    return not told.isdisjoint(lexicon("scope")["polls"])


def _as_magnitude(figure: Figure) -> Figure:
    """Take `the magnitude at 6.4` for what `a magnitude 6.4 earthquake` is."""
    if figure.unit is not None or figure.value is None or not (figure.counted or "").lower().endswith("magnitude"):
        return figure
    return replace(figure, unit="magnitude", counted="earthquake")


def _occasion(figure: Figure, reading: Reading, voices: Voices, index: int) -> Occasion:
    return occasion_of(
        figure,
        body=reading.document.body,
        sentence=reading.document.sentences[index].span,
        times=voices.times_of(index),
        figures=voices.figures_of(index),
        attributions=voices.by_sentence.get(index, ()),
        reference=reading.document.source.reference,
    )


def _claim(figure: Figure, reading: Reading, voices: Voices, occasion: Occasion, sentence: Span) -> FigureClaim:
    body, voice = reading.document.body, voices.voice_of(figure)
    return FigureClaim(
        source=reading.document.source.id,
        value=figure.value,
        upper=figure.upper,
        bound=figure.bound,
        unit=figure.unit,
        counted=figure.counted,
        says=voice.says,
        origin=voice.origin,
        when=occasion.when,
        span=figure.span,
        quote=figure.span.of(body),
        phrase=figure.phrase.of(body),
        phrase_span=figure.phrase,
        sentence_span=sentence,
    )


def _published(source: Source) -> str | None:
    return source.published if source.published_basis != "unknown" else None


def _opens(figure: Figure, sentence: Span, names: Sequence[Name]) -> bool:
    """Say whether the noun has its capital from the sentence that it begins: `Revenue rose`, not `Paris fell`."""
    noun = figure.counted_span
    return noun is not None and noun.start == sentence.start and not any(name.span.overlaps(noun) for name in names)


def _noun(figure: Figure, kind: Kind, *, lead: bool, opens: bool) -> str | None:
    if lead:
        if kind.head in LEADS:
            return figure.counted
        return f"margin in {figure.counted or UNIT_NAMES.get(figure.unit or '', figure.unit)}"
    if kind.head is None or figure.counted is None:
        return None
    return figure.counted[0].lower() + figure.counted[1:] if opens and figure.counted[1:].islower() else figure.counted


def _per(per: str | None) -> str | None:
    """Name what the number holds for once: `each`, `each side` and `apiece` are one."""
    if not per:
        return None
    plain = " ".join(words(per))
    return "side" if plain in lexicon("scope")["sides"] else plain


def unusable(figure: Figure, body: str) -> str | None:
    """Give the reason why no fact could use `figure`; null where one can."""
    before = body[max(0, figure.span.start - 12) : figure.span.start]
    small = figure.value is not None and figure.value <= FEW and figure.bound == "exact"
    bare = figure.counted is None and figure.measure is None
    attributive = body[figure.span.end : figure.span.end + 1] == "-"
    points = POINTING.search(before) if small and not (figure.unit or figure.measure or attributive) else None
    # How many somebody has in all is told by "its nine mills"; "both" and "its two sides" only point.
    if points and not (points["all"] and figure.value and figure.value > 2):
        return "points back to things that are already named"
    if figure.unit in lexicon("scope")["lengths"] and bare:
        return "the number before it in another unit" if before.endswith("(") else "the text does not say of what"
    if bare and figure.unit is None and small:
        return "the text does not say what is counted"
    return None
