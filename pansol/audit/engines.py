"""What differs from engine to engine: a small table beside a frame, and text of one type."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import narwhals as nw
from narwhals import Implementation

__all__ = [
    "AnyFrame",
    "as_texts",
    "beside",
    "look_up",
    "only_where",
    "same_kind",
    "with_nulls_of",
]

_NULL, _CODE, _ANY = "?", "_pansol_code", "_pansol_any"

AnyFrame: TypeAlias = nw.DataFrame[Any] | nw.LazyFrame[Any]


def beside(frame: AnyFrame, name: str, columns: Mapping[str, Sequence[Any]]) -> AnyFrame:
    """Give a small table on the frame's engine, of whole numbers (Int64) and text (str).

    ``name``: of the temporary table on engines that have such. Raises ``NotImplementedError`` on
    an engine other than pandas, Polars, PyArrow, DuckDB and PySpark.
    """
    match frame.implementation:
        case Implementation.DUCKDB:
            return nw.from_native(_duckdb_table(nw.to_native(frame), name, columns))
        case Implementation.PYSPARK | Implementation.PYSPARK_CONNECT:
            return nw.from_native(_spark_table(nw.to_native(frame), columns))
        case Implementation.PANDAS | Implementation.POLARS | Implementation.PYARROW:
            table = nw.from_dict(
                dict(columns), schema=_schema(columns), backend=frame.implementation
            )
            return table.lazy() if isinstance(frame, nw.LazyFrame) else table
        case other:
            raise NotImplementedError(f"no audit on {other}")


def look_up(frame: AnyFrame, table: AnyFrame, *, on: str) -> AnyFrame:
    """Add the other columns of a small table that has each value of ``on`` once, and all of them.

    The rows stay in order. DuckDB looks up at once where it need not keep rows without a match.
    """
    exact = frame.implementation.is_duckdb()
    joined: AnyFrame = frame.join(table, on=on, how="inner" if exact else "left")  # type: ignore[arg-type]
    return joined


def same_kind(result: AnyFrame, given: object) -> Any:  # noqa: ANN401  Narwhals' frame or a native one
    """Give a native frame where a native one was given."""
    wrapped = isinstance(given, nw.DataFrame | nw.LazyFrame)
    return result if wrapped else nw.to_native(result)


def as_texts(frame: AnyFrame, columns: Sequence[str]) -> AnyFrame:
    """Make the columns plain text: pandas' ``category`` and ``object``, DuckDB's ENUM."""
    if frame.implementation.is_pandas():
        return _pandas_texts(frame, columns)
    schema = frame.collect_schema()
    others = [name for name in columns if schema[name] != nw.String]
    if not others:
        return frame
    return frame.with_columns(*(nw.col(name).cast(nw.String) for name in others))


def with_nulls_of(frame: AnyFrame, name: str, value: nw.Expr, other: str) -> AnyFrame:
    """Add a column of Int64 that is null where another one is; on pandas it becomes ``Int64``."""
    if not frame.implementation.is_pandas():
        return frame.with_columns(nw.when(~nw.col(other).is_null()).then(value).alias(name))
    native = nw.to_native(frame.with_columns(value.alias(name)))
    whole = native[name].astype("Int64").mask(native[other].isna())
    return _like(frame, native.assign(**{name: whole}))


def only_where(
    frame: AnyFrame,
    flag: str,
    work: Callable[[AnyFrame], AnyFrame],
    *,
    takes: Sequence[str],
    gives: Sequence[str],
) -> AnyFrame:
    """Add the columns of Int64 that ``work`` adds; null or anything where the flag is false.

    ``takes``, ``gives``: the columns that ``work`` looks at, and those it adds.

    Pandas, which computes both sides of a condition for all rows, does the work on these rows
    alone. On the others ``work`` sees all rows, and its own conditions spare them the work.
    """
    if not frame.implementation.is_pandas():
        return work(frame)
    native = nw.to_native(frame)
    places = native[flag].to_numpy(dtype="bool").nonzero()[0]
    found = nw.to_native(work(_like(frame, native[[*takes, flag]].iloc[places])))
    added = {}
    for name in gives:
        column = native[flag].astype("Int64").mask(~native[flag].astype("bool"))
        column.iloc[places] = found[name].astype("Int64").array
        added[name] = column
    return _like(frame, native.assign(**added))


def _like(frame: AnyFrame, native: Any) -> AnyFrame:  # noqa: ANN401  pandas' frame
    table: nw.DataFrame[Any] = nw.from_native(native, eager_only=True)
    return table.lazy() if isinstance(frame, nw.LazyFrame) else table


def _schema(columns: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    """Tell whole numbers from text by each column's first value; one of nulls alone is numbers."""
    first = {
        name: next((value for value in values if value is not None), 0)
        for name, values in columns.items()
    }
    return {name: nw.String if isinstance(one, str) else nw.Int64 for name, one in first.items()}


