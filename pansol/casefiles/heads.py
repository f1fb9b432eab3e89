"""The names of a file's columns: cleaned of stray blanks, each there once."""

from collections.abc import Sequence
from pathlib import Path

from pansol.casefiles.columns import FILE, ROW
from pansol.casefiles.errors import UnreadableFileError

__all__ = ["check_heads"]


def check_heads(cells: Sequence[str], file: Path) -> list[str]:
    """Give the names with blanks around and doubled ones gone. Place: line 1, column from 1.

    Raises ``UnreadableFileError`` for a column without a name, or a name given twice, capitals
    aside. A column with a name that reading needs itself is refused likewise.
    """
    if not any(cell.strip() for cell in cells):
        raise UnreadableFileError("casefile.empty", file, line=1)
    names: list[str] = []
    for column, cell in enumerate(cells, start=1):
        name = " ".join(cell.replace("\ufeff", "").split())
        if not name:
            raise UnreadableFileError("casefile.head_blank", file, line=1, column=column)
        if name.lower() in {known.lower() for known in names}:
            raise UnreadableFileError(
                "casefile.head_double", file, line=1, column=column, name=name
            )
        if name.lower() in {FILE, ROW}:
            name += "_"
        names.append(name)
    return names
