"""PySpark gives the same figures as DuckDB: what is counted there is the same expressions."""

import os
import shutil
from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from figure_engines import TEXT, TRUTH, WHOLE, Row, in_duckdb
from pyspark.sql import DataFrame, SparkSession

from pansol.audit.figures import ageing, draw, repeats, tally, with_week

DAY = 24 * 3600 * 1_000_000
START = 1_780_000_000_000_000
NUMBERS = ["0811-1111111", "+62 811 1111111", "62\u00a0822 2222222", "unknown", " ", None]
SCHEMA = {
    "case_id": TEXT, "file": TEXT, "row": WHOLE, "agent": TEXT, "msisdn": TEXT, "sla_given": TEXT,
    "handled_us": WHOLE, "closed_us": WHOLE, "judged": TRUTH, "right": TRUTH,
}  # fmt: skip
SPARK_TYPES = {TEXT: "string", WHOLE: "bigint", TRUTH: "boolean"}

pytestmark = pytest.mark.skipif(
    not shutil.which("java") and not os.environ.get("CI"), reason="Spark needs Java"
)


def drawn_rows() -> list[Row]:
    """Draw rows with everything that may be missing, from a fixed seed."""
    random = Random(3)  # noqa: S311  test data
    times = [None, *(START + half * DAY // 2 for half in range(60))]
    return [
        (
            f"K{row}", "f.csv", row, random.choice(["a", "b", None]), random.choice(NUMBERS),
            random.choice(["refund", "tier", "gold", None]), random.choice(times),
            random.choice(times), random.choice([True, False, None]),
            random.choice([True, False, None]),
        )
        for row in range(1, 401)
    ]  # fmt: skip


ROWS = drawn_rows()


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """Start a local session with two workers."""
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def cases(spark: SparkSession) -> DataFrame:
    """Give the rows to Spark."""
    return in_spark(spark, ROWS)


def in_spark(session: SparkSession, rows: Sequence[Row]) -> DataFrame:
    """Give rows as a Spark frame of two partitions."""
    schema = ", ".join(f"`{name}` {SPARK_TYPES[kind]}" for name, kind in SCHEMA.items())
    return session.createDataFrame([*rows], schema).repartition(2)


def test_counts_are_the_same(cases: DataFrame) -> None:
    """By agent and week, nulls among them."""
    zone = ZoneInfo("Asia/Jakarta")
    one, two = (
        tally(with_week(frame, zone=zone), by=["agent", "week"], judged="judged", flags=["right"])
        for frame in (cases, in_duckdb(ROWS, SCHEMA))
    )
    pd.testing.assert_frame_equal(one, two)
    assert one["cases"].sum() == len(ROWS)


def test_repeats_are_the_same(cases: DataFrame) -> None:
    """Customers, order and censoring."""
    one, two = (
        repeats(frame, within=timedelta(days=3), by=["agent"])
        for frame in (cases, in_duckdb(ROWS, SCHEMA))
    )
    pd.testing.assert_frame_equal(one.table, two.table)
    assert (one.unusable, one.until_us) == (two.unusable, two.until_us)
    assert one.table["repeated"].sum() > 0


def test_ageing_is_the_same(cases: DataFrame) -> None:
    """Buckets and what is left out."""
    durations = {"refund": timedelta(days=2), "tier": timedelta(days=5)}
    one, two = (
        ageing(frame, durations, now_us=START + 30 * DAY)
        for frame in (cases, in_duckdb(ROWS, SCHEMA))
    )
    assert one.table is not None
    assert two.table is not None
    pd.testing.assert_frame_equal(one.table, two.table)
    assert one.excluded == two.excluded


def test_the_draw_is_the_same(cases: DataFrame) -> None:
    """The same cases, lots and weights."""
    one, two = (
        draw(frame, {"a": 5, "b": 9}, seed="2026-Q4", stratum="agent")
        for frame in (cases, in_duckdb(ROWS, SCHEMA))
    )
    pd.testing.assert_frame_equal(one, two)
