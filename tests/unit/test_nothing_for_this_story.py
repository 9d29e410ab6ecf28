"""The tool serves any story: no name, place, day or year of the shipped one stands in the package or the templates.

General lists may hold what they hold for every story: the gazetteer, media of the world, given names, peoples.
"""

import re
from pathlib import Path

import pytest

from briefing.factsheet import read_factsheet

ROOT = Path(__file__).parent.parent.parent
GENERAL = {"places.tsv", "media.yml", "person_names.yml", "peoples.yml", "names.yml", "cues.yml", "countries.json"}
FILES = [
    path
    for folder in ("briefing", "templates")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.is_file() and "__pycache__" not in path.parts and path.name not in GENERAL and "mapdata" not in path.parts
]
ORDINARY = {"Air", "Force", "National", "Police", "New", "York", "Times", "News", "The", "Global", "States", "United"}
DAYS = re.compile(r"\b2025\b|\bMay 2[345]\b|\b2[345] May\b")


def names() -> set[str]:
    """Give the words of every person, organisation and place of the shipped story that the gazetteer does not place."""
    sheet = read_factsheet(ROOT / "content/factsheet.yml", project=ROOT)
    named = [*sheet.names.people, *sheet.names.organisations]
    named += [place for place in sheet.names.places if place.geonames is None]
    spelled = {variant for entity in named for variant in (entity.name, *entity.variants)}
    words = {word for name in spelled for word in re.findall(r"[A-Z][^\W\d_]{3,}", name)}
    media = set(re.findall(r"[^\W\d_]+", (ROOT / "briefing/read/lexicon/media.yml").read_text("utf-8")))
    return words - ORDINARY - media


def test_the_story_has_names():
    assert {"Klitschko", "Sybiha", "Zelensky"} <= names()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_of_the_story_stands_in(path):
    text = path.read_bytes().decode("utf-8", "replace")
    found = sorted({word for word in names() if re.search(rf"\b{word}\b", text)})
    assert found == []
    assert DAYS.findall(text) == []
