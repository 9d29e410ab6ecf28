"""The figures of a sheet to what the key figures show, in the order in which it is read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.publish.cards import Card, card
from briefing.publish.edition import Edition
from briefing.publish.stories import Story, stories
from briefing.publish.wording import Wording

SHOWN_WIDE, SHOWN_SMALL = 8, 9
"""Figures that are shown at once, with a drawing and without; the others fold away."""


@dataclass(frozen=True)
class KeyFigures:
    """The whole part, in the order in which it is read."""

    stories: tuple[Story, ...]
    wide: tuple[Card, ...]
    more_wide: tuple[Card, ...]
    agreed: tuple[Card, ...]
    more_agreed: tuple[Card, ...]
    singles: tuple[Card, ...]
    more_singles: tuple[Card, ...]


def key_figures(edition: Edition, say: Wording) -> KeyFigures:
    """Choose what is drawn together, what alone, and what is only said by one source."""
    cards = {fact.id: card(edition, fact, say) for fact in edition.ranked}
    if edition.lead:
        cards[edition.lead.id] = replace(cards[edition.lead.id], stands_here=False)
    told = stories(edition, cards, say)
    drawn = {shown.anchor for story in told for shown in story.cards}
    lead = f"fact-{edition.lead.id}" if edition.lead else ""
    rest = [shown for shown in cards.values() if shown.anchor not in drawn and shown.anchor != lead]
    wide = tuple(shown for shown in rest if shown.differs or shown.plot)
    small = [shown for shown in rest if not (shown.differs or shown.plot)]
    agreed = tuple(shown for shown in small if shown.sources > 1)
    singles = tuple(shown for shown in small if shown.sources < 2)
    return KeyFigures(
        told,
        *(wide[:SHOWN_WIDE], wide[SHOWN_WIDE:]),
        *(agreed[:SHOWN_SMALL], agreed[SHOWN_SMALL:]),
        *(singles[:SHOWN_SMALL], singles[SHOWN_SMALL:]),
    )
