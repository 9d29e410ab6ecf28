"""Whether a form of a reporting verb reports where it stands, and which words of its sentence name the speaker."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.read import cues
from briefing.read.attribution_contents import DASHES, TOLD, Clause, is_next
from briefing.read.attribution_needs import BE, NEAR, is_ahead_of_number, names_paper, needs_more, sets_at
from briefing.read.attribution_nouns import may_speak
from briefing.read.attribution_phrases import head_of, head_person
from briefing.read.attribution_relatives import subject_before_who, whom_who_means
from briefing.read.attribution_subjects import LINKS, Subject, first_subject, speaker_after, subject_before
from briefing.read.attribution_tokens import Token
from briefing.read.speakers import Speaker

TELLING_AHEAD = frozenset(("forecast", "project", "estimate", "report"))
OWNERS = frozenset(("'s", "’s"))
Found = tuple[Subject | None, bool, Speaker | None]
"""The subject, whether it stands behind the verb, and the speaker where an earlier clause has named him."""


def is_reporting(tokens: Sequence[Token], number: int) -> bool:
    """Say whether an ambiguous form is the verb here, by its neighbours."""
    if number == 0 or number + 1 == len(tokens):
        return False
    previous, following = tokens[number - 1], tokens[number + 1]
    verb = cues.verbs()[tokens[number].low]
    special = needs_more(tokens, number, verb.lemma)
    if special is not None:
        return special
    if previous.low in cues.words("determiners") or previous.low in LINKS or previous.text in ("'s", "’s"):
        return False
    paper = verb.kind == "evidence" and verb.form in ("third", "past", "base") and names_paper(tokens, number)
    if paper and (following.low == "that" or (is_ahead_of_number(tokens, number) and following.text != "(")):
        return True
    if paper and following.text in (".", ",") and previous.is_word:
        return True
    if verb.lemma == "estimate" and previous.low not in cues.words("determiners") | {"to"} and sets_at(tokens, number):
        return True
    if following.low == "that" and verb.form == "past":
        return previous.is_word or previous.text == ","
    opens = following.quoted is not None or following.low in ("that", ":") or following.text in (",", ".")
    if verb.form == "base" and previous.name is not None and tokens[number - 2].low != "and":
        return following.quoted is not None or following.low in ("that", ":")
    if previous.low in ("has", "have", "had") and (tokens[number].low.endswith("ed") or verb.lemma == "forecast"):
        return True
    if previous.name is not None or previous.low in cues.words("pronouns") or previous.low in cues.words("between"):
        if following.low in cues.words("after_speaker") and _is_set_off(tokens, number - 1):
            return True
        subject = following.low in cues.words("determiners") or following.low in cues.words("pronouns")
        within = number > 1 and tokens[number - 2].low in cues.words("determiners") | {"whose"}
        subject = subject or (verb.lemma == "estimate" and following.text[0].isdigit() and not within)
        ahead = verb.form == "third" and verb.lemma in TELLING_AHEAD and is_ahead_of_number(tokens, number)
        return opens or subject or ahead or following.name is not None or following.low in ("how", "there")
    if previous.text == "," or previous.quoted is not None:
        return opens or following.name is not None or following.low in cues.words("determiners")
    if previous.low in cues.words("roles", "unnamed", "bodies", "papers") or previous.low.endswith("s"):
        number_follows = any(token.text[0].isdigit() for token in tokens[number + 1 : number + 4])
        people = previous.low not in cues.words("papers") and verb.lemma == "find"
        hedged = following.text[0].isdigit() or (following.low in cues.words("hedges") and number_follows)
        hedged = hedged and not people
        if previous.low in cues.words("statistics") and (following.name is not None or following.is_word):
            return verb.kind == "evidence" and is_ahead_of_number(tokens, number)
        return following.quoted is not None or following.low in ("that", ":") or hedged
    return following.quoted is not None


def _is_set_off(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a mark stands before the name at `place` and its article: "…, the agency reports"."""
    while place > 0 and (tokens[place].name is not None or tokens[place].low in cues.words("articles")):
        place -= 1
    return tokens[place].text == "," or tokens[place].quoted is not None


