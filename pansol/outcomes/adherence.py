"""How many cases were handled exactly right, by group and by week, and what is more than chance."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
import pandas as pd

from pansol.audit import Standing
from pansol.audit.figures import LEAST, Reason, p_chart
from pansol.outcomes.cases import PEOPLE, as_date
from pansol.outcomes.choosing import Selection
from pansol.outcomes.over_time import by_week
from pansol.outcomes.part import Counts, Part
from pansol.outcomes.rates import Rate, rates

__all__ = ["Adherence", "Week", "adherence", "right_of_judged"]

_OUT = (Standing.SILENT, Standing.UNDECIDED, Standing.NOT_RECORDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A point of the control chart."""

    first_day: date
    """The Monday."""
    n: int
    count: int
    rate: float | None
    """None below five cases, as of any group."""
    low: float
    """The control limits, not an interval."""
    high: float
    beyond: bool
    """Outside the limits."""
    run: bool
    """The eighth or later in a row on one side of the centre."""

    @property
    def signal(self) -> bool:
        """Differs from the others by more than chance, and is shown."""
        return self.rate is not None and (self.beyond or self.run)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adherence:
    """The share of judged cases without a finding."""

    overall: Rate
    before: Rate | None
    among: Rate
    """Of all that the groups are part of: the choice of their dimension is left aside."""
    groups: tuple[tuple[str, Rate], ...]
    """By the dimension asked for, the most cases first: label and rate."""
    suppressed: int
    """Groups of people not shown because they have fewer than five judged cases."""
    weeks: tuple[Week, ...]
    """Those with judged cases; none where they are not charted."""
    centre: float | None
    limits: Reason | None
    """``few_periods``: the weeks' limits are preliminary; ``no_cases``."""
    excluded: Mapping[str, int]
    """Cases not judged: ``silent``, ``undecided``, ``not_recorded``; ``undated``."""
    reason: Reason | None = None

    @property
    def n(self) -> int:
        """The judged cases."""
        return self.overall.n


def adherence(selection: Selection, by: str | None = None, *, charted: bool = True) -> Adherence:
    """Give the share handled right, by a dimension too, and its control chart by ISO week.

    ``charted``: whether the weeks are asked for; they take most of the time.
    """
    now, before = selection.now, selection.before
    known = "standing" in selection.outcomes.dimensions
    every, named, suppressed = _groups(now, by) if by and known else (right_of_judged(now), (), 0)
    pairs = [right_of_judged(part) for part in (now, before) if part]
    overall, among, *others = rates([pairs[0], every, *pairs[1:], *(pair for _, pair in named)])
    earlier = others.pop(0) if before else None
    groups = zip((label for label, _ in named), others, strict=True)
    weeks, centre, limits = _weeks(now) if known and charted else ((), None, Reason.NO_CASES)
    reason = overall.reason if known else Reason.NO_COLUMN
    return Adherence(
        overall=overall,
        before=earlier,
        among=among,
        groups=tuple(groups),
        suppressed=suppressed,
        weeks=weeks,
        centre=centre,
        limits=limits,
        excluded={each.value: _standing(now, each) for each in _OUT}
        | {"undated": selection.undated},
        reason=reason,
    )


def right_of_judged(part: Part) -> tuple[int, int]:
    """Count the cases handled right, and all that are right or wrong."""
    right, wrong = (_standing(part, each) for each in (Standing.RIGHT, Standing.WRONG))
    return right, right + wrong


def _standing(part: Part, standing: Standing) -> int:
    column = part.outcomes.kinds.columns.get("standing")
    return part.by_kind(column.among([standing.value])[column.codes]) if column else 0


def _places(part: Part) -> tuple[int, int]:
    labels = part.outcomes.labels("standing")
    return labels.index(Standing.RIGHT.value), labels.index(Standing.WRONG.value)


_Pair: TypeAlias = tuple[int, int]


def _groups(part: Part, by: str) -> tuple[_Pair, tuple[tuple[str, _Pair], ...], int]:
    """Count right and judged cases, all and by a dimension; too small groups are only counted."""
    if by not in part.outcomes.dimensions:
        return right_of_judged(part), (), 0
    column = part.outcomes.by_kind("standing")
    table = part.crossed(by, column.codes, len(column.labels))
    right, wrong = (table[:, place] for place in _places(part))
    labels, least = part.outcomes.labels(by), LEAST if by in PEOPLE else 1
    counts = zip(labels, zip(right.tolist(), (right + wrong).tolist(), strict=True), strict=True)
    judged = [(label, pair) for label, pair in counts if pair[1]]
    every = int(right.sum()), int((right + wrong).sum())
    shown = [(label, pair) for label, pair in judged if pair[1] >= least]
    ordered = sorted(shown, key=lambda group: (-group[1][1], group[0]))
    return every, tuple(ordered), len(judged) - len(shown)


def _weeks(part: Part) -> tuple[tuple[Week, ...], float | None, Reason | None]:
    monday, counts = by_week(part.daily[0], part.daily[1].sum(axis=1))
    chart = p_chart(_by_period(part, counts), period="week", count="right")
    points = chart.points
    names = ("period", "n", "count", "rate", "low", "high", "beyond", "run")
    weeks = (
        Week(
            first_day=as_date(monday + 7 * int(period)), n=int(n), count=int(count),
            rate=float(rate) if n >= LEAST else None, low=float(low), high=float(high),
            beyond=bool(beyond), run=bool(run),
        )
        for period, n, count, rate, low, high, beyond, run in zip(
            *(points[name] for name in names), strict=True
        )
    )  # fmt: skip
    return tuple(weeks), chart.centre, chart.reason


def _by_period(part: Part, counts: Counts) -> pd.DataFrame:
    right, wrong = (counts[:, place] for place in _places(part))
    return pd.DataFrame({"week": np.arange(len(counts)), "n": right + wrong, "right": right})
