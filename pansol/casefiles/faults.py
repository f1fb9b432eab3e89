"""Cells of a worksheet that have no value: errors, and formulas that were never worked out."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO
from xml.etree import ElementTree as ET  # the parts' sizes are checked before
from zipfile import BadZipFile, ZipFile

from pansol.casefiles.errors import RefusedFileError

__all__ = ["faults_of"]

_PIECE = 1 << 20
_SUSPECT = re.compile(rb"t=[\"']e[\"']|<(?:\w+:)?f[ >/]")
_LONGEST = 10  # bytes of what is looked for, which may be cut by the end of a piece
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def faults_of(path: Path, sheet: str) -> Mapping[tuple[int, int], str]:
    """Give row and column (from 0) of each such cell → its error, as ``#N/A``, or its formula.

    What reads worksheets takes them for empty cells. Raises ``RefusedFileError`` for a damaged
    workbook.
    """
    try:
        with ZipFile(path) as archive:
            part = _part(archive, sheet)
            if part is None or not _suspect(archive, part):
                return {}
            with archive.open(part) as file:
                return dict(_faults(file))
    except (BadZipFile, ET.ParseError, KeyError, OSError) as error:
        raise RefusedFileError("casefile.workbook", path) from error


def _part(archive: ZipFile, sheet: str) -> str | None:
    """Give the name of the part that holds a sheet."""
    book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314  expat bounds entities
    ids = [
        value
        for each in book.iter()
        if _tag(each) == "sheet" and each.get("name") == sheet
        for name, value in each.attrib.items()
        if name.endswith("}id")
    ]
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314  likewise
    for each in relations:
        if each.get("Id") in ids:
            target = posixpath.join("/xl", each.get("Target", ""))
            return posixpath.normpath(target).lstrip("/")
    return None


def _suspect(archive: ZipFile, part: str) -> bool:
    """Tell whether there is any error or formula: most sheets have none, and are not parsed."""
    end = b""
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            if _SUSPECT.search(end + piece):
                return True
            end = piece[-_LONGEST:]
    return False


def _faults(file: IO[bytes]) -> Iterator[tuple[tuple[int, int], str]]:
    rows: ET.Element | None = None
    row, column = -1, -1
    for event, each in ET.iterparse(file, events=("start", "end")):  # noqa: S314  likewise
        tag = _tag(each)
        if event == "start":
            if tag == "sheetData":
                rows = each
            elif tag == "row":
                row, column = int(each.get("r", row + 2)) - 1, -1
            continue
        if tag == "c":
            found = _column(each.get("r", ""))
            column = column + 1 if found is None else found
            if text := _fault(each):
                yield (row, column), text
        elif tag == "row" and rows is not None:
            rows.clear()  # memory is not held for what was seen


def _fault(cell: ET.Element) -> str:
    """Give the error or the formula of a cell without a value; empty for any other."""
    inner = {_tag(each): each.text or "" for each in cell}
    kind, value = cell.get("t", "n"), inner.get("v", "")
    if kind == "e":
        return value or "#ERROR"
    if "f" in inner and not value and kind not in {"str", "inlineStr"}:
        return f"={inner['f']}"
    return ""


def _column(place: str) -> int | None:
    if not (found := _PLACE.fullmatch(place)):
        return None
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
