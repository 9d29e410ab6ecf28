"""What of a sentence belongs to a reporting verb: whom it tells, on which side the content stands, and its span."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from briefing.mentions import Span
from briefing.read import cues
from briefing.read.attribution_limits import goes_on_behind
from briefing.read.attribution_subjects import LINKS
from briefing.read.attribution_tokens import Token
from briefing.read.speakers import Speaker
from briefing.read.words import table

Order = Literal["leading", "trailing", "inside"]
STOPS = frozenset((".", "!", "?", ";", ":"))
TURNS = frozenset(("and", "but", "while", "whereas", "though", "although", "or", "so", "yet"))
TOLD = frozenset(("tell", "ask", "remind", "inform", "assure", "advise", "warn", "urge", "email", "e-mail", "text"))
PARTICLES = frozenset(("back", "out", "in", "up"))
ADVERBIAL = 12
"""The most tokens before the subject that are still "In the capital," and no clause."""
NUMBER_NEAR = 14
"""How many tokens behind "data showed" its number may stand."""
FAR = 80
"""How many tokens away a semicolon or a medium cited is looked for."""
DASHES = frozenset(("—", "–", "―", "-"))


class Clause(NamedTuple):
    """A reporting clause; `first` and `last` bound its tokens; `content` is null where nothing is left for it."""

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


def after_hearer(tokens: Sequence[Token], place: int, verb: cues.Verb) -> tuple[int, str | None]:
    """Skip whom the speaker tells; give the medium where it is one."""
    if place >= len(tokens):
        return place, None
    following = tokens[place].low
    if following in PARTICLES and table("cues", "particles").get(verb.lemma) == following:
        return place + 1, None
    if following == "it" and verb.lemma == "put":
        # "counsel put it to her that"
        return next((n for n in range(place, min(len(tokens), place + 8)) if tokens[n].low == "that"), place), None
    if verb.lemma not in TOLD:
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
        goes_on = token.low in LINKS or token.low == "and"
        known = last > place and tokens[last - 1].low in cues.words("hearers")
        if last > place and not goes_on and (known or token.text[0].isdigit()):
            break
        if token.name is not None:
            if token.name.medium:
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


def place_of_citing(tokens: Sequence[Token], last: int) -> int | None:
    """Give where "citing" or "quoting" stands behind the clause."""
    for number in range(last, min(len(tokens) - 1, last + FAR)):
        if tokens[number].low in ("citing", "quoting"):
            return number
    return None


def quoting_medium(tokens: Sequence[Token], number: int) -> str | None:
    """Give the medium of "was quoted by the Interfax agency as saying"."""
    if not number or tokens[number - 1].low != "as":
        return None
    for place in range(number - 1, max(0, number - FAR // 8), -1):
        if tokens[place].low in ("quoted", "cited") and (name := tokens[place - 1].name) is not None:
            # "The radio quoted the mayor as saying"
            return (name.canonical or name.name) if name.type == "organisation" else None
    for token in tokens[max(0, number - FAR // 8) : number]:
        if token.name is not None and token.name.medium:
            return token.name.canonical or token.name.name
    return None


def says_that(tokens: Sequence[Token], last: int) -> bool:
    """Say whether "that", a quotation or a colon follows, at once or behind words of time and place."""
    for number in range(last, min(last + 10, len(tokens))):
        token = tokens[number]
        if token.quoted is not None or token.low in ("that", ":"):
            return True
        if token.text in STOPS or token.low in TURNS:
            return False
        if number > last and not _sets_scene(token) and not _sets_scene(tokens[number - 1]):
            return False
        if (
            number == last
            and token.text != ","
            and token.low not in cues.words("after_speaker")
            and not token.low.endswith("ly")
        ):
            return False
    return False


def is_next(tokens: Sequence[Token], number: int, *words: str) -> bool:
    """Say whether the token behind `number` is one of `words`."""
    return number + 1 < len(tokens) and tokens[number + 1].low in words


def counts(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether a number follows: "the report shows roughly 6.5 million people", "data showed prices rose 3%"."""
    statistics = any(token.low in cues.words("statistics", "studies") for token in tokens[first:last])
    for token in tokens[last : last + (NUMBER_NEAR if statistics else 3)]:
        if token.text in STOPS or token.text == ",":
            return False
        if token.text[0].isdigit():
            return True
    return False


