"""A headless Chromium; where there is none, each test that wants it is named as not run."""

import shutil
from pathlib import Path

import pytest

BINARIES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
)


class Page:
    """One page of the built site in the browser."""

    def __init__(self, driver, site: Path):
        self.driver, self.site = driver, site

    def open(self, path: str = "index.html", *, width: int = 1280, scheme: str = "light"):
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600},
        )
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        )
        self.driver.get((self.site / path).as_uri())
        return self

    def run(self, script: str, *arguments):
        return self.driver.execute_script(script, *arguments)

    def requests(self) -> list[str]:
        """Every address asked for since the last call."""
        import json

        events = [json.loads(line["message"])["message"] for line in self.driver.get_log("performance")]
        return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]

    def messages(self) -> list[str]:
        return [line["message"] for line in self.driver.get_log("browser")]


@pytest.fixture(scope="session")
def driver():
    binary = next((found for name in BINARIES if (found := shutil.which(name))), None)
    chromedriver = shutil.which("chromedriver")
    if not binary or not chromedriver:
        pytest.skip("not run: chromium and chromedriver are not installed (Debian: chromium chromium-driver)")
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for argument in QUIET:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(chromedriver))
    yield driver
    driver.quit()


@pytest.fixture
def page(driver, site) -> Page:
    opened = Page(driver, site)
    opened.requests()
    opened.messages()
    return opened
