"""The dashboard's figures as plain frames, as the rivals' pages draw them.

Cases are counted by ``pansol.outcomes`` on all three pages: all that differs is the page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

import pandas as pd

from pansol.config import current
from pansol.map import Fork
from pansol.outcomes import (
    CaseFile,
    Choice,
    Figures,
    Outcomes,
    Stream,
    every_figure,
    prepare,
    select,
)

__all__ = ["FILTERS", "PICTURES", "Form", "Picture", "load", "options", "pictures"]

FILTERS = ("action", "complaint_channel", "package_name", "region", "card_type", "team")
"""What is filtered by, each with its labels as buttons, and has a picture of its own."""
MOST = 6
"""Bars, and labels to filter by, as on pansol's page."""


class Form(Enum):
    """How a picture is drawn."""

    BARS = "label, n"
    COLUMNS = "first, label, n"
    INTERVALS = "label, rate, low, high"
    HEAT = "label, column, n"
    CONTROL = "first, rate, low, high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture's frame, with the columns that its form says."""

    form: Form
    frame: pd.DataFrame


PICTURES = ("over_time", *FILTERS, "rates", "flow", "money", "waiting", "gap", "heat", "p_chart")
"""All pictures in their order."""


def load() -> Outcomes:
    """Read the configured cases."""
    settings = current()
    assert settings.cases  # noqa: S101  the benchmark configures them
    return prepare(CaseFile(path=settings.cases, zone=settings.zone), datetime.now(UTC)).outcomes


def options(outcomes: Outcomes, name: str) -> list[str]:
    """Give the labels to filter by: the largest."""
    groups = every_figure(select(outcomes, Choice())).by[name].groups
    return [group.label for group in groups if group.label][:MOST]


def pictures(
    outcomes: Outcomes, chosen: Mapping[str, Iterable[str]]
) -> tuple[int, Mapping[str, Picture]]:
    """Give the number of chosen cases, and every picture."""
    choice = Choice(labels={name: tuple(labels) for name, labels in chosen.items() if labels})
    selection = select(outcomes, choice)
    return selection.n, {name: _picture(name, every) for every in [every_figure(selection)]
                         for name in PICTURES}  # fmt: skip


def _picture(name: str, figures: Figures) -> Picture:
    made = {
        "over_time": _over_time,
        "rates": _rates,
        "heat": _heat,
        "p_chart": _p_chart,
    }.get(name)
    return made(figures) if made else _bars(dict([*_counts(name, figures)][: _most(name)]))


def _most(name: str) -> int | None:
    return MOST if name in FILTERS else None


def _counts(name: str, figures: Figures) -> Iterable[tuple[str, int]]:
    match name:
        case "flow":
            return [*_ends(figures.flow.start)]
        case "money":
            return [(row.remedy.value, row.n) for row in figures.money.rows]
        case "waiting":
            return [(age.value, n) for age, n in figures.waiting.ages.items()]
        case "gap":
            return [(gap.gap, gap.n) for gap in figures.gaps.gaps]
    return [(group.label or "?", group.n) for group in figures.by[name].groups]


def _ends(stream: Stream) -> Iterable[tuple[str, int]]:
    """Give each end of the SOP's map with the cases that reach it."""
    if not isinstance(stream.to, Fork):
        yield stream.to.id, stream.n
        return
    yield f"{stream.to.fact.column} ?", stream.unknown
    for each in stream.streams:
        yield from _ends(each)


def _bars(counts: Mapping[str, int]) -> Picture:
    frame = pd.DataFrame({"label": [*counts], "n": [*counts.values()]})
    return Picture(form=Form.BARS, frame=frame)


def _over_time(figures: Figures) -> Picture:
    found = figures.over_time
    rows = [
        (pd.Timestamp(first), action, n)
        for first, counts in zip(found.first_days, found.counts, strict=True)
        for action, n in zip(found.actions, counts, strict=True)
    ]
    return Picture(form=Form.COLUMNS, frame=pd.DataFrame(rows, columns=["first", "label", "n"]))


def _rates(figures: Figures) -> Picture:
    rows = [
        (label, rate.rate, rate.low, rate.high)
        for label, rate in figures.adherence.groups
        if rate.rate is not None
    ]
    frame = pd.DataFrame(rows, columns=["label", "rate", "low", "high"])
    return Picture(form=Form.INTERVALS, frame=frame)


def _heat(figures: Figures) -> Picture:
    rows = [(gap.gap, done or "?", n) for gap in figures.gaps.gaps for done, n in gap.done.items()]
    return Picture(form=Form.HEAT, frame=pd.DataFrame(rows, columns=["label", "column", "n"]))


def _p_chart(figures: Figures) -> Picture:
    rows = [
        (pd.Timestamp(week.first_day), week.count / week.n if week.n else None, week.low, week.high)
        for week in figures.adherence.weeks
    ]
    frame = pd.DataFrame(rows, columns=["first", "rate", "low", "high"])
    return Picture(form=Form.CONTROL, frame=frame)