def speaker_words(
    tokens: Sequence[Token], number: int, verb: cues.Verb, floor: int, before: Clause | None
) -> Found | None:
    """Give the subject, whether it stands behind the verb, and the speaker where an earlier clause has named him."""
    previous = tokens[number - 1] if number else None
    low = previous.low if previous is not None else ""
    if verb.form != "base" and _is_by(tokens, number + 1):
        # "he said by phone"
        aloud = (
            low in cues.words("pronouns") and number + 2 < len(tokens) and tokens[number + 2].low in cues.words("scene")
        )
        if not aloud:
            return None
    if verb.form == "gerund" and low not in BE:
        return _participle(tokens, number, floor, before)
    if verb.form == "base" and low == "to":
        return _infinitive(tokens, number, before)
    if (verb.form == "past" and _passive(tokens, number)) or (
        verb.lemma == "report" and is_next(tokens, number, "from")
    ):
        return None
    if previous is not None and (low in cues.words("articles") or (low in OWNERS and verb.form in ("base", "past"))):
        return None
    if previous is not None and (previous.quoted is not None or previous.text in DASHES or previous.text == ","):
        behind = speaker_after(tokens, number)
        ahead = subject_before(tokens, number, floor) if previous.text == "," else None
        quoted = previous.quoted is not None or (number > 1 and tokens[number - 2].quoted is not None)
        if behind is not None and not quoted and verb.lemma in TOLD:
            behind = None
        if behind is not None and (quoted or ahead is None or not _is_ahead(tokens, ahead, behind)):
            return behind, True, None
        if ahead is None and before is not None and not quoted:
            return None, False, before.speaker
        return (ahead, False, None) if ahead is not None else None
    joined = _last_before(tokens, number, floor) in ("and", "but", "then", "or")
    if joined and verb.form != "base" and before is not None and before.speaker is not None:
        return None, False, before.speaker
    ahead = first_subject(tokens, number) if joined else subject_before(tokens, number, floor)
    if ahead is None and number == floor:
        behind = speaker_after(tokens, number)
        return (behind, True, None) if behind is not None else None
    if verb.kind == "evidence" and (ahead is None or not names_speaker(tokens, ahead, verb)):
        ahead = _paper(tokens, number, floor) or ahead
    if ahead is not None and ahead.last - ahead.first == 1 and tokens[ahead.first].low in ("who", "which"):
        return _found(whom_who_means(tokens, ahead.first, floor))
    described = subject_before_who(tokens, number, floor)
    if described is not None and (ahead is None or not names_speaker(tokens, ahead, verb)):
        ahead = described
    return (ahead, False, None) if ahead is not None else None


def _paper(tokens: Sequence[Token], number: int, floor: int) -> Subject | None:
    """Give the report or the study that opens the sentence: "a study that appeared in spring found"."""
    for place in range(floor, min(number, floor + NEAR)):
        if tokens[place].low in cues.words("papers"):
            return Subject(floor, place + 1, start=floor)
        if not (tokens[place].is_word or tokens[place].text in "/-") or tokens[place].low in cues.words("prepositions"):
            return None
    return None


def _is_by(tokens: Sequence[Token], place: int) -> bool:
    """Say whether "by" follows, at once or behind a day: "announced Monday by"."""
    while place < len(tokens) and tokens[place].low in cues.words("days"):
        place += 1
    return place < len(tokens) and tokens[place].low == "by"


def _last_before(tokens: Sequence[Token], number: int, floor: int) -> str:
    """Give the word before the verb and its auxiliaries."""
    place = number - 1
    while place > floor and tokens[place].low in cues.words("between"):
        place -= 1
    return tokens[place].low if place >= floor else ""


def names_speaker(tokens: Sequence[Token], subject: Subject, verb: cues.Verb) -> bool:
    """Say whether the head of the subject is somebody or something that speaks."""
    part = tokens[subject.first : subject.last]
    head = subject.first + head_of(part)
    if verb.lemma == "hear":
        return any(token.low.rpartition(" ")[2] in cues.words("hearing") for token in part)
    if verb.lemma in cues.words("shown_by_papers"):
        name = tokens[head].name
        return tokens[head].low in cues.words("papers", "showing") or (name is not None and name.type == "organisation")
    if may_speak(tokens, head, head + 1):
        return True
    if verb.lemma in cues.words("sayers") and verb.form != "base" and part[0].low in cues.words("determiners"):
        return len(part) > 1
    if subject.aside is not None:
        begins, ends = subject.aside
        near = min(ends, begins + (4 if part[0].low in cues.words("determiners") else 1))
        if any(may_speak(tokens, place, place + 1) for place in range(begins, near)):
            return True
    if head_person(part) is not None:
        return True
    return len(part) > 2 and part[1].low == "and" and part[0].name is not None


