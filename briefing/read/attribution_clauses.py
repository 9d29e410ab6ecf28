"""A passage to its reporting clauses: who speaks, by which words, and what of the sentence is theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from briefing.mentions import Span
from briefing.read import cues
from briefing.read.attribution_subjects import LINKS, Subject, first_subject, may_speak, speaker_after, subject_before
from briefing.read.attribution_tokens import Passage, Token
from briefing.read.speakers import Discourse, Speaker

Order = Literal["leading", "trailing", "inside"]
BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "'s", "’s"))
STOPS = frozenset((".", "!", "?", ";", ":"))
TURNS = frozenset(("and", "but", "while", "whereas", "though", "although", "or", "so", "yet"))
TOLD = frozenset(("tell", "ask", "remind", "inform", "assure", "advise", "warn", "urge", "email", "e-mail", "text"))
DASHES = frozenset(("—", "–", "―", "-"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause; `first` and `last` bound its tokens, `content` is null where nothing of the sentence is left."""

    speaker: Speaker | None
    cue: Span
    kind: cues.Kind
    lemma: str
    order: Order
    sentence: int
    first: int
    last: int
    verb: int
    content: Span | None
    via: str | None = None
    firm: bool = True
    """It reports in words, not only before a quotation."""


@lru_cache(maxsize=2)
def find_clauses(passage: Passage) -> tuple[Clause, ...]:
    """Give the reporting clauses of `passage` in order."""
    discourse = Discourse(passage)
    found: list[Clause] = []
    for number, sentence in enumerate(passage.sentences):
        if sentence.tokens:
            found += _bounded(list(_clauses(sentence.tokens, number, discourse)), sentence.tokens)
    return tuple(found)


def _clauses(tokens: Sequence[Token], sentence: int, discourse: Discourse) -> Iterator[Clause]:
    floor = 0
    before: Clause | None = None
    for number, token in enumerate(tokens):
        if token.quoted is not None or token.text in (";", ":"):
            floor = number + 1
            continue
        if token.name is not None:
            continue
        if token.low == "according" and number + 2 < len(tokens) and tokens[number + 1].low == "to":
            for clause in _listed(tokens, number, number + 2, sentence, discourse):
                yield (before := clause)
            continue
        if token.low == "by" and number and tokens[number - 1].low in cues.words("passing"):
            yield from _passed_on(tokens, number, sentence, discourse)
            continue
        verb = cues.verbs().get(token.low)
        if verb is None or (verb.ambiguous and not _reports(tokens, number)):
            continue
        if verb.lemma in ("cite", "quote") and verb.form == "gerund" and before is not None:
            continue
        clause = _clause(tokens, number, verb, floor, sentence, discourse, before)
        if clause is not None:
            before = clause
            floor = max(floor, number + 1)
            yield clause


def _clause(
    tokens: Sequence[Token],
    number: int,
    verb: cues.Verb,
    floor: int,
    sentence: int,
    discourse: Discourse,
    before: Clause | None,
) -> Clause | None:
    found = _subject(tokens, number, verb, floor, before)
    if found is None:
        return None
    subject, inverted, speaker = found
    if speaker is None:
        if subject is None or not may_speak(tokens, subject.first, subject.last):
            return None
        speaker = discourse.speaker_of(tokens, subject)
        if speaker is None:
            return None
    last, via = _hearer(tokens, number + 1, verb)
    if inverted and subject is not None:
        last = max(last, subject.last)
    first = number if subject is None or inverted else min(subject.first, number)
    order = _order(tokens, first, last, verb, inverted=inverted)
    content = _content(tokens, first, last, order)
    firm = not (subject is not None and subject.unsaid) and verb.kind != "naming"
    if firm and order == "leading" and verb.lemma in cues.words("doubtful"):
        firm = _says_that(tokens, last)
    if firm and verb.kind == "evidence":
        firm = order != "leading" or _says_that(tokens, last) or _counts(tokens, last)
    return Clause(
        speaker,
        Span(tokens[number].start, tokens[number].end),
        verb.kind,
        verb.lemma,
        order,
        sentence,
        first,
        last,
        number,
        content,
        via or _cited(tokens, last),
        firm,
    )


