"""Files to take along: a button makes one, a link then hands it out."""

from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.audit.made import FORMS, Made, Product
from pansol.ui.audit.opening import Opened
from pansol.ui.audit.state import State
from pansol.ui.widgets import button

__all__ = ["export_view", "product_link"]


def export_view(state: State, words: Catalogue, opened: Opened, made: Made) -> Element:
    """Give everything that can be made, with what it is for."""
    rejected = bool(opened.counts and opened.counts.rejected)
    elsewhere = {*FORMS} if rejected else {*FORMS, Product.REJECTS}
    offered = [one for one in Product if one not in elsewhere]
    return h(
        "section",
        h("h2", words("audit.tab.export"), tabindex="-1", focus=f"export-{state.step}"),
        h("p", words("audit.export.what"), class_="lead"),
        h("ul", [_row(words, product, made) for product in offered], class_="products"),
        class_="step",
        key="export",
    )


def _row(words: Catalogue, product: Product, made: Made) -> Element:
    return h(
        "li",
        h(
            "div",
            h("strong", words(f"audit.make.{product.value}")),
            h("p", words(f"audit.make.{product.value}.what"), class_="hint"),
        ),
        product_link(words, product, made),
    )


def product_link(words: Catalogue, product: Product, made: Made) -> Element:
    """Give the button that makes a file; once it is made, the link to it, focused."""
    name = words(f"audit.make.{product.value}")
    if (file := made.get(product)) is None:
        label = words("audit.make.of", name=name)
        return button(label, "make", product.value, key=f"make-{product.value}")
    return h(
        "a",
        words("audit.made", name=file.name),
        class_="button primary",
        file=product.value,
        download=file.name,
        focus=f"made-{product.value}-{id(file)}",
        key=f"made-{product.value}",
    )
