"""A real Chromium before the served notebooks, which may ask for nothing from elsewhere."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, ViewportSize, sync_playwright

from pansol.caselog import upgrade
from pansol.config.caselog import case_log_database
from pansol.records.embedded import embedded_systems

ARTIFACTS = Path(__file__).parents[1] / "artifacts"
FLAGS = [
    "--no-sandbox",  # Chromium refuses to run as root with it, as in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HOW_TO_INSTALL = "No Chromium found: install it, on Debian with `apt-get install chromium`."
SERVE = "from pansol.serve import Options, serve; serve(Options(port=0))"


@dataclass
class Watch:
    """What one page did that it should not."""

    host: str
    """The server's address, which alone may be asked."""
    outside: list[str] = field(default_factory=list)
    """Addresses elsewhere that were asked for, in vain."""
    errors: list[str] = field(default_factory=list)
    """Errors in the console, and exceptions."""

    def guard(self, route: Route) -> None:
        """Let requests to the server pass, and no other."""
        if route.request.url.startswith(self.host):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()

    def follow(self, page: Page) -> None:
        """Watch a page from now on."""
        page.route(re.compile("^https?:"), self.guard)
        page.on("console", self.listen)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def listen(self, message: ConsoleMessage) -> None:
        """Note an error, unless a test took the network away."""
        if message.type == "error" and "net::ERR_INTERNET_DISCONNECTED" not in message.text:
            self.errors.append(message.text)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """Serve the notebooks once for the whole run; return its address and its process's number.

    The case log that the environment names, and the made-up records, are made ready beforehand.
    """
    upgrade(case_log_database())
    embedded_systems()
    log = tmp_path_factory.mktemp("serve") / "server.log"
    run = [sys.executable, "-c", SERVE]
    with (
        log.open("w") as errors,
        subprocess.Popen(run, stdout=subprocess.PIPE, stderr=errors, text=True) as process,  # noqa: S603
    ):
        assert process.stdout
        url = process.stdout.readline().strip()
        assert url, log.read_text()
        try:
            yield url, process.pid
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def address(server: tuple[str, int]) -> str:
    """Return the server's address, with a slash at the end."""
    return server[0]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium; without one a person's run skips, and CI fails."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop(HOW_TO_INSTALL)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@contextmanager
def _watched(browser: Browser, address: str, name: str, size: ViewportSize) -> Iterator[Page]:
    context = browser.new_context(base_url=address, viewport=size, locale="id-ID")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    watch = Watch(address)
    watch.follow(page)
    yield page
    if not page.is_closed():
        ARTIFACTS.mkdir(exist_ok=True)
        page.screenshot(path=ARTIFACTS / f"{name}.png", full_page=True)
    context.close()
    assert watch.outside == []
    assert watch.errors == []


def _name(request: pytest.FixtureRequest) -> str:
    return re.sub(r"[^\w.-]+", "_", request.node.name).strip("_")


@pytest.fixture
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Return an empty page on an office's screen; its last state is kept under artifacts/."""
    with _watched(browser, address, _name(request), {"width": 1366, "height": 768}) as page:
        yield page


@pytest.fixture
def phone(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Return an empty page on a small telephone's screen."""
    with _watched(browser, address, _name(request), {"width": 360, "height": 740}) as page:
        yield page