def _participle(tokens: Sequence[Token], number: int, floor: int, before: Clause | None) -> Found | None:
    previous = tokens[number - 1] if number else None
    if previous is None:
        return None
    if previous.low in ("heard", "seen") and number > 1 and tokens[number - 2].low in BE:
        ahead = subject_before(tokens, number - 1, floor)
        return (ahead, False, None) if ahead is not None else None
    if tokens[number].low == "reporting" and previous.is_word and not is_next(tokens, number, "that"):
        return None
    if previous.is_word and previous.low not in LINKS and previous.low not in cues.words("opening", "between"):
        ahead = first_subject(tokens, number) if previous.low in cues.words("papers") else None
        ahead = ahead or subject_before(tokens, number, floor)
        return (ahead, False, None) if ahead is not None else None
    if previous.low == "as":
        return _quoted_as(tokens, number, floor)
    if previous.low in ("for", "of"):
        return None
    if before is not None and before.speaker is not None:
        return None, False, before.speaker
    ahead = first_subject(tokens, number)
    return (ahead, False, None) if ahead is not None else None


def _quoted_as(tokens: Sequence[Token], number: int, floor: int) -> Found | None:
    """Give the subject of "was quoted (by the agency) as saying"."""
    for place in range(number - 2, max(-1, number - NEAR - NEAR), -1):
        if tokens[place].quoted is not None or tokens[place].text in (";", "."):
            return None
        if tokens[place].low in ("quoted", "cited", "reported"):
            if tokens[place].low != "reported" and not _passive(tokens, place):
                return _quoted_one(tokens, place + 1, number - 1)
            ahead = subject_before(tokens, place, floor)
            return (ahead, False, None) if ahead is not None else None
    return None


def _quoted_one(tokens: Sequence[Token], first: int, stop: int) -> Found | None:
    """Give whom a medium quotes: "quoted the mayor, Anna Berg, as saying"."""
    while stop > first and tokens[stop - 1].text == ",":
        stop -= 1
    comma = next((place for place in range(first, stop) if tokens[place].text == ","), stop)
    if comma == first:
        return None
    return Subject(first, comma, (comma + 1, stop) if comma + 1 < stop else None, start=first), False, None


def _infinitive(tokens: Sequence[Token], number: int, before: Clause | None) -> Found | None:
    following = tokens[number + 1] if number + 1 < len(tokens) else None
    if following is None or not (following.quoted is not None or following.low in ("that", ":", ",")):
        return None
    if before is not None and before.speaker is not None and before.kind == "speech":
        return None, False, before.speaker
    ahead = first_subject(tokens, number)
    if ahead is None:
        return None
    governing = tokens[number - 2] if number > 1 else tokens[0]
    medium = governing.name is not None and governing.name.medium
    said = following.quoted is not None or medium or governing.low in cues.words("says_to")
    return ahead._replace(unsaid=not said), False, None


def _found(subject: Subject | None) -> Found | None:
    return (subject, False, None) if subject is not None else None


def _is_ahead(tokens: Sequence[Token], ahead: Subject, behind: Subject) -> bool:
    """Say whether "X, …, said Y" has its speaker in front: a speaker with an aside that has no comma of its own."""
    if ahead.aside is None or any(token.text == "," for token in tokens[ahead.aside[0] : ahead.aside[1]]):
        return False
    if _has_person(tokens, ahead):
        return True
    speakers = cues.words("roles", "unnamed", "bodies")
    may = any(
        token.low in speakers or (token.name is not None and token.name.type != "place")
        for token in tokens[ahead.first : ahead.last]
    )
    return may and not _has_person(tokens, behind)


def _has_person(tokens: Sequence[Token], subject: Subject) -> bool:
    return any(
        token.low in cues.words("pronouns") or (token.name is not None and token.name.type == "person")
        for token in tokens[subject.first : subject.last]
    )


def _passive(tokens: Sequence[Token], number: int) -> bool:
    place = number - 1
    while place >= 0 and (tokens[place].low in ("also", "not", "been", "being") or tokens[place].low.endswith("ly")):
        place -= 1
    return place >= 0 and tokens[place].low in BE and tokens[place].text not in ("'s", "’s")
