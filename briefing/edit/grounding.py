"""The editor's words against the sources' words: where a quote stands, and whether a label says more than they do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from briefing.edit.decisions import Words
from briefing.edit.desk import Finders
from briefing.edit.values import Valued, agrees, say_value
from briefing.mentions import Figure, Span, Time
from briefing.spelling import plain_letters, same_name
from briefing.texts import nearest_words, shortened

INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
MOST_PLACES = 50
MOST_SHOWN = 12
"""How many figures or dates a hint names."""
SOURCES = frozenset(["article", "newspaper", "outlet", "paper", "report", "source"])
"""What an editor calls the sources, in the singular."""
MOST_COUNTED = 12
"""Up to which number a word is taken for the editor's own count."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Why words could not be found in a source, and what stands there instead."""

    message: str
    hint: str


def locate(words: Words, body: str) -> Span | Miss:
    """Find the one place of `body` where `words` stand; white space and invisible characters make no difference."""
    places = list(_places(words.quote, body))
    fitting = [place for place in places if _follows(words.before, body, place) and _precedes(words.after, body, place)]
    if len(fitting) == 1:
        return fitting[0]
    if not places:
        return Miss(f"{words.source!r} does not say {shortened(words.quote)!r}", nearest_words(words.quote, body))
    if not fitting:
        given = f"between {words.before!r} and {words.after!r}" if words.before and words.after else "there"
        at = ", ".join(map(str, _lines(places, body)))
        return Miss(
            f"{words.source!r} says {shortened(words.quote)!r}, but not {given}",
            f"it stands in line {at} of the text; look at 'before' and 'after'",
        )
    at = ", ".join(map(str, _lines(fitting, body)))
    return Miss(
        f"{words.source!r} says {shortened(words.quote)!r} in {len(fitting)} places",
        f"add 'before' or 'after' with the words beside the one you mean (line {at} of the text)",
    )


def _places(quote: str, body: str) -> Iterator[Span]:
    at, count = body.find(quote), 0
    while at >= 0 and count < MOST_PLACES:
        yield Span(at, at + len(quote))
        count += 1
        at = body.find(quote, at + 1)
    if count:
        return
    folded, offsets = _fold(body)
    wanted = _fold(quote.strip())[0]
    at = folded.find(wanted) if wanted else -1
    while at >= 0 and count < MOST_PLACES:
        yield Span(offsets[at], offsets[at + len(wanted) - 1] + 1)
        count += 1
        at = folded.find(wanted, at + 1)


@lru_cache(maxsize=64)
def _fold(text: str) -> tuple[str, tuple[int, ...]]:
    """Give `text` with each run of white space as one space and no invisible characters, and where each stood."""
    kept: list[str] = []
    offsets: list[int] = []
    for position, char in enumerate(text):
        if char in INVISIBLE or (char.isspace() and kept and kept[-1] == " "):
            continue
        kept.append(" " if char.isspace() else char)
        offsets.append(position)
    return "".join(kept), tuple(offsets)


def fold_spaces(text: str) -> str:
    """Give `text` with each run of white space as one space, and without invisible characters."""
    return _fold(text)[0].strip()


def _follows(before: str | None, body: str, place: Span) -> bool:
    if not before:
        return True
    near = body[max(0, place.start - len(before) - 20) : place.start]
    return _fold(near)[0].rstrip().endswith(_fold(before)[0].strip())


def _precedes(after: str | None, body: str, place: Span) -> bool:
    if not after:
        return True
    near = body[place.end : place.end + len(after) + 20]
    return _fold(near)[0].lstrip().startswith(_fold(after)[0].strip())


def _lines(places: Sequence[Span], body: str) -> list[int]:
    return sorted({body.count("\n", 0, place.start) + 1 for place in places})


# --- what a label may say --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a text may repeat: sentences of sources with the day each counts from, days worked out, known spellings."""

    sentences: tuple[tuple[str, date | None], ...]
    days: frozenset[str] = frozenset()
    names: tuple[frozenset[str], ...] = ()
    """Spellings of one name each, the editor's and the sources'."""
    figures: tuple[Valued, ...] = ()
    words: tuple[str, ...] = ()
    """Other words that may be repeated: who says so, the place."""
    context: tuple[tuple[str, date | None], ...] = ()
    """The paragraphs around the sentences: they give the names and dates of what a sentence says, not its figures."""


