"""Shares of counts with their interval, as values."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pansol.audit.figures import Reason
from pansol.audit.figures.rates import with_rates

__all__ = ["Rate", "rates"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A share, 0 to 1, with Wilson's interval at 95 %."""

    n: int
    count: int
    rate: float | None
    """None below five cases; likewise the interval."""
    low: float | None
    high: float | None
    reason: Reason | None
    """Why there is none."""


def rates(counts: Sequence[tuple[int, int]]) -> tuple[Rate, ...]:
    """Give the rate of each count of n, as ``pansol.audit.figures`` does."""
    table = pd.DataFrame(counts, columns=["count", "n"], dtype="Int64")
    found = with_rates(table).astype(object)
    rows = found.where(found.notna(), None).to_dict("records")
    return tuple(
        Rate(
            n=int(row["n"]),
            count=int(row["count"]),
            rate=row["rate"],
            low=row["low"],
            high=row["high"],
            reason=Reason(row["reason"]) if row["reason"] else None,
        )
        for row in rows
    )
