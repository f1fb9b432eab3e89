"""Read a case file: open, map, decide how it is written, clean, and count."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
from narwhals.typing import IntoFrame

from pansol.casefiles import columns as c
from pansol.casefiles.checks import CHECKS, RAGGED, Check
from pansol.casefiles.cleaning import Cleaned, clean
from pansol.casefiles.columns import REJECT_VALUE
from pansol.casefiles.dates import DateStyle
from pansol.casefiles.detecting import Samples, decimal_of, samples_of, styles_of
from pansol.casefiles.dialect import Dialect
from pansol.casefiles.errors import UnreadableFileError
from pansol.casefiles.heads import check_no_data, listed
from pansol.casefiles.mapping import CaseMapping, suggest
from pansol.casefiles.narrowing import narrowed, read_from
from pansol.casefiles.omitting import without_faults
from pansol.casefiles.sources import Source, open_source
from pansol.casefiles.spilling import spill_folder

__all__ = ["Counts", "Reading", "Rejected", "Understood", "connect", "read", "understand"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What became of the rows: ``accepted + rejected == read``."""

    read: int
    accepted: int

    @property
    def rejected(self) -> int:
        """The rows left out."""
        return self.read - self.accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """One rejected row, for the first thing that is wrong with it."""

    file: str
    row: int
    line: int | None
    """Line of the file, where it is known."""
    column: str
    """The file's own name of the column; empty where it is the row as a whole."""
    value: str
    """What stands there, masked."""
    check: Check
    """Reason, remedy, and the values allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A table of any engine, understood: what its columns mean, how it writes, its clean rows."""

    mapping: CaseMapping
    styles: Mapping[str, DateStyle]
    """Our columns of times → how they write dates."""
    decimal: str
    """The mark before cents."""
    cleaned: Cleaned

    @property
    def absent(self) -> tuple[str, ...]:
        """Our columns that the file has not: empty in every case."""
        return tuple(name for name in c.OURS if name not in self.mapping.theirs and name != c.ZONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Understood):
    """A case file, read: its cases, what was left out and why, and what was detected."""

    source: Source

    @property
    def accepted(self) -> nw.LazyFrame[Any]:
        """The case frame; nothing is computed until it is asked for."""
        return self.cleaned.accepted

    def counts(self) -> Counts:
        """Count, in one pass."""
        accepted = self.accepted.select(nw.len()).collect().item()
        return Counts(read=self.source.rows + len(self.source.broken), accepted=int(accepted))

    def rejected(self) -> Iterator[Rejected]:
        """Give the rejected rows, those that could not be taken apart first."""
        return self.rejects(self.cleaned.rejected)

    def rejects(self, rows: nw.LazyFrame[Any]) -> Iterator[Rejected]:
        """Say what is wrong with rows of ``Cleaned.rejected``, and with the broken ones."""
        for bad in self.source.broken:
            yield Rejected(
                file=self.source.path.name, row=bad.row, line=bad.line, column=bad.column,
                value=bad.value, check=RAGGED[bad.reason],
            )  # fmt: skip
        for row in rows.sort(c.FILE, c.ROW).collect().iter_rows(named=True):
            check = CHECKS[int(row[c.REJECT]) - 1]
            yield Rejected(
                file=row[c.FILE], row=int(row[c.ROW]), line=None,
                column=self.mapping.theirs.get(check.column, check.column),
                value=row[REJECT_VALUE] or "", check=check,
            )  # fmt: skip


def connect() -> duckdb.DuckDBPyConnection:
    """Open an engine of one's own, in memory, its zone UTC."""
    connection = duckdb.connect(config={"temp_directory": spill_folder()})
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def read(  # noqa: PLR0913  each option stands for itself
    path: Path,
    *,
    mapping: CaseMapping | None = None,
    dialect: Dialect | None = None,
    zone: str = "Asia/Jakarta",
    now: datetime | None = None,
    connection: duckdb.DuckDBPyConnection | None = None,
    scratch: Path | None = None,
    only: Collection[str] | None = None,
) -> Reading:
    """Read a case file: CSV, a sheet of an Excel workbook, Parquet, or a folder of it.

    What ``mapping`` does not say of a column is suggested. ``zone`` is that of times that
    have none. ``now``, with a zone, is the moment after which nothing can have been handled.
    ``scratch``: where a text is kept taken apart, as long as the reading lives: hold it for as long
    as its frames are used. ``only``: the case frame's columns that are looked at, beside ``file``
    and ``row``; it has no others then. The same rows are accepted, and a text is read quicker.
    Raises ``CaseFileError``: the file is refused or broken as a whole, or the mapping is.
    """

    def keep(columns: Sequence[str], samples: Samples) -> Collection[str]:
        return columns if only is None else read_from(only, suggest(columns, samples, mapping))

    source = open_source(
        path,
        dialect=dialect,
        connection=connection or connect(),
        scratch=scratch,
        keep=keep,
        names=mapping.columns if mapping else (),
    )
    if source.faults:
        source = without_faults(source, suggest(source.columns, source.samples, mapping))
    found = understand(
        source.relation,
        source.columns,
        path,
        mapping=mapping,
        zone=zone,
        now=now,
        samples=source.samples,
    )
    return Reading(
        source=source,
        mapping=found.mapping,
        styles=found.styles,
        decimal=found.decimal,
        cleaned=found.cleaned if only is None else narrowed(found.cleaned, only),
    )


def understand(  # noqa: PLR0913  likewise
    table: IntoFrame,
    columns: Sequence[str],
    file: Path | str,
    *,
    mapping: CaseMapping | None,
    zone: str,
    now: datetime | None,
    samples: Samples | None = None,
) -> Understood:
    """Decide what a table's columns mean and how it writes, and clean it.

    ``table``: as ``clean`` takes it; ``columns``: those of the file, whose name is for the errors.
    ``samples`` are taken from the table where they are not given. The rest is as in ``read``.
    Raises ``CaseFileError``.
    """
    samples = samples or samples_of(table, columns)
    if mapping:
        mapping.check_columns(columns, file)
    chosen = suggest(columns, samples, mapping)
    if missing := [name for name in c.REQUIRED if name not in chosen.theirs]:
        check_no_data(columns, file)
        here, needed = listed(columns), ", ".join(missing)
        raise UnreadableFileError("casefile.missing", file, line=1, columns=needed, here=here)
    styles = styles_of(table, chosen, samples)
    decimal = chosen.decimal or decimal_of(chosen, samples)
    since = datetime(1970, 1, 1, tzinfo=UTC)
    cleaned = clean(
        table,
        chosen,
        styles=styles,
        zone=zone,
        now_us=(now - since) // timedelta(microseconds=1) if now else None,
        amounts=decimal,
    )
    return Understood(mapping=chosen, styles=styles, decimal=decimal, cleaned=cleaned)
