"""A figure's frame: its sentence, picture or table, what it means, and how to take it along."""

from collections.abc import Mapping
from dataclasses import dataclass

from pansol.audit.figures import Figure
from pansol.catalogue import Catalogue
from pansol.charts import Chart
from pansol.element import Child, Element, h
from pansol.ui.audit.explaining import explained
from pansol.ui.audit.table_view import table_view
from pansol.ui.dashboard.chosen import Chosen
from pansol.ui.dashboard.state import NAMING, State
from pansol.ui.program import Download
from pansol.ui.widgets import button

__all__ = ["FORMS", "Frame", "figure_view", "values_view"]

FORMS = ("csv", "xlsx")
"""What a figure's data can be taken along as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a figure stands in."""

    name: str
    figure: Figure
    """Its definition."""
    chart: Chart
    notes: tuple[str, ...] = ()
    """What is left out of it, and the like."""
    left_out: int = 0
    """Bars that are shown once they are asked for."""
    more: Child = None
    """What stands below the picture."""


def figure_view(
    state: State, words: Catalogue, frame: Frame, made: Mapping[str, Download], chosen: Chosen
) -> Element:
    """Give the figure; ``chosen``: what it is of."""
    chart, as_table = frame.chart, frame.name in state.tables
    return h(
        "section",
        h(
            "div",
            h("h3", chart.title, id=f"at-{frame.name}", tabindex="-1"),
            button(
                words("dashboard.as_picture" if as_table else "dashboard.as_table"),
                "table",
                frame.name,
                style="link",
                aria_label=f"{words('dashboard.as_picture' if as_table else 'dashboard.as_table')}"
                f": {chart.title}",
            ),
            class_="figure-head",
        ),
        h("p", chart.told, class_="told"),
        [h("p", words("chart.aside"), class_="hint aside chart-aside"), chart.drawn]
        if not as_table
        else table_view(chart.table, words),
        _whole(state, words, frame),
        frame.more,
        [h("p", note, class_="hint") for note in frame.notes if note],
        h(
            "div",
            explained(frame.figure, words),
            _along(state, words, frame, made, chosen),
            class_="about",
        ),
        class_=f"panel figure figure-{frame.name}",
        key=frame.name,
    )


def values_view(words: Catalogue, chart: Chart) -> Element:
    """Give the values of a picture, to unfold below it."""
    return h(
        "details",
        h("summary", words("dashboard.values")),
        table_view(chart.table, words),
        class_="values",
        key="values",
    )


def _whole(state: State, words: Catalogue, frame: Frame) -> Element | None:
    shown = frame.name in state.whole
    if not (frame.left_out or shown):
        return None
    text = words("dashboard.fewer") if shown else words("dashboard.more", count=frame.left_out)
    return button(text, "whole", frame.name, style="link", key="whole")


def _along(
    state: State, words: Catalogue, frame: Frame, made: Mapping[str, Download], chosen: Chosen
) -> Element:
    """Give the ways to take it along; a picture is made by the browser, which records nothing."""
    recorded = state.named and frame.name in NAMING
    pictures = [
        button(
            words("dashboard.save", form=form.upper()),
            picture=form,
            file_name=chosen.stem(frame.chart.title),
            caption=chosen.told,
        )
        for form in ("svg", "png")
    ]
    return h(
        "details",
        h("summary", words("dashboard.along")),
        h(
            "div",
            None if recorded or frame.name in state.tables else pictures,
            [_data(words, frame, form, made) for form in FORMS],
            class_="actions",
        ),
        h("p", words("names.along"), class_="hint") if recorded else None,
        class_="along",
        key="along",
    )


def _data(words: Catalogue, frame: Frame, form: str, made: Mapping[str, Download]) -> Element:
    """Give the button that makes a file; once it is made, the link to it, focused."""
    key = f"{frame.name}-{form}"
    if (file := made.get(key)) is None:
        label = words("dashboard.prepare", form={"csv": "CSV", "xlsx": "Excel"}[form])
        return button(label, "data", frame.name, form, key=f"make-{form}")
    return h(
        "a",
        words("audit.made", name=file.name),
        class_="button primary",
        file=key,
        download=file.name,
        focus=f"made-{key}-{id(file)}",
        key=f"made-{form}",
    )
