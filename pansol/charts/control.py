"""A control chart: a share by week between its limits; a signal is a square, and named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pansol.audit.report.numbers import Numbers
from pansol.audit.report.shapes import Column, Shape, Table
from pansol.catalogue import Catalogue
from pansol.charts.chart import Chart, picture
from pansol.charts.columns import spaced
from pansol.charts.shapes import ShareScale, label, line, mark, share, stretched, stroke
from pansol.element import Element, h

__all__ = ["Control", "Point", "control"]

_WIDE, _TOP, _BOTTOM, _HEIGHT = 0.66, 30, 190, 220
_STEP, _NAMES = 18, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One period: its share, the limits that hold for it, and whether it is a signal."""

    label: str
    n: int
    count: int
    low: float
    high: float
    signal: bool
    key: str = ""
    """What it is known by to whoever hears of a click."""
    chosen: bool = False

    @property
    def rate(self) -> float:
        """The share, 0 to 1."""
        return share(self.count, self.n)


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """What is drawn."""

    title: str
    of: str
    """What a period is, as the table's first heading."""
    points: tuple[Point, ...]
    centre: float


def control(figure: Control, words: Catalogue, *, act: Sequence[str] = ()) -> Chart:
    """Draw shares with their centre and limits; a click on a point sends ``act`` with its key."""
    told = _told(figure, words)
    scale = _Scale(figure)
    parts = [*_lines(scale, figure, words), *_track(scale, figure, words)] if figure.points else []
    return Chart(
        title=figure.title,
        told=told,
        picture=picture("control-drawn", figure.title, told, parts, height=_HEIGHT),
        table=_table(figure, words),
        buttons=_buttons(figure, words, act) if act else None,
    )


class _Scale(ShareScale):
    """Where periods and shares stand."""

    def __init__(self, figure: Control) -> None:
        values = [v for point in figure.points for v in (point.low, point.high, point.rate)]
        super().__init__(values, _TOP, _BOTTOM)
        self.n = max(len(figure.points), 1)

    def across(self, place: float) -> float:
        return _WIDE * place / self.n


def _lines(scale: _Scale, figure: Control, words: Catalogue) -> Iterator[Element]:
    """Draw the limits, period by period, and the centre; name them at their right end."""
    bounds = zip(*((point.low, point.high) for point in figure.points), strict=True)
    ways = (
        "".join(f"M{place} {scale.down(bound):.1f}h1" for place, bound in enumerate(side))
        for side in bounds
    )
    yield stretched([stroke("limit", way) for way in ways], (0, _WIDE), scale.n, _HEIGHT)
    yield line("centre", (0, scale.down(figure.centre)), (_WIDE, scale.down(figure.centre)))
    last, numbers = figure.points[-1], Numbers(words)
    named = [("low", last.low), ("centre", figure.centre), ("high", last.high)]
    places = spaced([scale.down(value) for _, value in named], _STEP, _BOTTOM)
    lower = max(_TOP - places[-1], 0)  # where all three are alike at the top
    for (name, value), y in zip(named, [each + lower for each in places], strict=True):
        text = words(f"chart.control.{name}", share=numbers.percent(value))
        yield label(text, _WIDE + 0.02, y + 4, kind="name")


def _track(scale: _Scale, figure: Control, words: Catalogue) -> Iterator[Element]:
    at = [
        (scale.across(place + 0.5), scale.down(point.rate), point)
        for place, point in enumerate(figure.points)
    ]
    way = "L".join(f"{place}.5 {y:.1f}" for place, (_, y, _) in enumerate(at))
    yield stretched([stroke("track", f"M{way}")], (0, _WIDE), scale.n, _HEIGHT)
    for x, y, point in at:
        yield mark(x, y, _number(point, words), signal=point.signal)
    every = max(-(-len(at) // _NAMES), 1)
    for place, (x, y, point) in enumerate(at):
        if place % every == 0 or point.chosen:
            text = f"✓ {point.label}" if point.chosen else point.label
            # The first one would stick out where points are close.
            left, anchor = (x, "middle") if place or len(at) <= _NAMES else (0, "start")
            yield label(text, left, _BOTTOM + 22, anchor=anchor, kind="count")
        if point.signal:
            above = point.rate >= figure.centre
            text = f"{point.label} {'▲' if above else '▼'} {Numbers(words).percent(point.rate)}"
            anchor = "start" if x < _WIDE / 4 else "end" if x > 3 * _WIDE / 4 else "middle"
            shift = -12 if above else 20
            yield label(text, x, y + shift, anchor=anchor, kind="signal-name")


def _number(point: Point, words: Catalogue) -> str:
    numbers = Numbers(words)
    return f"{point.label}: {numbers.percent(point.rate)}, n = {numbers.count(point.n)}"


def _buttons(figure: Control, words: Catalogue, act: Sequence[str]) -> Element:
    """Give a button for each point, as wide as its period: a point is too small for a finger."""
    items = [
        h(
            "li",
            h(
                "button",
                type="button",
                aria_pressed="true" if point.chosen else "false",
                aria_label=_number(point, words)
                + (f" ({words('chart.signal')})" if point.signal else ""),
                title=_number(point, words),
                on={"click": (*act, point.key)},
            ),
            key=point.key,
        )
        for point in figure.points
    ]
    return h("ul", items, class_="over across", aria_label=figure.title)


def _told(figure: Control, words: Catalogue) -> str:
    if not figure.points:
        return words("chart.empty")
    if len(figure.points) == 1:
        return words("chart.control.one", period=figure.points[0].label)
    signals = [point.label for point in figure.points if point.signal]
    centre = Numbers(words).percent(figure.centre)
    if signals:
        return words("chart.control.signal", periods=words.both(signals), centre=centre)
    return words("chart.control.noise", centre=centre)


def _table(figure: Control, words: Catalogue) -> Table:
    return Table(
        title=figure.title,
        columns=(
            Column(head=figure.of),
            Column(head="n", shape=Shape.COUNT),
            Column(head=words("chart.right"), shape=Shape.COUNT),
            Column(head=words("chart.share"), shape=Shape.SHARE),
            Column(head=words("chart.limits"), shape=Shape.INTERVAL),
            Column(head=words("chart.remark")),
        ),
        rows=tuple(
            (
                point.label,
                point.n,
                point.count,
                point.rate,
                (point.low, point.high),
                words(f"chart.{'signal' if point.signal else 'noise'}"),
            )
            for point in figure.points
        ),
    )
