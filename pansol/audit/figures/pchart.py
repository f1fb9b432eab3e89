"""The p-chart: which periods differ from the others by more than chance."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pansol.audit.figures.counting import JUDGED
from pansol.audit.figures.reasons import Reason

__all__ = ["LARGE", "RUN", "PChart", "p_chart"]

Floats = npt.NDArray[np.float64]

RUN = 8
"""Points in a row on one side of the centre: Western Electric (1956), p. 26. Nelson takes nine."""

LARGE = 1000
"""Mean n from which overdispersion is looked for: Anhøj, qicharts2, "Prime charts"."""

_FEW = 20  # Montgomery (2013), 7.2: trial limits want 20 to 25 samples
_D2 = 1.128  # mean range of two normal values, in standard deviations


@dataclass(frozen=True, slots=True, kw_only=True)
class PChart:
    """A p-chart's points and lines."""

    points: pd.DataFrame
    """One row a period, in order: ``period``, ``n``, ``count``, ``rate``, ``low``, ``high`` (the
    limits), ``beyond`` (outside them), ``run`` (eighth or later on one side), ``signal`` (either).
    """
    centre: float | None
    """All counts over all n, 0 to 1; none without points."""
    sigma_z: float
    """By how much the limits are widened for overdispersion; 1 if they are not."""
    excluded: int
    """Cases left out because their period is unknown."""
    reason: Reason | None
    """Why the chart is empty, or why its limits are preliminary."""


def p_chart(counts: pd.DataFrame, *, period: str, count: str, laney: bool | None = None) -> PChart:
    """Chart a share by period, with limits at three standard deviations.

    Centre p = sum of counts / sum of n; limits p ± 3 sqrt(p (1 - p) / n_i), cut off at 0 and 1:
    Shewhart; Montgomery (2013), Introduction to Statistical Quality Control, 7th ed., 7.2.

    Where n is large the binomial spread alone flags almost every period. Then the limits are
    p ± 3 sigma_i sigma_z, sigma_z being the mean moving range of (p_i - p) / sigma_i over 1.128:
    Laney (2002), Quality Engineering 14:531. ``laney`` None does so from a mean n of 1,000, and
    only to widen (sigma_z > 1); True always; False never.

    A point is a signal if it lies outside its limits, or is the eighth or later in a row on one
    side of the centre (a point on the centre ends the row): Western Electric (1956), Statistical
    Quality Control Handbook, pp. 25-28, tests 1 and 4. All others are noise.

    ``counts``: one row a period, with ``period`` (sortable, in order of time), ``n`` and ``count``
    (cases; as of ``tally``). Periods without cases are no points. Raises ``ValueError`` if a period
    stands twice.
    """
    known = counts[counts[period].notna() & (counts[JUDGED] > 0)].sort_values(period)
    excluded = int(counts.loc[counts[period].isna(), JUDGED].sum())
    if known[period].duplicated().any():
        raise ValueError("a period stands twice: add its counts up first")
    n, hits = (known[name].to_numpy(dtype=float) for name in (JUDGED, count))
    centre = float(hits.sum() / n.sum()) if len(n) else None
    sigma = np.sqrt((centre or 0) * (1 - (centre or 0)) / n)
    sigma_z = _widening(hits / n - (centre or 0), sigma, n, laney)
    points = pd.DataFrame({"period": known[period].array, "n": known[JUDGED].array})
    points["count"] = known[count].array
    points["rate"] = hits / n
    points["low"] = np.maximum((centre or 0) - 3 * sigma * sigma_z, 0)
    points["high"] = np.minimum((centre or 0) + 3 * sigma * sigma_z, 1)
    points["beyond"] = (points["rate"] < points["low"]) | (points["rate"] > points["high"])
    points["run"] = _runs(hits * n.sum() - hits.sum() * n)
    points["signal"] = points["beyond"] | points["run"]
    few = Reason.FEW_PERIODS if len(n) < _FEW else None
    reason = few if len(n) else Reason.NO_CASES
    return PChart(points=points, centre=centre, sigma_z=sigma_z, excluded=excluded, reason=reason)


def _widening(away: Floats, sigma: Floats, n: Floats, laney: bool | None) -> float:  # noqa: FBT001  of the public argument
    """Give Laney's sigma_z, or 1 where it does not apply or cannot be had."""
    tried = laney if laney is not None else bool(len(n)) and n.mean() >= LARGE
    if not tried or len(n) < 2 or not sigma.all():  # noqa: PLR2004  a range takes two
        return 1.0
    sigma_z = float(np.abs(np.diff(away / sigma)).mean() / _D2)
    return sigma_z if laney else max(sigma_z, 1.0)


def _runs(above: Floats) -> list[bool]:
    """Tell which points are the eighth or later in a row of the same sign."""
    flags: list[bool] = []
    length, last = 0, 0.0
    for sign in np.sign(above):
        length = length + 1 if sign == last else 1
        last = sign
        flags.append(bool(sign) and length >= RUN)
    return flags
