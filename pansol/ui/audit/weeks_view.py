"""The weeks: a control chart, and in a sentence which weeks are signals and which are noise."""

from collections.abc import Iterable

import pandas as pd

from pansol.audit.figures import Figure, Reason
from pansol.audit.report.numbers import Numbers
from pansol.audit.summary import Summary
from pansol.catalogue import Catalogue
from pansol.element import Child, Element, h
from pansol.ui.audit.explaining import explained

__all__ = ["weeks_view"]

_WIDE, _HIGH, _EDGE = 640, 200, 12  # units of the drawing


def weeks_view(summary: Summary, words: Catalogue) -> Element:
    """Give the chart of the share handled right, by week."""
    chart = summary.weeks
    signals = [str(period) for period in chart.points.loc[chart.points["signal"], "period"]]
    if chart.reason is Reason.NO_CASES:
        told = words(Reason.NO_CASES.key)
    elif len(chart.points) == 1:
        told = words("audit.weeks.one", week=str(chart.points["period"].iloc[0]))
    elif signals:
        told = words("audit.weeks.signal", weeks=", ".join(signals))
    else:
        told = words("audit.weeks.noise")
    few = chart.reason is Reason.FEW_PERIODS
    return h(
        "section",
        h("h3", words("audit.weeks")),
        h("p", told),
        h("p", words(Reason.FEW_PERIODS.key), class_="hint")
        if few and len(chart.points) > 1
        else None,
        _drawn(summary, words, told) if len(chart.points) > 1 else None,
        h("p", words.counted("audit.weeks.excluded", chart.excluded), class_="hint")
        if chart.excluded
        else None,
        explained(Figure.P_CHART, words),
        class_="panel",
        key="weeks",
    )


def _drawn(summary: Summary, words: Catalogue, told: str) -> Child:
    points, centre = summary.weeks.points, summary.weeks.centre or 0.0
    numbers = Numbers(words)
    scale = _Scale(points)
    x = [scale.x(place) for place in range(len(points))]
    low, high, rate = (
        [scale.y(value) for value in points[name]] for name in ("low", "high", "rate")
    )
    dots = [
        h(
            "circle",
            cx=f"{at:.1f}",
            cy=f"{up:.1f}",
            r=6 if signal else 4,
            class_="signal" if signal else "noise",
        )
        for at, up, signal in zip(x, rate, points["signal"], strict=True)
    ]
    svg = h(
        "svg",
        h(
            "path",
            d=_line(zip(x, high, strict=True))
            + _line(zip(x[::-1], low[::-1], strict=True)).replace("M", "L")
            + "z",
            class_="limits",
        ),
        h("path", d=f"M{x[0]:.1f} {scale.y(centre):.1f}H{x[-1]:.1f}", class_="centre"),
        h("path", d=_line(zip(x, rate, strict=True)), class_="line"),
        dots,
        viewBox=f"0 0 {_WIDE} {_HIGH}",
        role="img",
        aria_label=f"{words('audit.weeks')}. {told}",
    )
    return h(
        "div",
        h(
            "div",
            h("span", numbers.percent(scale.top)),
            h("span", numbers.percent(scale.bottom)),
            class_="y-axis",
            aria_hidden="true",
        ),
        svg,
        h(
            "div",
            h("span", str(points["period"].iloc[0])),
            h("span", words("audit.weeks.legend", centre=numbers.percent(centre))),
            h("span", str(points["period"].iloc[-1])),
            class_="x-axis",
        ),
        class_="week-chart",
    )


class _Scale:
    """Where a week and a share are drawn."""

    def __init__(self, points: pd.DataFrame) -> None:
        values = points[["rate", "low", "high"]].astype(float)
        margin = 0.02
        self.bottom = max(float(values.min().min()) - margin, 0.0)
        self.top = min(float(values.max().max()) + margin, 1.0)
        self._step = (_WIDE - 2 * _EDGE) / (len(points) - 1)

    def x(self, place: int) -> float:
        return _EDGE + place * self._step

    def y(self, share: float) -> float:
        span = self.top - self.bottom or 1.0
        return _EDGE + (self.top - float(share)) / span * (_HIGH - 2 * _EDGE)


def _line(places: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
