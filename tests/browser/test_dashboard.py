"""The dashboard in a real browser: pictures that filter each other, cases behind them, files."""

import csv
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # no stubs
    Axe,
)
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from pansol.catalogue import Language, catalogue

ARTIFACTS = Path(__file__).parents[2] / "artifacts"
ADDRESS = "voila/render/dashboard.ipynb"
ID, EN = catalogue(Language.INDONESIAN), catalogue(Language.ENGLISH)
READ = 60_000  # ms in which a file is read on a busy machine
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def opened(page: Page, query: str = "") -> None:
    """Open the dashboard on the sample, whatever the case log holds by now."""
    page.goto(f"{ADDRESS}?{query}" if query else ADDRESS)
    expect(page.locator(".source-told")).to_be_visible(timeout=READ)
    words = EN if "lang=en" in query else ID
    if words("dashboard.source.of_sample") not in page.locator(".source-told").inner_text():
        page.locator(".sources summary").click()
        page.get_by_role("button", name=words("dashboard.source.use_sample")).click()
    told = words("dashboard.source.of_sample")
    expect(page.locator(".source-told")).to_contain_text(told, timeout=READ)


def figure(page: Page, name: str) -> Locator:
    """Give a figure."""
    return page.locator(f".figure-{name}")


def cases(page: Page) -> Locator:
    """Give the number of cases."""
    return page.locator(".headlines .big").first


def test_a_click_on_a_bar_filters_all_pictures_and_the_chip_takes_it_back(page: Page) -> None:
    """The bar is marked, every number follows, and what is chosen stands in words."""
    opened(page, "period=all")
    expect(cases(page)).to_have_text("5.000")
    bar = figure(page, "complaint_channel").locator(".over button").nth(1)
    count = (bar.get_attribute("aria-label") or "").split(": ")[-1].split(" · ")[0]
    bar.click()
    expect(cases(page)).to_have_text(count)
    expect(bar).to_have_attribute("aria-pressed", "true")
    expect(figure(page, "flow").locator(".told")).to_contain_text(count)
    chip = page.locator(".chosen .chip")
    expect(chip).to_have_count(1)
    chip.click()
    expect(cases(page)).to_have_text("5.000")


def test_the_main_way_by_keyboard_alone(page: Page) -> None:
    """A bar is focused and pressed like any button; a table comes by its switch."""
    opened(page, "period=all")
    figure(page, "team").locator(".over button").first.focus()
    page.keyboard.press("Enter")
    expect(cases(page)).not_to_have_text("5.000")
    switch = figure(page, "team").locator(".figure-head button")
    switch.focus()
    page.keyboard.press("Enter")
    expect(figure(page, "team").locator("table tbody tr")).to_have_count(5)


def test_the_way_to_a_figure_keeps_the_page(page: Page) -> None:
    """A link jumps by keyboard to its heading; nothing is loaded anew, and what is chosen stays."""
    opened(page, "period=all")
    figure(page, "region").locator(".over button").first.click()
    expect(page.locator(".chosen .chip")).to_have_count(1)
    page.locator(".jump summary").focus()
    page.keyboard.press("Enter")
    page.locator(".jump a[href='#at-p_chart']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#at-p_chart")).to_be_focused()
    expect(page.locator("#at-p_chart")).to_be_in_viewport()
    expect(page.locator(".chosen .chip")).to_have_count(1)


def test_a_week_is_read_on_focus_and_below_the_picture(page: Page) -> None:
    """Its share, cases and limits stand above the picture, and in a table to unfold."""
    opened(page, "period=all")
    part = figure(page, "p_chart")
    part.locator(".over button").first.focus()
    page.keyboard.press("Tab")
    tip = part.locator(".over .tip").nth(1)
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("n = ")
    expect(part.locator(".over .tip:visible")).to_have_count(1)
    part.locator(".values summary").click()
    expect(part.locator(".values tbody tr")).to_have_count(part.locator(".over li").count())


