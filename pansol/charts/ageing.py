"""How long cases have waited: classes of age in their order, with the limit drawn between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pansol.audit.report.numbers import Numbers
from pansol.audit.report.shapes import Column, Shape, Table
from pansol.catalogue import Catalogue
from pansol.charts.chart import Chart, picture
from pansol.charts.shapes import filled, label, line, patterns, rect, share
from pansol.element import Element, h

__all__ = ["Age", "Ages", "ageing"]

_ROW = 44
_GAP = 26  # pixels that the limit's line and its name take


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """A class of age."""

    key: str
    label: str
    count: int
    over: bool = False
    """Whether it lies beyond the limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """What is drawn."""

    title: str
    of: str
    """What the classes are, as the table's first heading."""
    limit: str
    """The limit's name, as ``24 hours``."""
    ages: tuple[Age, ...]
    """The youngest first: none beyond the limit stands before one within it."""


def ageing(figure: Ages, words: Catalogue, *, act: Sequence[str] = ()) -> Chart:
    """Draw the counts; a click on a class sends ``act`` with its key."""
    told = _told(figure, words)
    within = sum(not age.over for age in figure.ages)
    crossed = 0 < within < len(figure.ages)
    height = _ROW * len(figure.ages) + _GAP * crossed
    parts = [patterns(), *_rows(figure, words, within if crossed else len(figure.ages))]
    return Chart(
        title=figure.title,
        told=told,
        picture=picture("ages-drawn", figure.title, told, parts, height=height),
        table=_table(figure, words),
        buttons=_buttons(figure, words, act, within if crossed else -1) if act else None,
    )


def _rows(figure: Ages, words: Catalogue, within: int) -> Iterator[Element]:
    most = max((age.count for age in figure.ages), default=0)
    for place, age in enumerate(figure.ages):
        top = _ROW * place + (_GAP if place >= within else 0)
        if place == within:
            yield line("limit", (0, top - _GAP / 2), (1, top - _GAP / 2))
            yield label(figure.limit, 1, top - _GAP / 2 - 4, anchor="end", kind="limit-name")
        yield label(age.label, 0, top + 17, kind="name")
        yield label(Numbers(words).count(age.count), 1, top + 17, anchor="end", kind="count")
        yield rect("ground", (0, top + 24, 1, 12))
        tone, pattern = ("late", "rising") if age.over else ("within", "")
        yield from filled(tone, pattern, (0, top + 24, share(age.count, most), 12))


def _buttons(figure: Ages, words: Catalogue, act: Sequence[str], crossing: int) -> Element:
    items = [
        h(
            "li",
            h(
                "button",
                type="button",
                aria_label=f"{age.label}: {Numbers(words).count(age.count)}",
                title=age.label,
                on={"click": (*act, age.key)},
            ),
            class_="crossing" if place == crossing else None,
            key=age.key,
        )
        for place, age in enumerate(figure.ages)
    ]
    return h("ul", items, class_="over down", aria_label=figure.title)


def _told(figure: Ages, words: Catalogue) -> str:
    n, numbers = sum(age.count for age in figure.ages), Numbers(words)
    if not n:
        return words("chart.empty")
    over = sum(age.count for age in figure.ages if age.over)
    return words.counted("chart.ages.told", n, over=numbers.count(over), limit=figure.limit)


def _table(figure: Ages, words: Catalogue) -> Table:
    n = sum(age.count for age in figure.ages)
    return Table(
        title=figure.title,
        columns=(
            Column(head=figure.of),
            Column(head=words("chart.cases"), shape=Shape.COUNT),
            Column(head=words("chart.share"), shape=Shape.SHARE),
            Column(head=figure.limit),
        ),
        rows=tuple(
            (
                age.label,
                age.count,
                share(age.count, n),
                words(f"chart.ages.{'over' if age.over else 'within'}"),
            )
            for age in figure.ages
        ),
    )
