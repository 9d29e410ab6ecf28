"""Every hostile text in every place of a source that a page shows, judged by a real HTML parser and by Chromium."""

import csv
import io
import json
import re
from urllib.parse import urlsplit
from xml.etree.ElementTree import fromstring

import html5lib
import pytest
from selenium.common.exceptions import NoAlertPresentException

from briefing.cli import DONE, cli, run
from tests.chromium import Page
from tests.conftest import ROOT
from tests.hostile.texts import ALL, EXECUTABLE

XHTML = "{http://www.w3.org/1999/xhtml}"
FORBIDDEN = {"iframe", "object", "embed", "base", "frame", "frameset", "applet", "marquee", "video", "audio", "math"}
ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "xlink:href", "srcset", "srcdoc")


def seed(number: int, text: str) -> str:
    """Give a source with the text in its title, publisher, author, its sentences, its figures and its quotations."""
    quoted = json.dumps(text[:200], ensure_ascii=False)
    plain = " ".join(text.split())
    return (
        f"---\ntitle: {quoted}\npublisher: {quoted}\nauthor: {quoted}\npublished: 2024-03-04\nrights: full\n---\n\n"
        f"The council said {plain} on Monday.\n\n{plain}\n\n"
        f"At least {number + 10} people were injured near {plain} on Sunday, the mayor {plain} said.\n\n"
        f"“We saw {plain} and we were afraid of it,” said Mara Lind, a resident.\n"
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A site made of hostile sources."""
    project = tmp_path_factory.mktemp("hostile")
    for folder in ("seeds", "content"):
        (project / folder).mkdir()
    options = (ROOT / "briefing/starter/mkdocs.yml").read_text("utf-8").replace("publish: reviewed", "publish: all")
    (project / "mkdocs.yml").write_text(options, "utf-8")
    page = (ROOT / "content/index.md").read_text("utf-8")
    parts = re.findall(r"^(?:##.*|<!-- briefing:.*)$", page, re.MULTILINE)
    (project / "content/index.md").write_text("\n\n".join(parts) + "\n", "utf-8")
    for number, text in enumerate(ALL):
        (project / f"seeds/s{number:03}.md").write_text(seed(number, text), "utf-8")
    assert run(cli, ["build", "--project", str(project)]) == DONE
    return project


@pytest.fixture(scope="module")
def pages(hostile):
    site = hostile / "site"
    return {
        path.relative_to(site).as_posix(): html5lib.parse(path.read_text("utf-8"), treebuilder="etree")
        for path in sorted(site.rglob("*.html"))
    }


def tag_of(element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def test_there_are_enough_texts():
    assert len(ALL) == len(set(ALL))
    assert len(ALL) >= 140


def test_no_text_becomes_an_element(pages):
    for name, page in pages.items():
        for element in page.iter():
            assert tag_of(element) not in FORBIDDEN, name
            if tag_of(element) == "script" and "src" not in element.attrib:
                kind = element.attrib.get("type", "")
                code = element.text or ""
                assert kind in ("application/json", "application/ld+json") or code.startswith(
                    ("__md_scope=", "var palette=", "var target=")
                ), (name, code[:80])
            if tag_of(element) == "meta":
                assert element.attrib.get("http-equiv", "").lower() != "refresh", name
            if tag_of(element) == "form":
                assert "action" not in element.attrib, name


def test_no_text_becomes_an_attribute_that_acts(pages):
    for name, page in pages.items():
        for element in page.iter():
            for attribute, value in element.attrib.items():
                assert not attribute.lower().startswith("on"), (name, attribute)
                assert attribute.lower() != "style", name
                if attribute.lower() in ADDRESSES:
                    address = urlsplit(value.strip())
                    assert address.scheme in ("", "http", "https"), (name, value[:80])
                    assert "evil.example" not in address.netloc, (name, value[:80])


def test_no_text_gives_an_id_or_a_class(pages):
    for name, page in pages.items():
        ids = [element.attrib["id"] for element in page.iter() if "id" in element.attrib]
        classes = " ".join(element.attrib.get("class", "") for element in page.iter())
        assert len(ids) == len(set(ids)), name
        # Ids of facts are made of words, and of nothing but their letters and digits.
        assert all(re.fullmatch(r"[\w.-]+", one) for one in ids), name
        assert "evil" not in classes, name
        # What says that it is the page's own number, in a text, is shown as words.
        numbers = [e for e in page.iter() if "figure__number" in e.attrib.get("class", "").split()]
        assert not [e for e in numbers if name.startswith("sources/") and "99" in "".join(e.itertext())], name


@pytest.mark.parametrize("number", range(len(ALL)))
def test_the_text_stands_on_its_page_letter_for_letter(pages, number):
    shown = " ".join("".join(pages[f"sources/s{number:03}.html"].itertext()).split())
    assert " ".join(ALL[number].split()) in shown


def test_the_data_is_well_formed_and_holds_every_text(hostile):
    site = hostile / "site"
    sheet = json.loads((site / "data/factsheet.json").read_text("utf-8"))
    assert len(sheet["sources"]) == len(ALL)
    feed = fromstring((site / "feed.xml").read_text("utf-8"))
    assert feed.tag.endswith("feed")
    for path in (site / "data").glob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text("utf-8"), newline="")):
            for cell in row:
                number = re.fullmatch(r"-?\d+(\.\d+)?", cell)
                assert number or not cell.startswith(tuple("=+-@\t\r\n＝＋－＠")), (path.name, cell[:60])


def test_the_description_of_the_page_parses_and_rates_nobody(pages):
    found = [
        json.loads(element.text)
        for element in pages["index.html"].iter(f"{XHTML}script")
        if element.attrib.get("type") == "application/ld+json"
    ]
    assert [each["@type"] for each in found] == ["NewsArticle"]
    assert len(found[0]["isBasedOn"]) == len(ALL)


def test_nothing_outside_the_project_was_touched(hostile):
    assert not (hostile.parent / "hit").exists()
    names = {path.name for path in hostile.iterdir()} - {"site", ".cache", ".site.lock"}
    assert names == {"seeds", "content", "mkdocs.yml"}


@pytest.mark.browser
def test_chromium_runs_none_of_them(driver, hostile):
    opened = Page(driver, (hostile / "site").as_uri())
    opened.requests()
    for number, text in enumerate(ALL):
        if text in EXECUTABLE:
            opened.open(f"sources/s{number:03}.html")
            with pytest.raises(NoAlertPresentException):
                driver.switch_to.alert.dismiss()
    opened.open("index.html")
    with pytest.raises(NoAlertPresentException):
        driver.switch_to.alert.dismiss()
    assert [url for url in opened.requests() if not url.startswith(("file:", "data:"))] == []
