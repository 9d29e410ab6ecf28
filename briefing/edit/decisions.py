"""The records of `content/curation.yml`: what an editor decided, about which fact, and why."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter, model_validator

from briefing.edit.values import say_value
from briefing.model import DifferenceKind, Number, Publication, Record
from briefing.spelling import plain_letters
from briefing.stated import Day, Line, Stated
from briefing.texts import DEVICE

LONGEST_ID = 60
NUMBER: TypeAdapter[Decimal | None] = TypeAdapter(Number | None)

WHY = "say why in one sentence that readers will see"


def _readable_id(text: str) -> str:
    if DEVICE.fullmatch(text):
        raise ValueError("Windows keeps this name for a device")
    if not text or len(text) > 80 or text.strip("abcdefghijklmnopqrstuvwxyz0123456789-") or text[0] == "-":
        raise ValueError("this is no readable id")
    return text


def _in_words(value: Any) -> Any:  # noqa: ANN401 -- a text, or a value written as the fact sheet writes it
    if not isinstance(value, dict) or not value or not set(value) <= {"value", "upper", "bound"}:
        return value
    try:
        number, upper = (NUMBER.validate_python(value.get(key) or None) for key in ("value", "upper"))
    except ValueError:
        return value
    return say_value(number, upper, value.get("bound") or "exact")


def _several(value: Any) -> Any:  # noqa: ANN401 -- a text, or a list of them
    return (value,) if isinstance(value, str) else value


def _name(value: Any) -> Any:  # noqa: ANN401 -- a text, or a speaker written as the fact sheet writes it
    return value["name"] if isinstance(value, dict) and set(value) == {"name"} else value


FactId = Annotated[str, AfterValidator(_readable_id)]
InWords = Annotated[str, BeforeValidator(_in_words)]
Several = Annotated[tuple[str, ...], BeforeValidator(_several)]
SpeakerName = Annotated[Line, BeforeValidator(_name)]


class Sparse(Record):
    """A record of which every part may be left out; a key without a value is as good as none."""

    @model_validator(mode="before")
    @classmethod
    def _without_empty_keys(cls, data: Any) -> Any:  # noqa: ANN401 -- whatever YAML gave
        return {key: value for key, value in data.items() if value is not None} if isinstance(data, dict) else data


class Reasoned(Sparse):
    """A decision, with its reason, who took it and when."""

    reason: Line | None = Field(None, description=WHY)
    by: Line | None = Field(None, description="who decided")
    on: Day | None = Field(None, description="the day of the decision, such as 2024-03-04")


class Words(Record):
    """Words of a source; `before` and `after` tell one place from another where they stand twice."""

    source: str = Field(description="the id of a source of the fact sheet")
    quote: str = Field(min_length=1, description="the words exactly as the source prints them")
    before: str | None = Field(None, description="the words right before the quote")
    after: str | None = Field(None, description="the words right after the quote")


class Quoting(Reasoned):
    """Something that quotes a source once (`source`, `quote`) or several times (`claims`)."""

    source: str | None = Field(None, description="the id of a source of the fact sheet")
    quote: str | None = Field(None, min_length=1, description="the words exactly as the source prints them")
    before: str | None = Field(None, description="the words right before the quote")
    after: str | None = Field(None, description="the words right after the quote")
    claims: tuple[Words, ...] = Field((), description="a list of {source, quote}, where more than one is quoted")

    @model_validator(mode="after")
    def _quotes_something(self) -> Self:
        if (self.quote is None) != (self.source is None):
            raise ValueError("a quote needs its source, and a source its quote")
        if (self.quote is None) == (not self.claims):
            raise ValueError("give either source and quote, or a list of claims")
        return self

    def words(self) -> tuple[Words, ...]:
        """Give everything it quotes."""
        if self.source is None or self.quote is None:
            return self.claims
        return (Words(source=self.source, quote=self.quote, before=self.before, after=self.after),)


class Named(Reasoned):
    """An addition with an id; one that is not given is made of its first words."""

    id: FactId = Field("", description="small letters, digits and '-', such as people-missing")

    @model_validator(mode="before")
    @classmethod
    def _with_an_id(cls, data: Any) -> Any:  # noqa: ANN401 -- whatever YAML gave
        if not isinstance(data, dict) or data.get("id"):
            return data
        words = next((word for key in ("label", "about", "quote") if isinstance(word := data.get(key), str)), "")
        return {**data, "id": _slug(words)}


def _slug(words: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", plain_letters(words)))[:LONGEST_ID].strip("-")


class ScopeDecision(Record):
    """What a figure is about beyond its noun."""

    place: Line | None = Field(None, description="a place that the fact's sources name")
    when: str | None = Field(None, description="a day, month or year that the fact's sources name: 2024-03-04")
    per: Line | None = Field(None, description="what the number is counted for: each, side, day")


class Chosen(Record):
    """Claims of a fact: all of a source, or the one whose words are quoted."""

    source: str = Field(description="the id of a source of this fact")
    quote: str | None = Field(None, description="words of the claim: its number, or its phrase")


class Part(Record):
    """Claims that answer another question than the rest of their fact."""

    id: FactId = Field(description="small letters, digits and '-', such as people-injured-in-the-suburbs")
    label: Line = Field(description="what this part is called on the page")
    scope: ScopeDecision | None = None
    claims: tuple[Chosen, ...] = Field(min_length=1, description="a list of {source} or {source, quote}")


class FactDecision(Reasoned):
    """What was decided about one fact."""

    label: Line | None = Field(None, description="what the fact is called on the page")
    headline: InWords | None = Field(None, description="one of the values that its claims give, such as 'at least 15'")
    pin: bool = Field(default=False, description="true puts it first")
    hide: bool = Field(default=False, description="true takes it off the page; say why in 'reason'")
    merge: Several = Field((), description="a list of ids of facts that answer the same question")
    split: tuple[Part, ...] = Field((), description="a list of {id, label, claims} that answer another question")
    scope: ScopeDecision | None = None
    evidence: Words | None = Field(None, description="words of the fact that was meant, should its id ever change")


class AddedFigure(Named, Quoting):
    """A figure that was not found, or a claim of a fact that was; its number stands in the quoted words."""

    label: Line | None = Field(None, description="what the fact is called on the page")
    says: Line | None = Field(None, description="who says so, as the source names them; absent is the article itself")
    figure: str | None = Field(None, description="which number of the quoted words is meant, as printed")
    value: InWords | None = Field(None, description="the value that it has: at least 8")
    measure: Line | None = Field(None, description="what happened to what is counted, in one word: injured")
    counted: Line | None = Field(None, description="the counted noun: people")
    scope: ScopeDecision | None = None


class AddedTime(Named, Quoting):
    """An event that was not found, or a claim of one that was; its date stands in the quoted words."""

    label: Line | None = Field(None, description="what happened, in a few words")
    expression: str | None = Field(None, description="which date of the quoted words is meant, as printed")
    start: str | None = Field(None, description="which of several dates is meant, as the program reads it")


class AddedQuotation(Named, Quoting):
    """Words that somebody said or wrote."""

    speaker: SpeakerName | None = Field(None, description="who spoke, as a source names them; absent is unknown")
    role: Line | None = Field(None, description="the speaker's office, as a source gives it")
    cue: Line | None = Field(None, description="the reporting word: said")


class AddedSide(Quoting):
    """One answer, in the words of its sources."""

    says: Line = Field(description="the answer in a few words: 'three parties'")


class AddedDifference(Named):
    """A question to which the sources give different answers, as a reader sees it."""

    kind: DifferenceKind = Field("wording", description="value, bound, scope, update, date, wording or spelling")
    about: Line = Field(description="the question: 'Who took part in the talks?'")
    facts: tuple[str, ...] = Field((), description="ids of the facts that it is about")
    sides: tuple[AddedSide, ...] = Field(min_length=2, description="a list of {says, source, quote}, two at least")
    explanation: Line | None = Field(None, description="one sentence that says in what the sources differ")

    @model_validator(mode="after")
    def _explains(self) -> Self:
        if not self.explanation and not self.reason:
            raise ValueError("a difference says in what the sources differ: add 'explanation: …'")
        return self


class Additions(Sparse):
    """What the editor read and the program did not find."""

    figures: tuple[AddedFigure, ...] = Field((), description="a list of {id, label, source, quote}")
    timeline: tuple[AddedTime, ...] = Field((), description="a list of {id, label, source, quote}")
    quotations: tuple[AddedQuotation, ...] = Field((), description="a list of {id, speaker, source, quote}")
    differences: tuple[AddedDifference, ...] = Field((), description="a list of {id, about, sides, explanation}")


class Position(Record):
    """Where a place lies, in degrees."""

    lat: Number = Field(ge=-90, le=90, description="degrees north, such as 50.45; south is negative")
    lon: Number = Field(ge=-180, le=180, description="degrees east, such as 30.52; west is negative")


class SourceDecision(Stated, Reasoned):
    """What the editor knows about a source beyond what it states."""

    note: Line | None = Field(None, description="what readers should know about the source, in one sentence")


class Curation(Sparse):
    """All of `content/curation.yml`."""

    title: Line | None = Field(None, description="the title of the page")
    summary: Line | None = Field(None, description="the standfirst: one sentence")
    order: tuple[str, ...] = Field((), description="a list of fact ids, the most important first")
    figures: dict[str, FactDecision] = Field({}, description="decisions by fact id: {label, headline, pin, hide, …}")
    timeline: dict[str, FactDecision] = Field({}, description="decisions by fact id: {label, pin, hide, merge, split}")
    add: Additions = Field(Additions(), description="figures, timeline, quotations and differences, each with a quote")
    names: dict[str, tuple[str, ...]] = Field({}, description="the name to show, then a list of its other spellings")
    withhold: tuple[Line, ...] = Field((), description="a list of names that must appear nowhere in the site")
    places: dict[str, Position] = Field({}, description="where a place lies: {lat: 50.45, lon: 30.52}")
    sources: dict[str, SourceDecision] = Field({}, description="by source id: {publisher, title, published, url, …}")
    reviewed: tuple[str, ...] = Field((), description="a list of ids of facts that an editor has seen")
    publication: Publication = Field(Publication(), description="who publishes: {publisher, contact, corrections}")