def _subject(
    tokens: Sequence[Token], number: int, verb: cues.Verb, floor: int, before: Clause | None
) -> tuple[Subject | None, bool, Speaker | None] | None:
    """Give the subject, whether it stands behind the verb, and the speaker where an earlier clause has named him."""
    previous = tokens[number - 1] if number else None
    low = previous.low if previous is not None else ""
    if verb.form == "gerund" and low not in BE:
        return _participle(tokens, number, floor, before)
    if verb.form == "base" and low == "to":
        return _infinitive(tokens, number, before)
    if verb.form == "past" and (_passive(tokens, number) or _is_next(tokens, number, "by")):
        return None
    if previous is not None and (previous.quoted is not None or previous.text in DASHES or previous.text == ","):
        behind = speaker_after(tokens, number)
        ahead = subject_before(tokens, number, floor) if previous.text == "," else None
        quoted = previous.quoted is not None or (number > 1 and tokens[number - 2].quoted is not None)
        if behind is not None and (quoted or ahead is None or not _set_off_speaker(tokens, ahead)):
            return behind, True, None
        if ahead is None and before is not None and not quoted:
            return None, False, before.speaker
        return (ahead, False, None) if ahead is not None else None
    if low in ("and", "but", "then") and verb.form != "base" and before is not None and before.speaker is not None:
        return None, False, before.speaker
    ahead = subject_before(tokens, number, floor)
    if ahead is None and before is not None and low in cues.words("between") and before.speaker is not None:
        return None, False, before.speaker
    if ahead is None and number == floor:
        behind = speaker_after(tokens, number)
        return (behind, True, None) if behind is not None else None
    if ahead is not None and ahead.last - ahead.first == 1 and tokens[ahead.first].low == "who":
        return _relative(tokens, ahead.first, floor)
    return (ahead, False, None) if ahead is not None else None


def _participle(
    tokens: Sequence[Token], number: int, floor: int, before: Clause | None
) -> tuple[Subject | None, bool, Speaker | None] | None:
    previous = tokens[number - 1] if number else None
    if previous is None:
        return None
    if previous.is_word and previous.low not in LINKS | cues.words("opening") | cues.words("between"):
        ahead = subject_before(tokens, number, floor)
        return (ahead, False, None) if ahead is not None else None
    if previous.low in ("for", "of", "as") and number > 1:
        if previous.low == "as" and tokens[number - 2].low in ("quoted", "cited", "reported"):
            ahead = subject_before(tokens, number - 2, floor)
            return (ahead, False, None) if ahead is not None else None
        return None
    if before is not None and before.speaker is not None:
        return None, False, before.speaker
    ahead = first_subject(tokens, number)
    return (ahead, False, None) if ahead is not None else None


def _infinitive(
    tokens: Sequence[Token], number: int, before: Clause | None
) -> tuple[Subject | None, bool, Speaker | None] | None:
    following = tokens[number + 1] if number + 1 < len(tokens) else None
    if following is None or not (following.quoted is not None or following.low in ("that", ":", ",")):
        return None
    if before is not None and before.speaker is not None and before.kind == "speech":
        return None, False, before.speaker
    ahead = first_subject(tokens, number)
    return (
        (replace(ahead, unsaid=tokens[number - 2].low not in ("on", "continued", "continues", "telegram")), False, None)
        if ahead
        else None
    )


def _relative(tokens: Sequence[Token], who: int, floor: int) -> tuple[Subject | None, bool, Speaker | None] | None:
    """Give whom "who" stands for: the words before it."""
    end = who - 1 if who > floor and tokens[who - 1].text == "," else who
    if end <= floor:
        return None
    ahead = subject_before(tokens, end, floor)
    return (ahead, False, None) if ahead is not None else None


