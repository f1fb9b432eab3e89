"""Audit partitioned Parquet on a cluster, with PySpark."""

from collections.abc import Callable, Collection
from typing import Any

from pyspark.sql import DataFrame, SparkSession

from pansol.audit.findings import Mask, findings, verdict_table
from pansol.audit.verdict import verdicts

__all__ = ["audit_spark"]


def audit_spark(  # noqa: PLR0913  from where, to where, and how
    input_path: str,
    output_path: str,
    *,
    mask: Mask,
    master: str | None = None,
    clean: Callable[[DataFrame], Any] | None = None,
    absent: Collection[str] = (),
) -> None:
    """Read partitioned Parquet, write ``verdicts/`` and ``findings/`` under the output path.

    ``input_path``: case frames, or any table that ``clean`` makes one of. ``master``: where to run,
    as ``local[2]``; by default the session that is there, or what Spark is configured for. Raises
    ``pyspark.errors.PySparkException``, also where the output is there already.
    """
    builder = SparkSession.builder.appName("pansol audit")
    session = (builder.master(master) if master else builder).getOrCreate()
    table = session.read.parquet(input_path)
    cases = clean(table) if clean else table
    verdict_path = f"{output_path.rstrip('/')}/verdicts"
    verdict_table(verdicts(cases, absent=absent), mask).write.parquet(verdict_path)
    found = findings(session.read.parquet(verdict_path))
    found.write.parquet(f"{output_path.rstrip('/')}/findings")
