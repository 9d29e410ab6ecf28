"""Tell how well sentences, pairs and whole stories are read and weighed, and how fast: `make bench`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from time import process_time

from tests.accuracy import stories
from tests.accuracy.measure import Passage, Tally, measured, passages, read
from tests.accuracy.test_pairs import CONFLICTS, verdicts

REPEATED = 20
SPEECH = ("quotations", "speakers", "who says so", "people", "organisations", "places")
COUNTED = ("figures", "figures with their bound", "what is counted", "what happened to it")
SPOKEN = {
    "articles": "whole articles labelled for speech and names alone",
    "speakers": "passages labelled for speech and names alone, after the articles",
    "speakers-later": "passages labelled for speech and names later still, from which no rule was made",
}


def report(*, faults: bool = False) -> Iterator[str]:
    """Yield the lines of the report, with every label missed and every mention too many if `faults`."""
    kinds = {passage.story for passage in passages()}
    yield f"{len(passages())} labelled passages from {len(kinds)} kinds of story"
    yield from _table(measured(), faults=faults)
    yield f"\n{len(passages('unseen'))} passages labelled later; only of their figures were rules made"
    yield from _table(measured("unseen"), faults=faults)
    yield f"\n{len(passages('times'))} passages labelled for their times alone, after the others"
    yield from _table({"times": measured("times")["times"]}, faults=faults)
    yield f"\n{len(passages('figures'))} passages labelled for their figures alone, after the others"
    yield from _table({kind: measured("figures")[kind] for kind in COUNTED}, faults=faults)
    yield f"\n{len(passages('figures-later'))} passages labelled for their figures alone, later still"
    yield from _table({kind: measured("figures-later")[kind] for kind in COUNTED}, faults=faults)
    for folder, what in SPOKEN.items():
        yield f"\n{len(passages(folder))} {what}"
        kinds = SPEECH if folder != "articles" else [kind for kind in SPEECH if kind != "who says so"]
        yield from _table({kind: measured(folder)[kind] for kind in kinds}, faults=faults)
    judged = verdicts()
    yield f"\n{len(judged)} labelled pairs of claims from {len({kind for kind, *_ in judged})} kinds of story"
    yield from _table(pairs(), faults=faults)
    yield f"\n{len(stories.verdicts())} stories of several sources"
    yield from _table(whole_stories(), faults=faults)
    yield f"\n{words_per_second():,.0f} words a second, all finders together, one core"


def pairs() -> dict[str, Tally]:
    """Give a tally of the pairs that answer one question, and of those whose answers differ."""
    tallies = {"one question": Tally(), "answers differ": Tally()}
    for _, words, label, said in verdicts():
        for tally, members in zip(tallies.values(), (("same", *CONFLICTS), CONFLICTS), strict=True):
            wanted, found = label if label in members else None, said if said in members else None
            tally.count(wanted, found, right=bool(wanted and found), where=words)
    return tallies


def whole_stories() -> dict[str, Tally]:
    """Give a tally of the facts that must meet, and of the differences that must be found and no others."""
    tallies = {"facts that meet": Tally(), "differences": Tally()}
    for verdict in stories.verdicts():
        for name, right, missed, false in (
            ("facts that meet", verdict.met, verdict.apart, ()),
            ("differences", verdict.found, verdict.missed, verdict.false),
        ):
            for wanted, found in (*((one, one) for one in right), *((one, None) for one in missed)):
                tallies[name].count(wanted, found, right=found is not None, where=verdict.story)
            for one in false:
                tallies[name].count(None, one, right=False, where=verdict.story)
    return tallies


def words_per_second() -> float:
    """Read the passages of each kind of story as one article, again and again: the speed of all finders together."""
    articles = [_article(story) for story in sorted({passage.story for passage in passages()})]
    begun = process_time()
    for _ in range(REPEATED):
        for article in articles:
            read(article)
    return REPEATED * sum(len(article.text.split()) for article in articles) / (process_time() - begun)


def _article(story: str) -> Passage:
    parts: Sequence[Passage] = [passage for passage in passages() if passage.story == story]
    return Passage(story, "\n\n".join(part.text for part in parts), parts[0].day, {})


def _table(tallies: dict[str, Tally], *, faults: bool) -> Iterator[str]:
    yield f"{'':26}{'labels':>8}{'precision':>11}{'recall':>8}{'F1':>7}"
    for kind, tally in tallies.items():
        yield f"{kind:26}{tally.wanted:8}{tally.precision:11.3f}{tally.recall:8.3f}{tally.f1:7.3f}"
        if faults:
            yield from (f"    {fault}" for fault in tally.faults)


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in report(faults="--faults" in sys.argv))
