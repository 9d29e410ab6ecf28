"""Speakers behind a fixed phrase, one or several: "according to A and B", "as noted by A", "shared by the A agency"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.mentions import Span
from briefing.read import cues
from briefing.read.attribution_contents import FAR, TURNS, Clause, Order, content_of, is_at_end, span_of
from briefing.read.attribution_limits import goes_on_behind
from briefing.read.attribution_speakers import speaker_of
from briefing.read.attribution_subjects import AUXILIARIES, LINKS, Subject
from briefing.read.attribution_tokens import Token
from briefing.read.speakers import Discourse

MARKS = frozenset((",", ";", ":", "—", "–", "―"))


def listed_speakers(
    tokens: Sequence[Token], cue: int, first: int, sentence: int, discourse: Discourse
) -> Iterator[Clause]:
    """Yield one clause for each speaker of "according to A, B and C"."""
    groups, last = groups_of(tokens, first)
    leading = cue == 0 or all(
        not token.is_word or token.low in cues.words("opening") for token in tokens[: min(cue, FAR)]
    )
    at_end = is_at_end(tokens, last)
    if leading and not at_end:
        content = span_of(tokens, last + (tokens[last].text == ","), len(tokens))
    else:
        after = tokens[last + 1].low if last + 1 < len(tokens) else ""
        goes_on = after not in TURNS or (after == "and" and goes_on_behind(tokens, last + 2))
        inside = not at_end and (tokens[last].low in LINKS or (tokens[last].text == "," and goes_on))
        content = _nearest_clause(tokens, cue) or content_of(tokens, cue, last, "inside" if inside else "trailing")
    cue_span = Span(tokens[cue].start, tokens[first - 1].end)
    order: Order = "leading" if leading else "trailing"
    for number, (start, stop) in enumerate(groups):
        speaker = speaker_of(tokens, Subject(start, stop, start=start), discourse)
        if speaker is not None:
            begins = cue if number == 0 else start
            yield Clause(speaker, cue_span, "speech", "according to", order, sentence, begins, stop, cue, content)


def _nearest_clause(tokens: Sequence[Token], cue: int) -> Span | None:
    """Give the relative clause that "according to" ends without a comma: "…, which left 12 hurt according to A"."""
    for place in range(cue - 1, max(0, cue - FAR), -1):
        if tokens[place].text == "," or tokens[place].quoted is not None:
            return None
        if tokens[place].low in ("which", "who") and tokens[place - 1].text == ",":
            return span_of(tokens, place, cue)
    return None


def passed_on(tokens: Sequence[Token], by: int, sentence: int, discourse: Discourse) -> Iterator[Clause]:
    """Yield the clauses of "as noted by A and B", "videos shared by the C agency"."""
    groups, last = groups_of(tokens, by + 1)
    cue = by - 1
    if last + 1 < len(tokens) and tokens[last].low == "as" and tokens[last + 1].low == "saying":
        return
    stated = tokens[cue].low in cues.words("stating")
    as_before = cue > 0 and tokens[cue - 1].low == "as"
    media = [
        number
        for start, stop in groups
        for number in range(start, stop)
        if (name := tokens[number].name) is not None and name.medium
    ]
    start = cue - as_before
    content = _passed_content(tokens, start, last, whole=as_before) if start else None
    places = [(number, number + 1) for number in media] or (groups if stated or as_before else [])
    for number, (first, stop) in enumerate(places):
        speaker = speaker_of(tokens, Subject(first, stop, start=first), discourse)
        if speaker is None:
            continue
        span = Span(tokens[start].start, tokens[by].end)
        begins = start if number == 0 else first
        yield Clause(speaker, span, "speech", "by", "trailing", sentence, begins, stop, cue, content)


def groups_of(tokens: Sequence[Token], first: int) -> tuple[list[tuple[int, int]], int]:
    """Give the speakers that follow one another from `first`, and where the last of them ends."""
    groups: list[tuple[int, int]] = []
    start = place = first
    while place < min(len(tokens), first + FAR):
        token = tokens[place]
        joined = token.text == "," or token.low == "and"
        if joined:
            following = place + 1
            if following < len(tokens) and tokens[following].low == "and":
                following += 1
            if following < len(tokens) and tokens[following].low in ("the", "a"):
                following += 1
            if following < len(tokens) and _goes_on(tokens, place, following):
                groups.append((start, place))
                start = place = following
                continue
            break
        if place > first and token.low in LINKS and place + 1 < len(tokens) and tokens[place + 1].text[0].isdigit():
            # "lost according to the board by 16 votes"
            break
        if token.quoted is not None or not (token.is_word or token.text in ("'s", "’s", "'", "’", "&", "(", ")", "-")):
            break
        if place > first and (token.low in cues.words("boundary") or _begins_clause(tokens, place)):
            break
        place += 1
    if place > start:
        groups.append((start, place))
    return [group for group in groups if group[1] > group[0]], place


def _begins_clause(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a subject follows the speaker without a comma: "According to final results the Reds won"."""
    before, token = tokens[place - 1], tokens[place]
    plural = before.name is None and before.low.endswith("s") and before.text.islower() and before.text.isalpha()
    named = token.name is not None and not token.name.medium and plural
    begun = token.low == "the" or token.text[0].isdigit()
    return named or (begun and before.is_word and before.low not in LINKS)


def _goes_on(tokens: Sequence[Token], joint: int, following: int) -> bool:
    name = tokens[following].name
    if name is None:
        return False
    comma = tokens[joint].text == ","
    if comma and name.type == "place":
        return False
    after = tokens[following + 1] if following + 1 < len(tokens) else None
    return after is None or after.text in (",", ".", ";", ")") or after.low == "and" or not comma


def _passed_content(tokens: Sequence[Token], start: int, last: int, *, whole: bool) -> Span | None:
    """Give the sentence so far; without "as" only what the participle belongs to, back to the nearest mark."""
    first = 0
    if not whole:
        first = next((n + 1 for n in range(start - 1, max(-1, start - FAR), -1) if tokens[n].text in MARKS), 0)
    end = start
    while not whole and end > first + 1 and tokens[end - 1].low in AUXILIARIES:
        end -= 1
    return span_of(tokens, first, end) if first < end else content_of(tokens, start, last, "trailing")
