"""Audit Parquet files with DuckDB: streamed, in bounded memory, from file to file."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pansol.audit.findings import Mask, findings, verdict_table
from pansol.audit.verdict import verdicts
from pansol.casefiles.spilling import spill_folder

__all__ = ["audit_parquet", "connect", "whole", "write_audit", "write_parquet"]

_MEMORY = "700MB"  # of DuckDB's own; with Python and its libraries below 1 GiB


def connect(*, memory: str = _MEMORY, threads: int | None = None) -> duckdb.DuckDBPyConnection:
    """Open DuckDB for streaming: bounded memory, rows in no order, spilling beside the output."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory,
        "preserve_insertion_order": False,
        "temp_directory": spill_folder(),
    }
    if threads:
        settings["threads"] = threads
    return duckdb.connect(config=settings)


def audit_parquet(
    sources: str | Sequence[str],
    verdict_path: Path,
    findings_path: Path,
    *,
    mask: Mask,
    absent: Collection[str] = (),
) -> None:
    """Read case frames from Parquet, write verdicts and findings as Parquet.

    ``sources``: paths or patterns as DuckDB reads them. Raises ``duckdb.Error`` where a file can't
    be read or written. See ``write_audit``.
    """
    with connect() as connection:
        cases = connection.read_parquet(sources if isinstance(sources, str) else [*sources])
        write_audit(connection, cases, verdict_path, findings_path, mask=mask, absent=absent)


def write_audit(  # noqa: PLR0913  from where, to where, and how
    connection: duckdb.DuckDBPyConnection,
    cases: duckdb.DuckDBPyRelation,
    verdict_path: Path,
    findings_path: Path,
    *,
    mask: Mask,
    absent: Collection[str] = (),
) -> None:
    """Judge a relation of ``connection``, a case frame, and write both Parquet files.

    The cases are read once; the findings are made from the verdicts written. A file is there whole
    or not at all: it is written beside its place first.
    """
    table = verdict_table(verdicts(cases, absent=absent), mask)
    write_parquet(table, verdict_path)
    write_parquet(findings(connection.read_parquet(str(verdict_path))), findings_path)


def write_parquet(relation: duckdb.DuckDBPyRelation, path: Path) -> None:
    """Write a relation; the file is there whole or not at all."""
    with whole(path) as unfinished:
        relation.write_parquet(str(unfinished))


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a place to write to; what was written there becomes the file once it is whole."""
    unfinished = path.with_name(f".part-{path.name}")
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
