"""The shared tables as HTML: headings with their scope, numbers in the language, bars beside."""

from collections.abc import Callable, Sequence

from pansol.audit.report.markup import Html, Part, element
from pansol.audit.report.numbers import Numbers
from pansol.audit.report.shapes import Cell, Column, Shape, Table
from pansol.catalogue import Catalogue

__all__ = ["NOTHING", "cell_words", "filled", "note", "number", "section", "table_of"]

NOTHING = "\u2013"
"""Stands where there is nothing to show."""

Drawn = Callable[[Sequence[Cell]], Part]
"""Draws something for a row."""


def section(name: str, title: str, *parts: Part) -> Html:
    """Give a part of the page under a heading."""
    heading = element("h2", title, id=f"{name}-title")
    return element("section", heading, parts, id=name, aria_labelledby=f"{name}-title")


def table_of(table: Table, say: Catalogue, *, draw: Drawn | None = None, drawn: str = "") -> Html:
    """Write a table; with ``draw`` a column headed ``drawn`` is put behind the first.

    Of the columns those that ``filled`` names.
    """
    kept = filled(table)
    heads = [_head(table.columns[place]) for place in kept]
    if draw:
        heads.insert(1, element("th", drawn, scope="col", class_="drawn"))
    rows = [_row(table, row, kept, say, draw) for row in table.rows]
    whole = element(
        "table",
        element("caption", table.title),
        element("thead", element("tr", heads)),
        element("tbody", rows),
    )
    return element("div", whole, class_="wide", role="region", aria_label=table.title, tabindex="0")


def filled(table: Table) -> list[int]:
    """Give the places of the columns to show, the first ahead.

    Those that hold nothing in any row are left out; texts stand behind the numbers, so that a small
    screen shows these first.
    """
    some = [
        place
        for place in range(1, len(table.columns))
        if any(row[place] not in {None, ""} for row in table.rows)
    ]
    return [0, *sorted(some, key=lambda place: table.columns[place].shape is Shape.TEXT)]


def _head(column: Column) -> Html:
    return element("th", column.head, scope="col", class_=column.shape.value)


def _row(
    table: Table, row: Sequence[Cell], kept: Sequence[int], say: Catalogue, draw: Drawn | None
) -> Html:
    first, *others = kept
    cells = [element("th", cell_words(table.columns[first].shape, row[first], say), scope="row")]
    if draw:
        cells.append(element("td", draw(row), class_="drawn"))
    for place in others:
        shape = table.columns[place].shape
        cells.append(element("td", cell_words(shape, row[place], say), class_=shape.value))
    return element("tr", cells)


def cell_words(shape: Shape, cell: Cell, say: Catalogue) -> str:
    """Write a cell as its column's shape says; a dash where there is nothing to show."""
    numbers = Numbers(say)
    if cell is None:
        return NOTHING
    if isinstance(cell, str):
        return cell
    if isinstance(cell, tuple):
        return numbers.interval(cell)
    if shape is Shape.DECIMAL:
        return numbers.decimal(cell)
    return numbers.percent(cell) if shape is Shape.SHARE else numbers.count(int(cell))


def note(text: str) -> Html:
    """Write what is to be known when reading a table."""
    return element("p", text, class_="note")


def number(cell: Cell) -> float:
    """Give a cell's number; 0 where it has none."""
    return cell if isinstance(cell, int | float) else 0.0