def ungrounded(
    text: str, grounds: Grounds, find: Finders, *, reference: date | None, may_count: bool = False, sources: int = 0
) -> Iterator[tuple[str, str]]:
    """Yield a message and a hint for each figure, date and name of `text` that its grounds do not hold.

    Whoever `may_count` says by a word how many parties, sides or sources he sees: "two", "three". Where it is said how
    many `sources` there are, their number may be told of them.
    """
    times = tuple(find.find_times(text, reference=reference))
    figures = [figure for figure in find.find_figures(text) if not _within(figure.span, times)]
    if may_count:
        figures = [figure for figure in figures if not _is_own_count(figure, text)]
    figures = [figure for figure in figures if not (sources and counts_sources(figure, sources))]
    for figure in figures:
        if not any(agrees(figure, other) for other in _all_figures(grounds, find)):
            there = _listed(say_value(each.value, each.upper, each.bound) for each in _all_figures(grounds, find))
            yield f"it says {figure.span.of(text)!r}, and the words of its sources do not", f"figures there: {there}"
    for time in times:
        if not _time_known(time, time.span.of(text), grounds, find):
            found = (each.start for each in _all_times(grounds, find) if each.start)
            there = _listed(sorted({*grounds.days, *found}))
            yield f"it says {time.span.of(text)!r}, and the words of its sources do not", f"dates there: {there}"
    for name in find.find_names(text):
        if not _name_known(name.span.of(text), grounds, find):
            yield f"it names {name.span.of(text)!r}, and the words of its sources do not", "use a name that they use"


def _listed(words: Iterable[str]) -> str:
    listed = list(dict.fromkeys(words))
    return ", ".join(listed[:MOST_SHOWN]) + (", …" if len(listed) > MOST_SHOWN else "") or "none"


def _is_own_count(figure: Figure, text: str) -> bool:
    in_words = not any(char.isdigit() for char in figure.span.of(text))
    return in_words and figure.bound == "exact" and figure.value is not None and figure.value <= MOST_COUNTED


def counts_sources(figure: Figure, sources: int) -> bool:
    """Say whether an editor tells by a figure how many sources there are: "all three articles"."""
    counted = (figure.counted or "").rpartition(" ")[2]
    return figure.bound == "exact" and figure.value == sources and counted.rstrip("s") in SOURCES


def _within(span: Span, mentions: Iterable[Time]) -> bool:
    return any(mention.span.overlaps(span) for mention in mentions)


def _all_figures(grounds: Grounds, find: Finders) -> Iterator[Valued]:
    # What is known is looked at before the sentences are read once more.
    yield from grounds.figures
    for sentence in dict.fromkeys(sentence for sentence, _ in grounds.sentences):
        yield from find.find_figures(sentence)


def _all_times(grounds: Grounds, find: Finders) -> Iterator[Time]:
    for sentence, reference in dict.fromkeys((*grounds.sentences, *grounds.context)):
        yield from find.find_times(sentence, reference=reference)


def _time_known(time: Time, words: str, grounds: Grounds, find: Finders) -> bool:
    said = time.start
    if said is None and time.type != "DURATION":
        return True
    # "November" means another year in a label than in the sentence: what counts is that it is the same word.
    if any(holds_words(text, words) for text, _ in (*grounds.sentences, *grounds.context)):
        return True
    if said and any(_same_day(said, day) for day in grounds.days):
        return True
    for other in _all_times(grounds, find):
        if time.value == other.value or (said and any(_same_day(said, day) for day in (other.start, other.end) if day)):
            return True
    return False


def _same_day(said: str, known: str) -> bool:
    # "March 2024" repeats the 24th of that month; the 24th does not repeat "March 2024".
    return known == said or known.startswith(f"{said}-")


def _name_known(name: str, grounds: Grounds, find: Finders) -> bool:
    spellings = {name}.union(*(group for group in grounds.names if any(same_name(name, other) for other in group)))
    known = (text for text, _ in (*grounds.sentences, *grounds.context))
    texts = dict.fromkeys((*known, *grounds.words))
    if any(holds_words(text, spelling) for spelling in sorted(spellings) for text in texts):
        return True
    return any(same_name(name, found.span.of(text)) for text in texts for found in find.find_names(text))


def holds_words(text: str, words: str) -> bool:
    """Say whether `text` holds `words`, whatever their case, accents and hyphens."""
    if not words.strip():
        return False
    if re.search(rf"\b{re.escape(words)}\b", text):
        return True
    plain = plain_letters(words)
    return bool(plain and re.search(rf"\b{re.escape(plain)}\b", _plain(text)))


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return plain_letters(text)
