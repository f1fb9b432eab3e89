"""The audit in a real browser: a file in, its figures, its cases, and files out."""

import csv
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # no stubs
    Axe,
)
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from pansol.catalogue import Catalogue, Language, catalogue
from pansol.ui.upload import MOST_BYTES

ARTIFACTS = Path(__file__).parents[2] / "artifacts"
SAMPLE = Path(__file__).parents[2] / "sample_data" / "complaints.csv"
ADDRESS = "voila/render/audit.ipynb"
ID, EN = catalogue(Language.INDONESIAN), catalogue(Language.ENGLISH)
HOSTILE = '<img src=x onerror="window.hacked=1;alert(1)">'
READ = 60_000  # ms in which a file is read on a busy machine
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def opened(page: Page, query: str = "") -> None:
    """Open the audit and wait until it is drawn."""
    page.goto(f"{ADDRESS}?{query}" if query else ADDRESS)
    expect(page.locator(".pansol h1")).to_be_visible(timeout=30_000)
    expect(page.locator("html")).to_have_attribute("data-connection", "connected")


def counts(page: Page) -> Locator:
    """Give the line that says what became of the rows."""
    return page.locator(".counts")


def with_sample(page: Page, query: str = "", words: Catalogue = ID) -> None:
    """Open the audit with the sample read."""
    opened(page, query)
    page.get_by_role("button", name=words("audit.sample")).click()
    expect(counts(page)).to_contain_text("5", timeout=READ)


def part(page: Page, name: str, words: Catalogue = ID) -> None:
    """Go to a part of the page."""
    tab = page.locator(".tabs").get_by_role("button", name=words(f"audit.tab.{name}"))
    tab.click()
    expect(tab).to_have_attribute("aria-current", "true")


def dirty(path: Path) -> Path:
    """Write complaints with markup in every text, and three rows that can't be read."""
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        cases = [row for row, _ in zip(csv.DictReader(file), range(60), strict=False)]
    for case in cases:
        case.update(agent=HOSTILE, team=HOSTILE, customer_name=HOSTILE, location=HOSTILE)
        case.update({"case_id": HOSTILE, "evidence": HOSTILE, HOSTILE: HOSTILE})
    cases[3]["charged"] = HOSTILE
    cases[5]["msisdn"] = "6.28E+12"
    cases[7]["handled_at"] = HOSTILE
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(cases[0]))
        writer.writeheader()
        writer.writerows(cases)
    return path


def test_the_sample_from_its_figures_to_a_case_in_the_checker(page: Page) -> None:
    """5,000 read, a kind chosen, a case opened, and the same facts in the checker."""
    with_sample(page)
    expect(counts(page)).to_contain_text("5.000 baris dibaca = 5.000 diterima + 0 ditolak")
    expect(page.locator(".big")).to_have_text("71,7\u00a0%")
    expect(page.locator(".week-chart svg")).to_be_visible()
    page.locator("#group").select_option("team")
    expect(page.locator("table.groups tbody tr")).to_have_count(5)
    page.locator(".bars").get_by_role("button", name=ID("report.kind.wrong_kip")).click()
    told = page.locator(".step [role=status]")
    expect(told).to_contain_text("120")
    expect(page.locator("#filter-kind")).to_have_value("wrong_kip")
    page.locator("#filter-agent").select_option("AGEN-K8")
    expect(told).not_to_contain_text("120 temuan")
    page.get_by_role("button", name=ID("audit.filter.reset")).click()
    expect(told).to_contain_text("1.340")
    page.get_by_role("button", name=ID("audit.page.after")).click()
    expect(page.locator(".pages")).to_contain_text(ID("audit.page", page=2, last=54))
    page.locator(".findings .button").first.click()
    case = page.locator(".case")
    expect(case.locator("h2")).to_be_focused()
    facts = case.locator(".case-parts > div").first
    outcome = case.locator(".case-parts > div").nth(1).locator("dd").first.inner_text()
    activation = facts.locator("dd").nth(1).inner_text()
    with page.expect_popup() as popup:
        case.get_by_role("link", name=ID("audit.case.check")).click()
    checker = popup.value
    expect(checker.locator(".card h2")).to_have_text(outcome, timeout=30_000)
    expect(checker.locator("aside .facts")).to_contain_text(activation)
    checker.close()
    case.get_by_role("button", name=ID("audit.case.close")).click()
    expect(page.locator(".findings .button").first).to_be_focused()


