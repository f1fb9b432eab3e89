"""A file as one table of text: whatever it is written in, through the embedded engine."""

import codecs
import csv
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import duckdb

from pansol.casefiles.content import Content, content_of
from pansol.casefiles.detecting import SAMPLE_ROWS, Samples, samples_of
from pansol.casefiles.dialect import Dialect, detect_dialect, sample_of
from pansol.casefiles.errors import RefusedFileError, UnreadableFileError
from pansol.casefiles.excel import Fault, excel_as_csv
from pansol.casefiles.guards import MOST_COLUMNS, check_header, check_workbook
from pansol.casefiles.heads import check_heads, nameless
from pansol.casefiles.mending import find_start, one_line_a_row, without_lines
from pansol.casefiles.proving import check_bytes
from pansol.casefiles.scanning import (
    Broken,
    first_line,
    first_rows,
    quoted_name,
    quoted_text,
    rows_as_parquet,
)

__all__ = ["Source", "open_source"]

_PIECE = 1 << 20
_NAMELESS = "_pansol_nameless_"

Keep: TypeAlias = Callable[[Sequence[str], Samples], Collection[str]]
"""Tells by a file's columns and their samples which of them to keep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A table: ``file``, ``row`` and the file's columns, with what could not be read."""

    path: Path
    content: Content
    relation: duckdb.DuckDBPyRelation
    columns: tuple[str, ...]
    """All that the file has, also those that were left out of ``relation``."""
    samples: Samples
    """Some values of each column, as text."""
    rows: int
    """The rows that were read, without the broken ones."""
    broken: tuple[Broken, ...] = ()
    dialect: Dialect | None = None
    sheet: str | None = None
    """The sheet of a workbook that was read."""
    faults: tuple[Fault, ...] = ()
    """Cells of a workbook without a value, where one should be."""
    folder: TemporaryDirectory[str] | None = field(default=None, repr=False)
    """What was written anew, kept as long as the source is."""


