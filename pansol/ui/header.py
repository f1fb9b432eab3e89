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
            h("p", "pansol", class_="brand"),
            h("h1", words(f"{here}.title")),
            h("p", words(f"{here}.tagline"), class_="tagline"),
            class_="title",
        ),
        h("nav", [_link(words, name, here) for name in PAGES], aria_label=words("page.pages")),
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
