"""Who waits for the 24 hours of clause 3.1 to end, and for how long they are over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from pansol.audit.figures import Reason
from pansol.outcomes.choosing import Selection
from pansol.outcomes.tickets import TicketAges, ticket_ages
from pansol.outcomes.waits import Waits
from pansol.sop import SOP, Action

__all__ = ["Wait", "Waiting", "waiting"]

Seconds: TypeAlias = NDArray[np.float64]

_HOUR = 3600
_WAIT = round(SOP.wait.total_seconds())


class Wait(Enum):
    """How long ago the 24 hours ended. Exactly 24 hours is still within (SOP 3.1)."""

    RUNNING = "running"
    DAY = "day"  # over for up to a day
    WEEK = "week"  # for up to a week
    LONGER = "longer"
    UNTIMED = "untimed"  # no time of transaction is known

    @property
    def key(self) -> str:
        """The key of its name."""
        return f"outcomes.wait.{self.value}"


_BOUNDS = {Wait.RUNNING: 0, Wait.DAY: 24 * _HOUR, Wait.WEEK: 7 * 24 * _HOUR}


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """The waits at one moment."""

    open: bool
    """Whether these cases are known to wait still, as the case log knows; a file tells only that
    customers were told to wait. The log's waits are all of them, whatever is chosen."""
    at: datetime | None
    """The moment; ``None`` where the source holds no time at all."""
    ages: Mapping[Wait, int]
    n: int
    over: int
    """Those whose 24 hours are over."""
    unfinished: int | None
    """Cases begun and not decided; only the case log knows."""
    tickets: TicketAges
    excluded: Mapping[str, int]
    """``undated``."""
    reason: Reason | None = None


def waiting(
    selection: Selection,
    *,
    now: datetime | None = None,
    durations: Mapping[str, timedelta] | None = None,
) -> Waiting:
    """Count the waits by age, and tickets against the durations configured.

    ``now``: by default the moment at which the case log was read, or a file's last handling.
    """
    waits = selection.outcomes.waits
    at = now or (waits.at if waits else _last(selection))
    seconds = int(at.timestamp()) if at else 0
    over = _of_log(waits, seconds) if waits else _of_cases(selection, seconds)
    ages = _by_age(over)
    known = waits is not None or "action" in selection.outcomes.dimensions
    empty = Reason.NO_CASES if known else Reason.NO_COLUMN
    return Waiting(
        open=waits is not None,
        at=at,
        ages=ages,
        n=len(over),
        over=sum(ages[each] for each in (Wait.DAY, Wait.WEEK, Wait.LONGER)),
        unfinished=len(waits.unfinished) if waits else None,
        tickets=ticket_ages(selection, durations or {}, seconds),
        excluded={"undated": selection.undated},
        reason=None if len(over) else empty,
    )


def _last(selection: Selection) -> datetime | None:
    outcomes = selection.outcomes
    last = max(int(outcomes.handled.max(initial=0)), int(outcomes.bought.max(initial=0)))
    return datetime.fromtimestamp(last, tz=UTC) if last else None


def _of_log(waits: Waits, now: int) -> Seconds:
    """Give the seconds since each wait ended, below 0 while it runs; not a number: no time."""
    ends = (due.case.wait_until for due in waits.due)
    return np.array([now - end.timestamp() if end else np.nan for end in ends])


def _of_cases(selection: Selection, now: int) -> Seconds:
    told = np.array(selection.outcomes.kinds.done, dtype=object) == Action.WAIT_24H.value
    bought = selection.outcomes.bought[selection.now.of_kinds(told)].astype(np.float64)
    return np.where(bought > 0, now - bought - _WAIT, np.nan)


def _by_age(over: Seconds) -> Mapping[Wait, int]:
    timed = over[~np.isnan(over)]
    places = np.searchsorted([*_BOUNDS.values()], timed, side="left")
    counts = np.bincount(places, minlength=len(_BOUNDS) + 1).tolist()
    named = dict(zip((*_BOUNDS, Wait.LONGER), counts, strict=True))
    return {**named, Wait.UNTIMED: len(over) - len(timed)}
