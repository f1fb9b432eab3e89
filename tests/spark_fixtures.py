"""Spark, started once for the tests that need it."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """Give a session with two workers, each a process of its own; without Java there is none."""
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop("No Java found: install it, on Debian with `apt-get install default-jre-headless`.")
    from pyspark.sql import SparkSession  # noqa: PLC0415  a heavy import

    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("pansol tests")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "Asia/Jayapura")
        .getOrCreate()
    )
    yield session
    session.stop()
