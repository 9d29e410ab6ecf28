"""What a figure leaves out to what stands beside it: `3 were killed and 5 hurt` counts people twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.weigh.claims import Statement
from briefing.weigh.implied import put_at
from briefing.weigh.kinds import Kind, measure_class, names_of
from briefing.weigh.words import content_words, lexicon, stem, words

STATE_WITHIN = 40
"""Characters after `people` in which their state is named."""

# "aboard"  |  "on that ship"  |  "were on the ferry"
ON_BOARD = re.compile(
    r"\s*(?:(?:are|is|was|were|who\swere|had\sbeen)\s)?(?:aboard\b|on\s(?:board\b|(?:the|that|this|its)\s(?:\w+\s)?"
    r"(?:ship|ferry|boat|vessel|plane|jet|aircraft|airliner|train|bus|coach|helicopter|flight)\b))"
)

# "a bus carrying | 40 people"
CARRYING = re.compile(r"\b(?:carrying|carried)\s(?:about\s|around\s|some\s|at\sleast\s|more\sthan\s|nearly\s)?\Z")
# "put the number of people on board at | 340"
PUT_ABOARD = re.compile(r"\b(?:people|passengers)\s(?:on\sboard|aboard)\s(?:at|to)\s(?:\w+\s){0,2}\Z")

OUT_OF_WORK = re.compile(r"\bout\sof\s(?:work|a\sjob)\b")

# three | of them on the bridge
OF_THEM = re.compile(r"\s+of\s+(?:them|whom|these|those|which)\b")

DEGREE_WITHIN = 30
"""Characters after `31 of them` in which it is said how badly: `in critical condition`."""

COUNTING_WITHIN = 50
"""Characters before a number in which somebody counts."""

OF_WORDS = 3
"""Words between a part and its whole: `of about`, `of its nearly`."""

MONEY = 10_000
"""From here on a bare number may be the same sum as the one of money before it."""

CUT_OFF = frozenset(
    ("that", "which", "who", "whose", "the", "a", "an", "of", "in", "on", "at", "to", "from", "by", "its", "his")
)
NO_STATE = frozenset(("since", "until", "during", "per", "by", "for", "with", "before", "after"))
"""Words behind `people` that tell when or how, not in what state they are."""

# "the union spoke of 9,500 strikers | , the railway of | 6,000"
ELIDED = re.compile(r",\s+(?:and\s+|but\s+)?(?:the\s+)?\w[\w’' ]{1,30}?\s+of\s+(?:only\s+|about\s+|just\s+)?\Z")
SPOKE_OF = re.compile(r"\b(?:spoke|speaks|spoken|talks?|talked)\s+of\b")

LOOK_BACK = 4
"""Statements before one whose number it may contest."""


def complete(stated: Sequence[Statement], body: str, events: Mapping[int, str]) -> Iterator[Statement]:
    """Give each statement the noun, the measure and the far-off time that it takes from what stands beside it.

    `events` names the year or month outside the story that a sentence tells of.
    """
    done: list[Statement] = []
    seen: set[tuple[str | None, str | None]] = set()
    for index, statement in enumerate(stated):
        after = stated[index + 1] if index + 1 < len(stated) else None
        before = done[-1] if done else None
        own = _of_whole(statement, after, body)
        if before is not None and before.part and _is_of(before, statement, body):
            # 1,900 of its 2,400 trains were cancelled: the 2,400 are all there are.
            own = replace(own, measure=None, printed=None)
        own = _also(_total(_of_them(own, before, body), before, body), before, body)
        own = _rival(own, done[-LOOK_BACK:], body)
        own = _with_state(_with_noun(own, before, body), body)
        own = _with_event(own, events)
        if _is_beside(own, before, body):
            own = replace(own, addition=True)
        # Another 26 were hurt, after 13 were killed, adds to no number of the hurt.
        elif own.addition and (own.measure, own.claim.unit) not in seen:
            own = replace(own, addition=False)
        seen.add((own.measure, own.claim.unit))
        yield own
        done.append(own)


# closes two | of its nine plants
ITS_WHOLE = re.compile(r"\s+of\s+(?:its|their|his|her|our)\s+(?:\d[\d,.]*|[a-z-]+)\s+[a-z]+s\b")


def _of_whole(own: Statement, after: Statement | None, body: str) -> Statement:
    """Give `58` of `58 of about 70 drones` the noun of its whole."""
    # Who cancels 1,900 of 2,400 trains cancels 1,900: a part of all trains, and all that were cancelled.
    led = words(body[own.claim.phrase_span.start : own.claim.span.start])
    whole = own.measure is not None and own.measure in map(measure_class, led)
    if after is None or not _is_of(own, after, body):
        return replace(own, local=True) if own.part and whole and ITS_WHOLE.match(body, own.claim.span.end) else own
    return replace(own, kind=after.kind, noun=after.noun, part=True, local=whole)


def _of_them(own: Statement, before: Statement | None, body: str) -> Statement:
    """Give `210 of them in Oberau` what happened to those of whom it is a part: it is the count of that place."""
    match = OF_THEM.match(body, own.claim.span.end)
    if before is None or before.sentence != own.sentence or match is None:
        return own
    if degree := lexicon("scope")["degrees"].intersection(words(body[match.end() : match.end() + DEGREE_WITHIN])[:3]):
        return replace(own, degree=own.degree | degree)
    apart = own.place is not None and own.place != before.place and own.claim.unit is None and own.measure is None
    if not apart or before.measure is None:
        return own
    return replace(own, kind=before.kind, noun=before.noun, measure=before.measure, printed=before.printed, local=True)


# "31 died in Lisk | and | 12 | in nearby Orsk"
ALSO = re.compile(
    r".{1,60}(?:,|\band|\bwhile)\s(?:about\s|around\s|nearly\s|at\sleast\s|another\s|more\sthan\s)?", re.DOTALL
)
IN_PLACE = re.compile(r"\s(?:in|at|near)\s(?:[a-z]+\s){0,2}[A-Z]")


def _also(own: Statement, before: Statement | None, body: str) -> Statement:
    """Give the bare number of a second place what happened to those of the first: `31 died in Lisk and 12 in Orsk`."""
    bare = own.claim.unit is None and own.kind.head is None and own.measure is None and own.place is not None
    if before is None or not bare or before.sentence != own.sentence or before.claim.unit is not None:
        return own
    here = before.place is not None and before.place != own.place and before.measure in lexicon("scope")["personal"]
    if not here or not IN_PLACE.match(body, own.claim.span.end):
        return own
    if not ALSO.fullmatch(body, before.claim.phrase_span.end, own.claim.span.start):
        return own
    return replace(own, kind=before.kind, noun=before.noun, measure=before.measure, printed=before.printed)


# "six new cases, | bringing the total to | 118"
TOTAL = re.compile(r"\b(?:bring(?:s|ing)|brought|taking|took|for)\s+(?:the|a|its)\s+(?:\w+\s)?total\s+(?:to|of)\s*\Z")


def _total(own: Statement, before: Statement | None, body: str) -> Statement:
    """Give a total, of which the text says no more, the noun and the verb of what was added to it."""
    bare = own.claim.unit is None and own.kind.head is None and own.measure in (None, "level", "rose")
    if before is None or not bare or before.sentence != own.sentence or before.claim.unit is not None:
        return own
    if not TOTAL.search(body, before.claim.span.end, own.claim.span.start):
        return own
    return replace(own, kind=before.kind, noun=before.noun, measure=before.measure, printed=before.printed)


def _is_of(part: Statement, whole: Statement, body: str) -> bool:
    """Say whether `whole` follows `part` as what it is a part of: `58 of about 70 drones`."""
    if whole.sentence != part.sentence or whole.claim.unit != part.claim.unit:
        return False
    between = body[part.claim.span.end : whole.claim.span.start].split()
    goes_on = not any(word.endswith((";", ",", ":")) for word in between)
    led = between[1:] if between[:1] == ["out"] else between
    return led[:1] == ["of"] and len(led) <= OF_WORDS and goes_on


def _as(own: Statement, other: Statement) -> Statement:
    place = own.place or other.place
    return replace(
        own, kind=other.kind, noun=other.noun, measure=other.measure, printed=other.printed, place=place, rival=True
    )


def _rival(own: Statement, before: Sequence[Statement], body: str) -> Statement:
    """Give `the union spoke of 8,000` what a statement shortly before it counts."""
    if own.part or own.per or own.degree or own.claim.unit is not None:
        return own
    if (last := before[-1] if before else None) and last.sentence == own.sentence and last.claim.unit is None:
        sentence = last.claim.sentence_span.start
        elided = ELIDED.search(body, last.claim.span.end, own.claim.span.start)
        if elided and SPOKE_OF.search(body, sentence, last.claim.span.start):
            return _as(own, last)
    if sum_ := _rival_sum(own, before, body):
        return sum_
    near = [item for item in before if own.sentence - item.sentence <= 1 and own.paragraph == item.paragraph]
    known = [item for item in near if item.kind.head is not None and item.claim.unit is None]
    counting = _is_counted(own, body)
    open_measure = own.measure is None or own.measure in lexicon("scope")["countings"]
    bare = own.kind.head is None or (own.kind.is_generic and open_measure)
    # Who says that 500 had fled speaks of people, not of the two prisons before.
    bare_number = own.kind.head is None and (known and (known[-1].kind.is_person or own.measure is None))
    alike = known and (known[-1].kind.head == own.kind.head or bare_number)
    if bare and counting and alike:
        return _as(own, known[-1])
    same = [item for item in known if item.sentence != own.sentence and _counts_the_same(item, own)]
    other = [item for item in same if _speaker(item) and _speaker(item) != _speaker(own)]
    told = counting or (_speaker(own) and other and own.measure == other[-1].measure)
    return _as(own, other[-1]) if other and told else own


def _rival_sum(own: Statement, before: Sequence[Statement], body: str) -> Statement | None:
    """Give `the union spoke of 2 million` the money that the statement before it counts, if another speaks of it."""
    last = before[-1] if before else None
    value = own.claim.value
    if last is None or value is None or value < MONEY or own.kind.head is not None or own.measure is not None:
        return None
    money = last.claim.unit in lexicon("scope")["currencies"] and (last.claim.value or 0) >= MONEY
    near = own.sentence - last.sentence <= 1 and own.paragraph == last.paragraph
    led = words(body[own.claim.sentence_span.start : own.claim.span.start])[-1:]
    counted = _is_counted(own, body) or not lexicon("scope")["foreseeing"].isdisjoint(led)
    if not (money and near and counted and _speaker(own) != _speaker(last)):
        return None
    claim = own.claim.model_copy(update={"unit": last.claim.unit})
    return replace(_as(own, last), claim=claim, per=last.per, modal=last.modal)


def _counts_the_same(one: Statement, two: Statement) -> bool:
    """Say whether both name one kind of things, or of people to whom one thing happened."""
    if one.kind != two.kind:
        return False
    return not one.kind.is_generic or (one.measure is not None and one.measure == two.measure)


def _is_counted(own: Statement, body: str) -> bool:
    """Say whether somebody is said to count: `the ministry counted 45`, `the union spoke of 8,000, the firm of 600`."""
    start = max(own.claim.sentence_span.start, own.claim.span.start - COUNTING_WITHIN)
    led = words(body[start : own.claim.span.start])
    verbs = lexicon("scope")["countings"]
    spoke = "spoke of" in " ".join(led) or (led[-1:] == ("of",) and not {"spoke", "spoken"}.isdisjoint(led))
    if put_at(body[start : own.claim.span.start]):
        return True
    return own.measure in verbs or not verbs.isdisjoint(led[-2:]) or spoke


def _speaker(statement: Statement) -> str | None:
    return statement.claim.says.name if statement.claim.says else None


def _with_noun(own: Statement, before: Statement | None, body: str) -> Statement:
    if own.kind.head is not None or own.claim.unit is not None:
        return own
    same = before is not None and before.sentence == own.sentence and before.claim.unit is None
    if before and same and before.kind.head and not _is_toll(own):
        apposed = not body[before.claim.phrase_span.end : own.claim.phrase_span.start].strip(" ,–—-(:")
        if measure := own.measure or (before.measure if apposed else None):
            printed = own.printed or before.printed
            return replace(own, kind=before.kind, noun=before.noun, measure=measure, printed=printed)
    if own.measure in lexicon("scope")["personal"] or own.measure in ("on-board", "attended"):
        return replace(own, kind=Kind("people"))
    return own


def _is_toll(statement: Statement) -> bool:
    """Say whether the words name a toll: `the toll rose to 11` counts people, whoever was counted before."""
    return not lexicon("scope")["tolls"].isdisjoint(words(statement.claim.phrase))


def _is_beside(own: Statement, before: Statement | None, body: str) -> bool:
    """Say whether the number leaves out somebody named beside it: `his mother and 10 others died`."""
    if (before is not None and before.sentence == own.sentence) or not own.claim.counted:
        return False
    led = words(body[own.claim.sentence_span.start : own.claim.span.start])[-1:]
    return led == ("and",) and not {"other", "others"}.isdisjoint(words(own.claim.counted))


def _with_event(own: Statement, events: Mapping[int, str]) -> Statement:
    """Carry a far-off year on within its paragraph: `In 1999 a quake struck` dates the dead of the next sentence."""
    occasion = own.occasion
    if occasion.background or occasion.when or occasion.counted or own.sentence not in events:
        return own
    return replace(own, occasion=replace(occasion, background=events[own.sentence]))


def _whole_words(state: str) -> str:
    """Cut what begins another clause off the words of a state: "on the plane that"."""
    told = state.split()
    while len(told) > 1 and told[-1].lower() in CUT_OFF:
        told.pop()
    return " ".join(told)


def _with_state(own: Statement, body: str) -> Statement:
    """Name the state that people are in where nothing happened to them: `on board`, `in quarantine`."""
    if own.measure is not None or not own.kind.is_person or own.claim.unit is not None:
        return own
    before = body[own.claim.sentence_span.start : own.claim.span.start]
    if PUT_ABOARD.search(before) or CARRYING.search(before):
        return replace(own, measure="on-board", printed="on board")
    if own.kind.head != "people":
        return own
    end = min(own.claim.sentence_span.end, own.claim.phrase_span.end + STATE_WITHIN)
    if own.claim.phrase_span.end >= end:
        return own
    clause = re.split(r"[,;:.—]|\s(?:and|but|when|after|before|while)\s", body[own.claim.phrase_span.end : end])[0]
    following = next(content_words(clause), None)
    if following is None or following in lexicon("words")["calendar"] or OF_THEM.match(clause):
        return own
    if words(clause)[0] in NO_STATE:
        return own
    known = names_of("measures").get(" ".join(words(clause)[:2])) or (OUT_OF_WORK.search(clause) and "unemployed")
    said = re.match(
        r"\s*(?:are|is|was|were|(?:have|has|had)(?:\sbeen)?|who\s(?:are|were|have|had))?\s*(?P<state>\w+(?:\s\w+){0,3})",
        clause,
    )
    measure = known or ("on-board" if ON_BOARD.match(clause) else stem(following))
    printed = _whole_words(said["state"]) if said and clause.startswith(" ") else own.printed
    # All on board are counted, whenever that was: "had 312 people on board when it sank".
    aboard = measure == "on-board"
    return replace(own, measure=measure, printed=printed, circumstance=() if aboard else own.circumstance)
