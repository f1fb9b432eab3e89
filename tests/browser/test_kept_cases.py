"""The case log on the checker page, in a real browser: saved, found again, followed up."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # no stubs
    Axe,
)
from playwright.sync_api import Locator, Page, expect

from pansol.caselog import CaseLog, Kind
from pansol.catalogue import Catalogue, Language, catalogue
from pansol.config.caselog import case_log_database
from pansol.ui.checker import Checker

ARTIFACTS = Path(__file__).parents[2] / "artifacts"
ID, EN = catalogue(Language.INDONESIAN), catalogue(Language.ENGLISH)
WAIT = (
    "activation=success&charged=no&benefit=not_received&history=clear&outage=clear&normal_tariff=no"
)
TICKET = "activation=success&charged=yes&benefit=not_received&history=clear&normal_tariff=no"


def opened(page: Page, query: str = "") -> None:
    """Open the checker and wait until it is drawn, and its lists are read."""
    page.goto(f"?{query}" if query else "voila/render/checker.ipynb")
    drawn(page)


def drawn(page: Page) -> None:
    """Wait until the page and its lists are there."""
    expect(page.locator(".pansol h1")).to_be_visible(timeout=30_000)
    expect(page.locator("html")).to_have_attribute("data-connection", "connected")
    expect(page.locator(".cases .unread")).to_have_count(0)


def press(page: Page, key: str, words: Catalogue = ID) -> None:
    """Click the first button with this wording."""
    page.get_by_role("button", name=words(key), exact=True).first.click()


def told(page: Page) -> Locator:
    """Give what is said on saving."""
    return page.locator(".keep [role=status], .keep [role=alert]").first


def number_in(page: Page) -> str:
    """Give the number under which the case on the page was saved."""
    expect(told(page)).to_contain_text("K-")
    return next(w.strip(".,:") for w in told(page).inner_text().split() if w.startswith("K-"))


def waited(who: str) -> str:
    """Keep a case whose 24 hours are over; give its number."""
    at = datetime.now(UTC) - timedelta(hours=30)
    program = Checker(WAIT, clock=lambda: at)
    bought = at - timedelta(hours=1)
    for name, text in {
        "msisdn": "081234567890",
        "customer_name": "Contoh Embun",
        "transaction_date": f"{bought:%Y-%m-%d}",
        "transaction_time": f"{bought:%H:%M}",
        "transaction_zone": "WIT",
    }.items():
        program.act(["field", name], text)
    program.act(["field", "transaction_date"], f"{bought + timedelta(hours=9):%Y-%m-%d}")
    program.act(["field", "transaction_time"], f"{bought + timedelta(hours=9):%H:%M}")
    program.act(["who"], who)
    program.act(["finish"])
    assert program.state.record.number
    return program.state.record.number


def kinds(number: str) -> list[Kind]:
    """Give what was done with a case, from the database."""
    with CaseLog.open(case_log_database()) as log:
        return [entry.kind for entry in log.case(number).entries]


def test_a_saved_case_outlives_its_tab(page: Page) -> None:
    """Asked for a name first, saved, reloaded, left, and resumed from the list in a new tab."""
    opened(page, "card_type=simpati")
    page.locator("#location").fill("Makassar")
    press(page, "keep.save")
    expect(page.locator("#who-error")).to_have_text(ID("who.missing"))
    expect(page.locator("#who")).to_be_focused()
    page.keyboard.type("agen-1")
    expect(page.locator("#who-error")).to_have_count(0)
    press(page, "keep.save")
    number = number_in(page)
    page.reload()
    drawn(page)
    expect(told(page)).to_have_text(ID("keep.saved", number=number))
    expect(page.locator("#who")).to_have_value("agen-1")
    press(page, "step.start")
    page.locator(".answers button").first.click()
    expect(told(page)).to_have_text(ID("keep.changed", number=number))
    press(page, "keep.save")
    expect(told(page)).to_have_text(ID("keep.saved", number=number))
    assert kinds(number) == [Kind.OPENED, Kind.CHANGED]
    other = page.context.new_page()
    opened(other)
    other.locator("#who").fill("agen-1")
    cases = other.locator(".cases")
    expect(cases.locator("summary")).to_contain_text(ID("cases.count.unfinished", count=1))
    cases.locator("summary").focus()
    other.keyboard.press("Enter")
    other.get_by_role("button", name=f"{ID('cases.act.resume')} {number}").click()
    expect(other.locator(".facts")).to_contain_text(ID("activation.success"))
    press(other, "step.back")
    press(other, "step.back")
    expect(other.locator("#location")).to_have_value("Makassar")
    expect(told(other)).to_have_text(ID("keep.saved", number=number))
    expect(cases).to_contain_text(ID("cases.here"))
    other.close()


def test_a_due_case_is_followed_up_and_a_ticket_gets_its_number(page: Page) -> None:
    """What is over stands in the panel's line; it is resumed, or closed after a question and read.

    Question and reading take the focus, Escape gives it back; lists are masked all the while.
    """
    first, second = waited("agen-2"), waited("agen-2")
    opened(page)
    page.locator("#who").fill("agen-2")
    summary = page.locator(".cases summary")
    summary.click()
    rows = page.locator(".cases li")
    expect(rows.filter(has_text=first)).to_contain_text("+6281•••••••90 C••• E•••")
    close = page.get_by_role("button", name=f"{ID('cases.act.close')} {second}")
    close.focus()
    page.keyboard.press("Enter")
    not_now = page.get_by_role("button", name=ID("loose.no"))
    expect(not_now).to_be_focused()
    page.keyboard.press("Escape")
    expect(close).to_be_focused()
    assert kinds(second) == [Kind.DECIDED]
    page.keyboard.press("Enter")
    expect(not_now).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    read = page.get_by_role("button", name=f"{ID('cases.act.read')} {second}")
    expect(read).to_be_focused()
    assert kinds(second) == [Kind.DECIDED, Kind.CLOSED]
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=ID("reread.title", number=second))).to_be_focused()
    page.keyboard.press("Escape")
    expect(read).to_be_focused()
    page.get_by_role("button", name=f"{ID('cases.act.resume')} {first}").click()
    expect(page.locator(".main-column h2")).to_have_text(ID("action.sop_silent"))
    assert kinds(first) == [Kind.DECIDED, Kind.FOLLOWED_UP]
    page.locator("#done-action").select_option("create_ticket")
    page.locator("#done-sla").select_option("tier")
    press(page, "keep.finish")
    press(page, "loose.finish.yes")
    expect(told(page)).to_have_text(ID("keep.finished", number=first))
    page.get_by_role("button", name=f"{ID('cases.act.number')} {first}").click()
    expect(page.locator("#late-number")).to_be_focused()
    page.keyboard.type("T-4711")
    press(page, "cases.number.save")
    expect(rows.filter(has_text=first)).to_contain_text(ID("cases.ticket", number="T-4711"))
    assert kinds(first)[-2:] == [Kind.DECIDED, Kind.TICKET_NUMBERED]


def screens(page: Page, who: str) -> Iterator[str]:
    """Go to each kind of screen that the log has."""
    opened(page, TICKET)
    press(page, "keep.finish")
    expect(page.locator("#who-error")).to_be_visible()
    yield "nobody"
    page.locator("#who").fill(who)
    page.locator("#said-mobile_data_off").uncheck()
    press(page, "keep.finish")
    expect(page.get_by_role("button", name=ID("loose.no"))).to_be_focused()
    yield "asked"
    press(page, "loose.finish.yes")
    expect(told(page)).to_contain_text("K-")
    expect(page.locator("#said-mobile_data_off")).not_to_be_checked()
    page.locator(".cases summary").click()
    page.locator(".cases li button").first.scroll_into_view_if_needed()
    page.get_by_role("button", name=f"{ID('cases.act.number')} {number_in(page)}").click()
    expect(page.locator("#late-number")).to_be_visible()
    yield "kept"
    page.get_by_role("button", name=f"{ID('cases.act.read')} {number_in(page)}").click()
    expect(page.locator(".reread h4")).to_be_focused()
    yield "read"
    press(page, "page.restart")
    yield "questions"
    press(page, "step.start")
    yield "check"


@pytest.mark.parametrize("size", ["page", "phone"])
def test_nothing_of_it_sticks_out_or_is_without_a_label(
    size: str, request: pytest.FixtureRequest
) -> None:
    """On an office screen and at 360 px, in both languages, light and dark; pictures are kept."""
    page: Page = request.getfixturevalue(size)
    page.emulate_media(reduced_motion="reduce")
    wide = page.viewport_size
    assert wide
    waited(f"agen-{size}")
    found = []
    for name in screens(page, f"agen-{size}"):
        for language, words in (("en", EN), ("id", ID)):
            press(page, f"page.language.{language}")
            expect(page.locator(".page-header h1")).to_have_text(words("checker.title"))
            assert page.evaluate("document.documentElement.scrollWidth") <= wide["width"], name
            file = f"cases-{name}-{language}-{wide['width']}.png"
            page.screenshot(path=ARTIFACTS / file, full_page=True)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            violations = Axe().run(page).response["violations"]
            found += [
                (name, scheme, one["id"], one["nodes"][0]["html"][:200])
                for one in violations
                if one["impact"] in {"serious", "critical"}
            ]
        page.screenshot(path=ARTIFACTS / f"cases-{name}-dark-{wide['width']}.png", full_page=True)
        page.emulate_media(color_scheme="light")
    assert found == []
