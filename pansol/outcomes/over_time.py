"""How many cases there are by day or week, and by what was done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

import numpy as np

from pansol.audit.figures import Reason
from pansol.outcomes.cases import as_date
from pansol.outcomes.choosing import Selection
from pansol.outcomes.part import Counts

__all__ = ["OverTime", "Unit", "by_week", "over_time"]

_THURSDAY = 3  # 1970-01-01: days since the Monday before


class Unit(Enum):
    """What a point stands for."""

    DAY = "day"
    WEEK = "week"  # ISO 8601: Monday to Sunday


@dataclass(frozen=True, slots=True, kw_only=True)
class OverTime:
    """The cases over time; days without a case are there, with zero."""

    unit: Unit
    first_days: tuple[date, ...]
    """Of each point, in order."""
    actions: tuple[str, ...]
    """What was done, or was due where nothing is recorded; those that occur, in the SOP's order."""
    counts: tuple[tuple[int, ...], ...]
    """Point → a number for each action."""
    n: int
    excluded: Mapping[str, int]
    """``undated``."""
    reason: Reason | None = None


def over_time(selection: Selection, unit: Unit = Unit.WEEK) -> OverTime:
    """Count cases by day or week and by action. The first and last week may not be whole."""
    outcomes = selection.outcomes
    column = outcomes.kinds.columns.get("action")
    labels = column.labels if column else ("",)
    first, daily = selection.now.daily
    points = daily.sum(axis=2)
    if unit is Unit.WEEK:
        first, points = by_week(first, points)
    step = 7 if unit is Unit.WEEK else 1
    here = np.flatnonzero(points.sum(axis=0))
    n = int(points.sum())
    empty = Reason.NO_COLUMN if "day" in outcomes.missing and len(outcomes) else Reason.NO_CASES
    return OverTime(
        unit=unit,
        first_days=tuple(as_date(first + step * place) for place in range(len(points))),
        actions=tuple(labels[place] for place in here),
        counts=tuple(map(tuple, points[:, here].tolist())),
        n=n,
        excluded={"undated": selection.n - n + selection.undated},
        reason=None if n else empty,
    )


def by_week(first: int, daily: Counts) -> tuple[int, Counts]:
    """Add days up to ISO weeks; gives the first one's Monday, since 1970."""
    if not len(daily):
        return first, daily
    monday = first - (first + _THURSDAY) % 7
    weeks = (first - monday + np.arange(len(daily))) // 7
    starts = np.flatnonzero(np.diff(weeks, prepend=-1))
    return monday, np.add.reduceat(daily, starts, axis=0)
