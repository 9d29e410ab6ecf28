"""The words that name a speaker to a name, a role and whether he is named; pronouns and offices by what the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from briefing.mentions import Name, Span
from briefing.read import cues
from briefing.read.attribution_subjects import INSIDE, LINKS, Subject, is_speaking_noun
from briefing.read.attribution_tokens import Passage, Token

ARTICLE = re.compile(r"(?:(?:the|a|an|his|her|its|their|our)\s+)+", re.IGNORECASE)
SPACES = re.compile(r"\s+")
NEAR = 2
"""How many paragraphs back a pronoun may reach."""
LONGEST = 9
"""The most words of a speaker without a name."""

SpeakerType = Literal["person", "body", "unnamed", "pronoun"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: `name` is null where the text does not make it clear."""

    name: str | None
    span: Span
    type: SpeakerType
    role: str | None = None
    plural: bool = False

    @property
    def named(self) -> bool:
        """Say whether the speaker has a name or an office."""
        return self.type in ("person", "body")


@dataclass(slots=True)
class Discourse:
    """What the text has said so far, for pronouns, surnames and offices; filled in the order of the text."""

    passage: Passage
    spoken: list[tuple[int, Speaker]] = field(default_factory=list)
    """The speakers so far, each with the start of its words."""
    people: list[Name] = field(init=False)

    def __post_init__(self) -> None:
        self.people = [name for name in self.passage.names if name.type == "person"]

    def speaker_of(self, tokens: Sequence[Token], subject: Subject) -> Speaker | None:
        """Give the speaker that `subject` names, and remember it."""
        speaker = self._described(tokens, subject)
        if speaker is not None and speaker.name is not None:
            self.spoken.append((speaker.span.start, speaker))
        return speaker

    def _described(self, tokens: Sequence[Token], subject: Subject) -> Speaker | None:
        part = tokens[subject.first : subject.last]
        span = Span(part[0].start, part[-1].end)
        low = part[-1].low
        if low in ("he", "she") and len(part) <= 2:
            return self._person_meant(part[-1])
        if low in ("they", "it"):
            return self._others_meant(part[-1])
        if low in cues.words("pronouns") or low in ("which", "this", "that", "these", "those", "there", "what"):
            return None
        person = _head_person(part)
        if person is not None:
            assert part[person].name is not None
            role = _role_before(part, person) or part[person].name.role or self._role_aside(tokens, subject)
            if role is None and subject.aside is None and person + 1 < len(part):
                role = _phrase(self.passage.text, part[person + 1 :])
            name = part[person].name
            return Speaker(name.canonical or name.name, span, "person", role or self._known_role(name))
        aside = self._person_aside(tokens, subject)
        if aside is not None:
            return replace(aside, role=_phrase(self.passage.text, part))
        return self._without_person(part, span)

    def _without_person(self, part: Sequence[Token], span: Span) -> Speaker | None:
        head = _head(part)
        low = part[head].low
        name = part[head].name
        if name is not None and head == len(part) - 1:
            return Speaker(name.canonical or name.name, span, "body")
        singular = low.removesuffix("s")
        if low in cues.words("roles") and head + 1 >= 1 and part[0].low in ("the", "his", "her") and name is None:
            holder = self._holder(low, part, span)
            if holder is not None:
                role = _phrase(self.passage.text, part)
                return Speaker(holder, span, "person", role)
        text = _phrase(self.passage.text, _without_participle(part, head))
        if not text or len(part) > 2 * LONGEST:
            return None
        if low in cues.words("roles") and part[0].low == "the" and low not in cues.words("unnamed"):
            return Speaker(text, span, "body")
        if low in cues.words("bodies") or (
            name is not None and low not in cues.words("unnamed") and singular not in cues.words("roles")
        ):
            return Speaker(text, span, "body")
        return Speaker(text, span, "unnamed", plural=low.endswith("s"))

    def _role_aside(self, tokens: Sequence[Token], subject: Subject) -> str | None:
        if subject.aside is None:
            return None
        part = tokens[subject.aside[0] : subject.aside[1]]
        if not part or (part[0].name is not None and part[0].name.type == "person"):
            return None
        if part[0].low in (
            "who",
            "which",
            "whose",
            "speaking",
            "in",
            "on",
            "at",
            "and",
            "but",
            "citing",
            "himself",
            "herself",
        ):
            return None
        roles = cues.words("roles") | cues.words("unnamed")
        if not any(token.low in roles or token.low.split("-")[-1] in roles for token in part[:8]):
            return None
        return _phrase(self.passage.text, _until_comma(part))

    def _person_aside(self, tokens: Sequence[Token], subject: Subject) -> Speaker | None:
        """Give the person in "the city's mayor, Anna Berg, said"."""
        if subject.aside is None:
            return None
        first = subject.aside[0]
        token = tokens[first] if first < len(tokens) else None
        if token is None or token.name is None or token.name.type != "person":
            return None
        return Speaker(token.name.canonical or token.name.name, Span(token.start, token.end), "person")

    def _known_role(self, name: Name) -> str | None:
        full = name.canonical or name.name
        return next(
            (other.role for other in self.people if other.role and (other.canonical or other.name) == full), None
        )

    def _holder(self, office: str, part: Sequence[Token], span: Span) -> str | None:
        """Give the person whose office it is, where the text says so of one."""
        wanted = {token.low for token in part if token.is_word} - cues.words("determiners")
        holders: dict[str, tuple[int, int]] = {}
        for person in self.people:
            role = (person.role or "").lower()
            if office in role.replace("-", " ").split():
                shared = len(wanted & set(re.findall(r"\w+", role)))
                distance = abs(span.start - person.span.start) + (
                    len(self.passage.text) if person.span.start > span.start else 0
                )
                full = person.canonical or person.name
                holders[full] = min(holders.get(full, (0, distance)), (-shared, distance))
        for start, speaker in self.spoken:
            if (
                speaker.name
                and speaker.type == "person"
                and office in (speaker.role or "").lower().replace("-", " ").split()
            ):
                shared = len(wanted & set(re.findall(r"\w+", (speaker.role or "").lower())))
                rank = (-shared, span.start - start)
                holders[speaker.name] = min(holders.get(speaker.name, rank), rank)
        return min(holders, key=lambda name: (*holders[name], name)) if holders else None

    def _person_meant(self, pronoun: Token) -> Speaker | None:
        gender = "female" if pronoun.low == "she" else "male"
        span = Span(pronoun.start, pronoun.end)
        for name, role in self._candidates(pronoun.start):
            if gender_of(name, role) in (gender, None):
                return Speaker(name, span, "person", role)
        return Speaker(None, span, "pronoun")

    def _others_meant(self, pronoun: Token) -> Speaker | None:
        span = Span(pronoun.start, pronoun.end)
        for start, speaker in reversed(self.spoken):
            if self._far(start, pronoun.start):
                break
            if (pronoun.low == "it" and speaker.type == "body") or (
                pronoun.low == "they" and (speaker.plural or speaker.type == "body")
            ):
                return replace(speaker, span=span)
        return Speaker(None, span, "pronoun")

    def _candidates(self, position: int) -> Iterator[tuple[str, str | None]]:
        """Yield who may be meant at `position`, sentence by sentence backwards: who spoke, then whom the text names first."""
        sentences = self.passage.sentences
        number = self._sentence_at(position)
        here = sentences[number].paragraph
        while number >= 0 and here - sentences[number].paragraph <= NEAR:
            span = sentences[number].span
            spoken = [speaker for start, speaker in self.spoken if span.start <= start < min(span.end, position)]
            for speaker in reversed(spoken):
                if speaker.type == "person" and speaker.name:
                    yield speaker.name, speaker.role
            for person in self._people_in(span.start, min(span.end, position)):
                yield person.canonical or person.name, person.role or self._known_role(person)
            number -= 1

    def _people_in(self, start: int, end: int) -> list[Name]:
        """Give the people named between, those in the place of a subject first."""
        text = self.passage.text
        found = [person for person in self.people if start <= person.span.start and person.span.end <= end]
        owner = [person for person in found if text.startswith(("'s", "’s", "'", "’"), person.span.end)]
        return [person for person in found if person not in owner] + owner

    def _far(self, start: int, position: int) -> bool:
        sentences = self.passage.sentences
        return sentences[self._sentence_at(position)].paragraph - sentences[self._sentence_at(start)].paragraph > NEAR

    def _sentence_at(self, position: int) -> int:
        low, high = 0, len(self.passage.sentences) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.passage.sentences[middle].span.start <= position:
                low = middle
            else:
                high = middle - 1
        return low


