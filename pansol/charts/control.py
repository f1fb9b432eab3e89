"""A control chart: a share by week between its limits; a signal is a square, and named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pansol.audit.figures import LEAST
from pansol.audit.report.numbers import Numbers
from pansol.audit.report.shapes import Column, Shape, Table
from pansol.catalogue import Catalogue
from pansol.charts.chart import Chart, picture
from pansol.charts.columns import spaced
from pansol.charts.leading import share_shown
from pansol.charts.shapes import ShareScale, label, line, mark, stretched, stroke
from pansol.element import Element, h

__all__ = ["Control", "Point", "control"]

_WIDE, _TOP, _BOTTOM, _HEIGHT = 0.66, 30, 190, 220
_STEP, _NAMES = 18, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One week: its share, the limits that hold for it, and whether it is a signal."""

    label: str
    n: int
    count: int
    low: float
    high: float
    beyond: bool = False
    """Outside these limits."""
    run: bool = False
    """The eighth or later in a row on one side of the centre."""
    key: str = ""
    """What it is known by to whoever hears of a click."""
    chosen: bool = False

    @property
    def rate(self) -> float | None:
        """The share, 0 to 1; none of too few cases, whose period is no point."""
        return share_shown(self.count, self.n)

    @property
    def signal(self) -> bool:
        """Whether it differs from the others by more than chance, and is shown."""
        return self.rate is not None and (self.beyond or self.run)


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
        rates = [point.rate for point in figure.points if point.rate is not None]
        values = [*rates, *(v for point in figure.points for v in (point.low, point.high))]
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
    """Draw the points, joined where they follow each other, and name weeks and signals."""
    at = [
        (place, point, scale.down(point.rate))
        for place, point in enumerate(figure.points)
        if point.rate is not None
    ]
    way = "".join(
        f"{'L' if number and at[number - 1][0] == place - 1 else 'M'}{place}.5 {y:.1f}"
        for number, (place, _, y) in enumerate(at)
    )
    yield stretched([stroke("track", way)] if way else [], (0, _WIDE), scale.n, _HEIGHT)
    for place, point, y in at:
        yield mark(scale.across(place + 0.5), y, _read(point, words), signal=point.signal)
    yield from _weeks(scale, figure)
    for place, point, y in at:
        if point.signal:
            yield _signal(scale.across(place + 0.5), y, point, figure.centre, words)


def _weeks(scale: _Scale, figure: Control) -> Iterator[Element]:
    count = len(figure.points)
    every = max(-(-count // _NAMES), 1)
    for place, point in enumerate(figure.points):
        if place % every == 0 or point.chosen:
            text = f"✓ {point.label}" if point.chosen else point.label
            x = scale.across(place + 0.5)
            # The first one would stick out where points are close.
            left, anchor = (x, "middle") if place or count <= _NAMES else (0, "start")
            yield label(text, left, _BOTTOM + 22, anchor=anchor, kind="count")


def _signal(x: float, y: float, point: Point, centre: float, words: Catalogue) -> Element:
    above = (point.rate or 0) >= centre
    text = f"{point.label} {'▲' if above else '▼'} {Numbers(words).percent(point.rate or 0)}"
    anchor = "start" if x < _WIDE / 4 else "end" if x > 3 * _WIDE / 4 else "middle"
    return label(text, x, y + (-12 if above else 20), anchor=anchor, kind="signal-name")


def _read(point: Point, words: Catalogue) -> str:
    """Give all that can be read of a point: share, cases, limits, and what it is."""
    numbers = Numbers(words)
    if point.rate is None:
        few = words("chart.rates.few", n=numbers.count(point.n))
        return f"{point.label}: {few}"
    told = words(
        "chart.control.read",
        period=point.label,
        share=numbers.percent(point.rate),
        n=numbers.count(point.n),
        limits=numbers.interval((point.low, point.high)),
    )
    return f"{told}. {_remark(point, words)}" if point.signal else told


def _remark(point: Point, words: Catalogue) -> str:
    if point.rate is None:
        return words("figure.reason.too_few")
    if not point.signal:
        return words("chart.noise")
    return words(f"chart.signal.{'beyond' if point.beyond else 'run'}")


def _buttons(figure: Control, words: Catalogue, act: Sequence[str]) -> Element:
    """Give a button for each week, as wide as it: a point is too small for a finger.

    What is to be read of a week stands in its button, shown above the picture on focus.
    """
    items = [
        h(
            "li",
            h(
                "button",
                h("span", _read(point, words), class_="tip"),
                type="button",
                aria_label=_read(point, words),
                aria_pressed="true" if point.chosen else "false",
                on={"click": (*act, point.key)},
            ),
            key=point.key,
        )
        for point in figure.points
    ]
    return h("ul", items, class_="over across", aria_label=figure.title)


def _told(figure: Control, words: Catalogue) -> str:
    """Say which weeks lie outside the limits, and what that means."""
    if not figure.points:
        return words("chart.empty")
    shown = [(point, point.rate) for point in figure.points if point.rate is not None]
    few = len(figure.points) - len(shown)
    left_out = words.counted("chart.control.few", few, least=LEAST) if few else ""
    if not shown:
        return words("chart.control.none", least=LEAST)
    if len(shown) == 1:
        return f"{words('chart.control.one', period=shown[0][0].label)} {left_out}".strip()
    return " ".join(filter(None, [*_signals(shown, figure.centre, words), left_out]))


def _signals(
    shown: Sequence[tuple[Point, float]], centre: float, words: Catalogue
) -> Iterator[str]:
    percent = Numbers(words).percent
    beyond = [
        words(
            f"chart.control.{'above' if rate >= centre else 'below'}",
            period=point.label,
            share=percent(rate),
        )
        for point, rate in shown
        if point.beyond
    ]
    run = [point.label for point, _ in shown if point.run]
    if beyond:
        yield words("chart.control.beyond", weeks=words.both(beyond))
    if run:
        yield words("chart.control.run", weeks=words.both(run))
    yield words(f"chart.control.{'act' if beyond or run else 'noise'}")
    yield words("chart.control.average", centre=percent(centre))


def _table(figure: Control, words: Catalogue) -> Table:
    return Table(
        title=figure.title,
        columns=(
            Column(head=figure.of),
            Column(head="n", shape=Shape.COUNT),
            Column(head=words("chart.right"), shape=Shape.COUNT),
            Column(head=words("chart.share"), shape=Shape.SHARE),
            Column(head=words("chart.limit.low"), shape=Shape.SHARE),
            Column(head=words("chart.limit.high"), shape=Shape.SHARE),
            Column(head=words("chart.remark")),
        ),
        rows=tuple(
            (
                point.label,
                point.n,
                point.count,
                point.rate,
                point.low,
                point.high,
                _remark(point, words),
            )
            for point in figure.points
        ),
    )
