"""The quantities of one sentence: what a list, a second clause or a conversion shares with the number before it."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.read.figure_clauses import Reading, counted_noun, read_clause
from briefing.read.figure_comparisons import (
    FARTHEST_SEQUEL,
    TURNS,
    converts,
    gapped_subject,
    is_compared_with,
    is_its_share,
    is_near,
)
from briefing.read.figure_levels import CHANGES
from briefing.read.figure_measures import Happening, happened_later
from briefing.read.figure_nouns import DETERMINERS, Noun, noun_after
from briefing.read.figure_numbers import read_number
from briefing.read.figure_quantities import Quantity, with_units
from briefing.read.figure_tokens import Tokens
from briefing.read.figure_verbs import BE, read_verb
from briefing.read.words import lexicon, table

FARTHEST_MEMBER = 7
"""How many words may stand between two members of a list that share a noun."""
FARTHEST_LINK = 5
LINKS = frozenset((",", ":", "and", "or", "&", "plus", "as", "well", "—", "–", "-", "but", "also", "then"))
GOING_ON = frozenset(("by", "in", "at", "through", "from", "with", "as", "on", "near", "after", "during"))
JOINING = frozenset(("along", "together", "coupled", "with"))
WITHIN = frozenset(("in", "across", "at", "from", "of", "on", "near", "throughout"))
STANDING = frozenset(("present", "current", "existing", "previous", "initial", "original", "earlier", "usual"))


def read_clauses(tokens: Tokens, quantities: Iterable[Quantity]) -> list[Reading]:
    """Give each quantity of a sentence with its noun and what happened, shared where a list shares them."""
    readings: list[Reading] = []
    head = _head_of_all(tokens)
    for quantity in with_units(tokens, list(quantities)):
        reading = read_clause(tokens, quantity)
        reading = _sharing(tokens, reading, _lender(tokens, reading, readings)) if readings else reading
        readings.append(_of_all(reading, head))
    for index in range(len(readings) - 2, -1, -1):
        readings[index] = _looking_ahead(tokens, readings[index], readings[index + 1])
        if _is_whole_of(readings[index + 1], readings[index]) and readings[index + 1].behind is None:
            readings[index + 1] = readings[index + 1]._replace(measure=None)
    return readings


def _lender(tokens: Tokens, reading: Reading, readings: list[Reading]) -> Reading:
    """Give the number before; "2,600 of them" is of a number no smaller: of 9,400 people, not of three lands."""
    value = reading.quantity.value
    if _is_of_others(tokens, reading, readings):
        return readings[-2]
    whom = _of_whom(tokens, reading.quantity.closes) or _of_whom(tokens, reading.quantity.opens - 2)
    if not whom or value is None:
        return readings[-1]
    larger = [one for one in readings if (one.quantity.value or 0) >= value and one.quantity.unit is None]
    return larger[-1] if larger else readings[-1]


def _is_of_others(tokens: Tokens, reading: Reading, readings: list[Reading]) -> bool:
    """Say whether a bare number of people goes on with the last but one: "900 people in 3 towns fled and 40 died"."""
    if len(readings) < 2 or reading.noun is not None or reading.quantity.kind:
        return False
    people, last, before = lexicon("nouns")["people"], readings[-1], readings[-2]
    if last.noun is None or before.noun is None or tokens.low[before.noun.after - 1] not in people:
        return False
    return tokens.low[last.noun.after - 1] not in people and tokens.word(last.quantity.opens - 1) in WITHIN


def _head_of_all(tokens: Tokens) -> Noun | None:
    """Give the noun that a sentence begins with as the whole of its numbers: "Of the strikers, 40 are welders"."""
    if tokens.word(0) != "of" or not (tokens.word(1) in DETERMINERS or tokens.is_number(1)):
        return None
    at = 2 if tokens.word(1) in DETERMINERS else 1
    number = read_number(tokens, at) if at < tokens.size else None
    noun = noun_after(tokens, number.after if number else at)
    if noun is None or tokens.low[noun.after - 1] in table("nouns", "states"):
        return None
    told = tokens.low[noun.after : noun.after + FARTHEST_MEMBER]
    told = told[: told.index(",")] if "," in told else []
    follows = "," in tokens.low[noun.after : noun.after + FARTHEST_MEMBER]
    return noun if follows and not any(_is_said(word) for word in told) else None


def _is_said(word: str) -> bool:
    """Say whether a word is a verb that must have a subject."""
    verb = read_verb(word)
    return verb is not None and verb.form in ("third", "past")


def _of_all(reading: Reading, head: Noun | None) -> Reading:
    if head is None or reading.noun or reading.shared or reading.quantity.kind or reading.quantity.first < head.after:
        return reading
    return reading._replace(shared=head._replace(part=True))


def _sharing(tokens: Tokens, reading: Reading, last: Reading) -> Reading:
    """Give what the quantity before lends: its verb in a list, its noun where there is no other."""
    if converts(tokens, last, reading):
        bound = last.quantity.bound if reading.quantity.bound == "exact" else reading.quantity.bound
        quantity = reading.quantity._replace(bound=bound)
        return reading._replace(quantity=quantity, shared=counted_noun(tokens, last), measure=last.measure)
    if is_its_share(tokens, last, reading):
        return reading._replace(shared=counted_noun(tokens, last), measure=last.measure)
    if subject := gapped_subject(tokens, last, reading):
        if tokens.word(subject.first - 1) == "with":
            return reading._replace(shared=subject, before=None)
        before = last.before and last.before._replace(subject=subject, agent=None)
        return reading._replace(shared=subject, measure=last.measure, before=before)
    if last.noun and last.noun.part and last.noun.first <= reading.quantity.after <= last.noun.after + 1:
        return _whole(tokens, last, reading)
    if tokens.low[last.closes : reading.quantity.opens] in ([",", "including"], ["including"], [",", "among", "them"]):
        noun = reading.noun._replace(part=True) if reading.noun else None
        return reading._replace(noun=noun, measure=reading.measure or last.measure)
    linked = _linked(tokens, last.closes, reading.quantity.opens)
    if reading.measure is None and linked and last.before and last.before.measure and not last.behind:
        reading = reading._replace(before=last.before._replace(subject=None), measure=last.before.measure)
    return reading if reading.noun else _lent(tokens, reading, last, linked=linked)


def _lent(tokens: Tokens, reading: Reading, last: Reading, *, linked: bool) -> Reading:
    """Give the reading with the noun of the quantity before it, if it goes on with that."""
    noun = counted_noun(tokens, last)
    if noun is None:
        return reading
    quantity, before = reading.quantity, reading.before
    turn = TURNS.get(tokens.word(quantity.opens - 1))
    aside = quantity.opens - last.closes <= 2 or (quantity.kind == "share" and is_near(tokens, last, quantity))
    if turn and aside and tokens.word(quantity.opens - 2) in (",", "(", "—", "–", "-"):
        said = Happening(turn, quantity.opens - 1, quantity.opens)
        return reading._replace(shared=noun, measure=turn, before=said)
    if _of_whom(tokens, quantity.closes) or _of_whom(tokens, quantity.opens - 2):
        closes = max(last.closes, last.behind.after if last.behind else 0)
        near = linked or _linked(tokens, closes, quantity.opens)
        measure = reading.measure or (last.measure if near else None)
        return reading._replace(shared=noun._replace(part=True), measure=measure)
    if is_compared_with(tokens, last, reading):
        return reading._replace(shared=noun, measure=last.measure, before=None)
    if tokens.word(quantity.opens - 1) in STANDING and tokens.word(quantity.opens - 2) in DETERMINERS:
        return reading._replace(shared=noun._replace(part=False), before=before and before._replace(subject=None))
    if _is_won_too(tokens, noun, reading):
        return reading._replace(shared=noun._replace(part=False), before=before and before._replace(subject=None))
    if quantity.kind != last.quantity.kind or (before and before.subject and before.subject.first >= last.closes):
        return reading
    if _is_left_out(tokens, last, reading):
        return reading._replace(shared=noun, measure=reading.measure or last.measure)
    if last.noun is None and tokens.word(quantity.opens - 1).endswith(("'s", "’s", "s'", "s’")):
        return reading
    follows = _follows(tokens, last.closes, quantity.opens)
    if ";" in tokens.low[last.closes : quantity.opens]:
        return reading
    if linked or reading.behind or follows or _goes_on(tokens, last, reading):
        measure = reading.measure or (last.measure if linked or follows else None)
        # Three of them died and eight are missing: the eight are no part of the three.
        noun = noun if last.noun else noun._replace(part=False)
        return reading._replace(shared=noun, measure=measure, before=before._replace(subject=None) if before else None)
    more = tokens.word(quantity.closes) in ("more", "others") and not quantity.kind
    return reading._replace(shared=noun._replace(part=False)) if more else reading


def _is_won_too(tokens: Tokens, noun: Noun, reading: Reading) -> bool:
    """Say whether a bare number counts what rivals share: "they took 19 seats, while the Reds won eight"."""
    verb = read_verb(tokens.low[reading.before.first]) if reading.before else None
    contested = tokens.low[noun.after - 1] in lexicon("nouns")["contested"]
    return contested and not reading.quantity.kind and verb is not None and verb.lemma in lexicon("nouns")["winning"]


def _is_left_out(tokens: Tokens, last: Reading, reading: Reading) -> bool:
    """Say whether a bare number goes on with noun and verb of the one before it.

    "Nine were found, five by divers", "The Reds took 12 seats, the Blues nine and the Greens four".
    """
    quantity = reading.quantity
    if reading.before or reading.behind or quantity.kind:
        return False
    after, between = tokens.word(quantity.closes), tokens.low[last.closes : quantity.opens]
    if after == ")" and between[-1:] == ["("] and tokens.capital(quantity.opens - 2):
        return len(between) <= FARTHEST_SEQUEL
    if after in GOING_ON and 0 < len(between) <= FARTHEST_SEQUEL and between[-1] in (",", "and"):
        return last.shared is not None or any(word in BE or read_verb(word) for word in between)
    names = [tokens.capital(index) for index in range(last.closes, quantity.opens) if tokens.raw[index][0].isalpha()]
    bare = after in ("", ".", ",", ";", "and", "”", '"')
    return (
        bare and any(names) and 1 < len(between) <= FARTHEST_MEMBER and _are_names(tokens, last.closes, quantity.opens)
    )


def _are_names(tokens: Tokens, first: int, after: int) -> bool:
    """Say whether only names with their articles stand between two numbers of a list."""
    return all(
        tokens.capital(index) or tokens.low[index] in (",", "and", "the", "’", "'", "s", "-")
        or tokens.raw[index].endswith(("'", "’"))
        for index in range(first, after)
    )  # fmt: skip


def _is_whole_of(whole: Reading, reading: Reading) -> bool:
    """Say whether both numbers count one noun: "22 of the 48 passengers"."""
    return bool(reading.noun and reading.noun.part and whole.noun and reading.noun.after == whole.noun.after)


def _whole(tokens: Tokens, part: Reading, whole: Reading) -> Reading:
    """Give the whole of "22 of the 48 passengers were hurt" without what is said of the part."""
    if whole.behind is None:
        return whole
    helped = any(word in lexicon("nouns")["helping"] for word in tokens.low[whole.behind.first : whole.behind.after])
    told = part.before is None and tokens.word(whole.closes).isalpha() and happened_later(tokens, whole.behind) is None
    return whole._replace(behind=None, measure=None) if helped or told else whole


def _of_whom(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) == "of" and tokens.word(at + 1) in ("whom", "which", "them", "those", "these")


def _goes_on(tokens: Tokens, last: Reading, reading: Reading) -> bool:
    """Say whether the number is another level of what the last one measured: "to 8 percent from 7 percent"."""
    if reading.quantity.kind == "share" or (
        not reading.quantity.kind and "another" in tokens.low[last.closes : reading.quantity.opens]
    ):
        return True
    changed = last.before is not None and last.before.kind == "level" and last.measure in CHANGES
    gone = last.before is not None and tokens.word(last.quantity.opens - 1) == "from"
    changed = changed or (gone and tokens.word(reading.quantity.opens - 1) == "to")
    return changed and tokens.word(reading.quantity.opens - 1) in lexicon("nouns")["levels"]


def _looking_ahead(tokens: Tokens, reading: Reading, following: Reading) -> Reading:
    """Give what the next quantity of the list lends: "3 shops and 12 houses were damaged"."""
    if _is_whole_of(following, reading):
        later = happened_later(tokens, following.behind) if following.behind else None
        measure = later.measure if later and later.measure else reading.measure or following.measure
        return reading._replace(measure=measure, behind=later or reading.behind)
    linked = not following.part and _linked(tokens, reading.closes, following.quantity.opens)
    # "Five were children, and three died": the five have their own clause.
    linked = linked and tokens.word(reading.quantity.closes) not in BE
    # What a noun says itself is not lent: of "91 cases and 21 deaths" the cases have not died.
    itself = following.noun is not None and tokens.low[following.noun.after - 1] in table("nouns", "events")
    measure = following.behind.measure if itself and following.behind else None if itself else following.measure
    told = following.behind or (measure and following.shared is None)
    if reading.measure is None and measure and linked and told and not following.before and not reading.before:
        return reading._replace(measure=measure)
    return reading


def _follows(tokens: Tokens, after: int, opens: int) -> bool:
    """Say whether a second member of a list follows behind a few words: "17 men in the town and 9 more"."""
    between = tokens.low[after:opens]
    return (
        0 < len(between) <= FARTHEST_MEMBER
        and between[-1] in ("and", "or", "but")
        and all(word[0].isalnum() and _is_no_verb(word) for word in between)
    )


def _is_no_verb(word: str) -> bool:
    """Say whether a word is no verb, or a noun as well, such as "care"."""
    verb = read_verb(word)
    return verb is None or (verb.form == "base" and verb.lemma not in table("verbs", "irregular"))


def _linked(tokens: Tokens, after: int, opens: int) -> bool:
    """Say whether only the words of a list stand between two quantities."""
    passed = lexicon("nouns")["passed"]
    between = tokens.low[after:opens] if after <= opens else ["?"]
    if "with" in between and JOINING.isdisjoint(between[: between.index("with")]):
        return False
    return len(between) <= FARTHEST_LINK and all(
        word in LINKS or word in JOINING or word in passed or word in DETERMINERS for word in between
    )
