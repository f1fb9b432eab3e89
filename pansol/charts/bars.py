"""Horizontal bars: counts of groups, the period before as a thin mark, each a button to choose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pansol.audit.report.numbers import Numbers
from pansol.audit.report.shapes import Column, Shape, Table
from pansol.catalogue import Catalogue
from pansol.charts.chart import Chart, picture
from pansol.charts.leading import first_told, share_shown
from pansol.charts.shapes import label, line, names, rect, share
from pansol.element import Element, h

__all__ = ["ROW", "Bar", "Bars", "bars"]

ROW = 44
"""Pixels of a bar with its text above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One group."""

    key: str
    """What it is known by to whoever hears of a click."""
    label: str
    count: int
    before: int | None = None
    """The count of the period before; none where there is nothing to compare with."""
    chosen: bool = False
    amount: str = ""
    """What its cases come to, in the place of their share; a column of the table of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """What is drawn."""

    title: str
    of: str
    """What the groups are, as the table's first heading."""
    bars: tuple[Bar, ...]
    """In the order in which they are drawn."""
    n: int | None = None
    """All cases, where the bars are not all there are."""

    @property
    def whole(self) -> int:
        """What shares are of."""
        return sum(bar.count for bar in self.bars) if self.n is None else self.n


def bars(figure: Bars, words: Catalogue, *, act: Sequence[str] = ()) -> Chart:
    """Draw counts; a click on a bar sends ``act`` with the bar's key."""
    told = first_told([(bar.label, bar.count) for bar in figure.bars], figure.whole, words)
    return Chart(
        title=figure.title,
        told=told,
        picture=picture(
            "bars-drawn", figure.title, told, _rows(figure, words), height=ROW * len(figure.bars)
        ),
        table=_table(figure, words),
        buttons=_buttons(figure, words, act) if act else None,
    )


def _rows(figure: Bars, words: Catalogue) -> Iterator[Element]:
    most = max((max(bar.count, bar.before or 0) for bar in figure.bars), default=0)
    n = figure.whole
    some = any(bar.chosen for bar in figure.bars)
    for place, bar in enumerate(figure.bars):
        top = ROW * place
        state = "chosen" if bar.chosen else "other" if some else ""
        name = f"✓ {bar.label}" if bar.chosen else bar.label
        yield from names(name, top + 17, kind=f"name {state}".strip())
        yield label(_count(bar, n, words), 1, top + 17, anchor="end", kind="count")
        yield rect("ground", (0, top + 24, 1, 12))
        yield rect(f"length {state}".strip(), (0, top + 24, share(bar.count, most), 12))
        if bar.before is not None:
            at = share(bar.before, most)
            yield line("before", (at, top + 21), (at, top + 39))


def _count(bar: Bar, n: int, words: Catalogue) -> str:
    numbers = Numbers(words)
    text = numbers.count(bar.count)
    part = share_shown(bar.count, n)
    if part is not None and not bar.amount:
        text += f" · {numbers.percent(part)}"
    if bar.before is not None:
        text = words("chart.before", now=text, before=numbers.count(bar.before))
    return f"{text} · {bar.amount}" if bar.amount else text


def _buttons(figure: Bars, words: Catalogue, act: Sequence[str]) -> Element:
    n = figure.whole
    items = [
        h(
            "li",
            h(
                "button",
                type="button",
                aria_pressed="true" if bar.chosen else "false",
                aria_label=f"{bar.label}: {_count(bar, n, words)}",
                title=bar.label,
                on={"click": (*act, bar.key)},
            ),
            key=bar.key,
        )
        for bar in figure.bars
    ]
    return h("ul", items, class_="over down", aria_label=figure.title)


def _table(figure: Bars, words: Catalogue) -> Table:
    n = figure.whole
    return Table(
        title=figure.title,
        columns=(
            Column(head=figure.of),
            Column(head=words("chart.cases"), shape=Shape.COUNT),
            Column(head=words("chart.share"), shape=Shape.SHARE),
            Column(head=words("chart.period.before"), shape=Shape.COUNT),
            Column(head=words("chart.amount")),
        ),
        rows=tuple(
            (bar.label, bar.count, share_shown(bar.count, n), bar.before, bar.amount)
            for bar in figure.bars
        ),
    )
