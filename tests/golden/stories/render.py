"""Whole articles, read and weighed, to a line for each fact with a figure, each difference and each relation."""

import tempfile
from pathlib import Path

from briefing.cache import Cache
from briefing.read.ingest import read_documents
from briefing.reading import read_all
from briefing.weigh.answers import Answer, answer_of
from briefing.weigh.sheet import weigh
from briefing.weigh.wording import say_answer


def render(given):
    """Give the lines of `given`: ids of sources to their texts, each with the day and the publisher it states."""
    sheet = _weighed(given)
    facts = [f"{fact.id} ({fact.label}): {fact.status}, {_headline(fact)}: {_told(fact)}" for fact in sheet.figures]
    differences = [f"differ, {difference.kind}: {difference.explanation}" for difference in sheet.differences]
    return [*facts, *differences, *(f"{relation.kind}: {relation.explanation}" for relation in sheet.relations)]


def _weighed(given):
    with tempfile.TemporaryDirectory() as root:
        seeds = Path(root) / "seeds"
        seeds.mkdir()
        for name, article in given.items():
            stated = "".join(f"{key}: {article[key]}\n" for key in ("published", "publisher") if key in article)
            (seeds / f"{name}.md").write_text(f"---\n{stated}---\n{article['text']}", encoding="utf-8")
        documents = read_documents(seeds, project=Path(root)).documents
        return weigh(read_all(documents, Cache(Path(root) / "cache")))


def _headline(fact):
    shown = Answer(fact.headline.value, fact.headline.upper, fact.headline.bound)
    return f"{say_answer(shown)} leads ({fact.headline.rule})"


def _told(fact):
    claims = [f"{say_answer(answer_of(claim))} {claim.source}{_voice(claim)}" for claim in fact.claims]
    return f"{'; '.join(claims)}; {fact.origins.known}+{fact.origins.unknown} origins"


def _voice(claim):
    return f" ({claim.says.name}{', carried' if claim.says.basis == 'carried' else ''})" if claim.says else ""
