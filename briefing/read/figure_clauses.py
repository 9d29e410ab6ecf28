"""One quantity with its noun and its verb: what is counted, what happened to it, per what."""

from __future__ import annotations

from typing import NamedTuple

from briefing.read.figure_asides import change_behind, turn_alone, what_changed
from briefing.read.figure_causes import happened_before
from briefing.read.figure_heads import noun_before
from briefing.read.figure_levels import CHANGES
from briefing.read.figure_measures import Happening, happened_behind
from briefing.read.figure_nouns import DETERMINERS, Noun, attribute, is_plural, noun_after
from briefing.read.figure_owners import amount_told, is_of_another, is_of_holder
from briefing.read.figure_quantities import Quantity
from briefing.read.figure_tokens import Tokens
from briefing.read.figure_units import per_after
from briefing.read.figure_verbs import happening, read_verb
from briefing.read.words import lexicon, table

POINTING = frozenset(("the", "these", "those", "both", "its", "their", "all"))
TURNED = {"lower": "fell", "higher": "rose"}
"""What a word behind an amount says of its subject: "ended 2 percent lower"."""
DISTANCES = frozenset(("apart", "away", "off", "short", "shy", "ahead", "behind"))
"""Words behind an amount that make it a distance between two, not a size of the subject."""


class Reading(NamedTuple):
    """A quantity with all that was read about it: `shared` is a noun that another one lends, `ends` closes "per"."""

    quantity: Quantity
    noun: Noun | None
    behind: Happening | None
    before: Happening | None
    per: str | None
    ends: int
    shared: Noun | None = None
    measure: str | None = None

    @property
    def closes(self) -> int:
        """Give the token behind the number and its noun."""
        return self.noun.after if self.noun else self.quantity.closes

    @property
    def part(self) -> bool:
        """Say whether the number is a part of a whole named beside it."""
        noun = self.noun or self.shared
        return noun is not None and noun.part


def read_clause(tokens: Tokens, quantity: Quantity) -> Reading:
    """Give a quantity with the noun and the verb of its own clause."""
    at = quantity.closes
    if _is_labelled(tokens, quantity):
        label = table("nouns", "states").get(tokens.word(quantity.opens - 2))
        said = Happening(label, quantity.opens - 2, quantity.opens) if label else None
        return Reading(quantity, None, None, said, quantity.per, at, measure=label)
    measured = is_measured(quantity)
    noun = _noun(tokens, quantity)
    close = noun.after if noun else at
    behind = None
    attributive = (quantity.unit is None and tokens.hyphen(at)) or is_of_another(tokens, noun, quantity)
    if not attributive and (not measured or (noun is not None and quantity.kind != "measure")):
        behind = happened_behind(tokens, close)
    # "losses exceed $5m": the word of the bound is also the verb.
    bounded = read_verb(tokens.low[quantity.opens]) if quantity.opens < quantity.first else None
    starts = quantity.opens + 1 if bounded and bounded.lemma in lexicon("verbs")["copular"] else quantity.opens
    before = happened_before(
        tokens,
        starts,
        close,
        noun=noun,
        measured=quantity.kind in ("share", "money"),
        money=quantity.kind == "money" and noun is None,
    )
    if behind is None and quantity.kind in ("money", "measure") and amount_told(tokens, quantity, noun, before):
        behind = happened_behind(tokens, close)
    if is_of_holder(tokens, close, before):
        behind = None
    per, ends = quantity.per, quantity.closes
    for after in (noun.after if noun else None, behind.after if behind else None):
        if per is None and after is not None:
            per, ends = per_after(tokens, after) or (None, ends)
    measure = _chosen(close, behind, before, part=noun is not None and noun.part)
    if behind and before and measure == behind.measure and before.kind == "level":
        before = None
    measure = _fitting(tokens, quantity, noun, measure)
    return Reading(quantity, noun, behind, before, per, ends, measure=measure)


