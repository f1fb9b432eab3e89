"""Wilson's score interval of a share, for pages that do without the numbers' packages too."""

from functools import cache
from math import sqrt
from statistics import NormalDist

__all__ = ["wilson"]


def wilson(count: float, n: float, confidence: float = 0.95) -> tuple[float, float]:
    """Give the interval of ``count`` of ``n`` > 0, both ends from 0 to 1.

    Wilson (1927), J. Am. Stat. Assoc. 22:209; recommended by Newcombe (1998), Stat. Med. 17:857,
    as method 3, without continuity correction. By hand, because statsmodels takes 75 MB of every
    page's memory and seconds to load.
    """
    z = _quantile((1 + confidence) / 2)
    rate, widened = count / n, 1 + z**2 / n
    centre = (rate + z**2 / (2 * n)) / widened
    reach = z * sqrt(rate * (1 - rate) / n + z**2 / (4 * n**2)) / widened
    return centre - reach if count else 0.0, centre + reach if count < n else 1.0


@cache
def _quantile(share: float) -> float:
    return NormalDist().inv_cdf(share)
