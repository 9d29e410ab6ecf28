"""A quotation to the reporting clause that governs it: in its sentence, in the next, or in what went before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.mentions import Span
from briefing.read import cues
from briefing.read.attribution_clauses import Clause
from briefing.read.attribution_subjects import first_subject
from briefing.read.attribution_tokens import Passage, Sentence, Token
from briefing.read.quotation_marks import Quoted
from briefing.read.speakers import Discourse, Speaker


@dataclass(frozen=True, slots=True)
class Governed:
    """A stretch between marks with the speaker and the cue found for it."""

    quoted: Quoted
    sentence: int
    token: int
    speaker: Speaker | None = None
    cue: Span | None = None
    direct: bool = False
    """A reporting clause of its own sentence governs it."""
    kind: str = ""


def govern(passage: Passage, clauses: Sequence[Clause]) -> tuple[Governed, ...]:
    """Give every stretch between marks in order, with its speaker where the text makes it clear."""
    by_sentence: dict[int, list[Clause]] = {}
    for clause in clauses:
        by_sentence.setdefault(clause.sentence, []).append(clause)
    found: list[Governed] = []
    for number, sentence in enumerate(passage.sentences):
        places = [place for place, token in enumerate(sentence.tokens) if token.quoted is not None]
        for place in places:
            found.append(_governed(passage, number, place, by_sentence, found))
    return tuple(found)


def _governed(
    passage: Passage, number: int, place: int, clauses: dict[int, list[Clause]], earlier: list[Governed]
) -> Governed:
    sentence = passage.sentences[number]
    quoted = sentence.tokens[place].quoted
    assert quoted is not None
    own = _own_clause(sentence.tokens, place, clauses.get(number, ()))
    if own is not None:
        return Governed(quoted, number, place, own.speaker, own.cue, direct=True, kind=own.kind)
    following = _next_clause(passage, number, place, clauses)
    if following is not None:
        return Governed(quoted, number, place, following.speaker, following.cue, direct=True, kind=following.kind)
    label = _label(passage, sentence.tokens, place)
    if label is not None:
        return Governed(quoted, number, place, label[0], label[1], direct=True, kind="speech")
    before = _before(passage, number, place, clauses, earlier)
    return Governed(quoted, number, place, before, None)


def _own_clause(tokens: Sequence[Token], place: int, clauses: Sequence[Clause]) -> Clause | None:
    """Give the clause of the same sentence that governs the quotation."""
    behind = [clause for clause in clauses if clause.order != "leading" and clause.first > place]
    ahead = [clause for clause in clauses if clause.first < place and clause.verb < place]
    if behind and _follows(tokens, place, behind[0]):
        return behind[0]
    leading = [clause for clause in ahead if clause.order == "leading" or _follows_clause(tokens, place, clause)]
    if leading:
        return leading[-1]
    if ahead and ahead[-1].kind != "evidence":
        return ahead[-1]
    return behind[0] if behind else None


def _follows(tokens: Sequence[Token], place: int, clause: Clause) -> bool:
    """Say whether the clause stands right behind the quotation, but for a comma or a dash."""
    gap = tokens[place + 1 : clause.first]
    return len(gap) <= 1 and not any(token.is_word or token.quoted is not None for token in gap)


def _follows_clause(tokens: Sequence[Token], place: int, clause: Clause) -> bool:
    gap = tokens[clause.last : place]
    return len(gap) <= 3


def _next_clause(passage: Passage, number: int, place: int, clauses: dict[int, list[Clause]]) -> Clause | None:
    """Give the clause of the next sentence for `"Why?" Berg asked.`."""
    sentence = passage.sentences[number]
    if place != len(sentence.tokens) - 1 or number + 1 >= len(passage.sentences):
        return None
    following = passage.sentences[number + 1]
    if following.paragraph != sentence.paragraph or not clauses.get(number + 1):
        return None
    clause = clauses[number + 1][0]
    if clause.first > 1 or clause.kind == "evidence":
        return None
    rest = following.tokens[clause.last :]
    ended = passage.text[sentence.tokens[place].quoted.span.end - 1] in "?!…—-"  # type: ignore[union-attr]
    if clause.order == "trailing" and clause.content is None:
        return clause
    return clause if ended and len(rest) <= 8 and clause.kind == "speech" else None


def _label(passage: Passage, tokens: Sequence[Token], place: int) -> tuple[Speaker, Span] | None:
    """Give the speaker of `Berg: "…"` and of `"…" — Anna Berg`."""
    discourse = Discourse(passage)
    if place and tokens[place - 1].text == ":":
        subject = first_subject(tokens, place - 1)
        if subject is not None:
            speaker = discourse.speaker_of(tokens, subject)
            if speaker is not None and speaker.type != "unnamed":
                return speaker, Span(tokens[place - 1].start, tokens[place - 1].end)
    if place + 2 < len(tokens) + 1 and place + 1 < len(tokens) and tokens[place + 1].text in ("—", "–", "―", "-"):
        people = [n for n in range(place + 2, len(tokens)) if tokens[n].name is not None]
        if people and people[0] - place < 12:
            from briefing.read.attribution_subjects import Subject

            stop = max(n for n in people if n < place + 16) + 1
            speaker = discourse.speaker_of(tokens, Subject(place + 2, stop))
            if speaker is not None:
                return speaker, Span(tokens[place + 1].start, tokens[place + 1].end)
    return None


def _before(
    passage: Passage, number: int, place: int, clauses: dict[int, list[Clause]], earlier: list[Governed]
) -> Speaker | None:
    """Give who spoke just before: in the same sentence, the same paragraph, or a paragraph that was left open."""
    sentence = passage.sentences[number]
    tokens = sentence.tokens
    if not _stands_alone(tokens, place):
        return None
    last = earlier[-1] if earlier else None
    if last is not None and last.sentence == number:
        return last.speaker
    if number and passage.sentences[number - 1].paragraph == sentence.paragraph:
        previous = clauses.get(number - 1)
        if last is not None and last.sentence == number - 1:
            return last.speaker
        if previous:
            return previous[-1].speaker
        return _subject_of(passage, passage.sentences[number - 1])
    if last is None or not number:
        return None
    gap = sentence.paragraph - passage.sentences[last.sentence].paragraph
    if gap == 1 and (not last.quoted.closed or last.sentence == number - 1):
        return last.speaker
    previous = clauses.get(number - 1)
    if previous:
        return previous[-1].speaker
    return None


def _stands_alone(tokens: Sequence[Token], place: int) -> bool:
    return not any(token.is_word for token in tokens[:place])


def _subject_of(passage: Passage, sentence: Sentence) -> Speaker | None:
    for name in passage.names:
        if name.span.start >= sentence.span.end:
            break
        if name.span.start >= sentence.span.start and name.type == "person":
            return Speaker(name.canonical or name.name, name.span, "person", name.role)
    return None


def is_title(words: str) -> bool:
    """Say whether the words are written like a title: all but the small ones begin with a capital."""
    parts = [part for part in words.replace("-", " ").split() if part[0].isalpha()]
    large = [part for part in parts if part[0].isupper()]
    return (
        len(parts) > 1
        and len(large) == len([part for part in parts if len(part) > 3 or part[0].isupper()])
        and len(large) * 2 > len(parts)
    )


def is_fragment(words: str) -> bool:
    """Say whether the words are no full sentence."""
    start = words.lstrip("…. [(“‘\"'")
    return not (start[:1].isupper() and words.rstrip("”’\"')]").endswith((".", ",", "!", "?", "…", "-", "—", ";", ":")))


def kind_allows(governed: Governed) -> bool:
    """Say whether its cue is one that takes short words: `called it a "mockery"`."""
    return governed.kind in ("speech", "naming", "thought") and cues.words("speech") is not None
