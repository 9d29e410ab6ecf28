"""A page to the moment at which it says it was published, and its text without the lines that are about the page.

Only what the page states counts: a day in the text, a copyright year and the day of another article are no statement.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from html.parser import HTMLParser

from briefing.stated import DAY, day_of

MOST_OBJECTS = 10_000
"""Objects of linked data that are looked through."""
META = frozenset(
    [
        *("article:published_time", "article.published", "og:published_time", "og:pubdate", "parsely-pub-date"),
        *("date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "pubdate"),
        *("datepublished", "publishdate", "publish-date", "publish_date", "published_at", "sailthru.date"),
        *("citation_publication_date", "citation_date"),
    ]
)
"""Names, in small letters, under which pages state the moment of publication."""
BESIDE = frozenset(["aside", "nav", "footer"])
"""What stands beside an article: its days are those of others."""
CHANGED = re.compile(r"updat|modif|edit", re.IGNORECASE)

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
# "18 September 2024"  |  "September 18, 2024"  |  "2024-09-18"
WRITTEN_DAY = re.compile(
    rf"""
    (?P<iso> \b \d{{4}}-\d{{2}}-\d{{2}} \b )
    | \b (?P<day> \d{{1,2}} ) (?:st|nd|rd|th)? \s (?P<month> {MONTH} ) ,? \s (?P<year> \d{{4}} ) \b
    | \b (?P<month_first> {MONTH} ) \s (?P<day_after> \d{{1,2}} ) (?:st|nd|rd|th)? ,? \s (?P<year_after> \d{{4}} ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "Tuesday, "
BEFORE_DAY = re.compile(r"(?:[a-z]{3,6}day,?\s)?", re.IGNORECASE)
# ", 07:05"  |  " at 7.05 am BST"
AFTER_DAY = re.compile(r"(?:(?:,|\sat|\s[|–-])?\s\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?)?", re.IGNORECASE)
# "Published: Tuesday 14 October 2024, 07:05"  |  "Last updated 14 October 2024"
ABOUT = re.compile(r"(?P<published>(?:first )?(?:published|posted))\b|(?:last )?(?:updated|modified)\b", re.IGNORECASE)
FINAL = (".", "!", "?", "”", '"')
# "By Lena Farr, court reporter"  |  "BY LENA FARR in Aldermouth"
BYLINE = re.compile(
    r"""
    (?:By|BY) \s (?P<author> [A-Z][\w.'’-]* (?: \s (?:[a-z]{1,3}\s)? [A-Z][\w.'’-]* ){1,4} )
    (?: ,? \s (?:and|in|for) \s [\w ,.'’-]{1,60} | , \s [\w ,.'’-]{1,60} )?""",
    re.VERBOSE,
)
# "Related: Corvane buys its rival"  |  "Read more: The day in pictures"
RELATED = re.compile(
    r"(?:related|read (?:more|also|next)|see also|also read|more on this(?: story)?|recommended)\s?[:|–—-]",
    re.IGNORECASE,
)
# "Copyright 2024 The Ledger"  |  "© The Ledger. All rights reserved."
COPYRIGHT = re.compile(r"copyright\b|©|\(c\)|all rights reserved", re.IGNORECASE)
LONGEST = 120
"""A line about the page is no longer than this, in code points."""


def stated_moment(html: str) -> str | None:
    """Give the moment, or the day, at which a page says of itself that it was published; null where it does not."""
    page = _Page()
    # What breaks the reader of pages says no more than what was read before it.
    with suppress(ValueError, AssertionError, RecursionError):
        page.feed(html)
        page.close()
    shown = (line[0] for line in map(_about_the_page, page.lines) if line and line[0])
    stated = (*_linked(page.linked), *page.metas, *page.times, *shown)
    return next((moment for moment in map(_moment, stated) if moment), None)


class _Page(HTMLParser):
    """Gathers linked data, what `<meta>` states, and the days between the headline and the text of the article.

    What stands above the headline is often the day of the visit.
    """

    def __init__(self) -> None:
        super().__init__()
        self.linked: list[str] = []
        self.metas: list[str] = []
        self.times: list[str] = []
        self.lines: list[str] = []
        """Short pieces of text from the headline to the first paragraph."""
        self.beside = 0
        self.in_data = False
        self.begun = False
        self.in_text = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what one tag states."""
        known = {name: value or "" for name, value in attrs}
        if tag in BESIDE:
            self.beside += 1
        self.begun = self.begun or tag == "h1"
        self.in_data = tag == "script" and known.get("type", "").strip().lower() == "application/ld+json"
        if tag == "meta":
            name = known.get("property") or known.get("name") or known.get("itemprop") or ""
            if name.strip().lower() in META:
                self.metas.append(known.get("content", ""))
        elif known.get("itemprop", "").lower() == "datepublished":
            self.metas.append(known.get("datetime") or known.get("content", ""))
        elif tag == "time" and self.begun and not self.beside and not CHANGED.search(" ".join(known.values())):
            self.times.append(known.get("datetime", ""))

    def handle_endtag(self, tag: str) -> None:
        """Leave what stands beside the article, and linked data."""
        self.in_data = False
        if tag in BESIDE:
            self.beside = max(0, self.beside - 1)

    def handle_data(self, data: str) -> None:
        """Keep linked data, and what is shown below the headline."""
        if self.in_data:
            self.linked.append(data)
        elif self.begun and not self.beside and not self.in_text:
            line = " ".join(data.split())
            self.in_text = len(line) > LONGEST
            if self.lines and ABOUT.fullmatch(self.lines[-1].rstrip(": ")):
                self.lines[-1] += f" {line}"
            elif line and not self.in_text:
                self.lines.append(line)


def _linked(blocks: list[str]) -> Iterator[str]:
    """Yield what the linked data of a page says: of an article before anything else, the outermost first."""
    articles: list[str] = []
    others: list[str] = []
    waiting: deque[object] = deque()
    for block in blocks:
        with suppress(ValueError, RecursionError):
            waiting.append(json.loads(block))
    for _ in range(MOST_OBJECTS):
        if not waiting:
            break
        found = waiting.popleft()
        if isinstance(found, list):
            waiting.extend(found)
        elif isinstance(found, dict):
            stated = found.get("datePublished")
            if isinstance(stated, str):
                (articles if "Article" in str(found.get("@type")) else others).append(stated)
            waiting.extend(value for value in found.values() if isinstance(value, list | dict))
    yield from (*articles, *others)


def _moment(text: str) -> str | None:
    """Give a moment that a seed may state: with its zone, else the day alone."""
    match = DAY.match(text.strip())
    for shown in (match.group().strip(), match["day"]) if match else ():
        with suppress(ValueError):
            day_of(shown)
            return shown
    return written_day(text)


def written_day(text: str) -> str | None:
    """Give the first whole date of `text` in ISO 8601: `18 September 2024`, `September 18, 2024`."""
    found = WRITTEN_DAY.search(text)
    if found is None:
        return None
    day = found["iso"] or _iso(
        found["year"] or found["year_after"], found["month"] or found["month_first"], found["day"] or found["day_after"]
    )
    with suppress(ValueError):
        return day_of(day)
    return None


def _iso(year: str, month: str, day: str) -> str:
    return f"{year}-{MONTHS.index(month[:3].lower()) + 1:02}-{int(day):02}"


def without_bylines(paragraphs: list[str]) -> tuple[list[str], str | None, str | None]:
    """Give the paragraphs of an article without those about the page, and the day and the author that these state."""
    day = author = None
    rest = deque(paragraphs)
    while len(rest) > 1 and len(rest[0]) <= LONGEST and (line := _about_the_page(rest[0])):
        day, author = day or line[0], author or line[1]
        rest.popleft()
    while len(rest) > 1 and len(rest[-1]) <= LONGEST and COPYRIGHT.match(rest[-1]):
        rest.pop()
    return [line for line in rest if len(line) > LONGEST or not RELATED.match(line)], day, author


def _about_the_page(line: str) -> tuple[str | None, str | None] | None:
    """Give the day and the author that a line about the page states; null for a line of the article."""
    by = BYLINE.fullmatch(line)
    if by:
        return None, by["author"]
    day = WRITTEN_DAY.search(line)
    if day is None or line.endswith(FINAL):
        return None
    about = ABOUT.match(line)
    alone = BEFORE_DAY.fullmatch(line, 0, day.start()) and AFTER_DAY.fullmatch(line, day.end())
    if not (about or alone):
        return None
    return (written_day(line) if about is None or about["published"] else None), None
