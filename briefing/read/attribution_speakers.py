"""The words that stand as subject of a reporting verb to the speaker they name."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.mentions import Name, Span
from briefing.read import cues
from briefing.read.attribution_asides import body_aside
from briefing.read.attribution_nouns import is_speaking_noun
from briefing.read.attribution_phrases import (
    head_of,
    head_person,
    phrase_of,
    role_before,
    until_comma,
    without_participle,
)
from briefing.read.attribution_subjects import Subject
from briefing.read.attribution_tokens import Token
from briefing.read.speakers import Discourse, Speaker, SpeakerType, full_name

OWNERS = ("'s", "’s", "'", "’")
MOST_TITLES = 4
"""The most tokens of a title and the name behind it."""
LONGEST = 18
"""The most tokens of a speaker without a name."""


def speaker_of(tokens: Sequence[Token], subject: Subject, discourse: Discourse) -> Speaker | None:
    """Give the speaker that `subject` names, and remember it; null where the words name none."""
    speaker = _described(tokens, subject, discourse)
    if speaker is not None and speaker.name is not None:
        discourse.remember(speaker)
    return speaker


def _described(tokens: Sequence[Token], subject: Subject, discourse: Discourse) -> Speaker | None:
    part = tokens[subject.first : subject.last]
    span = Span(part[0].start, part[-1].end)
    low = part[-1].low
    if (low in ("he", "she") and len(part) <= 2) or (low in ("him", "her") and len(part) == 1):
        return discourse.person_meant(part[-1])
    if low in ("they", "it") or (low == "them" and len(part) == 1):
        return discourse.others_meant(part[-1])
    if low in cues.words("pronouns") or low in cues.words("pointers"):
        return None
    text = discourse.passage.text
    found = head_person(part)
    if found is not None:
        place, name = found
        role = role_before(part, place) or name.role or _role_aside(tokens, subject, text)
        if role is None and subject.aside is None and place + 1 < len(part):
            role = phrase_of(text, part[place + 1 :])
        role = role.rstrip(", ") if role else role
        return Speaker(full_name(name), span, "person", role or discourse.role_of(full_name(name)))
    aside = _person_aside(tokens, subject)
    if aside is not None:
        return aside._replace(role=phrase_of(text, part))
    body = body_aside(tokens, subject.aside) if subject.aside is not None else None
    if body is not None and subject.aside is not None and not any(token.is_large for token in part[1:]):
        behind = Span(tokens[body].start, tokens[subject.aside[1] - 1].end)
        named = tokens[body].name if subject.aside[1] - body == 1 else None
        return Speaker(full_name(named) if named is not None else behind.of(text), behind, "body")
    return _without_person(part, span, discourse)


def _without_person(part: Sequence[Token], span: Span, discourse: Discourse) -> Speaker | None:
    head = head_of(part)
    low, name = part[head].low, part[head].name
    if name is not None and head == len(part) - 1:
        return Speaker(full_name(name), span, "body")
    body = next((token.name for token in reversed(part) if token.name is not None), None)
    if body is not None and low in cues.words("mouthpieces"):
        return Speaker(full_name(body), span, "body", part[head].text)
    if 0 < head < len(part) - 1 and all(_is_unknown_large(token) for token in part[: head + 1]):
        # "Ciro Tolan from the relief office"
        whole = Span(part[0].start, part[head].end)
        return Speaker(
            whole.of(discourse.passage.text), span, "person", phrase_of(discourse.passage.text, part[head + 2 :])
        )
    reporter = _reporter(part, head)
    if reporter is not None:
        return Speaker(discourse.passage.text[part[reporter].start : part[-1].end], span, "person")
    joint = next((place for place, token in enumerate(part) if token.low == "and"), 0)
    if joint and part[joint - 1].name is not None and any(token.name and token.name.medium for token in part[joint:]):
        # "The ministry and the Coast Wire agency reported": the agency has it from the ministry.
        return _without_person(part[:joint], span, discourse)
    media = [token.name for token in part if token.name is not None and token.name.medium]
    if media and low not in cues.words("roles") and low not in cues.words("papers"):
        return Speaker(full_name(media[-1]), span, "body")
    author = _author(part, head)
    if author is not None:
        kind: SpeakerType = "person" if author.type == "person" else "body"
        role = discourse.role_of(full_name(author)) if author.type == "person" else part[head].low
        return Speaker(full_name(author), span, kind, role)
    text = phrase_of(discourse.passage.text, without_participle(part, head))
    if not text or len(part) > LONGEST:
        return None
    office = name is None and (low in cues.words("roles", "described") or low.endswith("-year-old"))
    if office and part[0].low in ("the", "his", "her"):
        holder = discourse.holder(low, part)
        if holder is not None:
            return Speaker(holder, span, "person", text)
        meant = discourse.person_described(part[head])
        if meant is not None:
            return meant._replace(span=span)
        if part[0].low == "the" and low not in cues.words("unnamed"):
            return Speaker(text, span, "office")
    if name is None and len(part) == 2 and part[0].low == "the" and low in cues.words("said_papers"):
        meant = discourse.author_meant(part[head])
        if meant is not None:
            return meant._replace(span=span)
    if name is None and len(part) == 2 and part[0].low == "the" and low in cues.words("bodies"):
        meant = discourse.body_meant(part[head])
        if meant is not None:
            return meant._replace(span=span)
        if low in cues.words("any_body"):
            return Speaker(text, span, "unnamed")
    singular = low.removesuffix("s")
    large = part[head].is_large and not is_speaking_noun(low) and low not in cues.words("determiners")
    named = large or (name is not None and low not in cues.words("unnamed") and singular not in cues.words("roles"))
    if named or low in cues.words("bodies"):
        return Speaker(text, span, "body")
    return Speaker(text, span, "unnamed", plural=low.endswith("s") or low in cues.words("plurals"))


def _is_unknown_large(token: Token) -> bool:
    speaks = is_speaking_noun(token.low) or token.low in cues.words("determiners", "bodies", "any_body")
    return token.is_large and token.name is None and not speaks and not token.text.isupper()


def _reporter(part: Sequence[Token], head: int) -> int | None:
    """Give where the name begins that no list knows, behind its medium: "Coast Radio's Marga Ortell"."""
    owner = next((place for place, token in enumerate(part) if token.text in OWNERS), 0)
    medium = part[owner - 1].name if owner else None
    if medium is None or not medium.medium or not owner < head == len(part) - 1:
        return None
    named = all(token.is_large and token.name is None for token in part[owner + 1 :])
    return owner + 1 if named else None


def _author(part: Sequence[Token], head: int) -> Name | None:
    """Give whose paper it is: "the Health Institute report", "a letter from Berg", "Berg's letter"."""
    if part[head].low not in cues.words("papers"):
        return None
    before = head - 1 - (head > 1 and part[head - 1].low in OWNERS)
    linked = head + 2 < len(part) and part[head + 1].low in ("by", "from")
    for place in (before, head + 2, head + 3) if linked else (before,):
        name: Name | None = part[place].name if 0 <= place < len(part) else None
        if name is not None and name.type != "place":
            return name
    return None


def _role_aside(tokens: Sequence[Token], subject: Subject, text: str) -> str | None:
    """Give the role in "Anna Berg, a doctor at the clinic, said"."""
    if subject.aside is None:
        return None
    part = tokens[subject.aside[0] : subject.aside[1]]
    if not part or part[0].low in cues.words("no_role") or (part[0].name is not None and part[0].name.type == "person"):
        return None
    roles = cues.words("roles", "unnamed")
    if not any(token.low in roles or token.low.rpartition("-")[2] in roles for token in part[:8]):
        return None
    return phrase_of(text, until_comma(part))


def _person_aside(tokens: Sequence[Token], subject: Subject) -> Speaker | None:
    """Give the person in "the city's mayor, Anna Berg, said"."""
    if subject.aside is None:
        return None
    first, last = subject.aside
    for token in tokens[first : min(last, first + MOST_TITLES)]:
        if token.name is not None:
            person = token.name.type == "person"
            return Speaker(full_name(token.name), Span(token.start, token.end), "person") if person else None
        if not token.is_large and token.text != "." and not is_speaking_noun(token.low):
            return None
    return None
