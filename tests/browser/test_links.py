"""Every address within the built site leads somewhere: pages, fragments, frames, data, the feed, what machines read."""

import csv
import functools
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlparse
from xml.etree import ElementTree

import pytest

from tests.browser.conftest import ADDRESS

ADDRESSES = ("href", "src", "data", "poster", "action")
NAMED = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "popovertarget")
# "[data/figures.csv](data/figures.csv)"
MARKDOWN_LINK = re.compile(r"\]\((?P<address>[^)\s]+)\)")
# "Sitemap: https://example.org/sitemap.xml"
SITEMAP = re.compile(r"^Sitemap: (?P<address>\S+)$", re.MULTILINE)


class Page(HTMLParser):
    """What a page can be entered by, and where it leads."""

    def __init__(self, text: str):
        super().__init__()
        self.ids: list[str] = []
        self.leads: list[str] = []
        self.named: list[str] = []
        self.feed(text)

    def handle_starttag(self, _tag, attrs):
        known = {name: value for name, value in attrs if value}
        self.ids += [known["id"]] if "id" in known else []
        self.leads += [known[name] for name in ADDRESSES if name in known]
        for name in NAMED:
            self.named += known.get(name, "").split()


@functools.cache
def pages(site: Path) -> dict[str, Page]:
    return {path.relative_to(site).as_posix(): Page(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}


def broken(site: Path, found: dict[str, Page], start: str, addresses: list[str]) -> list[str]:
    """Name each of `addresses`, as it stands on the page `start`, that leads nowhere within the site."""
    root = ADDRESS if ADDRESS in (site / "llms.txt").read_text("utf-8") else "http://host/"
    wrong = []
    for address in addresses:
        target = urljoin(root + start, address)
        if not target.startswith(root):
            continue
        path, fragment = map(unquote, urldefrag(target.removeprefix(root)))
        path = path or "index.html"
        if not (site / path).is_file() or (fragment and fragment not in found[path].ids):
            wrong.append(f"{start}: {address}")
    return wrong


@pytest.fixture(params=["shipped", "large", "published"])
def folder(request) -> Path:
    names = {"shipped": "site", "large": "large", "published": "published"}
    found = request.getfixturevalue(names[request.param])
    return getattr(found, "site", found)


def test_every_link_of_every_page_leads_somewhere(folder):
    found = pages(folder)
    assert {"index.html", "404.html"} <= found.keys()
    assert [line for path, page in found.items() for line in broken(folder, found, path, page.leads)] == []


@pytest.mark.parametrize(
    "address", ["nothing.html", "#nothing", "sources/", "/index.html#nothing", "data/nothing.csv", "../site/index.html"]
)
def test_a_link_to_nothing_is_seen(site, address):
    found = pages(site)
    assert broken(site, found, "index.html", [address]) == [f"index.html: {address}"]


def test_no_address_of_a_part_of_the_engine_is_left_on_a_page(folder):
    for path, page in pages(folder).items():
        assert [lead for lead in page.leads if urlparse(lead).scheme not in ("", "http", "https", "data")] == [], path


def test_every_name_within_a_page_is_there_once(folder):
    for path, page in pages(folder).items():
        assert sorted(page.ids) == sorted(set(page.ids)), path
        assert set(page.named) <= set(page.ids), path


def test_a_source_leads_back_to_each_fact_that_it_is_used_for(folder):
    found = pages(folder)
    for path in (path for path in found if path.startswith("sources/")):
        back = {unquote(urlparse(lead).fragment) for lead in found[path].leads if "index.html#" in lead}
        assert any(part.startswith("source-") for part in back), path
        assert any(part.startswith(("fact-", "date-", "quote-")) for part in back), path
        assert back <= set(found["index.html"].ids), path


def test_every_frame_leads_to_its_figure_on_the_page(folder):
    found = pages(folder)
    frames = [path for path in found if path.startswith("embed/")]
    assert frames
    for path in frames:
        assert found[path].leads == [f"../index.html#fact-{Path(path).stem}"]


@pytest.mark.parametrize(("table", "kind"), [("figures", "fact"), ("timeline", "date"), ("quotations", "quote")])
def test_the_page_shows_each_fact_where_the_dictionary_of_the_tables_says(folder, table, kind):
    ids = set(pages(folder)["index.html"].ids)
    with (folder / f"data/{table}.csv").open(encoding="utf-8", newline="") as file:
        assert [row["fact"] for row in csv.DictReader(file) if f"{kind}-{row['fact']}" not in ids] == []


def test_what_machines_read_leads_to_what_is_there(folder):
    found = pages(folder)
    guide, feed, sitemap = ((folder / name).read_text("utf-8") for name in ("llms.txt", "feed.xml", "sitemap.xml"))
    addresses = [match["address"] for match in MARKDOWN_LINK.finditer(guide)]
    addresses += [match["address"] for match in SITEMAP.finditer((folder / "robots.txt").read_text("utf-8"))]
    addresses += [link.get("href", "") for link in ElementTree.fromstring(feed).iter() if link.tag.endswith("}link")]
    addresses += [place.text or "" for place in ElementTree.fromstring(sitemap).iter() if place.tag.endswith("}loc")]
    assert len(addresses) > 8
    assert broken(folder, found, "index.html", addresses) == []
