"""Texts with their mentions marked by hand, so that weighing is tested apart from reading.

    The mayor {said|says Rosa Ortega} {at least *15* people were hurt|figure 15 at-least people injured}.

A mark is `{words|kind ...}`. Kinds: `figure value [bound] counted measure [key=value ...]` (the number stands between
asterisks; a hyphen joins words, `-` is nothing), `says Name [role=…] [via=…] [unnamed]` (what else the sentence says
is its content), `quote Name`, `time value [precision] [weekday=…] [basis=…]` (precision `duration` is a length),
`place [Canonical] [geonames=…]`, `person [Canonical] [role=…]`, `organisation`, `medium`.
"""

import re
from decimal import Decimal

from briefing.mentions import Attribution, Figure, Mentions, Name, Quotation, Span, Time
from briefing.model import Document, Reading, Sentence, Source
from briefing.read.sentences import split_paragraphs, split_sentences

MARK = re.compile(r"\{(?P<words>[^{}|]*)\|(?P<kind>\w+)(?P<rest>[^{}]*)\}")
BOUNDS = {"at-least", "at-most", "more-than", "less-than", "about", "range", "dozens", "hundreds", "thousands"}


def read_marked(name, text, *, published=None, reference=None, publisher=None):
    """Give the reading of a marked text."""
    body, marks = _unmarked(text.strip())
    paragraphs = split_paragraphs(body)
    sentences = tuple(
        Sentence(span, 1, next(index for index, paragraph in enumerate(paragraphs) if paragraph.contains(span)))
        for span in split_sentences(body)
    )
    source = Source(
        id=name,
        path=f"seeds/{name}.md",
        sha256="0",
        publisher=publisher,
        published=published,
        published_basis="stated" if published else "unknown",
        reference=reference or published,
    )
    found = {"figure": [], "says": [], "quote": [], "time": [], "name": []}
    for kind, rest, span, number in marks:
        sentence = next(item.span for item in sentences if item.span.contains(span) or item.span.overlaps(span))
        plain, keys = _arguments(rest)
        make = {"figure": _figure, "says": _says, "quote": _quote, "time": _time}.get(kind, _name)
        found[kind if kind in found else "name"].append(make(kind, plain, keys, span, number, sentence, body))
    mentions = Mentions(
        figures=tuple(found["figure"]),
        attributions=tuple(found["says"]),
        quotations=tuple(found["quote"]),
        times=tuple(found["time"]),
        names=tuple(found["name"]),
    )
    return Reading(Document(source, body, sentences), mentions)


def _unmarked(text):
    body, marks, at = "", [], 0
    for match in MARK.finditer(text):
        body += text[at : match.start()]
        start, words, number = len(body), match["words"], None
        if "*" in words:
            before, inside, after = words.split("*")
            number = Span(start + len(before), start + len(before) + len(inside))
            words = before + inside + after
        body += words
        marks.append((match["kind"], match["rest"], Span(start, len(body)), number))
        at = match.end()
    return body + text[at:], marks


def _arguments(rest):
    parts = re.findall(r"(\w+)=([^=]*?)(?=\s+\w+=|$)", rest)
    keys = {key: value.strip() for key, value in parts}
    return re.sub(r"\s*\w+=.*", "", rest).split(), keys


def _words(text):
    return None if text in (None, "-") else text.replace("-", " ")


def _figure(_kind, plain, keys, span, number, _sentence, _body):
    value, *rest = plain
    bound = rest.pop(0) if rest and rest[0] in BOUNDS else "exact"
    counted, measure = (*rest, None, None)[:2]
    return Figure(
        span=number,
        rule="marked",
        value=None if value == "-" else Decimal(value),
        upper=Decimal(keys["upper"]) if "upper" in keys else None,
        bound=bound,
        unit=keys.get("unit"),
        counted=_words(counted),
        measure=_words(measure),
        agent=keys.get("agent"),
        per=keys.get("per"),
        part="part" in keys,
        phrase=span,
    )


def _says(_kind, plain, keys, span, _number, sentence, _body):
    before, after = span.start - sentence.start, sentence.end - span.end
    content = Span(span.end, sentence.end) if after >= before else Span(sentence.start, span.start)
    named = "unnamed" not in plain
    name = " ".join(word for word in plain if word != "unnamed")
    return Attribution(
        span=span,
        rule="marked",
        name=name,
        role=keys.get("role"),
        source=span,
        cue="said",
        content=content,
        via=keys.get("via"),
        named=named,
    )


def _quote(_kind, plain, keys, span, _number, _sentence, _body):
    return Quotation(span=span, rule="marked", speaker=" ".join(plain) or None, role=keys.get("role"))


def _time(_kind, plain, keys, span, _number, _sentence, _body):
    value, precision = (*plain, "day")[:2]
    start, _, end = value.partition("/")
    unknown = "X" in value or precision == "duration"
    return Time(
        span=span,
        rule="marked",
        value=value,
        type="DURATION" if precision == "duration" else "DATE",
        start=None if unknown else start,
        end=end or None,
        precision=None if unknown else precision,
        basis=keys.get("basis", "explicit"),
        weekday=int(keys["weekday"]) if "weekday" in keys else None,
        note=keys.get("note"),
    )


def _name(kind, plain, keys, span, _number, _sentence, body):
    medium = kind == "medium"
    kind = {"place": "place", "person": "person"}.get(kind, "organisation")
    return Name(
        span=span,
        rule="marked",
        name=span.of(body),
        type=kind,
        canonical=" ".join(plain) or None,
        role=keys.get("role"),
        geonames=int(keys["geonames"]) if "geonames" in keys else None,
        medium=medium,
    )
