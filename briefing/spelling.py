"""Two spellings to whether they are one name: transliterations, doubled letters, accents, points and apostrophes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from operator import eq

# Letters that Unicode does not take apart into a base letter and an accent. The marks of the soft sign, of ayn and
# hamza, and the points of initials are written or left out at will: they go.
SINGLE = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a",
    "-": " ", "–": " ", "‐": " ", "‑": " ",
    **dict.fromkeys("'’‘ʼʻ`´ʹʾʿ.,", ""),
})  # fmt: skip
# In this order, each to one spelling that all its rivals share. The results are keys, not names.
# "Mohammed", "Muhammad"  |  "Alexei", "Alexey", "Alexeyy"  |  "Rudenskyy", "Rudenskiy"  |  "Kyiv", "Kiev"
# Each stands behind the letters of which a name must have one group for it: most rules are passed over by a look.
RULES = tuple(
    (tuple(letters.split("|")), re.compile(pattern), replacement)
    for letters, pattern, replacement in (
        ("am", r"\bm[ou]h?amm?[ae][dt]\b", "mohamed"),
        (" ", r"\b(?:al|el|as|ash|ad|an|ar|at|az) (?=\w)", "al"),
        ("abd", r"\babd(?: al|[eu]l)(?=[ \w])", "abdul"),
        ("st|sankt", r"\b(?:st|sankt)\b", "saint"),
        ("ks", r"ks", "x"),
        ("ck|cq", r"c(?=[kq])", ""),
        ("ch", r"s?ch(?=[lmntw])", "sh"),
        ("tch|tsch|tsj", r"tsch|tch|tsj", "ch"),
        ("sj|sz", r"sj|sz", "sh"),
        ("kh", r"kh", "h"),
        ("gh", r"gh", "g"),
        ("ph", r"ph", "f"),
        ("zh|dj", r"zh|dzh|dj", "j"),
        ("ts|tz", r"ts|tz", "z"),
        ("q", r"q", "k"),
        ("c", r"c(?=[aoukl]|\b)", "k"),
        ("w", r"w", "v"),
        ("ou", r"ou", "u"),
        ("yo|jo", r"yo|jo", "io"),
        ("ya|ja", r"ya|ja", "ia"),
        ("yu|ju", r"yu|ju", "iu"),
        ("y|ij|ie|ii", r"(?<=[^aeou\W])(?:yi|iy|ij|yj|ie|ye|ii|y)(?!\w*\d)", "i"),
        ("y|j", r"(?<=[aeou])[yj](?=\b|[^aeiou])", "i"),
        ("ye|je", r"\b[yj]e", "e"),
        ("ye", r"(?<=[aeou])ye", "e"),
        ("br|dr|gr|kr|pr|tr|vr", r"(?<=[bdgkptv])r\b", "er"),
    )
)
DOUBLED = re.compile(r"(\w)\1+")
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
    for letters, pattern, replacement in RULES:
        for group in letters:
            if group in key:
                key = pattern.sub(replacement, key)
                break
    return DOUBLED.sub(r"\1", key) if any(map(eq, key, key[1:])) else key


def plain_letters(name: str) -> str:
    """Give `name` in small letters, without accents, apostrophes, points and article."""
    bare = name
    if not name.isascii():
        parts = unicodedata.normalize("NFKD", name)
        bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    bare = " ".join(bare.casefold().translate(SINGLE).split())
    return bare.removeprefix("the ")