def _pandas_texts(frame: AnyFrame, columns: Sequence[str]) -> AnyFrame:
    import numpy as np  # noqa: PLC0415  only where pandas is what is worked on
    import pandas as pd  # noqa: PLC0415

    native = nw.to_native(frame)
    text = pd.StringDtype("pyarrow", na_value=np.nan)
    changed = native.astype({name: text for name in columns if native[name].dtype != text})
    return _like(frame, changed)


def _duckdb_table(relation: Any, name: str, columns: Mapping[str, Sequence[Any]]) -> Any:  # noqa: ANN401  DuckDB's relation
    """Make a temporary table on the relation's own connection, the only one it can be joined on.

    Few rows differ but for their key, the first column: each is written once.
    """
    key, *others = columns
    rows = [*zip(*(columns[other] for other in others), strict=True)]
    codes = {row: code for code, row in enumerate(dict.fromkeys(rows))}
    parts = dict(zip(others, zip(*codes, strict=True), strict=True)) if codes else columns
    keys = {key: columns[key], _CODE: [codes[row] for row in rows]}
    kinds = _schema(columns)
    values = {_CODE: [*codes.values()], **parts}
    left, right = _select(keys, _schema(keys)), _select(values, {_CODE: nw.Int64} | kinds)
    both = f"({left}) JOIN ({right}) USING ({_CODE})"
    here = _apart(relation)
    here.query(
        _ANY,
        f"CREATE OR REPLACE TEMP TABLE {name} AS FROM {both} SELECT * EXCLUDE ({_CODE})",
    )
    return here.query(_ANY, f"FROM temp.{name}")


def _apart(relation: Any) -> Any:  # noqa: ANN401  DuckDB's relation
    """Give a relation of the same connection that knows nothing of this one's steps.

    DuckDB works these out anew at each query on a relation, and what they take adds up: a statement
    that writes gives a relation of what it wrote. Before 2.0 it gives none.
    """
    here = relation.limit(0)
    made = here.query(_ANY, f"CREATE OR REPLACE TEMP TABLE {_ANY}_begun AS SELECT 1 AS one")
    return here if made is None else made


def _select(columns: Mapping[str, Sequence[Any]], kinds: Mapping[str, Any]) -> str:
    lists = (
        f"unnest({_listed(values, whole=kinds[column] == nw.Int64)}) AS {column}"
        for column, values in columns.items()
    )
    return f"SELECT {', '.join(lists)}"


def _listed(values: Sequence[Any], *, whole: bool) -> str:
    """Write a list as one text that is split: a long list of literals takes seconds to read."""
    joined = ",".join(_NULL if value is None else str(value) for value in values)
    if not values:
        joined = _NULL  # a split text has one part at least
    kind = "BIGINT" if whole else "VARCHAR"
    split = f"string_split('{joined}', ',')"
    return f"list_transform({split}, lambda x: nullif(x, '{_NULL}'))::{kind}[]"


def _spark_table(frame: Any, columns: Mapping[str, Sequence[Any]]) -> Any:  # noqa: ANN401  PySpark's frame
    from pyspark.sql.functions import broadcast  # noqa: PLC0415  a heavy import

    schema = _schema(columns)
    kinds = ", ".join(
        f"{name} {'string' if kind == nw.String else 'bigint'}" for name, kind in schema.items()
    )
    rows = list(zip(*columns.values(), strict=True))
    return broadcast(frame.sparkSession.createDataFrame(rows, kinds))
