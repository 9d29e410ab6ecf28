"""The words beside an unknown name to whether it is an organisation."""

from __future__ import annotations

import re

from briefing.read.words import lexicon

# "Brimtec shares"  |  "news agency Brimtec"
WORDS_AFTER = re.compile(r"(?:'s|’s)? (?P<first>[a-zA-Z]+)(?: (?P<second>[a-z]+))?")
WORD_BEFORE = re.compile(r"\b(?P<word>[a-z]+) \Z")


def is_body(text: str, start: int, end: int) -> bool:
    """Say whether the words around a name are said of companies, papers and parties: "Brimtec shares"."""
    names = lexicon("names")
    after = WORDS_AFTER.match(text, end, end + 40)
    if after is not None:
        first, second = after["first"], after["second"]
        if first in names["after_bodies"] or f"{first} {second}" in names["after_bodies"]:
            return True
    before = WORD_BEFORE.search(text, max(0, start - 16), start)
    return before is not None and before["word"] in names["before_bodies"]