def _fitting(tokens: Tokens, quantity: Quantity, noun: Noun | None, measure: str | None) -> str | None:
    """Give the measure that fits the kind of quantity and its noun, if the verb alone says too much or little."""
    at, is_amount = quantity.closes, is_measured(quantity)
    if is_amount and noun and noun.first > at + 1 and measure not in CHANGES:
        measure = change_behind(tokens, at) or measure
    if quantity.unit == "times" and measure == "killed":
        # "The toll was five times that of May": it says how the two compare.
        measure = None
    if measure == "found" and is_amount and quantity.kind != "money":
        # What a study found is no happening.
        measure = None
    if quantity.kind == "money" and noun is None and measure is None:
        measure = _attributed(tokens, at, quantity.opens)
    if is_amount and noun is None and quantity.kind != "measure":
        measure = TURNED.get(tokens.word(at), measure)
    if noun and not is_amount:
        measure = _of_event(tokens.low[noun.after - 1], measure, part=noun.part)
    return measure


def _attributed(tokens: Tokens, at: int, opens: int) -> str | None:
    """Give what was done with an amount that a participle tells from others: "the $2.3bn pledged in May"."""
    verb = read_verb(tokens.word(at))
    if verb is None or not verb.passive or tokens.word(opens - 1) not in DETERMINERS:
        return None
    return happening(verb.lemma)


def _is_labelled(tokens: Tokens, quantity: Quantity) -> bool:
    """Say whether the number stands in a table like "Dead: 12 Injured: 40", where no noun follows it."""
    return tokens.word(quantity.opens - 1) == ":" and (":" in tokens.low[quantity.closes : quantity.closes + 4])


def is_measured(quantity: Quantity) -> bool:
    """Say whether the quantity is an amount of something, not a count of things."""
    return quantity.kind in ("share", "measure", "money") or quantity.unit == "fraction"


def _noun(tokens: Tokens, quantity: Quantity) -> Noun | None:
    """Give the noun beside the number; a score has none, and a percentage's "high" or "lower" is none."""
    at = quantity.closes
    if quantity.rule in ("score", "vote", "exchange"):
        return None
    if quantity.unit is None and tokens.hyphen(at):
        return attribute(tokens, at)
    measured = is_measured(quantity)
    hyphenated = tokens.hyphen(quantity.after) and quantity.kind == "measure"
    noun = noun_after(tokens, at, one=quantity.value == 1 or hyphenated, measured=measured)
    if quantity.kind == "money" and (noun is None or noun.after == noun.first):
        noun = _noun_of_money(tokens, quantity, at)
    if noun is None and not measured and tokens.word(at) in ("were", "are"):
        following, ends = tokens.word(at + 1), not tokens.word(at + 2)[:1].isalpha()
        named = following in lexicon("nouns")["people"] or (ends and read_verb(following) is None)
        return Noun(at + 1, at + 2) if named and is_plural(following) and not tokens.capital(at + 1) else None
    if noun is None and quantity.kind == "share":
        return what_changed(tokens, at)
    if noun is None or not measured:
        return None if noun and quantity.value != 1 and _is_lone_verb(tokens, noun, quantity.opens) else noun
    words = lexicon("nouns")
    if quantity.kind == "money" and quantity.per is not None and tokens.word(at) == "of":
        return None
    changed = what_changed(tokens, at) if quantity.kind != "measure" else None
    if changed:
        return changed
    if quantity.kind == "share" and not noun.part and _is_verb_behind(tokens, noun):
        return None
    if tokens.low[noun.first] in words["compared"] and noun.after - noun.first == 1:
        return None
    if tokens.low[noun.first] in words["compared"]:
        return Noun(noun.first + 1, noun.after, noun.part)
    return None if tokens.low[noun.first] in words["turns"] or tokens.low[noun.after - 1] in words["wholes"] else noun


def _is_verb_behind(tokens: Tokens, noun: Noun) -> bool:
    """Say whether the word behind a share is a verb: "the demand of 7 percent stands", "5 percent prefer Berg"."""
    verb = read_verb(tokens.low[noun.first])
    if verb is not None and verb.form == "base" and noun.after - noun.first > 1 and tokens.capital(noun.first + 1):
        return True
    alone = noun.after - noun.first == 1 and tokens.word(noun.first - 1) not in POINTING | {"of"}
    return alone and verb is not None and verb.form == "third"


