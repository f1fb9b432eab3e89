"""Audit files one after the other into a folder: a file done is not done again."""

import csv
import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import narwhals as nw

from pansol.audit.figures import customer_key
from pansol.audit.findings import findings, verdict_table
from pansol.audit.folder import SALT
from pansol.audit.parquet import connect, write_parquet
from pansol.audit.report.detected import MAPPED, UNUSED
from pansol.audit.scratch import scratch_folder
from pansol.audit.summary import CUSTOMER, FileCount
from pansol.audit.verdict import verdicts
from pansol.casefiles import REJECT_VALUE, CaseMapping, Cleaned, Reading, Rejected, mask_expr, read
from pansol.casefiles.checks import CHECKS, RAGGED
from pansol.casefiles.columns import REJECT
from pansol.casefiles.heads import listed
from pansol.casefiles.scanning import quoted_text
from pansol.fingerprint import FINGERPRINT
from pansol.masking import mask_text, shown_ends
from pansol.sop import SOP

__all__ = [
    "FINDINGS_FILE",
    "VERDICTS_FILE",
    "Part",
    "Settings",
    "accepted",
    "audit_file",
    "detected",
    "with_customers",
]

VERDICTS_FILE, FINDINGS_FILE = "verdicts.parquet", "findings.parquet"
"""The first has a row for each row read, also for those rejected: see ``accepted``."""
_FORM = 2
"""Grows with each change of how files are read."""
_REJECTS, _DONE = "rejects.csv", "done.json"
_REJECT_COLUMNS = ("file", "row", "line", "column", "value", "checked", "reason")
_CHECK_OF = {(each.column, each.reason): each for each in (*CHECKS, *RAGGED.values())}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How files are read, the same for all of a run."""

    mapping: CaseMapping | None = None
    """What columns and values mean; suggested for each file where it is not given."""
    zone: str = "Asia/Jakarta"
    """The zone of times that have none."""
    now: datetime | None = None
    """The moment after which nothing can have been handled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file, audited: its verdicts, findings and rejected rows in a folder of their own."""

    folder: Path
    count: FileCount
    detected: tuple[tuple[str, str], ...]
    """What was decided on how the file is written: (what, how)."""
    again: bool
    """Whether it was done in an earlier run."""

    def rejected(self) -> Iterator[Rejected]:
        """Give its rejected rows."""
        with (self.folder / _REJECTS).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield Rejected(
                    file=row["file"],
                    row=int(row["row"]),
                    line=int(row["line"]) if row["line"] else None,
                    column=row["column"],
                    value=row["value"],
                    check=_CHECK_OF[row["checked"], row["reason"]],
                )


def audit_file(path: Path, parts: Path, settings: Settings) -> Part:
    """Audit a file into a folder below ``parts``, unless that was done already.

    It is done again if the file, the settings, the SOP's table or its lists changed. Nothing of an
    unfinished one stays. Raises ``CaseFileError``, ``OSError``, and ``duckdb.Error`` where the disk
    is full.
    """
    folder = parts / f"{path.stem}-{_digest(path, settings)}"
    if (folder / _DONE).exists():
        return _part(folder, again=True)
    unfinished = parts / f".{folder.name}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    try:
        _audit(path, unfinished, settings, (parts / SALT).read_text(encoding="ascii"))
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return _part(folder, again=False)


def accepted(rows: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """Leave out of a part's verdicts the rows that were rejected, which have none."""
    return rows.filter(f"{REJECT} = 0").project(f"* EXCLUDE ({REJECT}, {REJECT_VALUE})")


def _audit(path: Path, folder: Path, settings: Settings, salt: str) -> None:
    with scratch_folder() as scratch, connect() as connection:
        connection.execute(f"SET temp_directory = {quoted_text(str(scratch / 'spill'))}")
        connection.execute("SET TimeZone = 'UTC'")
        reading = read(
            path,
            mapping=settings.mapping,
            zone=settings.zone,
            now=settings.now,
            connection=connection,
            scratch=scratch,
        )
        right, rejected = _judge(connection, reading, folder, salt)
        rows = reading.source.rows + len(reading.source.broken)
        done = {
            "name": path.name,
            "read": rows,
            "accepted": right,
            "detected": detected(reading),
        }
    if right + rejected != rows:
        raise RuntimeError(f"{path.name}: {right} + {rejected} rows of {rows}")
    (folder / _DONE).write_text(json.dumps(done, ensure_ascii=False), encoding="utf-8")