def _set_off_speaker(tokens: Sequence[Token], ahead: Subject) -> bool:
    """Say whether "X, …, said" has a speaker in front, with an aside that has no comma of its own."""
    if ahead.aside is None:
        return False
    speakers = cues.words("roles") | cues.words("unnamed") | cues.words("bodies") | cues.words("pronouns")
    may = any(
        token.low in speakers or (token.name is not None and token.name.type != "place")
        for token in tokens[ahead.first : ahead.last]
    )
    return may and not any(token.text == "," for token in tokens[ahead.aside[0] : ahead.aside[1]])


def _passive(tokens: Sequence[Token], number: int) -> bool:
    place = number - 1
    while place >= 0 and (tokens[place].low in ("also", "not", "been", "being") or tokens[place].low.endswith("ly")):
        place -= 1
    return place >= 0 and tokens[place].low in BE and tokens[place].text not in ("'s", "’s")


def _reports(tokens: Sequence[Token], number: int) -> bool:
    """Say whether an ambiguous form is the verb here, by its neighbours."""
    if number == 0 or number + 1 == len(tokens):
        return False
    previous, following = tokens[number - 1], tokens[number + 1]
    if previous.low in cues.words("determiners") | LINKS or previous.text in ("'s", "’s"):
        return False
    opens = following.quoted is not None or following.low in ("that", ":") or following.text in (",", ".")
    if (
        cues.verbs()[tokens[number].low].form == "base"
        and previous.name is not None
        and tokens[number - 2].low != "and"
    ):
        return following.quoted is not None or following.low in ("that", ":")
    if previous.low in ("has", "have", "had") and tokens[number].low.endswith("ed"):
        return True
    if previous.name is not None or previous.low in cues.words("pronouns") or previous.low in cues.words("between"):
        return (
            opens or following.low in cues.words("determiners") or following.name is not None or following.low == "how"
        )
    if previous.text == "," or previous.quoted is not None:
        return opens or following.name is not None or following.low in cues.words("determiners")
    known = cues.words("roles") | cues.words("unnamed") | cues.words("bodies") | cues.words("papers")
    if previous.low in known or previous.low.endswith("s"):
        return following.quoted is not None or following.low in ("that", ":") or following.text[0].isdigit()
    return following.quoted is not None


def _hearer(tokens: Sequence[Token], place: int, verb: cues.Verb) -> tuple[int, str | None]:
    """Skip whom the speaker tells; give the medium where it is one."""
    if verb.lemma not in TOLD or place >= len(tokens):
        return place, None
    via = None
    last = place
    while last < len(tokens) and last - place < 12:
        token = tokens[last]
        if (
            token.quoted is not None
            or token.low in ("that", "how", "if", "whether", "about", "to")
            or token.text in STOPS | {","}
        ):
            break
        if token.name is not None:
            if cues.is_medium(token.name.name):
                via = via or token.name.canonical or token.name.name
            elif (
                last > place
                and tokens[last - 1].low not in ("and", "of", "the", "at", "in", "from")
                and tokens[last - 1].name is not None
            ):
                break
        elif (
            last > place
            and tokens[last - 1].low not in LINKS
            and (token.low in cues.words("determiners") or token.low in cues.words("pronouns") or token.low == "there")
        ):
            break
        last += 1
    return last, via


def _cited(tokens: Sequence[Token], last: int) -> str | None:
    """Give the medium of ", citing a Reuters report"."""
    for number in range(last, len(tokens) - 1):
        if tokens[number].low in ("citing", "quoting"):
            for token in tokens[number + 1 : number + 8]:
                if token.name is not None and cues.is_medium(token.name.name):
                    return token.name.canonical or token.name.name
    return None