def test_from_a_number_to_its_cases_to_one_case_in_the_checker(page: Page) -> None:
    """The list, a case with its proof, and the same facts on the checker's page."""
    opened(page)
    page.locator(".choosing .primary").click()
    expect(page.locator(".step h2")).to_be_focused()
    page.locator(".step table.listed button").first.click()
    case = page.locator(".case")
    expect(case.locator("h2")).to_be_focused()
    fact = case.locator(".case-parts > div").first.locator("dd").nth(1).inner_text()
    with page.expect_popup() as popup:
        case.get_by_role("link", name=ID("audit.case.check")).click()
    expect(popup.value.locator("aside .facts")).to_contain_text(fact, timeout=READ)
    popup.value.close()
    case.get_by_role("button", name=ID("dashboard.back.list")).click()
    expect(page.locator(".step table.listed button").first).to_be_focused()
    page.get_by_role("button", name=ID("dashboard.back"), exact=True).click()
    expect(page.locator(".headlines")).to_be_visible()


def test_a_copied_link_opens_on_the_same_choice(page: Page) -> None:
    """Period, filters and language; what is none of the page's is named and left aside."""
    opened(page, "period=all&lang=en")
    figure(page, "region").locator(".over button").first.click()
    expect(page.locator(".chosen .chip")).to_have_count(1)
    count = cases(page).inner_text()
    page.get_by_role("button", name=EN("dashboard.link")).click()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(page.url.split("?")[0])
    opened(page, f"{link.split('?')[1]}&agent=AGEN-K8&region=%3Cimg%20src%3Dx%3E")
    expect(cases(page)).to_have_text(count)
    expect(page.locator(".notice.problem")).to_contain_text("agent=AGEN-K8")
    expect(page.locator(".notice.problem")).to_contain_text("region=<img src=x>")
    page.locator(".languages [lang=id]").click()
    expect(page.locator(".short h3").first).to_have_text(ID("dashboard.changes"))
    expect(cases(page)).to_have_text(count.replace(",", "."))


def test_a_figure_is_taken_along_as_picture_and_as_data(page: Page) -> None:
    """SVG and PNG drawn here, CSV and Excel made there; all of them open."""
    opened(page, "period=all")
    part = figure(page, "action")
    part.locator(".along summary").click()
    with page.expect_download() as saved:
        part.get_by_role("button", name=ID("dashboard.save", form="SVG")).click()
    saved.value.save_as(ARTIFACTS / "dashboard-action.svg")
    root = ET.parse(ARTIFACTS / "dashboard-action.svg").getroot()  # noqa: S314  our own
    assert root.tag.endswith("svg")
    assert float(root.get("height") or 0) > 100
    with page.expect_download() as saved:
        part.get_by_role("button", name=ID("dashboard.save", form="PNG")).click()
    saved.value.save_as(ARTIFACTS / "dashboard-action.png")
    with Image.open(ARTIFACTS / "dashboard-action.png") as picture:
        assert picture.format == "PNG"
        assert picture.width > picture.height > 200
        assert len(picture.convert("RGB").getcolors(1 << 20) or []) > 3
    part.get_by_role("button", name=ID("dashboard.prepare", form="CSV")).click()
    with page.expect_download() as saved:
        part.get_by_role("link", name=re.compile(r"menurut-tindakan.*\.csv$")).click()
    rows = [*csv.reader(saved.value.path().read_text(encoding="utf-8-sig").splitlines())]
    assert sum(int(row[1]) for row in rows[1:]) == 5000
    part.get_by_role("button", name=ID("dashboard.prepare", form="Excel")).click()
    link = part.get_by_role("link", name=re.compile(r"menurut-tindakan.*\.xlsx$"))
    expect(link).to_be_focused(timeout=READ)
    with page.expect_download() as saved:
        link.click()
    saved.value.save_as(ARTIFACTS / "dashboard-action.xlsx")
    sheet = load_workbook(ARTIFACTS / "dashboard-action.xlsx").worksheets[0]
    numbers = [row[1] for row in sheet.iter_rows(values_only=True) if isinstance(row[1], int)]
    assert sum(numbers) == 5000


def test_a_week_of_the_control_chart_is_chosen_by_keyboard(page: Page) -> None:
    """A point filters every picture to its week, is ticked, and gives it back."""
    opened(page, "period=all")
    points = figure(page, "p_chart").locator(".over button")
    marks = figure(page, "p_chart").locator("svg circle, svg rect.signal")
    assert points.count() == marks.count() > 10
    point, mark = points.nth(4).bounding_box(), marks.nth(4).bounding_box()
    assert point
    assert mark
    assert point["x"] < mark["x"] + mark["width"] / 2 < point["x"] + point["width"]
    points.nth(4).focus()
    page.keyboard.press("Enter")
    expect(cases(page)).not_to_have_text("5.000")
    expect(points.nth(4)).to_have_attribute("aria-pressed", "true")
    expect(figure(page, "p_chart").locator("svg.drawn")).to_contain_text("✓")
    expect(points).to_have_count(marks.count())
    page.keyboard.press("Enter")
    expect(points.nth(4)).to_have_attribute("aria-pressed", "false")


