"""The quality page in a real browser: from a picture to a case, the review, both languages."""

import pytest
from playwright.sync_api import Page, expect
from test_dashboard import ARTIFACTS, EN, ID, READ, WCAG, findings

ADDRESS = "voila/render/quality.ipynb"


def opened(page: Page, query: str) -> None:
    """Open the page on the sample, whatever the case log holds by now."""
    page.goto(f"{ADDRESS}?{query}")
    expect(page.locator(".source-told")).to_be_visible(timeout=READ)
    if ID("dashboard.source.of_sample") not in page.locator(".source-told").inner_text():
        page.locator(".sources summary").click()
        page.get_by_role("button", name=ID("dashboard.source.use_sample")).click()
    told = ID("dashboard.source.of_sample")
    expect(page.locator(".source-told")).to_contain_text(told, timeout=READ)
    expect(page.locator(".figure-kinds")).to_be_visible(timeout=READ)


@pytest.mark.parametrize("size", ["page", "phone"])
def test_the_page_answers_and_leads_to_a_case(size: str, request: pytest.FixtureRequest) -> None:
    """Pictures, tables, cases, one case; WCAG 2.2 AA, light and dark; no scrolling to the side."""
    page: Page = request.getfixturevalue(size)
    page.emulate_media(reduced_motion="reduce")
    wide = page.viewport_size
    assert wide
    found = []
    opened(page, "period=all&lang=id")
    for name in ("pictures", "tables", "list", "case"):
        if name == "tables":
            for summary in page.locator("main summary").all():
                summary.click()
            for switch in page.locator(".figure-head button").all():
                switch.click()
            expect(page.locator(".figure table")).to_have_count(page.locator(".figure").count())
        if name == "list":
            page.locator(".figure-agent_criteria .figure-head button").click()
            cell = page.locator(".figure-agent_criteria .over button").first
            count = (cell.get_attribute("aria-label") or "").split(": ")[-1]
            cell.click()
            expect(page.locator(".step h2")).to_be_focused()
            expect(page.locator(".step .listed tbody tr")).to_have_count(int(count))
        if name == "case":
            page.locator(".step table.listed button").first.click()
            expect(page.locator(".case h2")).to_be_focused()
            expect(page.get_by_role("link", name=ID("audit.case.check"))).to_be_visible()
        for language, words in (("en", EN), ("id", ID)):
            page.locator(f".languages [lang={language}]").click()
            expect(page.locator(".page-header h1")).to_have_text(words("quality.title"))
            sticks = page.evaluate("document.documentElement.scrollWidth")
            assert sticks <= wide["width"], (name, language)
            file = f"quality-{name}-{language}-{wide['width']}.png"
            page.screenshot(path=ARTIFACTS / file, full_page=True)
        page.emulate_media(color_scheme="light")
        found += [(name, *one) for one in findings(page, type="tag", values=WCAG)]
        page.emulate_media(color_scheme="dark")
        dark = findings(page, type="rule", values=["color-contrast"])
        found += [(f"{name}, dark", *one) for one in dark]
        page.emulate_media(color_scheme="light")
    assert found == []


def test_a_form_is_drawn_and_downloaded(page: Page) -> None:
    """The button makes it, the link hands it out; another seed takes it back."""
    opened(page, "period=all&lang=id")
    review = page.locator(".review")
    expect(review.get_by_role("status").first).to_contain_text("357")
    review.get_by_role("button", name=ID("audit.make.of", name=ID("audit.make.form"))).click()
    link = review.locator("a.button.primary")
    with page.expect_download(timeout=READ) as saved:
        link.click()
    assert saved.value.suggested_filename.endswith("review.csv")
