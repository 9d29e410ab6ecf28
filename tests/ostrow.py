"""An invented story of two articles, its fact sheet made by hand, and the finders that the editor's room gets."""

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from hashlib import sha256
from types import SimpleNamespace

from briefing import read
from briefing.edit.curation import Curation, Finders, curate_with_notes
from briefing.errors import CurationError
from briefing.factsheet import check_grounding
from briefing.mentions import Span
from briefing.model import (
    Coverage,
    Difference,
    Evidence,
    FactSheet,
    FigureClaim,
    FigureFact,
    Headline,
    NamedEntity,
    NamedPlace,
    Names,
    Origins,
    QuotationClaim,
    QuotationFact,
    Scope,
    Side,
    Source,
    Speaker,
    Story,
    TimeClaim,
    TimelineFact,
)
from briefing.read.sentences import split_sentences
from briefing.strict_yaml import parse

FINDERS = Finders(partial(read.find_times, whole=True), read.find_figures, read.find_names, split_sentences)

GAZETTE = """\
Flood closes the bridge at Ostrow
The river rose on 3 March 2024 in Ostrow. At least eight people were injured, the council said.
About 1,200 homes had no power. Mayor Anna Kowalska said: “We were not warned.”
The council met two companies and the army on Monday.
"""
TIMES = """\
The bridge at Ostruv was closed. The police said that 15 people were injured, and 40 people were evacuated.
Some 1,200 houses were dark on Sunday. Two dogs were saved. Two dogs were fed.
"""
BODIES = {"gazette": GAZETTE, "times": TIMES}


def judge(claims):
    """Judge as the weighing room does, in three lines."""
    values = {claim.value for claim in claims}
    status = "differs" if len(values) > 1 else "agreed" if len({claim.source for claim in claims}) > 1 else "single"
    first = max(claims, key=lambda claim: claim.value or 0)
    headline = Headline(value=first.value, upper=first.upper, bound=first.bound, rule="the highest")
    known = {claim.origin for claim in claims if claim.origin}
    unknown = sum(claim.origin is None for claim in claims)
    return SimpleNamespace(status=status, headline=headline, origins=Origins(known=len(known), unknown=unknown))


def span_of(source, words):
    start = BODIES[source].index(words)
    return Span(start, start + len(words))


def sentence_of(source, span):
    return next(sentence for sentence in split_sentences(BODIES[source]) if sentence.overlaps(span))


def figure_claim(source, phrase, number, value, bound="exact", **known):
    phrase_span = span_of(source, phrase)
    start = phrase_span.start + phrase.index(number)
    span = Span(start, start + len(number))
    return FigureClaim(
        source=source, value=Decimal(value), bound=bound, span=span, quote=number, phrase=phrase,
        phrase_span=phrase_span, sentence_span=sentence_of(source, span), **known,
    )  # fmt: skip


def figure_fact(fact_id, label, rank, *claims, **known):
    found = judge(claims)
    return FigureFact(
        id=fact_id, label=label, measure=None, counted=None, scope=Scope(), status=found.status,
        headline=found.headline, origins=found.origins, rank=rank, claims=claims, **known,
    )  # fmt: skip


def time_fact(fact_id, label, rank, source, words, start):
    span = span_of(source, words)
    claim = TimeClaim(
        source=source, expression=words, span=span, basis="explicit", reference="2024-03-04", quote=words,
        sentence_span=sentence_of(source, span),
    )  # fmt: skip
    return TimelineFact(
        id=fact_id, start=start, precision="day", label=label, status="single", origins=Origins(known=0, unknown=1),
        rank=rank, claims=(claim,),
    )  # fmt: skip


