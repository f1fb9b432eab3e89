"""A funnel: groups' shares against their number of cases, between limits that chance explains."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pansol.audit.figures import Limits
from pansol.audit.figures.funnel import BOUNDS
from pansol.audit.report.numbers import Numbers
from pansol.audit.report.shapes import Column, Shape, Table
from pansol.catalogue import Catalogue
from pansol.charts.chart import Chart, picture
from pansol.charts.columns import spaced
from pansol.charts.shapes import ShareScale, cut, label, line, mark, share
from pansol.element import Element, h

__all__ = ["Funnel", "Spot", "funnel"]

_LEFT, _RIGHT, _TOP, _BOTTOM, _HEIGHT = 0.08, 0.8, 20, 270, 316
_STEP, _NAMES = 18, 5
_NAME, _LETTERS = 0.13, 14  # the width of a name, and its letters
_ASIDE, _MARK = 0.015, 14  # how far it stands from its mark, and above or below another one


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One group."""

    key: str
    """What it is known by to whoever hears of a click."""
    label: str
    n: int
    count: int
    limits: Limits
    beyond: bool
    """Whether it strays by more than chance."""

    @property
    def rate(self) -> float:
        """The share, 0 to 1."""
        return share(self.count, self.n)


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """What is drawn."""

    title: str
    of: str
    """What the groups are, as the table's first heading."""
    spots: tuple[Spot, ...]
    curve: tuple[Limits, ...]
    centre: float


def funnel(figure: Funnel, words: Catalogue, *, act: Sequence[str] = ()) -> Chart:
    """Draw shares over n; a button for each group beyond chance sends ``act`` with its key."""
    told = _told(figure, words)
    scale = _Scale(figure)
    parts = [*_lines(scale, figure, words), *_spots(scale, figure, words)] if figure.spots else []
    return Chart(
        title=figure.title,
        told=told,
        picture=picture("funnel-drawn", figure.title, told, parts, height=_HEIGHT),
        table=_table(figure, words),
        buttons=_buttons(figure, words, act) if act else None,
    )


class _Scale(ShareScale):
    """Where numbers of cases and shares stand."""

    def __init__(self, figure: Funnel) -> None:
        bounds = [bound for each in figure.curve for bound in (*each.inner, *each.outer)]
        super().__init__([*bounds, *(spot.rate for spot in figure.spots)], _TOP, _BOTTOM)
        numbers = [*(each.n for each in figure.curve), *(spot.n for spot in figure.spots)]
        self.first, self.last = min(numbers, default=0), max(numbers, default=1)

    def across(self, n: int) -> float:
        return _LEFT + (_RIGHT - _LEFT) * share(n - self.first, self.last - self.first)


def _lines(scale: _Scale, figure: Funnel, words: Catalogue) -> Iterator[Element]:
    """Draw the limits and the centre, named at their right end, and the scales."""
    for kind in ("inner", "outer"):
        for side in (0, 1):
            at = [(scale.across(e.n), scale.down(getattr(e, kind)[side])) for e in figure.curve]
            yield from (line(f"limit {kind}", here, there) for here, there in pairwise(at))
    middle = scale.down(figure.centre)
    yield line("centre", (_LEFT, middle), (_RIGHT, middle))
    yield from _names(scale, figure, words)
    numbers = Numbers(words)
    for rate in (scale.low, scale.high):
        yield label(numbers.percent(rate), 0, scale.down(rate) + 4, kind="count")
    step = (scale.last - scale.first) / (_NAMES - 1)
    for n in sorted({round(scale.first + place * step) for place in range(_NAMES)}):
        text = numbers.count(n)
        yield label(text, scale.across(n), _BOTTOM + 20, anchor="middle", kind="count")
    middle_x = (_LEFT + _RIGHT) / 2
    text = words("chart.funnel.cases")
    yield label(text, middle_x, _BOTTOM + 40, anchor="middle", kind="count")


def _names(scale: _Scale, figure: Funnel, words: Catalogue) -> Iterator[Element]:
    if not figure.curve:
        return
    last, percent = figure.curve[-1], Numbers(words).percent
    inner, outer = map(percent, BOUNDS)
    whole = words("chart.funnel.all", share=percent(figure.centre))
    named = [
        (outer, last.outer[0]),
        (inner, last.inner[0]),
        (whole, figure.centre),
        (inner, last.inner[1]),
        (outer, last.outer[1]),
    ]
    places = spaced([scale.down(value) for _, value in named], _STEP, _BOTTOM)
    for (text, _), y in zip(named, places, strict=True):
        yield label(text, _RIGHT + 0.015, y + 4, kind="name")


