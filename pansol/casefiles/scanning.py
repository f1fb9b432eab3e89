"""A CSV as the engine scans it, and the rows it can't take apart."""

import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

import duckdb
import pyarrow as pa

from pansol.casefiles.checks import Reason
from pansol.casefiles.dialect import Dialect
from pansol.casefiles.errors import UnreadableFileError

__all__ = [
    "Broken",
    "first_line",
    "first_rows",
    "lines_at",
    "quoted_name",
    "quoted_text",
    "rows_as_parquet",
]

_PIECE = 1 << 20
_NEAR = 1 << 12
# Read soon and once; small groups keep both cores busy and the order in little memory.
_QUICKLY_WRITTEN = (
    "FORMAT parquet, COMPRESSION uncompressed, WRITE_BLOOM_FILTER false, ROW_GROUP_SIZE 30720"
)
_REASONS = {
    "MISSING COLUMNS": Reason.RAGGED,
    "TOO MANY COLUMNS": Reason.RAGGED,
    "INVALID ENCODING": Reason.ENCODING,
    "LINE SIZE OVER MAXIMUM": Reason.LONG,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A row that could not be taken apart, or holds a cell without a value."""

    row: int
    """Number of the data row, from 1."""
    line: int | None
    """Line of the file it begins on, from 1; ``None`` where the file was written anew."""
    reason: str
    column: str = ""
    """The file's; empty where it is the row as a whole."""
    value: str = ""
    """What stands there, and where, masked."""


def first_rows(
    connection: duckdb.DuckDBPyConnection,
    copy: Path,
    columns: Sequence[str],
    dialect: Dialect,
    count: int,
) -> pa.Table:
    """Give so many of the first rows that can be taken apart, all text. Raises as below."""
    named = ", ".join(f"c{place} AS {quoted_name(name)}" for place, name in enumerate(columns))
    scan = f"{_scan(copy, len(columns), dialect)}, ignore_errors=true)"
    with _in_order(connection, copy) as own:
        return own.sql(f"SELECT {named} FROM {scan} LIMIT {count}").to_arrow_table()  # noqa: S608  quoted


def rows_as_parquet(  # noqa: PLR0913  how a CSV is taken apart, and into what
    connection: duckdb.DuckDBPyConnection,
    copy: Path,
    columns: Sequence[str],
    dialect: Dialect,
    target: Path,
    *,
    kept: Collection[str],
    lines: bool,
) -> tuple[Broken, ...]:
    """Write the rows that can be taken apart as Parquet, in their order; list the others.

    The columns are all text, named by their place: ``c0``, ``c1`` …. Those that are not ``kept``
    are not written, and bytes in them that are no text not found. Raises ``UnreadableFileError``,
    and ``duckdb.IOException`` where the disk is full.
    """
    table = f"pansol_{token_hex(6)}"
    places = ", ".join(f"c{place}" for place, name in enumerate(columns) if name in kept)
    stored = f"store_rejects=true, rejects_table='{table}', rejects_scan='{table}_s'"
    with _in_order(connection, copy) as own:
        own.execute(
            f"COPY (SELECT {places} FROM {_scan(copy, len(columns), dialect)}, {stored})) "  # noqa: S608  quoted
            f"TO {quoted_text(str(target))} ({_QUICKLY_WRITTEN})"
        )
        found = _rejects(own, table)
    at = lines_at(copy, [place for _, place, _ in found], dialect.quote)
    # The engine counts blank lines among the records, and passes over them when it reads.
    return tuple(
        Broken(
            row=record - 1 - blanks,
            line=line if lines else None,
            reason=_REASONS.get(kind, Reason.QUOTES),
        )
        for (record, _, kind), (line, blanks) in zip(found, at, strict=True)
    )


@contextmanager
def _in_order(
    connection: duckdb.DuckDBPyConnection, copy: Path
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a cursor on which rows keep their order, and errors name the file."""
    own = connection.cursor()
    order = own.execute("SELECT current_setting('preserve_insertion_order')").fetchall()[0][0]
    try:
        own.execute("SET preserve_insertion_order = true")
        yield own
    except duckdb.IOException:
        raise
    except duckdb.Error as error:
        raise UnreadableFileError("casefile.parser", copy, reason=first_line(error)) from error
    finally:
        own.execute(f"SET preserve_insertion_order = {str(order).lower()}")


def _scan(copy: Path, columns: int, dialect: Dialect) -> str:
    """Give the call that scans the CSV; options and a bracket may follow."""
    types = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(columns))
    return (
        f"read_csv({quoted_text(str(copy))}, auto_detect=false, header=true, columns={{{types}}}, "
        f"delim={quoted_text(dialect.separator)}, quote={quoted_text(dialect.quote)}, "
        f"escape={quoted_text(dialect.quote)}"
    )


def _rejects(own: duckdb.DuckDBPyConnection, table: str) -> list[tuple[int, int, str]]:
    """Give the record's number, its first byte and the kind of error of each broken row."""
    kept = own.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = ?", [table]).fetchone()
    if not kept:  # DuckDB makes it with the first error
        return []
    found: list[tuple[int, int, str]] = own.execute(
        "SELECT line, min(line_byte_position), arg_min(error_type::VARCHAR, column_idx) "  # noqa: S608  our own name
        f"FROM {table} GROUP BY line ORDER BY line"
    ).fetchall()
    own.execute(f"DROP TABLE {table}; DROP TABLE {table}_s")
    return found


def lines_at(path: Path, places: Sequence[int], quote: str = '"') -> list[tuple[int, int]]:
    """Give the line that begins at each byte, and how many blank ones stand before it.

    In one pass as far as the last place; a blank line between quotes is part of a cell, and none.
    """
    found, mark = [], quote.encode()
    line, blanks, position, inside, begun = 1, 0, 0, False, b""
    with path.open("rb") as file:
        for place in places:
            while position < place and (piece := file.read(min(_PIECE, place - position))):
                position += len(piece)
                *whole, begun = (begun + piece).split(b"\n")
                line += len(whole)
                for each in whole:
                    blanks += not inside and each in {b"", b"\r"}
                    inside ^= each.count(mark) % 2 == 1
            ahead = _ahead(file)
            found.append((line + ahead, blanks + ahead))
    return found


def _ahead(file: BinaryIO) -> int:
    """Count the blank lines that stand next; after CR LF the engine names the first of them."""
    here = file.tell()
    blank = re.match(rb"(?:\r?\n)*", file.read(_NEAR))
    file.seek(here)
    return blank[0].count(b"\n") if blank else 0


def first_line(error: Exception) -> str:
    """Give what an engine's error says first; the rest quotes the file."""
    return str(error).partition("\n")[0]


def quoted_name(name: str) -> str:
    """Quote a column's name for SQL."""
    return '"' + name.replace('"', '""') + '"'


def quoted_text(text: str) -> str:
    """Quote a text for SQL."""
    return "'" + text.replace("'", "''") + "'"
