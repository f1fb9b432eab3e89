"""Look-up in a real browser: a made-up number's facts fill in, each with its evidence."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # no stubs
    Axe,
)
from playwright.sync_api import Browser, Page, expect

from pansol.catalogue import Language, catalogue

ARTIFACTS = Path(__file__).parents[2] / "artifacts"
ID, EN = catalogue(Language.INDONESIAN), catalogue(Language.ENGLISH)
SERVE = "from pansol.serve import Options, serve; serve(Options(port=0, ready=0))"
HOSTILE = """<img src=x onerror="window.hacked=1">"""
OWN = """
[systems.indira]
label = '{hostile}'
folder = "."
[systems.indira.tables.provisioning]
table = "orders.csv"
[systems.indira.tables.provisioning.columns]
msisdn = "nomor"
package = "paket"
price = "harga"
bonus = "bonus"
status = "hasil"
ordered_at = "waktu"
"""


def opened(page: Page, address: str = "", query: str = "") -> None:
    """Open the checker and wait until it is drawn."""
    page.goto(f"{address}voila/render/checker.ipynb?{query}")
    expect(page.locator(".pansol h1")).to_be_visible(timeout=30_000)
    expect(page.locator("html")).to_have_attribute("data-connection", "connected")


def filled_in(page: Page, facts: int = 6) -> None:
    """Wait until every system has answered."""
    expect(page.locator(".finding")).to_have_count(6, timeout=15_000)
    expect(page.locator(".finding .pending")).to_have_count(0, timeout=15_000)
    expect(page.locator(".finding.known")).to_have_count(facts)


def test_a_made_up_number_fills_in_all_facts_with_their_evidence(page: Page) -> None:
    """The outcome, the sources beside the answers, the rows; and all again after a reload."""
    opened(page)
    page.locator("#sample").select_option("R7")
    filled_in(page)
    expect(page.locator(".main-column h2").first).to_have_text(ID("action.create_ticket"))
    expect(page.locator("aside .facts")).to_contain_text("dari Indira")
    activation = page.locator(".finding").first
    activation.locator("summary").click()
    expect(activation.locator("table caption").first).to_contain_text("indira_provisioning")
    expect(page.locator("#package_price")).not_to_have_value("")
    page.reload()
    filled_in(page)
    expect(page.locator(".main-column h2").first).to_have_text(ID("action.create_ticket"))


def test_the_person_looks_a_typed_number_up_and_corrects_a_fact(page: Page) -> None:
    """The button beside the number; a correction is told, and decides."""
    opened(page)
    page.locator("#sample").select_option("R11")
    filled_in(page)
    page.locator("aside .facts button").first.click()
    page.get_by_role("button", name=ID("lookup.begin")).click()
    filled_in(page)
    charged = page.locator(".finding", has_text=ID("check.charged"))
    charged.get_by_role("button").click()
    page.locator(".answers button").first.click()
    expect(charged.locator(".corrected")).to_contain_text(ID("charged.yes"))
    expect(page.locator(".main-column h2").first).to_have_text(ID("action.create_ticket"))


def test_a_contradiction_opens_the_check(page: Page) -> None:
    """Both rows are there; by the keyboard alone the case goes on."""
    opened(page, query="lang=en")
    page.locator("#sample").select_option("conflict")
    filled_in(page, facts=5)
    expect(page.locator(".finding.doubtful .doubt")).to_have_text(EN("records.doubt.disagree"))
    expect(page.locator(".main-column h2").first).to_be_focused()
    page.keyboard.press("1")
    expect(page.locator(".main-column h2").first).to_have_text(EN("action.create_ticket"))


@pytest.mark.parametrize("size", ["page", "phone"])
@pytest.mark.parametrize("sample", ["R7", "conflict", "impossible"])
def test_evidence_is_sound_on_every_screen(
    size: str, sample: str, request: pytest.FixtureRequest
) -> None:
    """No serious finding of axe's in the light and in the dark, nothing sticks out."""
    page: Page = request.getfixturevalue(size)
    page.emulate_media(reduced_motion="reduce")
    opened(page)
    page.locator("#sample").select_option(sample)
    expect(page.locator(".finding .pending")).to_have_count(0, timeout=15_000)
    expect(page.locator(".finding")).to_have_count(6)
    for summary in page.locator(".finding summary").all():
        summary.click()
    wide = page.viewport_size
    assert wide
    assert page.evaluate("document.documentElement.scrollWidth") <= wide["width"]
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        violations = Axe().run(page).response["violations"]
        serious = [v["id"] for v in violations if v["impact"] in {"serious", "critical"}]
        assert serious == [], scheme
        name = f"lookup-{sample}-{wide['width']}-{scheme}.png"
        page.screenshot(path=ARTIFACTS / name, full_page=True)


@pytest.fixture
def own_systems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve pages on a team's own exports, whose texts are hostile; give the address."""
    (tmp_path / "pansol.toml").write_text(OWN.format(hostile=HOSTILE[:40]), encoding="utf-8")
    quoted = HOSTILE.replace('"', '""')
    (tmp_path / "orders.csv").write_text(
        "nomor,paket,harga,bonus,hasil,waktu\n"
        f'081234567890,Kilat,5000,"{quoted}",success,2026-11-20T10:01:00+07:00\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("PANSOL_CONFIG", str(tmp_path / "pansol.toml"))
    run = [sys.executable, "-c", SERVE]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout
        yield process.stdout.readline().strip()
        process.terminate()


def test_a_teams_own_exports_are_looked_up_and_their_markup_is_text(
    browser: Browser, own_systems: str
) -> None:
    """No made-up numbers are offered; what the system cannot tell is left to the person."""
    page = browser.new_page()
    opened(page, own_systems)
    expect(page.locator("#sample")).to_have_count(0)
    texts = {"msisdn": "0812-3456-7890", "transaction_date": "2026-11-20"}
    for name, text in (texts | {"transaction_time": "10:00"}).items():
        page.locator(f"#{name}").fill(text)
    page.get_by_role("button", name=ID("lookup.begin")).click()
    expect(page.locator(".finding.known")).to_have_count(1, timeout=15_000)
    page.locator(".finding summary").first.click()
    expect(page.locator(".finding td", has_text="onerror").first).to_be_visible()
    assert page.evaluate("window.hacked") is None
    page.close()
