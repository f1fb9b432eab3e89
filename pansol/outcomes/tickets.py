"""How old tickets are, measured by the time that a team allows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

import numpy as np

from pansol.audit.figures import Reason
from pansol.audit.figures.ageing import SHARES
from pansol.outcomes.choosing import Selection
from pansol.sop import Action

__all__ = ["TicketAges", "TicketRow", "ticket_ages"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRow:
    """The tickets of one SLA that have used up this share of their time."""

    sla: str
    above: float
    """Shares of the time allowed; exactly all of it is still in time."""
    up_to: float | None
    n: int

    @property
    def overdue(self) -> bool:
        """Whether more than the time allowed has passed."""
        return self.above >= 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketAges:
    """Tickets by age. No source holds a closing, so that each counts as open."""

    rows: tuple[TicketRow, ...]
    n: int
    overdue: int
    excluded: Mapping[str, int]
    """Tickets in no row: ``not_configured`` (no SLA given, or one without a duration),
    ``no_time``, ``impossible_time``."""
    reason: Reason | None = None


def ticket_ages(selection: Selection, durations: Mapping[str, timedelta], now: int) -> TicketAges:
    """Count tickets by age at a moment, in seconds since 1970.

    ``durations``: SLA → time allowed. The SOP gives none; without them there is no figure.
    """
    if not durations:
        return TicketAges(rows=(), n=0, overdue=0, excluded={}, reason=Reason.NO_DURATIONS)
    kinds = selection.outcomes.kinds
    tickets = np.array([done == Action.CREATE_TICKET.value for done in kinds.done], dtype=bool)
    excluded = {"not_configured": 0, "no_time": 0, "impossible_time": 0}
    rows: list[TicketRow] = []
    for sla in sorted({*kinds.slas, *durations}):
        which = tickets & (np.array(kinds.slas, dtype=object) == sla)
        opened = selection.outcomes.handled[selection.now.of_kinds(which)]
        if sla not in durations:
            excluded["not_configured"] += len(opened)
            continue
        dated = opened[opened > 0].astype(np.int64)
        ages = now - dated[dated <= now]
        excluded["no_time"] += len(opened) - len(dated)
        excluded["impossible_time"] += len(dated) - len(ages)
        rows += _buckets(sla, ages, durations[sla])
    n = sum(row.n for row in rows)
    return TicketAges(
        rows=tuple(rows),
        n=n,
        overdue=sum(row.n for row in rows if row.overdue),
        excluded=excluded,
        reason=None if n else Reason.NO_CASES,
    )


def _buckets(
    sla: str, ages: "np.ndarray[tuple[int], np.dtype[np.int64]]", allowed: timedelta
) -> list[TicketRow]:
    bounds = [allowed.total_seconds() * share for share in SHARES]
    counts = np.bincount(np.searchsorted(bounds, ages, side="left"), minlength=len(SHARES) + 1)
    return [
        TicketRow(sla=sla, above=above or 0.0, up_to=up_to, n=int(n))
        for (above, up_to), n in zip(pairwise([0.0, *SHARES, None]), counts, strict=True)
    ]
