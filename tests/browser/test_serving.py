"""The served page in a real browser, whatever its notebook shows."""

import os
import re
import signal
import sys
import time
from contextlib import suppress

import httpx
import psutil  # type: ignore[import-untyped]  # no stubs in the environment
import pytest
from playwright.sync_api import Page, expect

TOLD = 15_000  # ms within which a person must be told
CHECKER = "voila/render/checker.ipynb"
DRAWN = "#page [data-model] > *"


def drawn(page: Page, path: str = CHECKER) -> str:
    """Open a page, wait until its widget has drawn; return its kernel's id."""
    page.goto(path)
    expect(page.locator("#loading")).to_be_hidden(timeout=30_000)
    expect(page.locator(DRAWN).first).to_be_attached()
    kernel = page.locator("#page").get_attribute("data-kernel")
    assert kernel
    return kernel


def alive(address: str, kernel: str) -> bool:
    """Ask the server whether a kernel runs."""
    return httpx.get(f"{address}api/kernels/{kernel}").status_code == 200


def ends(address: str, kernel: str, seconds: float = 5) -> bool:
    """Wait for a kernel's end."""
    until = time.monotonic() + seconds
    while alive(address, kernel) and time.monotonic() < until:
        time.sleep(0.1)
    return not alive(address, kernel)


def test_the_widget_replaces_the_loading_shell(page: Page) -> None:
    """The page comes, the shell goes; nothing is asked for outside, no error is logged."""
    drawn(page)
    expect(page).to_have_url(re.compile(r"/voila/render/checker\.ipynb$"))
    expect(page.locator("html")).to_have_attribute("lang", "id")


def test_the_address_chooses_the_language(page: Page) -> None:
    """The document's language follows `?lang=`."""
    drawn(page, f"{CHECKER}?lang=en")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_phone_scrolls_down_only(phone: Page) -> None:
    """At 360 px nothing sticks out to the side."""
    drawn(phone)
    assert phone.evaluate("() => document.documentElement.scrollWidth") <= 360


def test_reloading_and_closing_end_the_kernel(page: Page, address: str) -> None:
    """After four reloads one kernel runs; after closing none."""
    kernels = [drawn(page) for _ in range(4)]
    assert len(set(kernels)) == 4
    assert all(ends(address, kernel) for kernel in kernels[:-1])
    assert alive(address, kernels[-1])
    page.close()
    assert ends(address, kernels[-1])


def connection(page: Page, state: str) -> None:
    """Expect the page to know, in time, how its connection stands."""
    expect(page.locator("html")).to_have_attribute("data-connection", state, timeout=TOLD)


def test_a_lost_network_is_noticed_and_its_return_too(page: Page) -> None:
    """Without a network the page knows within 15 s, and goes on with the same kernel after."""
    drawn(page)
    connection(page, "connected")
    page.context.set_offline(True)
    connection(page, "lost")
    page.context.set_offline(False)
    connection(page, "connected")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot halt a process by a signal")
def test_a_silent_server_is_noticed(page: Page, server: tuple[str, int]) -> None:
    """A server that keeps the connection but answers nothing is noticed within 15 s."""
    drawn(page)
    connection(page, "connected")
    os.kill(server[1], signal.SIGSTOP)
    try:
        connection(page, "lost")
    finally:
        os.kill(server[1], signal.SIGCONT)
    connection(page, "connected")


def test_a_killed_kernel_is_noticed(page: Page, server: tuple[str, int]) -> None:
    """A kernel that died is told from a lost network: the page must be loaded again."""
    kernel = drawn(page)
    connection(page, "connected")
    for child in psutil.Process(server[1]).children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if any(kernel in part for part in child.cmdline()):
                child.kill()
    connection(page, "ended")


def test_a_connection_outlives_its_pings(page: Page) -> None:
    """An idle page keeps its websocket: none is closed at a ping, every ten seconds."""
    closed: list[str] = []
    page.on("websocket", lambda socket: socket.on("close", lambda _: closed.append(socket.url)))
    page.goto(CHECKER)
    expect(page.locator("html")).to_have_attribute("data-connection", "connected", timeout=30_000)
    page.wait_for_timeout(12_000)
    assert closed == []


def test_the_script_comes_from_the_server_and_stays_in_the_browser(page: Page) -> None:
    """Not with each page: what the page's process sends holds neither script nor style sheet."""
    heard: list[str] = []
    page.on("websocket", lambda s: s.on("framereceived", lambda frame: heard.append(str(frame))))
    drawn(page)
    assert any("_esm" in frame for frame in heard)
    assert not any("export default" in frame or ".pansol-banner" in frame for frame in heard)
