"""Reduce a frame of any size to a small table of counts, on whichever engine holds it."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import narwhals as nw
import pandas as pd
import pyarrow as pa
from narwhals.typing import Frame, IntoFrame

__all__ = ["CASES", "JUDGED", "AnyFrame", "collected", "gather", "spread", "tally"]

# Without these, whole numbers beside a null become floats, and large ones other numbers.
_NULLABLE = {
    pa.int32(): pd.Int64Dtype(),
    pa.int64(): pd.Int64Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
    pa.string(): pd.StringDtype(),
    pa.large_string(): pd.StringDtype(),
}

AnyFrame: TypeAlias = IntoFrame | Frame
"""A frame of any engine: pandas, Polars, DuckDB, PySpark, or Narwhals around one of them."""

CASES = "cases"
"""Column: all rows of a group."""

JUDGED = "n"
"""Column: the rows of a group that are judged."""


def tally(
    frame: AnyFrame,
    *,
    by: Sequence[str] = (),
    judged: str | None = None,
    flags: Sequence[str] = (),
) -> pd.DataFrame:
    """Count rows by columns, in one pass of the frame's own engine.

    ``frame``: pandas, Polars, DuckDB or PySpark, one row a case. ``judged`` names a Boolean column;
    without it every row is judged. ``flags`` name Boolean columns. Null counts as false.

    Gives a row for each combination of ``by`` that occurs (null is one of its values, sorted last),
    or a single row: ``by``, ``cases`` (all rows), ``n`` (rows judged), and for each flag the rows
    judged in which it holds. Counts are Int64; pandas' nullable dtypes throughout.
    """
    every = nw.from_native(frame)
    counted = nw.col(judged).fill_null(value=False) if judged else nw.lit(value=True)
    marks = {JUDGED: counted} | {
        flag: counted & nw.col(flag).fill_null(value=False) for flag in flags
    }
    ones = {CASES: nw.lit(1), **{name: mark.cast(nw.Int64) for name, mark in marks.items()}}
    # Named anew, because a flag may also be a column to count by.
    rows = every.select(*by, **{f"__{name}": one for name, one in ones.items()})
    sums = [nw.col(f"__{name}").sum().alias(f"__{name}") for name in ones]
    totals = rows.group_by(*by).agg(*sums) if by else rows.select(*sums)
    whole = [nw.col(f"__{name}").cast(nw.Int64).alias(f"__{name}") for name in ones]
    counts = collected(totals.with_columns(*whole))
    counts = counts.rename(columns={f"__{name}": name for name in ones})
    counts[[*ones]] = counts[[*ones]].fillna(0).astype("Int64")  # no rows have no sum
    return _sorted(counts, by)


def collected(frame: AnyFrame) -> pd.DataFrame:
    """Bring a small frame of any engine into pandas, with nullable dtypes."""
    found = nw.from_native(frame)
    eager = found.collect("pyarrow") if isinstance(found, nw.LazyFrame) else found
    if eager.implementation.is_pandas():
        return eager.to_pandas().convert_dtypes()
    return eager.to_arrow().to_pandas(types_mapper=_NULLABLE.get)


def gather(counts: pd.DataFrame, *, by: Sequence[str], sums: Sequence[str]) -> pd.DataFrame:
    """Add up counts over fewer columns: a row for each combination of ``by``, or a single one.

    Null is kept as a value of its own. Gives ``by`` and ``sums`` (Int64).
    """
    if not by:
        totals = pd.DataFrame([counts[[*sums]].sum()])
        return totals.astype("Int64")
    totals = counts.groupby([*by], dropna=False, sort=False)[[*sums]].sum().reset_index()
    return _sorted(totals.astype(dict.fromkeys(sums, "Int64")), by)


def spread(
    counts: pd.DataFrame, column: str, *, into: str, parts: Callable[[object], Iterable[object]]
) -> pd.DataFrame:
    """Replace a column by its parts: a row that has three of them becomes three rows.

    So a case that rests on three clauses counts for each. ``parts`` gives the parts of one value,
    as ``mask_parts(names)`` or ``lambda rule: CLAUSES[rule]``; a value without parts is left out.
    The counts are not added up: see ``gather``.
    """
    pieces = {value: [*parts(value)] for value in counts[column].dropna().unique()}
    found = counts[column].map(pieces)
    longer = counts.assign(**{into: found}).explode(into)
    longer = longer[longer[into].notna()]
    return (longer if into == column else longer.drop(columns=column)).reset_index(drop=True)


def _sorted(counts: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    ordered = counts.sort_values([*by], na_position="last") if by else counts
    return ordered.reset_index(drop=True)
