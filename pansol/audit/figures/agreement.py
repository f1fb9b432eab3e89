"""Do two raters judge the same cases alike? Percent, kappa and AC1, criterion by criterion."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pansol.audit.figures.coefficients import cohen_kappa, gwet_ac1
from pansol.audit.figures.rates import LEAST
from pansol.audit.figures.reasons import Reason

__all__ = ["agreement"]


def agreement(  # noqa: PLR0913  columns are given by name
    first: pd.DataFrame,
    second: pd.DataFrame,
    *,
    by: str | None = "criterion",
    item: Sequence[str] = ("case_id", "criterion"),
    verdict: str = "verdict",
    categories: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Compare two raters' files: one row a value of ``by``, or a single row if it is None.

    Both frames have ``item`` (what was judged, once each) and ``verdict`` (text, null: none given).
    n counts the items to which both gave a verdict. Left out, and counted: ``only_first`` and
    ``only_second`` (items of one file), ``unrated`` (in both, without a verdict in one).
    ``agreed`` / n = ``share`` (0 to 1); ``kappa`` and ``ac1`` as in ``coefficients``.
    ``categories`` is the scale; by default the verdicts that occur in the row's pairs, and AC1 is
    null where that is a single one. ``reason`` is ``too_few`` below n = 5 (shares and coefficients
    are null) or ``one_category`` where kappa is undefined. Raises ``ValueError`` if an item stands
    twice in a file, or a verdict is not on the scale.
    """
    for rater, frame in (("first", first), ("second", second)):
        if frame.duplicated([*item]).any():
            raise ValueError(f"an item stands twice in the {rater} rater's file")
    pairs = first[[*item, verdict]].merge(
        second[[*item, verdict]], on=[*item], how="outer", indicator="file", suffixes=("_1", "_2")
    )
    pairs = pairs.rename(columns={f"{verdict}_1": "one", f"{verdict}_2": "two"})
    if categories and (strange := {*pairs["one"].dropna(), *pairs["two"].dropna()} - {*categories}):
        raise ValueError(f"not on the scale: {', '.join(sorted(strange))}")
    groups = pairs.groupby(by, dropna=False) if by else [(None, pairs)]
    rows = [({by: name} if by else {}) | _compared(group, categories) for name, group in groups]
    columns = [*([by] if by else []), *_COLUMNS]
    return pd.DataFrame(rows, columns=columns).astype(_COLUMNS)


_COLUMNS = {
    **dict.fromkeys(("n", "only_first", "only_second", "unrated", "agreed"), "Int64"),
    **dict.fromkeys(("share", "kappa", "ac1"), "Float64"),
    "reason": "string",
}


def _compared(pairs: pd.DataFrame, categories: Sequence[str] | None) -> dict[str, object]:
    both = pairs[pairs["file"] == "both"]
    rated = both[both["one"].notna() & both["two"].notna()]
    row: dict[str, object] = {
        "n": len(rated),
        "only_first": int((pairs["file"] == "left_only").sum()),
        "only_second": int((pairs["file"] == "right_only").sum()),
        "unrated": len(both) - len(rated),
        "agreed": int((rated["one"] == rated["two"]).sum()),
    }
    if len(rated) < LEAST:
        return row | {"reason": Reason.TOO_FEW.value}
    scale = sorted(categories or {*rated["one"], *rated["two"]})
    square = pd.crosstab(rated["one"], rated["two"]).reindex(index=scale, columns=scale)
    counts = square.fillna(0).to_numpy(dtype=np.float64)
    kappa = cohen_kappa(counts)
    share = float(np.trace(counts)) / len(rated)
    reason = None if kappa is not None else Reason.ONE_CATEGORY.value
    return row | {"share": share, "kappa": kappa, "ac1": gwet_ac1(counts), "reason": reason}