def order_of(tokens: Sequence[Token], first: int, last: int, verb: cues.Verb, *, inverted: bool, joined: bool) -> Order:
    """Say where the content stands: behind the clause, before it, or on both sides; `joined`: no subject of its own."""
    quoted = first > 0 and tokens[first - 1].quoted is not None
    behind = quoted or (first > 0 and tokens[first - 1].text in {",", *DASHES})
    if is_at_end(tokens, last):
        # "more than the ministry expected": no content, for the clause is part of another.
        part = first > 0 and not (inverted or behind or tokens[first - 1].low == "as")
        return "leading" if part else "trailing"
    following = tokens[last]
    after = tokens[last + 1] if last + 1 < len(tokens) else following
    opens = (
        following.quoted is not None or following.text == ":" or (following.text == "," and after.quoted is not None)
    )
    if verb.form == "gerund" and not inverted and (opens or following.text not in STOPS | {","}):
        return "leading"
    if not (inverted or behind) or joined:
        return "leading"
    if following.text == ",":
        return _order_before_comma(tokens, first, after, quoted=quoted, inverted=inverted)
    if inverted:
        return "trailing"
    adverbial = following.low in cues.words("after_speaker") or following.low.endswith("ly")
    if quoted:
        title = first > 1 and tokens[first - 2].low in LINKS
        return "leading" if title and not adverbial else "trailing"
    if opens or says_that(tokens, last):
        return "leading"
    return "trailing" if adverbial and not _opens_with_adverbial(tokens, first) else "leading"


def _order_before_comma(tokens: Sequence[Token], first: int, after: Token, *, quoted: bool, inverted: bool) -> Order:
    """Say the same of "…, Berg said, …"."""
    if after.quoted is not None:
        return "leading" if _opens_with_adverbial(tokens, first) and not (quoted or inverted) else "inside"
    verb = cues.verbs().get(after.low)
    turns = after.low in TURNS and not (after.low == "and" and goes_on_behind(tokens, tokens.index(after) + 1))
    goes_on = (
        turns
        or after.low in ("who", "which")
        or _is_meanwhile(tokens, after)
        or (verb is not None and verb.form == "gerund")
    )
    return "trailing" if goes_on or inverted or quoted else "inside"


def _is_meanwhile(tokens: Sequence[Token], after: Token) -> bool:
    """Say whether the speaker is told to do something else meanwhile: ", as she oversaw the work"."""
    place = tokens.index(after)
    return after.low == "as" and is_next(tokens, place, "he", "she", "they")


def _opens_with_adverbial(tokens: Sequence[Token], first: int) -> bool:
    """Say whether only "In Rome" or "As a phone rang" stands before the comma."""
    if tokens[0].low not in cues.words("opening") or tokens[1].low in cues.words("hedges") or first > ADVERBIAL:
        return False
    return not any(token.text == "," or token.quoted is not None for token in tokens[: min(first - 1, FAR)])


def is_at_end(tokens: Sequence[Token], last: int) -> bool:
    """Say whether the sentence or its clause ends at `last`."""
    return last >= len(tokens) or tokens[last].text in (".", "!", "?", ";", ")") or tokens[last].text == "\n"


def content_of(tokens: Sequence[Token], first: int, last: int, order: Order) -> Span | None:
    """Give the span of what is attributed."""
    end = len(tokens)
    if order == "leading":
        start = last
        low = tokens[last].low if last < end else ""
        if (
            low == "that"
            or low in cues.words("after_speaker")
            or (low.endswith("ly") and low not in cues.words("hedges"))
        ):
            start = _behind_that(tokens, last)
        while start < end and tokens[start].text in (",", ":", *DASHES):
            start += 1
        stop = _semicolon(tokens, range(start, min(end, start + FAR)), end)
        if stop < end and low == "that" and sum(token.text == ";" for token in tokens[stop : stop + FAR]) > 1:
            # "reported that one has 40 boats; another has 12; a third has 9"
            stop = end
        return span_of(tokens, start, _before_citing(tokens, start, stop))
    start = _semicolon(tokens, range(first - 1, max(-1, first - FAR), -1), -1) + 1
    return span_of(tokens, start, first if order == "trailing" else end)


def _semicolon(tokens: Sequence[Token], places: Iterable[int], default: int) -> int:
    for place in places:
        if tokens[place].text == ";":
            return place
    return default


def _before_citing(tokens: Sequence[Token], first: int, last: int) -> int:
    """Give where ", citing two officials" begins, which is no part of what is said."""
    place = place_of_citing(tokens[:last], first)
    return place - 1 if place is not None and place > first and tokens[place - 1].text == "," else last


def span_of(tokens: Sequence[Token], first: int, last: int) -> Span | None:
    """Give the span of tokens without the marks at its end; null where none is left."""
    while last > first and tokens[last - 1].text in (",", ".", "!", "?", *DASHES):
        last -= 1
    return Span(tokens[first].start, tokens[last - 1].end) if last > first else None


def _behind_that(tokens: Sequence[Token], last: int) -> int:
    """Give the place behind "that", at once or after words of time and place; else where it was."""
    for number in range(last, min(last + 9, len(tokens))):
        if tokens[number].low == "that" and tokens[number - 1].low not in LINKS:
            return number + 1
        if tokens[number].quoted is not None or tokens[number].text in STOPS | {","}:
            break
        if not _sets_scene(tokens[number]) and not _sets_scene(tokens[number - 1]):
            # "said Friday the law requires that": a clause of its own
            break
    return last


def _sets_scene(token: Token) -> bool:
    """Say whether a word may stand between "said" and "that": where, when and in what somebody speaks."""
    scene = cues.words("after_speaker", "determiners", "days", "hearers", "papers", "scene")
    return token.name is not None or token.low in scene or not token.is_word or token.text[0].isdigit()
