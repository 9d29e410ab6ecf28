"""Quotations of all sources to facts: the same words in several sources, or a part of them, are one fact."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefing.model import QuotationClaim, QuotationFact, Reading, Speaker
from briefing.spelling import same_name
from briefing.weigh.voices import Voices
from briefing.weigh.words import WORD, lexicon, plain, unique_slug, words

SHINGLE = 3
"""Quotations are compared when they share so many words in a row."""
COMMON = 100
"""Groups that are looked at for one run of words: what more of them share tells none of them apart."""
SAME = 0.8
"""The share of the longer quotation's words that both must have."""
TELLING_WORDS = 4
"""Content words of a quotation that its id is made of."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One quotation of one source."""

    claim: QuotationClaim
    speaker: str | None
    role: str | None
    tokens: tuple[str, ...]


@dataclass(slots=True)
class _Group:
    """Quotations of the same words; the first is the longest."""

    members: list[_Said] = field(default_factory=list)
    speakers: set[str] = field(default_factory=set)

    def takes(self, said: _Said) -> bool:
        """Say whether `said` repeats the words of this group, or a part of them, by the same speaker."""
        whole = self.members[0]
        if said.speaker and any(not _same_speaker(said.speaker, speaker) for speaker in self.speakers):
            return False
        return _is_part(said.tokens, whole.tokens) or _overlap(said.tokens, whole.tokens) >= SAME

    def add(self, said: _Said) -> None:
        """Take `said` in."""
        self.members.append(said)
        if said.speaker:
            self.speakers.add(said.speaker)


def weigh_quotations(readings: Sequence[Reading]) -> tuple[QuotationFact, ...]:
    """Give the quotations of `readings`, those that several sources print first."""
    said = [item for reading in readings for item in _read(reading)]
    said.sort(key=lambda item: (-len(item.tokens), item.claim.source, item.claim.span))
    groups: list[_Group] = []
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for item in said:
        shared = (index[shingle] for shingle in _shingles(item.tokens))
        candidates = sorted({number for groups_with in shared for number in groups_with[:COMMON]})
        home = next((number for number in candidates if groups[number].takes(item)), None)
        if home is None:
            home = len(groups)
            groups.append(_Group())
            for shingle in _shingles(item.tokens):
                index[shingle].append(home)
        groups[home].add(item)
    groups.sort(key=_importance)
    facts: list[QuotationFact] = []
    taken: set[str] = set()
    for group in groups:
        facts.append(_fact(group, taken))
        taken.add(facts[-1].id)
    return tuple(facts)


def _read(reading: Reading) -> Iterator[_Said]:
    body, voices = reading.document.body, Voices(reading)
    for quotation in reading.mentions.quotations:
        quote = quotation.span.of(body)
        claim = QuotationClaim(
            source=reading.document.source.id,
            span=quotation.span,
            quote=quote,
            cue=quotation.cue,
            part=quotation.part,
        )
        speaker = voices.full_name(quotation.speaker) if quotation.speaker else None
        yield _Said(claim, speaker, quotation.role, tuple(words(quote)))


def _shingles(tokens: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {tokens[start : start + SHINGLE] for start in range(max(1, len(tokens) - SHINGLE + 1))}


def _is_part(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return len(part) >= SHINGLE and f" {' '.join(part)} " in f" {' '.join(whole)} "


def _overlap(one: tuple[str, ...], two: tuple[str, ...]) -> float:
    return (Counter(one) & Counter(two)).total() / max(len(one), len(two), 1)


def _same_speaker(one: str, two: str) -> bool:
    return same_name(one, two) or same_name(one.split()[-1], two.split()[-1])


def _importance(group: _Group) -> tuple[int, str, int]:
    first = min(group.members, key=lambda said: (said.claim.source, said.claim.span))
    return -len({said.claim.source for said in group.members}), first.claim.source, first.claim.span.start


def _fact(group: _Group, taken: set[str]) -> QuotationFact:
    longest = group.members[0]
    members = sorted(group.members, key=lambda said: (said.claim.source, said.claim.span))
    names = sorted({said.speaker for said in members if said.speaker}, key=lambda name: (-len(name.split()), name))
    roles = sorted({said.role for said in members if said.role}, key=lambda role: (-len(role), role))
    name = names[0] if names else None
    return QuotationFact(
        id=unique_slug(_ids(name, longest.claim.quote), taken),
        speaker=Speaker(name=name, role=roles[0] if roles else None),
        text=" ".join(longest.claim.quote.split()),
        claims=tuple(said.claim for said in members),
    )


def _ids(speaker: str | None, text: str) -> Iterator[str]:
    """Yield ids, each longer than the one before: the surname, then the words from the first that tells something."""
    empty = lexicon("words")["empty"]
    tokens = WORD.findall(plain(text))
    telling = [index for index, token in enumerate(tokens) if token not in empty] or list(range(len(tokens)))
    surname = speaker.split()[-1] if speaker else "unnamed"
    for count in range(TELLING_WORDS, max(TELLING_WORDS, len(telling)) + 1):
        last = telling[min(count, len(telling)) - 1]
        yield " ".join((surname, *tokens[telling[0] : last + 1]))
