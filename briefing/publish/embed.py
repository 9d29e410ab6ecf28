"""Each figure of an edition to a page of its own that frames anywhere: no script, no request, its words in it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from briefing.publish.cards import card
from briefing.publish.edition import Edition
from briefing.publish.environment import render
from briefing.publish.exact import exact_words
from briefing.publish.wording import wording

STYLE = re.compile(r"<style>(?P<rules>.*?)</style>", re.DOTALL)
MOST_WORDS = 12
"""Sources whose words stand in a frame; the page has all of them."""


def embeds(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield path and HTML of the frame of each figure."""
    say = wording(edition.language)
    for fact in edition.ranked:
        shown = card(edition, fact, say)
        values = {
            "card": shown,
            "exact": exact_words(edition, fact.claims[:MOST_WORDS], say),
            "title": edition.sheet.story.title or say("embed.page"),
            "page": f"../index.html#{shown.anchor}",
            "page_language": edition.language,
        }
        plain = render(edition.templates, edition.language, "embed", **values, policy="")
        html = render(edition.templates, edition.language, "embed", **values, policy=_policy(plain))
        yield f"embed/{fact.id}.html", html + "\n"


def _policy(html: str) -> str:
    """Let the page's own style sheet be read, and nothing else."""
    rules = STYLE.search(html)
    digest = b64encode(sha256(rules["rules"].encode() if rules else b"").digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
