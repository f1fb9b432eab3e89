"""Saved views in a real browser: kept, found after a reload, opened, deleted; by keyboard too."""

import pytest
from playwright.sync_api import Page, expect
from test_dashboard import ARTIFACTS, EN, ID, READ, WCAG, cases, figure, findings, opened


def panel(page: Page) -> None:
    """Open the panel of saved views."""
    page.locator(".saved summary").click()
    expect(page.locator("#view-name")).to_be_visible()


def keep(page: Page, name: str) -> None:
    """Keep the present choice."""
    page.locator("#view-name").fill(name)
    page.locator("#view-who").fill("sari")
    page.get_by_role("button", name=ID("saved.keep")).click()
    expect(page.locator(".saved .receipt")).to_have_text(ID("saved.kept", name=name))


def test_a_view_is_kept_opened_after_a_reload_and_deleted(page: Page) -> None:
    """A filter, a table and no comparison come back in another tab, from the list."""
    opened(page, "period=all")
    figure(page, "team").locator(".over button").first.click()
    expect(page.locator(".chosen .chip")).to_have_count(1)
    page.locator("#compared").select_option("none")
    figure(page, "money").locator(".figure-head button").click()
    expect(figure(page, "money").locator("table")).to_be_visible()
    count = cases(page).inner_text()
    panel(page)
    page.get_by_role("button", name=ID("saved.keep")).click()
    expect(page.locator("#view-name")).to_be_focused()
    expect(page.locator("#view-name-error")).to_have_text(ID("saved.nameless"))
    keep(page, "Rapat Senin")
    opened(page)
    expect(page.locator(".chosen .chip")).to_have_count(0)
    panel(page)
    row = page.locator(".saved-list li").filter(has_text="Rapat Senin")
    row.get_by_role("button", name="Rapat Senin", exact=True).focus()
    page.keyboard.press("Enter")
    expect(cases(page)).to_have_text(count)
    expect(page.locator(".chosen .chip")).to_have_count(1)
    expect(page.locator("#compared")).to_have_value("none")
    expect(figure(page, "money").locator("table")).to_be_visible()
    row.get_by_role("button", name=f"{ID('dashboard.link')}: Rapat Senin").click()
    link = page.evaluate("navigator.clipboard.readText()")
    assert "compared=none" in link
    assert "sari" not in link
    row.get_by_role("button", name=f"{ID('saved.delete')}: Rapat Senin").click()
    expect(row.get_by_role("button", name=ID("saved.delete.yes"))).to_be_focused()
    page.keyboard.press("Enter")
    expect(row).to_have_count(0)
    expect(page.locator(".saved .receipt")).to_have_text(ID("saved.deleted", name="Rapat Senin"))


@pytest.mark.parametrize("size", ["page", "phone"])
def test_the_panel_is_accessible_and_fits(size: str, request: pytest.FixtureRequest) -> None:
    """WCAG 2.2 AA, light and dark; no scrolling to the side; pictures in both languages."""
    page: Page = request.getfixturevalue(size)
    page.emulate_media(reduced_motion="reduce")
    wide = page.viewport_size
    assert wide
    opened(page, "period=91")
    panel(page)
    name = f"Wilayah timur {size}"
    keep(page, name)
    row = page.locator(".saved-list li").filter(has_text=name)
    row.get_by_role("button", name=f"{ID('saved.rename')}: {name}").click()
    expect(page.locator("#new-name")).to_be_focused()
    found = []
    for language, words in (("en", EN), ("id", ID)):
        page.locator(f".languages [lang={language}]").click()
        expect(page.locator(".page-header h1")).to_have_text(words("dashboard.title"))
        assert page.evaluate("document.documentElement.scrollWidth") <= wide["width"]
        page.screenshot(path=ARTIFACTS / f"saved-{language}-{wide['width']}.png")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += [(scheme, *one) for one in findings(page, type="tag", values=WCAG)]
    assert found == []
    row.get_by_role("button", name=ID("saved.cancel")).click()
    row.get_by_role("button", name=f"{ID('saved.delete')}: {name}").click()
    row.get_by_role("button", name=ID("saved.delete.yes")).click()
    expect(row).to_have_count(0, timeout=READ)