def gender_of(name: str, role: str | None) -> str | None:
    """Give `female`, `male` or null, by the role and the given name."""
    told = set(re.findall(r"\w+", (role or "").lower()))
    first = name.split()[0]
    for gender in ("female", "male"):
        if told & cues.words(gender) or first.lower().rstrip(".") in cues.words(gender):
            return gender
    for gender in ("female", "male"):
        if " " in name and first in cues.words(f"{gender}_given"):
            return gender
    return None


def _head_person(part: Sequence[Token]) -> int | None:
    """Give the place of the person who is the head: not one who owns something or stands behind a preposition."""
    linked = False
    for number, token in enumerate(part):
        if token.name is not None and token.name.type == "person":
            owner = number + 1 < len(part) and part[number + 1].text in INSIDE
            if not owner and not (linked and part[number - 1].low in LINKS | {"the"}):
                return number
        if token.low in LINKS and number:
            linked = True
    return None


def _role_before(part: Sequence[Token], person: int) -> str | None:
    words = part[:person]
    if not words or all(
        token.low in cues.words("determiners") | {"mr.", "mrs.", "ms.", "mr", "mrs", "ms"} for token in words
    ):
        return None
    return (
        ARTICLE.sub("", SPACES.sub(" ", _joined(words)), 1)
        if ARTICLE.match(_joined(words))
        else SPACES.sub(" ", _joined(words))
    )


