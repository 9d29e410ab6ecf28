"""What a capitalised word can be within a name, and the names known as a whole, from the lexicons."""

from __future__ import annotations

from functools import cache

from briefing.read.gazetteer import place_name_lengths
from briefing.read.words import lexicon, table

SMALL, ORDINARY, TITLE, BEFORE_TITLE, HEAD, THING = 1, 2, 4, 8, 16, 32
GIVEN, DOUBTFUL_GIVEN, PEOPLE, FEATURE_FIRST, FEATURE_LAST, DIRECTION = 64, 128, 256, 512, 1024, 2048
FAMILY, ROLE = 4096, 8192
FLAGS = {
    "small_words": SMALL,
    "ordinary": ORDINARY,
    "titles": TITLE,
    "before_title": BEFORE_TITLE,
    "organisations": HEAD,
    "things": THING,
    "peoples": PEOPLE,
    "feature_first": FEATURE_FIRST,
    "feature_last": FEATURE_LAST,
    "directions": DIRECTION,
}
NAME_FLAGS = {"given": GIVEN, "doubtful": DOUBTFUL_GIVEN, "family": FAMILY}


@cache
def word_flags() -> dict[str, int]:
    """Give what each word of the lexicons can be within a name, as the sum of the flags above."""
    flags: dict[str, int] = {}
    for name, keys in (("names", FLAGS), ("person_names", NAME_FLAGS)):
        for key, flag in keys.items():
            for word in lexicon(name)[key]:
                flags[word] = flags.get(word, 0) | flag
    for word in lexicon("names")["roles"]:
        capitalised = word.capitalize()
        flags[capitalised] = flags.get(capitalised, 0) | ROLE
    return flags


@cache
def phrases() -> dict[str, str]:
    """Give the names known as a whole, each with its kind; they have straight apostrophes."""
    names = lexicon("names")
    known = dict.fromkeys(names["other_places"], "place") | dict.fromkeys(names["no_names"], "thing")
    known |= dict.fromkeys(names["organisations_alone"], "organisation")
    known |= dict.fromkeys(table("names", "initials"), "organisation")
    known |= dict.fromkeys(lexicon("media")["media"], "medium")
    known |= dict.fromkeys(table("media", "initials"), "medium")
    known |= {word: known.get(word, "people") for word in table("peoples", "peoples")}
    return {phrase.replace("’", "'"): kind for phrase, kind in known.items()}


@cache
def name_lengths() -> dict[str, int]:
    """Give for the first word of every known name how many capitalised words the longest has."""
    lengths = place_name_lengths().copy()
    for phrase in phrases():
        first, _, rest = phrase.removesuffix("'s").partition(" ")
        count = 1 + (sum(word[0].isupper() for word in rest.split(" ")) if rest else 0)
        if count > lengths.get(first, 0):
            lengths[first] = count
    return lengths
