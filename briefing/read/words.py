"""The word lists of `lexicon/*.yml`, loaded once each, when first asked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

LEXICON = Path(__file__).with_name("lexicon")


@cache
def lexicon(name: str) -> dict[str, frozenset[str]]:
    """Give the lists of `lexicon/<name>.yml` by their keys.

    A list is one block of text, its words or phrases parted by commas or line ends: YAML reads one long
    scalar a hundred times faster than a thousand short ones.
    """
    # Here, not above: the library is slower to load than all our rules, and not every caller needs a list.
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    text = (LEXICON / f"{name}.yml").read_text(encoding="utf-8")
    lists: dict[str, str] = yaml.load(text, Loader=loader)  # noqa: S506 -- our own file, and strings only
    return {key: frozenset(_entries(block)) for key, block in lists.items()}


@cache
def table(name: str, key: str) -> dict[str, str]:
    """Give the list `key` of `lexicon/<name>.yml`, each entry `word: meaning`, as a mapping."""
    pairs = (entry.partition(":") for entry in lexicon(name)[key])
    return {word.strip(): meaning.strip() for word, _, meaning in pairs}


def _entries(block: str) -> list[str]:
    parts = (part.strip() for part in block.replace("\n", ",").split(","))
    return [part for part in parts if part]