def _joined(part: Sequence[Token]) -> str:
    text = ""
    for number, token in enumerate(part):
        gap = number and token.start > part[number - 1].end
        text += (" " if gap else "") + token.text
    return text


def _head(part: Sequence[Token]) -> int:
    """Give the place of the head noun: the last word before a preposition or a participle."""
    for number, token in enumerate(part):
        if (
            number
            and token.name is None
            and (
                token.low in LINKS
                or token.low in ("who", "familiar", "close", "speaking", "(")
                or (token.low.endswith("ed") and is_speaking_noun(part[number - 1].low))
            )
        ):
            return number - 1
    last = len(part) - 1
    while last > 0 and not part[last].is_word:
        last -= 1
    return last


def _without_participle(part: Sequence[Token], head: int) -> Sequence[Token]:
    """Cut "released on Friday" from "a report released on Friday"."""
    for number in range(head + 1, len(part)):
        if (
            part[number].name is None
            and part[number].low.endswith("ed")
            and part[number].low not in ("surveyed", "polled")
        ):
            return part[:number]
    return part


def _until_comma(part: Sequence[Token]) -> Sequence[Token]:
    for number, token in enumerate(part):
        if token.text in (",", ";", ".", ":") or token.quoted is not None or token.low in ("who", "which"):
            return part[:number]
    return part


def _phrase(text: str, part: Sequence[Token]) -> str | None:
    """Give the words without article, in small letters where only the start of a sentence made them large."""
    if not part:
        return None
    words = SPACES.sub(" ", text[part[0].start : part[-1].end])
    bare = ARTICLE.sub("", words, 1) if ARTICLE.match(words) else words
    if bare == words and part[0].name is None and part[0].text[:1].isupper() and not part[0].text[1:2].isupper():
        ordinary = (
            cues.words("unnamed")
            | cues.words("papers")
            | cues.words("determiners")
            | cues.words("roles")
            | cues.words("bodies")
        )
        if part[0].low in ordinary:
            bare = bare[0].lower() + bare[1:]
    return bare or None
