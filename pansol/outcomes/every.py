"""All figures of one selection, as a page shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from pansol.outcomes.adherence import Adherence, adherence
from pansol.outcomes.by_dimension import ByDimension, by_dimension
from pansol.outcomes.changes import Changes, changes
from pansol.outcomes.choosing import Selection
from pansol.outcomes.flow import Flow, flow
from pansol.outcomes.gaps import Gaps, gaps
from pansol.outcomes.monday import ActionsForMonday, actions_for_monday
from pansol.outcomes.money import Money, money
from pansol.outcomes.over_time import OverTime, Unit, over_time
from pansol.outcomes.waiting import Waiting, waiting

__all__ = ["Figures", "every_figure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a dashboard shows of a selection."""

    selection: Selection
    by: Mapping[str, ByDimension]
    """Each dimension that the source has."""
    over_time: OverTime
    flow: Flow
    money: Money
    gaps: Gaps
    adherence: Adherence
    waiting: Waiting
    changes: Changes
    monday: ActionsForMonday


def every_figure(
    selection: Selection,
    *,
    unit: Unit = Unit.WEEK,
    by: str | None = "team",
    now: datetime | None = None,
    durations: Mapping[str, timedelta] | None = None,
) -> Figures:
    """Compute all figures: over time by ``unit``, adherence by the dimension ``by``."""
    wait = waiting(selection, now=now, durations=durations)
    silent = gaps(selection)
    return Figures(
        selection=selection,
        by={name: by_dimension(selection, name) for name in selection.outcomes.dimensions},
        over_time=over_time(selection, unit),
        flow=flow(selection),
        money=money(selection),
        gaps=silent,
        adherence=adherence(selection, by),
        waiting=wait,
        changes=changes(selection),
        monday=actions_for_monday(selection, wait, silent),
    )
