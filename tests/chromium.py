"""A headless Chromium; where there is none, each test that wants it is named as not run."""

import functools
import json
import shutil
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

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

    def __init__(self, driver, address: str):
        self.driver, self.address = driver, address

    def open(self, path: str = "index.html", *, width: int = 1280, scheme: str = "light"):
        self.show(width=width, scheme=scheme)
        self.driver.get(f"{self.address}/{path}")
        return self

    def show(self, *, width: int, scheme: str = "light"):
        """Let the page that is open be read on a screen of `width` pixels, by day or by night."""
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600},
        )
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        )

    def run(self, script: str, *arguments):
        return self.driver.execute_script(script, *arguments)

    def requests(self) -> list[str]:
        """Every address asked for since the last call."""
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


class Handler(SimpleHTTPRequestHandler):
    """Give the files of a folder, without a word."""

    def log_message(self, *_arguments):
        pass


@contextmanager
def served(folder, handler=Handler):
    """Serve `folder` on this machine and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def scripts_off(page):
    """Let the browser run no script of a page."""
    page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        yield
    finally:
        page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.fixture(scope="session")
def address(site):
    """Where the site is served on this machine."""
    with served(site) as served_at:
        yield served_at


@pytest.fixture
def page(driver, address) -> Page:
    opened = Page(driver, address)
    opened.requests()
    opened.messages()
    return opened
