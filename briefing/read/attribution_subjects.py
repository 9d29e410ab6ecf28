"""Which tokens of a sentence name the one who speaks: before the verb of saying, behind it, or set off by commas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.read import cues
from briefing.read.attribution_asides import body_aside, is_opener_apposed, is_possessive, noun_before, person_behind
from briefing.read.attribution_nouns import is_unknown_name, may_speak
from briefing.read.attribution_tokens import Token

LINKS = frozenset(("of", "for", "with", "at", "from", "in", "on", "to", "by"))
JOINS = frozenset(("and", "or"))
INSIDE = frozenset(("'s", "’s", "'", "’", "&", "-", "/"))
AUXILIARIES = frozenset(
    ("is", "are", "was", "were", "be", "been", "am", "has", "have", "had", "do", "does", "did", "will", "would", "can")
)


OBJECTS = frozenset(("it", "him", "her", "them", "this", "that", "me", "us"))
SET_OFF = frozenset((",", "—", "–", "―"))
REACH = 60
"""How many tokens away from its verb a subject may stand."""


class Subject(NamedTuple):
    """Tokens `first` up to, not including, `last`; `aside` are those set off behind it: "X, a doctor, said"."""

    first: int
    last: int
    aside: tuple[int, int] | None = None
    unsaid: bool = False
    """Negated, in a mode or an infinitive: nobody has said it."""
    start: int = 0
    """The first token of the clause it belongs to."""


def subject_before(tokens: Sequence[Token], verb: int, floor: int) -> Subject | None:
    """Find the subject that ends before the verb at `verb`; nothing before `floor` belongs to it."""
    floor = max(floor, verb - REACH)
    end, unsaid = _skip_between(tokens, verb - 1, floor)
    if end < floor:
        return None
    last = tokens[end]
    if last.low in ("who", "which"):
        return Subject(end, end + 1, unsaid=unsaid, start=end)
    if last.low in JOINS or (last.name is None and last.low in cues.words("boundary")):
        return None
    if last.text in SET_OFF and end > floor:
        found = _set_off(tokens, floor, end)
        if found is None:
            return None
        first, last_word, stop = found
        return Subject(first, last_word, (stop + 1, end) if stop < end else None, unsaid, first)
    if last.text == ")":
        end = _before_brackets(tokens, end, floor)
    first = _run_start(tokens, end, floor)
    first, stop = _trimmed(tokens, first, end + 1)
    if first >= stop:
        return None
    if is_opener_apposed(tokens, first, floor):
        return Subject(first - 2, first - 1, (first, stop), unsaid, first - 2)
    return Subject(first, stop, None, unsaid, first)


def speaker_after(tokens: Sequence[Token], verb: int) -> Subject | None:
    """Find the speaker who stands behind the verb ("said Fauzi"), if what follows is no clause of its own."""
    first = verb + 1
    while first < len(tokens) and tokens[first].low in cues.words("between"):
        first += 1
    if [token.low for token in tokens[first : first + 3 : 2]] == ["for", "part"]:
        # "insisted for his part Jan Novak"
        first += 3
    last, named = first, False
    while last < len(tokens) and last - first < 24:
        token = tokens[last]
        if token.name is not None and token.name.type == "person" and not is_possessive(tokens, last):
            last, named = last + 1, True
            break
        if (
            token.low in LINKS
            and last > first
            and not (token.low in ("in", "on", "at", "by") and _has_name(tokens, first, last))
        ):
            last += 1
            continue
        if not (token.is_word or token.text in INSIDE) or token.text == ".":
            break
        if token.low in cues.words("after_speaker") or token.low in cues.words("boundary"):
            break
        if _is_finite(token) and last > first:
            return None
        last += 1
    while last > first and tokens[last - 1].low in LINKS | JOINS | cues.words("determiners"):
        last -= 1
    if last == first or tokens[first].low in cues.words("boundary") or tokens[first].low in OBJECTS:
        return None
    following = tokens[last] if last < len(tokens) else None
    if following is not None and following.is_word and following.low not in cues.words("after_speaker"):
        return None
    person = person_behind(tokens, last)
    if person is not None and not named:
        return Subject(person[0], person[1], (first, last), start=verb)
    linked = any(token.low in LINKS for token in tokens[first:last])
    if not named and not (_heads_speaker(tokens, first, last) and (linked or last - first <= 5)):
        return None
    return Subject(first, last, _aside_after(tokens, last), start=verb)


def first_subject(tokens: Sequence[Token], verb: int, floor: int = 0) -> Subject | None:
    """Find the subject of the sentence, for a participle that has none of its own ("…, saying")."""
    if verb - floor > 3 * REACH:
        return None
    for number in range(floor, min(verb, floor + REACH)):
        token = tokens[number]
        if token.quoted is not None:
            continue
        opened = number > floor and tokens[number - 1].low in LINKS
        if token.low in ("he", "she", "they") and not opened:
            return Subject(number, number + 1, start=number)
        named = token.name is not None and (token.name.type != "place" or number == 0)
        unknown = number == floor and token.is_large and token.name is None and is_unknown_name(tokens, number)
        if (named or unknown) and not is_possessive(tokens, number) and not opened:
            first = _run_start(tokens, number, floor)
            first, last = _trimmed(tokens, first, number + 1)
            return Subject(first, last, start=first) if first < last else None
        known = any(token.low in cues.words(key) for key in ("roles", "unnamed", "bodies"))
        if known and not opened and not (number and tokens[number - 1].low == "as"):
            first = number
            while number + 1 < verb and tokens[number + 1].is_word and tokens[number + 1].low not in LINKS:
                if tokens[number + 1].name is not None:
                    number += 1
                    break
                if tokens[number + 1].low not in cues.words("roles") and not tokens[number + 1].text[0].isupper():
                    break
                number += 1
            outside = cues.words("boundary") | LINKS
            while first > floor and tokens[first - 1].is_word and tokens[first - 1].low not in outside:
                first -= 1
            return Subject(first, number + 1, start=first)
    return None


def _skip_between(tokens: Sequence[Token], end: int, floor: int) -> tuple[int, bool]:
    unsaid = False
    while end >= floor:
        low = tokens[end].low
        if low in cues.words("unsaid"):
            unsaid = True
        elif (low in cues.words("days") and end > floor and not tokens[end].text.isupper()) or (
            low == "on" and end + 1 < len(tokens) and tokens[end + 1].low in cues.words("days")
        ):
            pass
        elif low == "far" and end > floor and tokens[end - 1].low == "so":
            end -= 1
        elif low not in cues.words("between") and not (low.endswith("ly") and tokens[end].name is None):
            break
        end -= 1
    return end, unsaid


def _set_off(tokens: Sequence[Token], floor: int, comma: int) -> tuple[int, int, int] | None:
    """Find the subject in "X, a doctor, said" or "In Rome, X, who is a doctor, said"."""
    first = floor
    while first < comma:
        stop = first
        while stop < comma and tokens[stop].text not in SET_OFF:
            stop += 1
        if stop == comma and first > floor:
            # "the county clerk, Ann Lee, wrote", "another, Ann Lee, said"
            titled = all(token.is_large or token.text == "." for token in tokens[first : stop - 1])
            if body_aside(tokens, (first, stop)) is not None and tokens[first - 2].text.islower():
                # "the movement's political arm, the Harbour League, said"
                return first, stop, stop
            name = tokens[stop - 1].name if titled else None
            if name is not None and name.type == "person":
                noun = noun_before(tokens, first - 1, floor)
                return (noun, stop, stop) if noun is not None else None
            break
        if stop == first or tokens[first].low in JOINS or tokens[first].low in ("but", "yet", "so"):
            first += 1
            continue
        end = stop - 1
        while end > first and tokens[end].low in AUXILIARIES:
            # "The agency had, in a statement, put the toll at 12"
            end -= 1
        if tokens[end].text == ")":
            end = _before_brackets(tokens, end, first)
        start, end = _trimmed(tokens, _run_start(tokens, end, first), end + 1)
        opens = tokens[first].low not in cues.words("opening")
        if start > first and tokens[start - 1].low in cues.words("prepositions"):
            # "Testifying before Judge Lee, Anna Berg, a clerk, said": not the judge.
            opens = False
        if start < end and opens and (start == first or first == floor) and _heads_speaker(tokens, start, end):
            return start, end, stop
        first = stop + 1
    return None


def _before_brackets(tokens: Sequence[Token], end: int, floor: int) -> int:
    position = end
    while position > floor and tokens[position].text != "(":
        position -= 1
    return position - 1 if position > floor else end


def _run_start(tokens: Sequence[Token], end: int, floor: int) -> int:
    """Walk back from `end` over the words of one noun phrase."""
    first = end
    while first > floor:
        token = tokens[first - 1]
        if token.text == ")":
            before = _before_brackets(tokens, first - 1, floor)
            if before == first - 1:
                break
            first = before + 1
            continue
        if token.low in JOINS:
            if not _joins_names(tokens, first - 1, floor):
                break
        elif not (token.is_word or token.text in INSIDE) or (
            token.name is None and (token.low in cues.words("boundary") or _is_finite(token))
        ):
            break
        first -= 1
    return first


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Cut what opens the clause ("In 2010", "And") and what is left over at its end."""
    while first < last and (
        tokens[first].low in JOINS or tokens[first].low in ("but", "yet", "so", "then", "now", "still")
    ):
        first += 1
    if first < last and tokens[first].name is None and tokens[first].low in cues.words("opening"):
        first = _tail(tokens, first + 1, last) if tokens[first].low in cues.words("prepositions") else first + 1
    while last > first and not tokens[last - 1].is_word:
        last -= 1
    return first, last


