"""Sheets of the workbook: how tables, notes and headings are written on them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pansol.audit.report.shapes import Cell, Column, Shape, Table
from pansol.audit.report.styles import STYLES, matrix_style
from pansol.catalogue import Catalogue

__all__ = ["Book", "Place", "Sheet"]

_A4 = 9
_LONGEST = 32_767
"""The most characters in a cell of Excel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a table stands: rows counted from 0, the last one included."""

    head: int
    last: int
    columns: int


class Book:
    """A workbook in one language.

    ``words``: the part of the catalogue that names its sheets; ``title``: what each page bears.
    """

    def __init__(
        self, file: Workbook, say: Catalogue, *, words: str = "report", title: str = "audit.title"
    ) -> None:
        self.file = file
        self.say = say
        self._words, self._title = words, say(title)
        self.styles = {name: file.add_format(style) for name, style in STYLES.items()}

    def sheet(self, name: str) -> "Sheet":
        """Add a sheet, set up for printing: A4 on its side, as wide as the paper."""
        page = self.file.add_worksheet(self.say(f"{self._words}.sheet.{name}"))
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        page.set_header("&L&A")
        page.set_footer(f"&L{self._title}&R&P / &N")
        page.hide_gridlines(2)
        return Sheet(self, page)


class Sheet:
    """A sheet that is written from top to bottom."""

    def __init__(self, book: Book, page: Worksheet) -> None:
        self.book = book
        self.page = page
        self.row = 0

    def widths(self, *characters: int) -> None:
        """Set the columns' widths."""
        for column, width in enumerate(characters):
            self.page.set_column(column, column, width)

    def text(self, column: int, text: str, style: str) -> None:
        """Write a text as a text, whatever it looks like."""
        self.page.write_string(self.row, column, text[:_LONGEST], self.book.styles[style])

    def heading(self, text: str) -> None:
        """Write the sheet's title."""
        self.text(0, text, "title")
        self.row += 1

    def warning(self, text: str) -> None:
        """Write what must not be missed."""
        self.text(0, text, "warning")
        self.row += 1

    def sentence(self, text: str) -> None:
        """Write a sentence over the width of the sheet."""
        self._wide(text, "sentence")

    def caveat(self, text: str) -> None:
        """Write likewise what must be known before the figures are read."""
        self._wide(text, "caveat")

    def _wide(self, text: str, style: str) -> None:
        self.page.set_row(self.row, 32)
        self.page.merge_range(self.row, 0, self.row, _SPAN, "", self.book.styles[style])
        self.text(0, text, style)
        self.row += 1

    def pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Write headings with what belongs to each beside them."""
        self.row += 1
        for head, text in pairs:
            self.text(0, head, "label")
            self.text(1, text, "text")
            self.row += 1

    def table(self, table: Table, *, bars: bool = False) -> Place:
        """Write a table with its title below what stands on the sheet already."""
        self.row += 1
        self.text(0, table.title, "section")
        self.row += 1
        return self._body(table, bars=bars)

    def listing(self, table: Table, *, bars: bool = False) -> Place:
        """Write a table as the sheet's only one: its head stays in sight and on every page."""
        self.heading(table.title)
        if table.note:
            self.text(0, table.note, "note")
            self.row += 1
        place = self._body(table, bars=bars)
        self.stay(place)
        return place

    def stay(self, place: Place) -> None:
        """Freeze and repeat the head, and let the rows be filtered."""
        self.page.freeze_panes(place.head + 1, 1)
        self.page.repeat_rows(place.head)
        self.page.autofilter(place.head, 0, place.last, place.columns - 1)

    def matrix(self, table: Table) -> None:
        """Write counts of done x due: what agrees, on the diagonal, stands out."""
        self.heading(table.title)
        self.text(0, table.note, "note")
        self.row += 1
        self.head(column.head for column in table.columns)
        top = self.row
        self.page.freeze_panes(top, 1)
        self.page.repeat_rows(top - 1)
        total = len(table.rows) - 1
        for due, row in enumerate(table.rows):
            for done, cell in enumerate(row):
                self._cell(done, cell, matrix_style(due, done - 1, total, cell))
            self.row += 1

    def head(self, names: Iterable[str]) -> None:
        """Write a row of headings."""
        for column, name in enumerate(names):
            self.text(column, name, "head")
        self.row += 1

    def _body(self, table: Table, *, bars: bool) -> Place:
        heads = [*_heads(table.columns, self.book.say)]
        self.head(heads)
        head = self.row - 1
        for row in table.rows:
            cells = _cells(table.columns, row)
            for column, (cell, shape) in enumerate(cells):
                self._cell(column, cell, "label" if column == 0 else shape.value)
            self.row += 1
        # A filter takes a row below the head, even if it is empty.
        last = max(self.row - 1, head + 1)
        if bars:
            self._bars(table, head + 1, last)
        return Place(head=head, last=last, columns=len(heads))

    def _cell(self, column: int, cell: Any, style: str) -> None:  # noqa: ANN401  of any shape
        if cell is None:
            self.page.write_blank(self.row, column, None, self.book.styles[style])
        elif isinstance(cell, str):
            self.text(column, cell, style)
        else:
            self.page.write_number(self.row, column, float(cell), self.book.styles[style])

    def _bars(self, table: Table, first: int, last: int) -> None:
        """Draw the first share of each row as a bar of 0 to 100 %."""
        shapes = [column.shape for column in table.columns]
        column = shapes.index(Shape.SHARE)
        rule = {
            "type": "data_bar", "data_bar_2010": True, "bar_solid": True, "bar_color": "#9CC3EC",
            "min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1,
        }  # fmt: skip
        self.page.conditional_format(first, column, last, column, rule)


_SPAN = 7
"""The last column a sentence reaches over."""


def _heads(columns: Iterable[Column], say: Catalogue) -> Iterator[str]:
    for column in columns:
        if column.shape is Shape.INTERVAL:
            yield say("report.bound.low", of=column.head)
            yield say("report.bound.high", of=column.head)
        else:
            yield column.head


def _cells(columns: Iterable[Column], row: Iterable[Cell]) -> Iterator[tuple[Cell, Shape]]:
    """Give each cell with its shape; an interval as two."""
    for column, cell in zip(columns, row, strict=True):
        if column.shape is Shape.INTERVAL:
            low, high = cell if isinstance(cell, tuple) else (None, None)
            yield low, Shape.SHARE
            yield high, Shape.SHARE
        else:
            yield cell, column.shape
