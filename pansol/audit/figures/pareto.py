"""The Pareto table: which few kinds of findings make up most of them."""

from collections.abc import Mapping

import pandas as pd

from pansol.audit.figures.counting import JUDGED, gather

__all__ = ["VITAL", "pareto"]

VITAL = 0.8
"""The share that the "vital few" make up: Juran (1951), Quality Control Handbook."""


def pareto(
    counts: pd.DataFrame,
    *,
    of: str,
    n: str = JUDGED,
    costs: Mapping[str, float] | None = None,
) -> pd.DataFrame:
    """Rank findings by number, or by what they cost, with shares and their running total.

    ``counts`` has ``of`` (kind, criterion, …) and ``n`` (findings). cost = count x the cost of one,
    in whatever unit ``costs`` is given; without costs each counts 1. share = cost / all costs,
    cumulative = the shares so far, ``vital`` = the first ones needed to reach 80 %: Juran (1951).
    Equal costs stand in order of name. Kinds not found, and findings whose kind is null, are left
    out. Gives ``of``, ``count`` (Int64), ``cost``, ``share``, ``cumulative`` (float), ``vital``.
    Raises ``ValueError`` for a kind without a cost, or a negative one.
    """
    totals = gather(counts[counts[of].notna()], by=[of], sums=[n]).rename(columns={n: "count"})
    totals = totals[totals["count"] > 0]
    each = totals[of].map(costs) if costs is not None else pd.Series(1.0, index=totals.index)
    if each.isna().any():
        raise ValueError(f"no cost for {', '.join(totals.loc[each.isna(), of])}")
    if (each < 0).any():
        raise ValueError("a cost is negative")
    totals["cost"] = totals["count"].astype(float) * each.astype(float)
    ranked = totals.sort_values(["cost", of], ascending=[False, True]).reset_index(drop=True)
    whole = ranked["cost"].sum()
    ranked["share"] = ranked["cost"] / whole if whole else 0.0
    ranked["cumulative"] = ranked["share"].cumsum().clip(upper=1.0)
    # What stood before decides: the kind that crosses the line is needed to reach it.
    before = ranked["cumulative"].shift(1, fill_value=0.0)
    ranked["vital"] = (before < VITAL) & (ranked["share"] > 0)
    return ranked
