"""The page for those who read it by keyboard, by ear, much enlarged, or in colours of their own."""

import importlib.util
import os
from itertools import pairwise, product
from pathlib import Path

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.chromium import scripts_off, served

pytestmark = pytest.mark.browser
WIDTHS = (1280, 390, 320)
SCHEMES = ("light", "dark")
UNFOLD = "for (const part of document.querySelectorAll('details')) part.open = true;"
AXE = """
    const wanted = {'target-size': {enabled: true}};
    for (const rule of arguments[0]) wanted[rule] = {enabled: false};
    return axe.run(document, {resultTypes: ['violations'], rules: wanted}).then(
        found => found.violations.flatMap(one => one.nodes.map(at => `${one.id}: ${at.html.slice(0, 160)}`)))"""
SLOW = ("color-contrast", "link-in-text-block")
"""Rules whose work grows with the square of the page; the colours of the large story are those of the shipped one."""


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that looks for barriers: a newer one may be named by the environment."""
    if named := os.environ.get("AXE"):
        return Path(named).read_text(encoding="utf-8")
    package = importlib.util.find_spec("axe_selenium_python")
    return Path(package.origin).with_name("node_modules").joinpath("axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def everywhere(site) -> list[str]:
    """A page of every kind: the briefing, each source, the page of what is not there, a frame."""
    sources = sorted(path.relative_to(site).as_posix() for path in (site / "sources").glob("*.html"))
    return ["index.html", *sources, "404.html", "embed/people-injured.html"]


@pytest.mark.parametrize("kind", ["index", "source", "404", "embed"])
def test_axe_finds_no_barrier(page, everywhere, axe, kind):
    paths = [path for path in everywhere if path.startswith(kind)]
    assert paths
    for path in paths:
        grounds = {}
        page.open(path)
        page.run(UNFOLD + axe)
        for width, scheme in product(WIDTHS, SCHEMES):
            page.show(width=width, scheme=scheme)
            assert page.run(AXE, []) == [], f"{path}, {width} pixels, {scheme}"
            grounds[scheme] = page.run("return getComputedStyle(document.body).backgroundColor")
        assert grounds["light"] != grounds["dark"], path


def test_axe_finds_no_barrier_in_the_words_behind_a_fact(page, axe):
    for width in (1280, 390):
        page.open(width=width)
        page.run(axe + ";document.querySelector('[popover]').showPopover()")
        assert page.run(AXE, []) == []


def test_axe_finds_no_barrier_in_the_large_story(page, large, axe):
    with served(large.site) as page.address:
        page.open(width=390)
        page.run(axe)
        assert page.run(AXE, SLOW) == []


def test_tab_reaches_every_control_and_shows_where_it_is(page, everywhere):
    for path in everywhere:
        page.open(path)
        page.run("""
            window.reached = new Set(); window.unseen = [];
            addEventListener('focusin', ({target}) => {
                reached.add(target);
                const shown = target.matches('[type=radio]') ? target.nextElementSibling : target;
                const style = getComputedStyle(shown);
                if (style.outlineStyle === 'none' || !parseFloat(style.outlineWidth)) unseen.push(target.outerHTML);
            });
            window.controls = [...document.querySelectorAll('a[href], button, summary, [tabindex="0"], [type=radio]')]
                .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled)
                .filter(e => e.type !== 'radio' || e.checked);""")
        count = page.run("return controls.length")
        assert count
        ActionChains(page.driver, duration=0).send_keys(Keys.TAB * (count + 2)).perform()
        assert page.run("return controls.filter(e => !reached.has(e)).map(e => e.outerHTML.slice(0, 160))") == [], path
        assert page.run("return unseen") == [], path


def test_the_first_control_leads_past_the_masthead(page):
    page.open()
    ActionChains(page.driver).send_keys(Keys.TAB, Keys.ENTER).perform()
    assert page.run("return document.getElementById(location.hash.slice(1)).closest('main') !== null")


def test_escape_closes_the_words_and_gives_the_focus_back(page):
    page.open()
    page.run("document.querySelector('[popovertarget]').focus()")
    ActionChains(page.driver).send_keys(Keys.ENTER).perform()
    open_words = "return document.querySelector('[popover]:popover-open') !== null"
    assert page.run(open_words)
    ActionChains(page.driver).send_keys(Keys.TAB).perform()
    assert page.run("return document.activeElement.closest('[popover]:popover-open') !== null")
    ActionChains(page.driver).send_keys(Keys.ESCAPE).perform()
    assert not page.run(open_words)
    assert page.run("return document.activeElement === document.querySelector('[popovertarget]')")


def test_folded_words_open_by_keyboard(page):
    page.open()
    page.run("document.querySelector('summary').focus()")
    ActionChains(page.driver).send_keys(Keys.SPACE).perform()
    assert page.run("return document.querySelector('summary').parentElement.open")


def test_headings_are_in_order(page, everywhere):
    for path in everywhere:
        page.open(path)
        page.run(UNFOLD)
        levels = page.run("""
            return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(e => e.checkVisibility())
                .map(e => Number(e.tagName[1]))""")
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert [(one, two) for one, two in pairwise(levels) if two > one + 1] == [], path


def test_landmarks_are_there_once_and_named(page, everywhere):
    for path in everywhere:
        page.open(path)
        found = page.run("""
            return {main: document.querySelectorAll('main, [role=main]').length,
                    names: [...document.querySelectorAll('nav, [role=navigation]')].map(e => e.ariaLabel),
                    banner: document.querySelectorAll('body > header').length}""")
        assert found["main"] == 1, path
        assert all(found["names"]), path
        assert len(found["names"]) == len(set(found["names"])), path


def test_every_control_and_drawing_has_a_name_for_those_who_listen(page, everywhere):
    spoken = {"link", "button", "image", "radio", "DisclosureTriangle", "textbox", "checkbox", "navigation", "table"}
    for path in everywhere:
        page.open(path)
        page.run(UNFOLD)
        tree = page.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        told = [node for node in tree if not node["ignored"] and node["role"]["value"] in spoken]
        assert told, path
        assert [node for node in told if not node.get("name", {}).get("value", "").strip()] == [], path


def test_every_table_has_a_caption_and_heads(page, large):
    for address in (page.address, None):
        with served(large.site) as large_address:
            page.address = address or large_address
            page.open()
            bare = page.run("""
                return [...document.querySelectorAll('table')].filter(table => !table.caption?.textContent.trim()
                    || !table.querySelector('thead th[scope=col]')
                    || table.querySelector('tbody tr:not(:has(th[scope=row]))')).map(table => table.outerHTML)""")
        assert bare == []


def test_nothing_moves_for_those_who_asked_for_less_motion(page, everywhere):
    for path in everywhere:
        page.open(path)
        moving = page.run("""
            return [...document.querySelectorAll('*')].filter(e => {
                const style = getComputedStyle(e);
                const long = times => times.split(',').some(time => parseFloat(time) > 0);
                return style.animationName !== 'none' && long(style.animationDuration)
                    || long(style.transitionDuration) || style.scrollBehavior === 'smooth';
            }).map(e => e.className)""")
        assert moving == [], path


def test_marks_are_seen_in_forced_colours(page, everywhere):
    """Where the reader's machine paints, marked words differ from their ground, and sources have an edge."""
    for path in everywhere:
        page.open(path)
        page.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "forced-colors", "value": "active"}]}
        )
        page.run(UNFOLD)
        assert page.run("return matchMedia('(forced-colors: active)').matches")
        lost = page.run("""
            const ground = getComputedStyle(document.body).backgroundColor;
            const seen = e => e.checkVisibility();
            const marks = [...document.querySelectorAll('mark')].filter(seen)
                .filter(e => getComputedStyle(e).backgroundColor === ground);
            const sources = [...document.querySelectorAll('a.source-no, .source-mark')].filter(seen)
                .filter(e => !parseFloat(getComputedStyle(e).borderTopWidth));
            const dots = [...document.querySelectorAll('svg :is(.plot__mark, .axis__dot, .map__dot, .units__hit)')]
                .filter(e => !e.matches('.plot__mark--about')).filter(e => getComputedStyle(e).fill === ground);
            return [...marks, ...sources, ...dots].map(e => e.outerHTML.slice(0, 120))""")
        assert lost == [], path


