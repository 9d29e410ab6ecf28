"""A quotation to the reporting clause that governs it: in its sentence, in the next, or in what went before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from briefing.mentions import Span
from briefing.read import cues
from briefing.read.attribution_contents import DASHES, Clause
from briefing.read.attribution_speakers import speaker_of
from briefing.read.attribution_subjects import Subject, first_subject
from briefing.read.attribution_tokens import Passage, Token
from briefing.read.quotation_marks import Quoted
from briefing.read.speakers import Discourse, Speaker, full_name

# BERG: We have  |  SEN. DE VRIES: No.
LABEL = re.compile(r"(?P<name>[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){0,3}):\s")
ENDS = (".", ",", "!", "?", "…", "-", "—", ";", ":")
SMALL = 3
"""Letters of a word that has no capital in a title."""
CLAUSE = 4
"""The fewest words of a sentence that ends without a mark of its own."""
NEAR = 80
"""How many tokens away a reporting clause of the same sentence may stand."""
WITHIN_TITLES = frozenset(("from", "with", "into", "over", "onto", "upon"))
"""Longer words that are small in titles."""
FEW = 3
"""How many tokens may stand behind a clause that is a sentence of its own, behind a full stop."""
NEXT = 2
"""How many tokens behind its verb a quotation still belongs to a verb that reports only sometimes."""
SIGNED = 14
"""How many tokens behind the dash the name of who signs may stand."""


class Governed(NamedTuple):
    """A stretch between marks with the speaker and the cue found for it."""

    quoted: Quoted
    sentence: int
    speaker: Speaker | None = None
    cue: Span | None = None
    direct: bool = False
    """A reporting clause, a label or a signature names the speaker of this very quotation."""


def govern(passage: Passage, clauses: Sequence[Clause]) -> tuple[Governed, ...]:
    """Give every stretch between marks in order, with its speaker where the text makes it clear."""
    search = _Search(passage, clauses)
    for number, sentence in enumerate(passage.sentences):
        for place, token in enumerate(sentence.tokens):
            if token.quoted is not None:
                search.found.append(search.governed(token.quoted, number, place))
    return tuple(search.found)


class _Search:
    """The passage with its clauses by sentence, and the quotations found so far."""

    def __init__(self, passage: Passage, clauses: Sequence[Clause]) -> None:
        self.passage = passage
        self.clauses: dict[int, list[Clause]] = {}
        for clause in clauses:
            self.clauses.setdefault(clause.sentence, []).append(clause)
        self.verbs = {number: [clause.verb for clause in some] for number, some in self.clauses.items()}
        self.found: list[Governed] = []

    @cached_property
    def discourse(self) -> Discourse:
        """The names of the passage; few passages need them here."""
        return Discourse(self.passage)

    @cached_property
    def surnames(self) -> dict[str, str]:
        """The persons by the last word of their names, in small letters."""
        people = [full_name(person) for person in self.discourse.people]
        return {name.split()[-1].lower(): name for name in reversed(people)}

    def governed(self, quoted: Quoted, number: int, place: int) -> Governed:
        """Give the quotation at the token `place` of a sentence with its speaker."""
        tokens = self.passage.sentences[number].tokens
        transcribed = self._transcribed(quoted)
        if transcribed is not None:
            return Governed(quoted, number, transcribed, None, direct=True)
        clause = self._own_clause(tokens, number, place) or self._next_clause(number, place)
        if clause is not None:
            return Governed(quoted, number, clause.speaker, clause.cue, direct=True)
        label = self._introduced(tokens, place) or self._in_the_words(tokens, place) or self._signed(tokens, place)
        if label is not None:
            return Governed(quoted, number, label[0], label[1], direct=True)
        return Governed(quoted, number, self._before(number, place))

    def _transcribed(self, quoted: Quoted) -> Speaker | None:
        """Give the speaker of a transcript, whose label stands inside the marks."""
        label = LABEL.match(self.passage.text, quoted.span.start, quoted.span.end)
        if label is None:
            return None
        last = label["name"].split()[-1].lower()
        name = self.surnames.get(last, label["name"].title())
        return Speaker(name, Span(label.start("name"), label.end("name")), "person", self.discourse.role_of(name))

    def _own_clause(self, tokens: Sequence[Token], number: int, place: int) -> Clause | None:
        """Give the clause of the same sentence that governs the quotation."""
        verbs = self.verbs.get(number)
        if verbs is None:
            return None
        some = self.clauses[number][bisect_left(verbs, place - NEAR) : bisect_left(verbs, place + NEAR)]
        near = [
            clause
            for clause in some
            if clause.kind != "evidence" or clause.speaker is None or _no_person(clause.speaker)
        ]
        behind = [clause for clause in near if clause.order != "leading" and clause.first > place]
        ahead = [clause for clause in near if clause.first < place and clause.verb < place]
        if behind and _follows(tokens, place, behind[0]) and not (ahead and _cites_medium(tokens, behind[0])):
            return behind[0]
        leading = [clause for clause in ahead if clause.order == "leading" or place - clause.last <= 3]
        if leading and (governing := _governing(leading, place)) is not None:
            return governing
        ahead = [clause for clause in ahead if clause not in leading]
        if ahead:
            return ahead[-1]
        return behind[0] if behind else None

    def _next_clause(self, number: int, place: int) -> Clause | None:
        """Give the clause of the next sentence: a question mark ended the quotation, and "Berg asked" stands alone."""
        sentences = self.passage.sentences
        token = sentences[number].tokens[place]
        if place != len(sentences[number].tokens) - 1 or number + 1 not in self.clauses or token.quoted is None:
            return None
        clause = self.clauses[number + 1][0]
        if (
            sentences[number + 1].paragraph != sentences[number].paragraph
            or clause.first > 1
            or clause.kind == "evidence"
        ):
            return None
        left = len(sentences[number + 1].tokens) - clause.last
        behind = len(sentences[number + 1].tokens) - 1 - clause.verb
        if clause.order == "trailing" and clause.content is None and behind <= FEW:
            return clause
        ended = self.passage.text[token.quoted.span.end - 1] in "?!…—-"
        return clause if ended and left <= 8 and clause.kind == "speech" else None

    def _introduced(self, tokens: Sequence[Token], place: int) -> tuple[Speaker, Span] | None:
        """Give the speaker of `Berg was blunt: "…"`."""
        if place < 2 or tokens[place - 1].text != ":":
            return None
        subject = first_subject(tokens, place - 1, _main_clause(tokens, place - 1))
        if subject is not None:
            subject = _with_holder(tokens, subject, place - 1)
        speaker = speaker_of(tokens, subject, self.discourse) if subject is not None else None
        if speaker is None or speaker.type == "unnamed":
            return None
        return speaker, Span(tokens[place - 1].start, tokens[place - 1].end)

    def _in_the_words(self, tokens: Sequence[Token], place: int) -> tuple[Speaker, Span] | None:
        """Give the speaker of `in the words of the mayor, Anna Berg, "…"`."""
        for cue in range(place - 3, max(-1, place - SIGNED), -1):
            if tokens[cue].low == "words" and tokens[cue + 1].low == "of":
                stop = next((n for n in range(cue + 2, place) if tokens[n].text == ","), place)
                aside = (stop + 1, place) if stop + 1 < place else None
                speaker = speaker_of(tokens, Subject(cue + 2, stop, aside), self.discourse) if stop > cue + 2 else None
                return (speaker, Span(tokens[cue].start, tokens[cue + 1].end)) if speaker is not None else None
        return None

    def _signed(self, tokens: Sequence[Token], place: int) -> tuple[Speaker, Span] | None:
        """Give who signs in `"…" — Anna Berg, of Hull`."""
        if place + 2 >= len(tokens) or tokens[place + 1].text not in DASHES:
            return None
        first = place + 2
        stop = first
        while stop < min(len(tokens), first + SIGNED) and tokens[stop].is_word:
            stop += 1
        if not tokens[first].is_large or not any(token.name is not None for token in tokens[first:stop]):
            return None
        speaker = speaker_of(tokens, Subject(first, stop), self.discourse)
        return (speaker, Span(tokens[place + 1].start, tokens[place + 1].end)) if speaker is not None else None

    def _before(self, number: int, place: int) -> Speaker | None:
        """Give who spoke just before: in the same sentence or paragraph, or in a paragraph that was left open."""
        sentences = self.passage.sentences
        sentence = sentences[number]
        if any(token.is_word for token in sentence.tokens[: min(place, NEAR)]):
            return None
        last = self.found[-1] if self.found else None
        if last is not None and last.sentence == number:
            return last.speaker
        if not number:
            return None
        previous = self.clauses.get(number - 1)
        together = sentences[number - 1].paragraph == sentence.paragraph
        if together and last is not None and last.sentence == number - 1:
            return last.speaker
        if last is not None and last.sentence == number - 2 and self._goes_on(number, last):
            return last.speaker
        if together or self.passage.text[sentences[number - 1].span.end - 1] == ":":
            return previous[-1].speaker if previous else self._named_in(number - 1)
        if last is None:
            return None
        gap = sentence.paragraph - sentences[last.sentence].paragraph
        if gap == 1 and (not last.quoted.closed or last.sentence == number - 1):
            return last.speaker
        return previous[-1].speaker if previous else None

    def _goes_on(self, number: int, last: Governed) -> bool:
        """Say whether one sentence without another person or speaker parts two quotations of a paragraph."""
        first, middle, sentence = self.passage.sentences[number - 2 : number + 1]
        if not first.paragraph == middle.paragraph == sentence.paragraph or number - 1 in self.clauses:
            return False
        person = self.discourse.first_person(middle.span.start, middle.span.end)
        return person is None or (last.speaker is not None and full_name(person) == last.speaker.name)

    def _named_in(self, number: int) -> Speaker | None:
        """Give the person whom the sentence before names first: he may well be the one who goes on to speak."""
        span = self.passage.sentences[number].span
        person = self.discourse.first_person(span.start, span.end)
        return Speaker(full_name(person), person.span, "person", person.role) if person is not None else None


def _main_clause(tokens: Sequence[Token], stop: int) -> int:
    """Give where the main clause begins behind "Asked about the vote,"; the start of the sentence without such."""
    opens = tokens[0].low in cues.words("opening") or tokens[0].low.endswith(("ing", "ed"))
    if not opens or tokens[0].name is not None:
        return 0
    commas = [place for place in range(max(1, stop - NEAR), stop) if tokens[place].text == ","]
    return commas[-1] + 1 if commas else 0


def _with_holder(tokens: Sequence[Token], subject: Subject, stop: int) -> Subject:
    """Take the person behind a body with the office between them: "Brimtec Chairman Anna Berg"."""
    if subject.last - subject.first == 1 and (name := tokens[subject.first].name) and name.type == "organisation":
        for place in range(subject.last, min(stop, subject.last + 4)):
            holder = tokens[place].name
            if holder is not None:
                return subject._replace(last=place + 1) if holder.type == "person" else subject
            if not tokens[place].is_large:
                return subject
    return subject


def _governing(leading: Sequence[Clause], place: int) -> Clause | None:
    """Give the last clause, but no "offered" within "says the airline offered her 500 euros “and a form”".

    Null where such a verb stands alone: "has begun to build six “economic cities”".
    """
    last = leading[-1]
    if not last.firm and last.lemma in cues.words("doubtful") and last.kind == "speech" and place - last.last > NEXT:
        return next((clause for clause in reversed(leading) if clause.firm), None)
    return last


def _cites_medium(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether an agency only passes on what somebody says: "he spoke of “others”, according to Reuters"."""
    inside = tokens[clause.first : clause.last]
    return clause.lemma == "according to" and any(token.name is not None and token.name.medium for token in inside)