def _says_that(tokens: Sequence[Token], last: int) -> bool:
    """Say whether "that", a quotation or a colon follows, at once or behind words of time and place."""
    for number in range(last, min(last + 10, len(tokens))):
        token = tokens[number]
        if token.quoted is not None or token.low in ("that", ":"):
            return True
        if token.text in STOPS or token.low in TURNS:
            return False
        if (
            number == last
            and token.text != ","
            and token.low not in cues.words("after_speaker")
            and not token.low.endswith("ly")
        ):
            return False
    return False


def _is_next(tokens: Sequence[Token], number: int, *words: str) -> bool:
    return number + 1 < len(tokens) and tokens[number + 1].low in words


def _counts(tokens: Sequence[Token], last: int) -> bool:
    """Say whether a number follows: "the report shows roughly 6.5 million people"."""
    return any(token.text[0].isdigit() for token in tokens[last : last + 3])


def _order(tokens: Sequence[Token], first: int, last: int, verb: cues.Verb, *, inverted: bool) -> Order:
    if verb.form == "gerund" and not inverted and _first_words(tokens, last):
        return "leading"
    behind = first > 0 and (tokens[first - 1].quoted is not None or tokens[first - 1].text in {",", *DASHES})
    if not (inverted or behind):
        return "leading" if not _at_end(tokens, last) else "trailing"
    if _at_end(tokens, last):
        return "trailing"
    following = tokens[last]
    if following.text == ",":
        after = tokens[last + 1] if last + 1 < len(tokens) else following
        verb_after = cues.verbs().get(after.low)
        aside = inverted and not (after.quoted is not None)
        if (
            after.low in TURNS
            or (verb_after is not None and verb_after.form == "gerund")
            or after.low in ("who", "which")
            or aside
        ):
            return "trailing"
        return "inside" if tokens[first - 1].quoted is None and after.quoted is None else "trailing"
    if inverted:
        return "trailing"
    if _says_that(tokens, last) or following.quoted is not None or following.text == ":":
        return "leading"
    adverbial = following.low in cues.words("after_speaker") or following.low.endswith("ly")
    if tokens[first - 1].quoted is not None:
        return "trailing"
    opening = tokens[0].low in cues.words("opening") and not any(token.text == "," for token in tokens[: first - 1])
    return "trailing" if adverbial and not opening else "leading"


def _first_words(tokens: Sequence[Token], last: int) -> bool:
    return last < len(tokens) and tokens[last].text not in STOPS | {","}


def _at_end(tokens: Sequence[Token], last: int) -> bool:
    return last >= len(tokens) or tokens[last].text in (".", "!", "?", ";", ")") or tokens[last].text == "\n"


def _content(tokens: Sequence[Token], first: int, last: int, order: Order) -> Span | None:
    end = len(tokens)
    if order == "leading":
        start = last
        for number in range(last, min(last + 9, end)):
            if tokens[number].low == "that":
                start = number + 1
                break
            if tokens[number].quoted is not None or tokens[number].text in STOPS | {","}:
                break
        while start < end and tokens[start].text in (",", ":", *DASHES):
            start += 1
        stop = next((number for number in range(start, end) if tokens[number].text == ";"), end)
        return _span(tokens, start, stop)
    start = next((number + 1 for number in range(first - 1, -1, -1) if tokens[number].text == ";"), 0)
    return _span(tokens, start, first if order == "trailing" else end)


def _span(tokens: Sequence[Token], first: int, last: int) -> Span | None:
    while last > first and tokens[last - 1].text in (",", ".", "!", "?", *DASHES):
        last -= 1
    return Span(tokens[first].start, tokens[last - 1].end) if last > first else None


