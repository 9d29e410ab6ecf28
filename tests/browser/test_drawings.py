"""The drawings, the colours and the printed page in a real browser."""

import base64
import re

import pytest

pytestmark = pytest.mark.browser
SIZES = {"A4": (8.27, 11.69), "Letter": (8.5, 11)}
# "/Type /Page", not "/Type /Pages"
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.mark.parametrize("size", SIZES)
def test_the_briefing_prints_on_six_pages(page, size):
    page.open()
    width, height = SIZES[size]
    options = {"paperWidth": width, "paperHeight": height, "preferCSSPageSize": True}
    printed = base64.b64decode(page.driver.execute_cdp_cmd("Page.printToPDF", options)["data"])
    assert 1 <= len(PAGE.findall(printed)) <= 6


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_names_on_the_map_do_not_touch(page, width):
    page.open(width=width)
    touching = page.run("""
        const names = [...document.querySelectorAll('.map__place')];
        const boxes = names.map(e => [e.textContent, e.getBoundingClientRect()]);
        const touch = (a, b) => a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom;
        return boxes.flatMap(([one, a], at) => boxes.slice(at + 1)
            .filter(([, b]) => touch(a, b)).map(([two]) => `${one} and ${two}`))
    """)
    assert touching == []


@pytest.mark.parametrize("width", [1280, 320])
def test_the_text_of_a_drawing_stays_within_the_page(page, width):
    page.open(width=width)
    outside = page.run("""
        return [...document.querySelectorAll('article svg text')].filter(e => {
            const box = e.getBoundingClientRect();
            return box.width && (box.left < 0 || box.right > innerWidth);
        }).map(e => e.textContent)""")
    assert outside == []


def test_every_drawing_is_named_or_hidden_from_those_who_cannot_see_it(page):
    page.open()
    unnamed = page.run("""
        return [...document.querySelectorAll('article svg')].filter(e => !e.parentElement.closest('svg')
            && e.getAttribute('aria-hidden') !== 'true' && !(e.getAttribute('aria-label')
            || document.getElementById(e.getAttribute('aria-labelledby'))?.textContent)).length""")
    assert unnamed == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_the_page_is_dark_where_the_machine_is(page, scripts):
    page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
    try:
        page.open(scheme="dark")
        ground = page.run("return getComputedStyle(document.body).backgroundColor")
    finally:
        page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert max(int(part) for part in re.findall(r"\d+", ground)[:3]) < 64


def test_targets_are_large_enough_for_a_finger(page):
    """WCAG 2.2, 2.5.8: 24 pixels, except for links within a sentence."""
    page.open(width=390)
    small = page.run("""
        return [...document.querySelectorAll('article :is(button, summary, a.source-no)')]
            .filter(e => e.checkVisibility()).map(e => [e.className, e.getBoundingClientRect()])
            .filter(([, box]) => box.height && (box.height < 23.9 || box.width < 23.9)).map(([name]) => name)""")
    assert small == []
