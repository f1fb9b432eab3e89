"""Two learners and their trainer, each in a browser of their own; a server that is killed."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from time import perf_counter

import psutil  # type: ignore[import-untyped]  # no stubs in the environment
import pytest
from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # no stubs
    Axe,
)
from browser_fixtures import SERVE, Watch
from openpyxl import load_workbook
from playwright.sync_api import Browser, Locator, Page, expect

from pansol.caselog import upgrade
from pansol.catalogue import Language, catalogue
from pansol.config.caselog import VARIABLE, case_log_database

ID = catalogue(Language.INDONESIAN)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPENS = 60_000  # ms: a kernel starts first
SEEN = 15_000  # ms in which a change must be seen, on a machine that is busy with other things


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Name an empty database that outlives its server."""
    url = f"sqlite:///{tmp_path}/log.sqlite"
    monkeypatch.setenv(VARIABLE, url)
    upgrade(case_log_database())
    return url


@contextmanager
def serving() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Serve the notebooks in a process of their own; give its address."""
    run = [sys.executable, "-c", SERVE.replace("port=0", "port=0, ready=0")]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout
        address = process.stdout.readline().strip()
        try:
            yield address, process
        finally:
            killed(process)


def killed(process: "subprocess.Popen[str]") -> None:
    """Kill a server with all its kernels, as a power cut does."""
    if process.poll() is None:
        family = psutil.Process(process.pid).children(recursive=True)
        for member in (psutil.Process(process.pid), *family):
            member.kill()
    process.wait()


@contextmanager
def visitor(browser: Browser, address: str, *, width: int = 1366) -> Iterator[Page]:
    """Give an empty page of somebody else's browser, which may ask nobody but the server."""
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": 768}, locale="id-ID"
    )
    page = context.new_page()
    watch = Watch(address)
    page.route(re.compile("^https?:"), watch.guard)
    yield page
    context.close()
    assert watch.outside == []


def trained(page: Page, name: str = "Kelas Senin", cases: str = "2") -> str:
    """Make a class, by the keyboard as in any form; give its join code."""
    page.goto("voila/render/trainer.ipynb")
    page.locator("#who").fill("dewi", timeout=OPENS)
    page.locator("#who").press("Enter")
    page.locator("#name").fill(name)
    page.locator("#n").fill(cases)
    page.locator("#n").press("Enter")
    expect(page.locator(".join-code")).to_be_visible(timeout=SEEN)
    return page.locator(".join-code").inner_text()


def joined(page: Page, code: str, name: str) -> None:
    """Come into a class by its link, and by the Enter key."""
    page.goto(f"voila/render/practice.ipynb?code={code}")
    page.locator("#name").fill(name, timeout=OPENS)
    page.locator("#name").press("Enter")
    expect(page.locator(".asking")).to_be_visible(timeout=SEEN)


def answered(page: Page) -> None:
    """Answer the question in hand by the keyboard alone, and read why."""
    question = page.locator(".asking h2")
    expect(question).to_be_focused(timeout=SEEN)
    page.keyboard.press("1")
    expect(page.locator(".asking .answer[aria-pressed=true]")).to_have_count(1)
    page.keyboard.press("j")
    expect(page.locator(".feedback")).to_be_visible(timeout=SEEN)
    expect(page.get_by_role("button", name=ID("practice.next"), exact=True)).to_be_focused()


def row(page: Page, name: str) -> Locator:
    """Find a learner in the trainer's table."""
    return page.locator(".tab tr", has=page.get_by_role("rowheader", name=name, exact=True))


def test_a_class_is_seen_live_and_survives_a_killed_server(
    browser: Browser,
    database: str,  # noqa: ARG001  it stands in the environment
) -> None:
    """Two learners join and answer by keyboard; the trainer sees each answer without a click.

    The server is killed with every kernel; another one has each answer that was told as kept,
    and a learner goes on with name and return code.
    """
    with (
        serving() as (address, process),
        visitor(browser, address) as trainer,
        visitor(browser, address) as siti,
        visitor(browser, address, width=390) as agus,
    ):
        code = trained(trainer)
        joined(siti, code, "Siti")
        expect(row(trainer, "Siti")).to_be_visible(timeout=SEEN)
        answered(siti)
        start = perf_counter()
        expect(row(trainer, "Siti")).to_contain_text("1/", timeout=SEEN)
        print(f"the trainer saw an answer after {perf_counter() - start:.1f} s")  # noqa: T201
        joined(agus, code.lower(), "Agus")
        answered(agus)
        expect(row(trainer, "Agus")).to_contain_text("1/", timeout=SEEN)
        returning = siti.locator(".place .hint").inner_text().split()[-1]
        killed(process)
    with serving() as (address, _), visitor(browser, address) as again:
        again.goto("voila/render/trainer.ipynb")
        again.locator("#who").fill("dewi", timeout=OPENS)
        again.get_by_role("button", name=ID("trainer.come")).click()
        again.get_by_role("button", name="Kelas Senin").click()
        for name in ("Siti", "Agus"):
            expect(row(again, name)).to_contain_text("1/", timeout=SEEN)
        with visitor(browser, address) as siti:
            siti.goto(f"voila/render/practice.ipynb?code={code}")
            siti.get_by_role("button", name=ID("practice.way.back")).click(timeout=OPENS)
            siti.locator("#name").fill("Siti")
            siti.locator("#return_code").fill(returning)
            siti.get_by_role("button", name=ID("practice.enter.back"), exact=True).click()
            expect(siti.locator(".asking .eyebrow")).to_contain_text("2", timeout=SEEN)


