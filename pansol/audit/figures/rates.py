"""Shares with Wilson's score interval: adherence, and accuracy by family of critical errors."""

from collections.abc import Sequence

import pandas as pd

from pansol.audit.figures.counting import JUDGED, gather
from pansol.audit.figures.reasons import Reason
from pansol.wilson import wilson

__all__ = ["LEAST", "adherence", "critical_accuracy", "with_rates"]

LEAST = 5
"""The fewest cases for which a rate is shown; below, the interval spans most of 0 to 1."""


def adherence(
    counts: pd.DataFrame,
    *,
    by: Sequence[str] = (),
    right: str = "adherent",
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Give the share of judged cases that were handled exactly right.

    rate = right / n. n leaves out the cases on which the SOP is silent and those whose facts do not
    decide them: the caller's ``judged`` of ``tally``. ``counts`` has ``by``, ``n`` and ``right``,
    and may be finer than ``by``. Gives ``by``, ``n``, ``count`` (Int64), ``rate``, ``low``,
    ``high`` (Float64, 0 to 1) and ``reason``: see ``with_rates``.
    """
    totals = gather(counts, by=by, sums=[JUDGED, right]).rename(columns={right: "count"})
    return with_rates(totals, confidence=confidence)


def critical_accuracy(
    counts: pd.DataFrame,
    *,
    families: Sequence[str],
    by: Sequence[str] = (),
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Give, for each family of critical errors, the share of judged cases without one.

    rate = (n - errors) / n, where errors counts cases, not findings: a case with three errors of a
    family is one. After the critical-error accuracies of the COPC CX Standard (customer-critical,
    business-critical, compliance-critical), each with its own n and never averaged.
    ``counts`` has ``by``, ``n`` and a column of cases with an error for each family. Gives
    ``family``, ``by``, ``n``, ``errors``, ``count`` (cases without), ``rate``, ``low``, ``high``,
    ``reason``: families in the given order.
    """
    tables = []
    for family in families:
        totals = gather(counts, by=by, sums=[JUDGED, family]).rename(columns={family: "errors"})
        totals.insert(0, "family", family)
        totals["count"] = totals[JUDGED] - totals["errors"]
        tables.append(with_rates(totals, confidence=confidence))
    if not tables:
        raise ValueError("no family of errors is named")
    return pd.concat(tables, ignore_index=True)


def with_rates(counts: pd.DataFrame, *, confidence: float = 0.95) -> pd.DataFrame:
    """Add ``rate`` = count / n, with Wilson's score interval ``low`` to ``high``, and ``reason``.

    The formula is that of ``pansol.wilson``. It treats the cases as an independent sample of what
    the process does. ``confidence`` is of a single interval: of twenty agents' intervals at
    0.95, one misses on average. Below n = 5 rate and interval are null, and ``reason`` says
    ``too_few``. Raises ``ValueError`` unless 0 <= count <= n.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1, not at {confidence}")
    count, n = counts["count"], counts[JUDGED]
    if not ((count >= 0) & (count <= n)).all():
        raise ValueError("a count lies below 0 or above its n")
    enough = (n >= LEAST).to_numpy(dtype=bool)
    shown = counts[enough]
    ends = [
        wilson(count, n, confidence)
        for count, n in zip(shown["count"].tolist(), shown[JUDGED].tolist(), strict=True)
    ]
    found = {
        "rate": shown["count"] / shown[JUDGED],
        "low": [low for low, _ in ends],
        "high": [high for _, high in ends],
    }
    columns = {
        name: pd.Series(values, index=shown.index, dtype="Float64").reindex(counts.index)
        for name, values in found.items()
    }
    reason = pd.Series(Reason.TOO_FEW.value, index=counts.index, dtype="string").mask(enough)
    return counts.assign(**columns, reason=reason)
