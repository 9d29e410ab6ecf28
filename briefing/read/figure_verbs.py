"""The form of a verb to its base form, by rule for the regular ones, and to what it says happened."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, NamedTuple

from briefing.read.words import lexicon, table

Form = Literal["base", "third", "past", "participle", "both", "ing"]
VOWELS = frozenset("aeiou")
BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))


class Verb(NamedTuple):
    """A form of a verb; `both` is a past tense that is also the participle, as of all regular verbs."""

    lemma: str
    form: Form

    @property
    def passive(self) -> bool:
        """Say whether the form can follow "were" to say what was done."""
        return self.form in ("participle", "both")


@cache
def _irregular() -> dict[str, tuple[str, Form]]:
    found: dict[str, tuple[str, Form]] = {}
    for lemma, forms in sorted(table("verbs", "irregular").items()):
        past, _, participle = forms.partition(" ")
        apart = bool(participle) and participle != past and not participle.endswith("ed")
        found.setdefault(participle or past, (lemma, "participle" if apart else "both"))
        found.setdefault(past, (lemma, "past" if apart else "both"))
    found["were"] = ("be", "past")
    found.update(dict.fromkeys(("is", "are", "am"), ("be", "third")))
    return found


@lru_cache(maxsize=4096)
def read_verb(word: str) -> Verb | None:
    """Give the verb of which `word`, in lower case, is a form; None when it is none."""
    if word in _irregular():
        return Verb(*_irregular()[word])
    if word in lexicon("verbs")["regular"] or word in table("verbs", "irregular"):
        return Verb(word, "base")
    for ending, form in (("ed", "both"), ("ing", "ing"), ("s", "third")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            lemma = _lemma(word[: -len(ending)], ending)
            if lemma:
                return Verb(lemma, form)  # type: ignore[arg-type]
    return None


def _lemma(stem: str, ending: str) -> str | None:
    regular, irregular = lexicon("verbs")["regular"], table("verbs", "irregular")
    candidates = [stem]
    if ending == "s":
        candidates += [stem[:-1]] if stem.endswith("e") else []
        candidates += [f"{stem[:-2]}y"] if stem.endswith("ie") else []
    else:
        candidates = [f"{stem}e", stem]
        candidates += [f"{stem[:-1]}y"] if stem.endswith("i") and ending == "ed" else []
        candidates += [stem[:-1]] if stem[-2:-1] == stem[-1:] and stem[-1:] not in VOWELS else []
        candidates += [f"{stem[:-1]}ie"] if stem.endswith("y") and ending == "ing" else []
    for lemma in candidates:
        if lemma in regular or lemma in irregular:
            return lemma
    return None


def participle(lemma: str) -> str:
    """Give the past participle of a base form: launch, launched; throw, thrown; transfer, transferred."""
    forms = table("verbs", "irregular").get(lemma)
    if forms:
        return forms.rpartition(" ")[2]
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return f"{lemma[:-1]}ied"
    if lemma.endswith("c"):
        return f"{lemma}ked"
    short = sum(letter in VOWELS for letter in lemma) == 1 and len(lemma) > 2 and lemma[-3] not in VOWELS
    closed = (
        lemma[-1] not in VOWELS | set("wxy") and lemma[-2:-1] in VOWELS and (len(lemma) < 3 or lemma[-3] not in VOWELS)
    )
    if lemma in lexicon("verbs")["doubling"]:
        return f"{lemma}{lemma[-1]}ed"
    if closed and (short or lemma in lexicon("verbs")["doubling"]):
        return f"{lemma}{lemma[-1]}ed"
    return f"{lemma}ed"


@lru_cache(maxsize=4096)
def happening(lemma: str) -> str | None:
    """Give what a verb says happened, as one word; None for a verb that says too little."""
    family = table("verbs", "families").get(lemma)
    if family:
        return family
    return None if lemma in lexicon("verbs")["light"] else participle(lemma)
