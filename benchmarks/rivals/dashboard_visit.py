"""One visit to a dashboard in a real Chromium: the first picture, and clicks on filters."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from pansol.catalogue import DEFAULT_LANGUAGE, catalogue
from pansol.outcomes import Choice, Outcomes, select
from pansol.ui.dashboard.naming import label_words
from rivals.browser import Traffic, context, counted
from rivals.figures import FILTERS, options
from rivals.servers import Server

__all__ = ["Click", "Visit", "clicks_of", "held_open", "traffic", "visit"]

WATCH = Path(__file__).with_name("watch_pictures.js").read_text(encoding="utf-8")
PATIENCE = 120_000  # ms
QUIET = 700  # ms without a drawing after which all is drawn
PAUSE = 300  # ms between two clicks
say = catalogue(DEFAULT_LANGUAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Click:
    """A click on a filter, and what it leads to."""

    dimension: str
    label: str
    count: int
    """The cases that are then chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a visitor waited for."""

    ready: float | None
    """Seconds from the start of the navigation until the page's kernel answered; pansol's alone."""
    first_picture: float
    """Seconds from there until the first picture."""
    clicks: tuple[float, ...]
    """Milliseconds from each click until the last picture was drawn anew."""


def clicks_of(outcomes: Outcomes) -> Sequence[Click]:
    """Give the clicks of a visit: two labels of each filter, chosen and taken back."""
    found = []
    for name in FILTERS:
        one, other = options(outcomes, name)[:2]
        for label, labels in ((one, (one,)), (other, (one, other)), (one, (other,)), (other, ())):
            choice = Choice(labels={name: labels} if labels else {})
            count = select(outcomes, choice).n
            found.append(Click(dimension=name, label=label, count=count))
    return found


def visit(browser: Browser, server: Server, clicks: Sequence[Click], every: int) -> Visit:
    """Open the page with an empty cache, and filter; ``every``: how many cases there are."""
    with context(browser, WATCH) as opened:
        page = opened.new_page()
        _arrive(page, server, every)
        first, ready = page.evaluate("[pictures.first(), pictures.ready() ?? null]")
        took = []
        for click in clicks:
            page.wait_for_timeout(PAUSE)
            button = _button(page, server, click)
            button.scroll_into_view_if_needed()
            page.wait_for_timeout(PAUSE)
            button.click()
            took.append(float(page.evaluate("pictures.settled", QUIET)))
            expect(_count(page, server, click.count)).to_be_visible(timeout=PATIENCE)
        page.close()
    return Visit(ready=ready and ready / 1000, first_picture=first / 1000, clicks=tuple(took))


def traffic(
    browser: Browser, server: Server, clicks: Sequence[Click], every: int
) -> Sequence[Traffic]:
    """Count the bytes of an opening with an empty cache, and of some clicks."""
    with context(browser, WATCH) as opened:
        page = opened.new_page()
        with counted(page, server) as opening:
            _arrive(page, server, every)
        with counted(page, server) as clicked:
            for click in clicks:
                _button(page, server, click).click()
                expect(_count(page, server, click.count)).to_be_visible(timeout=PATIENCE)
                page.wait_for_timeout(PAUSE)
        page.close()
    return opening[0], clicked[0]


@contextmanager
def held_open(browser: Browser, server: Server, click: Click, every: int) -> Iterator[None]:
    """Keep a page open, filtered once."""
    with context(browser, WATCH) as opened:
        page = opened.new_page()
        _arrive(page, server, every)
        _button(page, server, click).click()
        expect(_count(page, server, click.count)).to_be_visible(timeout=PATIENCE)
        yield
        page.close()


def _arrive(page: Page, server: Server, every: int) -> None:
    page.goto(server.url, wait_until="commit", timeout=PATIENCE)
    expect(_count(page, server, every)).to_be_visible(timeout=PATIENCE)
    page.evaluate("pictures.opened", QUIET)
    server.rest()


def _count(page: Page, server: Server, count: int) -> Locator:
    """Find the number of cases."""
    if server.stack.name == "pansol":
        number = f"{count:,}".replace(",", ".")
        return page.locator(".headlines .big").first.get_by_text(number, exact=True)
    return page.get_by_role("heading", name=f"{count:,}", exact=True)


def _button(page: Page, server: Server, click: Click) -> Locator:
    """Find what filters by a label: on pansol's page its bar."""
    if server.stack.name == "pansol":
        words = label_words(click.dimension, click.label, say)
        bars = page.locator(f".figure-{click.dimension} .over")
        return bars.get_by_role("button", name=re.compile(f"^{re.escape(words)}: "))
    return page.get_by_text(click.label, exact=True).locator("visible=true").first
