"""The names of a file's columns: cleaned of stray blanks, each there once, none of them a cell."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from pansol.casefiles.columns import FILE, ROW
from pansol.casefiles.errors import UnreadableFileError
from pansol.casefiles.vocabulary import column_names, key_of
from pansol.masking import mask_text

__all__ = ["check_heads", "check_no_data", "listed"]

_VALUE = re.compile(r"[0-9 .,:/+-]*[0-9][0-9 .,:/+-]*|[0-9]{4}-[0-9]{2}-[0-9]{2}.*")


def check_heads(cells: Sequence[str], file: Path) -> list[str]:
    """Give the names with blanks around and doubled ones gone. Place: line 1, column from 1.

    Raises ``UnreadableFileError`` for a column without a name, or a name given twice, capitals
    aside, and for data where names should be. A column with a name that reading needs itself is
    renamed.
    """
    if not any(cell.strip() for cell in cells):
        raise UnreadableFileError("casefile.empty", file, line=1)
    names: list[str] = []
    for column, cell in enumerate(cells, start=1):
        name = " ".join(cell.replace("\ufeff", "").split())
        if not name:
            check_no_data(cells, file)
            raise UnreadableFileError("casefile.head_blank", file, line=1, column=column)
        if name.lower() in {known.lower() for known in names}:
            check_no_data(cells, file)
            raise UnreadableFileError(
                "casefile.head_double", file, line=1, column=column, name=mask_text(name)
            )
        if name.lower() in {FILE, ROW}:
            name += "_"
        names.append(name)
    return names


def check_no_data(cells: Iterable[str], file: Path | str) -> None:
    """Raise ``UnreadableFileError`` if the head is a row of data: no name known, and values."""
    names = [cell.strip() for cell in cells]
    known = any(key_of(name) in column_names() for name in names)
    values = any(_VALUE.fullmatch(name) or mask_text(name) != name for name in names)
    if values and not known:
        raise UnreadableFileError("casefile.no_head", file, line=1)


def listed(names: Iterable[str]) -> str:
    """Write columns' names for an error: what a customer could be known by is masked."""
    return ", ".join(map(mask_text, names))