def _follows(tokens: Sequence[Token], place: int, clause: Clause) -> bool:
    """Say whether the clause stands right behind the quotation, but for a comma or a dash."""
    gap = tokens[place + 1 : clause.first]
    return len(gap) <= 1 and not any(token.is_word or token.quoted is not None for token in gap)


def is_title(words: str) -> bool:
    """Say whether the words are written like a title: all but the small ones begin with a capital."""
    large = small = 0
    for part in words.replace("-", " ").split():
        if not part[0].isalpha():
            continue
        if part[0].isupper():
            large += 1
        elif len(part) > SMALL and part not in WITHIN_TITLES:
            return False
        else:
            small += 1
    return large + small > 1 and large > small


def _is_large_in_titles(word: str) -> bool:
    return word[0].isupper() or (len(word) > 3 and word not in cues.words("prepositions"))


def is_fragment(words: str, following: str = "") -> bool:
    """Say whether the words are no full sentence; many papers set the comma behind the mark: `following`."""
    start = words.lstrip("…. [(“‘\"'")
    ended = words.rstrip("”’\"')]").endswith(ENDS)
    return not (start[:1].isupper() and (ended or (following in ENDS and len(words.split()) >= CLAUSE)))


def _no_person(speaker: Speaker) -> bool:
    return speaker.type != "person"
