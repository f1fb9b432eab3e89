"""Many tests at once: what is left of each when it is told how many there were."""

from collections.abc import Sequence

import numpy as np

__all__ = ["holm"]


def holm(ps: Sequence[float]) -> list[float]:
    """Correct p values for looking at many at once: Holm (1979), Scand. J. Statist. 6:65."""
    order = np.argsort(ps, kind="stable")
    left = len(ps) - np.arange(len(ps))
    corrected = np.empty(len(ps))
    corrected[order] = np.minimum(np.maximum.accumulate(np.array(ps)[order] * left), 1)
    return [*corrected.tolist()]
