"""The built page in a real browser."""

import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlparse

import pytest

pytestmark = pytest.mark.browser
PAGES = ("index.html", "404.html")
WIDTHS = (1280, 390, 320)


def source_pages(site: Path) -> list[str]:
    return sorted(str(path.relative_to(site)) for path in (site / "sources").glob("*.html"))


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_asked_of_another_host_and_the_console_stays_silent(page, site, width):
    for path in (*PAGES, *source_pages(site)):
        page.open(path, width=width)
    assert [url for url in page.requests() if not url.startswith((page.address, "data:"))] == []
    assert page.messages() == []


def test_the_site_works_from_a_folder_without_a_server(page, site):
    page.address = site.as_uri()
    for path in ("index.html", *source_pages(site)):
        page.open(path)
        assert page.run("return getComputedStyle(document.querySelector('h1')).fontWeight") in ("700", "bold")
    assert [url for url in page.requests() if urlparse(url).scheme not in ("file", "data")] == []
    assert page.messages() == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_scrolls_sideways(page, site, width):
    for path in ("index.html", *source_pages(site)):
        page.open(path, width=width)
        assert page.run("return document.documentElement.scrollWidth") <= width, path


def test_every_link_to_a_passage_lands_on_words_that_are_marked_there(page):
    page.open()
    links = page.run("return [...document.querySelectorAll('a[href*=\"sources/\"]')].map(a => a.href)")
    assert links
    targets = {}
    for link in links:
        address, fragment = urldefrag(link)
        targets.setdefault(address, set()).add(unquote(fragment))
    for address, fragments in targets.items():
        page.driver.get(address)
        for fragment in sorted(fragments - {""}):
            script = "const e = document.getElementById(arguments[0]); return e && e.querySelectorAll('mark').length"
            assert page.run(script, fragment), f"{address}#{fragment}"


def test_every_fact_in_the_prose_opens_its_exact_words_without_a_script(page):
    page.open()
    ids = page.run("return [...document.querySelectorAll('[popovertarget]')].map(b => b.getAttribute('popovertarget'))")
    assert ids
    for popover in ids:
        script = """
            const words = document.getElementById(arguments[0]);
            words.showPopover();
            const shown = words.querySelectorAll('mark').length && words.innerText;
            words.hidePopover();
            return shown;"""
        assert page.run(script, popover), popover


def test_every_fragment_on_the_page_exists(page):
    page.open()
    missing = page.run("""
        return [...document.querySelectorAll('a[href^="#"]')].map(a => decodeURIComponent(a.hash.slice(1)))
            .filter(id => id && !document.getElementById(id))""")
    assert missing == []


def test_the_text_is_the_same_without_scripts(page):
    def visible_text() -> str:
        text = page.run("return document.querySelector('article').innerText")
        return re.sub(r"\s+", " ", text)

    page.open()
    with_scripts = visible_text()
    page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.open()
        assert visible_text() == with_scripts
    finally:
        page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(page, scheme):
    """WCAG 2.2, 1.4.3: 4.5 to 1 for text."""
    page.open(scheme=scheme)
    weak = page.run("""
        const channel = c => { c /= 255; return c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4 };
        const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
        const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
        const rgba = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data] };
        const ground = e => { for (; e; e = e.parentElement) {
            const c = rgba(getComputedStyle(e).backgroundColor); if (c[3] === 255) return c.slice(0, 3) }
            return rgba(getComputedStyle(document.body).backgroundColor)[3] ? [255, 255, 255] : [255, 255, 255] };
        const weak = [];
        for (const e of document.querySelectorAll('article *')) {
            const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
            if (!own || e.closest('svg') || !e.checkVisibility({visibilityProperty: true})) continue;
            const [a, b] = [light(rgba(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
            if ((a + .05) / (b + .05) < 4.5) weak.push(`${e.className}: ${e.textContent.slice(0, 40)}`);
        }
        return weak;""")
    assert weak == []
