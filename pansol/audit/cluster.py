"""The audit on a cluster: raw Parquet read, cleaned, judged and summed up by Spark."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from errno import ENOENT
from functools import reduce
from os import strerror
from secrets import token_hex
from typing import Any

import narwhals as nw
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import col, concat, lit, sha2

from pansol.audit.figures import customer_key
from pansol.audit.findings import findings, verdict_table
from pansol.audit.run import Settings
from pansol.audit.summarizing import summarize
from pansol.audit.summary import CUSTOMER, FileCount, Summary
from pansol.audit.verdict import verdicts
from pansol.casefiles import CHECKS, REJECT_VALUE, Cleaned, Rejected, mask_expr
from pansol.casefiles import columns as c
from pansol.casefiles.reading import understand

__all__ = ["Clustered", "audit_on_cluster"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clustered:
    """What an audit on a cluster gives."""

    summary: Summary
    findings: DataFrame
    """As ``findings`` has them."""
    rejects: DataFrame
    """``file``, ``row``, ``reject`` (number of the check), ``reject_value`` (masked)."""

    def rejected(self, most: int) -> list[Rejected]:
        """Give that many of the rejected rows."""
        rows = self.rejects.orderBy(c.FILE, c.ROW).limit(most).collect()
        return [
            Rejected(
                file=row[c.FILE], row=row[c.ROW], line=None,
                column=CHECKS[row[c.REJECT] - 1].column,
                value=row[REJECT_VALUE] or "", check=CHECKS[row[c.REJECT] - 1],
            )
            for row in rows
        ]  # fmt: skip


def audit_on_cluster(  # noqa: PLR0913  each option stands for itself
    sources: Sequence[str],
    target: str,
    settings: Settings,
    *,
    zone: tzinfo,
    repeat_days: int = 7,
    durations: Mapping[str, timedelta] | None = None,
    session: SparkSession | None = None,
) -> Clustered:
    """Audit Parquet, partitioned or not.

    Written below ``target`` are ``verdicts/``, ``findings/``, ``rejects/``, and ``judged/``, which
    holds the verdicts with the rejected rows among them. ``sources`` and ``target`` are paths as
    Spark knows them; ``row`` is a row's place in its own file. ``repeat_days``, ``durations``: as
    of ``summarize``. ``session``: by default the one that is there, or what Spark is configured
    for. Raises ``CaseFileError``, ``FileNotFoundError``, and ``pyspark.errors.PySparkException``,
    also where the output is there already.
    """
    spark = session or SparkSession.builder.appName("pansol audit").getOrCreate()
    for source in sources:
        _check_there(spark, source)
    raw = reduce(DataFrame.unionByName, [_raw(spark, source) for source in sources])
    named = ", ".join(sources)
    columns = [name for name in raw.columns if name not in {c.FILE, c.ROW}]
    found = understand(
        raw, columns, named, mapping=settings.mapping, zone=settings.zone, now=settings.now
    )
    base = target.rstrip("/")
    cases = _with_customers(found.cleaned)
    judged = verdict_table(verdicts(cases, absent=found.absent), mask_expr)
    judged.write.parquet(f"{base}/judged")
    every = spark.read.parquet(f"{base}/judged")
    kept = every.filter(col(c.REJECT) == 0).drop(c.REJECT, REJECT_VALUE)
    kept.write.parquet(f"{base}/verdicts")
    verdict_rows = spark.read.parquet(f"{base}/verdicts")
    findings(verdict_rows).write.parquet(f"{base}/findings")
    rejects = every.filter(col(c.REJECT) > 0).select(c.FILE, c.ROW, c.REJECT, REJECT_VALUE)
    rejects.write.parquet(f"{base}/rejects")
    count = FileCount(name=named, read=every.count(), accepted=verdict_rows.count())
    return Clustered(
        summary=summarize(
            verdict_rows,
            files=[count],
            zone=zone,
            repeat_days=repeat_days,
            durations=durations,
        ),
        findings=spark.read.parquet(f"{base}/findings"),
        rejects=spark.read.parquet(f"{base}/rejects"),
    )


def _with_customers(cleaned: Cleaned) -> DataFrame:
    """Add what tells customers apart, in this output alone, and does not name them."""
    keyed = cleaned.frame.with_columns(customer_key("msisdn").alias(CUSTOMER))
    cases: DataFrame = nw.to_native(keyed)
    return cases.withColumn(CUSTOMER, sha2(concat(lit(token_hex(16)), col(CUSTOMER)), 256))


def _check_there(spark: SparkSession, source: str) -> None:
    """Raise ``FileNotFoundError`` for a path that no file system of Spark's has.

    Spark's own reader tells that too, but with a page of Java before it.
    """
    context = spark.sparkContext
    hadoop: Any = context._jvm.org.apache.hadoop.fs  # type: ignore[union-attr]  # noqa: SLF001  PySpark has no other way
    path = hadoop.Path(source)
    system = path.getFileSystem(context._jsc.hadoopConfiguration())  # noqa: SLF001  likewise
    if not system.globStatus(path):
        raise FileNotFoundError(ENOENT, strerror(ENOENT), source)


def _raw(spark: SparkSession, source: str) -> DataFrame:
    table = spark.read.parquet(source)
    place = (col("_metadata.row_index") + 1).alias(c.ROW)
    return table.select("*", col("_metadata.file_name").alias(c.FILE), place)
