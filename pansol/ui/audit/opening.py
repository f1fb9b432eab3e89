"""A case file read and audited for the page: everything it shows, held in memory."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import pyarrow as pa

from pansol.casefiles import (
    CHECKS,
    REJECT_VALUE,
    CaseMapping,
    Check,
    Cleaned,
    Counts,
    Dialect,
    Reading,
    Rejected,
    UnreadableFileError,
    connect,
    read,
    suggest,
)
from pansol.casefiles.checks import RAGGED, Reason
from pansol.casefiles.columns import OURS, REJECT, REQUIRED
from pansol.casefiles.reading import understand
from pansol.casefiles.sources import open_source
from pansol.casefiles.vocabulary import ALLOWED
from pansol.config import current
from pansol.masking import DOT
from pansol.ui.audit.audited import Audited, audit

__all__ = ["Opened", "Strange", "open_file", "open_table"]

_SHOWN = 20  # rejected rows on the page
_WORDS = 30  # words not known that can be given a meaning on the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Strange:
    """A word that is no value of its column, and for which rows were rejected."""

    column: str
    """Ours."""
    theirs: str
    word: str
    count: int
    allowed: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by: column and word."""
        return self.column, self.word


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A file that could be opened: how it was understood and, if it could be, its audit."""

    name: str
    """As the person knows it."""
    path: Path
    """Our copy, to read it again with another mapping."""
    now: datetime | None
    """The moment after which nothing can have been handled."""
    columns: tuple[str, ...]
    """The file's."""
    mapping: CaseMapping
    """In use, or suggested where mandatory columns are missing."""
    missing: tuple[str, ...] = ()
    """Our mandatory columns that nothing is mapped to: then there is no reading."""
    reading: Reading | None = None
    counts: Counts | None = None
    rejected: tuple[Rejected, ...] = ()
    """The first few."""
    reasons: tuple[tuple[str, Check, int], ...] = ()
    """What rows were rejected for, the most frequent first: column, check, how many."""
    strange: tuple[Strange, ...] = ()
    """The words among them, the most frequent first; none that would have to be masked."""
    audited: Audited | None = None
    """None where no row was accepted."""
    ours: tuple[str, ...] = OURS
    required: tuple[str, ...] = REQUIRED


def open_file(
    path: Path,
    name: str,
    *,
    mapping: CaseMapping | None = None,
    dialect: Dialect | None = None,
    now: datetime | None,
) -> Opened:
    """Read and audit a file, whose ``dialect`` is detected unless given.

    Raises ``CaseFileError`` for one that can't be, or its mapping.
    """
    connection = connect()
    opened = Opened(name=name, path=path, now=now, columns=(), mapping=CaseMapping())
    try:
        reading = read(
            path,
            mapping=mapping,
            dialect=dialect,
            zone=current().zone,
            now=now,
            connection=connection,
        )
    except UnreadableFileError as error:
        if error.key != "casefile.missing":
            raise
        return _unmapped(opened, mapping, connection)
    kept = replace(reading, cleaned=_held(reading.cleaned, connection))
    counts = kept.counts()
    shown = tuple(islice(kept.rejected(), _SHOWN))
    return replace(
        opened,
        columns=reading.source.columns,
        mapping=reading.mapping,
        reading=kept,
        counts=counts,
        rejected=shown,
        reasons=_reasons(kept),
        strange=_strange(kept),
        audited=audit(kept, counts, name, connection) if counts.accepted else None,
    )


def open_table(table: pa.Table, mapping: CaseMapping, name: str, *, now: datetime) -> Opened:
    """Audit rows of texts that were read elsewhere, with ``file`` and ``row``, under a name."""
    connection = connect()
    read_in = connection.from_arrow(table)
    columns = tuple(mapping.columns)
    found = understand(read_in, columns, name, mapping=mapping, zone=current().zone, now=now)
    kept = replace(found, cleaned=_held(found.cleaned, connection))
    accepted = int(kept.cleaned.accepted.select(nw.len()).collect().item())
    counts = Counts(read=len(table), accepted=accepted)
    return Opened(
        name=name,
        path=Path(name),
        now=now,
        columns=columns,
        mapping=mapping,
        counts=counts,
        audited=audit(kept, counts, name, connection) if accepted else None,
    )


def _unmapped(
    opened: Opened, mapping: CaseMapping | None, connection: duckdb.DuckDBPyConnection
) -> Opened:
    """Tell what is missing, with what can be mapped to it."""
    names = mapping.columns if mapping else ()
    source = open_source(opened.path, dialect=None, connection=connection, names=names)
    found = suggest(source.columns, source.samples, mapping)
    missing = tuple(name for name in REQUIRED if name not in found.theirs)
    return replace(opened, columns=source.columns, mapping=found, missing=missing)


def _held(cleaned: Cleaned, connection: duckdb.DuckDBPyConnection) -> Cleaned:
    """Hold the cleaned rows in memory: the file is gone through once."""
    rows: duckdb.DuckDBPyRelation = nw.to_native(cleaned.frame)
    rows.create("cleaned")
    frame: Any = nw.from_native(connection.table("cleaned"))
    return Cleaned(frame=frame.lazy())


def _reasons(reading: Reading) -> tuple[tuple[str, Check, int], ...]:
    """Count the rejected rows by what is wrong with them, the most frequent first."""
    counts = Counter({RAGGED[reason]: n for reason, n in _broken(reading).items()})
    rows = reading.cleaned.rejected.group_by(REJECT).agg(nw.len().alias("n")).collect()
    counts.update({CHECKS[int(number) - 1]: int(n) for number, n in rows.iter_rows()})
    theirs = reading.mapping.theirs
    return tuple(
        (theirs.get(check.column, check.column), check, count)
        for check, count in counts.most_common()
    )


def _strange(reading: Reading) -> tuple[Strange, ...]:
    """Count the words that are no value of their column."""
    numbers = {n: check for n, check in enumerate(CHECKS, start=1) if check.reason == Reason.VALUE}
    rows = reading.cleaned.rejected.group_by(REJECT, REJECT_VALUE).agg(nw.len().alias("n"))
    found = sorted(rows.collect().iter_rows(), key=lambda row: (-row[2], row[0], row[1] or ""))
    strange = [
        Strange(
            column=(check := numbers[number]).column,
            theirs=reading.mapping.theirs.get(check.column, check.column),
            word=word,
            count=int(n),
            allowed=check.allowed,
        )
        for number, word, n in found
        if word and DOT not in word and number in numbers and numbers[number].column in ALLOWED
    ]
    return tuple(strange[:_WORDS])


def _broken(reading: Reading) -> Mapping[str, int]:
    return Counter(bad.reason for bad in reading.source.broken)
