"""Ids of facts as sources come, go, change their places or get another paragraph, over the invented whole stories."""

import tempfile
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from briefing.edit.changes import compare
from briefing.edit.renames import JOINED, RENAMED, words_of
from briefing.read.ingest import read_documents
from briefing.reading import read_all
from briefing.weigh.sheet import weigh

FOLDERS = sorted(path.parent for path in (Path(__file__).parent / "stories").glob("*/expected.yml"))
MOVED = {"goes": 0.054, "moves": 0, "longer": 0}
"""The share of claims, measured and rounded up, that may stand in a fact of another id: the words of one source
name a fact as long as it is there."""
BESIDE = "The weather is not expected to change before the weekend, and the roads stay open."


class Remembered(dict):
    """What the finders found, so that each text is read once."""

    def mentions(self, body, day):
        return self.get((body, day))

    def keep(self, body, day, encoded):
        from briefing.cache import decoded

        self[body, day] = decoded(encoded)


KNOWN = Remembered()


def weighed(texts):
    """Give the fact sheet of `texts`, the sources by the names of their files."""
    with tempfile.TemporaryDirectory() as root:
        seeds = Path(root) / "seeds"
        seeds.mkdir()
        for name, text in texts.items():
            (seeds / f"{name}.md").write_text(text, encoding="utf-8")
        documents = read_documents(seeds, project=Path(root)).documents
    return weigh(read_all(documents, KNOWN))


def ids(texts):
    """Give the id of the fact of each claim of `texts`."""
    sheet = weighed(texts)
    found = {}
    for kind in ("figures", "timeline", "quotations"):
        for fact in getattr(sheet, kind):
            for claim in fact.claims:
                place = (claim.source.split("_", 1)[-1], claim.quote, getattr(claim, "phrase", claim.quote))
                found.setdefault((kind, *place), fact.id)
    return found


def changed(texts):
    """Yield the kinds of change, and the sources after each."""
    for gone in texts:
        yield "goes", {name: text for name, text in texts.items() if name != gone}
    yield "moves", {f"{len(texts) - number}_{name}": text for number, (name, text) in enumerate(texts.items())}
    for own, text in texts.items():
        paragraphs = text.rstrip().split("\n\n")
        yield "longer", texts | {own: "\n\n".join([*paragraphs[:-1], BESIDE, paragraphs[-1]]) + "\n"}


def stories():
    """Yield the sources of each story."""
    for folder in FOLDERS:
        yield {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))}


def untold(old, new):
    """Yield the ids of `old` under which `new` has none of their words, where no change says where these went."""
    told = {(change.was, change.now) for change in compare(old, new) if change.what in (RENAMED, JOINED)}
    for kind in ("figures", "timeline", "quotations"):
        now = {fact.id: words_of(fact) for fact in getattr(new, kind)}
        for fact in getattr(old, kind):
            heirs = {other for other, words in now.items() if words & words_of(fact)}
            if heirs and fact.id not in heirs and not any((fact.id, heir) in told for heir in heirs):
                yield fact.id


@cache
def moved():
    """Give by kind of change how many claims there were, and how many of them got another id."""
    claims, other = Counter(), Counter()
    for texts in stories():
        before = ids(texts)
        for kind, sources in changed(texts):
            after = ids(sources)
            kept = before.keys() & after.keys()
            claims[kind] += len(kept)
            other[kind] += sum(before[place] != after[place] for place in kept)
    return {kind: other[kind] / claims[kind] for kind in claims}


@pytest.mark.parametrize("kind", MOVED)
def test_a_fact_keeps_its_id(kind):
    assert moved()[kind] <= MOVED[kind]


def test_where_a_fact_has_another_id_or_joined_another_the_ledger_says_so():
    for texts in stories():
        everything = weighed(texts)
        for gone in texts:
            fewer = weighed({name: text for name, text in texts.items() if name != gone})
            assert list(untold(everything, fewer)) == [], f"without {gone}"
            assert list(untold(fewer, everything)) == [], f"with {gone}"
