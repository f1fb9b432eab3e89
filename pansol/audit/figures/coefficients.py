"""Agreement of two raters beyond chance: Cohen's kappa and Gwet's AC1, from a square of counts."""

import numpy as np
import numpy.typing as npt

__all__ = ["cohen_kappa", "gwet_ac1"]

Square = npt.NDArray[np.float64]


def cohen_kappa(square: Square) -> float | None:
    """Give kappa = (p_a - p_e) / (1 - p_e), p_e being the sum of p_k+ p_+k.

    Cohen (1960), Educational and Psychological Measurement 20:37. ``square``: q x q counts, first
    rater by rows, second by columns, n > 0. None where both gave all cases one and the same
    verdict: p_e is 1, and kappa 0/0.
    """
    shares = square / square.sum()
    if np.count_nonzero(square) == 1 and np.trace(square):
        return None
    agreed, chance = np.trace(shares), float(shares.sum(axis=1) @ shares.sum(axis=0))
    return float((agreed - chance) / (1 - chance))


def gwet_ac1(square: Square) -> float | None:
    """Give AC1 = (p_a - p_e) / (1 - p_e), p_e being the sum of pi_k (1 - pi_k) over q - 1.

    pi_k is the mean of both raters' shares of category k. Gwet (2008), British Journal of
    Mathematical and Statistical Psychology 61:29. Unlike kappa it stays near p_a where almost all
    verdicts are the same. None if the scale has a single category.
    """
    scale = len(square)
    if scale < 2:  # noqa: PLR2004  q - 1 is divided by
        return None
    shares = square / square.sum()
    mean = (shares.sum(axis=0) + shares.sum(axis=1)) / 2
    chance = float((mean * (1 - mean)).sum()) / (scale - 1)
    return float((np.trace(shares) - chance) / (1 - chance))
