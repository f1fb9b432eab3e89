"""The weeks of the p-chart as both outputs show them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pansol.audit.figures import LEAST, PChart
from pansol.audit.report.numbers import Interval
from pansol.audit.report.shapes import Column, Shape, Table
from pansol.audit.summary import Summary
from pansol.catalogue import Catalogue

__all__ = ["Week", "remark", "weeks", "weeks_table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One week's point of the chart."""

    name: str
    """As ISO 8601 has it: ``2026-W34``."""
    n: int
    right: int
    rate: float | None
    """None where there are too few cases to show it."""
    limits: Interval
    beyond: bool
    """Outside the limits."""
    run: bool
    """The eighth or later in a row on one side of the centre."""

    @property
    def monday(self) -> date:
        """The day it begins with."""
        year, number = self.name.split("-W")
        return date.fromisocalendar(int(year), int(number), 1)

    @property
    def signal(self) -> bool:
        """Differs from the others by more than chance, and is shown."""
        return self.rate is not None and (self.beyond or self.run)


def weeks(chart: PChart) -> tuple[Week, ...]:
    """Give the chart's points, in order of time."""
    return tuple(_each(chart))


def _each(chart: PChart) -> Iterator[Week]:
    for row in chart.points.to_dict("records"):
        enough = row["n"] >= LEAST
        yield Week(
            name=str(row["period"]),
            n=int(row["n"]),
            right=int(row["count"]),
            rate=float(row["rate"]) if enough else None,
            limits=(float(row["low"]), float(row["high"])),
            beyond=bool(row["beyond"]),
            run=bool(row["run"]),
        )


def remark(week: Week, say: Catalogue) -> str:
    """Say in a word or two whether a week is signal or noise."""
    if week.rate is None:
        return say("figure.reason.too_few")
    if not week.signal:
        return say("report.week.noise")
    return say("report.week.beyond" if week.beyond else "report.week.run")


def weeks_table(summary: Summary, say: Catalogue) -> Table:
    """Give the share handled right by week, with the chart's limits."""
    chart = summary.weeks
    shapes = {
        "week": Shape.TEXT, "judged": Shape.COUNT, "right": Shape.COUNT, "adherence": Shape.SHARE,
        "limits": Shape.INTERVAL, "remark": Shape.TEXT,
    }  # fmt: skip
    reason = say(chart.reason.key) + "." if chart.reason else ""
    excluded = say.counted("report.week.excluded", chart.excluded) if chart.excluded else ""
    return Table(
        title=say("report.weeks"),
        columns=tuple(
            Column(head=say(f"report.column.{name}"), shape=shape) for name, shape in shapes.items()
        ),
        rows=tuple(
            (
                week.name, week.n, week.right if week.rate is not None else None, week.rate,
                week.limits, remark(week, say),
            )
            for week in weeks(chart)
        ),
        note=" ".join(filter(None, (say("figure.p_chart.what"), reason, excluded))),
    )  # fmt: skip
