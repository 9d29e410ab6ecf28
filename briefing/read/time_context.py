"""What the words right before and after an expression say of it."""

from __future__ import annotations

import re
from functools import cache

from briefing.read.time_reading import Found
from briefing.read.time_tokens import plain_words


def follows_without_article(found: Found) -> bool:
    """Say whether `following` is a preposition: `following Monday's vote`, not `the following Monday`."""
    return found.word("shift") in ("following", "succeeding", "preceding")


def is_after_preposition(found: Found) -> bool:
    """Say whether a preposition stands before the expression: `in May`."""
    words = found.before(14).replace("(", " ").split()
    return bool(words) and words[-1].lower() in plain_words("prepositions")


@cache
def _term() -> re.Pattern[str]:
    # "before ", "by late ", "until 9 a.m. EST ", "ahead of "
    return re.compile(
        r"""
        \b (?: (?: before | by ) \s (?: (?:late|early|the) \s )?
        | (?: until | till | ahead\ of | as\ early\ as | as\ soon\ as ) \s (?: [\w.:]+ \s ){0,3} ) \Z""",
        re.VERBOSE,
    )


def is_before(found: Found) -> bool:
    """Say whether the expression is a term: `before Tuesday`, `until 9 a.m. Monday`, `ahead of Friday`."""
    before = found.before(60)
    term = _term().search(before)
    return term is not None and " had " not in before
