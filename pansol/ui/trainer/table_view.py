"""A table with heads, in a box that scrolls to the side by keyboard too."""

from collections.abc import Iterable, Sequence

from pansol.catalogue import Catalogue
from pansol.element import Child, Element, h
from pansol.ui.widgets import scrolled

__all__ = ["table_view"]


def table_view(
    name: str, heads: Sequence[str], rows: Iterable[Sequence[Child]], words: Catalogue
) -> Element:
    """Give a table; ``trainer.NAME`` is its name, ``trainer.NAME.HEAD`` those of its columns."""
    head = h("tr", [h("th", words(f"trainer.{name}.{each}"), scope="col") for each in heads])
    body = [
        h("tr", h("th", first, scope="row"), [h("td", cell) for cell in rest])
        for first, *rest in rows
    ]
    return scrolled(h("table", h("thead", head), h("tbody", body)), words(f"trainer.{name}"))
