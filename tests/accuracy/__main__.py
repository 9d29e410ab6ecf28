"""Print how well the finders and the weighing do on the labelled sentences and pairs, and how fast: `make bench`."""

from __future__ import annotations

import sys
from time import process_time

from tests.accuracy.measure import Tally, measured, passages, read
from tests.accuracy.test_pairs import CONFLICTS, verdicts

REPEATED = 20


def main() -> None:
    """Print the table, and with `--faults` every label missed and every mention too many."""
    stories = {passage.story for passage in passages()}
    print(f"{len(passages())} labelled passages from {len(stories)} kinds of story")
    _print(measured())
    judged = verdicts()
    print(f"\n{len(judged)} labelled pairs of claims from {len({kind for kind, *_ in judged})} kinds of story")
    _print(pairs())
    print(f"\n{words_per_second():,.0f} words a second, all finders together, one core")


def pairs() -> dict[str, Tally]:
    """Give a tally of the pairs that answer one question, and of those whose answers differ."""
    tallies = {"one question": Tally(), "answers differ": Tally()}
    for _, words, label, said in verdicts():
        for tally, members in zip(tallies.values(), (("same", *CONFLICTS), CONFLICTS), strict=True):
            wanted, found = label in members or None, said in members or None
            tally.count(wanted, found, right=bool(wanted and found), where=words)
    return tallies


def words_per_second() -> float:
    """Read the passages again and again, as one article a kind of story, and give the speed of all finders together."""
    articles = [
        [passage for passage in passages() if passage.story == story]
        for story in sorted({passage.story for passage in passages()})
    ]
    texts = [_article(article) for article in articles]
    begun = process_time()
    for _ in range(REPEATED):
        for text in texts:
            read(text)
    return REPEATED * sum(len(text.text.split()) for text in texts) / (process_time() - begun)


def _article(article):
    text = "\n\n".join(passage.text for passage in article)
    return type(article[0])(article[0].story, text, article[0].day, {})


def _print(tallies: dict[str, Tally]) -> None:
    print(f"{'':26}{'labels':>8}{'precision':>11}{'recall':>8}{'F1':>7}")
    for kind, tally in tallies.items():
        print(f"{kind:26}{tally.wanted:8}{tally.precision:11.3f}{tally.recall:8.3f}{tally.f1:7.3f}")
        if "--faults" in sys.argv:
            print(*(f"    {fault}" for fault in tally.faults), sep="\n")


if __name__ == "__main__":
    main()
