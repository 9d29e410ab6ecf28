"""What the editor's stages work with: the decisions, the sources, the finders, and a list of what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from briefing.edit.decisions import Curation, Reasoned
from briefing.edit.renames import called_now
from briefing.errors import Problem
from briefing.mentions import Figure, Name, Span, Time
from briefing.model import DecisionNote, FactSheet, FigureClaim, Headline, Origins, Source, Status
from briefing.strict_yaml import Placed
from briefing.yaml_tree import Key


class FindTimes(Protocol):
    """Finds the times of a text; weekdays are counted from `reference`."""

    def __call__(self, text: str, *, reference: date | None) -> Sequence[Time]:
        """Find them, in the order of the text."""


@dataclass(frozen=True, slots=True)
class Finders:
    """The functions of the reading room that the editor's room needs."""

    find_times: FindTimes
    find_figures: Callable[[str], Sequence[Figure]]
    find_names: Callable[[str], Sequence[Name]]
    split_sentences: Callable[[str], Sequence[Span]]


class Judgement(Protocol):
    """What the claims of one question come to."""

    @property
    def status(self) -> Status:
        """Whether they agree."""

    @property
    def headline(self) -> Headline:
        """The value shown first."""

    @property
    def origins(self) -> Origins:
        """How many say so."""


Judge = Callable[[Sequence[FigureClaim]], Judgement]


@dataclass(frozen=True)
class Desk:
    """Everything that the stages of the curation share; problems and notes are put down as they come up."""

    curation: Placed[Curation]
    sources: Mapping[str, Source]
    bodies: Mapping[str, str]
    find: Finders
    judge: Judge
    names: tuple[frozenset[str], ...] = ()
    """Spellings of one name each, the sources' and the editor's."""
    before: FactSheet | None = None
    renamed: Mapping[str, str] = field(default_factory=dict)
    """What facts of an id of before are called now."""
    taken_over: Mapping[str, str] = field(default_factory=dict)
    """Ids that another fact has now, with the fact that has the words of the one that was meant."""
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    notes: list[DecisionNote] = field(default_factory=list)
    carried_out: frozenset[str] = frozenset()
    """Facts that decisions were noted about when the sheet came in."""
    sentences: dict[str, Sequence[Span]] = field(default_factory=dict)
    """Sentences of the sources, as they are asked for."""

    def complain(self, *keys: Key, message: str, hint: str = "") -> None:
        """Put down a problem at the place of the curation that `keys` lead to."""
        self.problems.append(self.curation.problem_at(*keys, message=message, hint=hint))

    def warn(self, *keys: Key, message: str, hint: str = "") -> None:
        """Put down what an editor should know about the place that `keys` lead to."""
        self.warnings.append(self.curation.problem_at(*keys, message=message, hint=hint))

    def now_called(self, fact: str, known: Collection[str], *keys: Key) -> str | None:
        """Give the id that a fact has now which the curation names by an old one, and warn about it."""
        new = called_now(fact, self.renamed, known)
        if new:
            self.warn(*keys, message=f"{fact!r} is called {new!r} now", hint=f"write {new!r} instead of {fact!r}")
        return new

    def is_another(self, fact: str, *keys: Key) -> bool:
        """Say whether the id `fact` is that of another fact than before, and complain about it."""
        heir = self.taken_over.get(fact)
        if heir:
            message = f"{fact!r} is another fact than before: the words it stood on belong to {heir!r} now"
            self.complain(*keys, message=message, hint=f"write {heir!r}; or add evidence, if the other one is meant")
        return heir is not None

    def note(self, fact: str, what: str, why: Reasoned, default: str = "") -> None:
        """Put down a decision that a reader sees, once."""
        reason = why.reason or default
        note = DecisionNote(fact=fact, what=what, reason=reason, by=why.by, on=why.on)
        if note not in self.notes:
            self.notes.append(note)

    def noted(self, fact: str) -> bool:
        """Say whether a decision about `fact` was carried out on this sheet before it was curated once more."""
        return fact in self.carried_out or self.renamed.get(fact) in self.carried_out

    def reference(self, source: str) -> date | None:
        """Give the day that the weekdays of `source` are counted from."""
        day = self.sources[source].reference if source in self.sources else None
        return date.fromisoformat(day) if day else None

    def sentence_at(self, source: str, span: Span) -> Span:
        """Give the sentences of `source` that hold `span`, as one span."""
        if source not in self.sentences:
            self.sentences[source] = self.find.split_sentences(self.bodies[source])
        held = [sentence for sentence in self.sentences[source] if sentence.overlaps(span)]
        return Span(min(span.start, held[0].start), max(span.end, held[-1].end)) if held else span
