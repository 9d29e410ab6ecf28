"""A passage to its reporting clauses: who speaks, by which words, and what of the sentence is theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefing.mentions import Span
from briefing.read import cues
from briefing.read.attribution_contents import (
    Clause,
    Order,
    after_hearer,
    content_of,
    counts,
    order_of,
    place_of_citing,
    quoting_medium,
    says_that,
    span_of,
)
from briefing.read.attribution_limits import is_clause, own_words
from briefing.read.attribution_lists import groups_of, listed_speakers, passed_on
from briefing.read.attribution_nouns import may_speak
from briefing.read.attribution_reckonings import reckoning
from briefing.read.attribution_speakers import speaker_of
from briefing.read.attribution_subjects import LINKS, Subject
from briefing.read.attribution_tokens import Passage, Token
from briefing.read.attribution_verbs import is_reporting, names_speaker, speaker_words
from briefing.read.speakers import Discourse, Speaker, full_name


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
    triggers = cues.triggers()
    for number, token in enumerate(tokens):
        if token.low not in triggers:
            continue
        if token.quoted is not None or token.text in (";", ":"):
            floor = number + 1
            continue
        if token.name is not None:
            continue
        if token.low == "according" and number + 2 < len(tokens) and tokens[number + 1].low == "to":
            for before in listed_speakers(tokens, number, number + 2, sentence, discourse):
                yield before
            continue
        if token.low == "per" and _opens(tokens, number):
            for before in listed_speakers(tokens, number, number + 1, sentence, discourse):
                yield before
            continue
        if token.low == "by" and number and tokens[number - 1].low in cues.words("passing"):
            yield from passed_on(tokens, number, sentence, discourse)
            continue
        reckoned = reckoning(tokens, number, sentence, discourse) if token.low in cues.words("reckonings") else None
        if reckoned is not None:
            yield reckoned
            continue
        verb = cues.verbs().get(token.low)
        if verb is None or (verb.ambiguous and not is_reporting(tokens, number)):
            continue
        if verb.lemma in ("cite", "quote") and verb.form == "gerund" and before is not None:
            continue
        if verb.form == "past" and _only_describes(tokens, number):
            continue
        clause = _clause(tokens, number, verb, floor, sentence, discourse, before)
        if clause is not None:
            before = clause
            if number == 0 or tokens[number - 1].low not in ("who", "which"):
                floor = max(floor, number + 1)
            yield clause


def _only_describes(tokens: Sequence[Token], number: int) -> bool:
    """Say whether a participle tells what somebody is held to be: "a third man, thought to be the driver,"."""
    following = [token.low for token in tokens[number + 1 : number + 3]]
    return number > 0 and tokens[number - 1].text == "," and following == ["to", "be"]


def _is_object(tokens: Sequence[Token], subject: Subject, number: int) -> bool:
    """Say whether what is said is the noun before: "the price, which Brimtec has not disclosed, was high"."""
    ends = number + 1 == len(tokens) or tokens[number + 1].text in (",", ".", ")")
    return ends and subject.first > 1 and tokens[subject.first - 1].low == "which"


def _opens(tokens: Sequence[Token], number: int) -> bool:
    """Say whether "per" opens the sentence or what follows a comma, and a speaker comes behind it."""
    if (number and tokens[number - 1].text != ",") or number + 2 >= len(tokens):
        return False
    return may_speak(tokens, number + 1, number + 3)


def _clause(
    tokens: Sequence[Token],
    number: int,
    verb: cues.Verb,
    floor: int,
    sentence: int,
    discourse: Discourse,
    before: Clause | None,
) -> Clause | None:
    found = speaker_words(tokens, number, verb, floor, before)
    if found is None:
        return None
    subject, inverted, speaker = found
    if subject is not None and not inverted and _is_object(tokens, subject, number):
        return None
    if speaker is None:
        if subject is None or not names_speaker(tokens, subject, verb):
            return None
        speaker = speaker_of(tokens, subject, discourse)
        if speaker is None:
            return None
    last, via = after_hearer(tokens, number + 1, verb)
    if inverted and subject is not None:
        last = max(last, subject.last)
    first = number if subject is None or inverted else min(subject.first, number)
    order = order_of(tokens, first, last, verb, inverted=inverted, joined=subject is None)
    content = content_of(tokens, first, last, order)
    said = not (subject is not None and subject.unsaid) and _is_firm(tokens, verb, order, first, last, before)
    speaker, chained = _chain(tokens, subject, last, speaker, discourse)
    via = via or chained or quoting_medium(tokens, number)
    cue = Span(tokens[number].start, tokens[number].end)
    return Clause(speaker, cue, verb.kind, verb.lemma, order, sentence, first, last, number, content, via, said)


def _is_firm(
    tokens: Sequence[Token], verb: cues.Verb, order: Order, first: int, last: int, before: Clause | None
) -> bool:
    """Say whether the verb reports in words here, and not only before a quotation."""
    if verb.kind == "naming" or (last < len(tokens) and tokens[last].low in cues.words("claimed")):
        return False
    outer = before.content if before is not None else None
    beside = first > 1 and tokens[first - 1].low in ("but", "while", "whereas") and tokens[first - 2].text == ","
    if verb.kind == "thought" and outer is not None and outer.start <= tokens[first].start < outer.end and not beside:
        # What somebody says another thinks is said by the first.
        return False
    if order != "leading":
        return True
    if verb.kind == "evidence":
        return says_that(tokens, last) or counts(tokens, first, last)
    if verb.lemma in cues.words("told") and last < len(tokens) and tokens[last - 1].low in LINKS:
        # "had warned the owners in 2016": nothing is said of what they were told.
        return not tokens[last].text[0].isdigit()
    if verb.lemma in cues.words("undertaking"):
        infinitive = last < len(tokens) and tokens[last].low == "to"
        return says_that(tokens, last) or (is_clause(tokens, last) and not infinitive)
    if verb.lemma == "admit" and any(token.low in cues.words("offences") for token in tokens[last : last + 4]):
        return False
    if verb.lemma == "post" and any(token.low in cues.words("earnings") for token in tokens[last : last + 8]):
        return True
    doubtful = verb.lemma in cues.words("doubtful") and not says_that(tokens, last)
    return not doubtful or (verb.form == "gerund" and is_clause(tokens, last))


def _chain(
    tokens: Sequence[Token], subject: Subject | None, last: int, speaker: Speaker, discourse: Discourse
) -> tuple[Speaker, str | None]:
    """Give who speaks in the end, and through which medium: "Berg said, citing Reuters", and the other way round."""
    place = place_of_citing(tokens, last)
    if place is None:
        return speaker, None
    media = [token.name for token in tokens[place + 1 : place + 8] if token.name is not None and token.name.medium]
    if media:
        return speaker, full_name(media[0])
    spoken_by = tokens[subject.first : subject.last] if subject is not None else ()
    medium = any(token.low == "media" or (token.name is not None and token.name.medium) for token in spoken_by)
    groups = groups_of(tokens, place + 1)[0] if medium else []
    source = speaker_of(tokens, Subject(*groups[0], start=place), discourse) if groups else None
    return (source, speaker.name) if source is not None and source.name is not None else (speaker, None)


def _bounded(clauses: list[Clause], tokens: Sequence[Token]) -> list[Clause]:
    """End the content of a clause where another begins on its own: "X said …, but Y said …", "…, according to Z"."""
    trailing: Clause | None = None
    for number in range(len(clauses) - 1, -1, -1):
        clause = clauses[number]
        if clause.order == "trailing" and clause.first:
            trailing = clause
        if clause.order != "leading" or clause.content is None:
            continue
        if trailing is not None and _encloses(trailing, clause, tokens):
            clause = _cut(clause, tokens, trailing.first)
        following = clauses[number + 1] if number + 1 < len(clauses) else None
        if following is not None and _turns(following, clause, tokens):
            clause = _cut(clause, tokens, following.first - 1)
        own = own_words(tokens, clause.last)
        if own is not None:
            clause = _cut(clause, tokens, own)
        clauses[number] = clause
    return clauses


def _turns(following: Clause, clause: Clause, tokens: Sequence[Token]) -> bool:
    """Say whether the next clause stands beside this one: "…, but Berg said"."""
    beside = following.order == "leading" and following.first - 2 > clause.last
    return beside and tokens[following.first - 1].low in ("but", "while", "and", "whereas")


def _encloses(outer: Clause, inner: Clause, tokens: Sequence[Token]) -> bool:
    """Say whether the outer clause, behind the inner one, has all of it for its content."""
    start = tokens[inner.first].start
    return outer.first > inner.last and outer.content is not None and outer.content.start <= start < outer.content.end


def _cut(clause: Clause, tokens: Sequence[Token], end: int) -> Clause:
    """End the content before the token `end`, if something is left of it."""
    span = span_of(tokens, clause.last, end)
    if clause.content is None or span is None or not clause.content.start < span.end < clause.content.end:
        return clause
    return clause._replace(content=Span(clause.content.start, span.end))
