"""What an audit hands on: findings with their proof, rejected rows, workbook and report."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta, tzinfo
from itertools import chain
from pathlib import Path
from typing import TypeAlias

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pansol.audit.parquet import connect, whole
from pansol.audit.proof import proofs
from pansol.audit.report import html_report, write_workbook
from pansol.audit.report.detected import detected_words
from pansol.audit.report.numbers import moment_of
from pansol.audit.run import FINDINGS_FILE, VERDICTS_FILE, Part, accepted
from pansol.audit.summarizing import summarize
from pansol.audit.summary import Summary
from pansol.casefiles import Rejected
from pansol.casefiles.columns import HANDLED_US, TRANSACTION_US
from pansol.catalogue import Catalogue
from pansol.plain import as_plain

__all__ = [
    "MOST_ROWS",
    "STAGES",
    "Begin",
    "Wording",
    "with_proof",
    "with_times",
    "write_outputs",
    "write_reports",
]

MOST_ROWS = 1_048_575
"""The rows of a worksheet below its head: further findings are in the Parquet file alone."""

STAGES = ("figures", "findings", "workbook", "report")
"""What is made of the parts, one after the other."""

Begin: TypeAlias = Callable[[str], None]
"""Is told which of ``STAGES`` begins."""

_CHUNK = 100_000
_REJECT_COLUMNS = ("file", "row", "line", "column", "value", "reason", "remedy", "allowed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How an audit is told."""

    say: Catalogue
    zone: tzinfo
    """In which times are written and weeks begin."""
    repeat_days: int = 7
    """Within how many days a customer's next contact is a repeat."""
    durations: Mapping[str, timedelta] = field(default_factory=dict)
    """SLA → time allowed for a ticket."""


def _untold(_: str) -> None:
    """Tell nobody."""


def write_outputs(
    out: Path, parts: Sequence[Part], wording: Wording, *, begin: Begin = _untold
) -> Summary:
    """Write all that an audit of these parts hands on, and give its figures.

    ``begin`` is told each stage before its work. In ``out``: ``findings.parquet``, and what
    ``write_reports`` writes. Each file is there whole or not at all. Raises ``OSError``, and
    ``duckdb.Error`` where the disk is full.
    """
    begin("figures")
    with connect() as connection:
        rows = connection.read_parquet([str(part.folder / VERDICTS_FILE) for part in parts])
        summary = summarize(
            accepted(rows),
            files=[part.count for part in parts],
            zone=wording.zone,
            repeat_days=wording.repeat_days,
            durations=wording.durations,
        )
        found = connection.read_parquet([str(part.folder / FINDINGS_FILE) for part in parts])
        begin("findings")
        _write_findings(
            found.order("file, row, kind, field, expected"), out / "findings.parquet", wording
        )
    write_reports(
        out,
        summary,
        lambda: _chunks(out / "findings.parquet"),
        wording,
        rejected=list(chain.from_iterable(part.rejected() for part in parts)),
        detected=detected_words(chain.from_iterable(part.detected for part in parts), wording.say),
        begin=begin,
    )
    return summary


def write_reports(  # noqa: PLR0913  what is told, and how
    out: Path,
    summary: Summary,
    findings: Callable[[], Iterator[pd.DataFrame]],
    wording: Wording,
    *,
    rejected: Sequence[Rejected],
    detected: Sequence[tuple[str, str]] = (),
    begin: Begin = _untold,
) -> None:
    """Write ``findings.csv``, ``rejects.csv``, ``audit.xlsx`` and ``report.html``, in one language.

    ``findings`` gives frames of findings with their ``proof``, anew at each call. The CSV is left
    out where it would have more rows than a worksheet. Raises ``OSError``.
    """
    if summary.findings <= MOST_ROWS:
        with whole(out / "findings.csv") as path:
            _write_csv(findings(), path, wording.zone)
    else:
        (out / "findings.csv").unlink(missing_ok=True)
    with whole(out / "rejects.csv") as path:
        _write_rejects(rejected, path, wording.say)
    begin("workbook")
    with whole(out / "audit.xlsx") as path:
        write_workbook(
            path,
            summary,
            findings(),
            wording.say,
            rejects=rejected,
            detected=detected,
            zone=wording.zone,
        )
    begin("report")
    with whole(out / "report.html") as path:
        report = html_report(summary, wording.say, detected=detected, zone=wording.zone)
        path.write_text(report, encoding="utf-8")


def _write_findings(found: duckdb.DuckDBPyRelation, path: Path, wording: Wording) -> None:
    """Write findings with a sentence of proof each, in bounded memory."""
    reader = found.to_arrow_reader(_CHUNK)
    schema = reader.schema.append(pa.field("proof", pa.string()))
    with whole(path) as place, pq.ParquetWriter(place, schema, compression="zstd") as writer:
        for batch in reader:
            frame = with_proof(batch.to_pandas(types_mapper=_nullable), wording)
            proof = pa.array(frame["proof"], pa.string())
            writer.write_table(pa.Table.from_arrays([*batch.columns, proof], schema=schema))


def _nullable(kind: pa.DataType) -> object:
    """Keep whole numbers whole beside a null."""
    return pd.Int64Dtype() if pa.types.is_integer(kind) else None


def with_proof(frame: pd.DataFrame, wording: Wording) -> pd.DataFrame:
    """Add the sentence of proof to each finding of a frame."""
    return frame.assign(proof=proofs(frame, wording.say, zone=wording.zone))


def _chunks(path: Path) -> Iterator[pd.DataFrame]:
    for batch in pq.ParquetFile(path).iter_batches(_CHUNK):
        yield batch.to_pandas(types_mapper=_nullable)


def _write_csv(frames: Iterable[pd.DataFrame], path: Path, zone: tzinfo) -> None:
    """Write for Excel: with a BOM, times that a person reads, and no text that it would run."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        for number, frame in enumerate(frames):
            texts = frame.select_dtypes(exclude="number").columns
            plain = frame.assign(
                **{name: frame[name].map(as_plain, na_action="ignore") for name in texts}
            )
            with_times(plain, zone).to_csv(
                file, index=False, header=not number, lineterminator="\n"
            )


def with_times(frame: pd.DataFrame, zone: tzinfo) -> pd.DataFrame:
    """Put before each time in microseconds the same for a person, in a zone and with it."""
    timed = frame.copy(deep=False)
    for name in (TRANSACTION_US, HANDLED_US):
        place = [*timed.columns].index(name)
        timed.insert(place, name.replace("_us", "_at"), _iso(timed[name], zone))
    return timed


def _iso(micros: pd.Series, zone: tzinfo) -> list[str]:
    """Write times in a zone, with it: ``2026-11-22T10:00:00+07:00``; nothing for none."""
    return [
        "" if pd.isna(each) else moment_of(int(each), zone).isoformat(timespec="seconds")
        for each in micros
    ]


def _write_rejects(rejected: Iterable[Rejected], path: Path, say: Catalogue) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_REJECT_COLUMNS)
        for bad in rejected:
            allowed = ", ".join(bad.check.allowed)
            words = (say(bad.check.key), say(bad.check.remedy), allowed)
            where = (bad.file, bad.row, bad.line or "")
            writer.writerow([*where, *map(as_plain, (bad.column, bad.value, *words))])
