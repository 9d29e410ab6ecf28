import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing.errors import PageError
from briefing.model import DecisionNote, FactSheet, Story
from briefing.publish.components import PARTS, claims_meant, render_part, render_reference, render_source_page
from briefing.publish.edition import Edition
from briefing.publish.environment import template_folders
from tests import harbour

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}
SHAPES = {"path", "rect", "line", "circle", "stop"}


class Nesting(HTMLParser):
    """Holds what is open, and fails where something closes that is not."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.links = [], [], []

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        self.ids += [known["id"]] if "id" in known else []
        self.links += [known["href"]] if "href" in known else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        assert tag in SHAPES, tag
        assert not {"id", "href"} & dict(attrs).keys()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def parsed(html):
    nesting = Nesting()
    nesting.feed(html)
    nesting.close()
    assert nesting.open == []
    return nesting


def everything(edition):
    return {name: render_part(edition, name) for name in PARTS}


def change(**known):
    return SimpleNamespace(**{"was": None, "why": None, "correction": False, "on": "2024-03-05", **known})


@pytest.mark.parametrize("name", PARTS)
def test_every_part_closes_what_it_opens(name):
    parsed(render_part(harbour.edition(), name))


def test_no_id_stands_twice_and_every_link_of_the_page_lands():
    parts = parsed("".join(everything(harbour.edition()).values()))
    assert len(parts.ids) == len(set(parts.ids))
    anchors = {link.partition("#")[2] for link in parts.links if link.startswith(("briefing:index.html#", "#"))}
    assert anchors <= set(parts.ids)
    for source in harbour.BODIES:
        page = parsed(render_source_page(harbour.edition(), source))
        targets = {
            link.partition("#")[2] for link in parts.links if link.startswith(f"briefing:sources/{source}.html#")
        }
        assert targets <= set(page.ids)
        assert {link.partition("#")[2] for link in page.links if "index.html#" in link} <= set(parts.ids)


def test_the_figure_of_the_head_has_one_id_even_where_a_drawing_needs_it_too():
    first = harbour.FIGURES[2].model_copy(update={"rank": 0})
    edition = harbour.edition(figures=(first, *harbour.FIGURES[:2], *harbour.FIGURES[3:]))
    ids = parsed("".join(everything(edition).values())).ids
    assert ids.count("fact-boats-sunk") == 1
    assert len(ids) == len(set(ids))


def test_a_link_to_an_older_id_of_a_fact_lands_on_it():
    known = harbour.edition()
    facts = [("fact", known.sheet.figures[0].id), ("date", known.sheet.timeline[0].id)]
    facts += [("quote", known.sheet.quotations[0].id), ("difference", known.differences[0].id)]
    edition = replace(known, renamed={f"old-{kind}": fact for kind, fact in facts})
    ids = parsed("".join(everything(edition).values())).ids
    assert {f"{kind}-old-{kind}" for kind, _ in facts} <= set(ids)
    assert len(ids) == len(set(ids))


def test_an_older_id_that_is_in_use_again_leads_to_the_fact_that_has_it():
    known = harbour.edition()
    first, second = (fact.id for fact in known.sheet.figures[:2])
    ids = parsed("".join(everything(replace(known, renamed={first: second})).values())).ids
    assert ids.count(f"fact-{first}") == 1


def test_a_whole_of_two_parts_has_one_id():
    wrecked = harbour.figure("wrecked", "Boats wrecked", 6, harbour.claim("gazette", "31 of the boats", "31", 9))
    second = harbour.RELATIONS[0].model_copy(update={"id": "b", "facts": ("wrecked", "boats"), "terms": (9,)})
    edition = harbour.edition(figures=(*harbour.FIGURES, wrecked), relations=(*harbour.RELATIONS, second))
    ids = parsed("".join(everything(edition).values())).ids
    assert len(ids) == len(set(ids))
    assert {"fact-boats", "fact-boats-sunk", "fact-wrecked"} <= set(ids)


def test_text_of_a_source_stays_text():
    html = "".join(everything(harbour.edition()).values()) + render_source_page(harbour.edition(), "times")
    assert "<script>" not in html
    assert "&lt;b&gt;at once&lt;/b&gt;" in html


def test_an_empty_sheet_gives_a_head_and_no_empty_parts():
    bare = Edition(sheet=FactSheet(story=Story(as_of_basis="nothing is known"), sources=()), bodies={})
    shown = {name for name, html in everything(bare).items() if html}
    assert shown == {"head", "sourcing-notes", "foot"}


def test_an_unknown_part_names_the_known_ones():
    with pytest.raises(PageError, match="key-figures"):
        render_part(harbour.edition(), "key-figure")


def test_one_source_alone_is_said_to_be_one():
    alone = harbour.edition(sources=harbour.SOURCES[:1], figures=harbour.FIGURES[1:3], timeline=(), differences=())
    assert "There is one source only" in render_part(alone, "head")


def test_the_figures_of_an_edition_stand_where_the_links_lead():
    parts = parsed("".join(everything(harbour.edition()).values()))
    for fact in harbour.FIGURES:
        assert f"fact-{fact.id}" in parts.ids
    for fact in harbour.TIMELINE:
        assert f"date-{fact.id}" in parts.ids
    assert {"quote-hour", "difference-people-injured", "source-1", "source-3"} <= set(parts.ids)


def test_a_reference_carries_its_words_and_keeps_the_full_stop():
    html = render_reference(harbour.edition(), "fact", "people-injured", "at least 15 <people>", number=7, after=".")
    parts = parsed(html)
    assert parts.ids == ["words-7"]
    assert html.endswith(".</span>")
    assert "&lt;people&gt;" in html


def test_the_words_of_the_prose_choose_the_claims_that_have_them():
    fact = harbour.INJURED
    assert [claim.source for claim in claims_meant(fact, "at least 15 people")] == ["gazette", "wire"]
    assert [claim.source for claim in claims_meant(fact, "another has eight")] == ["times"]
    assert claims_meant(fact, "some of them") == fact.claims
    assert claims_meant(fact, "15.5 or 1,150") == fact.claims


def test_a_reference_to_a_value_that_differs_is_marked_so():
    edition = harbour.edition()
    assert "source-mark--differs" in render_reference(edition, "fact", "people-injured", "eight", number=1)
    assert "source-mark--differs" not in render_reference(edition, "fact", "people-injured", "15", number=1)


@pytest.mark.parametrize(
    ("kind", "name", "anchor"),
    [("date", "2024-03-04-council", "date-2024-03-04-council"), ("quote", "hour", "quote-hour"),
     ("fact", "2024-03-04-council", "date-2024-03-04-council"), ("source", "times", "source-2")],
)  # fmt: skip
def test_every_kind_of_reference_leads_to_its_place(kind, name, anchor):
    html = render_reference(harbour.edition(), kind, name, "words", number=1)
    assert f'href="briefing:index.html#{anchor}"' in html


@pytest.mark.parametrize("kind", ["fact", "date", "quote", "source"])
def test_a_reference_to_nothing_is_an_error(kind):
    with pytest.raises(PageError, match="nowhere"):
        render_reference(harbour.edition(), kind, "nowhere", "words", number=1)


def test_the_change_log_stands_by_day_with_reasons():
    changes = (
        change(on="2024-03-04", fact="", label="Storm", what="published", now="5 figures"),
        change(
            fact="boats", label="Boats", what="changed", was="39", now="40", why="A count was added.", correction=True
        ),
        change(fact="gone", label="Cars", what="gone", was="3", now=None),
    )
    edition = Edition(sheet=harbour.SHEET, bodies=harbour.BODIES, sentences=harbour.SENTENCES, changes=changes)
    html = render_part(edition, "changes")
    parsed(html)
    assert html.index("5 March 2024") < html.index("4 March 2024")
    assert "Correction" in html
    assert re.search(r"39</bdi> → <bdi>40", html)


def test_a_template_of_the_user_stands_in_for_ours(tmp_path):
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing/foot.html").write_text("<p>{{ publication.publisher or 'nobody' }}</p>")
    own = Edition(sheet=harbour.SHEET, bodies=harbour.BODIES, sentences=harbour.SENTENCES, templates=tmp_path)
    assert render_part(own, "foot") == "<p>nobody</p>"
    assert "head__title" in render_part(own, "head")


def test_our_templates_are_found_where_the_package_is_not_built():
    assert (template_folders(None)[0] / "briefing/head.html").is_file()
    assert template_folders(Path("nowhere")) == template_folders(None)


def test_every_source_asks_for_no_other_host():
    html = "".join(everything(harbour.edition()).values())
    assert not re.search(r"\b(?:src|srcset|poster|data)=", html)


def test_a_change_says_days_as_the_page_does_and_ends_a_quotation_once():
    changes = (
        change(
            on="2024-03-04", fact="x", label="The bridge", what="changed", was="2024-03-02 to 2024-03-03", now="2024-03"
        ),
        change(on="2024-03-04", fact="y", label="The boat", what="added", was=None, now="2024-03-03T07:05"),
        change(on="2024-03-04", fact="z", label="Odile Ker", what="gone", was="We had an hour,", now=None),
        change(on="2024-03-04", fact="n", label="Boats", what="added", was=None, now="at least 40"),
    )
    edition = Edition(sheet=harbour.SHEET, bodies=harbour.BODIES, sentences=harbour.SENTENCES, changes=changes)
    html = render_part(edition, "changes")
    assert "<bdi>2 to 3 March 2024</bdi> → <bdi>March 2024</bdi>." in html
    assert "<bdi>3 March 2024, 07:05</bdi>." in html
    assert "<bdi>We had an hour</bdi>." in html
    assert "<bdi>at least 40</bdi>." in html


def test_a_decision_about_a_fact_that_is_not_on_the_page_is_told_in_words():
    notes = (
        DecisionNote(fact="2024-03-03-bridge-closed", what="hidden", reason="It says nothing."),
        DecisionNote(fact="crew-times", what="hidden", reason="It says nothing."),
    )
    editorial = harbour.SHEET.editorial.model_copy(update={"decisions": notes})
    sheet = harbour.SHEET.model_copy(update={"editorial": editorial})
    edition = Edition(sheet=sheet, bodies=harbour.BODIES, sentences=harbour.SENTENCES)
    html = render_part(edition, "sourcing-notes")
    assert "<bdi>Bridge closed, 3 March 2024</bdi>" in html
    assert "<bdi>Crew times</bdi>" in html


def test_a_page_without_facts_does_not_count_none():
    sheet = harbour.SHEET.model_copy(update={"figures": (), "timeline": (), "differences": ()})
    html = render_part(Edition(sheet=sheet, bodies=harbour.BODIES, sentences=harbour.SENTENCES), "head")
    assert "No figure and no date is on this page yet." in html