def _spots(scale: _Scale, figure: Funnel, words: Catalogue) -> Iterator[Element]:
    """Draw those within chance as circles, then those beyond as squares."""
    for spot in sorted(figure.spots, key=lambda each: each.beyond):
        hover = words(
            "chart.funnel.read",
            label=spot.label,
            number=_number(spot, words),
            limits=Numbers(words).interval(spot.limits.inner),
        )
        yield mark(scale.across(spot.n), scale.down(spot.rate), hover, signal=spot.beyond)
    yield from _named(scale, figure)


def _named(scale: _Scale, figure: Funnel) -> Iterator[Element]:
    """Name those beyond chance, the furthest first, where there is room for it at either side."""
    marks = [(scale.across(spot.n), scale.down(spot.rate)) for spot in figure.spots]
    taken: list[_Room] = []
    beyond = [spot for spot in figure.spots if spot.beyond]
    for spot in sorted(beyond, key=lambda each: -abs(each.rate - figure.centre)):
        x, y = scale.across(spot.n), scale.down(spot.rate)
        sides = (x + _ASIDE, x + _ASIDE + _NAME), (x - _ASIDE - _NAME, x - _ASIDE)
        rooms = [_Room(*side, y) for side in (sides if x < (_LEFT + _RIGHT) / 2 else sides[::-1])]
        free = (room for room in rooms if room.free(marks, taken))
        if (room := next(free, None)) is None:
            continue
        taken.append(room)
        text = f"{cut(spot.label, _LETTERS)} {'▲' if spot.rate >= figure.centre else '▼'}"
        at, anchor = (room.first, "start") if room.first > x else (room.last, "end")
        yield label(text, at, y + 4, anchor=anchor, kind="signal-name")


@dataclass(frozen=True, slots=True)
class _Room:
    """Where a name would stand: from, to, and at which height."""

    first: float
    last: float
    y: float

    def free(self, marks: Sequence[tuple[float, float]], taken: Sequence["_Room"]) -> bool:
        """Tell whether it lies within the picture, and covers no mark and no other name."""
        return (
            self.first >= 0
            and self.last <= _RIGHT
            and not any(self.first < x < self.last and abs(self.y - y) < _MARK for x, y in marks)
            and not any(
                self.first < other.last
                and other.first < self.last
                and abs(self.y - other.y) < _STEP
                for other in taken
            )
        )


def _number(spot: Spot, words: Catalogue) -> str:
    numbers = Numbers(words)
    return f"{numbers.percent(spot.rate)} · n = {numbers.count(spot.n)}"


def _buttons(figure: Funnel, words: Catalogue, act: Sequence[str]) -> Element | None:
    items = [
        h(
            "li",
            h(
                "button",
                f"{spot.label}: {_number(spot, words)}",
                type="button",
                class_="button",
                on={"click": (*act, spot.key)},
            ),
            key=spot.key,
        )
        for spot in figure.spots
        if spot.beyond
    ]
    return h("ul", items, class_="under", aria_label=figure.title) if items else None


def _told(figure: Funnel, words: Catalogue) -> str:
    """Name those beyond chance, those below and those above."""
    if not figure.spots:
        return words("chart.empty")
    centre = Numbers(words).percent(figure.centre)
    beyond = [spot for spot in figure.spots if spot.beyond]
    below = [spot.label for spot in beyond if spot.rate < figure.centre]
    above = [spot.label for spot in beyond if spot.rate >= figure.centre]
    if not beyond:
        return words.counted("chart.funnel.none", len(figure.spots), share=centre)
    told = [
        words(f"chart.funnel.{way}", labels=words.both(labels), share=centre)
        for way, labels in (("below", below), ("above", above))
        if labels
    ]
    return " ".join(told)


def _table(figure: Funnel, words: Catalogue) -> Table:
    return Table(
        title=figure.title,
        columns=(
            Column(head=figure.of),
            Column(head="n", shape=Shape.COUNT),
            Column(head=words("chart.right"), shape=Shape.COUNT),
            Column(head=words("chart.share"), shape=Shape.SHARE),
            Column(head=words("chart.funnel.inner"), shape=Shape.INTERVAL),
            Column(head=words("chart.funnel.outer"), shape=Shape.INTERVAL),
            Column(head=words("chart.remark")),
        ),
        rows=tuple(
            (
                spot.label,
                spot.n,
                spot.count,
                spot.rate,
                spot.limits.inner,
                spot.limits.outer,
                words(f"chart.funnel.{'beyond' if spot.beyond else 'within'}"),
            )
            for spot in figure.spots
        ),
    )
