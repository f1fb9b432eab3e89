"""A text as everyday exports write it, brought to a table: no title above it, no lone returns."""

import csv
import re
import shutil
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from pansol.casefiles.dialect import Dialect
from pansol.casefiles.heads import LOOKED_AT, head_among

__all__ = ["Start", "find_start", "one_line_a_row", "without_lines"]

_PIECE = 1 << 20
_SEPARATOR = re.compile(r"\ufeff?sep=(.)[;,\t]*\r?\n?", re.IGNORECASE)
_ROWS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where the table begins in a text, and how wide it is."""

    dialect: Dialect
    """As it was detected, with the separator that the first line names: ``sep=;``, as in Excel."""
    before: int
    """Lines above the head."""
    head: tuple[str, ...]
    """The head's cells: as many as the rows have, where those at its end are blank."""


def find_start(copy: Path, dialect: Dialect, names: Collection[str] = ()) -> Start:
    """Find the head among a UTF-8 text's first rows. Raises ``csv.Error`` for an open quote."""
    with copy.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        first = _SEPARATOR.fullmatch(file.readline(16))
    with copy.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        if first:
            dialect = replace(dialect, separator=first[1])
            file.readline()
        reader = csv.reader(file, delimiter=dialect.separator, quotechar=dialect.quote)
        starts: list[int] = []
        rows: list[list[str]] = []
        while len(rows) < LOOKED_AT:
            starts.append(reader.line_num + bool(first))
            try:
                rows.append(next(reader))
            except StopIteration:
                break
            except csv.Error:
                if rows:  # rows are told one by one, the head is not
                    break
                raise
        place = head_among(rows, names)
        below = rows[place + 1 :]
        with suppress(csv.Error):
            below.extend(islice(reader, _ROWS))
    head = rows[place] if rows else []
    return Start(dialect=dialect, before=starts[place], head=_as_wide(head, below))


def _as_wide(head: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Let a separator at the end of the head alone, or of the rows alone, make no column."""
    widths = [len(row) for row in rows]
    width = max(set(widths), key=widths.count, default=0)
    bare = len(head)
    while bare and not head[bare - 1].strip():
        bare -= 1
    ends = [row[-1].strip() for row in rows if len(row) == width > 0]
    if width == len(head) + 1 and bare == len(head) > 1 and not any(ends):
        return (*head, "")
    return tuple(head[: max(width, bare)]) if 0 < width < len(head) else tuple(head)


def without_lines(copy: Path, lines: int, folder: Path) -> Path:
    """Write a text without its first lines; bytes that are no text stay as they are."""
    target = folder / "table.csv"
    with (
        copy.open(encoding="utf-8", errors="surrogateescape", newline="") as source,
        target.open("w", encoding="utf-8", errors="surrogateescape", newline="") as file,
    ):
        for _ in range(lines):
            source.readline()
        shutil.copyfileobj(source, file, _PIECE)
    return target


def one_line_a_row(copy: Path, folder: Path) -> Path | None:
    """Write a text with a blank for each return that ends no line; ``None`` if there is none.

    A return inside a cell without quotes is a line's end to some readers, and none to others. A
    text whose lines all end with a return alone has none that could be told apart.
    """
    target = folder / "returns.csv"
    found, lines, kept = 0, 0, b""
    with copy.open("rb") as source, target.open("wb") as file:
        while piece := source.read(_PIECE):
            text = kept + piece
            kept = b"\r" if text.endswith(b"\r") else b""
            mended, count = re.subn(rb"\r(?!\n)", b" ", text[: len(text) - len(kept)])
            found, lines = found + count, lines + mended.count(b"\n")
            file.write(mended)
        file.write(kept)
    return target if found and lines else None
