"""The dashboard in Panel: ``PYTHONPATH=benchmarks panel serve`` this file.

Cases are read once for all visitors; figures are Bokeh's, made once and given other data in one
message; sessions are reused.
"""

# Panel's and Bokeh's own annotations are partial.
# mypy: disable-error-code="no-untyped-call"

from typing import Any

import pandas as pd
import panel as pn  # type: ignore[import-not-found,unused-ignore]  # in the group "bench" alone
from bokeh.models import (  # type: ignore[import-not-found,unused-ignore]  # likewise
    ColumnDataSource,
    FactorRange,
)
from bokeh.palettes import Category10_10  # type: ignore[import-not-found,unused-ignore]
from bokeh.plotting import figure  # type: ignore[import-not-found,unused-ignore]
from bokeh.transform import linear_cmap  # type: ignore[import-not-found,unused-ignore]

from rivals.figures import FILTERS, Form, Picture, load, options, pictures

HEIGHT = 260
WEEK = pd.Timedelta(days=5)


class Drawn:
    """A picture that is made once and given other data."""

    def __init__(self, title: str, picture: Picture) -> None:
        self.form = picture.form
        self.data = ColumnDataSource()
        self.rows, self.across = FactorRange(), FactorRange()
        frame = picture.frame
        common: dict[str, Any] = {
            "title": title, "height": HEIGHT,
            "sizing_mode": "stretch_width", "toolbar_location": None,
        }  # fmt: skip
        match self.form:
            case Form.BARS:
                self.plot = figure(y_range=self.rows, **common)
                self.plot.hbar(y="label", right="n", height=0.8, source=self.data)
            case Form.COLUMNS:
                self.actions = [*dict.fromkeys(frame["label"])]
                self.plot = figure(x_axis_type="datetime", **common)
                self.plot.vbar_stack(
                    self.actions, x="first", width=WEEK, source=self.data,
                    color=[*Category10_10[: len(self.actions)]], legend_label=self.actions,
                )  # fmt: skip
            case Form.HEAT:
                self.plot = figure(x_range=self.across, y_range=self.rows, **common)
                fill = linear_cmap("n", "Blues256", 0, max(frame["n"].max(), 1))
                self.plot.rect("column", "label", 1, 1, fill_color=fill, source=self.data)
            case Form.INTERVALS:
                self.plot = figure(y_range=self.rows, **common)
                self.plot.segment("low", "label", "high", "label", source=self.data)
                self.plot.scatter("rate", "label", size=8, source=self.data)
            case Form.CONTROL:
                self.plot = figure(x_axis_type="datetime", **common)
                self.plot.varea("first", "low", "high", alpha=0.2, source=self.data)
                self.plot.line("first", "rate", source=self.data)
                self.plot.scatter("first", "rate", source=self.data)
        self.show(picture)

    def show(self, picture: Picture) -> None:
        """Give it other data."""
        frame = picture.frame
        if self.form is Form.COLUMNS:
            wide = frame.pivot_table("n", "first", "label", fill_value=0, observed=True)
            frame = wide.reindex(columns=self.actions, fill_value=0).reset_index()
        else:
            for name, factors in (("label", self.rows), ("column", self.across)):
                if name in frame:
                    factors.factors = [*dict.fromkeys(frame[name])][::-1]
        self.data.data = {name: frame[name].to_numpy() for name in frame}


class View:
    """The page of one visitor."""

    def __init__(self) -> None:
        self.cases = pn.state.as_cached("cases", load)
        labels = pn.state.as_cached("labels", self.labels)
        self.chosen = {
            name: pn.widgets.CheckButtonGroup(name=name, options=labels[name]) for name in FILTERS
        }
        for group in self.chosen.values():
            group.param.watch(self.draw, "value")
        self.count = pn.pane.HTML()
        count, every = pictures(self.cases, {})
        self.count.object = f"<h2>{count:,}</h2>"
        self.drawn = {name: Drawn(name, picture) for name, picture in every.items()}

    def labels(self) -> dict[str, list[str]]:
        """Find what is filtered by."""
        return {name: options(self.cases, name) for name in FILTERS}

    def draw(self, _event: object) -> None:
        """Bring every object up to date, in one message."""
        count, every = pictures(self.cases, {n: each.value for n, each in self.chosen.items()})
        with pn.io.hold():
            self.count.object = f"<h2>{count:,}</h2>"
            for name, picture in every.items():
                self.drawn[name].show(picture)

    def page(self) -> Any:  # noqa: ANN401  Panel's own
        """Lay the objects out."""
        panes = [
            pn.pane.Bokeh(each.plot, sizing_mode="stretch_width") for each in self.drawn.values()
        ]
        rows = [pn.Row(*panes[place : place + 2]) for place in range(0, len(panes), 2)]
        return pn.Column(*self.chosen.values(), self.count, *rows, sizing_mode="stretch_width")


pn.extension()
View().page().servable(title="pansol")
