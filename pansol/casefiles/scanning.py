"""A CSV as the engine scans it, and the rows it can't take apart."""

from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

import duckdb

from pansol.casefiles.checks import Reason
from pansol.casefiles.dialect import Dialect
from pansol.casefiles.errors import UnreadableFileError

__all__ = [
    "Broken",
    "broken_rows",
    "first_line",
    "lines_at",
    "quoted_name",
    "quoted_text",
    "scan_of",
]

_PIECE = 1 << 20
_REASONS = {
    "MISSING COLUMNS": Reason.RAGGED,
    "TOO MANY COLUMNS": Reason.RAGGED,
    "INVALID ENCODING": Reason.ENCODING,
    "LINE SIZE OVER MAXIMUM": Reason.LONG,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A row that the CSV reader could not take apart."""

    row: int
    """Number of the data row, from 1."""
    line: int | None
    """Line of the file it begins on, from 1; ``None`` where the file was written anew."""
    reason: str


def scan_of(copy: Path, columns: list[str], dialect: Dialect) -> str:
    """Give the call that scans the CSV, every column a text; options and a bracket may follow."""
    types = ", ".join(f"{quoted_text(name)}: 'VARCHAR'" for name in columns)
    return (
        f"read_csv({quoted_text(str(copy))}, auto_detect=false, header=true, columns={{{types}}}, "
        f"delim={quoted_text(dialect.separator)}, quote={quoted_text(dialect.quote)}, "
        f"escape={quoted_text(dialect.quote)}"
    )


def broken_rows(
    connection: duckdb.DuckDBPyConnection, scan: str, copy: Path, *, lines: bool
) -> tuple[int, tuple[Broken, ...]]:
    """Count the rows, and list those that can't be taken apart."""
    table = f"pansol_{token_hex(6)}"
    own = connection.cursor()
    try:
        stored = f"store_rejects=true, rejects_table='{table}', rejects_scan='{table}_s'"
        # To the last row: only then are the errors written down.
        rows = own.execute(f"SELECT count(*) FROM {scan}, {stored})").fetchall()  # noqa: S608
        kept = own.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = ?", [table]).fetchone()
        if not kept:  # DuckDB makes it with the first error
            return rows[0][0], ()
        found = own.execute(
            "SELECT line, min(line_byte_position), arg_min(error_type::VARCHAR, column_idx) "  # noqa: S608  our own name
            f"FROM {table} GROUP BY line ORDER BY line"
        ).fetchall()
        own.execute(f"DROP TABLE {table}; DROP TABLE {table}_s")
    except duckdb.Error as error:
        raise UnreadableFileError("casefile.parser", copy, reason=first_line(error)) from error
    at = lines_at(copy, [place for _, place, _ in found]) if lines else [None] * len(found)
    broken = tuple(
        Broken(row=record - 1, line=line, reason=_REASONS.get(kind, Reason.QUOTES))
        for (record, _, kind), line in zip(found, at, strict=True)
    )
    return rows[0][0], broken


def lines_at(path: Path, places: list[int]) -> list[int | None]:
    """Give the line that begins at each byte, in one pass as far as the last."""
    lines: list[int | None] = []
    line = position = 0
    with path.open("rb") as file:
        for place in places:
            while position < place:
                piece = file.read(min(_PIECE, place - position))
                line += piece.count(b"\n")
                position += len(piece)
                if not piece:
                    break
            lines.append(line + 1)
    return lines


def first_line(error: Exception) -> str:
    """Give what an engine's error says first; the rest quotes the file."""
    return str(error).partition("\n")[0]


def quoted_name(name: str) -> str:
    """Quote a column's name for SQL."""
    return '"' + name.replace('"', '""') + '"'


def quoted_text(text: str) -> str:
    """Quote a text for SQL."""
    return "'" + text.replace("'", "''") + "'"
