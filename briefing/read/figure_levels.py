"""What rose, fell or stands at a level: the verb of a change, and the subject that a number is put to."""

from __future__ import annotations

from functools import cache

from briefing.read.figure_heads import is_verb, noun_before
from briefing.read.figure_measures import FARTHEST_VERB, Happening
from briefing.read.figure_nouns import DETERMINERS, Noun, noun_after
from briefing.read.figure_subjects import COUNTS, subject_of, unless_time
from briefing.read.figure_tokens import HYPHENS, Tokens
from briefing.read.figure_verbs import BE, happening, read_verb
from briefing.read.words import lexicon, table

CHANGES = frozenset(("rose", "fell", "lost", "cut", "gained"))
MARGINS = frozenset(("won", "led", "beaten", "trailed"))
RISES, FALLS = frozenset(("up", "higher")), frozenset(("down", "lower"))
UNMOVED = frozenset(("still", "now", "already", "currently", "unchanged", "flat", "steady", "little", "changed"))
PERCENT = frozenset(("%", "percent", "per", "cent", "pc", "points", "cents", "pence", "p"))
MOVES = frozenset(("go", "move", "change", "range", "vary"))


def level(
    tokens: Tokens, measure: str | None, first: int, after: int, subject: Noun | None, agent: Noun | None = None
) -> Happening:
    """Give a change of its subject; where a toll rose, people were killed."""
    head = tokens.low[subject.after - 1] if subject else ""
    if table("nouns", "events").get(head) == "killed" and (head != "toll" or _of_deaths(tokens, subject)):
        return Happening("killed", first, after, kind="level")
    if (
        subject
        and not COUNTS.isdisjoint(tokens.low[subject.first : subject.after])
        and head in table("nouns", "states")
    ):
        # "The number injured topped 2,200".
        return Happening(table("nouns", "states")[head], first, after, kind="level")
    if subject and tokens.low[subject.after - 1] in lexicon("nouns")["holders"]:
        subject = None
    return Happening(measure, first, after, agent=agent, subject=subject, kind="level")


def _of_deaths(tokens: Tokens, subject: Noun | None) -> bool:
    """Say whether a toll is one of lives, not of a bridge."""
    return subject is not None and tokens.word(subject.after - 2) in lexicon("nouns")["tolls"]


def directed(tokens: Tokens, lemma: str, at: int) -> str | None:
    """Give what a verb says happened, with the way it went: "went up" rose, "edged lower" fell."""
    measure = happening(lemma)
    if measure == "changed" or lemma in ("go", "be", "move", "push", "nudge", "trend"):
        near = set(tokens.low[at + 1 : at + 4])
        if lemma == "be" and tokens.word(at + 1) == "up" and tokens.word(at + 2) == "to":
            return None
        if near & RISES:
            return "rose"
        return "fell" if near & FALLS else None
    return measure


def change(tokens: Tokens, preposition: int, counted: Noun | None, *, measured: bool) -> Happening | None:
    """Read "rose by 400", "the fee crept up to 5 percent", "taking the death toll to 9"."""
    particles, events = lexicon("nouns")["particles"], table("nouns", "events")
    word = tokens.low[preposition]
    for index in range(preposition - 1, max(-1, preposition - FARTHEST_VERB), -1):
        before = tokens.low[index]
        if before in ("deaths", "fatalities") or (
            before == "toll" and tokens.word(index - 1) in lexicon("nouns")["tolls"]
        ):
            return Happening("killed", index, preposition + 1, kind="level")
        if not before[0].isalnum() and before not in "%,$£€" and before not in HYPHENS:
            return None
        if events.get(before) in CHANGES and tokens.word(index + 1) in ("in", "of") and word == "to":
            subject = noun_before(tokens, preposition)
            return Happening(events[before], index, preposition + 1, subject=subject, kind="level")
        verb = read_verb(before) if before not in particles else None
        if verb is None or not is_verb(tokens, index, verb):
            continue
        measure = directed(tokens, verb.lemma, index)
        changed = _changed(tokens, index + 1 + (tokens.word(index + 1) in particles), preposition)
        if changed and counted and word == "to" and tokens.low[changed.after - 1] not in COUNTS:
            return None
        if changed and (measure in CHANGES or verb.lemma in lexicon("verbs")["changing"]):
            return level(tokens, measure, index, preposition + 1, changed)
        if measure in CHANGES:
            return level(tokens, measure, index, preposition + 1, subject_of(tokens, index))
        people = counted is not None and tokens.low[counted.after - 1] in lexicon("nouns")["people"]
        if measure in MARGINS and word == "by" and not people:
            return Happening(measure, index, preposition + 1, kind="level")
    at = _past_change(tokens, preposition - 1)
    verb = read_verb(tokens.word(at))
    if word not in ("to", "at") and (word != "from" or verb is None or verb.lemma not in MOVES):
        return None
    moved = verb is not None and (verb.form != "ing" or tokens.word(at - 1) in BE) and is_verb(tokens, at, verb)
    near = subject_of(tokens, at) if moved else _with_noun(tokens, preposition, measured=measured)
    return Happening(None, preposition, preposition + 1, subject=near, kind="level") if near else None


def _changed(tokens: Tokens, at: int, preposition: int) -> Noun | None:
    """Give the object between a verb and its preposition: "the key rate" of "raised the key rate to 5 percent"."""
    noun = noun_after(tokens, at, measured=True, possessive=True) if at < preposition else None
    if noun and tokens.low[noun.after - 1] in COUNTS and tokens.word(noun.after) == "of":
        named = tokens.word(noun.after + 1) in table("nouns", "states")
        noun = Noun(noun.after + 1, noun.after + 2) if named else noun_after(tokens, noun.after + 1, possessive=True)
        return noun if noun and noun.after <= preposition else None
    # "rose a better-than-expected 5.2% to": no object, but a modifier of the number.
    if noun is None or tokens.is_number(noun.after) or tokens.low[noun.first].endswith("fold"):
        return None
    if tokens.low[noun.first].endswith("ly") and tokens.low[noun.first] not in table("units", "per_adverbs"):
        return None
    return noun if noun and noun.after <= preposition else None


def _past_change(tokens: Tokens, at: int) -> int:
    """Step from "lower" to "ended" in "ended 2.4 per cent lower at"."""
    passed = _between_verb_and_level()
    while at > 0 and (tokens.is_number(at) or tokens.low[at] in passed):
        at -= 1
    return at


@cache
def _between_verb_and_level() -> frozenset[str]:
    return lexicon("nouns")["compared"] | PERCENT | RISES | FALLS | UNMOVED


def _with_noun(tokens: Tokens, preposition: int, *, measured: bool) -> Noun | None:
    """Give the noun of "with unemployment at 5 percent", "net profit at $5m"; of a count only behind "with"."""
    aside = measured and tokens.word(preposition - 1) == "," and tokens.low[preposition] == "at"
    noun = noun_before(tokens, preposition - aside)
    if unless_time(tokens, noun) is None or noun is None:
        return None
    before = noun.first - 1
    while tokens.word(before) in DETERMINERS:
        before -= 1
    if measured and not tokens.capital(noun.after - 1) and tokens.low[preposition] == "at":
        return noun
    return noun if before < 0 or tokens.word(before) == "with" or read_verb(tokens.low[before]) else None
