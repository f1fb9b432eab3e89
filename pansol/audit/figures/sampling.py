"""How many cases to check by hand, and how many of each kind."""

from collections.abc import Hashable, Mapping
from heapq import heapify, heapreplace
from math import ceil, sqrt
from statistics import NormalDist
from typing import TypeVar

__all__ = ["allocate", "required_n"]

Stratum = TypeVar("Stratum", bound=Hashable)


def required_n(
    population: int | None, *, margin: float, confidence: float = 0.95, rate: float = 0.5
) -> int:
    """Give the number of cases needed to know a share to within a margin.

    n0 = z² p (1 - p) / d²; with a finite population n = n0 / (1 + (n0 - 1) / N), rounded up:
    Cochran (1977), Sampling Techniques, 3rd ed., 4.4. ``margin`` d: half the interval's width, as a
    share. ``rate`` p: the share expected; 0.5, the worst case, if nothing is known. ``population``
    N: cases to choose from; None: without end. Raises ``ValueError`` on a value out of its range.
    """
    for name, value in (("margin", margin), ("confidence", confidence), ("rate", rate)):
        if not 0 < value < 1:
            raise ValueError(f"the {name} lies between 0 and 1, not at {value}")
    if population is not None and population < 1:
        raise ValueError("there is no case to choose from")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    n = z * z * rate * (1 - rate) / (margin * margin)
    if population is not None:
        n = n / (1 + (n - 1) / population)
    needed = max(ceil(round(n, 9)), 1)  # 400.0000000001 is 400
    return needed if population is None else min(needed, population)


def allocate(
    sizes: Mapping[Stratum, int],
    n: int,
    *,
    minimum: int = 1,
    rates: Mapping[Stratum, float] | None = None,
) -> dict[Stratum, int]:
    """Share n cases out among strata.

    Without ``rates`` in proportion to size N_h. With them (the share expected in each stratum) in
    proportion to N_h sqrt(p_h (1 - p_h)), which gives the total's estimate the least variance:
    Neyman (1934); Cochran (1977), 5.5. In whole cases by the method of equal
    proportions, which is exactly optimal: Wright (2012), The American Statistician 66:217. A larger
    n never takes a case away from a stratum.

    Each stratum gets at least ``minimum`` (1 or more) or all it has; if these alone exceed n, the
    answer's sum is larger than n. None gets more than it has. Raises ``ValueError`` if a size, n or
    the minimum is out of range, or a stratum's rate is missing or not from 0 to 1.
    """
    if n < 0 or minimum < 1 or any(size < 0 for size in sizes.values()):
        raise ValueError("n and sizes are 0 or more, and the minimum 1 or more")
    spreads = {stratum: _spread(stratum, rates) for stratum in sizes}
    given = {stratum: min(minimum, size) for stratum, size in sizes.items()}

    def priority(stratum: Stratum) -> float:
        """Rank the worth of one more case, the best lowest: a heap gives its least."""
        have = given[stratum]
        return -sizes[stratum] * spreads[stratum] / sqrt(have * (have + 1))

    order = {stratum: place for place, stratum in enumerate(sizes)}
    heap = [(priority(s), order[s], s) for s in sizes if given[s] < sizes[s]]
    heapify(heap)
    left = n - sum(given.values())
    while left > 0 and heap:
        _, place, stratum = heap[0]
        given[stratum] += 1
        left -= 1
        full = given[stratum] == sizes[stratum]
        heapreplace(heap, (1.0 if full else priority(stratum), place, stratum))
        if heap[0][0] > 0:  # all are full
            break
    return given


def _spread(stratum: Stratum, rates: Mapping[Stratum, float] | None) -> float:
    if rates is None:
        return 1.0
    rate = rates.get(stratum)
    if rate is None or not 0 <= rate <= 1:
        raise ValueError(f"no rate from 0 to 1 for {stratum}")
    return sqrt(rate * (1 - rate))
