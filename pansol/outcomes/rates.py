"""Shares of counts with their interval, as values."""

from collections.abc import Sequence
from dataclasses import dataclass

from pansol.audit.figures import LEAST, Reason
from pansol.wilson import wilson

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
    """Give the rate of each count of n, as ``pansol.audit.figures`` does in a frame."""
    return tuple(_rate(count, n) for count, n in counts)


def _rate(count: int, n: int) -> Rate:
    if n < LEAST:
        return Rate(n=n, count=count, rate=None, low=None, high=None)
    low, high = wilson(count, n)
    return Rate(n=n, count=count, rate=count / n, low=low, high=high)
