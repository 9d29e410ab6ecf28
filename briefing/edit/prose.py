"""The prose of a page against the fact sheet: what a link says is what the fact says, and no number goes unproved.

    [15](fact:people-injured)             a figure, in any words: fifteen, at least 15, some 250
    [](fact:people-injured)               filled in by the build
    [Monday](date:2024-03-04-strikes)     a day of the timeline; `fact:` does as well
    [“I saw it”](quote:resident-saw)      words of a quotation, or of a source: `quote:` and its id
    [the police](source:harbour-gazette)  a source
    three articles<!-- meant -->          a number or date that needs no source, said by the editor to be meant

Numbers and dates outside such links are warnings; words in quotation marks outside a `quote:` link are errors.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.edit.desk import Finders
from briefing.edit.grounding import counts_sources, fold_spaces
from briefing.edit.page_text import Link, PageText, read_page
from briefing.edit.renames import called_now
from briefing.edit.values import Valued, agrees, say_value
from briefing.errors import Problem
from briefing.mentions import Figure, Span, Time, overlapped
from briefing.model import FactSheet, FigureFact, TimelineFact
from briefing.strict_yaml import nearest
from briefing.texts import nearest_words

SCHEMES = ("fact", "date", "quote", "source")
# "fact:people-injured"  |  "facts:people-injured"
SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?P<id>.*)", re.DOTALL)
ELSEWHERE = ("http", "https", "mailto", "tel", "briefing")

# "2024-03-03"  |  "2024-03"  |  "2024"
ISO = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")

# “as much as we can”  |  "as much as we can"  |  «…»  |  „…“
QUOTED = re.compile(r"“[^“”\n]{1,2000}”|\"[^\"\n]{1,2000}\"|«[^«»\n]{1,2000}»|„[^„“”\n]{1,2000}[“”]")
MIDDLE = {len("2024"): "-07-01", len("2024-03"): "-15", len("2024-03-03"): ""}
"""What makes a day in the middle of a year, a month or a day."""
MARKS = "\"'“”‘’«»„ "
NEAR = 60
"""How far before `<!-- meant -->` the number or date may stand, in code points."""
COUNTED = "people"
"""Something to count: a number by itself is not read as a figure."""


@dataclass(frozen=True, slots=True)
class _Prose:
    """A page, what the finders found in it, and what it is held against."""

    page: PageText
    path: str
    sheet: FactSheet
    find: Finders
    bodies: Mapping[str, str]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    renamed: Mapping[str, str]

    def problem(self, line: int, message: str, hint: str) -> Problem:
        return Problem(self.path, line, message, hint)


def check_prose(
    text: str,
    *,
    path: str,
    sheet: FactSheet,
    find: Finders,
    bodies: Mapping[str, str],
    renamed: Mapping[str, str] | None = None,
) -> tuple[list[Problem], list[Problem]]:
    """Check the Markdown `text` of a page: give what is wrong, and what is not proved.

    `renamed` are older ids of facts, with the later ones.
    """
    page = read_page(text)
    times = tuple(find.find_times(page.plain, reference=_day(sheet.story.as_of)))
    figures = tuple(
        figure for figure in find.find_figures(page.plain) if not any(time.span.overlaps(figure.span) for time in times)
    )
    prose = _Prose(page, path, sheet, find, bodies, figures, times, renamed or {})
    errors = [problem for link in page.links for problem in _check_link(link, prose)]
    errors += _quoted_without_link(prose)
    return sorted(set(errors)), sorted(set(_bare(prose)))


def _check_link(link: Link, prose: _Prose) -> Iterator[Problem]:
    match = SCHEME.fullmatch(link.target)
    if match is None or match["scheme"].lower() in ELSEWHERE:
        return
    scheme, fact_id = match["scheme"], match["id"]
    if scheme not in SCHEMES:
        yield prose.problem(
            link.line, f"a link to {link.target!r}", f"write one of {', '.join(SCHEMES)} before the colon"
        )
        return
    check = {"fact": _check_fact, "date": _check_fact, "quote": _check_quote, "source": _check_source}[scheme]
    yield from check(link, fact_id, prose)


# --- figures and dates -----------------------------------------------------------------------------------------


def _check_fact(link: Link, fact_id: str, prose: _Prose) -> Iterator[Problem]:
    figure = next((fact for fact in prose.sheet.figures if fact.id == fact_id), None)
    entry = next((fact for fact in prose.sheet.timeline if fact.id == fact_id), None)
    if figure is None and entry is None:
        known = [*(fact.id for fact in prose.sheet.figures), *(fact.id for fact in prose.sheet.timeline)]
        gone = next((note for note in prose.sheet.editorial.decisions if note.fact == fact_id), None)
        hint = f"it was {gone.what} by the editor: {gone.reason}" if gone else _known_as(fact_id, known, prose)
        yield prose.problem(link.line, f"no fact {fact_id!r}", hint)
    elif not link.words.strip():
        return
    elif figure is not None:
        yield from _check_figure(link, figure, prose)
    elif entry is not None:
        yield from _check_date(link, entry, prose)


def _known_as(fact_id: str, known: list[str], prose: _Prose) -> str:
    new = called_now(fact_id, prose.renamed, known)
    return f"it is called {new!r} now" if new else nearest(fact_id, known)


def _check_figure(link: Link, fact: FigureFact, prose: _Prose) -> Iterator[Problem]:
    # The words around the link count as well: "more than [15](fact:…)" says more than 15.
    said = [figure for figure in prose.figures if link.covers(figure.span)] or _read_alone(link, prose)
    claimed: tuple[Valued, ...] = (fact.headline, *fact.claims)
    values = ", ".join(dict.fromkeys(say_value(each.value, each.upper, each.bound) for each in claimed))
    if not said and any(char.isdigit() for char in link.words):
        message = f"{link.words!r} is not read as a figure, and {fact.id!r} says {values}"
        yield prose.problem(link.line, message, "write the number alone into the link")
    for figure in said:
        if not any(agrees(figure, each) for each in claimed):
            words = say_value(figure.value, figure.upper, figure.bound)
            message = f"the prose says {words}, and {fact.id!r} says {values}"
            yield prose.problem(
                link.line, message, f"write {_first(values)}, or leave the brackets empty: [](fact:{fact.id})"
            )


def _read_alone(link: Link, prose: _Prose) -> list[Figure]:
    """Read the number of a link together with the words before it, as if it counted something."""
    before = max(prose.page.plain.rfind("\n", 0, link.start) + 1, link.start - NEAR)
    text = f"{prose.page.plain[before : link.end]} {COUNTED}"
    return [figure for figure in prose.find.find_figures(text) if figure.span.end > link.start - before]


def _first(values: str) -> str:
    return values.split(", ")[0]


def _check_date(link: Link, fact: TimelineFact, prose: _Prose) -> Iterator[Problem]:
    if ISO.fullmatch(link.words.strip()) and any(
        _same_day(link.words.strip(), day) for day in (fact.start, fact.end) if day
    ):
        return
    # "November" is the November of the fact, "last month" is counted from the story's day: one of the two must fit.
    days = (_day(f"{fact.start}{MIDDLE.get(len(fact.start), '')}"), _day(prose.sheet.story.as_of))
    readings = [
        [time for time in prose.find.find_times(link.words, reference=day) if time.start] for day in dict.fromkeys(days)
    ]
    if not any(readings) and any(char.isdigit() for char in link.words):
        message = f"{link.words!r} is not read as a date, and {fact.id!r} is {_interval(fact)}"
        yield prose.problem(link.line, message, "write the date alone into the link")
    wrong = [[time for time in said if not _is_of(time, fact)] for said in readings if said]
    if wrong and all(wrong):
        message = f"the prose says {link.words!r} ({wrong[0][0].start}), and {fact.id!r} is {_interval(fact)}"
        hint = f"write the day of the fact, or leave the brackets empty: [](date:{fact.id})"
        yield prose.problem(link.line, message, hint)


def _is_of(time: Time, fact: TimelineFact) -> bool:
    return any(_repeats(time, day) for day in (fact.start, fact.end) if day) or _lies_within(time, fact)


def _repeats(time: Time, known: str) -> bool:
    return any(_same_day(day, known) for day in (time.start, time.end) if day)


def _same_day(said: str, known: str) -> bool:
    return known == said or known.startswith(f"{said}-")


def _lies_within(time: Time, fact: TimelineFact) -> bool:
    last = fact.end or fact.start
    return bool(time.start and fact.start <= time.start and (time.end or time.start) <= last)


def _interval(fact: TimelineFact) -> str:
    return f"{fact.start} to {fact.end}" if fact.end else fact.start


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text and len(text) >= len("2024-03-04") else None


# --- quotations and sources ------------------------------------------------------------------------------------


def _check_quote(link: Link, fact_id: str, prose: _Prose) -> Iterator[Problem]:
    quotation = next((fact for fact in prose.sheet.quotations if fact.id == fact_id), None)
    if quotation is None and fact_id not in prose.bodies:
        known = [*(fact.id for fact in prose.sheet.quotations), *prose.bodies]
        yield prose.problem(link.line, f"no quotation and no source {fact_id!r}", _known_as(fact_id, known, prose))
        return
    said = fold_spaces(link.words.strip(MARKS))
    if quotation is not None:
        texts = [quotation.text, *(claim.quote for claim in quotation.claims)]
        hint = f"its words are {quotation.text[:120]!r}"
    else:
        texts = [prose.bodies[fact_id]]
        hint = nearest_words(said, prose.bodies[fact_id])
    if said and not any(said.rstrip(".,;") in fold_spaces(text) for text in texts):
        yield prose.problem(link.line, f"{fact_id!r} does not say {said[:80]!r}", hint)


def _check_source(link: Link, fact_id: str, prose: _Prose) -> Iterator[Problem]:
    known = [source.id for source in prose.sheet.sources]
    if fact_id not in known:
        yield prose.problem(link.line, f"no source {fact_id!r}", nearest(fact_id, known))


# --- what is not linked ----------------------------------------------------------------------------------------


def _quoted_without_link(prose: _Prose) -> Iterator[Problem]:
    quotes = _spans_of(link for link in prose.page.links if link.target.startswith("quote:"))
    for match in QUOTED.finditer(prose.page.plain):
        span = Span(*match.span())
        if not _touches(quotes, span) and not _in_heading(span, prose.page):
            line = prose.page.line_at(span.start)
            hint = (
                "link them to the quotation: [words](quote:id), or to a source that says so: [words](quote:source-id)"
            )
            yield prose.problem(line, f"words in quotation marks without a source: {match.group()[:80]}", hint)


def _bare(prose: _Prose) -> Iterator[Problem]:
    proving = _spans_of(link for link in prose.page.links if link.target.partition(":")[0] in SCHEMES)
    dated = {time.span for time in prose.times}
    count = len(prose.sheet.sources)
    figures = (figure.span for figure in prose.figures if not counts_sources(figure, count))
    spans = sorted({*figures, *(time.span for time in prose.times if time.start)})
    meant = set(_meant(spans, prose.page))
    for span in spans:
        if _touches(proving, span) or span in meant or _in_heading(span, prose.page):
            continue
        what = "date" if span in dated else "number"
        scheme = "date" if what == "date" else "fact"
        hint = f"link it to its fact: [words]({scheme}:id); or write <!-- meant --> right after it"
        message = f"a bare {what} in the prose: {span.of(prose.page.plain)!r}"
        yield prose.problem(prose.page.line_at(span.start), message, hint)


def _meant(spans: list[Span], page: PageText) -> Iterator[Span]:
    """Yield the number or date before each `<!-- meant -->`: the last one that stands near enough."""
    for mark in page.meant:
        after = bisect_right(spans, mark, key=lambda span: span.start)
        if after and mark - spans[after - 1].end <= NEAR:
            yield spans[after - 1]


def _in_heading(span: Span, page: PageText) -> bool:
    return _touches(page.headings, span)


def _spans_of(links: Iterable[Link]) -> list[Span]:
    return [Span(link.start, link.end) for link in links if link.words]


def _touches(spans: Sequence[Span], span: Span) -> bool:
    first, after = overlapped(spans, span)
    return first < after
