"""Marked texts (see `tests/marked.py`) to the lines that say what their figures come to."""

from marked import read_marked

from briefing.weigh.answers import answer_of
from briefing.weigh.figures import weigh_figures
from briefing.weigh.wording import say_answer


def render(given):
    """Give a line for each fact, difference and relation of `given`: ids of sources to their marked texts."""
    readings = [_reading(name, text) for name, text in given.items()]
    weighing = weigh_figures(readings)
    facts = [f"{fact.id} ({fact.label}): {fact.status}: {_told(fact)}" for fact in weighing.facts]
    differences = [f"differ, {difference.kind}: {difference.explanation}" for difference in weighing.differences]
    relations = [f"{relation.kind}: {relation.explanation}" for relation in weighing.relations]
    unused = [f"unused: {item.quote}: {item.reason}" for items in weighing.unused.values() for item in items]
    return [*facts, *differences, *relations, *unused]


def _reading(name, text):
    if isinstance(text, str):
        return read_marked(name, text)
    return read_marked(name, text["text"], published=text.get("published"), reference=text.get("reference"))


def _told(fact):
    claims = [f"{say_answer(answer_of(claim))} {claim.source}{_voice(claim)}" for claim in fact.claims]
    return f"{'; '.join(claims)}; {fact.origins.known}+{fact.origins.unknown} origins"


def _voice(claim):
    return f" ({claim.says.name}{', carried' if claim.says.basis == 'carried' else ''})" if claim.says else ""
