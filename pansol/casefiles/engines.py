"""What each engine does in its own words: read a time from text, null where it is none."""

from collections.abc import Callable, Mapping
from typing import Any

import narwhals as nw
from narwhals import Implementation

__all__ = ["with_microseconds"]


def with_microseconds(frame: nw.LazyFrame[Any], columns: Mapping[str, str]) -> nw.LazyFrame[Any]:
    """Add columns of Int64 microseconds since 1970 UTC, new name → name of the column of times.

    A column of times without a zone is taken as UTC. One of text is null or
    ``YYYY-MM-DD HH:MM[:SS[.ffffff]]+HH:MM``, a ``T`` for the blank: checked by a pattern already,
    so all that can fail is the calendar (30 February), which gives null. Raises
    ``NotImplementedError`` for an engine other than pandas, Polars, DuckDB and PySpark.
    """
    add = _BY_ENGINE.get(frame.implementation)
    if add is None:
        raise NotImplementedError(f"no reading of times for {frame.implementation}")
    schema = frame.collect_schema()
    typed = frozenset(at for at in columns.values() if isinstance(schema[at], nw.Datetime))
    added = add(nw.to_native(frame), columns, typed)
    found: nw.LazyFrame[Any] = nw.from_native(added).lazy()
    return found


def _duckdb(relation: Any, columns: Mapping[str, str], typed: frozenset[str]) -> Any:  # noqa: ANN401  DuckDB's relation
    def micros(at: str) -> str:
        return f'epoch_us("{at}")' if at in typed else f'epoch_us(TRY_CAST("{at}" AS TIMESTAMPTZ))'

    added = ", ".join(f'{micros(at)} AS "{name}"' for name, at in columns.items())
    return relation.project(f"*, {added}")


def _pandas(frame: Any, columns: Mapping[str, str], typed: frozenset[str]) -> Any:  # noqa: ANN401  pandas' frame
    import pandas as pd  # noqa: PLC0415  only where pandas is what is worked on

    def micros(at: str) -> Any:  # noqa: ANN401  pandas' series
        column = frame[at] if at in typed else frame[at].astype("str")
        times = pd.to_datetime(column, format="ISO8601", utc=True, errors="coerce")
        whole = times.dt.as_unit("us").astype("int64").astype("Int64")
        return whole.mask(times.isna())

    return frame.assign(**{name: micros(at) for name, at in columns.items()})


def _spark(frame: Any, columns: Mapping[str, str], typed: frozenset[str]) -> Any:  # noqa: ANN401  PySpark's frame
    from pyspark.sql import functions as F  # noqa: N812, PLC0415  its usual name; a heavy import

    kinds = dict(frame.dtypes)

    def micros(at: str) -> Any:  # noqa: ANN401  PySpark's column
        if at in typed and kinds[at] == "timestamp":
            return F.unix_micros(F.col(at))
        text = F.col(at)
        if at in typed:
            written = F.date_format(text, "yyyy-MM-dd'T'HH:mm:ss.SSSSSS")
            text = F.concat(written, F.lit("Z"))
        with_seconds = F.regexp_replace(text, "^(.{16})([Z+-])", "$1:00$2")
        return F.unix_micros(F.try_to_timestamp(with_seconds))

    return frame.withColumns({name: micros(at) for name, at in columns.items()})


def _polars(frame: Any, columns: Mapping[str, str], typed: frozenset[str]) -> Any:  # noqa: ANN401  Polars' frame
    import polars as pl  # noqa: PLC0415  only where Polars is what is worked on

    def micros(at: str) -> Any:  # noqa: ANN401  Polars' expression
        if at in typed:
            return pl.col(at).dt.timestamp("us")
        spaced = pl.col(at).str.replace("T", " ", literal=True)
        kinds = ("%Y-%m-%d %H:%M:%S%.f%:z", "%Y-%m-%d %H:%M%:z")
        read = [spaced.str.to_datetime(k, strict=False, time_unit="us") for k in kinds]
        return pl.coalesce(read).dt.timestamp("us")

    return frame.with_columns(**{name: micros(at) for name, at in columns.items()})


_BY_ENGINE: Mapping[Implementation, Callable[[Any, Mapping[str, str], frozenset[str]], Any]] = {
    Implementation.DUCKDB: _duckdb,
    Implementation.PANDAS: _pandas,
    Implementation.PYSPARK: _spark,
    Implementation.POLARS: _polars,
}
