"""Confusion tables: what was done against what was due."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pansol.audit.figures.counting import JUDGED, gather
from pansol.sop import Action, Kip, Sla

__all__ = ["ACTIONS", "KIPS", "NONE", "SLAS", "TOTAL", "Confusion", "confusion"]

NONE = "none"
"""Nothing was given, or nothing was due."""

TOTAL = "total"

ACTIONS = tuple(str(action.value) for action in Action)
KIPS = tuple(str(kip.value) for kip in Kip)
SLAS = tuple(str(sla.value) for sla in Sla)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """Counts of done x due, in two shapes."""

    long: pd.DataFrame
    """``due``, ``done``, ``n`` (Int64), a row for each pair of values, zeros too; SOP order."""
    square: pd.DataFrame
    """Rows: due, columns: done; SOP order, then ``none`` where it occurs, then ``total``."""
    n: int
    """All cases in the table."""
    agreed: int
    """Those on the diagonal: done as due."""


def confusion(
    counts: pd.DataFrame, *, done: str, due: str, order: Sequence[str], n: str = JUDGED
) -> Confusion:
    """Set what was done against what was due.

    ``counts`` has ``done``, ``due`` (null: none) and ``n`` cases; rows that agree in both are added
    up. ``order``: all values, as ``ACTIONS`` or ``KIPS``. Nothing is left out but what the caller
    did not count: for KIP count only cases in which a ticket was made and due. Raises
    ``ValueError`` on a value that is not in ``order``.
    """
    named = counts.assign(
        **{name: counts[name].astype("string").fillna(NONE) for name in (done, due)}
    )
    found = {*named[done], *named[due]}
    if strange := found - {*order, NONE}:
        raise ValueError(f"not a value of the SOP: {', '.join(sorted(strange))}")
    values = [*order, *([NONE] if NONE in found and NONE not in order else [])]
    totals = gather(named, by=[due, done], sums=[n])
    totals.columns = pd.Index(["due", "done", "n"])
    pairs = pd.MultiIndex.from_product([values, values], names=["due", "done"])
    long = totals.set_index(["due", "done"]).reindex(pairs, fill_value=0).reset_index()
    square = long.pivot_table(index="due", columns="done", values="n", aggfunc="sum")
    square = square.reindex(index=values, columns=values)
    square[TOTAL] = square.sum(axis="columns")
    square.loc[TOTAL] = square.sum()
    return Confusion(
        long=long,
        square=square.astype("Int64"),
        n=int(long["n"].sum()),
        agreed=int(long.loc[long["due"] == long["done"], "n"].sum()),
    )