def _judge(
    connection: duckdb.DuckDBPyConnection, reading: Reading, folder: Path, salt: str
) -> tuple[int, int]:
    """Judge all rows in one pass over the source; give how many were accepted and rejected."""
    judged = verdicts(with_customers(reading.cleaned, salt), absent=reading.absent)
    write_parquet(verdict_table(judged, mask_expr), folder / VERDICTS_FILE)
    rows = connection.read_parquet(str(folder / VERDICTS_FILE))
    kept = accepted(rows)
    write_parquet(findings(kept), folder / FINDINGS_FILE)
    bad = rows.filter(f"{REJECT} > 0").project(f"file, row, {REJECT}, {REJECT_VALUE}")
    rejected = _write_rejects(reading.rejects(nw.from_native(bad)), folder / _REJECTS)
    return int(kept.shape[0]), rejected


def with_customers(cleaned: Cleaned, salt: str) -> duckdb.DuckDBPyRelation:
    """Add what tells customers apart, among rows of one salt alone, and does not name them."""
    keyed = cleaned.frame.with_columns(customer_key("msisdn").alias(CUSTOMER))
    cases: duckdb.DuckDBPyRelation = nw.to_native(keyed)
    key = f"hash('{salt}' || {CUSTOMER})"
    hashed = f"CASE WHEN {CUSTOMER} IS NOT NULL THEN {key} END AS {CUSTOMER}"
    return cases.project(f"* EXCLUDE ({CUSTOMER}), {hashed}")


def _write_rejects(rejected: Iterator[Rejected], path: Path) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_REJECT_COLUMNS)
        for bad in rejected:
            where = (bad.file, bad.row, bad.line or "", bad.column, bad.value)
            writer.writerow([*where, bad.check.column, bad.check.reason])
            count += 1
    return count


def detected(reading: Reading) -> list[tuple[str, str]]:
    """Tell how a file was understood, as codes: (what, how); ``detected_words`` has the words."""
    mapping, dialect = reading.mapping, reading.source.dialect
    found = [
        (theirs, f"{MAPPED}{ours}") for ours, theirs in mapping.theirs.items() if theirs != ours
    ]
    found += [
        (mapping.theirs.get(name, name), str(style.order)) for name, style in reading.styles.items()
    ]
    if dialect is not None:
        found += [("separator", dialect.separator), ("encoding", dialect.encoding)]
    if reading.source.sheet is not None:
        found.append(("sheet", mask_text(reading.source.sheet)))
    found.append(("decimal", reading.decimal))
    used = {*mapping.theirs.values()}
    unused = [name for name in reading.source.columns if name not in used]
    return [*found, (UNUSED, listed(unused))] if unused else found


def _part(folder: Path, *, again: bool) -> Part:
    done = json.loads((folder / _DONE).read_text(encoding="utf-8"))
    count = FileCount(name=done["name"], read=done["read"], accepted=done["accepted"])
    found = tuple((what, how) for what, how in done["detected"])
    return Part(folder=folder, count=count, detected=found, again=again)


def _digest(path: Path, settings: Settings) -> str:
    """Name a file's state and the settings: what changes either gives another part."""
    files: Sequence[Path] = sorted(path.rglob("*.parquet")) if path.is_dir() else [path]
    stats = [(str(file.resolve()), file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    mapping = settings.mapping.model_dump_json() if settings.mapping else ""
    lists = (SOP.brands, SOP.purchase_channels, SOP.complaint_channels)
    named = repr((stats, mapping, settings.zone, FINGERPRINT, lists, shown_ends(), _FORM))
    return hashlib.sha256(named.encode()).hexdigest()[:12]
