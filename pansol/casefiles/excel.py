"""The first sheet of a workbook as CSV: every cell as the text a person sees in it."""

import csv
from datetime import date, datetime, time
from pathlib import Path

from pansol.casefiles.errors import RefusedFileError, UnreadableFileError

__all__ = ["excel_as_csv"]

_EXACT = 1e15
"""Excel keeps 15 digits of a number."""


def excel_as_csv(path: Path, folder: Path) -> Path:
    """Write the first sheet into the folder as CSV in UTF-8, blank rows left out.

    Raises ``RefusedFileError`` for a damaged or protected workbook, ``UnreadableFileError`` for
    an empty sheet.
    """
    from python_calamine import CalamineError, load_workbook  # noqa: PLC0415  for Excel alone

    copy = folder / "sheet.csv"
    try:
        book = load_workbook(str(path))
        rows = book.get_sheet_by_index(0).iter_rows()
        with copy.open("w", encoding="utf-8", newline="") as target:
            write = csv.writer(target).writerow
            width = 0
            for cells in rows:
                texts = [_cell(cell) for cell in cells]
                if not any(texts):
                    if width:
                        continue
                    raise UnreadableFileError("casefile.empty", path, line=1)
                if not width:
                    while texts and not texts[-1].strip():
                        texts.pop()
                    width = len(texts)
                write(texts[:width] if not any(texts[width:]) else texts)
    except (CalamineError, IndexError, OSError) as error:
        raise RefusedFileError("casefile.workbook", path) from error
    return copy


def _cell(value: object) -> str:
    """Give a cell as text: dates in ISO, whole numbers without a point, digits lost as lost."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        if value.is_integer():
            return str(int(value)) if abs(value) < _EXACT else f"{value:.5E}"
        return repr(value)
    return str(value).replace("\0", "")