def test_nothing_is_cut_off_at_four_hundred_percent(page, everywhere):
    """WCAG 2.2, 1.4.10: a window of 1280 by 1024 pixels, enlarged four times."""
    for path in everywhere:
        page.open(path)
        page.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride", {"width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": False}
        )
        page.run(UNFOLD)
        assert page.run("return document.documentElement.scrollWidth <= 320"), path
        cut = page.run("""
            return [...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && !e.closest('svg')
                && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
                .filter(e => { const box = e.getBoundingClientRect(); return box.left < -1 || box.right > 321 })
                .map(e => `${e.className}: ${e.textContent.slice(0, 60)}`)""")
        assert cut == [], path


def test_text_may_be_spaced_as_the_reader_likes(page, everywhere):
    """WCAG 2.2, 1.4.12."""
    for path in everywhere:
        page.open(path, width=390)
        page.run(UNFOLD)
        page.run("""
            for (const e of document.querySelectorAll('main *')) {
                e.style.setProperty('line-height', '1.5', 'important');
                e.style.setProperty('letter-spacing', '.12em', 'important');
                e.style.setProperty('word-spacing', '.16em', 'important');
            }""")
        assert page.run("return document.documentElement.scrollWidth <= 390"), path


def test_every_page_reads_the_same_without_scripts(page, everywhere):
    script = "return document.querySelector('main').innerText.replace(/\\s+/g, ' ')"
    for path in everywhere:
        page.open(path)
        text = page.run(script)
        with scripts_off(page):
            page.open(path)
            assert page.run(script) == text, path