def test_a_wrong_code_a_taken_name_and_a_reload(
    browser: Browser,
    database: str,  # noqa: ARG001  it stands in the environment
) -> None:
    """Each is told in a sentence; a reload goes on where it was, without signing in again."""
    with serving() as (address, _), visitor(browser, address) as page:
        code = trained(page)
        with visitor(browser, address) as learner:
            learner.goto("voila/render/practice.ipynb?code=ZZZZZZ")
            learner.locator("#name").fill("Siti", timeout=OPENS)
            learner.get_by_role("button", name=ID("practice.enter.class")).click()
            told = learner.locator(".notice")
            expect(told).to_contain_text(ID("classroom.unknown_code"), timeout=SEEN)
            learner.locator("#code").fill(code)
            learner.get_by_role("button", name=ID("practice.enter.class")).click()
            answered(learner)
            learner.reload()
            expect(learner.locator(".feedback")).to_be_visible(timeout=OPENS)
            with visitor(browser, address) as other:
                other.goto(f"voila/render/practice.ipynb?code={code}")
                other.locator("#name").fill("SITI", timeout=OPENS)
                other.get_by_role("button", name=ID("practice.enter.class")).click()
                expect(other.locator(".notice")).to_contain_text("SITI", timeout=SEEN)


def test_both_pages_are_accessible_and_hand_out_results(
    browser: Browser,
    database: str,  # noqa: ARG001  it stands in the environment
) -> None:
    """WCAG 2.2 AA as far as axe can tell, at 360 px too; the workbook opens, the page prints."""
    with (
        serving() as (address, _),
        visitor(browser, address, width=360) as learner,
        visitor(browser, address) as trainer,
    ):
        code = trained(trainer)
        assert accessible(trainer)
        learner.goto(f"voila/render/practice.ipynb?code={code}")
        learner.locator("#name").fill("Siti", timeout=OPENS)
        assert accessible(learner)
        learner.get_by_role("button", name=ID("practice.enter.class")).click()
        learner.locator(".screens summary").first.click(timeout=SEEN)
        assert accessible(learner)
        learner.locator(".asking h2").focus()
        answered(learner)
        assert accessible(learner)
        expect(row(trainer, "Siti")).to_contain_text("1/", timeout=SEEN)
        for tab in ("questions", "misread", "progress"):
            trainer.get_by_role("button", name=ID(f"trainer.tab.{tab}"), exact=True).click()
            assert accessible(trainer)
        trainer.get_by_role("button", name=ID("trainer.export")).click()
        with trainer.expect_download() as download:
            trainer.locator("a[download]").click()
        book = load_workbook(BytesIO(Path(download.value.path()).read_bytes()))
        assert len(book.sheetnames) >= 4
        trainer.get_by_role("button", name=ID("trainer.certificate")).click()
        expect(trainer.locator(".certificate")).to_contain_text("Siti")
        assert accessible(trainer)
        assert trainer.pdf()
        certificate = trainer.locator(".certificate dd").last.inner_text()
        trainer.get_by_role("button", name=ID("trainer.back")).click()
        expect(trainer.locator(".certificate")).to_have_count(0, timeout=SEEN)
        trainer.get_by_role("button", name=ID("trainer.back")).click()
        trainer.locator("#code").fill(certificate, timeout=SEEN)
        trainer.keyboard.press("Enter")
        found = trainer.locator(".check-certificate [role=status]")
        expect(found).to_contain_text("Siti", timeout=SEEN)
        assert accessible(trainer)


def accessible(page: Page) -> bool:
    """Hold what is shown against WCAG, light and dark, and to the window's width."""
    assert page.viewport_size
    wide = page.viewport_size["width"]
    assert page.evaluate("() => document.documentElement.scrollWidth") <= wide
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        options = {"runOnly": WCAG, "resultTypes": ["violations"]}
        violations = Axe().run(page, options=options).response["violations"]
        found = [(v["id"], [n["html"][:200] for n in v["nodes"]]) for v in violations]
        assert found == []
    return True
