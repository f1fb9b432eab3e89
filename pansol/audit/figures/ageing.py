"""SLA ageing: how much of the time allowed a ticket has used up, if a team has set that time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from typing import Any

import narwhals as nw
import pandas as pd

from pansol.audit.figures.counting import CASES, AnyFrame, tally
from pansol.audit.figures.reasons import Reason

__all__ = ["SHARES", "Ageing", "ageing"]

SHARES = (0.5, 1.0, 2.0)
"""The buckets' bounds, as shares of the time allowed."""

_STATUS, _BUCKET = "status", "bucket"
_OPEN, _CLOSED, _IMPOSSIBLE = "open", "closed", "impossible_time"
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ageing:
    """Tickets by SLA, open or closed, and by how long they took."""

    table: pd.DataFrame | None
    """``sla``, ``status``, ``above``, ``up_to`` (shares of the time allowed; null: no bound), ``n``
    (Int64), ``overdue``; every combination, zeros too. None without durations."""
    reason: Reason | None = None
    """Why there is no table."""
    excluded: Mapping[str, int] = field(default_factory=dict)
    """Cases in no row: ``no_sla``, ``not_configured``, ``no_time``, ``impossible_time``."""


def ageing(  # noqa: PLR0913  columns are given by name
    frame: AnyFrame,
    durations: Mapping[str, timedelta],
    *,
    now_us: int,
    sla: str = "sla_given",
    opened: str = "handled_us",
    closed: str | None = "closed_us",
    shares: Sequence[float] = SHARES,
) -> Ageing:
    """Count tickets by the share of their allowed time that passed until closing, or until now.

    The SOP names two SLA classes and gives neither a duration: without ``durations`` (SLA class →
    time allowed, as a team configured it) there is no figure, only the reason. Clock time, not
    working hours. Exactly the time allowed is still in time. ``frame``: any engine, one row a case;
    ``opened``, ``closed`` (null: still open; None: no closing is recorded) and ``now_us`` in
    microseconds since 1970-01-01 UTC.
    Left out, and counted: cases without an SLA class, with one that has no duration, without an
    opening time, and those closed before they were opened or after now. Raises ``ValueError`` for a
    duration that is not positive or shares that do not ascend through 1.
    """
    if not durations:
        return Ageing(table=None, reason=Reason.NO_DURATIONS)
    if any(duration <= timedelta() for duration in durations.values()):
        raise ValueError("a duration is not positive")
    if 1.0 not in shares or [*shares] != sorted({*shares}) or min(shares) <= 0:
        raise ValueError("the shares do not ascend, or 1 is not among them")
    now = nw.lit(now_us)
    end = nw.coalesce(nw.col(closed), now) if closed else now
    passed = end - nw.col(opened)
    late = [(passed > _allowed(sla, durations, share)).cast(nw.Int64) for share in shares]
    rows = nw.from_native(frame).select(
        nw.col(sla).alias("sla"),
        _status(sla, durations, opened, closed, now_us).alias(_STATUS),
        nw.sum_horizontal(*late).alias(_BUCKET),
    )
    counts = tally(rows, by=["sla", _STATUS, _BUCKET])
    kept = counts[_STATUS].isin([_OPEN, _CLOSED])
    excluded = counts[~kept].groupby(_STATUS)[CASES].sum()
    return Ageing(
        table=_table(counts[kept], [*durations], shares),
        excluded={str(why): int(n) for why, n in excluded.items()},
    )


def _allowed(sla: str, durations: Mapping[str, timedelta], share: float) -> nw.Expr:
    """Give this share of the time allowed, in microseconds; null for another SLA class."""
    each = [
        nw.when(nw.col(sla) == name).then(nw.lit(round(duration // _MICROSECOND * share)))
        for name, duration in durations.items()
    ]
    return nw.coalesce(*each)


def _status(
    sla: str, durations: Mapping[str, timedelta], opened: str, closed: str | None, now_us: int
) -> nw.Expr:
    start = nw.col(opened)
    known: Any = (
        nw.when(nw.col(sla).is_null())
        .then(nw.lit("no_sla"))
        .when(~nw.col(sla).is_in([*durations]))
        .then(nw.lit("not_configured"))
        .when(start.is_null())
        .then(nw.lit("no_time"))
        .when(start > now_us)
        .then(nw.lit(_IMPOSSIBLE))
    )
    if closed is None:
        status: nw.Expr = known.otherwise(nw.lit(_OPEN))
        return status
    end = nw.col(closed)
    whole: nw.Expr = (
        known.when(~end.is_null() & ((end < start) | (end > now_us)))
        .then(nw.lit(_IMPOSSIBLE))
        .when(end.is_null())
        .then(nw.lit(_OPEN))
        .otherwise(nw.lit(_CLOSED))
    )
    return whole


def _table(counts: pd.DataFrame, slas: list[str], shares: Sequence[float]) -> pd.DataFrame:
    buckets = range(len(shares) + 1)
    names = ["sla", _STATUS, _BUCKET]
    cells = pd.MultiIndex.from_product([slas, [_OPEN, _CLOSED], buckets], names=names)
    table = counts.set_index(names)[[CASES]].reindex(cells, fill_value=0).reset_index()
    bounds = [*pairwise([0.0, *shares, None])]
    table["above"] = [bounds[bucket][0] for bucket in table[_BUCKET]]
    table["up_to"] = [bounds[bucket][1] for bucket in table[_BUCKET]]
    table["overdue"] = table["above"] >= 1.0
    table = table.rename(columns={CASES: "n"}).astype({"n": "Int64", "up_to": "Float64"})
    return table[["sla", _STATUS, "above", "up_to", "n", "overdue"]]
