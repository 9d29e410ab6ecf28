"""Who has spoken and who is named so far: for pronouns, surnames and offices ("she", "Berg", "the mayor")."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from briefing.mentions import Name, Span
from briefing.read import cues
from briefing.read.attribution_nouns import is_speaking_noun
from briefing.read.attribution_tokens import Passage, Token
from briefing.read.businesses import main_business
from briefing.read.genders import first_group, gender_of, may_be_person, noun_of_gender

NEAR = 2
"""How many paragraphs back a pronoun may reach."""
FAR = 12
"""How many sentences back it may reach."""
MOST = 20
"""How many holders of one office, or names of one sentence, are looked at."""
OWNER = ("'s", "’s", "'", "’")
WORD = re.compile(r"\w+(?:-\w+)*")
# Mr. Holm  |  Mrs Berg
ADDRESS = re.compile(r"\b(?:(?P<mr>Mr)|Mrs|Ms|Miss)\b\.?\s")
# Anna Berg is a  |  Anna Berg, the
APPOSED = re.compile(r"(?:\s(?:is|was)|,)\s(?:an?|the)\s(?P<role>[^,.;:\n“”\"]{3,90})")

SpeakerType = Literal["person", "office", "body", "unnamed", "pronoun"]


class Speaker(NamedTuple):
    """Who speaks: `name` is null where the text does not make it clear."""

    name: str | None
    span: Span
    type: SpeakerType
    role: str | None = None
    plural: bool = False

    @property
    def named(self) -> bool:
        """Say whether the speaker has a name or an office."""
        return self.type in ("person", "office", "body")


class Discourse:
    """What the text has said so far; filled in the order of the text."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.sentence_starts = [sentence.span.start for sentence in passage.sentences]
        self.people = [name for name in passage.names if name.type == "person"]
        self.quoted_starts = [quoted.outer.start for quoted in passage.quoted]
        self.people_starts = [name.span.start for name in self.people]
        self.roles: dict[str, str] = {}
        self.holders: dict[str, dict[str, tuple[int, str]]] = {}
        self.held: set[tuple[str, str]] = set()
        self.spoken: list[Speaker] = []
        self.spoken_starts: list[int] = []
        self.bodies = self._called()
        others = [name for name in passage.names if name.type != "person"]
        self.organisations = {form for name in others for form in (name.name, full_name(name))}
        self.genders: dict[str, str] = {}
        for person in self.people:
            if person.role:
                self._learn(full_name(person), person.role, person.span.start)
            near = (max(0, person.span.start - 6), person.span.start + 6)
            address = ADDRESS.search(passage.text, *near) if passage.text.find("M", *near) >= 0 else None
            if address is not None:
                self.genders.setdefault(full_name(person), "male" if address["mr"] else "female")
            apposed = APPOSED.match(passage.text, person.span.end)
            if apposed is not None and not _reports(apposed["role"]):
                self._hold(full_name(person), apposed["role"], person.span.start)

    def _called(self) -> dict[str, str]:
        """Give the bodies by the last word of their names, where only one is called so: "agency", "ministry"."""
        called: dict[str, set[str]] = {}
        for name in self.passage.names:
            if name.type == "organisation" and not name.medium:
                full = full_name(name)
                called.setdefault(full.rpartition(" ")[2].lower(), set()).add(full)
        return {word: min(names) for word, names in called.items() if len(names) == 1}

    def remember(self, speaker: Speaker) -> None:
        """Keep one who spoke, in the order of the text, with his office."""
        place = bisect_right(self.spoken_starts, speaker.span.start)
        self.spoken_starts.insert(place, speaker.span.start)
        self.spoken.insert(place, speaker)
        if speaker.name and speaker.role and speaker.type == "person":
            self._learn(speaker.name, speaker.role, speaker.span.start)

    def _learn(self, name: str, role: str, position: int) -> None:
        self.roles.setdefault(name, role)
        self._hold(name, role, position)

    def _hold(self, name: str, role: str, position: int) -> None:
        if (name, role) in self.held:
            return
        self.held.add((name, role))
        for word in WORD.findall(role.lower()):
            holders = self.holders.setdefault(word, {})
            if name in holders or len(holders) < MOST:
                holders.setdefault(name, (position, role))

    def role_of(self, name: str) -> str | None:
        """Give the office that the text has named for the person."""
        return self.roles.get(name)

    def holder(self, office: str, part: Sequence[Token]) -> str | None:
        """Give the person whose office it is, where the text says so: with most of the words, then the nearest."""
        wanted = {token.low for token in part if token.is_word} - cues.words("determiners")
        here = part[0].start
        ranked = [
            (-len(wanted & set(WORD.findall(role.lower()))), position > here, abs(here - position), name)
            for name, (position, role) in self.holders.get(office, {}).items()
        ]
        return min(ranked)[3] if ranked else None

    def person_meant(self, pronoun: Token) -> Speaker:
        """Give the person that "he" or "she" stands for, with a null name where nobody fits."""
        gender = "female" if pronoun.low in ("she", "her") else "male"
        span = Span(pronoun.start, pronoun.end)
        for speaker in self._candidates(pronoun.start):
            told = self.genders.get(speaker.name or "") or gender_of(speaker.name or "", speaker.role)
            if told in (gender, None):
                return speaker._replace(span=span)
        near = self.sentence_starts[max(0, self._sentence_at(pronoun.start) - NEAR)]
        return Speaker(noun_of_gender(self.passage.text[near : pronoun.start], gender), span, "pronoun")

    def others_meant(self, pronoun: Token) -> Speaker:
        """Give the body or the group that "it" or "they" stands for."""
        span = Span(pronoun.start, pronoun.end)
        number = self._sentence_at(pronoun.start)
        if pronoun.low == "they" and (several := self._several_meant(number, pronoun)) is not None:
            return several._replace(span=span)
        for name in self.passage.names_between(self.sentence_starts[number], pronoun.start):
            if name.type == "organisation":
                return Speaker(full_name(name), span, "body")
        oldest = self.sentence_starts[self._oldest(number)]
        latest = bisect_left(self.spoken_starts, pronoun.start)
        for place in range(latest - 1, max(-1, latest - MOST), -1):
            speaker = self.spoken[place]
            if self.spoken_starts[place] < oldest:
                break
            if speaker.type == "body" or (pronoun.low == "they" and speaker.plural):
                return speaker._replace(span=span)
        opener = self._opener(number) if pronoun.low == "it" else None
        return Speaker(opener, span, "body" if opener is not None else "pronoun")

    def _several_meant(self, number: int, pronoun: Token) -> Speaker | None:
        """Give the group that speaks or comes first in the same sentence: "survivors came to Varn, where they said"."""
        start, spoken = self.sentence_starts[number], self.spoken_starts
        first, last = bisect_left(spoken, start), bisect_left(spoken, pronoun.start)
        several = [speaker for speaker in self.spoken[max(first, last - MOST) : last] if speaker.plural]
        if several:
            return several[-1]
        noun = first_group(self.passage.text[start : pronoun.start])
        return Speaker(noun, Span(pronoun.start, pronoun.end), "unnamed", plural=True) if noun else None

    def _opener(self, number: int) -> str | None:
        """Give the body that opens the sentence before, in the same paragraph: "Brimtec cut jobs. It expects"."""
        sentences = self.passage.sentences
        if not number or sentences[number - 1].paragraph != sentences[number].paragraph:
            return None
        span = sentences[number - 1].span
        start = span.start + 4 * self.passage.text.startswith("The ", span.start)
        first = next(iter(self.passage.names_between(start, span.end)), None)
        if first is not None and first.span.start == start and first.type == "organisation":
            return full_name(first)
        noun = WORD.match(self.passage.text, start)
        if start > span.start and noun is not None and noun.group().lower() in cues.words("bodies", "any_body"):
            return self.bodies.get(noun.group().lower(), noun.group())
        return None

    def body_meant(self, noun: Token) -> Speaker | None:
        """Give the body that "the agency" or "the group" stands for: one so called, else the one that spoke last."""
        span = Span(noun.start, noun.end)
        found = self.bodies.get(noun.low) or self._said_before(noun)
        if found is not None:
            return Speaker(found, span, "body")
        main = Speaker(self.main_business, span, "body") if self.main_business is not None else None
        if noun.low not in cues.words("any_body"):
            return main if noun.low in cues.words("businesses") else None
        number = self._sentence_at(noun.start)
        for place in range(number, self._oldest(number) - 1, -1):
            sentence = self.passage.sentences[place].span
            end = min(sentence.end, noun.start)
            first, last = bisect_left(self.spoken_starts, sentence.start), bisect_left(self.spoken_starts, end)
            for speaker in reversed(self.spoken[max(first, last - MOST) : last]):
                # The union said 50 must go. The company put it at 40: a union is no company.
                if speaker.type == "body" and not (speaker.name or "").islower():
                    return speaker._replace(span=span, role=None)
            for name in self.passage.names_between(sentence.start, end):
                if name.type == "organisation" and not name.medium:
                    return Speaker(full_name(name), span, "body")
        return main

    @cached_property
    def main_business(self) -> str | None:
        """The company that the text is about."""
        return main_business(self.passage.names)

    def _said_before(self, noun: Token) -> str | None:
        """Give the body called so that spoke last, or was named last before: "the health department"."""
        ending = f" {noun.low}"
        place = bisect_left(self.spoken_starts, noun.start)
        for speaker in reversed(self.spoken[max(0, place - MOST) : place]):
            if speaker.type == "body" and speaker.name is not None and speaker.name.lower().endswith(ending):
                return speaker.name
        start = self.sentence_starts[max(0, self._sentence_at(noun.start) - FAR)]
        names = self.passage.names_between(start, noun.start)
        called = [full_name(name) for name in names if name.type == "organisation" and not name.medium]
        return next((name for name in reversed(called) if name.lower().endswith(ending)), None)

    def person_described(self, noun: Token) -> Speaker | None:
        """Give the person that "the 33-year-old" or "the lawmaker" stands for: who spoke last, just before."""
        if noun.low not in cues.words("described") and not noun.low.endswith("-year-old"):
            return None
        speaker = self._last_speaker(noun.start)
        return speaker if speaker is not None and speaker.type == "person" else None

    def author_meant(self, noun: Token) -> Speaker | None:
        """Give whose statement "the statement" is: of who spoke last, just before."""
        speaker = self._last_speaker(noun.start)
        return speaker if speaker is not None and speaker.named else None

    def _last_speaker(self, position: int) -> Speaker | None:
        """Give who spoke last in the sentence of `position` or the two before it."""
        place = bisect_left(self.spoken_starts, position) - 1
        oldest = self.sentence_starts[max(0, self._sentence_at(position) - NEAR)]
        return self.spoken[place] if place >= 0 and self.spoken_starts[place] >= oldest else None

    def first_person(self, start: int, end: int) -> Name | None:
        """Give the person named first between, owners last."""
        return next(iter(self._people_in(start, end)), None)

    def _candidates(self, position: int) -> Iterator[Speaker]:
        """Yield who may be meant at `position`, sentence by sentence backwards: who spoke, then who is named."""
        number = self._sentence_at(position)
        for place in range(number, self._oldest(number) - 1, -1):
            span = self.passage.sentences[place].span
            end = min(span.end, position)
            first, last = bisect_left(self.spoken_starts, span.start), bisect_left(self.spoken_starts, end)
            for speaker in reversed(self.spoken[max(first, last - MOST) : last]):
                unknown = speaker.type != "body" or may_be_person(speaker.name or "", speaker.role, self.organisations)
                if unknown and speaker.name and not speaker.plural and _is_human(speaker):
                    yield speaker
            for person in self._people_in(span.start, end):
                name = full_name(person)
                yield Speaker(name, person.span, "person", person.role or self.roles.get(name))

    def _people_in(self, start: int, end: int) -> list[Name]:
        first = bisect_left(self.people_starts, start)
        last = min(bisect_left(self.people_starts, end), first + MOST)
        found = [
            person for person in self.people[first:last] if person.span.end <= end and not self._is_quoted(person.span)
        ]
        return sorted(found, key=lambda person: self.passage.text.startswith(OWNER, person.span.end))

    def _is_quoted(self, span: Span) -> bool:
        """Say whether the name stands in a quotation: whoever is named there is not the one who speaks."""
        place = bisect_right(self.quoted_starts, span.start) - 1
        return place >= 0 and span.end <= self.passage.quoted[place].outer.end

    def _oldest(self, number: int) -> int:
        here = self.passage.sentences[number].paragraph
        place = number
        while place > max(0, number - FAR) and here - self.passage.sentences[place - 1].paragraph <= NEAR:
            place -= 1
        return place

    def _sentence_at(self, position: int) -> int:
        return max(0, bisect_right(self.sentence_starts, position) - 1)


def _reports(words: str) -> bool:
    """Tell "…, the witness denied it" from "…, the witness who denied it"."""
    for word in WORD.findall(words)[:5]:
        if word in cues.words("prepositions") or word in ("who", "which", "that", "whose"):
            return False
        verb = cues.verbs().get(word)
        if verb is not None and verb.form in ("third", "past") and not verb.ambiguous:
            return True
    return False


def _is_human(speaker: Speaker) -> bool:
    """Say whether "he" can be meant: a person, an office, one by trade; no report and no toll."""
    if speaker.type != "unnamed":
        return True
    words = WORD.findall((speaker.name or "").lower())
    return not cues.words("papers").intersection(words) and any(is_speaking_noun(word) for word in words)


def full_name(name: Name) -> str:
    """Give the fullest form of a name in its text."""
    return name.canonical or name.name
