"""A table of the report, drawn on the page."""

from pansol.audit.report.shapes import Shape, Table
from pansol.audit.report.written import cell_words, filled
from pansol.catalogue import Catalogue
from pansol.element import Element, h
from pansol.ui.widgets import scrolled

__all__ = ["table_view"]


def table_view(table: Table, words: Catalogue) -> Element:
    """Give the table in a frame that scrolls by itself where the screen is narrow."""
    first, *others = filled(table)
    heads = [_head(table, place) for place in (first, *others)]
    rows = [
        h(
            "tr",
            h("th", cell_words(table.columns[first].shape, row[first], words), scope="row"),
            [
                h(
                    "td",
                    cell_words(table.columns[place].shape, row[place], words),
                    class_=_kind(table, place),
                )
                for place in others
            ],
        )
        for row in table.rows
    ]
    return scrolled(
        h("table", h("thead", h("tr", heads)), h("tbody", rows), class_="listed"),
        table.title,
        role="group",
    )


def _head(table: Table, place: int) -> Element:
    return h("th", table.columns[place].head, scope="col", class_=_kind(table, place))


def _kind(table: Table, place: int) -> str | None:
    return None if table.columns[place].shape is Shape.TEXT else "number"
