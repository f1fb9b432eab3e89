"""What the dashboard counts for one choice: each figure once, when it is first asked for."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pansol.config import current
from pansol.outcomes import (
    ActionsForMonday,
    Adherence,
    ByDimension,
    Changes,
    Choice,
    Flow,
    Gaps,
    Money,
    Outcomes,
    OverTime,
    Refund,
    Selection,
    Unit,
    Waiting,
    actions_for_monday,
    adherence,
    by_dimension,
    changes,
    flow,
    gaps,
    money,
    over_time,
    refund_rows,
    select,
    waiting,
)
from pansol.sop import Action
from pansol.ui.dashboard.state import COMPARED, State

__all__ = ["Counted", "Rows", "choice_of", "counted"]

_DAYS = 45  # from so many days on weeks are shown
_WEEK = 7

Rows = NDArray[np.intp]


@dataclass(frozen=True, kw_only=True)
class Counted:
    """The figures of the chosen cases."""

    outcomes: Outcomes
    selection: Selection
    always: Selection
    """The same cases, of all days: a control chart needs its history."""
    named: bool = False
    """Whether agents are named."""

    @cached_property
    def adherence(self) -> Adherence:
        """The share handled right."""
        return adherence(self.selection)

    @cached_property
    def weeks(self) -> Adherence:
        """The same by week, of all days."""
        everything = not (self.selection.choice.first or self.selection.choice.last)
        return self.adherence if everything else adherence(self.always)

    @cached_property
    def over_time(self) -> OverTime:
        """The cases by day or week."""
        return over_time(self.selection, Unit.DAY if self.step_days == 1 else Unit.WEEK)

    @cached_property
    def flow(self) -> Flow:
        """The cases on the SOP's map."""
        return flow(self.selection)

    @cached_property
    def money(self) -> Money:
        """What was charged without benefit."""
        return money(self.selection)

    @cached_property
    def gaps(self) -> Gaps:
        """Where the SOP is silent."""
        return gaps(self.selection)

    @cached_property
    def waiting(self) -> Waiting:
        """Who waits."""
        return waiting(self.selection, durations=current().durations)

    @cached_property
    def changes(self) -> Changes:
        """What changed."""
        return changes(self.selection)

    @cached_property
    def monday(self) -> ActionsForMonday:
        """What to do."""
        return actions_for_monday(self.selection, self.waiting, self.gaps)

    @property
    def step_days(self) -> int:
        """The days of one column over time."""
        period = self.selection.period
        return 1 if period and (period[1] - period[0]).days < _DAYS else _WEEK

    def adherence_by(self, dimension: str) -> Adherence:
        """Give the share handled right, by a dimension too; counted once each."""
        if dimension not in self._adherence_by:
            found = adherence(self.selection, dimension, charted=False)
            self._adherence_by[dimension] = found
        return self._adherence_by[dimension]

    @cached_property
    def _adherence_by(self) -> dict[str, Adherence]:
        return {}

    def by(self, dimension: str) -> ByDimension:
        """Count by a dimension."""
        return by_dimension(self.selection, dimension)

    def labels(self, dimension: str) -> tuple[str, ...]:
        """Give what a dimension can be filtered by; nothing where the source lacks it."""
        there = dimension in self.outcomes.dimensions
        return self.outcomes.labels(dimension) if there else ()

    def rows(self, listed: tuple[str, ...]) -> Rows | None:
        """Give the places of the cases of a list, the newest first; ``None`` if it is none."""
        match listed:
            case ("refund", name) if name in {each.value for each in Refund}:
                return refund_rows(self.selection, Refund(name))[::-1]
        which = self._kinds(listed)
        return None if which is None else self.selection.now.of_kinds(which)[::-1]

    def _kinds(self, listed: tuple[str, ...]) -> NDArray[np.bool_] | None:
        """Tell which kinds of cases a list holds."""
        kinds = self.outcomes.kinds
        match listed:
            case ("chosen",):
                return np.ones(len(kinds.states), dtype=bool)
            case ("money",):
                return kinds.charged[0]
            case ("waiting",):
                return np.array([done == Action.WAIT_24H.value for done in kinds.done], dtype=bool)
            case ("place", place) if kinds.judged and place.isascii() and place.isdigit():
                ends: NDArray[np.bool_] = kinds.ends == int(place[:4])
                return ends
        return None


def choice_of(state: State, outcomes: Outcomes) -> Choice:
    """Give what the state chooses of these cases: days are counted back from their last one."""
    first, last = state.first, state.last
    if state.period != "own":
        first = last = None
        if state.period.isdigit() and outcomes.span:
            last = outcomes.span[1]
            first = last - timedelta(days=int(state.period) - 1)
    compared = state.compared == COMPARED[0]
    return Choice(labels=dict(state.labels), first=first, last=last, compared=compared)


def counted(state: State, outcomes: Outcomes) -> Counted:
    """Choose the cases; what of the choice is not there is named by ``selection.dropped``."""
    choice = choice_of(state, outcomes)
    return Counted(
        outcomes=outcomes,
        selection=select(outcomes, choice),
        always=select(outcomes, Choice(labels=choice.labels)),
    )
