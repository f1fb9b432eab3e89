"""Outcomes of what a team has: a case file, an export without the SOP's facts, or the case log."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import numpy as np
from narwhals.typing import IntoFrameT

from pansol.audit import verdicts
from pansol.casefiles import CaseMapping, Cleaned, clean, connect, suggest
from pansol.casefiles.columns import (
    HANDLED_AT,
    OURS,
    REQUIRED,
    RESERVED,
    TRANSACTION_AT,
    ZONE,
)
from pansol.casefiles.detecting import decimal_of, samples_of, styles_of
from pansol.casefiles.omitting import without_faults
from pansol.casefiles.scanning import quoted_name
from pansol.casefiles.sources import open_source
from pansol.casefiles.vocabulary import key_of
from pansol.caselog import CASE_FILE_COLUMNS, Asking, CaseLog
from pansol.outcomes.cases import Outcomes
from pansol.outcomes.logged import LOG_MAPPING, LogCases, waits_of
from pansol.waiting import find_zone

__all__ = ["from_case_log", "from_file", "others_named"]

_DATE = "[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{2,4}"
_PLAIN: Mapping[str, Sequence[str]] = {
    "handled_at": ("date", "created at", "tanggal", "tgl"),
    "complaint_channel": ("channel", "kanal", "saluran"),
    "location": ("place", "tempat"),
}
"""Names that are too short to be synonyms, taken where nothing else is."""
_OTHERS: Mapping[str, Sequence[str]] = {
    "region": ("region", "wilayah", "area", "regional"),
    "status": ("status", "status tiket", "ticket status", "status keluhan"),
    "refunded_at": (
        "refunded at",
        "tanggal refund",
        "tgl refund",
        "waktu refund",
        "refund date",
        "tanggal pengembalian",
        "sudah refund",
        "refunded",
    ),
    "refunded_amount": (
        "refunded amount",
        "nominal refund",
        "jumlah refund",
        "refund amount",
        "nominal pengembalian",
    ),
}
"""Columns that are none of ours, and counted all the same."""


def from_file(
    path: Path,
    *,
    zone: str,
    mapping: CaseMapping | None = None,
    now: datetime | None = None,
    connection: duckdb.DuckDBPyConnection | None = None,
) -> Outcomes:
    """Read a file: judged where it holds the SOP's facts, else counted by what it holds.

    ``zone``: of the days, and of times that have none. What ``mapping`` does not say of a
    column is suggested. ``now``: later days are no days. Raises ``CaseFileError`` for a file that
    can't be read.
    """
    source = open_source(
        path,
        dialect=None,
        connection=connection or connect(),
        names=mapping.columns if mapping else (),
    )
    if mapping:
        mapping.check_columns(source.columns, path)
    chosen = _suggested(source.columns, source.samples, mapping)
    source = without_faults(source, chosen)
    table = source.relation
    if not _judged(chosen):
        chosen = _by_day(chosen)
        table = _dated(table, chosen)
    outcomes = _outcomes(table, source.columns, chosen, zone=zone, now=now)
    if not _judged(chosen):
        outcomes = replace(outcomes, handled=np.zeros_like(outcomes.handled))
    rows = source.rows + len(source.broken)
    return replace(outcomes, rejected=rows - len(outcomes))


def from_case_log(log: CaseLog, asking: Asking, *, zone: str) -> Outcomes:
    """Read the case log as it stands: its handled cases, who waits, and what is unfinished.

    Recorded as ``Look.DASHBOARD``. Who waits is masked. Raises ``CaseLogError``.
    """
    rows = LogCases().read(log, asking)
    waits = waits_of(log, asking)
    table = connect().from_arrow(rows)
    outcomes = _outcomes(table, CASE_FILE_COLUMNS, LOG_MAPPING, zone=zone, now=asking.at)
    lacks = tuple(name for name in outcomes.missing if name != "waits")
    rejected = len(rows) - len(outcomes)
    return replace(outcomes, waits=waits, missing=lacks, rejected=rejected)


def _outcomes(
    table: duckdb.DuckDBPyRelation,
    columns: Sequence[str],
    mapping: CaseMapping,
    *,
    zone: str,
    now: datetime | None,
) -> Outcomes:
    """Clean the rows, judge those of a source that has the facts, and count."""
    at = find_zone(zone)
    cases = nw.to_native(_cleaned(table, columns, mapping, zone).accepted)
    if _judged(mapping):
        absent = [name for name in OURS if name not in mapping.theirs and name != ZONE]
        cases = verdicts(cases, absent=absent)
    today = now.astimezone(at).date() if now else None
    return Outcomes.of(others_named(cases), zone=at, today=today)


def _judged(mapping: CaseMapping) -> bool:
    return all(name in mapping.theirs for name in REQUIRED)


def _by_day(mapping: CaseMapping) -> CaseMapping:
    """Take the day from the transaction's column where no other holds one."""
    if HANDLED_AT in mapping.theirs:
        return mapping
    columns = {
        theirs: HANDLED_AT if ours == TRANSACTION_AT else ours
        for theirs, ours in mapping.columns.items()
    }
    return mapping.model_copy(update={"columns": columns})


def _dated(table: duckdb.DuckDBPyRelation, mapping: CaseMapping) -> duckdb.DuckDBPyRelation:
    """Give a date alone a time of day, so that it is read: only the day is taken from it."""
    theirs = mapping.theirs.get(HANDLED_AT)
    kinds = dict(zip(table.columns, map(str, table.types), strict=True))
    if not theirs or kinds[theirs] not in {"VARCHAR", "DATE"}:
        return table
    name = quoted_name(theirs)
    text = f"trim({name}::VARCHAR)"
    bare = f"regexp_full_match({text}, '{_DATE}')"
    dated = f"CASE WHEN {bare} THEN {text} || ' 12:00' ELSE {text} END"
    return table.project(f"* REPLACE ({dated} AS {name})")


def _suggested(
    columns: Sequence[str], samples: Mapping[str, Sequence[str]], given: CaseMapping | None
) -> CaseMapping:
    known = suggest(columns, samples, given)
    found = known.columns
    for ours, words in _PLAIN.items():
        free = [
            name for name in columns if name not in found and key_of(name) in map(key_of, words)
        ]
        if free and ours not in found.values():
            found = {**found, free[0]: ours}
    return known.model_copy(update={"columns": found})


def others_named(cases: IntoFrameT) -> IntoFrameT:
    """Give cases, the columns that are counted and none of ours under the names they have here."""
    frame: Any = nw.from_native(cases)
    columns = frame.collect_schema().names()
    free = [name for name in columns if name not in RESERVED]
    found = {
        theirs: ours
        for ours, words in _OTHERS.items()
        if ours not in columns
        and (theirs := next((n for n in free if key_of(n) in map(key_of, words)), ""))
    }
    named: IntoFrameT = nw.to_native(frame.rename(found))
    return named


def _cleaned(
    table: duckdb.DuckDBPyRelation, columns: Sequence[str], mapping: CaseMapping, zone: str
) -> Cleaned:
    samples = samples_of(table, columns)
    styles = styles_of(table, mapping, samples)
    amounts = mapping.decimal or decimal_of(mapping, samples)
    return clean(table, mapping, styles=styles, zone=zone, amounts=amounts)
