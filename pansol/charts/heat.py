"""A heat map: a row a group, a column a period or kind, each cell with number and shade."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pansol.audit.report.numbers import Numbers
from pansol.audit.report.shapes import Column, Shape, Table
from pansol.audit.report.written import NOTHING
from pansol.catalogue import Catalogue
from pansol.charts.chart import Chart, picture
from pansol.charts.shapes import cut, label, rect, share
from pansol.element import Element, h

__all__ = ["Heat", "HeatRow", "heat"]

_LEFT, _ROW, _HEAD = 0.26, 30, 24
_STEPS = 5
_ROOM = 64  # letters that the heads of all columns have together


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatRow:
    """A group's counts, one a column; none where they are too few to be told."""

    label: str
    counts: tuple[int | None, ...]
    key: str = ""
    """What it is known by to whoever hears of a click."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """What is drawn."""

    title: str
    of: str
    """What the groups are, as the table's first heading."""
    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    keys: tuple[str, ...] = ()
    """What the columns are known by, likewise."""
    short: tuple[str, ...] = ()
    """The columns' heads in the picture, where their names are too long for it."""


def heat(figure: Heat, words: Catalogue, *, act: Sequence[str] = ()) -> Chart:
    """Draw counts by group and column; a click on a cell sends ``act`` with both keys."""
    told = _told(figure, words)
    height = _HEAD + _ROW * len(figure.rows)
    parts = [*_heads(figure), *_cells(figure, words)]
    return Chart(
        title=figure.title,
        told=told,
        picture=picture("heat-drawn", figure.title, told, parts, height=height),
        table=_table(figure),
        buttons=_buttons(figure, words, act) if act else None,
    )


def _most(figure: Heat) -> int:
    return max((count or 0 for row in figure.rows for count in row.counts), default=0)


def _heads(figure: Heat) -> Iterator[Element]:
    wide = (1 - _LEFT) / max(len(figure.columns), 1)
    most = max(_ROOM // max(len(figure.columns), 1), 3)
    for place, name in enumerate(figure.columns):
        head = figure.short[place] if figure.short else cut(name, most)
        x = _LEFT + (place + 0.5) * wide
        yield label(head, x, 15, anchor="middle", kind="count", whole=name)


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


def _buttons(figure: Heat, words: Catalogue, act: Sequence[str]) -> Element:
    """Give a button for each cell that has cases, rows and columns as in the picture."""
    items = [
        h("li", [_button(figure, row, place, words, act) for place in range(len(figure.columns))],
          key=row.key)
        for row in figure.rows
    ]  # fmt: skip
    return h("ul", items, class_="over cells", aria_label=figure.title)


def _button(
    figure: Heat, row: HeatRow, place: int, words: Catalogue, act: Sequence[str]
) -> Element:
    count, key = row.counts[place], figure.keys[place]
    if not count:
        return h("span", key=key)
    name = f"{row.label}, {figure.columns[place]}: {Numbers(words).count(count)}"
    click = {"click": (*act, row.key, key)}
    return h("button", type="button", aria_label=name, title=name, on=click, key=key)


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
