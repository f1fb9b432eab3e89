"""Funnel limits: how far a group's share may stray from the share of all by chance alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np
import numpy.typing as npt

from pansol.audit.figures.many import holm

__all__ = ["BOUNDS", "Limits", "funnel_limits", "funnel_p"]

BOUNDS = (0.95, 0.998)
"""The share of chance results within each pair of limits: two and three standard deviations."""

_EXACT = 20_000
"""Cases up to which the binomial distribution itself is used; beyond, the normal one fits it."""

_Z = (1.959964, 3.090232)

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits for groups of so many cases; shares of 0 to 1."""

    n: int
    inner: tuple[float, float]
    """Within these lie 95 % of groups that differ by chance alone."""
    outer: tuple[float, float]
    """Within these 99.8 %."""


def funnel_limits(n: int, centre: float) -> Limits:
    """Give the limits around a share for a group of n cases.

    Exact binomial, interpolated between whole cases so that the curve is smooth: Spiegelhalter
    (2005), Statistics in Medicine 24:1185, appendix A.1.1; from 20,000 cases centre plus and minus
    z sqrt(centre (1 - centre) / n). Raises ``ValueError`` unless n >= 1 and 0 <= centre <= 1.
    """
    if n < 1 or not 0 <= centre <= 1:
        raise ValueError(f"no limits for {n} cases around {centre}")
    if n > _EXACT or centre in {0, 1}:
        error = sqrt(centre * (1 - centre) / n)
        inner, outer = ((max(centre - z * error, 0), min(centre + z * error, 1)) for z in _Z)
        return Limits(n=n, inner=inner, outer=outer)
    cdf = np.cumsum(_pmf(n, centre))
    inner, outer = (_between(cdf, n, centre, (1 - bound) / 2) for bound in BOUNDS)
    return Limits(n=n, inner=inner, outer=outer)


def funnel_p(groups: Sequence[tuple[int, int]], centre: float) -> tuple[float, ...]:
    """Give for each group (count, n) how rarely chance alone strays so far from the centre.

    Two-sided binomial test, twice the smaller tail, corrected after Holm (1979) for the number of
    groups compared. Raises ``ValueError`` for a count that is none of n.
    """
    return tuple(holm([_tails(*group, centre) for group in groups])) if groups else ()


def _tails(count: int, n: int, centre: float) -> float:
    if not 0 <= count <= n or not n:
        raise ValueError(f"{count} is no count of {n}")
    if centre in {0, 1}:
        return 1.0
    if n > _EXACT:
        return erfc(abs(count / n - centre) / sqrt(2 * centre * (1 - centre) / n))
    pmf = _pmf(n, centre)
    return float(min(2 * min(pmf[: count + 1].sum(), pmf[count:].sum()), 1))


def _pmf(n: int, centre: float) -> Floats:
    """Give the chance of each count from 0 to n."""
    logs = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, n + 1)))])
    k = np.arange(n + 1)
    chances = logs[n] - logs - logs[::-1] + k * np.log(centre) + (n - k) * np.log1p(-centre)
    return np.asarray(np.exp(chances), dtype=np.float64)


def _between(cdf: Floats, n: int, centre: float, tail: float) -> tuple[float, float]:
    low, high = (_quantile(cdf, share) / n for share in (tail, 1 - tail))
    return max(min(low, centre), 0.0), min(max(high, centre), 1.0)


def _quantile(cdf: Floats, share: float) -> float:
    """Give the count below which a share lies, as if counts were not whole."""
    at = min(int(np.searchsorted(cdf, share)), len(cdf) - 1)
    before = cdf[at - 1] if at else 0.0
    step = cdf[at] - before
    return float(at - (cdf[at] - share) / step) if step > 0 else float(at)
