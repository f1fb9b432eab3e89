"""The head of every page: its name, the other pages, the SOP's version, the language."""

from collections.abc import Mapping

from pansol.catalogue import Catalogue, Language
from pansol.element import Element, h
from pansol.fingerprint import FINGERPRINT
from pansol.sop import SOP
from pansol.ui.widgets import button

__all__ = ["PAGES", "page_header"]

PAGES: Mapping[str, str] = {
    "checker": "checker.ipynb",
    "audit": "audit.ipynb",
    "dashboard": "dashboard.ipynb",
    "quality": "quality.ipynb",
    "lesson": "lesson.ipynb",
    "practice": "practice.ipynb",
    "trainer": "trainer.ipynb",
}
"""The pages with their notebooks, which lie side by side."""


def page_header(words: Catalogue, here: str) -> Element:
    """Give the head of the page of this name; it needs ``language`` among its acts."""
    sources = words("page.sop.hint", sources="; ".join(SOP.sources), table=FINGERPRINT)
    return h(
        "header",
        h(
            "div",
            _all_pages(words),
            h("h1", words(f"{here}.title")),
            h("p", words(f"{here}.tagline"), class_="tagline"),
            class_="title",
        ),
        h("nav", _pages(words, here), class_="to-pages", aria_label=words("page.pages")),
        h("p", words("page.sop", version=SOP.version), class_="version", title=sources),
        h(
            "div",
            [_language(words, language) for language in Language],
            class_="languages",
            role="group",
            aria_label=words("page.language"),
        ),
        class_="page-header",
    )


def _all_pages(words: Catalogue) -> Element:
    """Lead to the list of all pages, the server's first page."""
    address = f"../../?lang={words.language.value}"
    return h("a", "pansol", class_="brand", href=address, title=words("page.pages.all"))


def _pages(words: Catalogue, here: str) -> list[Element]:
    """Give the pages twice, side by side and as a menu: the style sheet shows the one that fits.

    A menu is the browser's own, so it opens before any script has come.
    """
    links = [_link(words, name, here) for name in PAGES]
    return [
        h("div", links, class_="all-pages"),
        h(
            "details",
            h("summary", h("strong", words(f"page.pages.{here}")), " ", words("page.pages.menu")),
            h("div", links),
            class_="page-menu",
            key=f"menu-{here}",
        ),
    ]


def _link(words: Catalogue, name: str, here: str) -> Element:
    address = f"{PAGES[name]}?lang={words.language.value}"
    current = "page" if name == here else None
    return h("a", words(f"page.pages.{name}"), href=address, aria_current=current)


def _language(words: Catalogue, language: Language) -> Element:
    return button(
        language.value.upper(),
        "language",
        language.value,
        style="language",
        aria_pressed="true" if language is words.language else "false",
        aria_label=words(f"page.language.{language.value}"),
        lang=language.value,
    )
