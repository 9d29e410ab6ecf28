"""Quotations and differences that the editor read: every word of them is held to what a source prints."""

from __future__ import annotations

from briefing.edit.additions import Keys, ground
from briefing.edit.decisions import AddedDifference, AddedQuotation
from briefing.edit.desk import Desk
from briefing.edit.grounding import Grounds, holds_words, ungrounded
from briefing.model import Difference, Evidence, QuotationClaim, QuotationFact, Side, Speaker
from briefing.strict_yaml import nearest


def add_quotation(facts: dict[str, QuotationFact], added: AddedQuotation, keys: Keys, desk: Desk) -> None:
    """Put added words among the quotations; whoever is said to speak is named by the source."""
    claims = []
    for source, place in ground(added, keys, desk):
        body = desk.bodies[source]
        for name in ("speaker", "role", "cue"):
            word = getattr(added, name)
            if word and not holds_words(body, word):
                hint = "write it as the source prints it"
                desk.complain(*keys, name, message=f"{source!r} does not say {word!r}", hint=hint)
        words = place.of(body)
        whole = words[0].isupper() and words.rstrip("\"'”’»").endswith((".", "!", "?", "…", ","))
        part = "whole" if whole else "fragment"
        claims.append(QuotationClaim(source=source, span=place, quote=words, cue=added.cue, part=part))
    if not claims:
        return
    if added.id in facts:
        if not desk.noted(added.id):
            desk.complain(*keys, "id", message=f"there is a quotation {added.id!r} already", hint="give another id")
        return
    speaker = Speaker(name=added.speaker, role=added.role)
    facts[added.id] = QuotationFact(id=added.id, speaker=speaker, text=claims[0].quote, claims=tuple(claims))
    desk.note(added.id, "added by the editor", added, default="read in the source by the editor")


def add_difference(
    differences: dict[str, Difference], added: AddedDifference, keys: Keys, desk: Desk, *, known: frozenset[str]
) -> None:
    """Put an added difference among `differences`: a quote for each side, and no word that no side supports."""
    sides, sentences = [], []
    for number, side in enumerate(added.sides):
        claims = []
        for source, place in ground(side, (*keys, "sides", number), desk):
            claims.append(Evidence(source=source, span=place, quote=place.of(desk.bodies[source])))
            sentences.append((desk.sentence_at(source, place).of(desk.bodies[source]), desk.reference(source)))
        if claims:
            sides.append(Side(says=side.says, claims=tuple(claims)))
    for number, fact in enumerate(added.facts):
        if fact not in known:
            hint = nearest(fact, list(known))
            desk.complain(*keys, "facts", number, message=f"no fact {fact!r}", hint=hint)
    if len(sides) < len(added.sides):
        return
    grounds = Grounds(tuple(sentences), names=desk.names)
    for text, at in (
        (added.about, ("about",)),
        (added.explanation or "", ("explanation",)),
        *((side.says, ("sides", number, "says")) for number, side in enumerate(added.sides)),
    ):
        for message, hint in ungrounded(text, grounds, desk.find, reference=sentences[0][1], may_count=True):
            desk.complain(*keys, *at, message=f"{text[:60]!r}: {message}", hint=hint)
    if added.id in differences:
        if not desk.noted(added.id):
            desk.complain(*keys, "id", message=f"there is a difference {added.id!r} already", hint="give another id")
        return
    differences[added.id] = Difference(
        id=added.id, kind=added.kind, about=added.about, facts=added.facts, sides=tuple(sides),
        explanation=added.explanation or added.reason or "",
    )  # fmt: skip
    desk.note(added.id, "added by the editor", added, default="read in the sources by the editor")
