"""An invented storm of three articles, its fact sheet made by hand: what the page is tested with."""

from decimal import Decimal

from briefing.mentions import Span
from briefing.model import (
    Cite,
    Coverage,
    DecisionNote,
    Difference,
    Editorial,
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
    Relation,
    Says,
    Scope,
    Sentence,
    Side,
    Source,
    Speaker,
    Story,
    TimeClaim,
    TimelineFact,
)
from briefing.publish.edition import Edition
from briefing.read.sentences import sentences_of_paragraph, split_paragraphs

BODIES = {
    "gazette": (
        "The storm reached Vannes on 3 March 2024. At least 15 people were injured, the fire service said.\n\n"
        "The harbour master counted 40 boats. He said that 31 of the boats sank. Schools were closed. "
        "Shops were open.\n\n"
        "Mayor Odile Ker said: “We had an hour.” The wind dropped at noon. Buses ran again. Trains ran too."
    ),
    "times": (
        "Early on Sunday a storm hit the coast. Eight people were injured. Ferries stopped.\n\n"
        "Each side of the estuary lost 200 homes, 400 homes in all. The council met on Monday <b>at once</b>."
    ),
    "wire": "The storm injured at least 15 people in Vannes and Quiberon. It will pass by the weekend.",
}
TITLES = {"gazette": "Storm takes the harbour of Vannes", "times": None, "wire": "A title <script>alert(1)</script>"}


def span_of(source, words, within=None):
    start = BODIES[source].index(within or words)
    start = BODIES[source].index(words, start)
    return Span(start, start + len(words))


def sentences_of(body):
    return tuple(
        Sentence(span, 1, number)
        for number, paragraph in enumerate(split_paragraphs(body))
        for span in sentences_of_paragraph(body, paragraph)
    )


SENTENCES = {source: sentences_of(body) for source, body in BODIES.items()}


def sentence_of(source, span):
    return next(sentence.span for sentence in SENTENCES[source] if sentence.span.overlaps(span))


def claim(source, phrase, number, value, bound="exact", says=None, origin=None, **known):
    phrase_span = span_of(source, phrase)
    start = phrase_span.start + phrase.index(number)
    return FigureClaim(
        source=source, value=value, bound=bound, says=says, origin=origin, span=Span(start, start + len(number)),
        quote=number, phrase=phrase, phrase_span=phrase_span, sentence_span=sentence_of(source, phrase_span), **known,
    )  # fmt: skip


def figure(name, label, rank, *claims, status="single", measure=None, counted=None, per=None, place=None, **headline):
    first = claims[0]
    shown = {"value": first.value, "upper": first.upper, "bound": first.bound, "rule": "the only value", **headline}
    known = {one.origin for one in claims if one.origin}
    return FigureFact(
        id=name, label=label, measure=measure, counted=counted, scope=Scope(per=per, place=place), status=status,
        headline=Headline(**shown), origins=Origins(known=len(known), unknown=sum(not one.origin for one in claims)),
        rank=rank, reviewed=rank < 4, claims=claims,
    )  # fmt: skip


def date(name, start, label, *claims, end=None, precision="day", status="single"):
    return TimelineFact(
        id=name, start=start, end=end, precision=precision, label=label, status=status,
        origins=Origins(known=0, unknown=len(claims)), rank=1, claims=claims,
    )  # fmt: skip


def time_claim(source, words, basis, reference=None, note=None):
    span = span_of(source, words)
    return TimeClaim(
        source=source, expression=words, span=span, basis=basis, reference=reference, note=note, quote=words,
        sentence_span=sentence_of(source, span),
    )  # fmt: skip


def evidence(source, words):
    return Evidence(source=source, span=span_of(source, words), quote=words)