def _noun_of_money(tokens: Tokens, quantity: Quantity, at: int) -> Noun | None:
    """Give the noun of "$310 million in damages" and of "a $5 billion bid"."""
    following = tokens.word(at + 1)
    if tokens.word(quantity.opens - 1) in ("to", "at", "from"):
        return None
    if tokens.word(at) == "in" and following.isalpha() and following.islower() and not tokens.capital(at + 1):
        wholes = (
            lexicon("nouns")["closed"] | {"all", "total", "fiscal", "early", "late", "mid"} | lexicon("units")["time"]
        )
        return None if following in wholes else noun_after(tokens, at + 1)
    if tokens.word(quantity.opens - 1) in ("a", "an", "the") and tokens.word(at).isalpha() and not tokens.capital(at):
        verb = read_verb(tokens.low[at])
        said = verb is not None and verb.form in ("both", "past", "participle") and verb.lemma != tokens.low[at]
        return None if said or tokens.word(at) in lexicon("nouns")["closed"] else Noun(at, at + 1)
    return None


def _is_lone_verb(tokens: Tokens, noun: Noun, opens: int) -> bool:
    """Say whether the word behind the number is a verb: "three remain", "40 work ashore", not "a 42,000 crowd"."""
    if tokens.word(opens - 1) in ("a", "an"):
        return False
    verb = read_verb(tokens.low[noun.first])
    alone = noun.after - noun.first <= 2 and not any(map(is_plural, tokens.low[noun.first : noun.after]))
    return alone and verb is not None and verb.form == "base" and not noun.part


def _of_event(head: str, measure: str | None, *, part: bool) -> str | None:
    """Give what a counted noun says itself: "17 deaths", "nine of the wounded"; casualties say it over any verb.

    Who is fired is dismissed, not launched.
    """
    event = table("nouns", "events").get(head)
    if measure == "launched" and head in lexicon("nouns")["people"]:
        return "dismissed"
    if event in ("killed", "injured") and measure != "saved":
        return event
    return measure or event or (table("nouns", "states").get(head) if part else None)


def _chosen(close: int, behind: Happening | None, before: Happening | None, *, part: bool) -> str | None:
    """Prefer what stands directly behind the noun ("people injured"), then the verb before, then what follows.

    Behind "freed two of the 20 men" it is of the whole.
    """
    directly = not (part and before and before.measure and before.kind == "verb")
    if directly and behind and behind.measure and behind.after - close <= 2:
        return behind.measure
    if before and before.measure:
        return before.measure
    return behind.measure if behind else None


def counted_noun(tokens: Tokens, reading: Reading) -> Noun | None:
    """Give what is counted: the noun beside the number, a noun shared in a list, or the subject of a change."""
    if reading.noun or reading.shared:
        return reading.noun or reading.shared
    if reading.quantity.rule == "exchange":
        return None
    if reading.quantity.unit == "fraction" and tokens.word(reading.quantity.first - 1) == "in":
        return noun_before(tokens, reading.quantity.first - 1)
    turn = turn_alone(tokens, reading.quantity.closes) if is_measured(reading.quantity) else None
    return turn or _subject_of_change(tokens, reading)


def _subject_of_change(tokens: Tokens, reading: Reading) -> Noun | None:
    """Give the subject that a change or a level is told of; a verb's subject only where the number is its share."""
    subject = reading.before.subject if reading.before else None
    if subject is None or reading.before is None or tokens.word(reading.quantity.closes) in DISTANCES:
        return None
    if reading.quantity.kind == "share" and reading.before.kind == "verb":
        verb = read_verb(tokens.word(reading.before.first))
        return None if verb and verb.lemma in lexicon("nouns")["giving"] else subject
    step = reading.quantity.unit in ("points", "pp", "bp") and reading.measure in CHANGES
    return subject if reading.before.kind != "verb" or step else None
