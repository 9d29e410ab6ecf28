"""What a first visit to the page weighs, and what becomes of the page with forty sources and three hundred facts."""

import gzip
import json
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest

from tests.chromium import scripts_off, served

KB = 1024
FIRST_LOAD = 110 * KB
WITHOUT_SCRIPTS = 60 * KB
LARGE = 250 * KB
BUILD_SECONDS = 10
"""Of work, on a machine as slow as CI's: it takes three to four on a laptop."""


def compressed(requests: list[str], site: Path) -> dict[str, int]:
    """Give what each file that was asked for weighs as a server sends it."""
    paths = sorted({unquote(urlparse(url).path).lstrip("/") for url in requests if not url.startswith("data:")})
    return {path: len(gzip.compress((site / path).read_bytes(), compresslevel=6)) for path in paths}


def first_load(page, site: Path) -> dict[str, int]:
    page.driver.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
    page.open("index.html", width=390)
    page.run("return document.fonts.ready.then(() => true)")
    return compressed(page.requests(), site)


@pytest.mark.browser
def test_a_first_visit_weighs_at_most_110_kb(page, site):
    weights = first_load(page, site)
    assert {"index.html", "assets/briefing.css", "assets/briefing.js"} <= weights.keys()
    assert sum(weights.values()) <= FIRST_LOAD, weights


@pytest.mark.browser
def test_a_first_visit_without_scripts_weighs_at_most_60_kb(page, site):
    with scripts_off(page):
        page.open("index.html", width=390)
        weights = compressed(page.requests(), site)
    # A browser asks for scripts that it will not run; nobody has to wait for them.
    needed = {path: weight for path, weight in weights.items() if not path.endswith(".js")}
    assert {"index.html", "assets/briefing.css"} <= needed.keys()
    assert sum(needed.values()) <= WITHOUT_SCRIPTS, needed


def test_the_large_story_has_forty_sources_and_three_hundred_facts(large):
    sheet = json.loads((large.site / "data/factsheet.json").read_text(encoding="utf-8"))
    assert len(sheet["sources"]) == 40
    assert sum(len(sheet[kind]) for kind in ("figures", "timeline", "quotations")) >= 300
    assert len(sheet["differences"]) >= 2


def test_the_large_story_is_built_in_a_few_seconds(large):
    assert large.seconds < BUILD_SECONDS


@pytest.mark.browser
def test_the_large_story_weighs_at_most_250_kb_and_stays_within_a_narrow_screen(page, large):
    with served(large.site) as page.address:
        weights = first_load(page, large.site)
        assert sum(weights.values()) <= LARGE, weights
        for width in (320, 390):
            for path in ("index.html", "sources/paper-03.html"):
                page.open(path, width=width)
                page.run("for (const part of document.querySelectorAll('details')) part.open = true")
                assert page.run("return document.documentElement.scrollWidth") <= width, path
        assert page.messages() == []


def test_a_frame_of_one_figure_weighs_at_most_15_kb(site, large):
    frames = [*(site / "embed").iterdir(), *(large.site / "embed").iterdir()]
    assert len(frames) > 200
    assert {path.name: path.stat().st_size for path in frames if path.stat().st_size > 15 * KB} == {}


@pytest.mark.browser
def test_a_difference_between_forty_sources_fits_two_screens(page, large):
    with served(large.site) as page.address:
        page.open()
        heights = page.run("return [...document.querySelectorAll('.difference')].map(e => e.offsetHeight)")
    assert len(heights) >= 2
    assert max(heights) <= 1800