def test_a_dirty_file_is_read_and_nothing_in_it_runs(page: Page, tmp_path: Path) -> None:
    """Three rows are told with reason and remedy; markup is text in every part and in the case."""
    opened(page)
    page.locator("#file").set_input_files(dirty(tmp_path / "kasus <b>.csv"))
    expect(counts(page)).to_contain_text("60 baris dibaca = 57 diterima + 3 ditolak", timeout=READ)
    expect(counts(page)).to_contain_text("kasus <b>.csv")
    part(page, "file")
    for reason in ("value", "exponent", "time"):
        expect(page.locator(".warned")).to_contain_text(ID(f"reject.{reason}.remedy"))
    expect(page.locator("table.rejected")).to_contain_text("onerror")
    page.locator("main details summary").first.click()
    part(page, "figures")
    expect(page.locator("table.groups")).to_contain_text(HOSTILE)
    part(page, "findings")
    page.locator("#filter-agent").select_option(HOSTILE)
    page.locator(".findings .button").first.click()
    expect(page.locator(".case h2")).to_contain_text(HOSTILE)
    page.locator(".case summary").click()
    part(page, "export")
    page.locator(".products button").nth(3).click()
    with page.expect_download() as saved:
        page.locator(".products a").click()
    assert saved.value.suggested_filename.endswith("rejected.csv")
    text = saved.value.path().read_text(encoding="utf-8-sig")
    assert len(list(csv.reader(text.splitlines()))) == 4
    assert page.locator("img").count() == 0
    assert page.evaluate("window.hacked") is None


def test_a_workbook_is_made_and_saved(page: Page) -> None:
    """A button makes it, a link hands it out, and it opens."""
    with_sample(page)
    part(page, "export")
    name = ID("audit.make.of", name=ID("audit.make.workbook"))
    page.get_by_role("button", name=name).click()
    link = page.get_by_role("link", name=ID("audit.made", name="complaints-audit.xlsx"))
    expect(link).to_be_focused(timeout=READ)
    with page.expect_download() as saved:
        link.click()
    assert saved.value.suggested_filename == "complaints-audit.xlsx"
    copy = ARTIFACTS / "complaints-audit.xlsx"
    saved.value.save_as(copy)
    assert max(sheet.max_row for sheet in load_workbook(copy).worksheets) >= 1341


def test_a_form_is_drawn_filled_in_and_compared(page: Page, tmp_path: Path) -> None:
    """The form that is downloaded comes back from two raters; their agreement stands below."""
    with_sample(page)
    part(page, "review")
    page.locator("#margin").select_option("10")
    expect(page.locator(".lead[role=status]")).to_contain_text("95")
    name = ID("audit.make.of", name=ID("audit.make.form"))
    page.get_by_role("button", name=name).click()
    with page.expect_download() as saved:
        page.get_by_role("link", name=ID("audit.made", name="complaints-review.csv")).click()
    text = saved.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == 95
    for rater, every in (("rater_1", 5), ("rater_2", 10)):
        path = tmp_path / f"{rater}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            for number, row in enumerate(rows):
                writer.writerow(row | {"SOP 2": "benar" if number % every else "salah"})
        page.locator(f"#{rater}").set_input_files(path)
        expect(page.locator(".choices")).to_contain_text(f"{rater}.csv: 95 kasus", timeout=READ)
    expect(page.locator("table.listed")).to_contain_text("90,5\u00a0%")  # 86 of 95


def test_columns_are_mapped_and_a_refused_file_is_told(page: Page, tmp_path: Path) -> None:
    """A missing column is named and chosen; what is no table is refused, and the page goes on."""
    opened(page)
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        cases = [row for row, _ in zip(csv.reader(file), range(40), strict=False)]
    place = cases[0].index("charged")
    cases[0][place], cases[1][place] = "x1", "?"
    strange = tmp_path / "asing.csv"
    with strange.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(cases)
    page.locator("#file").set_input_files(strange)
    expect(page.locator(".warned")).to_contain_text("charged", timeout=READ)
    page.locator(f"#column-{place}").select_option("charged")
    expect(page.locator(".warning")).to_have_text(ID("audit.changed"))
    page.get_by_role("button", name=ID("audit.apply")).click()
    expect(counts(page)).to_contain_text("39 baris dibaca = 38 diterima + 1 ditolak", timeout=READ)
    picture = tmp_path / "gambar.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    page.locator("#file").set_input_files(picture)
    expect(page.locator(".notice.problem")).to_contain_text("gambar.csv", timeout=READ)
    expect(counts(page)).to_contain_text("asing.csv")