def open_source(  # noqa: PLR0913  each option stands for itself
    path: Path,
    *,
    dialect: Dialect | None,
    connection: duckdb.DuckDBPyConnection,
    scratch: Path | None = None,
    keep: Keep | None = None,
    names: Collection[str] = (),
) -> Source:
    """Open a CSV, an Excel workbook's sheet of cases, or Parquet (a file or a folder of parts).

    Bounds are checked before anything is parsed. A text is taken apart once, and kept as Parquet in
    a temporary folder below ``scratch``. Columns of a text that need not be kept are left out where
    nothing can be wrong in them; rows that can't be taken apart are found all the same.
    ``names``: what columns are called, beside the names known here, by which the head is found.
    Raises ``CaseFileError``, and ``duckdb.IOException`` where the disk is full.
    """
    content = content_of(path)
    if content is Content.PARQUET:
        return _parquet(path, connection)
    folder: TemporaryDirectory[str] = TemporaryDirectory(prefix="pansol-", dir=scratch)
    private = Path(folder.name)
    if content is Content.EXCEL:
        check_workbook(path)
        sheet = excel_as_csv(path, private, names)
        text = _Text(copy=sheet.copy, before=None, head=sheet.head, dialect=Dialect())
        table = _csv(path, text, content, folder, connection, keep)
        return replace(table, sheet=sheet.name, faults=sheet.faults)
    head, _ = sample_of(path)
    for mark in (b",", b";", b"\t", b"|") if dialect is None else (dialect.separator.encode(),):
        check_header(path, head.replace(b"\0", b""), mark)
    found = dialect or detect_dialect(path)
    copy = path if found.native else _decoded(path, found.encoding, private)
    # What is no UTF-8 is told row by row, and may stand in any column.
    sound = check_bytes(copy, path)
    text = _text(path, copy, found, names, private)
    return _csv(path, text, content, folder, connection, keep if sound else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A text that begins with its head."""

    copy: Path
    dialect: Dialect
    before: int | None
    """Lines of the file above the head; ``None`` where lines are not those of the file."""
    head: Sequence[str]


def _text(path: Path, copy: Path, dialect: Dialect, names: Collection[str], folder: Path) -> _Text:
    """Leave out what stands above the head."""
    try:
        start = find_start(copy, dialect, names)
    except csv.Error as error:
        raise UnreadableFileError("casefile.head_quotes", path, line=1) from error
    if len(start.head) > MOST_COLUMNS:
        found = len(start.head)
        raise RefusedFileError("casefile.columns", path, found=found, most=MOST_COLUMNS)
    own = start.before if copy == path else None
    if start.before:
        copy = without_lines(copy, start.before, folder)
    return _Text(copy=copy, dialect=start.dialect, before=own, head=start.head)


def _csv(  # noqa: PLR0913, PLR0917  one step of one function above
    path: Path,
    text: _Text,
    content: Content,
    folder: TemporaryDirectory[str],
    connection: duckdb.DuckDBPyConnection,
    keep: Keep | None,
) -> Source:
    line = 1 + (text.before or 0)
    names = check_heads(text.head, path, line)
    columns = [name or f"{_NAMELESS}{place}" for place, name in enumerate(names)]
    bare = [place for place, name in enumerate(names) if not name]
    table = Path(folder.name) / "rows.parquet"

    def taken_apart(copy: Path) -> tuple[Samples, Collection[str], tuple[Broken, ...]]:
        first = first_rows(connection, copy, columns, text.dialect, SAMPLE_ROWS)
        samples = samples_of(first, [name for name in names if name])
        kept = (keep and keep(list(samples), samples)) or names
        written = {*kept, *(columns[place] for place in bare)}
        broken = rows_as_parquet(
            connection, copy, columns, text.dialect, table,
            kept=written, lines=text.before is not None,
        )  # fmt: skip
        return samples, kept, broken

    try:
        samples, kept, broken = taken_apart(text.copy)
    except UnreadableFileError as error:
        mended = one_line_a_row(text.copy, Path(folder.name))
        if mended is None:
            raise UnreadableFileError(error.key, path, reason=error.values["reason"]) from error
        samples, kept, broken = taken_apart(mended)
    scan = f"read_parquet({quoted_text(str(table))}, file_row_number=true)"
    for place in bare:
        filled = connection.sql(f"SELECT 1 FROM {scan} WHERE trim(c{place}) <> '' LIMIT 1")  # noqa: S608  quoted
        if filled.fetchall():
            raise nameless(names, place, path, line)
    count = connection.sql(f"SELECT count(*) FROM {scan}").fetchall()[0][0]  # noqa: S608  quoted
    listed = ", ".join(
        f"c{place} AS {quoted_name(name)}"
        for place, name in enumerate(names)
        if name in kept and name
    )
    relation = connection.sql(
        f"SELECT {quoted_text(path.name)} AS file, pansol_row AS row, {listed} "  # noqa: S608  likewise
        f"FROM {_numbered(scan, broken)}"
    )
    return Source(
        path=path, content=content, relation=relation, columns=tuple(filter(None, names)),
        samples=samples, rows=count, broken=_moved(broken, text.before or 0), folder=folder,
        dialect=text.dialect if content is Content.CSV else None,
    )  # fmt: skip


def _moved(broken: Sequence[Broken], lines: int) -> tuple[Broken, ...]:
    """Count the lines above the head too."""
    return tuple(replace(bad, line=bad.line + lines) if bad.line else bad for bad in broken)


def _numbered(scan: str, broken: Sequence[Broken]) -> str:
    """Give SQL for the rows with their numbers in the file, the broken ones counted."""
    rows = f"(SELECT *, file_row_number + 1 AS pansol_row FROM {scan})"  # noqa: S608  quoted
    if not broken:
        return rows
    shifts = [(bad.row - 1 - place, place + 1) for place, bad in enumerate(broken)]
    listed = ", ".join(f"({before}, {shift})" for before, shift in shifts)
    return (
        "(SELECT s.* REPLACE (s.pansol_row + coalesce(b.shift, 0) AS pansol_row) "  # noqa: S608  likewise
        f"FROM {rows} s ASOF LEFT JOIN (SELECT before, max(shift) AS shift FROM "
        f"(VALUES {listed}) v(before, shift) GROUP BY before) b ON s.pansol_row > b.before)"
    )


def _decoded(path: Path, encoding: str, folder: Path) -> Path:
    copy = folder / "decoded.csv"
    line = 1
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        with path.open("rb") as source, copy.open("w", encoding="utf-8", newline="") as target:
            while piece := source.read(_PIECE):
                text = decoder.decode(piece)
                line += text.count("\n")
                target.write(text)
            target.write(decoder.decode(b"", final=True))
    except (UnicodeError, LookupError) as error:
        raise UnreadableFileError("casefile.encoding", path, line=line) from error
    return copy


def _parquet(path: Path, connection: duckdb.DuckDBPyConnection) -> Source:
    where = f"{path}/**/*.parquet" if path.is_dir() else str(path)
    options = (
        "union_by_name=true, hive_partitioning=true, filename='_pansol_file', file_row_number=true"
    )
    scan = f"read_parquet({quoted_text(where)}, {options})"
    try:
        every = connection.sql(f"SELECT * FROM {scan}")  # noqa: S608
        count = connection.sql(f"SELECT count(*) FROM {scan}").fetchall()[0][0]  # noqa: S608
    except duckdb.Error as error:
        raise UnreadableFileError("casefile.parser", path, reason=first_line(error)) from error
    own = [name for name in every.columns if name not in {"_pansol_file", "file_row_number"}]
    heads = check_heads(own, path)
    if "" in heads:
        raise nameless(heads, heads.index(""), path)
    named = ", ".join(
        f"{quoted_name(a)} AS {quoted_name(b)}" for a, b in zip(own, heads, strict=True)
    )
    relation = connection.sql(
        f"SELECT parse_filename(_pansol_file) AS file, file_row_number + 1 AS row, {named} FROM {scan}"  # noqa: S608, E501
    )
    return Source(
        path=path, content=Content.PARQUET, relation=relation, columns=tuple(heads),
        samples=samples_of(relation, heads), rows=count,
    )  # fmt: skip