def _tail(tokens: Sequence[Token], first: int, last: int) -> int:
    """Give the start of the last noun phrase: a name with what stands before it, a pronoun, a noun with its article."""
    start = last - 1
    if tokens[start].low in cues.words("pronouns"):
        return start
    while start > first:
        before = tokens[start - 1]
        if before.low in LINKS or not (before.is_word or before.text in INSIDE):
            break
        if before.low in cues.words("determiners"):
            return last if start - 2 >= first and tokens[start - 2].low in LINKS else start - 1
        if before.low in cues.words("days") or before.text[0].isdigit():
            break
        start -= 1
    return last if start == first and tokens[start].name is None else start


def _joins_names(tokens: Sequence[Token], place: int, floor: int) -> bool:
    before, after = tokens[place - 1] if place > floor else None, tokens[place + 1]
    if before is None or not before.is_word:
        return before is not None and before.text == ","
    if before.name is not None and (after.name is not None or after.low in cues.words("determiners")):
        return not any(_is_finite(token) for token in tokens[max(floor, place - 4) : place])
    if before.name is None and after.name is None:
        span = tokens[max(floor, place - 6) : place]
        return not any(_is_finite(token) or token.low.endswith("ed") for token in span)
    return False


def _is_finite(token: Token) -> bool:
    if token.name is not None or token.quoted is not None:
        return False
    verb = cues.verbs().get(token.low)
    if verb is not None and verb.form in ("third", "past") and not verb.ambiguous:
        return True
    return token.low in AUXILIARIES


def _heads_speaker(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether the head of the noun phrase can speak: its last word before a preposition."""
    head = next((n - 1 for n in range(first + 1, last) if tokens[n].low in LINKS), last - 1)
    one_of = last > first + 2 and tokens[first].low in ("one", "another", "two") and tokens[first + 1].low == "of"
    return one_of or may_speak(tokens, head, head + 1)


def _aside_after(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    if last >= len(tokens) or tokens[last].text != ",":
        return None
    stop = last + 1
    while stop < len(tokens) and (tokens[stop].is_word or tokens[stop].text in INSIDE):
        stop += 1
    return (last + 1, stop) if stop > last + 1 else None


def _has_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(token.name is not None for token in tokens[first:last])
