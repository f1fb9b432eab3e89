"""A heat map: a row a group, a column a period, each cell with its number as well as its shade."""

from collections.abc import Iterator
from dataclasses import dataclass

from pansol.audit.report.numbers import Numbers
from pansol.audit.report.shapes import Column, Shape, Table
from pansol.audit.report.written import NOTHING
from pansol.catalogue import Catalogue
from pansol.charts.chart import Chart, picture
from pansol.charts.shapes import cut, label, rect, share
from pansol.element import Element

__all__ = ["Heat", "HeatRow", "heat"]

_LEFT, _ROW, _HEAD = 0.26, 30, 24
_STEPS = 5
_ROOM = 64  # letters that the heads of all columns have together


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatRow:
    """A group's counts, one a column; none where they are too few to be told."""

    label: str
    counts: tuple[int | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """What is drawn."""

    title: str
    of: str
    """What the groups are, as the table's first heading."""
    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]


def heat(figure: Heat, words: Catalogue) -> Chart:
    """Draw counts by group and column."""
    told = _told(figure, words)
    height = _HEAD + _ROW * len(figure.rows)
    parts = [*_heads(figure), *_cells(figure, words)]
    return Chart(
        title=figure.title,
        told=told,
        picture=picture("heat-drawn", figure.title, told, parts, height=height),
        table=_table(figure),
    )


def _most(figure: Heat) -> int:
    return max((count or 0 for row in figure.rows for count in row.counts), default=0)


def _heads(figure: Heat) -> Iterator[Element]:
    wide = (1 - _LEFT) / max(len(figure.columns), 1)
    most = max(_ROOM // max(len(figure.columns), 1), 3)
    for place, name in enumerate(figure.columns):
        x = _LEFT + (place + 0.5) * wide
        yield label(cut(name, most), x, 15, anchor="middle", kind="count", whole=name)


def _cells(figure: Heat, words: Catalogue) -> Iterator[Element]:
    wide, most = (1 - _LEFT) / max(len(figure.columns), 1), _most(figure)
    for line, row in enumerate(figure.rows):
        top = _HEAD + _ROW * line
        yield label(cut(row.label, 18), 0, top + 19, kind="name", whole=row.label)
        for place, count in enumerate(row.counts):
            step = round(_STEPS * share(count or 0, most))
            x = _LEFT + place * wide
            yield rect(f"heat step-{step}", (x, top, wide, _ROW))
            text = NOTHING if count is None else Numbers(words).count(count)
            kind = f"cell step-{step}"
            yield label(text, x + wide / 2, top + 20, anchor="middle", kind=kind)


def _told(figure: Heat, words: Catalogue) -> str:
    most = _most(figure)
    if not most:
        return words("chart.empty")
    row, place = next(
        (row, place)
        for row in figure.rows
        for place, count in enumerate(row.counts)
        if count == most
    )
    return words(
        "chart.heat.told",
        row=row.label,
        column=figure.columns[place],
        count=Numbers(words).count(most),
    )


def _table(figure: Heat) -> Table:
    return Table(
        title=figure.title,
        columns=(
            Column(head=figure.of),
            *(Column(head=name, shape=Shape.COUNT) for name in figure.columns),
        ),
        rows=tuple((row.label, *row.counts) for row in figure.rows),
    )
