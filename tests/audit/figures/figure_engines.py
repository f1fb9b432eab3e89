"""The same rows as frames of several engines."""

from collections.abc import Callable, Sequence
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

Row = tuple[Any, ...]
Schema = dict[str, pa.DataType]
Engine = Callable[[Sequence[Row], Schema], Any]

TEXT, WHOLE, TRUTH = pa.string(), pa.int64(), pa.bool_()
_PANDAS = {TEXT: "str", WHOLE: "Int64", TRUTH: "boolean"}


def arrow(rows: Sequence[Row], schema: Schema) -> pa.Table:
    """Give rows as an Arrow table."""
    columns = [[row[place] for row in rows] for place in range(len(schema))]
    arrays = [pa.array(column, kind) for column, kind in zip(columns, schema.values(), strict=True)]
    return pa.table(dict(zip(schema, arrays, strict=True)))


def in_pandas(rows: Sequence[Row], schema: Schema) -> pd.DataFrame:
    """Give rows as a pandas frame with nullable dtypes."""
    table = pd.DataFrame([*rows], columns=[*schema], dtype="object")
    return table.astype({name: _PANDAS[kind] for name, kind in schema.items()})


def in_duckdb(rows: Sequence[Row], schema: Schema) -> duckdb.DuckDBPyRelation:
    """Give rows as a relation of DuckDB."""
    return duckdb.from_arrow(arrow(rows, schema))


IN_PROCESS: tuple[Engine, ...] = (in_pandas, in_duckdb)
"""The engines that need no other process."""


def plain(table: pd.DataFrame) -> list[Row]:
    """Give a table's rows with None for null, to compare across engines."""
    return [
        tuple(None if pd.isna(value) else value for value in row)
        for row in table.itertuples(index=False, name=None)
    ]
