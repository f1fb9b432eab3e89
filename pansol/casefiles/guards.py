"""Bounds that are checked before a file is parsed, in well under a second."""

import re
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812  an exception by its lower-case name

from pansol.casefiles.errors import RefusedFileError

__all__ = ["MOST_CELLS", "MOST_COLUMNS", "check_header", "check_workbook"]

MOST_COLUMNS = 1_000
MOST_CELLS = 50_000_000
"""Of a worksheet: 1,048,576 rows of 47 columns, what a full sheet of case files comes to."""

_MOST_UNPACKED = 1 << 30
_SUSPECT = 64 << 20
_MOST_RATIO = 60
"""Real sheets shrink 5 to 20 fold; one that shrinks more, and is large, is no sheet of cases."""
_HEADER = 1 << 20
_LOOKED_AT = 4 << 20
_DIMENSION = re.compile(rb'<dimension[^>]*\bref="([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?"')
_CELL = re.compile(rb'<c[^>]*\br="([A-Z]{1,3})(\d{1,7})"')


def check_header(path: Path, head: bytes, separator: bytes) -> None:
    """Refuse a CSV whose first line has too many columns, or has no end.

    ``head`` are the file's first bytes, at least 1 MiB of them if it has so many.
    """
    line = re.split(rb"[\r\n]", head[:_HEADER], maxsplit=1)[0]
    found = line.count(separator) + 1
    if found > MOST_COLUMNS:
        raise RefusedFileError("casefile.columns", path, found=found, most=MOST_COLUMNS)
    if len(line) == _HEADER:
        raise RefusedFileError("casefile.header_long", path, most=_HEADER)


def check_workbook(path: Path) -> None:
    """Refuse a workbook that unpacks to far more than it is, or whose sheet spans too much.

    Reads the directory, and at most 4 MiB of each worksheet.
    """
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
            _check_sizes(path, parts)
            for part in parts:
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part.filename):
                    with archive.open(part) as sheet:
                        _check_sheet(path, sheet.read(_LOOKED_AT))
    except (BadZipFile, ZlibError, OSError, RuntimeError, NotImplementedError) as error:
        raise RefusedFileError("casefile.workbook", path) from error


def _check_sizes(path: Path, parts: list[ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    if unpacked > _MOST_UNPACKED or (unpacked > _SUSPECT and unpacked > _MOST_RATIO * packed):
        size = round(unpacked / 2**20)
        raise RefusedFileError("casefile.unpacked", path, megabytes=size)


def _check_sheet(path: Path, start: bytes) -> None:
    """Hold the span that the sheet states, and that of the cells seen, against the bounds."""
    spans = [(m[3] or m[1], m[4] or m[2]) for m in _DIMENSION.finditer(start)]
    spans += [(m[1], m[2]) for m in _CELL.finditer(start)]
    columns = max((_column(letters) for letters, _ in spans), default=0)
    rows = max((int(row) for _, row in spans), default=0)
    if columns > MOST_COLUMNS:
        raise RefusedFileError("casefile.columns", path, found=columns, most=MOST_COLUMNS)
    if columns * rows > MOST_CELLS:
        raise RefusedFileError("casefile.cells", path, columns=columns, rows=rows)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
