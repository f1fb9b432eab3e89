"""The page before a real Chromium: accessible, as wide as the screen, on paper."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # no stubs
    Axe,
)
from playwright.sync_api import Page, sync_playwright
from report_audit import Audited

from pansol.audit.report import html_report
from pansol.catalogue import Language, catalogue

FLAGS = ["--no-sandbox", "--disable-gpu"]


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """Give a page of the system's Chromium; without one a person's run skips, and CI fails."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop("No Chromium found: install it, on Debian with `apt-get install chromium`.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser.new_page(viewport={"width": 1366, "height": 768})
        browser.close()


@pytest.mark.parametrize("language", Language)
def test_the_report_is_accessible_and_fits(
    audited: Audited, language: Language, page: Page
) -> None:
    """WCAG 2.2 AA as far as axe can tell, light and dark; no scrolling to the side at 360 px."""
    page.set_content(html_report(audited.summary, catalogue(language)))
    rules: dict[str, Any] = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (1366, 360):
            page.set_viewport_size({"width": width, "height": 768})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            found = Axe().run(page, options=rules).response["violations"]
            assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_the_report_prints(audited: Audited, page: Page) -> None:
    """Nothing is cut off at the right of an A4 sheet."""
    page.set_content(html_report(audited.summary, catalogue(Language.INDONESIAN)))
    page.set_viewport_size({"width": 703, "height": 1000})  # 186 mm at 96 dpi
    page.emulate_media(media="print", color_scheme="dark")
    wide = "[...document.querySelectorAll('table, svg')].map(e => e.getBoundingClientRect().right)"
    assert max(page.evaluate(wide)) <= 704
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
