"""Two spellings to whether they are one name: transliterations, doubled letters, accents, points and apostrophes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and an accent.
SINGLE = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a",
    "-": " ", "–": " ", "‐": " ", "‑": " ",
})  # fmt: skip
# The marks of the soft sign, of ayn and hamza, and the points of initials are written or left out at will.
SILENT = re.compile(r"['’‘ʼʻ`´ʹʾʿ.,]")
SPACE = re.compile(r"\s+")
# In this order, each to one spelling that all its rivals share. The results are keys, not names.
# "Mohammed", "Muhammad"  |  "Alexei", "Alexey", "Alexeyy"  |  "Rudenskyy", "Rudenskiy"  |  "Kyiv", "Kiev"
RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\bm[ou]h?amm?[ae][dt]\b", "mohamed"),
        (r"\b(?:al|el|as|ash|ad|an|ar|at|az) (?=\w)", "al"),
        (r"\babd(?: al|[eu]l)(?=[ \w])", "abdul"),
        (r"\b(?:st|sankt)\b", "saint"),
        (r"ks", "x"),
        (r"c(?=[kq])", ""),
        (r"s?ch(?=[lmntw])", "sh"),
        (r"tsch|tch|tsj", "ch"),
        (r"sj|sz", "sh"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"zh|dzh|dj", "j"),
        (r"ts|tz", "z"),
        (r"q", "k"),
        (r"c(?=[aoukl]|\b)", "k"),
        (r"w", "v"),
        (r"ou", "u"),
        (r"yo|jo", "io"),
        (r"ya|ja", "ia"),
        (r"yu|ju", "iu"),
        (r"(?<=[^aeou\W])(?:yi|iy|ij|yj|ie|ye|ii|y)(?!\w*\d)", "i"),
        (r"(?<=[aeou])[yj](?=\b|[^aeiou])", "i"),
        (r"\b[yj]e", "e"),
        (r"(?<=[aeou])ye", "e"),
        (r"(?<=[bdgkptv])r\b", "er"),
        (r"(\w)\1+", r"\1"),
    )
)
ABBREVIATED = {
    "us": "united states",
    "usa": "united states",
    "united states of america": "united states",
    "uk": "united kingdom",
    "un": "united nations",
    "eu": "european union",
    "uae": "united arab emirates",
}
"""Initials of which everybody knows what they stand for; all others are the business of the text that explains them."""
LONGEST = 200
"""Longer strings are no names; they are compared letter by letter."""


def same_name(one: str, other: str) -> bool:
    """Say whether the two are spellings of one name, as `Rudenskyy` and `Rudensky` are, or `Kyiv` and `Kiev`."""
    return one == other or (spelling_key(one) == spelling_key(other) != "")


@lru_cache(maxsize=4096)
def spelling_key(name: str) -> str:
    """Give what all spellings of `name` share; it is compared and never shown."""
    plain = plain_letters(name)
    if len(plain) > LONGEST:
        return plain
    if plain in ABBREVIATED and (name.isupper() or " " in plain):
        return ABBREVIATED[plain]
    words = plain.split(" ")
    if len(words) > 2:
        words = [words[0], *(word for word in words[1:-1] if len(word) > 1), words[-1]]
    key = " ".join(words)
    for pattern, replacement in RULES:
        key = pattern.sub(replacement, key)
    return key


def plain_letters(name: str) -> str:
    """Give `name` in small letters, without accents, apostrophes, points and article."""
    parts = unicodedata.normalize("NFKD", name)
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    bare = SPACE.sub(" ", SILENT.sub("", bare.casefold().translate(SINGLE))).strip()
    return bare.removeprefix("the ")
