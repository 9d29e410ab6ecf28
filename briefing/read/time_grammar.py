"""The grammar of temporal expressions: patterns over the letters of a run, each with the function that reads it.

A letter is a class of words of `lexicon/times.yml`:

    M y m   months: full, those that are words too (May), abbreviated      W w E   weekdays: full, short, plural
    D today    P morning    n noon, overnight    S summer    k weekend     u U     units: year, years
    T the   a a   i this   t that   e every   L last   l past   X next     c current   r recent   G ago, back   b before
    q early   z end (of)   R earlier   A and   B to   o of   I in, on      x about   g d more than   J whole   s 's
    N two, 24   Y 1990   V nineteen   Q few   O first   K 1980s   C 5pm    p a.m., o’clock   Z GMT   j Q1   F fiscal
    H h Christmas, Labor (Day)   1 Good (Friday)   v now   f daily

A sign between two letters is what stands between the words: nothing for a space, else `-`, `—` (a spaced dash), `,`,
`.` (a point and a space), `;` (a point and a comma), `·` (a point alone), `'` (a comma alone), `’`, `(`, `)`, `:`, `/`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.read import (
    time_clock,
    time_counted,
    time_days,
    time_lengths,
    time_nth,
    time_parts,
    time_periods,
    time_quarters,
    time_weekdays,
    time_years,
)
from briefing.read.time_reading import Found, Reading

Reader = Callable[[Found], Reading | None]

# "early", "the late", "mid-", "the end of the", "later in"
LEAD = r"(?P<lead> T?[qR](?:I|-)? | T?z(?:o|-) )?"
# "the week of", "the week beginning"
# "Saturday", "Saturday,", "Sat.", "Saturday ("
WEEKDAY = r"(?P<weekday> W[,(—]? | w[,.;(—]? )"
WEEK_OF = r"(?:T?(?P<week>u)(?:o|(?P<begin>z)))?"
# "two", "24", "a", "a few", "1,200", "2.5", "2 1/2", "two or three", "twenty-four"; of "a five-year" the number
COUNT = r"(?P<count> a?Qo? | (?!a[NYV]-?u)a?[NYV](?:'N){0,3}(?:·N)?(?:(?:-|B|A|-B)?[NYV]){0,3}(?:/N)?(?:Aau)? | a )"
ROUGH = r"(?P<rough> (?: (?: x | gd | Id | gB )-? ){0,2} )"
SHIFT = r"(?P<shift> T?(?: [LlXci]{1,2} | t{1,2} ) )"


class Rule(NamedTuple):
    """A name, a pattern over the letters of a run, and what makes a reading of its match."""

    name: str
    pattern: str
    read: Reader


RULES = (
    # "the 15th", "the 15th of this month"
    Rule("day-of-month", r"T(?P<day>O)(?:o(?:T|(?P<months>[LlXi]))(?P<unit>u))?", time_days.read_day_of_month),
    # "2024-03-04"
    Rule("iso-date", r"(?P<year>Y)(?:-(?P<month>N)-|/(?P<month2>N)/)(?P<day>N)", time_days.read_iso_date),
    # "3/24/2024"
    Rule("slashed-date", r"(?P<first>N)(?P<sign>[/·])(?P<second>N)[/·](?P<year>Y)", time_days.read_slashed_date),
    # "March 4, 2024", "Monday (March 4)", "Sept. 30", "March 4-5", "March the eighth"
    Rule(
        "month-day",
        rf"{LEAD} {WEEK_OF} (?:i?[LlX]?{WEEKDAY}T? | [LlXi] )? (?:(?P<month>[My]) | (?P<month2>m)\.?) T?(?P<day>[NO])"
        r"(?:[-—BA](?P<last>[NO]))? (?:[,;.]?(?P<year>Y) | o?(?P<years>[LlXi])u )?",
        time_days.read_date,
    ),
    # "4 March 2024", "the 4th of March", "Monday, 4 March", "4-5 March"
    Rule(
        "day-month",
        rf"{LEAD} {WEEK_OF} (?:i?[LlX]?{WEEKDAY} )? T?(?P<day>[NO])(?:[-—BA](?P<last>[NO]))?o?"
        r"(?P<month>[Mmy])\.?(?: ,?(?P<year>Y) | o?(?P<years>[LlXi])u )?",
        time_days.read_date,
    ),
    # "Saturday", "last Friday", "late on Tuesday", "Saturday morning", "Monday next week"
    Rule(
        "weekday",
        rf"{LEAD} (?:{SHIFT})? (?:q-?)?(?P<weekday>W) (?:o?T?(?P<weeks>[LlXi])(?P<week>u))?"
        r"(?: -?(?:q-?)?(?P<part>P)U? )?",
        time_weekdays.read_weekday,
    ),
    # "Thursday week"
    Rule("weekday-week", r"(?P<weekday>W)(?P<unit>u)", time_weekdays.read_weekday_week),
    # "the first Monday of May", "the last Friday in June 2024"
    Rule(
        "nth-weekday",
        r"T?(?P<nth>[OL])(?P<weekday>W)[oI](?: (?P<month>[My])(?:,?(?P<year>Y))? | e(?P<unit>u) )",
        time_nth.read_nth_weekday,
    ),
    # "the last day of February", "the second week of January 2024"
    Rule(
        "nth-of-month",
        rf"{LEAD} T?(?P<nth>[OL])(?P<unit>u)[oI](?P<month>[My])(?:,?(?P<year>Y))?",
        time_nth.read_nth_of_month,
    ),
    # "the week before last", "the Friday before last", "the month after next"
    Rule("beyond", r"T(?:(?P<unit>u)|(?P<weekday>W))(?P<beyond>b)(?P<shift>[LX])(?![uUWMyk])", time_nth.read_beyond),
    # "two Saturdays ago"
    Rule("weekdays-ago", r"(?P<count>aQo|Q|N)(?P<weekday>E)G", time_nth.read_weekdays_ago),
    # "today", "yesterday afternoon", "earlier today", "the day before yesterday"
    Rule("day", rf"{LEAD} (?:T?u(?P<beyond>b))? (?P<day>D) (?:-?(?P<part>P))?", time_parts.read_deictic),
    # "the night before", "the morning after"
    Rule("part-beyond", r"T(?P<part>P)(?P<beyond>b)", time_parts.read_part_beyond),
    # "this morning", "late last night", "the next morning", "the early hours", "mid-afternoon"
    Rule(
        "part-of-day",
        rf"(?P<the>T)? {LEAD} (?P<shift>T?[LlXti]{{1,2}})? (?:q-?)?(?P<part>P)U?",
        time_parts.read_part_of_day,
    ),
    Rule("early-hours", r"(?P<the>T)?(?P<lead>q)(?P<part>U)", time_parts.read_part_of_day),
    Rule("overnight", r"(?P<clock>n)U?", time_parts.read_overnight),
    # "noon", "midnight"
    Rule("noon", r"(?P<clock>n)", time_clock.read_noon),
    # "that day", "the same day", "the next day", "the day before"
    Rule(
        "same-day",
        rf"(?: {LEAD} (?P<shift>T?t{{1,2}}|T?X|T[Ll])(?P<unit>u) | T(?P<unit2>u)(?P<beyond>b))",
        time_parts.read_same_day,
    ),
    # "the weekend", "last weekend", "this past weekend"
    Rule("weekend", rf"{LEAD} (?P<the>T)?(?P<shift>[LlXtci]{{1,2}})?(?P<kind>k)", time_parts.read_weekend),
    # "Christmas Eve", "Labor Day", "last Thanksgiving"
    Rule(
        "holiday",
        rf"{LEAD} (?P<shift>[LlXi])?(?P<holiday>H)(?P<kind>[uzWk])? (?:,?o?(?P<year>Y))?",
        time_parts.read_holiday,
    ),
    Rule(
        "holiday-day",
        rf"{LEAD} (?P<shift>[LlXi])?(?P<holiday>h)(?:’s|u’s)?(?P<kind>[uz])(?P<weekend>k)? (?:,?o?(?P<year>Y))?",
        time_parts.read_holiday,
    ),
    # "Good Friday", "Palm Sunday 2019"
    Rule(
        "holiday-weekday",
        r"(?P<shift>[LlX])?(?P<holiday>1)(?P<weekday>W)(?:,?(?P<year>Y))?",
        time_parts.read_named_weekday,
    ),
    # "5 p.m. EST", "7:15 pm", "1500 GMT", "5pm"
    Rule(
        "clock",
        r"x?(?P<hour>[NYC])(?:(?P<sign>[:·])(?P<minute>[NC]))?(?P<half>-?p(?:·p)?|a·p)?(?:[.,;]?\(?(?P<zone>Z{1,2}))?",
        time_clock.read_clock,
    ),
    # "4 in the morning", "9 o'clock at night"
    Rule(
        "clock-in-part",
        r"x?(?P<hour>[NC])(?:[:·](?P<minute>N))?(?P<clock>p’p)?IT?(?P<part>P)",
        time_clock.read_clock_in_part,
    ),
    # "4 o'clock" before "on Monday morning"
    Rule(
        "clock-of-part",
        r"x?(?P<hour>[NC])(?:[:·](?P<minute>N))?(?P<clock>p’p)(?=I?W(?P<part>P))",
        time_clock.read_clock_in_part,
    ),
    # "1800 hrs"
    Rule("clock-hours", r"(?P<hour>[YNC])(?P<unit>U)", time_clock.read_clock_hours),
    # "May 2022", "last April", "the end of November", "October of last year"
    Rule(
        "month",
        rf"{LEAD} (?P<shift>[LlXi]{{1,2}}|t{{1,2}})?(?P<month>[Mym])\.?"
        r"(?: [,;]?o?(?P<year>Y) | o?(?P<years>[LlXi])(?P<unit>u) )?",
        time_periods.read_month,
    ),
    # "May '68", "the summer of '69"
    Rule("short-year", r"(?: (?P<month>[Mym])\.? | T?(?P<season>S) ) o?(?P<short>N)", time_periods.read_short_year),
    # "2004", "early 1990", "fiscal 1988", "the year 2000", "1939-45", "2019/20"
    Rule(
        "year",
        rf"{LEAD} (?P<the>T(?=[Fu]))?(?P<fiscal>F)?(?P<unit>u)?(?P<fiscal2>F)?"
        r"(?P<year>Y)(?:(?P<sign>[-/])(?P<last>[NY]))?",
        time_years.read_year,
    ),
    # "nineteen ninety-six"
    Rule("spelt-year", rf"{LEAD} (?P<words>V[NV](?:-?N)?)", time_years.read_spelt_year),
    # "the 1980s", "the late nineties", "the 1990's"
    Rule("decade", rf"{LEAD} (?P<the>T)?(?P<decade>K|[YN]’s)", time_years.read_decade),
    # "the 20th century"
    Rule(
        "century",
        rf"{LEAD} T?(?P<ordinal>O)-?(?P<unit>u)",
        time_years.read_century,
    ),
    # "this summer", "the winter of 1994", "fall 2003"
    Rule(
        "season",
        rf"{LEAD} (?P<the>T)?(?P<shift>[LlXi]{{1,2}}|t{{1,2}})?(?P<season>S)"
        r"(?: ,?o?(?P<year>Y) | o?(?P<years>[LlXi])(?P<unit>u) )?",
        time_periods.read_season,
    ),
    # "the third quarter of 1984", "fourth-quarter", "this year's third quarter", "the fiscal first quarter"
    Rule(
        "quarter",
        rf"{LEAD} (?: T?J?(?P<back>u-[GR])F? | T?(?P<year>Y)F?-? | (?P<years>[LlXi])u’s F?"
        r"| [iLlXc]F? | (?P<the>T(?!F?-?O-u))?F?-? )"
        r"(?P<ordinal>O)-?(?P<unit>u) (?: o?T?F?(?P<year2>Y) | oT?(?P<years2>[LlXi])u | oT(?P<running>u) )?",
        time_quarters.read_quarter,
    ),
    # "the first and second quarters of 2022", each on its own
    Rule(
        "listed-quarter",
        r"(?P<the>T)?(?P<ordinal>O)(?: (?=[AB]T?O-?(?P<unit>[uU])(?: o?T?F?(?P<year>Y) | o?T?(?P<years>[LlXi])u )?)"
        r"| -?(?P<unit2>U)(?: o?T?F?(?P<year2>Y) | o?T?(?P<years2>[LlXi])u )? )",
        time_quarters.read_listed_quarter,
    ),
    # "the December quarter", "the April-June quarter"
    Rule("month-quarter", r"T?(?:(?P<first>[My])[-—])?(?P<month>[My])(?P<unit>u)", time_quarters.read_month_quarter),
    # "the same quarter last year", "the same period of 2020", "the same month a year ago"
    Rule(
        "same-period",
        r"Tt(?P<unit>u)[oI]?(?: (?P<year>Y) | T?(?P<years>[LlX])u | a(?P<back>u)[GR] )",
        time_quarters.read_same_period,
    ),
    Rule("q1", r"(?P<ordinal>j)(?: o?(?P<year>Y) | o?(?P<years>[LlXi])u )?", time_quarters.read_quarter),
    # "earlier in the month", "the end of the year"
    Rule("within", r"(?:T?[qR]I | T?zo)T(?P<unit>u)", time_periods.read_within_the_unit),
    # "the year-ago period", "a year-earlier"
    Rule("year-ago", r"(?:[Ta](?=J?u-[GR]F?u))?J?(?P<back>u-[GR])F?(?P<unit>u)?", time_quarters.read_latest_quarter),
    # "the latest quarter", "the 1988 period", "the quarter"
    Rule(
        "latest-quarter",
        r"(?: T?(?P<latest>c)F?(?P<unit2>u) | T(?P<year>Y)F?(?P<unit3>u) | T(?P<whole>J)?F?(?P<unit>u) )",
        time_quarters.read_latest_quarter,
    ),
    # "the past year", "over the last week"
    Rule("past-unit", r"T(?P<shift>[Ll])(?P<unit>u)", time_lengths.read_over_the_last),
    # "last year", "the current month", "earlier this year", "the following year", "that week"
    Rule("shifted", rf"{LEAD} {SHIFT}F?(?P<unit>u)", time_periods.read_shifted),
    # "the last two weeks", "the next few days", "the first nine months"
    Rule("past-length", rf"T?(?:[LlXcrOJ]|u-[GR])J?{COUNT}[gJ]?-?(?P<unit>[uU])", time_lengths.read_past_length),
    # "two weeks ago", "three days later", "a year earlier"
    Rule("counted", rf"{ROUGH} {COUNT}-?[gJ]?(?P<unit>[uU])-?(?P<direction>[GRb])", time_counted.read_counted),
    # "two weeks from now", "in two weeks' time"
    Rule("from-now", rf"{ROUGH} {COUNT}(?P<unit>[uU])I(?P<when>v)", time_counted.read_from_now),
    Rule("in-time", rf"I {ROUGH} {COUNT}(?P<unit>[uU])(?:’s|’)?(?P<time>Z)", time_counted.read_from_now),
    # "two years", "a two-day", "two and a half years", "a year and a half"
    Rule(
        "length",
        rf"(?:T(?=[NVYQ]+[gJ]?U))? {ROUGH} {COUNT}-?[gJ]?(?P<unit>[uU])(?P<half>Aau)?",
        time_lengths.read_length,
    ),
    # "day-long", "decades-long"
    Rule("long", r"(?P<unit>[uU])-(?P<long>J)", time_lengths.read_long),
    # "half an hour"
    Rule("half-length", rf"{ROUGH} (?P<half>u)-?a?(?P<unit>u)", time_lengths.read_half_length),
    # "year-end", "the year's end"
    Rule("year-end", r"T?(?P<unit>u)(?:-|’s)?(?P<end>z)", time_years.read_year_end),
    # "two nights ago"
    Rule("nights-ago", r"(?P<count>[NQ])(?P<part>P)G", time_counted.read_nights_ago),
    # "years ago"
    Rule("units-ago", rf"{ROUGH} (?P<unit>U)G", time_counted.read_units_ago),
    # "weeks", "recent years", "coming months"
    Rule("units", rf"{ROUGH} (?P<shift>T?[rXLli])?(?P<unit>U)", time_lengths.read_bare_units),
    # "every Friday", "each July", "every two weeks", "Friday nights"
    Rule(
        "each",
        rf"e(?: J?(?P<weekday>W)(?P<part>P)? | (?P<month>[My]) | (?P<season>S) | (?P<other>J)?{COUNT}?(?P<unit>[uU]) )",
        time_lengths.read_each,
    ),
    Rule("each-part", r"e(?P<part>P)", time_lengths.read_each),
    Rule("habit", r"(?P<weekday>E)(?P<part>P)?", time_lengths.read_each),
    Rule("often", r"(?P<often>f)", time_lengths.read_always),
    # "now", "recently", "the near future"
    Rule("reference", r"(?P<the>T)?x?(?P<when>v)", time_lengths.read_reference),
    Rule("recent", r"(?P<when>[rc])", time_lengths.read_reference),
    Rule("the-past", r"T(?P<past>l)", time_lengths.read_the_past),
)  # fmt: skip


class Candidate(NamedTuple):
    """A rule that matches at a place of a run, up to `end`, with its groups."""

    rule: Rule
    end: int
    groups: dict[str, tuple[int, int]]


@cache
def _patterns() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.pattern, re.VERBOSE)) for rule in RULES)


@lru_cache(maxsize=20_000)
def candidates(letters: str) -> tuple[Candidate, ...]:
    """Give the rules that match the start of `letters`, the longest match first, else in the order of the grammar."""
    found = []
    for rule, pattern in _patterns():
        match = pattern.match(letters)
        if match is not None:
            groups = {name.rstrip("234"): match.span(name) for name, text in match.groupdict().items() if text}
            found.append(Candidate(rule, match.end(), groups))
    return tuple(sorted(found, key=lambda candidate: -candidate.end))
