"""Shares of counts with their interval, as values."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pansol.audit.figures import LEAST, Reason
from pansol.audit.figures.rates import wilson

__all__ = ["Rate", "rates"]

_NONE = (None, None, None)


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
    """Give the rate of each count of n, as ``pansol.audit.figures`` does in a frame."""
    enough = [pair for pair in counts if pair[1] >= LEAST]
    count, n = np.array(enough, dtype=float).reshape(-1, 2).T
    low, high = wilson(count, n)
    found = zip((count / n).tolist(), low.tolist(), high.tolist(), strict=True)
    return tuple(_rate(*pair, *(next(found) if pair[1] >= LEAST else _NONE)) for pair in counts)


def _rate(count: int, n: int, rate: float | None, low: float | None, high: float | None) -> Rate:
    return Rate(n=n, count=count, rate=rate, low=low, high=high)
