"""Columns over time, stacked by what was done; the layers are named at the right, with a sample."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pansol.audit.report.numbers import Numbers
from pansol.audit.report.shapes import Column, Shape, Table
from pansol.catalogue import Catalogue
from pansol.charts.chart import Chart, picture
from pansol.charts.leading import TOGETHER, leaders
from pansol.charts.shapes import PATTERNS, label, layer, layers, line, share
from pansol.element import Element, h

__all__ = ["Columns", "Period", "Series", "columns", "spaced"]

_WIDE = 0.66
"""How much of the width the columns have; the rest is the names'."""
_TOP, _BOTTOM, _HEIGHT = 26, 206, 232
_WIDEST = 0.12  # of a column, however few there are
_STEP = 18  # pixels between names
_SAMPLE = 12  # pixels of a layer's colour and pattern beside its name
_NAMES = 5  # periods that are named
_TOTALS = 16  # periods whose totals have room


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A layer: what it is called, its tone (an action's name in the style sheet), its counts."""

    label: str
    tone: str
    counts: tuple[int, ...]
    """One a period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A day or a week."""

    key: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What is drawn."""

    title: str
    of: str
    """What a period is, as the table's first heading."""
    periods: tuple[Period, ...]
    """In order of time."""
    series: tuple[Series, ...]
    """From the bottom up; no more than there are patterns."""

    @property
    def totals(self) -> tuple[int, ...]:
        """The height of each column."""
        return tuple(
            sum(each.counts[place] for each in self.series) for place in range(len(self.periods))
        )


def columns(figure: Columns, words: Catalogue, *, act: Sequence[str] = ()) -> Chart:
    """Draw counts by period; a click on a column sends ``act`` with the period's key."""
    told = _told(figure, words)
    parts = [
        layers((each.tone, _pattern(place)) for place, each in enumerate(figure.series)),
        *_axis(figure, words),
        *_stacks(figure),
        *_names(figure, words),
        *_periods(figure),
    ]
    return Chart(
        title=figure.title,
        told=told,
        picture=picture("columns-drawn", figure.title, told, parts, height=_HEIGHT),
        table=_table(figure, words),
        buttons=_buttons(figure, words, act) if act else None,
    )


def spaced(places: Sequence[float], step: float, lowest: float) -> list[float]:
    """Move places, given from the bottom (large) up, so that each is ``step`` above the last."""
    moved: list[float] = []
    for place in places:
        moved.append(min(place, moved[-1] - step if moved else lowest))
    return moved


def _stacks(figure: Columns) -> Iterator[Element]:
    """Draw layer by layer, a rectangle for each period, unseen where there is nothing."""
    most, wide = max(figure.totals, default=0), _WIDE / max(len(figure.periods), 1)
    drawn = min(0.8 * wide, _WIDEST)
    below = [0] * len(figure.periods)
    for number, each in enumerate(figure.series):
        boxes = []
        for place, count in enumerate(each.counts):
            low, high = _down(below[place], most), _down(below[place] + count, most)
            boxes.append(((place + 0.5) * wide - drawn / 2, high, drawn, low - high))
            below[place] += count
        yield layer(each.tone, _pattern(number), boxes)


def _pattern(number: int) -> str:
    return PATTERNS[number % len(PATTERNS)]


def _axis(figure: Columns, words: Catalogue) -> Iterator[Element]:
    totals = figure.totals
    most, wide = max(totals, default=0), _WIDE / max(len(totals), 1)
    yield line("grid", (0, _BOTTOM), (_WIDE, _BOTTOM))
    shown = range(len(totals)) if len(totals) <= _TOTALS else [totals.index(most)]
    for place in shown:
        text = Numbers(words).count(totals[place])
        x = (place + 0.5) * wide
        yield label(text, x, _down(totals[place], most) - 6, anchor="middle", kind="count")


def _names(figure: Columns, words: Catalogue) -> Iterator[Element]:
    """Name each layer beside the last column, with a sample of it and its sum."""
    shown = [each for each in figure.series if sum(each.counts)]
    most, at = max(figure.totals, default=0), 0
    middles = []
    for each in shown:
        middles.append(_down(at + each.counts[-1] / 2, most))
        at += each.counts[-1]
    for each, middle, y in zip(shown, middles, spaced(middles, _STEP, _BOTTOM), strict=True):
        text = f"{each.label} {Numbers(words).count(sum(each.counts))}"
        if each.counts[-1]:
            yield line("leader", (_WIDE, middle), (_WIDE + 0.02, y))
        sample = (_WIDE + 0.025, y - _SAMPLE / 2, 0.02, _SAMPLE)
        yield layer(each.tone, _pattern(figure.series.index(each)), [sample])
        yield label(text, _WIDE + 0.052, y + 4, kind=f"name {each.tone}")


def _periods(figure: Columns) -> Iterator[Element]:
    count = len(figure.periods)
    every = max(-(-count // _NAMES), 1)
    for place, period in enumerate(figure.periods):
        if place % every == 0 or period.chosen:
            text = f"✓ {period.label}" if period.chosen else period.label
            # The first one would stick out where columns are narrow.
            x, anchor = (
                ((place + 0.5) * _WIDE / count, "middle")
                if place or count <= _NAMES
                else (0, "start")
            )
            yield label(text, x, _BOTTOM + 18, anchor=anchor, kind="count")


def _down(count: float, most: float) -> float:
    return _BOTTOM - (_BOTTOM - _TOP) * share(count, most)


def _buttons(figure: Columns, words: Catalogue, act: Sequence[str]) -> Element:
    count = Numbers(words).count
    items = [
        h(
            "li",
            h(
                "button",
                type="button",
                aria_pressed="true" if period.chosen else "false",
                aria_label=f"{period.label}: {count(total)}",
                title=f"{period.label}: {count(total)}",
                on={"click": (*act, period.key)},
            ),
            key=period.key,
        )
        for period, total in zip(figure.periods, figure.totals, strict=True)
    ]
    return h("ul", items, class_="over across", aria_label=figure.title)


def _told(figure: Columns, words: Catalogue) -> str:
    totals = figure.totals
    if not sum(totals):
        return words("chart.empty")
    if len(totals) == 1:
        return words.counted("chart.columns.one", totals[0], period=figure.periods[0].label)
    first = leaders(totals)
    return words.counted(
        f"chart.columns.{'told' if len(first) <= TOGETHER else 'level'}",
        sum(totals),
        first=figure.periods[0].label,
        last=figure.periods[-1].label,
        most=Numbers(words).count(max(totals)),
        periods=words.both(figure.periods[place].label for place in first[:TOGETHER]),
    )


def _table(figure: Columns, words: Catalogue) -> Table:
    return Table(
        title=figure.title,
        columns=(
            Column(head=figure.of),
            *(Column(head=each.label, shape=Shape.COUNT) for each in figure.series),
            Column(head=words("chart.sum"), shape=Shape.COUNT),
        ),
        rows=tuple(
            (period.label, *(each.counts[place] for each in figure.series), total)
            for place, (period, total) in enumerate(zip(figure.periods, figure.totals, strict=True))
        ),
    )
