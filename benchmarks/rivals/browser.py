"""A real Chromium: a visitor with an empty cache, and what goes over the wire to them."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from rivals.servers import Server

__all__ = ["Traffic", "chromium", "context", "counted"]

FLAGS = [
    "--no-sandbox",  # Chromium refuses to run as root with it, as in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Requests elsewhere fail at once. Catching them one by one would slow every request down.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
SHARED = frozenset({"Font", "Image", "Script", "Stylesheet"})
SETTLED = 1000  # ms after which nothing more is expected on the wire
KB = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """What went over the wire."""

    http: float
    """kB, as sent: compressed where the server compresses."""
    own: float
    """Those of them that are no script, style or font, which all pages share."""
    websocket: float
    """kB of messages in both directions, before any compression."""
    outside: tuple[str, ...]
    """Addresses elsewhere that were asked for, in vain."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        raise SystemExit(
            "No Chromium found: install it, on Debian with `apt-get install chromium`."
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def context(browser: Browser, watch: str) -> Iterator[BrowserContext]:
    """Give a visitor with an empty cache; ``watch``: a script for each of their pages."""
    opened = browser.new_context(viewport={"width": 1366, "height": 768}, locale="id-ID")
    opened.add_init_script(watch)
    yield opened
    opened.close()


@contextmanager
def counted(page: Page, server: Server) -> Iterator[list[Traffic]]:
    """Count what goes over the wire meanwhile, and shortly after; the list then holds it."""
    http: dict[str, float] = {}
    shared: set[str] = set()
    frames: list[str] = []
    asked: list[str] = []
    found: list[Traffic] = []

    def frame(event: dict[str, Any]) -> None:
        frames.append(event["response"]["payloadData"])

    def response(event: dict[str, Any]) -> None:
        if event["type"] in SHARED:
            shared.add(event["requestId"])

    def finished(event: dict[str, Any]) -> None:
        http[event["requestId"]] = event["encodedDataLength"]

    network = page.context.new_cdp_session(page)
    network.on("Network.responseReceived", response)
    network.on("Network.loadingFinished", finished)
    network.on("Network.webSocketFrameReceived", frame)
    network.on("Network.webSocketFrameSent", frame)
    network.send("Network.enable")
    page.on("request", lambda request: asked.append(request.url))
    yield found
    page.wait_for_timeout(SETTLED)
    network.detach()
    found.append(
        Traffic(
            http=sum(http.values()) / KB,
            own=sum(size for name, size in http.items() if name not in shared) / KB,
            websocket=sum(map(len, frames)) / KB,
            outside=tuple(
                url for url in asked if not url.startswith((server.origin, "data:", "blob:"))
            ),
        )
    )
