"""A team's case file of any size: the sample's complaints, two days later each time."""

from pathlib import Path

import duckdb

__all__ = ["SAMPLE", "write_export"]

SAMPLE = Path(__file__).parents[2] / "sample_data" / "complaints.csv"
_EARLIER = 400  # days, so that the last case lies before today
_TIMES = ("transaction_at", "handled_at", "incident_at")


def write_export(path: Path, rows: int) -> None:
    """Write so many complaints as Parquet, each with a number of its own."""
    moved = ", ".join(
        f"coalesce(strftime(try_cast({name} AS TIMESTAMPTZ)::TIMESTAMP "
        f"+ to_days((2 * k - {_EARLIER})::INTEGER), '%Y-%m-%dT%H:%M:%S+00:00'), {name}) AS {name}"
        for name in _TIMES
    )
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"CREATE TABLE sample AS FROM read_csv('{SAMPLE}', all_varchar = true)")
        (count,) = connection.execute("SELECT count(*) FROM sample").fetchall()[0]
        connection.execute(
            f"""
            COPY (
              SELECT * EXCLUDE (k) REPLACE (
                {moved}, 'K-' || (k * {count} + substr(case_id, 3)::INTEGER) AS case_id)
              FROM sample, range({-(-rows // count)}) times(k) LIMIT {rows}
            ) TO '{path}' (FORMAT parquet)
            """  # noqa: S608  likewise
        )
