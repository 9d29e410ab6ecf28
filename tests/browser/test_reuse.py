"""What others take from the page: data that agree, descriptions that machines read, frames on another site."""

import csv
import json
import re
from collections import Counter
from decimal import Decimal
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest

from tests.browser.conftest import ADDRESS
from tests.chromium import served

ATOM = "{http://www.w3.org/2005/Atom}"
# '<script type="application/ld+json">{"@context": …}</script>'
JSON_LD = re.compile(r'<script type="application/ld\+json">(?P<node>.*?)</script>', re.DOTALL)
TABLES = {"figures": "figures", "timeline": "timeline", "quotations": "quotations"}


def sheet_of(site: Path) -> dict:
    return json.loads((site / "data/factsheet.json").read_text("utf-8"), parse_float=Decimal)


def rows_of(site: Path, table: str) -> list[dict[str, str]]:
    with (site / f"data/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tree_of(path: Path):
    return html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)


def classes(element) -> list[str]:
    return element.get("class", "").split()


@pytest.fixture(scope="module")
def described(site) -> dict:
    """What the page says of itself to machines."""
    found = JSON_LD.findall((site / "index.html").read_text("utf-8"))
    assert len(found) == 1
    return json.loads(found[0])


def nodes(value):
    """Yield every typed node of a description."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(part)


def test_the_description_is_of_an_article_about_an_event_based_on_its_sources(described, site):
    sheet = sheet_of(site)
    assert described["@context"] == "https://schema.org"
    assert described["@type"] == "NewsArticle"
    assert described["headline"] == sheet["story"]["title"]
    assert described["datePublished"] == sheet["story"]["as_of"]
    assert described["about"]["@type"] == "Event"
    assert [source["identifier"] for source in described["isBasedOn"]] == [
        f"sha256:{source['sha256']}" for source in sheet["sources"]
    ]
    assert described["subjectOf"]["@type"] == "Dataset"
    for download in described["subjectOf"]["distribution"]:
        assert (site / download["contentUrl"]).is_file()


def test_the_description_holds_each_figure_and_each_quotation(described, site):
    sheet = sheet_of(site)
    parts = Counter(part["@type"] for part in described["hasPart"])
    assert parts == {"Claim": len(sheet["figures"]), "Quotation": len(sheet["quotations"])}
    assert {part["@id"] for part in described["hasPart"]} == {
        *(f"#fact-{fact['id']}" for fact in sheet["figures"]),
        *(f"#quote-{fact['id']}" for fact in sheet["quotations"]),
    }


def test_the_description_rates_nobody(site):
    for path in site.rglob("*.html"):
        for found in JSON_LD.findall(path.read_text("utf-8")):
            assert {node.get("@type") for node in nodes(json.loads(found))}.isdisjoint({"ClaimReview", "Rating"})


def test_every_part_that_is_described_is_on_the_page(described, site):
    ids = {element.get("id") for element in tree_of(site / "index.html").iter()}
    named = [node["@id"] for node in nodes(described) if "@id" in node]
    assert named
    assert [name for name in named if name.removeprefix("#") not in ids] == []


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_a_row_for_each_claim_of_the_json(site, large, table):
    for folder in (site, large.site):
        claims = [(fact["id"], claim) for fact in sheet_of(folder)[TABLES[table]] for claim in fact["claims"]]
        rows = rows_of(folder, table)
        assert [(row["fact"], row["source"], [int(row["start"]), int(row["end"])]) for row in rows] == [
            (fact, claim["source"], claim["span"]) for fact, claim in claims
        ]


def test_the_numbers_of_the_table_are_those_of_the_json(site):
    claims = [claim for fact in sheet_of(site)["figures"] for claim in fact["claims"]]
    for row, claim in zip(rows_of(site, "figures"), claims, strict=True):
        assert row["value"] == ("" if claim["value"] is None else str(claim["value"]))
        assert row["bound"] == claim["bound"]


def test_the_dictionary_explains_each_column_of_each_table(site):
    explained = {(row["table"], row["column"]) for row in rows_of(site, "dictionary") if row["meaning"]}
    for table in (*TABLES, "sources"):
        with (site / f"data/{table}.csv").open(encoding="utf-8", newline="") as file:
            assert {(table, column) for column in next(csv.reader(file))} <= explained


def test_the_cells_of_the_matrix_are_those_of_the_json(site):
    """Each source that gives a figure has a cell that says or differs, each other one is silent."""
    sheet = sheet_of(site)
    states = Counter(
        next(name.removeprefix("matrix__cell--") for name in classes(cell) if name.startswith("matrix__cell--"))
        for cell in tree_of(site / "index.html").iter("td")
        if "matrix__cell" in classes(cell)
    )
    told = sum(len({claim["source"] for claim in fact["claims"]}) for fact in sheet["figures"])
    assert states["says"] + states["differs"] == told
    assert states["silent"] == len(sheet["figures"]) * len(sheet["sources"]) - told
    assert states["differs"] >= 1


def test_the_answers_of_the_large_matrix_are_those_of_the_json(large):
    figures = {fact["id"]: fact for fact in sheet_of(large.site)["figures"]}
    rows = [
        row for row in tree_of(large.site / "index.html").iter("tr") if row.find(".//span[@class='answer']") is not None
    ]
    named = {}
    for row in rows:
        link = row.find("th/a")
        if link is not None and "#fact-" in link.get("href", ""):
            numbers = {int("".join(mark.itertext())) for mark in row.iter("a") if "source-no" in classes(mark)}
            named[link.get("href").split("#fact-")[1]] = numbers
    ids = [source["id"] for source in sheet_of(large.site)["sources"]]
    assert named == {
        name: {ids.index(claim["source"]) + 1 for claim in fact["claims"]} for name, fact in figures.items()
    }


def test_the_page_introduces_itself_where_it_is_shared(site):
    sheet = sheet_of(site)
    tags = {
        tag.get("property") or tag.get("name"): tag.get("content") for tag in tree_of(site / "index.html").iter("meta")
    }
    assert tags["og:type"] == "article"
    assert tags["og:title"] == sheet["story"]["title"]
    assert tags["og:description"] == tags["description"] == sheet["editorial"]["summary"]
    assert tags["og:site_name"]


def test_a_site_that_knows_its_address_says_so_everywhere(published):
    head = tree_of(published / "index.html")
    assert [tag.get("href") for tag in head.iter("link") if tag.get("rel") == "canonical"] == [f"{ADDRESS}index.html"]
    assert [tag.get("content") for tag in head.iter("meta") if tag.get("property") == "og:url"] == [
        f"{ADDRESS}index.html"
    ]
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (published / "robots.txt").read_text("utf-8")
    sitemap = ElementTree.parse(published / "sitemap.xml")
    places = [place.text for place in sitemap.iter() if place.tag.endswith("}loc")]
    pages = [path.relative_to(published).as_posix() for path in published.rglob("*.html")]
    assert sorted(places) == sorted(f"{ADDRESS}{path}" for path in pages if not path.startswith(("embed/", "404")))
    assert (published / "llms.txt").read_text("utf-8").count(ADDRESS) >= 8


def test_the_page_of_what_is_not_there_leads_home_from_any_depth(published):
    text = (published / "404.html").read_text("utf-8")
    addresses = re.findall(r'(?:href|src)="(?P<address>[^"]+)"', text)
    assert "/briefing/index.html" in map(unescape, addresses)
    assert [address for address in addresses if not address.startswith(("/", "https://", "#"))] == []


@pytest.mark.parametrize("name", ["site", "published"])
def test_the_feed_is_one_that_readers_take(request, name):
    feed = ElementTree.parse(request.getfixturevalue(name) / "feed.xml").getroot()
    assert feed.tag == f"{ATOM}feed"
    for part in (feed, *feed.iter(f"{ATOM}entry")):
        for wanted in ("id", "title", "updated"):
            assert (part.findtext(f"{ATOM}{wanted}") or "").strip(), wanted
    names = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert names == list(dict.fromkeys(names))
    assert names
    if name == "published":
        assert feed.find(f"{ATOM}link[@rel='self']").get("href") == f"{ADDRESS}feed.xml"


@pytest.mark.browser
def test_a_figure_stands_in_a_frame_on_another_site(page, site, tmp_path):
    names = sorted(path.name for path in (site / "embed").glob("*.html"))
    frames = "".join(f'<iframe src="{page.address}/embed/{name}" width="300" height="260"></iframe>' for name in names)
    (tmp_path / "host.html").write_text(f'<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">{frames}')
    with served(tmp_path) as elsewhere:
        page.driver.get(f"{elsewhere}/host.html")
        for at in range(len(names)):
            page.driver.switch_to.frame(at)
            value, narrow = page.run("""
                document.querySelector('details').open = true;
                return [document.querySelector('.value').innerText,
                        document.documentElement.scrollWidth <= document.documentElement.clientWidth]""")
            assert re.search(r"\w", value), names[at]
            assert narrow, names[at]
            page.driver.switch_to.default_content()
    assert page.messages() == []
    assert [url for url in page.requests() if not url.startswith((page.address, elsewhere, "data:"))] == []
