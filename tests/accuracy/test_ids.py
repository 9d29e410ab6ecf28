"""Ids of facts as sources come, go, change their places or get another paragraph, over the invented whole stories."""

import tempfile
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from briefing.read.ingest import read_documents
from briefing.reading import read_all
from briefing.weigh.sheet import weigh

FOLDERS = sorted(path.parent for path in (Path(__file__).parent / "stories").glob("*/expected.yml"))
MOVED = {"goes": 0.05, "moves": 0.01, "longer": 0.005}
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


def ids(texts):
    """Give the id of the fact of each claim; `texts` are the sources by the names of their files."""
    with tempfile.TemporaryDirectory() as root:
        seeds = Path(root) / "seeds"
        seeds.mkdir()
        for name, text in texts.items():
            (seeds / f"{name}.md").write_text(text, encoding="utf-8")
        documents = read_documents(seeds, project=Path(root)).documents
    sheet = weigh(read_all(documents, KNOWN))
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


@cache
def moved():
    """Give by kind of change how many claims there were, and how many of them got another id."""
    claims, other = Counter(), Counter()
    for folder in FOLDERS:
        texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))}
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
