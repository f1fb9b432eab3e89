"""The way to each part of a long page: links to its headings, folded up."""

from collections.abc import Iterator

from pansol.catalogue import Catalogue
from pansol.element import Element, h

__all__ = ["jump_view"]


def jump_view(words: Catalogue, part: Element) -> Element | None:
    """Give a link to each heading that can be jumped to; the browser follows it by itself."""
    items = [h("li", h("a", text, href=f"#{place}")) for place, text in _headings(part)]
    if not items:
        return None
    text = words("dashboard.jump")
    return h(
        "nav",
        h("details", h("summary", text), h("ol", items, class_="plain"), key="jump-list"),
        class_="jump",
        aria_label=text,
        key="jump",
    )


def _headings(part: Element) -> Iterator[tuple[str, str]]:
    """Find headings that have a place of their own on the page."""
    if part.tag == "h3" and (place := part.attributes.get("id")):
        yield place, part.text()
    for child in part.children:
        if isinstance(child, Element):
            yield from _headings(child)
