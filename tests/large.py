"""An invented flood told by forty papers in three hundred facts: what the page is weighed with."""

import shutil
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path

SOURCES = 40
STARTS = date(2024, 3, 4)
TOWNS = ("Arnholt", "Birkenau Mills", "Castermoor", "Dunwick", "Eastervale", "Farnley", "Gorsefield", "Hollin")
STREETS = ("Mill Lane", "Rope Walk", "Tanner Street", "Ferry Road", "Castle Hill")
THINGS = (
    *("homes", "shops", "schools", "bridges", "boats", "barns", "cars", "hotels", "farms", "churches", "factories"),
    *("warehouses", "clinics", "stables", "garages", "bakeries", "libraries", "theatres", "workshops", "museums"),
    *("offices", "mills", "greenhouses", "stations", "ferries", "buses", "piers", "chapels", "restaurants", "huts"),
    *("tents", "sheds"),
)
HAPPENED = ("flooded", "damaged", "closed", "evacuated", "destroyed", "inspected", "repaired")
EVENTS = (
    *("the council met in {town}", "engineers opened the sluice at {town}", "the ferry to {town} stopped"),
    *("soldiers arrived in {town}", "the market in {town} closed", "the court in {town} heard the first complaint"),
)
SPEAKERS = (
    *("Mayor Odile Ker", "Fire chief Tomas Brandt", "Harbour master Ines Falk", "Engineer Ruth Calder"),
    *("Minister Paul Winter", "Professor Anna Lindqvist", "Captain Jonas Reiter", "Doctor Marta Kovel"),
)
SAYINGS = (
    "We had an hour to leave {street}, and nobody told us which road was open",
    "The wall at {street} held for two nights and then it did not",
    "I have never seen the river at {street} stand so high",
    "What was lost in {street} will be counted when the water is gone",
    "Nobody who lives in {street} will sleep there for a long time",
    "We carried the old people of {street} out through the windows",
    "The pumps in {street} were old, and everybody in the town hall knew it",
)
PAGE = (
    "---\ntitle: Briefing\nhide: [navigation, toc]\n---\n\n<!-- briefing:head -->\n\n## In brief\n\nThe river rose.\n"
)
PARTS = {
    "Key figures": "key-figures",
    "Timeline": "timeline",
    "Where sources differ": "differences",
    "In their words": "quotations",
    "Where": "where",
    "Sourcing notes": "sourcing-notes",
    "Changes": "changes",
}


def write_large_project(target: Path, *, frame: Path, templates: Path) -> Path:
    """Write the seeds, the page and the decisions of the flood into `target`, with `frame` as its mkdocs.yml."""
    (target / "seeds").mkdir(parents=True)
    (target / "content").mkdir()
    shutil.copytree(templates, target / "templates")
    shutil.copy(frame, target / "mkdocs.yml")
    parts = "".join(f"\n## {heading}\n\n<!-- briefing:{part} -->\n" for heading, part in PARTS.items())
    (target / "content" / "index.md").write_text(f"{PAGE}{parts}\n<!-- briefing:foot -->\n", encoding="utf-8")
    (target / "content" / "curation.yml").write_text("title: The river takes the valley\n", encoding="utf-8")
    for number in range(SOURCES):
        (target / "seeds" / f"paper-{number:02}.md").write_text(article(number), encoding="utf-8")
    return target


def article(number: int) -> str:
    """Give the article of paper `number`: what all papers count, what it alone counts, a day, a quotation."""
    town, street = TOWNS[number % len(TOWNS)], STREETS[number % len(STREETS)]
    happened = STARTS - timedelta(days=3 * number + 1)
    lines = (
        "---",
        f"title: The river in {town}, report {number + 1}",
        f"publisher: Paper {number + 1}",
        f"published: {STARTS + timedelta(days=number)}",
        f"url: https://paper-{number + 1}.example/the-river",
        "---",
        f"At least {20 + number // 10} people were injured, the fire service said. {4 + number % 2} people died, police"
        f" said. About {900 + 50 * (number % 3)} homes have no power.",
        " ".join(f"In all, {count} {thing} were {what}." for thing, what, count in own_counts(number)),
        f"On {happened.day} {happened:%B %Y} {EVENTS[number % len(EVENTS)].format(town=town)}. The water fell at noon.",
        f"{SPEAKERS[number % len(SPEAKERS)]} said: “{SAYINGS[number % len(SAYINGS)].format(street=street)}.”",
    )
    return "\n".join(lines[:6]) + "\n\n" + "\n\n".join(lines[6:]) + "\n"


def own_counts(number: int) -> list[tuple[str, str, int]]:
    """Give what only paper `number` counts: a thing, what happened to it, how many."""
    kinds = list(product(THINGS, HAPPENED))
    each = len(kinds) // SOURCES + 1
    mine = islice(kinds, number * each, (number + 1) * each)
    return [(thing, what, 7 + (number * 13 + place * 29) % 400) for place, (thing, what) in enumerate(mine)]
