"""The cases of one source, as columns of small codes in the order of their days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, timedelta, tzinfo
from functools import cached_property
from typing import Any, Self

import narwhals as nw
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from narwhals.typing import IntoFrame
from numpy.typing import NDArray

from pansol.audit.verdict import FINDINGS, STATE
from pansol.casefiles.columns import ACTION, HANDLED_US, ROW, SLA, TRANSACTION_US
from pansol.outcomes.columns import Codes, Column
from pansol.outcomes.kinds import OF_KIND, Kinds, kinds_of
from pansol.outcomes.naming import label_maker
from pansol.outcomes.refunds import REFUND_COLUMNS, Refunded, refunded_of
from pansol.outcomes.waits import Waits

__all__ = ["DIMENSIONS", "PEOPLE", "UNDATED", "Outcomes", "as_date", "as_day"]

_OF_CASE = (
    "complaint_channel", "purchase_channel", "package_name", "region", "location", "card_type",
    "team", "agent", "status",
)  # fmt: skip
DIMENSIONS = (*OF_KIND, *_OF_CASE)
"""What cases are told apart by, in the order of a page."""

PEOPLE = frozenset({"team", "agent"})
"""The dimensions that compare people: groups of fewer than five cases are not shown."""

_CASE_ID, _AMOUNT = "case_id", "charged_amount"
_DAY, _SECOND = 24 * 3600 * 1_000_000, 1_000_000
UNDATED = np.iinfo(np.int32).max
"""The day of a case whose day is unknown: after all others."""
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, kw_only=True, eq=False)
class Outcomes:
    """What became of the cases of one source. Made by ``of`` from judged cases of any engine.

    In the order of the days, undated ones last; within a day as in the source.
    """

    columns: Mapping[str, Column]
    """Dimension → each case's label; only what the source has."""
    kinds: Kinds
    kind: Codes
    """Each case's place in ``kinds``."""
    days: NDArray[np.int32]
    """Since 1970, in the local zone."""
    bought: NDArray[np.uint32]
    """Seconds since 1970 UTC of the transaction, and of the handling; 0 where unknown."""
    handled: NDArray[np.uint32]
    amounts: NDArray[np.int32]
    """Rupiah charged; -1 where unknown."""
    ids: "pa.Array[Any]"
    """The case's number, as written."""
    rows: NDArray[np.int32]
    """Its row in the source, from 1."""
    missing: tuple[str, ...]
    """What the source has nothing of: dimensions, ``day``, ``charged_amount``, ``waits``."""
    future: int
    """Cases dated after today: they count as undated."""
    rejected: int = 0
    """Rows of the source that can't be read as a case: they are in no figure."""
    waits: Waits | None = None
    """Who waits for a call, and what is unfinished; only the case log knows."""
    refunded: Refunded | None = None
    """Rupiah paid back, see ``refunds``; ``None`` where the source does not say."""

    @classmethod
    def of(
        cls,
        cases: IntoFrame,
        *,
        zone: tzinfo,
        today: date | None = None,
        waits: Waits | None = None,
    ) -> Self:
        """Make it from a frame of ``verdicts``, or one that has only some of its columns.

        The day is that of the handling in ``zone``; of the transaction where no handling is
        recorded at all. A column that is not there, or is empty throughout, is ``missing``.
        """
        table = _collected(cases)
        bought, handled = (_times(table, name) for name in (TRANSACTION_US, HANDLED_US))
        days = _days(handled if (handled > 0).any() else bought, zone)
        late = days > as_day(today) if today else np.zeros(len(days), dtype=bool)
        late &= days < UNDATED
        days[late] = UNDATED
        rows = _rows(table)
        order = np.lexsort((rows, days))
        columns = {name: _column(table, name).taken(order) for name in _OF_CASE}
        columns = {name: each for name, each in columns.items() if each.known}
        kinds, kind = kinds_of(
            _whole(table, STATE), _whole(table, FINDINGS), _column(table, ACTION),
            _column(table, SLA),
        )  # fmt: skip
        amounts = _amounts(table)
        here = {*columns, *kinds.columns}
        absent = {
            "day": not (days < UNDATED).any(),
            _AMOUNT: not (amounts >= 0).any(),
            "waits": waits is None,
        }
        back = {name: _texts(table, name) for name in REFUND_COLUMNS if name in table.column_names}
        refunded = refunded_of(back, len(table))
        return cls(
            columns=columns,
            kinds=kinds,
            kind=kind[order],
            days=days[order],
            bought=(bought[order] // _SECOND).astype(np.uint32),
            handled=(handled[order] // _SECOND).astype(np.uint32),
            amounts=amounts[order],
            ids=_texts(table, _CASE_ID).combine_chunks().take(pa.array(order)),
            rows=rows[order],
            missing=tuple(
                [name for name in DIMENSIONS if name not in here]
                + [name for name, lacks in absent.items() if lacks]
            ),
            future=int(late.sum()),
            waits=waits,
            refunded=None if refunded is None else refunded[order],
        )

    def __len__(self) -> int:
        """Give the number of cases."""
        return len(self.kind)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions that the source has, in the order of a page."""
        return tuple(name for name in DIMENSIONS if name not in self.missing)

    @cached_property
    def dated(self) -> int:
        """The cases whose day is known: the first rows."""
        return int(np.searchsorted(self.days, UNDATED))

    @property
    def nbytes(self) -> int:
        """The memory that the cases take, in bytes."""
        arrays = (self.kind, self.days, self.bought, self.handled, self.amounts, self.rows)
        codes = sum(column.codes.nbytes for column in self.columns.values())
        return codes + sum(array.nbytes for array in arrays) + int(self.ids.nbytes)

    @property
    def undated(self) -> int:
        """The others."""
        return len(self) - self.dated

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and the last day; ``None`` without any."""
        return (as_date(self.days[0]), as_date(self.days[self.dated - 1])) if self.dated else None

    def labels(self, dimension: str) -> tuple[str, ...]:
        """Give a dimension's labels, the unknown one first. Raises ``KeyError``: it has none."""
        return self.by_kind(dimension).labels if dimension in OF_KIND else (
            self.columns[dimension].labels
        )  # fmt: skip

    def by_kind(self, dimension: str) -> Column:
        """Give the label of each kind. Raises ``KeyError`` where the source lacks it."""
        return self.kinds.columns[dimension]

    def codes(self, dimension: str) -> Codes:
        """Give the code of each case. Raises ``KeyError`` where the source lacks it."""
        if dimension in OF_KIND:
            return self.by_kind(dimension).codes[self.kind]
        return self.columns[dimension].codes


def as_day(day: date) -> int:
    """Count a day from 1970-01-01."""
    return (day - _EPOCH).days


def as_date(day: int) -> date:
    """Give a counted day."""
    return _EPOCH + timedelta(days=int(day))


def _collected(cases: IntoFrame) -> pa.Table:
    """Bring the columns that are counted into memory."""
    frame: Any = nw.from_native(cases)
    names = frame.collect_schema().names()
    wanted = (_CASE_ID, ROW, HANDLED_US, TRANSACTION_US, STATE, FINDINGS, ACTION, SLA, _AMOUNT,
              *_OF_CASE, *REFUND_COLUMNS)  # fmt: skip
    chosen = frame.select(*(name for name in wanted if name in names))
    eager = chosen.collect("pyarrow") if isinstance(chosen, nw.LazyFrame) else chosen
    table: pa.Table = eager.to_arrow()
    if not table.num_columns:
        return pa.table({ROW: pa.array(range(1, _length(frame) + 1), pa.int64())})
    return table


def _length(frame: Any) -> int:  # noqa: ANN401  Narwhals' frame
    return int(frame.lazy().select(nw.len()).collect().item())


def _texts(table: pa.Table, name: str) -> "pa.ChunkedArray[Any]":
    if name in table.column_names:
        return table[name].cast(pa.string())
    return pa.chunked_array([pa.nulls(len(table), pa.string())])


def _column(table: pa.Table, name: str) -> Column:
    return Column.of_texts(_texts(table, name), label_maker(name, masked=name not in PEOPLE))


def _whole(table: pa.Table, name: str) -> "NDArray[np.int64] | None":
    """Give a column of whole numbers, -1 where null; ``None`` without it."""
    if name not in table.column_names:
        return None
    whole: NDArray[np.int64] = pc.fill_null(table[name].cast(pa.int64()), -1).to_numpy()
    return whole


def _times(table: pa.Table, name: str) -> "NDArray[np.int64]":
    """Give microseconds since 1970; 0 where unknown, or before."""
    times = _whole(table, name)
    return np.zeros(len(table), dtype=np.int64) if times is None else np.maximum(times, 0)


def _days(times: "NDArray[np.int64]", zone: tzinfo) -> NDArray[np.int32]:
    utc = pd.DatetimeIndex(times.astype("datetime64[us]"), tz=UTC)
    local = utc.tz_convert(zone).tz_localize(None).as_unit("us").asi8
    return np.where(times > 0, local // _DAY, UNDATED).astype(np.int32)


def _rows(table: pa.Table) -> NDArray[np.int32]:
    rows = _whole(table, ROW)
    return (np.arange(1, len(table) + 1) if rows is None else rows).astype(np.int32)


def _amounts(table: pa.Table) -> NDArray[np.int32]:
    """Give whole rupiah, -1 for what is none: not written, or not a number."""
    texts = _texts(table, _AMOUNT)
    written = pc.if_else(pc.match_substring_regex(texts, r"^[0-9]{1,9}$"), texts, None)
    amounts: NDArray[np.int32] = pc.fill_null(written.cast(pa.int32()), -1).to_numpy()
    return amounts
