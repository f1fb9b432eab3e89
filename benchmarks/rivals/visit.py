"""One visit to a page in a real Chromium, as a person with an empty cache makes it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

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
from rivals.browser import Traffic, context, counted
from rivals.servers import Server

__all__ = ["Visit", "held_open", "traffic", "visit"]

WATCH = Path(__file__).with_name("watch.js").read_text(encoding="utf-8")
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


def visit(browser: Browser, server: Server) -> Visit:
    """Open the page with an empty cache, and walk through the case."""
    with context(browser, WATCH) as opened:
        page = opened.new_page()
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
    with context(browser, WATCH) as opened:
        page = opened.new_page()
        with counted(page, server) as sent:
            _arrive(page, server)
        page.close()
    return sent[0]


@contextmanager
def held_open(browser: Browser, server: Server) -> Iterator[None]:
    """Keep a page open, at its second check."""
    with context(browser, WATCH) as opened:
        page = opened.new_page()
        _arrive(page, server)
        yield
        page.close()


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