def test_adherence_filters_like_a_bar(page: Page) -> None:
    """A group of the chart of shares becomes a chip."""
    opened(page, "period=all")
    figure(page, "rates").locator(".over button").first.click()
    expect(page.locator(".chosen .chip")).to_have_count(1)


def test_the_report_is_printed_whole(page: Page) -> None:
    """All pictures on paper, each on one page, no controls, light whatever the screen is."""
    opened(page)
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    page.set_viewport_size({"width": 718, "height": 1047})  # A4 within its margins
    for part in page.locator(".figure, .headlines, .short").all():
        box = part.bounding_box()
        assert box
        assert box["height"] < 1047
        assert part.evaluate("part => part.scrollWidth <= part.clientWidth + 1")
    expect(figure(page, "flow").locator(".aside")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".choosing-row")).to_be_hidden()
    expect(page.locator(".saved")).to_be_hidden()
    expect(figure(page, "p_chart").locator("svg.drawn")).to_be_visible()
    pdf = page.pdf(path=ARTIFACTS / "dashboard.pdf", format="A4", print_background=True)
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") >= 2


def findings(page: Page, **only: object) -> list[tuple[str, list[str]]]:
    """Give axe's serious and critical findings with what they were found at."""
    options = {"runOnly": only, "resultTypes": ["violations"]}
    violations = Axe().run(page, options=options).response["violations"]
    return [
        (violation["id"], [f"{node['html'][:200]}: {node['failureSummary']}" for node in nodes])
        for violation in violations
        if violation["impact"] in {"serious", "critical"} and (nodes := violation["nodes"])
    ]


@pytest.mark.parametrize("size", ["page", "phone"])
def test_every_part_is_accessible_and_fits(size: str, request: pytest.FixtureRequest) -> None:
    """WCAG 2.2 AA as far as axe can tell, light and dark; no scrolling to the side; pictures."""
    page: Page = request.getfixturevalue(size)
    page.emulate_media(reduced_motion="reduce")
    wide = page.viewport_size
    assert wide
    found = []
    opened(page, "period=91")
    for name in ("pictures", "tables", "list", "case"):
        if name == "tables":
            figure(page, "team").locator(".over button").first.click()
            expect(page.locator(".chosen .chip")).to_have_count(1)
            for summary in page.locator("main summary").all():
                summary.click()
            for switch in page.locator(".figure-head button").all():
                switch.click()
            expect(page.locator(".figure table")).to_have_count(page.locator(".figure").count())
        if name == "list":
            page.locator(".choosing .primary").click()
            expect(page.locator(".step table.listed")).to_be_visible()
        if name == "case":
            page.locator(".step table.listed button").first.click()
            expect(page.locator(".case h2")).to_be_visible()
        for language, words in (("en", EN), ("id", ID)):
            page.locator(f".languages [lang={language}]").click()
            expect(page.locator(".page-header h1")).to_have_text(words("dashboard.title"))
            sticks = page.evaluate("document.documentElement.scrollWidth")
            assert sticks <= wide["width"], (name, language)
            file = f"dashboard-{name}-{language}-{wide['width']}.png"
            page.screenshot(path=ARTIFACTS / file, full_page=True)
        page.emulate_media(color_scheme="light")
        found += [(name, *one) for one in findings(page, type="tag", values=WCAG)]
        page.emulate_media(color_scheme="dark")
        dark = findings(page, type="rule", values=["color-contrast"])
        found += [(f"{name}, dark", *one) for one in dark]
        page.emulate_media(color_scheme="light")
    assert found == []


def test_it_says_in_words_that_it_reads(page: Page) -> None:
    """Before the cases are there the page says what it does, and it is never blank."""
    page.goto(ADDRESS)
    told = page.locator(".step[role=status] h2, .source-told")
    expect(told.first).to_be_visible(timeout=READ)
    assert ID("dashboard.title") in page.title()