def _bounded(clauses: list[Clause], tokens: Sequence[Token]) -> list[Clause]:
    """End the content of a clause where another begins on its own: "X said …, but Y said …", "…, according to Z"."""
    for number, clause in enumerate(clauses[:-1]):
        outer = next((other for other in clauses[number + 1 :] if other.order == "trailing" and other.first), None)
        if clause.order == "leading" and outer is not None and clause.content is not None:
            if clause.content.start < tokens[outer.first].start < clause.content.end:
                span = _span(tokens, clause.last, outer.first)
                if span is not None and span.end > clause.content.start:
                    clause = clauses[number] = replace(clause, content=Span(clause.content.start, span.end))
        following = clauses[number + 1]
        if clause.order != "leading" or following.order != "leading" or clause.content is None or not following.first:
            continue
        before = tokens[following.first - 1]
        if before.low in ("but", "while", "and", "whereas") and following.first - 2 > clause.last:
            span = _span(tokens, clause.last, following.first - 1)
            if span is not None and span.end > clause.content.start:
                clauses[number] = replace(clause, content=Span(clause.content.start, span.end))
    return clauses


def _listed(
    tokens: Sequence[Token], cue: int, first: int, sentence: int, discourse: Discourse, words: int = 2
) -> Iterator[Clause]:
    """Yield one clause for each speaker of "according to A, B and C"."""
    groups, last = _groups(tokens, first)
    leading = cue == 0 or all(not token.is_word or token.low in cues.words("opening") for token in tokens[:cue])
    at_end = _at_end(tokens, last)
    if leading and not at_end:
        content = _span(tokens, last + (tokens[last].text == ","), len(tokens))
    else:
        after = tokens[last + 1].low if last + 1 < len(tokens) else ""
        inside = not at_end and tokens[last].text == "," and after not in TURNS
        content = _content(tokens, cue, last, "inside" if inside else "trailing")
    cue_span = Span(tokens[cue].start, tokens[first - 1].end)
    order: Order = "leading" if leading else "trailing"
    for number, (start, stop) in enumerate(groups):
        speaker = discourse.speaker_of(tokens, Subject(start, stop, start=start))
        if speaker is not None:
            begins = cue if number == 0 else start
            yield Clause(speaker, cue_span, "speech", "according to", order, sentence, begins, stop, cue, content)


def _groups(tokens: Sequence[Token], first: int) -> tuple[list[tuple[int, int]], int]:
    """Give the speakers that follow one another from `first`, and where the last of them ends."""
    groups: list[tuple[int, int]] = []
    start = place = first
    while place < len(tokens):
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
        if token.quoted is not None or not (token.is_word or token.text in ("'s", "’s", "'", "’", "&", "(", ")", "-")):
            break
        if token.low in cues.words("boundary") and place > first:
            break
        place += 1
    if place > start:
        groups.append((start, place))
    return [group for group in groups if group[1] > group[0]], place


def _goes_on(tokens: Sequence[Token], joint: int, following: int) -> bool:
    name = tokens[following].name
    if name is None:
        return False
    comma = tokens[joint].text == ","
    if comma and name.type == "place":
        return False
    after = tokens[following + 1] if following + 1 < len(tokens) else None
    return after is None or after.text in (",", ".", ";", ")") or after.low == "and" or not comma


def _passed_on(tokens: Sequence[Token], by: int, sentence: int, discourse: Discourse) -> Iterator[Clause]:
    """Yield the clauses of "as noted by A and B", "videos shared by the C agency"."""
    groups, last = _groups(tokens, by + 1)
    cue = by - 1
    stated = tokens[cue].low in cues.words("stating")
    as_before = cue > 0 and tokens[cue - 1].low == "as"
    media = [
        number
        for start, stop in groups
        for number in range(start, stop)
        if (name := tokens[number].name) is not None and cues.is_medium(name.name)
    ]
    start = cue - as_before
    content = _content(tokens, start, last, "trailing") if start else None
    places = [(number, number + 1) for number in media] or (groups if stated or as_before else [])
    for number, (first, stop) in enumerate(places):
        speaker = discourse.speaker_of(tokens, Subject(first, stop, start=first))
        if speaker is None:
            continue
        span = Span(tokens[start].start, tokens[by].end)
        begins = start if number == 0 else first
        yield Clause(speaker, span, "speech", "by", "trailing", sentence, begins, stop, cue, content)
