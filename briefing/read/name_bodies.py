"""The words beside an unknown name to whether it is an organisation."""

from __future__ import annotations

import re

from briefing.read.words import lexicon

# "Brimtec shares"  |  "news agency Brimtec"
WORDS_AFTER = re.compile(r"(?:'s|’s)? (?P<first>[a-zA-Z]+)(?: (?P<second>[a-z]+))?")
WORD_BEFORE = re.compile(r"\b(?P<word>[a-z]+) \Z")
# the |Harbour| Gazette
LARGE_BEFORE = re.compile(r"[a-z,] (?P<large>[A-Z][\w’-]+) \Z")


def is_medium(text: str, start: int, name: str) -> bool:
    """Say whether a name known as a medium is one here: "The Sun reported", not "The Sun rose"."""
    media = lexicon("media")
    bare = name.removeprefix("The ")
    if bare not in media["doubtful"]:
        return True
    if LARGE_BEFORE.search(text, max(0, start - 24), start):
        # The Harbour Gazette is no Gazette: its name has two words.
        return False
    after = WORDS_AFTER.match(text, start + len(name), start + len(name) + 40)
    if after is not None and (after["first"] in media["signs"] or after["second"] in media["signs"]):
        return True
    before = WORD_BEFORE.search(text, max(0, start - 16), start)
    if before is not None and before["word"] in media["signs_before"]:
        return True
    if bare == name or (after is not None and after["first"][0].isupper()):
        return before is not None and before["word"] == "the" and bare in media["with_article"]
    # Within a sentence the article has a capital only where it belongs to the name.
    return before is not None


def is_body(text: str, start: int, end: int, *, opens: bool = False) -> bool:
    """Say whether the words around a name are said of companies, papers and parties: "Brimtec shares".

    `opens`: it is one word and begins a sentence, as "Angry investors" does.
    """
    names = lexicon("names")
    after = WORDS_AFTER.match(text, end, end + 40)
    if after is not None:
        first, second = after["first"], after["second"]
        if first in names["after_bodies"] or f"{first} {second}" in names["after_bodies"]:
            return not (opens and first in names["people_of_bodies"])
        if first in names["after_long_bodies"] and " " in text[start:end]:
            return True
    return follows_body_noun(text, start)


def follows_body_noun(text: str, start: int) -> bool:
    """Say whether a noun for a body stands right before a name: "the daily Brimtec"."""
    # Most names are told by one look.
    if not (text[start - 1 : start] == " " and text[start - 2 : start - 1].islower()):
        return False
    before = WORD_BEFORE.search(text, max(0, start - 16), start)
    return before is not None and before["word"] in lexicon("names")["before_bodies"]
