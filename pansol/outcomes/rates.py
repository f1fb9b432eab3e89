"""Shares of counts with their interval, as values."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pansol.audit.figures import LEAST, Reason
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

    @property
    def reason(self) -> Reason | None:
        """Why there is no rate."""
        if self.rate is not None:
            return None
        return Reason.TOO_FEW if self.n else Reason.NO_CASES


def rates(counts: Sequence[tuple[int, int]]) -> tuple[Rate, ...]:
    """Give the rate of each count of n, as ``pansol.audit.figures`` does."""
    table = with_rates(pd.DataFrame(counts, columns=["count", "n"], dtype="int64"))
    columns = (table[name].to_numpy(dtype=float, na_value=0) for name in ("rate", "low", "high"))
    return tuple(
        Rate(n=n, count=count, rate=rate, low=low, high=high)
        if n >= LEAST
        else Rate(n=n, count=count, rate=None, low=None, high=None)
        for (count, n), rate, low, high in zip(
            counts, *(each.tolist() for each in columns), strict=True
        )
    )