def test_a_file_too_large_is_named_with_the_command(page: Page, tmp_path: Path) -> None:
    """It is not sent; the person learns what to do instead."""
    opened(page)
    large = tmp_path / "raksasa.csv"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    page.locator("#file").set_input_files(large)
    expect(page.locator(".notice.problem")).to_contain_text(
        ID("audit.too_large", name="raksasa.csv")
    )
    expect(page.locator(".notice.problem")).to_contain_text("pansol audit")


def test_the_main_way_by_keyboard_alone(page: Page) -> None:
    """From the sample to a case and back, without a mouse."""
    opened(page)
    go(page, ID("audit.sample"))
    expect(counts(page)).to_contain_text("5.000", timeout=READ)
    go(page, ID("report.kind.ticket_not_made"))
    expect(page.locator("#filter-kind")).to_have_value("ticket_not_made")
    go(page, ID("audit.case.open"))
    expect(page.locator(".case h2")).to_be_focused()
    go(page, ID("audit.case.close"))
    expect(page.locator(".findings .button").first).to_be_focused()
    go(page, ID("audit.tab.export"), back=True)
    expect(page.locator(".products")).to_be_visible()


def go(page: Page, name: str, *, back: bool = False) -> None:
    """Tab to the next control whose text begins so, and press it."""
    for _ in range(120):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        text = page.evaluate("document.activeElement.innerText ?? ''")
        if str(text).startswith(name):
            page.keyboard.press("Enter")
            return
    raise AssertionError(name)


def test_another_language_and_a_reload(page: Page) -> None:
    """The words change at once; after a reload the language is there and the file asked for."""
    with_sample(page)
    page.get_by_role("button", name=ID("page.language.en")).click()
    expect(counts(page)).to_contain_text("5,000 rows read = 5,000 accepted + 0 rejected")
    kept = page.evaluate("JSON.stringify(sessionStorage)")
    assert "AGEN" not in kept
    page.reload()
    expect(page.locator(".notice")).to_contain_text(EN("audit.again"), timeout=30_000)
    expect(page.locator("#file")).to_be_visible()


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
def test_every_part_is_accessible_and_fits(
    size: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """WCAG 2.2 AA as far as axe can tell, light and dark; no scrolling to the side; pictures."""
    page: Page = request.getfixturevalue(size)
    page.emulate_media(reduced_motion="reduce")
    wide = page.viewport_size
    assert wide
    found = []
    opened(page)
    for name in ("choose", "figures", "file", "findings", "case", "review", "export"):
        if name == "figures":
            page.locator("#file").set_input_files(dirty(tmp_path / "kasus.csv"))
            expect(counts(page)).to_contain_text("60", timeout=READ)
        if name == "case":
            page.locator(".findings .button").first.click()
            expect(page.locator(".case h2")).to_be_visible()
        elif name != "choose":
            part(page, name)
        if name == "review":
            page.locator("#by").select_option("agent")
            expect(page.locator("table.listed")).to_contain_text(HOSTILE)
        for summary in page.locator("main summary").all():
            summary.click()
        for language, words in (("en", EN), ("id", ID)):
            page.locator(f".languages [lang={language}]").click()
            expect(page.locator(".page-header h1")).to_have_text(words("audit.title"))
            sticks = page.evaluate("document.documentElement.scrollWidth")
            assert sticks <= wide["width"], (name, language)
            file = f"audit-{name}-{language}-{wide['width']}.png"
            page.screenshot(path=ARTIFACTS / file, full_page=True)
        page.emulate_media(color_scheme="light")
        found += [(name, *one) for one in findings(page, type="tag", values=WCAG)]
        page.emulate_media(color_scheme="dark")
        dark = findings(page, type="rule", values=["color-contrast"])
        found += [(f"{name}, dark", *one) for one in dark]
        page.emulate_media(color_scheme="light")
    assert found == []
