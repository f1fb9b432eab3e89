"""Case files of any size: the sample's complaints over and over, with other numbers in them."""

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import duckdb
import pyarrow as pa

from pansol.casefiles.columns import CASE_COLUMNS
from pansol.waiting import age_at

__all__ = ["write_cases"]

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


def write_cases(path: Path, rows: int) -> None:
    """Write so many rows of a case frame as Parquet, each with a number of its own."""
    sample = Path(__file__).parents[2] / "sample_data" / "complaints.csv"
    text = StringIO(sample.read_text(encoding="utf-8"))
    cases = [_case(number, each) for number, each in enumerate(csv.DictReader(text), start=1)]
    names = [*CASE_COLUMNS, "region"]
    schema = pa.schema([(n, pa.int64() if n in _WHOLE else pa.string()) for n in names])
    with duckdb.connect(config={"memory_limit": "700MB"}) as connection:
        connection.register("cases", pa.Table.from_pylist(cases, schema=schema))
        connection.execute(
            f"""
            COPY (
              SELECT cases.* REPLACE (
                time * {len(cases)} + row AS row,
                'K-' || (time * {len(cases)} + row) AS case_id,
                left(msisdn, 5) || lpad((hash(row, time) % 10000000)::VARCHAR, 7, '0') AS msisdn)
              FROM range({-(-rows // len(cases))}) times(time), cases LIMIT {rows}
            ) TO '{path}' (FORMAT parquet)
            """  # noqa: S608  our own path
        )
