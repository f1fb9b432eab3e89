"""The first page in a real browser: it leads to every page and back."""

import re

import pytest
from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # no stubs
    Axe,
)
from playwright.sync_api import Page, expect

from pansol.ui.header import PAGES

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_reached_and_leads_back(page: Page, name: str) -> None:
    """A card opens its page, in the language chosen; the name in the head leads back."""
    page.goto("?lang=en")
    page.locator(f".pages a[href*='{PAGES[name]}']").click()
    expect(page.locator(".pansol nav [aria-current=page]").first).to_be_visible(timeout=60_000)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("a.brand").click()
    expect(page.locator(".pages a")).to_have_count(len(PAGES))
    expect(page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.parametrize("size", ["page", "phone"])
def test_the_first_page_is_accessible_and_fits(size: str, request: pytest.FixtureRequest) -> None:
    """WCAG 2.2 AA as far as axe can tell, light and dark; no scrolling to the side; by keyboard."""
    page: Page = request.getfixturevalue(size)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto("")
        found = Axe().run(page, options={"runOnly": WCAG, "resultTypes": ["violations"]})
        assert found.response["violations"] == []
    assert page.viewport_size
    wide = page.viewport_size["width"]
    assert page.evaluate("() => document.documentElement.scrollWidth") <= wide
    page.locator(".pages a").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/voila/render/checker\.ipynb\?lang=id$"))
