"""A heat map: a row a group, a column a period or kind, each cell with number and shade."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pansol.audit.figures import LEAST
from pansol.audit.report.numbers import Numbers
from pansol.audit.report.shapes import Column, Shape, Table
from pansol.audit.report.written import NOTHING
from pansol.catalogue import Catalogue
from pansol.charts.chart import Chart, picture
from pansol.charts.leading import TOGETHER
from pansol.charts.shapes import label, rect, share, wrapped
from pansol.element import Element, h

__all__ = ["Heat", "HeatRow", "heat"]

_ROW, _LINE, _EDGE = 36, 14, 10
_STEPS = 5
_FEW = 9  # columns up to which a narrow screen may make rows' names wrap
_NAMES = {True: 13, False: 26}  # letters of a row's name, where there are few columns, or many
_LEFTS = {True: 0.3, False: 0.26}  # how much of the width it has; the style sheet knows it too
_HEADS, _ROOM = 12, 70  # letters in a line of a head, and of all heads together
_LINES = 3  # of a head


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
    axes: tuple[str, str] | None = None
    """What rows and columns stand for, where both are the same things: their diagonal is marked."""
    told: str = ""
    """Its sentence, where the largest count is not what it shows."""


def heat(figure: Heat, words: Catalogue, *, act: Sequence[str] = ()) -> Chart:
    """Draw counts by group and column; a click on a cell sends ``act`` with both keys."""
    told = figure.told or _told(figure, words)
    heads = _Heads(figure)
    parts = [*heads.drawn(), *_cells(figure, heads.height, words)]
    height = heads.height + _ROW * len(figure.rows)
    if figure.axes:
        parts += _diagonal(figure, heads.height, words)
        height += _ROW
    return Chart(
        title=figure.title,
        told=told,
        picture=picture("heat-drawn", figure.title, told, parts, height=height),
        table=_table(figure),
        buttons=_buttons(figure, words, act, heads.lines) if act else None,
    )


class _Heads:
    """The columns' heads, in as many lines as the longest takes, under the axes' names."""

    def __init__(self, figure: Heat) -> None:
        self._figure = figure
        letters = min(_ROOM // max(len(figure.columns), 1), _HEADS)
        named = figure.short or figure.columns
        self._texts = [wrapped(name, max(letters, 3), _LINES) for name in named]
        self.lines = max(map(len, self._texts), default=1) + bool(figure.axes)
        self.height = _LINE * self.lines + _EDGE
        """In pixels; the style sheet knows it by the number of lines."""

    def drawn(self) -> Iterator[Element]:
        """Draw them, each ending right above its column."""
        figure, left = self._figure, _left(self._figure)
        wide = (1 - left) / max(len(figure.columns), 1)
        for place, lines in enumerate(self._texts):
            x, whole = left + (place + 0.5) * wide, figure.columns[place]
            for y, text in self._above(lines):
                yield label(text, x, y, anchor="middle", kind="count", whole=whole)
        if figure.axes:
            rows, columns = figure.axes
            yield label(f"{columns} →", left, _LINE - 2, kind="axis")
            for y, text in self._above(wrapped(f"{rows} ↓", _NAMES[True], 2)):
                yield label(text, 0, y, kind="axis")

    def _above(self, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
        first = self.height - _EDGE + 2 - _LINE * (len(lines) - 1)
        return ((first + _LINE * place, text) for place, text in enumerate(lines))


def _left(figure: Heat) -> float:
    return _LEFTS[len(figure.columns) <= _FEW]


def _most(figure: Heat) -> int:
    return max((count or 0 for row in figure.rows for count in row.counts), default=0)


def _cells(figure: Heat, head: int, words: Catalogue) -> Iterator[Element]:
    left, most = _left(figure), _most(figure)
    wide = (1 - left) / max(len(figure.columns), 1)
    letters = _NAMES[len(figure.columns) <= _FEW]
    for line, row in enumerate(figure.rows):
        top, lines = head + _ROW * line, wrapped(row.label, letters, 2)
        for place, text in enumerate(lines):
            y = top + _ROW / 2 + 4 + _LINE * (place - (len(lines) - 1) / 2)
            yield label(text, 0, y, kind="name", whole=row.label)
        for place, count in enumerate(row.counts):
            step = round(_STEPS * share(count or 0, most))
            x = left + place * wide
            yield rect(f"heat step-{step}", (x, top, wide, _ROW))
            text = NOTHING if count is None else Numbers(words).count(count)
            kind = f"cell step-{step}"
            yield label(text, x + wide / 2, top + _ROW / 2 + 4, anchor="middle", kind=kind)


def _diagonal(figure: Heat, head: int, words: Catalogue) -> Iterator[Element]:
    """Frame the cells in which row and column are the same, and say below what a frame means."""
    left = _left(figure)
    wide = (1 - left) / max(len(figure.columns), 1)
    for line, row in enumerate(figure.rows):
        if row.key in figure.keys:
            x = left + figure.keys.index(row.key) * wide
            yield rect("diagonal", (x, head + _ROW * line, wide, _ROW))
    bottom = head + _ROW * len(figure.rows)
    yield rect("diagonal", (left, bottom + 12, 0.03, 14))
    yield label(words("chart.heat.diagonal"), left + 0.045, bottom + 24, kind="count")


def _buttons(figure: Heat, words: Catalogue, act: Sequence[str], lines: int) -> Element:
    """Give a button for each cell that has cases, rows and columns as in the picture."""
    items = [
        h("li", [_button(figure, row, place, words, act) for place in range(len(figure.columns))],
          key=row.key)
        for row in figure.rows
    ]  # fmt: skip
    size = "few" if len(figure.columns) <= _FEW else "many"
    kind = f"over cells {size} heads-{lines}"
    return h("ul", items, class_=kind, aria_label=figure.title)


def _button(
    figure: Heat, row: HeatRow, place: int, words: Catalogue, act: Sequence[str]
) -> Element:
    count, key = row.counts[place], figure.keys[place]
    if not count:
        return h("span", key=key)
    number, column = Numbers(words).count(count), figure.columns[place]
    name = f"{row.label}, {column}: {number}"
    if figure.axes:
        rows, columns = figure.axes
        same = f" ({words('chart.heat.same')})" if row.key == key else ""
        name = f"{rows}: {row.label}. {columns}: {column}. {number}{same}"
    click = {"click": (*act, row.key, key)}
    return h("button", type="button", aria_label=name, title=name, on=click, key=key)


def _told(figure: Heat, words: Catalogue) -> str:
    most = _most(figure)
    if not most:
        return words("chart.empty")
    n = sum(count or 0 for row in figure.rows for count in row.counts)
    if n < LEAST:
        return words.counted("chart.few", n)
    first = [
        f"{row.label}, “{figure.columns[place]}”"
        for row in figure.rows
        for place, count in enumerate(row.counts)
        if count == most
    ]
    way = "told" if len(first) == 1 else "tied" if len(first) <= TOGETHER else "level"
    return words.counted(f"chart.heat.{way}", most, cells=words.both(first[:TOGETHER]))


def _table(figure: Heat) -> Table:
    return Table(
        title=figure.title,
        columns=(
            Column(head=figure.of),
            *(Column(head=name, shape=Shape.COUNT) for name in figure.columns),
        ),
        rows=tuple((row.label, *row.counts) for row in figure.rows),
    )
