"""The briefing on paper: six pages that hold every fact, its exact words unfolded, its sources resolved at the end."""

import base64
import json
import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from briefing.publish.wording import wording
from tests.chromium import Page, scripts_off

pytestmark = pytest.mark.browser
SIZES = {"A4": (8.27, 11.69), "Letter": (8.5, 11)}
MOST_PAGES = 6
# "2 / 6", at the foot of each page
FOOT = re.compile(r"^\d+ / \d+$", re.MULTILINE)


def printed(page, size: str) -> bytes:
    """Print the page that is open."""
    width, height = SIZES[size]
    options = {"paperWidth": width, "paperHeight": height, "preferCSSPageSize": True}
    return base64.b64decode(page.driver.execute_cdp_cmd("Page.printToPDF", options)["data"])


def text_of(pdf: bytes, folder: Path) -> list[str]:
    """Give the text of each page, in the order in which it is drawn."""
    if not shutil.which("pdftotext"):
        pytest.skip("not run: pdftotext is not installed (Debian: poppler-utils)")
    (folder / "page.pdf").write_bytes(pdf)
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(folder / "page.pdf"), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    return [FOOT.sub("", each) for each in text.split("\f")[:-1]]


def close(text: str) -> str:
    """Give `text` without the blanks and line ends that a layout is free to choose."""
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module", params=SIZES)
def pages(request, driver, address, tmp_path_factory) -> list[str]:
    page = Page(driver, address).open()
    return text_of(printed(page, request.param), tmp_path_factory.mktemp("print"))


@pytest.fixture
def sheet(site) -> dict:
    return json.loads((site / "data/factsheet.json").read_text("utf-8"), parse_float=Decimal)


def test_it_takes_at_most_six_pages(pages):
    assert 1 <= len(pages) <= MOST_PAGES


def test_it_holds_every_figure_with_its_label_and_the_words_behind_it(pages, sheet):
    text, say = close("".join(pages)), wording("en")
    for fact in sheet["figures"]:
        shown = fact["headline"]
        value = str(say.value(shown["value"], shown["upper"], shown["bound"], fact["claims"][0]["unit"]))
        assert close(fact["label"]) in text
        assert close(value) in text, fact["label"]
        for claim in fact["claims"]:
            assert close(claim["phrase"]) in text, fact["label"]


def test_it_holds_every_date_with_the_words_that_give_it(pages, sheet):
    text = close("".join(pages))
    for fact in sheet["timeline"]:
        assert close(fact["label"]) in text
        for claim in fact["claims"]:
            assert close(claim["quote"]) in text, fact["label"]


def test_it_holds_every_quotation_unbroken_by_a_page(pages, sheet):
    for fact in sheet["quotations"]:
        assert any(close(fact["text"]) in close(text) for text in pages), fact["text"]


def test_it_holds_every_side_of_every_difference(pages, sheet):
    text = close("".join(pages))
    for difference in sheet["differences"]:
        if difference["kind"] == "spelling":
            continue
        assert close(difference["explanation"]) in text
        for side in difference["sides"]:
            assert close(side["says"]) in text


def test_its_sources_are_numbered_and_resolved_at_the_end(pages, sheet):
    text = close("".join(pages))
    spoken = max(text.index(close(fact["text"])) for fact in sheet["quotations"])
    for number, source in enumerate(sheet["sources"], start=1):
        named = text.index(source["sha256"][:16])
        assert named > spoken
        card = text[spoken:named]
        assert close(f"{number} {source['title'] or ''}") in card


def test_no_heading_is_left_alone_at_the_foot_of_a_page(page, pages):
    headings = page.open().run("return [...document.querySelectorAll('h2, h3, h4')].map(e => e.innerText)")
    alone = {close(heading).removesuffix("#") for heading in headings}
    # The titles of what was folded are drawn after all else.
    folded = close(wording("en")("figures.exact"))
    lines = [[line for line in map(close, text.split("\n")) if line.replace(folded, "")] for text in pages]
    assert [each[-1] for each in lines if each and each[-1] in alone] == []


def test_nothing_is_printed_that_only_a_screen_can_use(page, pages):
    page.open()
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        shown = page.run("""
            return [...document.querySelectorAll('nav, .md-header, .md-skip, .filter, .cite__copy, .headerlink, form')]
                .filter(e => e.checkVisibility({visibilityProperty: true, opacityProperty: true}))
                .map(e => e.outerHTML.slice(0, 120))""")
    finally:
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown == []
    assert close("Skip to content") not in close("".join(pages))


def test_it_prints_the_same_words_without_scripts(page, pages, tmp_path):
    with scripts_off(page):
        page.open()
        bare = text_of(printed(page, "A4"), tmp_path)
    assert sorted(close("".join(bare))) == sorted(close("".join(pages)))


def test_by_night_it_prints_black_on_white(page):
    page.open(scheme="dark")
    night = [{"name": "prefers-color-scheme", "value": "dark"}]
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": night})
    try:
        ink = page.run("return getComputedStyle(document.querySelector('article')).color")
        paper = page.run("return getComputedStyle(document.body).backgroundColor")
    finally:
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert (ink, paper) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