def make_sheet():
    injured = figure_fact(
        "people-injured", "People injured", 1,
        figure_claim("gazette", "At least eight people were injured", "eight", 8, "at-least", origin="council"),
        figure_claim("times", "15 people were injured", "15", 15, origin="police"),
    )  # fmt: skip
    without = figure_claim("gazette", "About 1,200 homes had no power", "1,200", 1200, "about")
    dark = figure_claim("times", "Some 1,200 houses were dark", "1,200", 1200, "about")
    evacuated = figure_claim("times", "40 people were evacuated", "40", 40, origin="police")
    said = span_of("gazette", "We were not warned.")
    mayor = NamedEntity(
        id="anna-kowalska", name="Anna Kowalska", variants={"Anna Kowalska": ("gazette",)}, mentions={"gazette": 1}
    )
    return FactSheet(
        story=Story(title="Flood closes the bridge at Ostrow", as_of="2024-03-04", as_of_basis="stated"),
        sources=tuple(
            Source(
                id=name, path=f"seeds/{name}.txt", sha256=sha256(body.encode()).hexdigest(), reference="2024-03-04",
                reference_basis="stated",
            )
            for name, body in BODIES.items()
        ),
        figures=(
            injured,
            figure_fact("homes-without-power", "Homes without power", 2, without),
            figure_fact("houses-dark", "Houses dark", 3, dark),
            figure_fact("people-evacuated", "People evacuated", 4, evacuated),
        ),
        timeline=(
            time_fact("2024-03-03-river-rose", "The river rose", 1, "gazette", "3 March 2024", "2024-03-03"),
            time_fact("2024-03-03-houses-dark", "Houses were dark", 2, "times", "Sunday", "2024-03-03"),
        ),
        quotations=(
            QuotationFact(
                id="kowalska-not-warned", speaker=Speaker(name="Anna Kowalska", role="mayor"),
                text="We were not warned.",
                claims=(QuotationClaim(source="gazette", span=said, quote="We were not warned.", cue="said"),),
            ),
        ),
        names=Names(
            people=(mayor,),
            places=(
                NamedPlace(id="ostrow", name="Ostrow", variants={"Ostrow": ("gazette",)}, mentions={"gazette": 2}),
                NamedPlace(id="ostruv", name="Ostruv", variants={"Ostruv": ("times",)}, mentions={"times": 1}),
            ),
        ),
        differences=(
            Difference(
                id="people-injured", kind="bound", about="People injured", facts=("people-injured",),
                sides=tuple(
                    Side(says=claim.phrase, claims=(Evidence(source=claim.source, span=claim.span, quote=claim.quote),))
                    for claim in injured.claims
                ),
                explanation="One gives a lower bound.",
            ),
        ),
        coverage=tuple(Coverage(source=name, sentences=6, sentences_used=2) for name in BODIES),
    )  # fmt: skip


@dataclass(frozen=True)
class Desk:
    """The story, and `curate` on a curation given as text."""

    sheet: FactSheet
    bodies: dict[str, str]
    find: Finders

    def read(self, text):
        return parse(text, Curation, path="content/curation.yml", error=CurationError)

    def curate(self, text, sheet=None, before=None):
        return self.curate_with_notes(text, sheet, before)[0]

    def curate_with_notes(self, text, sheet=None, before=None, renamed=None):
        curated, warnings = curate_with_notes(
            sheet or self.sheet, self.read(text), self.bodies, find=self.find, judge=judge, before=before,
            renamed=renamed,
        )  # fmt: skip
        assert check_grounding(curated, self.bodies) == []
        return curated, warnings

    def problems(self, text, before=None):
        try:
            self.curate(text, before=before)
        except CurationError as error:
            return [f"{problem.line}: {problem.message} | {problem.hint}" for problem in error.problems]
        return []


def changed(**updates):
    """Give the sheet with some of its parts replaced."""
    return make_sheet().model_copy(update=updates)


def with_headline(sheet, value):
    """Give `sheet` with another value leading its first figure."""
    first = sheet.figures[0]
    headline = first.headline.model_copy(update={"value": Decimal(value)})
    return sheet.model_copy(update={"figures": (first.model_copy(update={"headline": headline}), *sheet.figures[1:])})


def make_desk():
    return Desk(make_sheet(), dict(BODIES), FINDERS)
