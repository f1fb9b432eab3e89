"""One visit to a page in a real Chromium, as a person with an empty cache makes it."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from pansol import (
    Activation,
    Age,
    Benefit,
    Case,
    Charged,
    History,
    NormalTariff,
    Outage,
    Subscription,
    next_check,
)
from pansol.catalogue import DEFAULT_LANGUAGE, catalogue
from pansol.facts import Fact
from pansol.wording import ask_key
from rivals.servers import Server

__all__ = ["Traffic", "Visit", "chromium", "held_open", "traffic", "visit"]

WATCH = Path(__file__).with_name("watch.js").read_text(encoding="utf-8")
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
KIND = Subscription.PREPAID
PATH: tuple[Fact, ...] = (
    Activation.SUCCESS,
    Charged.NO,
    Benefit.BONUS_MISSING,
    History.CLEAR,
    Outage.CLEAR,
    NormalTariff.NO,
    Age.WITHIN_24H,
)
"""A case in which every check matters."""
BACKS = 3  # how often each answer is taken back and given again
SETTLED = 1000  # ms after which nothing more is expected on the wire
KB = 1000
say = catalogue(DEFAULT_LANGUAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a visitor waited for."""

    first_widget: float
    """Seconds from the start of the navigation until the first answer is visible."""
    first_answer: float
    """Seconds from there until the second check, the first answered as soon as it could be."""
    clicks: tuple[float, ...]
    """Milliseconds from each click until the page shows the check it leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """What went over the wire for a first visit, up to the second check."""

    http: float
    """kB, as sent: compressed where the server compresses."""
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


def visit(browser: Browser, server: Server) -> Visit:
    """Open the page with an empty cache, and walk through the case."""
    with _context(browser) as context:
        page = context.new_page()
        first_widget, first_answer = _arrive(page, server)
        server.rest()
        clicks = []
        for label, reached in _clicks():
            _expect(page, reached)
            _click(page, label)
            clicks.append(float(page.evaluate("bench.latency()")))
        page.close()
    return Visit(
        first_widget=first_widget / 1000, first_answer=first_answer / 1000, clicks=tuple(clicks)
    )


def traffic(browser: Browser, server: Server) -> Traffic:
    """Open the page with an empty cache, answer the first check, and count the bytes."""
    http: list[float] = []
    frames: list[str] = []
    asked: list[str] = []

    def frame(event: dict[str, Any]) -> None:
        frames.append(event["response"]["payloadData"])

    with _context(browser) as context:
        page = context.new_page()
        network = context.new_cdp_session(page)
        network.on("Network.loadingFinished", lambda event: http.append(event["encodedDataLength"]))
        network.on("Network.webSocketFrameReceived", frame)
        network.on("Network.webSocketFrameSent", frame)
        network.send("Network.enable")
        page.on("request", lambda request: asked.append(request.url))
        _arrive(page, server)
        page.wait_for_timeout(SETTLED)
        page.close()
    return Traffic(
        http=sum(http) / KB,
        websocket=sum(map(len, frames)) / KB,
        outside=tuple(
            url for url in asked if not url.startswith((server.origin, "data:", "blob:"))
        ),
    )


@contextmanager
def held_open(browser: Browser, server: Server) -> Iterator[None]:
    """Keep a page open, at its second check."""
    with _context(browser) as context:
        page = context.new_page()
        _arrive(page, server)
        yield
        page.close()


@contextmanager
def _context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="id-ID")
    context.add_init_script(WATCH)
    yield context
    context.close()


def _arrive(page: Page, server: Server) -> tuple[float, float]:
    """Open the page, answer as soon as possible; give both times in ms."""
    answer = say(PATH[0].key)
    page.add_init_script(f"bench.await(null, [{json.dumps(answer)}]); bench.everyFrame()")
    page.goto(server.url, wait_until="commit")
    first_widget = float(page.evaluate("bench.seen"))
    _expect(page, 1)
    _click(page, answer)
    return first_widget, float(page.evaluate("bench.seen"))


def _clicks() -> Iterator[tuple[str, int]]:
    """Give what to click from the second check on, and the number of the check it leads to."""
    back = say("step.back")
    for number, answer in enumerate(PATH[:-1]):
        if number:
            yield say(answer.key), number + 1
        for _ in range(BACKS):
            yield back, number
            yield say(answer.key), number + 1


def _expect(page: Page, number: int) -> None:
    """Wait from now on for a check: the first is number 0."""
    check = next_check(Case(subscription=KIND).having(*PATH[:number]))
    assert check is not None  # noqa: S101  the case is one that needs them all
    question = say(ask_key(check.fact, KIND))
    answers = [say(answer.key) for answer in check.fact]
    page.evaluate("([question, answers]) => bench.await(question, answers)", [question, answers])


def _click(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()
