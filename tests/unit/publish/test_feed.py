from types import SimpleNamespace
from xml.etree.ElementTree import fromstring

import pytest

from briefing.model import FactSheet, Story
from briefing.publish.edition import Edition
from briefing.publish.feed import NAMESPACE, atom_feed

ATOM = {"a": NAMESPACE}


def change(**values):
    plain = {"on": "2024-03-05", "fact": "people-injured", "label": "People injured", "what": "changed"}
    return SimpleNamespace(**plain | {"was": "4", "now": "5", "why": None, "correction": False} | values)


def feed(*changes, as_of="2024-03-04", site_url="https://example.org/b/"):
    story = Story(title="Storm & <flood>", as_of=as_of, as_of_basis="stated")
    edition = Edition(sheet=FactSheet(story=story, sources=()), bodies={}, changes=changes)
    return fromstring(atom_feed(edition, site_url=site_url))


def test_the_newest_day_stands_first_and_dates_the_feed():
    found = feed(change(on="2024-03-04"), change(on="2024-03-05"), change(on="2024-03-04", fact="homes"))
    assert found.findtext("a:updated", namespaces=ATOM) == "2024-03-05T12:00:00Z"
    assert [each.text for each in found.findall("a:entry/a:updated", ATOM)] == [
        "2024-03-05T12:00:00Z",
        "2024-03-04T12:00:00Z",
    ]


def test_a_correction_is_called_one_and_says_why():
    found = feed(change(correction=True, why="The first count was of one district."))
    assert found.findtext("a:entry/a:title", namespaces=ATOM).endswith("a correction")
    assert "The first count was of one district." in found.findtext("a:entry/a:content", namespaces=ATOM)


def test_markup_in_a_label_is_text():
    found = feed(change(label="<script>alert(1)</script>"))
    assert "<script>" in found.findtext("a:entry/a:content", namespaces=ATOM)
    assert found.findtext("a:title", namespaces=ATOM) == "Storm & <flood>"


@pytest.mark.parametrize(
    ("day", "moment"),
    [("2024", "2024-01-01"), ("2024-03", "2024-03-01"), ("2024-03-04", "2024-03-04"), (None, "1970-01-01")],
)
def test_a_day_that_is_not_known_to_the_day_becomes_its_first(day, moment):
    assert feed(as_of=day).findtext("a:updated", namespaces=ATOM) == f"{moment}T12:00:00Z"


def test_every_entry_has_an_id_of_its_own_even_without_an_address():
    found = feed(change(on="2024-03-04"), change(on="2024-03-05"), site_url="")
    ids = [each.text for each in found.iter(f"{{{NAMESPACE}}}id")]
    assert len(ids) == len(set(ids)) == 3
