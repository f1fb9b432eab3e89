"""A table of the report, drawn on the page."""

from pansol.audit.report.shapes import Shape, Table
from pansol.audit.report.written import cell_words, filled
from pansol.catalogue import Catalogue
from pansol.element import Element
from pansol.ui.widgets import table

__all__ = ["table_view"]


def table_view(told: Table, words: Catalogue) -> Element:
    """Give the table in a frame that scrolls by itself where the screen is narrow."""
    places = filled(told)
    columns = [told.columns[place] for place in places]
    rows = (
        [cell_words(told.columns[place].shape, row[place], words) for place in places]
        for row in told.rows
    )
    kinds = [None if column.shape is Shape.TEXT else "number" for column in columns]
    heads = [column.head for column in columns]
    return table(told.title, heads, rows, kinds=kinds, style="listed", role="group")
