"""How cases run through checks to outcomes: bands as wide as their counts, each named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pansol.audit.report.numbers import Numbers
from pansol.audit.report.shapes import Column, Shape, Table
from pansol.catalogue import Catalogue
from pansol.charts.chart import Chart, picture
from pansol.charts.leading import first_told, share_shown
from pansol.charts.shapes import cut, label, rect, stretched, wrapped
from pansol.element import Element, h

__all__ = ["Flow", "Way", "flow"]

_LINE = 14  # pixels
_SLOTS = (36, 48)  # pixels that an outcome's two lines of text take at least, and a check's three
_BANDS = 240  # pixels that all cases together are wide
_NODE = 0.006  # of the width
_LETTERS = 145  # over all checks in a row
_LAST = 1.6  # an outcome's name has so much more room than a check's


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way that cases took, and the ways it parts into; one without is an outcome."""

    key: str
    label: str
    count: int
    ways: tuple["Way", ...] = ()
    check: str = ""
    """What was checked, of which the label is the answer."""
    name: str = ""
    """What its button says, where the label alone would not tell it apart."""
    tone: str = ""
    """An outcome's: an action's name in the style sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What is drawn."""

    title: str
    of: str
    """What the ways are, as the table's first heading."""
    start: Way
    """Where all cases come from."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A way with its place."""

    way: Way
    depth: int
    middle: float
    thick: float
    ways: tuple["_Placed", ...]


def flow(figure: Flow, words: Catalogue, *, act: Sequence[str] = ()) -> Chart:
    """Draw the ways that cases took; those that none took stand in the table alone.

    A click on an outcome sends ``act`` with its key.
    """
    ends = [(way.label, way.count) for way in _outcomes(figure.start)]
    told = first_told(ends, figure.start.count, words)
    scale = _BANDS / figure.start.count if figure.start.count else 0.0
    placed, height = _place(figure.start, 0, 0.0, scale)
    columns = _Across(_depth(placed))
    parts = [*_bands(placed, columns, height), *_nodes(placed, columns, words)]
    return Chart(
        title=figure.title,
        told=told,
        picture=picture("flow-drawn", figure.title, told, parts, height=height),
        table=_table(figure, words),
        buttons=_buttons(figure, words, act) if act else None,
    )


class _Across:
    """Where the checks stand across."""

    def __init__(self, depth: int) -> None:
        self.step = 1 / (depth + _LAST)
        self.letters = int(_LETTERS * self.step)

    def at(self, depth: int) -> float:
        return depth * self.step


def _place(way: Way, depth: int, top: float, scale: float) -> tuple[_Placed, float]:
    """Place a way and what follows below ``top``; give its bottom as well."""
    ways, bottom = [], top
    for each in way.ways:
        if each.count:
            placed, bottom = _place(each, depth + 1, bottom, scale)
            ways.append(placed)
    thick = max(scale * way.count, 1.0)
    bottom = max(bottom, top + max(_SLOTS[bool(way.check)], thick + 8))
    middle = (ways[0].middle + ways[-1].middle) / 2 if ways else (top + bottom) / 2
    middle = min(max(middle, top + thick / 2), bottom - thick / 2)
    return _Placed(way, depth, middle, thick, tuple(ways)), bottom


def _depth(placed: _Placed) -> int:
    return max((_depth(each) for each in placed.ways), default=placed.depth)


def _bands(placed: _Placed, columns: _Across, height: float) -> Iterator[Element]:
    """Draw a band to each way that follows, stacked where they leave."""
    leaving = placed.middle - placed.thick / 2
    for each in placed.ways:
        ends = (each.middle - each.thick / 2, each.middle + each.thick / 2)
        band = _band((leaving, leaving + each.thick), ends)
        path = h("path", d=band, class_=f"band {each.way.tone}".strip())
        across = (columns.at(placed.depth) + _NODE, columns.step - _NODE)
        yield stretched([path], across, 100, height)
        leaving += each.thick
        yield from _bands(each, columns, height)


def _band(start: tuple[float, float], end: tuple[float, float]) -> str:
    (a, b), (c, d) = start, end
    return f"M0 {a:.1f}C50 {a:.1f} 50 {c:.1f} 100 {c:.1f}V{d:.1f}C50 {d:.1f} 50 {b:.1f} 0 {b:.1f}z"


def _nodes(placed: _Placed, columns: _Across, words: Catalogue) -> Iterator[Element]:
    x, way = columns.at(placed.depth), placed.way
    box = (x, placed.middle - placed.thick / 2, _NODE, placed.thick)
    yield rect(f"node {way.tone}".strip(), box)
    letters = columns.letters if placed.ways else int(columns.letters * _LAST)
    lines = [("check", cut(way.check, letters + 3), way.check)] if way.check else []
    names = wrapped(way.label, letters, 2 if placed.ways else 1)
    lines += [(f"name {way.tone}".strip(), name, way.label) for name in names]
    lines += [("count", Numbers(words).count(way.count), "")]
    top = placed.middle + 4 - _LINE * (len(lines) - 1) / 2
    for line, (kind, text, whole) in enumerate(lines):
        yield label(text, x + _NODE + 0.004, top + _LINE * line, kind=kind, whole=whole)
    for each in placed.ways:
        yield from _nodes(each, columns, words)


def _outcomes(way: Way) -> Iterator[Way]:
    if not way.ways:
        yield way
    for each in way.ways:
        yield from _outcomes(each)


def _buttons(figure: Flow, words: Catalogue, act: Sequence[str]) -> Element:
    """Give a button for each outcome that cases came to, the most frequent first."""
    some = sorted((way for way in _outcomes(figure.start) if way.count), key=lambda w: -w.count)
    items = [
        h(
            "li",
            h(
                "button",
                f"{way.name or way.label}: {Numbers(words).count(way.count)}",
                type="button",
                class_="button",
                on={"click": (*act, way.key)},
            ),
            key=way.key,
        )
        for way in some
    ]
    return h("ul", items, class_="under", aria_label=figure.title)


def _table(figure: Flow, words: Catalogue) -> Table:
    n = figure.start.count
    return Table(
        title=figure.title,
        columns=(
            Column(head=figure.of),
            Column(head=words("chart.cases"), shape=Shape.COUNT),
            Column(head=words("chart.share"), shape=Shape.SHARE),
        ),
        rows=tuple(
            (" → ".join(path), way.count, share_shown(way.count, n))
            for path, way in _paths(figure.start)
        ),
    )


def _paths(way: Way, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Way]]:
    """Give each way with the labels that lead to it."""
    own = f"{way.check}: {way.label}" if way.check else way.label
    path = (*before, own)
    yield path, way
    for each in way.ways:
        yield from _paths(each, path)
