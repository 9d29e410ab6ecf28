"""Times of a sentence that are none of a figure's: of a record, of what it is held against, of what came before."""

from __future__ import annotations

import re

from briefing.mentions import Figure, Span, Time
from briefing.weigh.kinds import measure_class
from briefing.weigh.words import lexicon

# "the lowest since | 2008", "for the first time since | May"
RECORD = re.compile(r"(?:\b\w+est|\bfirst(?:\s+time)?|\bmost|\bleast)\s+(?:\w+\s+)?since\s+(?:\w+\s+)?\Z")

# "the first national walkout in the industry since | 1994"
FIRST_SINCE = re.compile(r"\bfirst\s[^,;.]{1,60}\ssince\s(?:\w+\s+)?\Z")
FIRST_BEFORE = 80

# "recalled the | 2012 | disaster", "more than in the | 2012 | one"
NAMED_BEHIND = re.compile(r"\b(?P<word>[\w’'-]+)\s+(?:the|its|their|a|another)\s+(?:[a-z]+\s+)?\Z")
NAMED_WITHIN = 40
NAMED_BY = re.compile(r"\s+[a-z]{3,}")
# "11%, | more than double its result | four years ago"
COMPARED_THEN = re.compile(r",\s[^,;.]{0,20}\b(?:double|twice|half|triple|times)\s[^,;.]{1,40}\Z")
# "on Monday | after her party took | 70 seats"
AFTER_THAT = re.compile(r"(?:\s(?!after\b)[\w’'-]+){0,8}\safter\s(?!\w+ing\b)[^,;:.]*")
# "fell to 3 metres | after reaching 5 on | Sunday"
AFTER_DOING = re.compile(r"\safter\s\w+ing\b[^,;:]*\Z")
HELPING = re.compile(r"\b(?:has|have|had|was|were|is|are|been)\b")
# "up 3.4 percent from | a year earlier", "9.2 percent more than in | April last year"
COMPARED_FROM = re.compile(r"\b(?:from|than)\s+(?:in\s+)?\Z")
EARLIER = re.compile(r"\b(?:earlier|before|ago|previously|last|previous|prior|year-ago)\b")
# "2.6 million, | vs. 2 million | a year ago", "(vs. | 1.2 million last year"
VERSUS = re.compile(r"\b(?:vs\.?|versus|compared\s(?:with|to)|against)\s[^,;()]{0,30}\Z")
VERSUS_BEFORE = 50
# "its strongest growth since the early days of the strike in | 2020"
MOST_SINCE = re.compile(r"\b\w+est\s[^,;.]{1,60}\ssince\s[^,;.]{1,60}\Z")
# "will cut 1,200 jobs over | the next year"
AHEAD = re.compile(r"(?:the\s)?(?:next|coming|following)\b")
WITHIN = re.compile(r"\b(?:over|within|during|in)\s+\Z")


def is_record(time: Time, body: str, sentence: Span) -> bool:
    """Say whether `time` tells no day but a span ahead, or since when nothing was so large: `the first since 1994`."""
    if WITHIN.search(body, sentence.start, time.span.start) and AHEAD.match(time.span.of(body)):
        return True
    start = max(sentence.start, time.span.start - FIRST_BEFORE)
    if FIRST_SINCE.search(body, start, time.span.start):
        return True
    return MOST_SINCE.search(body, max(sentence.start, start - FIRST_BEFORE), time.span.start) is not None


def is_beside_rival(time: Time, figure: Figure, body: str, sentence: Span) -> bool:
    """Say whether `time` dates the number that `figure` is held against: `2.6 million, vs. 2 million a year ago`."""
    versus = VERSUS.search(body, max(sentence.start, time.span.start - VERSUS_BEFORE), time.span.start)
    if versus is None:
        return False
    within = versus.start() <= figure.span.start < time.span.start
    beside = time.span.end <= figure.span.start and not body[time.span.end : figure.span.start].strip()
    return not within and not beside


def is_compared(time: Time, figure: Figure, body: str) -> bool:
    """Say whether `time` is that of something `figure` is compared with: `11%, more than double its result in 2009`."""
    if time.span.start >= figure.span.end and is_name_of_another(time, figure, body):
        return True
    return COMPARED_THEN.search(body, figure.span.end, max(figure.span.end, time.span.start)) is not None


def is_name_of_another(time: Time, figure: Figure, body: str) -> bool:
    """Say whether `time` names what the clause of `figure` is put beside: `killed 22, recalled the 2012 disaster`."""
    if not NAMED_BY.match(body, time.span.end):
        return False
    before = NAMED_BEHIND.search(body, max(figure.span.end, time.span.start - NAMED_WITHIN), time.span.start)
    return before is not None and before["word"].lower() not in lexicon("scope")["dating"]


def is_later(time: Time, figure: Figure, body: str) -> bool:
    """Say whether `time` dates what came after, or before: `talks began on Monday after it had won 70 seats`."""
    if AFTER_THAT.fullmatch(body, time.span.end, max(time.span.end, figure.span.start)):
        return True
    end = max(figure.span.end, time.span.start)
    return not is_suffered(figure) and AFTER_DOING.search(body, figure.span.end, end) is not None


def tells_which(time: Time, figure: Figure, body: str) -> bool:
    """Say whether `time` dates the whole of which `figure` is a part: `74 of the 112 stolen in May were found`."""
    if not figure.part or not figure.phrase.contains(time.span) or time.span.start < figure.span.end:
        return False
    return HELPING.search(body, time.span.end, figure.phrase.end) is not None


def is_held_against(time: Time, before: str, body: str) -> bool:
    """Say whether `time` tells since when nothing was so large, or from when a number rose: `7% from last year`."""
    if RECORD.search(before):
        return True
    return COMPARED_FROM.search(before) is not None and EARLIER.search(time.span.of(body)) is not None


def is_suffered(figure: Figure) -> bool:
    """Say whether people are counted to whom something happened."""
    return measure_class(figure.measure) in lexicon("scope")["personal"]