FIRE = Says(name="fire service", span=span_of("gazette", "the fire service said"))
MASTER = Says(name="harbour master", basis="carried", span=span_of("gazette", "The harbour master"))
INJURED = figure(
    "people-injured", "People injured", 1,
    claim("gazette", "At least 15 people were injured", "15", 15, "at-least", FIRE, "fire-service"),
    claim("times", "Eight people were injured", "Eight", 8),
    claim("wire", "at least 15 people", "15", 15, "at-least"),
    status="differs", place="Vannes", counted="people", measure="injured", rule="more sources give it",
)  # fmt: skip
FIGURES = (
    INJURED,
    figure("boats", "Boats in the harbour", 2, claim("gazette", "40 boats", "40", 40), counted="boats"),
    figure("boats-sunk", "Boats sunk", 3, claim("gazette", "31 of the boats sank", "31", 31, says=MASTER, origin="m")),
    figure("homes-each", "Homes lost, each side", 4, claim("times", "200 homes", "200", 200), per="each side"),
    figure("homes-lost", "Homes lost", 5, claim("times", "400 homes in all", "400", 400)),
)
YEAR = "3 March is a Sunday in 2024."
TIMELINE = (
    date(
        "2024-03-03-storm", "2024-03-03", "The storm reaches the coast",
        time_claim("gazette", "3 March 2024", "explicit"),
        time_claim("times", "Early on Sunday", "year-inferred", note=YEAR), status="agreed",
    ),
    date("2024-03-04-council", "2024-03-04", "The council meets",
         time_claim("times", "Monday", "weekday", "2024-03-03")),
    date("2024-03-09-end", "2024-03-09", "It passes", time_claim("wire", "the weekend", "relative", "2024-03-03"),
         end="2024-03-10"),
)  # fmt: skip
HOUR = "We had an hour."
QUOTATIONS = (
    QuotationFact(
        id="hour", speaker=Speaker(name="Odile Ker", role="mayor"), text=HOUR,
        claims=(QuotationClaim(source="gazette", span=span_of("gazette", HOUR), quote=HOUR, cue="said"),),
    ),
)  # fmt: skip
DIFFERENCES = (
    Difference(
        id="people-injured", kind="bound", about="People injured", facts=("people-injured",),
        sides=(
            Side(says="at least 15", claims=(evidence("gazette", "At least 15 people were injured"),
                                             evidence("wire", "at least 15 people"))),
            Side(says="8", claims=(evidence("times", "Eight people were injured"),)),
        ),
        explanation="Nobody says when the eight were counted.",
    ),
    Difference(
        id="ker", kind="spelling", about="Ker", explanation="Two spellings.",
        sides=(Side(says="Ker", claims=(evidence("gazette", "Odile Ker"),)),
               Side(says="Quer", claims=(evidence("gazette", "Odile"),))),
    ),
)  # fmt: skip
RELATIONS = (
    Relation(id="part", kind="part", facts=("boats-sunk", "boats"), terms=(31,), total=40, holds=True,
             explanation="31 of 40."),
    Relation(id="double", kind="double", facts=("homes-each", "homes-lost"), terms=(200,), total=400, holds=True,
             explanation="2 × 200 = 400."),
)  # fmt: skip


def place(name, latitude=None, longitude=None, country=None, sources=("gazette",), times=1):
    return NamedPlace(
        id=name.lower(), name=name, variants={name: sources}, mentions=dict.fromkeys(sources, times),
        latitude=None if latitude is None else Decimal(latitude),
        longitude=None if longitude is None else Decimal(longitude), country=country,
    )  # fmt: skip


NAMES = Names(
    places=(
        place("Vannes", "47.66", "-2.76", "FR", ("gazette", "wire"), 2),
        place("Quiberon", "47.48", "-3.12", "FR", ("wire",)),
        place("France", "46.8", "2.2", "FR"),
        place("the Narrows"),
    ),
    people=(
        NamedEntity(id="ker", name="Odile Ker", variants={"Ker": ("gazette",), "Quer": ("times",)},
                    mentions={"gazette": 1, "times": 1}),
    ),
)  # fmt: skip


def source(name, **known):
    return Source(id=name, path=f"seeds/{name}.md", sha256="0" * 64, title=TITLES[name], **known)


SOURCES = (
    source("gazette", publisher="The Gazette", url="https://gazette.example/storm", published="2024-03-04",
           published_basis="stated", rights="full"),
    source("times", reference="2024-03-03", reference_basis="shared with source gazette: Sunday",
           cites=(Cite(name="Coast Radio", spans=(span_of("times", "Ferries"),)),)),
    source("wire", rights="link"),
)  # fmt: skip
SHEET = FactSheet(
    story=Story(title="Storm at Vannes", as_of="2024-03-04", as_of_basis="the newest day of publication"),
    sources=SOURCES, figures=FIGURES, timeline=TIMELINE, quotations=QUOTATIONS, names=NAMES, differences=DIFFERENCES,
    relations=RELATIONS, coverage=(Coverage(source="gazette", sentences=12, sentences_used=5),),
    editorial=Editorial(
        summary="A storm hit the coast on 3 March 2024.",
        decisions=(DecisionNote(fact="boats", what="renamed", reason="It counts the harbour only."),),
    ),
)  # fmt: skip


def edition(**changed):
    """Give the edition of the story, its sheet changed where `changed` says so."""
    return Edition(sheet=SHEET.model_copy(update=changed), bodies=BODIES, sentences=SENTENCES)
