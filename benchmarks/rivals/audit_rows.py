"""Case files of any size: the sample's complaints over and over, with other numbers in them."""

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import duckdb
import pyarrow as pa

from pansol.casefiles.columns import CASE_COLUMNS
from pansol.waiting import age_at

__all__ = ["write_cases", "write_complaints"]

_SAMPLE = Path(__file__).parents[2] / "sample_data" / "complaints.csv"
_OTHER_NUMBER = "left(msisdn, 5) || lpad((hash(row, time) % 10000000)::VARCHAR, 7, '0')"
_START = datetime(1970, 1, 1, tzinfo=UTC)
_WHOLE = {"row", "transaction_us", "handled_us"}


def _micros(moment: datetime) -> int:
    return (moment - _START) // timedelta(microseconds=1)


def _case(number: int, given: dict[str, str]) -> dict[str, object]:
    bought, handled = (datetime.fromisoformat(given[n]) for n in ("transaction_at", "handled_at"))
    row: dict[str, object] = {name: given.get(name) or None for name in CASE_COLUMNS}
    times = {"transaction_us": _micros(bought), "handled_us": _micros(handled)}
    age = {"age": age_at(bought, handled).value}
    return row | times | age | {"file": "cases.csv", "row": number, "region": given["region"]}


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    """Open an engine that writes as it goes: rows in no order, nothing spilt but beside them."""
    spill, order = str(path.parent), False
    return duckdb.connect(
        config={"temp_directory": spill, "preserve_insertion_order": order, "memory_limit": "4GB"}
    )


def write_cases(path: Path, rows: int) -> None:
    """Write so many rows, in whole samples, of a case frame as Parquet, each with its number."""
    text = StringIO(_SAMPLE.read_text(encoding="utf-8"))
    cases = [_case(number, each) for number, each in enumerate(csv.DictReader(text), start=1)]
    names = [*CASE_COLUMNS, "region"]
    schema = pa.schema([(n, pa.int64() if n in _WHOLE else pa.string()) for n in names])
    with _connect(path) as connection:
        connection.register("cases", pa.Table.from_pylist(cases, schema=schema))
        connection.execute(
            f"""
            COPY (
              SELECT cases.* REPLACE (
                time * {len(cases)} + row AS row,
                'K-' || (time * {len(cases)} + row) AS case_id,
                {_OTHER_NUMBER} AS msisdn)
              FROM range({-(-rows // len(cases))}) times(time), cases
            ) TO '{path}' (FORMAT parquet)
            """  # noqa: S608  our own path
        )


def write_complaints(path: Path, rows: int) -> None:
    """Write so many complaints, in whole samples, as CSV, each with a number of its own."""
    with _connect(path) as connection:
        connection.execute(
            "CREATE TABLE sample AS SELECT *, row_number() OVER () AS row "  # noqa: S608  our own path
            f"FROM read_csv('{_SAMPLE}', all_varchar = true)"
        )
        (count,) = connection.execute("SELECT count(*) FROM sample").fetchall()[0]
        connection.execute(
            f"""
            COPY (
              SELECT sample.* EXCLUDE (row) REPLACE (
                'K-' || (time * {count} + row) AS case_id, {_OTHER_NUMBER} AS msisdn)
              FROM range({-(-rows // count)}) times(time), sample
            ) TO '{path}' (FORMAT csv)
            """  # noqa: S608  likewise
        )
