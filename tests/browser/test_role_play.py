"""A role play in a real browser: trainer, customer and agent, each at a screen of their own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from test_dashboard import ARTIFACTS, EN, ID, WCAG, findings

from pansol.catalogue import Catalogue

PATIENCE = 90_000
"""Milliseconds in which a kernel starts on a busy machine; a step is seen within two seconds."""


@pytest.fixture
def third(browser: Browser, address: str) -> Iterator[Page]:
    """Return a page of somebody else's browser."""
    context = browser.new_context(
        base_url=address, viewport={"width": 1366, "height": 768}, locale="id-ID"
    )
    yield context.new_page()
    context.close()


def press(page: Page, text: str) -> None:
    """Click the button with this text."""
    page.get_by_role("button", name=text, exact=True).first.click()


def made(page: Page) -> str:
    """Make a class and a role play of its first exercise; give the play's code."""
    page.goto("voila/render/trainer.ipynb?lang=id", timeout=PATIENCE)
    page.locator("#who").fill("dewi-peran")
    press(page, ID("trainer.come"))
    page.locator("#name").fill("Kelas peran")
    page.locator("#n").fill("3")
    page.locator("#seed").fill("7")
    press(page, ID("trainer.make.do"))
    press(page, ID("trainer.tab.play"))
    press(page, ID("trainer.play.make"))
    code = page.locator(".play-head .join-code")
    expect(code).to_be_visible(timeout=PATIENCE)
    return code.inner_text()


def played(page: Page, address: str, name: str, enter: str) -> None:
    """Take a role under a name."""
    page.goto(address, timeout=PATIENCE)
    field = page.locator("#name")
    expect(field).to_be_visible(timeout=PATIENCE)
    field.fill(name)
    press(page, enter)
    expect(page.locator(".notice.play")).to_be_visible(timeout=PATIENCE)


def looked_at(page: Page, name: str) -> list[object]:
    """Give what is wrong with a page for whoever sees or hears it, in both languages."""
    wrong: list[object] = []
    wide = page.viewport_size
    assert wide
    for language, words in (("en", EN), ("id", ID)):
        page.locator(f".languages [lang={language}]").click()
        expect(page.locator(f".languages [lang={language}]")).to_have_attribute(
            "aria-pressed", "true"
        )
        expect(page.locator("html")).to_have_attribute("lang", words.language.value)
        if page.evaluate("document.documentElement.scrollWidth") > wide["width"]:
            wrong.append((name, language, "wider than the screen"))
        file = f"role-play-{name}-{language}-{wide['width']}.png"
        page.screenshot(path=ARTIFACTS / file, full_page=True)
    page.emulate_media(color_scheme="light")
    wrong += [(name, *one) for one in findings(page, type="tag", values=WCAG)]
    page.emulate_media(color_scheme="dark")
    dark = findings(page, type="rule", values=["color-contrast"])
    wrong += [(f"{name}, dark", *one) for one in dark]
    page.emulate_media(color_scheme="light")
    return wrong


def answer(page: Page, place: int, words: Catalogue = ID) -> None:
    """Give an answer to the check that is open."""
    expect(page.locator(".answers")).to_be_visible()
    page.locator(".answers button").nth(place).click()
    expect(page.get_by_text(words("play.sent"))).to_be_visible()


def test_the_trainer_sees_both_players(page: Page, phone: Page, third: Page) -> None:
    """Names, a fact, the outcome as they come; a reload; the end, at all three. WCAG 2.2 AA."""
    for each in (page, phone, third):
        each.emulate_media(reduced_motion="reduce")
    code = made(page)
    customer = f"voila/render/practice.ipynb?play={code}&lang=id"
    agent = f"voila/render/checker.ipynb?play={code}&lang=id"
    played(phone, customer, "Budi", ID("practice.enter.play"))
    played(third, agent, "Siti", ID("play.agent.take"))
    roles = page.locator(".roles")
    expect(roles).to_contain_text("Budi", timeout=PATIENCE)
    expect(roles).to_contain_text("Siti", timeout=PATIENCE)
    expect(phone.locator(".notice.play")).to_contain_text("Siti", timeout=PATIENCE)
    third.locator("#card_type").select_option(index=2)
    press(third, ID("step.start"))
    answer(third, 0)
    steps = page.locator(".live-steps")
    expect(steps).to_contain_text(ID("check.activation"), timeout=PATIENCE)
    third.reload(timeout=PATIENCE)
    expect(third.locator(".facts")).to_contain_text(ID("activation.success"), timeout=PATIENCE)
    phone.locator("#note").fill("Kemarin sore, Kak.")
    press(phone, ID("play.note.keep"))
    expect(steps).to_contain_text("Kemarin sore, Kak.", timeout=PATIENCE)
    wrong = looked_at(third, "agent-check")
    while third.locator(".answers").count():
        before = third.locator(".step h2").first.inner_text()
        answer(third, 1)
        expect(third.locator(".step h2").first).not_to_have_text(before)
    expect(steps).to_contain_text(ID("trainer.play.outcome"), timeout=PATIENCE)
    press(third, ID("play.finish"))
    expect(third.get_by_text(ID("play.finished"))).to_be_visible(timeout=PATIENCE)
    expect(steps).to_contain_text(ID("trainer.play.did"), timeout=PATIENCE)
    wrong += looked_at(third, "agent")
    wrong += looked_at(phone, "customer")
    wrong += looked_at(page, "trainer-live")
    page.locator("#remark").fill("Salam pembukanya bagus.")
    press(page, ID("trainer.play.remark.keep"))
    press(page, ID("trainer.play.end"))
    press(page, ID("trainer.sure.end_play.yes"))
    expect(page.locator(".compared")).to_be_visible(timeout=PATIENCE)
    for each in (phone, third):
        expect(each.get_by_text(ID("play.ended"))).to_be_visible(timeout=PATIENCE)
        expect(each.get_by_text("Salam pembukanya bagus.")).to_be_visible(timeout=PATIENCE)
    wrong += looked_at(page, "trainer-ended")
    wrong += looked_at(phone, "customer-ended")
    third.set_viewport_size({"width": 360, "height": 740})
    page.set_viewport_size({"width": 360, "height": 740})
    wrong += looked_at(third, "agent-ended")
    wrong += looked_at(page, "trainer-ended")
    assert wrong == []
