"""The lesson in a real browser: walked, predicted, changed, printed, in both languages."""

import pytest
from playwright.sync_api import Page, expect
from test_dashboard import ARTIFACTS, EN, ID, READ, WCAG, findings

from pansol.facts import Age
from pansol.ui.lesson.chapters import CHAPTERS, chapter_named

ADDRESS = "voila/render/lesson.ipynb"
KINDS = ("todo", "3.1", "mandatory", "map")
"""Chapters that differ in what they are made of: tickets, facts with doubts, the map."""


def opened(page: Page, query: str = "lang=id") -> None:
    """Open the lesson."""
    page.goto(f"{ADDRESS}?{query}")
    expect(page.locator(".lesson-chapter h2").first).to_be_visible(timeout=READ)


def title(page: Page, number: int) -> None:
    """Expect a chapter to be open, with the focus on its heading."""
    heading = page.locator(".lesson-chapter h2").first
    expect(heading).to_have_text(ID(f"lesson.chapter.{CHAPTERS[number].name}"))
    expect(heading).to_be_focused()


def test_a_class_walks_the_lesson_by_keyboard(page: Page) -> None:
    """Arrows turn the chapters, a digit predicts, a flip tells what changed, a reload keeps it."""
    opened(page)
    page.locator(".lesson-ways .primary").press("ArrowRight")
    title(page, 1)
    page.keyboard.press("ArrowRight")
    title(page, 2)
    page.keyboard.press("ArrowLeft")
    title(page, 1)
    page.locator(".whole-contents .entry").nth(7).focus()
    page.keyboard.press("Enter")
    title(page, 7)
    trial = page.locator(".lesson-trial").first
    trial.locator("button").first.focus()
    page.keyboard.press("4")
    expect(trial.locator(".verdict")).to_have_text(ID("lesson.right"))
    trial.get_by_role("button", name=ID("lesson.to_example")).press("Enter")
    expect(page.locator(".lesson-example h3").first).to_be_focused()
    row = page.get_by_role("group", name=ID(f"check.{Age.column}"))
    flip = row.get_by_role("button", name=ID(Age.OVER_24H.key))
    flip.press("Enter")
    expect(flip).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".lesson-changed")).to_contain_text("G5")
    page.reload()
    expect(flip).to_have_attribute("aria-pressed", "true", timeout=READ)
    expect(page.locator(".lesson-trial .verdict")).to_have_count(1)
    trial.locator("button").first.focus()
    page.keyboard.press("ArrowRight")
    title(page, 8)


def test_a_link_leads_to_its_chapter(page: Page) -> None:
    """The button copies it; a clause's number does as well; what is strange is told."""
    opened(page, "chapter=Notes+2&lang=id")
    page.get_by_role("button", name=ID("lesson.link")).click()
    expect(page.locator(".pansol-spoken[aria-live]")).to_have_text(ID("page.copied"))
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith(f"{ADDRESS}?chapter=notes&lang=id")
    opened(page, "chapter=%3Cimg+src=x+onerror=alert(1)%3E&lang=id")
    expect(page.get_by_role("alert").filter(has_text="<img src=x")).to_be_visible()
    expect(page.locator("img")).to_have_count(0)


def test_the_handout_prints_every_chapter(page: Page) -> None:
    """On paper there are no buttons, and the answers begin a page of their own."""
    opened(page)
    page.get_by_role("button", name=ID("lesson.handout")).click()
    expect(page.locator(".handout h2").first).to_be_focused()
    expect(page.locator(".lesson-chapter")).to_have_count(len(CHAPTERS))
    page.emulate_media(media="print")
    expect(page.locator("button:visible, nav:visible")).to_have_count(0)
    assert page.locator(".lesson-key").evaluate("e => getComputedStyle(e).breakBefore") == "page"
    page.pdf(path=ARTIFACTS / "lesson-handout.pdf", format="A4")


@pytest.mark.parametrize("size", ["page", "phone"])
def test_each_kind_of_chapter_is_accessible(size: str, request: pytest.FixtureRequest) -> None:
    """WCAG 2.2 AA, light and dark, with predictions made; nothing sticks out to the side."""
    page: Page = request.getfixturevalue(size)
    page.emulate_media(reduced_motion="reduce")
    wide = page.viewport_size
    assert wide
    found = []
    for chapter in map(chapter_named, KINDS):
        assert chapter
        opened(page, f"lang=id&chapter={chapter.id}")
        for trial in page.locator(".lesson-trial").all():
            trial.locator(".answers button").first.click()
            expect(trial.locator(".verdict")).to_be_visible()
        for language, words in (("en", EN), ("id", ID)):
            page.locator(f".languages [lang={language}]").click()
            expect(page.locator(".page-header h1")).to_have_text(words("lesson.title"))
            sticks = page.evaluate("document.documentElement.scrollWidth")
            assert sticks <= wide["width"], (chapter.id, language)
            file = f"lesson-{chapter.id}-{language}-{wide['width']}.png"
            page.screenshot(path=ARTIFACTS / file, full_page=True)
        found += [(chapter.id, *one) for one in findings(page, type="tag", values=WCAG)]
        page.emulate_media(color_scheme="dark")
        dark = findings(page, type="rule", values=["color-contrast"])
        found += [(f"{chapter.id}, dark", *one) for one in dark]
        page.emulate_media(color_scheme="light")
    assert found == []


def test_a_narrow_page_has_its_links_in_a_menu(phone: Page) -> None:
    """One row; the menu opens without any script of ours, and leads to every page."""
    opened(phone)
    expect(phone.locator(".all-pages")).to_be_hidden()
    phone.locator(".page-menu > summary").click()
    links = phone.locator(".page-menu a")
    expect(links.first).to_be_visible()
    boxes = [link.bounding_box() for link in links.all()]
    assert all(box and box["height"] >= 24 and box["x"] >= 0 for box in boxes)
    expect(phone.locator(".page-menu [aria-current=page]")).to_have_text(ID("page.pages.lesson"))
    links.first.click()
    expect(phone.locator(".page-header h1")).to_have_text(ID("checker.title"), timeout=READ)
