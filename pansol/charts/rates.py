"""Shares with their intervals, a row a group, beside the share of all as a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pansol.audit.report.numbers import Numbers
from pansol.audit.report.shapes import Column, Shape, Table
from pansol.catalogue import Catalogue
from pansol.charts.chart import Chart, picture
from pansol.charts.shapes import label, line, names, rect
from pansol.element import Element, h

__all__ = ["Rated", "Rates", "rates"]

_ROW, _FOOT = 44, 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A group's share, 0 to 1, with its interval; none of them where n is too small."""

    label: str
    n: int
    rate: float | None
    low: float | None
    high: float | None
    key: str = ""
    """What it is known by to whoever hears of a click; a group without one is no button."""
    does: str = ""
    """What a click shows, where it is not the group itself."""
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """What is drawn."""

    title: str
    of: str
    """What the groups are, as the table's first heading."""
    groups: tuple[Rated, ...]
    whole: float | None
    """The share of all; none where there is none to compare with."""
    told: str = ""
    """Its sentence, where the lowest share is not what it shows."""


def rates(figure: Rates, words: Catalogue, *, act: Sequence[str] = ()) -> Chart:
    """Draw shares on a scale of 0 to 100 %; a click on a row sends ``act`` with its key."""
    told = figure.told or _told(figure, words)
    height = _ROW * len(figure.groups) + _FOOT
    parts = [*_rows(figure, words), *_whole(figure, words)]
    return Chart(
        title=figure.title,
        told=told,
        picture=picture("rates-drawn", figure.title, told, parts, height=height),
        table=_table(figure, words),
        buttons=_buttons(figure, words, act) if act else None,
    )


def _rows(figure: Rates, words: Catalogue) -> Iterator[Element]:
    for place, group in enumerate(figure.groups):
        top = _ROW * place
        yield from names(f"✓ {group.label}" if group.chosen else group.label, top + 17)
        yield label(_number(group, words), 1, top + 17, anchor="end", kind="count")
        yield rect("ground", (0, top + 24, 1, 12))
        if group.rate is not None and group.low is not None and group.high is not None:
            yield rect("span", (group.low, top + 26, group.high - group.low, 8))
            yield h("circle", class_="noise", cx=f"{100 * group.rate:.2f}%", cy=top + 30, r=5)


def _whole(figure: Rates, words: Catalogue) -> Iterator[Element]:
    if figure.whole is None or not figure.groups:
        return
    bottom, at = _ROW * len(figure.groups), figure.whole
    for place in range(len(figure.groups)):  # beside the numbers, not through them
        yield line("before", (at, _ROW * place + 21), (at, _ROW * place + 39))
    text = words("chart.rates.whole", share=Numbers(words).percent(at))
    yield label(text, at, bottom + 15, anchor="end" if at > 1 / 2 else "start", kind="count")


def _buttons(figure: Rates, words: Catalogue, act: Sequence[str]) -> Element:
    items = [h("li", _button(each, words, act), key=each.key or None) for each in figure.groups]
    return h("ul", items, class_="over down", aria_label=figure.title)


def _button(group: Rated, words: Catalogue, act: Sequence[str]) -> Element | None:
    if not group.key:
        return None
    return h(
        "button",
        type="button",
        aria_pressed=None if group.does else "true" if group.chosen else "false",
        aria_label=f"{group.label}: {group.does or _number(group, words)}",
        title=f"{group.label}: {group.does}" if group.does else group.label,
        on={"click": (*act, group.key)},
    )


def _number(group: Rated, words: Catalogue) -> str:
    numbers = Numbers(words)
    if group.rate is None:
        return words("chart.rates.few", n=numbers.count(group.n))
    return f"{numbers.percent(group.rate)} · n = {numbers.count(group.n)}"


def _told(figure: Rates, words: Catalogue) -> str:
    """Name the groups whose interval lies below the share of all, or else the lowest."""
    percent, whole = Numbers(words).percent, figure.whole
    known = sorted(
        ((each, each.rate, each.high) for each in figure.groups if each.rate is not None),
        key=lambda group: group[1],
    )
    if not known or whole is None:
        return words("chart.rates.none")
    lowest, highest = known[0][1], known[-1][1]
    if len(known) == 1:
        return words("chart.rates.one", label=known[0][0].label, share=percent(lowest))
    if lowest == highest:
        return words("chart.rates.same", share=percent(lowest))
    below = [f"{each.label} ({percent(rate)})" for each, rate, high in known
             if high is not None and high < whole]  # fmt: skip
    if below:
        return words("chart.rates.below", labels=words.both(below), share=percent(whole))
    first = words.both(each.label for each, rate, _ in known if rate == lowest)
    return words("chart.rates.alike", label=first, share=percent(lowest))


def _table(figure: Rates, words: Catalogue) -> Table:
    return Table(
        title=figure.title,
        columns=(
            Column(head=figure.of),
            Column(head="n", shape=Shape.COUNT),
            Column(head=words("chart.share"), shape=Shape.SHARE),
            Column(head=words("report.column.interval"), shape=Shape.INTERVAL),
        ),
        rows=tuple(
            (
                each.label,
                each.n,
                each.rate,
                None if each.low is None or each.high is None else (each.low, each.high),
            )
            for each in figure.groups
        ),
    )
