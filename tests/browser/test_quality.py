"""The quality page in a real browser: from a picture to a case, the review, both languages."""

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
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


@pytest.mark.parametrize("figure", ["actions", "kips"])
def test_a_confusion_names_its_axes_and_leads_to_its_cases(page: Page, figure: str) -> None:
    """By keyboard: a cell beside the diagonal, its heading, its cases, one of them, and back."""
    opened(page, "period=all&lang=id")
    part = page.locator(f".figure-{figure}")
    drawn = part.locator("svg.drawn")
    expect(drawn).to_contain_text(f"{ID(f'quality.done.{figure}')} →")
    expect(drawn).to_contain_text(ID("chart.heat.diagonal"))
    cells = part.locator(".over button")
    framed = part.locator("svg .diagonal").count() - 1
    assert part.locator(f".over button[aria-label$='({ID('chart.heat.same')})']").count() == framed
    cell = cells.nth(1)
    frame, cell_box = (
        part.locator("svg .diagonal").nth(0).bounding_box(),
        cells.nth(0).bounding_box(),
    )
    assert frame
    assert cell_box
    assert abs(frame["y"] - cell_box["y"]) < 2  # the buttons lie over their cells
    assert abs(frame["x"] - cell_box["x"]) < 2
    count = (cell.get_attribute("aria-label") or "").split(". ")[-1]
    cell.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".step h2")).to_be_focused()
    expect(page.locator(".step .listed tbody tr")).to_have_count(int(count))
    page.locator(".step table.listed button").first.press("Enter")
    expect(page.locator(".case h2")).to_be_focused()
    with page.expect_popup() as popup:
        page.get_by_role("link", name=ID("audit.case.check")).click()
    expect(popup.value.locator("aside .facts")).to_be_visible(timeout=READ)
    popup.value.close()


def test_repeated_contacts_are_listed_by_channel(page: Page) -> None:
    """A row leads to the contacts that are missing from its share."""
    opened(page, "period=all&lang=id&within=30")
    row = page.locator(".figure-repeats .over button").first
    told = row.get_attribute("aria-label") or ""
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".step h2")).to_be_focused()
    expect(page.locator(".step h2")).to_contain_text(told.split(":")[0])
    count = next(
        word for word in told.split() if word.replace(".", "").isdigit() and word != "188:"
    )
    expect(page.locator(".step [role=status]")).to_contain_text(count)


def test_a_chosen_filter_stays_in_the_link_and_in_the_other_language(page: Page) -> None:
    """The chip, the address that is copied, and the words follow."""
    opened(page, "period=91&within=14&lang=id")
    page.locator("main summary", has_text=ID("dashboard.filters")).click()
    page.locator("#filter-team").select_option("Melati")
    expect(page.locator(".chosen .chip")).to_have_count(1, timeout=READ)
    page.get_by_role("button", name=ID("dashboard.link")).click()
    link = page.evaluate("navigator.clipboard.readText()")
    assert all(part in link for part in ("period=91", "team=Melati", "within=14"))
    page.locator(".languages [lang=en]").click()
    expect(page.locator(".figure-strictness h3")).to_have_text(EN("figure.strictness.title"))
    expect(page.locator(".figure-strictness .told")).to_have_text(EN("quality.strictness.ask"))


def test_raters_are_compared_and_taken_along(page: Page, tmp_path: Path) -> None:
    """Who is stricter is said with its p; the square, the table, and an Excel file that opens."""
    opened(page, "period=all&lang=id")
    for rater, wrong in ((1, 24), (2, 4)):
        path = tmp_path / f"penilai-{rater}.csv"
        lines = [f"K-{n},{'salah' if n < wrong else 'benar'}" for n in range(60)]
        path.write_text("\n".join(["case_id,SOP 3.2", *lines]), encoding="utf-8")
        page.locator(f"#rater_{rater}").set_input_files(path)
        expect(page.locator(".choices")).to_contain_text(f"{path.name}: 60 kasus", timeout=READ)
    part = page.locator(".figure-strictness")
    expect(part.locator(".told")).to_contain_text("penilai 1 menilai 40,0")
    expect(part.locator(".told")).to_contain_text("p < 0,001")
    expect(page.locator(".figure-raters_1_2 svg .diagonal")).to_have_count(3)
    part.locator(".along summary").click()
    part.get_by_role("button", name=ID("dashboard.prepare", form="Excel")).click()
    link = part.get_by_role("link", name=re.compile(r"\.xlsx$"))
    with page.expect_download(timeout=READ) as saved:
        link.click()
    saved.value.save_as(ARTIFACTS / "strictness.xlsx")
    sheet = load_workbook(ARTIFACTS / "strictness.xlsx").worksheets[0]
    assert any("3.2" in row for row in sheet.iter_rows(values_only=True))
    part.locator(".figure-head button").click()
    expect(part.locator("table tbody tr")).to_have_count(2)
    assert findings(page, type="tag", values=WCAG) == []
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".figure .aside").first).to_be_hidden()
    expect(part.locator("table")).to_be_visible()
    page.pdf(path=ARTIFACTS / "quality.pdf", format="A4", print_background=True)
