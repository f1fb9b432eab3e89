"""How strict raters are: what share of the same cases each judges wrong, beyond chance or not."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import comb

import numpy as np
import pandas as pd

from pansol.audit.figures.many import holm
from pansol.audit.figures.rates import LEAST, with_rates
from pansol.audit.figures.reasons import Reason

__all__ = ["BEYOND", "mcnemar_p", "strictness"]

BEYOND = 0.05
"""Below this corrected p a difference is more than chance."""

_COUNTS = ("n", "first_wrong", "second_wrong", "both", "only_first", "only_second", "neither")
_SHARES = ("first_rate", "first_low", "first_high", "second_rate", "second_low", "second_high",
           "p", "corrected")  # fmt: skip
_TYPES = {**dict.fromkeys(_COUNTS, "Int64"), **dict.fromkeys(_SHARES, "Float64")}


def mcnemar_p(only_first: int, only_second: int) -> float:
    """Give the exact two-sided p of two raters' difference on the same cases.

    p = min(1, 2 P(X <= min(b, c))), X binomial of b + c at 1/2: were they equally strict, each case
    on which they differ would be a toss of a coin. b and c: cases that only the one, or only the
    other, judged wrong. 1 where they never differ. McNemar (1947), Psychometrika 12:153; exact as
    in Fagerland, Lydersen and Laake (2013), BMC Med. Res. Methodol. 13:91.
    """
    smaller, both = min(only_first, only_second), only_first + only_second
    tosses: int = 2**both
    return min(1.0, 2 * sum(comb(both, k) for k in range(smaller + 1)) / tosses)


def strictness(  # noqa: PLR0913  columns are given by name
    raters: Mapping[str, pd.DataFrame],
    *,
    overall: bool = False,
    criterion: str = "criterion",
    item: Sequence[str] = ("case_id",),
    verdict: str = "verdict",
    wrong: str = "wrong",
) -> pd.DataFrame:
    """Compare each pair of raters on what both judged: a row a pair and criterion.

    ``raters``: name → frame with ``item`` and ``criterion`` (each pair once) and ``verdict`` (null:
    none given). ``overall``: a row a pair instead, in which an item is wrong for a rater if any
    criterion is that both judged of it, so that each case counts once.

    Gives ``criterion``, ``first``, ``second``, ``n`` (items both judged), ``first_wrong``,
    ``second_wrong``, the square ``both``, ``only_first``, ``only_second``, ``neither``; each one's
    ``_rate`` with Wilson's interval, see ``with_rates``; ``p`` as in ``mcnemar_p``, ``corrected``
    for the number of rows with enough cases (``holm``), ``beyond`` (below 0.05), ``reason``:
    ``too_few`` below n = 5, where rates and p are null.
    """
    keys = [*item, criterion]
    by = None if overall else criterion
    rows = [
        {criterion: value, "first": one, "second": two} | _crossed(group)
        for one, two in combinations(raters, 2)
        for value, group in _grouped(
            _pairs(raters[one], raters[two], keys, verdict, wrong), by, item
        )
    ]
    named = [*([by] if by else []), "first", "second"]
    table = pd.DataFrame(rows, columns=[*named, *_COUNTS]).astype(
        {name: kind for name, kind in _TYPES.items() if name in _COUNTS}
    )
    for rater in ("first", "second"):
        found = with_rates(table[["n"]].assign(count=table[f"{rater}_wrong"]))
        for name in ("rate", "low", "high"):
            table[f"{rater}_{name}"] = found[name]
    return _tested(table)


def _pairs(
    one: pd.DataFrame, two: pd.DataFrame, keys: list[str], verdict: str, wrong: str
) -> pd.DataFrame:
    """Give what both judged, and whether each judged it wrong."""
    both = one[[*keys, verdict]].dropna().merge(two[[*keys, verdict]].dropna(), on=keys)
    sides = {"one": both[f"{verdict}_x"] == wrong, "two": both[f"{verdict}_y"] == wrong}
    return both[keys].assign(**{name: side.astype(bool) for name, side in sides.items()})


def _grouped(
    pairs: pd.DataFrame, by: str | None, item: Sequence[str]
) -> list[tuple[object, pd.DataFrame]]:
    if by:
        return [*pairs.groupby(by)]
    return [("", pairs.groupby([*item])[["one", "two"]].any())]


def _crossed(pairs: pd.DataFrame) -> dict[str, int]:
    one, two = (pairs[name].to_numpy(dtype=bool) for name in ("one", "two"))
    counts = (len(pairs), one.sum(), two.sum(), (one & two).sum(), (one & ~two).sum(),
              (~one & two).sum(), (~one & ~two).sum())  # fmt: skip
    return {name: int(count) for name, count in zip(_COUNTS, counts, strict=True)}


def _tested(table: pd.DataFrame) -> pd.DataFrame:
    enough = (table["n"] >= LEAST).to_numpy(dtype=bool)
    some = table[enough]
    alone = zip(some["only_first"], some["only_second"], strict=True)
    ps = [mcnemar_p(int(first), int(second)) for first, second in alone]
    values = np.full((2, len(table)), np.nan)
    values[0, enough], values[1, enough] = ps, holm(ps)
    p, corrected = (pd.array(row, dtype="Float64") for row in values)
    reason = pd.Series(Reason.TOO_FEW.value, index=table.index, dtype="string").mask(enough)
    tested = table.assign(p=p, corrected=corrected, reason=reason)
    return tested.assign(beyond=(tested["corrected"] < BEYOND).fillna(value=False).astype(bool))
