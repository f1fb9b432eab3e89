"""A workbook's sheet of cases as CSV: every cell as the text a person sees in it."""

import csv
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pansol.casefiles.errors import RefusedFileError, UnreadableFileError
from pansol.casefiles.faults import faults_of
from pansol.casefiles.heads import LOOKED_AT, head_among, known_names, listed
from pansol.masking import mask_text

if TYPE_CHECKING:  # for Excel alone
    from python_calamine import CalamineWorkbook

__all__ = ["Fault", "Sheet", "excel_as_csv"]

_EXACT = 1e15
"""Excel keeps 15 digits of a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A cell that holds an error, or a formula that was never worked out."""

    row: int
    """Number of the data row, from 1."""
    line: int
    """Number of the sheet's row, from 1."""
    column: str
    """Name of the table's column."""
    text: str
    """The error or the formula, behind the sheet's name and the cell's: ``Data!H5: #N/A``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet written as CSV."""

    copy: Path
    name: str
    head: tuple[str, ...]
    """The names of its columns, as they are written."""
    faults: tuple[Fault, ...]


def excel_as_csv(path: Path, folder: Path, names: Collection[str] = ()) -> Sheet:
    """Write the sheet of cases into the folder as CSV in UTF-8, blank rows left out.

    It is the visible sheet with most columns known, by their own names or these ``names``; what
    stands above the head is left out. Raises ``RefusedFileError`` for a damaged or protected
    workbook, ``UnreadableFileError`` for an empty sheet, and where no sheet of several has a known
    column.
    """
    from python_calamine import CalamineError, load_workbook  # noqa: PLC0415  for Excel alone

    faults: list[Fault] = []
    heads: list[str] = []
    width, count = 0, -1
    try:
        book = load_workbook(str(path))
        name, head = _chosen(book, path, names)
        copy = folder / "sheet.csv"
        with copy.open("w", encoding="utf-8", newline="") as target:
            write = csv.writer(target).writerow
            for line, texts, wrong in islice(_rows(book, path, name), head, None):
                if not any(texts):
                    continue
                width = width or _width(texts)
                heads = heads or texts[:width]
                count += 1
                faults += [
                    Fault(
                        row=count,
                        line=line,
                        column=" ".join(heads[at].split()),
                        text=f"{mask_text(name)}!{text}",
                    )
                    for at, text in wrong
                    if count and at < width
                ]
                write(texts[:width] if not any(texts[width:]) else texts)
    except (CalamineError, IndexError, OSError) as error:
        raise RefusedFileError("casefile.workbook", path) from error
    return Sheet(copy=copy, name=name, head=tuple(heads), faults=tuple(faults))


def _chosen(book: "CalamineWorkbook", path: Path, names: Collection[str]) -> tuple[str, int]:
    """Give the sheet of cases and the place of its head's row, from 0."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415  likewise

    sheets = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    seen = [each for each in sheets if each.visible == SheetVisibleEnum.Visible] or sheets
    found: list[tuple[int, str, int]] = []
    for name in (each.name for each in seen):
        rows = [texts for _, texts, _ in islice(_rows(book, path, name), LOOKED_AT)]
        if any(any(row) for row in rows):
            head = head_among(rows, names)
            found.append((known_names(rows[head], names), name, head))
    if not found:
        raise UnreadableFileError("casefile.empty", path, line=1)
    known, name, head = max(found, key=lambda each: each[0])
    if not known and len(found) > 1:
        raise UnreadableFileError("casefile.sheets", path, sheets=listed(n for _, n, _ in found))
    return name, head


def _rows(
    book: "CalamineWorkbook", path: Path, name: str
) -> Iterator[tuple[int, list[str], list[tuple[int, str]]]]:
    """Give each row of a sheet: its number, its cells, and the faulty ones with their places."""
    page, found = book.get_sheet_by_name(name), faults_of(path, name)
    first = page.start[1] if page.start else 0
    faulty = {row for row, _ in found}
    for place, cells in enumerate(page.iter_rows()):
        texts, wrong = [_cell(cell) for cell in cells], []
        for at in range(len(texts)) if place in faulty else ():
            if text := found.get((place, first + at)):
                texts[at] = text
                wrong.append((at, f"{_letters(first + at)}{place + 1}: {text}"))
        yield place + 1, texts, wrong


def _width(head: Sequence[str]) -> int:
    """Count the head's cells, without the blank ones at its end."""
    return max((place for place, text in enumerate(head, start=1) if text.strip()), default=0)


def _letters(column: int) -> str:
    """Give a column's name in Excel."""
    before, place = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + place)


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
