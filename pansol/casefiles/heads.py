"""The names of a file's columns: cleaned of stray blanks, each there once, none of them a cell."""

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from pansol.casefiles.columns import FILE, ROW
from pansol.casefiles.errors import UnreadableFileError
from pansol.casefiles.vocabulary import column_names, key_of
from pansol.masking import mask_text

__all__ = [
    "LOOKED_AT",
    "check_heads",
    "check_no_data",
    "head_among",
    "known_names",
    "listed",
    "nameless",
]

LOOKED_AT = 20
"""Rows among which the head is looked for."""
_FEWEST = 3

_VALUE = re.compile(r"[0-9 .,:/+-]*[0-9][0-9 .,:/+-]*|[0-9]{4}-[0-9]{2}-[0-9]{2}.*")


def check_heads(cells: Sequence[str], file: Path, line: int = 1) -> list[str]:
    """Give the names with blanks around and doubled ones gone; "" for a column without one.

    Raises ``UnreadableFileError``, with line, and column from 1, for a name given twice, capitals
    aside, and for data where names should be. A column with a name that reading needs itself is
    renamed.
    """
    if not any(cell.strip() for cell in cells):
        raise UnreadableFileError("casefile.empty", file, line=line)
    names: list[str] = []
    for column, cell in enumerate(cells, start=1):
        name = " ".join(cell.replace("\ufeff", "").split())
        if name and name.lower() in {known.lower() for known in names}:
            check_no_data(cells, file, line)
            raise UnreadableFileError(
                "casefile.head_double", file, line=line, column=column, name=mask_text(name)
            )
        if name.lower() in {FILE, ROW}:
            name += "_"
        names.append(name)
    return names


def nameless(names: Sequence[str], place: int, file: Path, line: int = 1) -> UnreadableFileError:
    """Give the error of a column that holds something and has no name, by its place from 0.

    Raises ``UnreadableFileError`` where the head is a row of data.
    """
    check_no_data(names, file, line)
    return UnreadableFileError("casefile.head_blank", file, line=line, column=place + 1)


def head_among(rows: Sequence[Sequence[str]], names: Collection[str] = ()) -> int:
    """Give the place of the head among a file's first rows, from 0: titles may stand above it.

    It is the first row, blank ones aside, unless another has at least three columns known, and more
    than twice as many. ``names``: what columns are called besides.
    """
    first = next((place for place, row in enumerate(rows) if any(c.strip() for c in row)), 0)
    known = [known_names(row, names) for row in rows[:LOOKED_AT]]
    most = max(known, default=0)
    if most >= _FEWEST and most > 2 * known[first]:
        return known.index(most)
    return first


def known_names(cells: Iterable[str], names: Collection[str] = ()) -> int:
    """Count the columns of ours among the cells of a row, and these ``names``."""
    keys = {key_of(cell) for cell in cells if cell.strip()}
    own = keys & set(map(key_of, names))
    return len(own) + len({column_names()[key] for key in keys - own if key in column_names()})


def check_no_data(cells: Iterable[str], file: Path | str, line: int = 1) -> None:
    """Raise ``UnreadableFileError`` if the head is a row of data: no name known, and values."""
    names = [cell.strip() for cell in cells]
    known = any(key_of(name) in column_names() for name in names)
    values = any(_VALUE.fullmatch(name) or mask_text(name) != name for name in names)
    if values and not known:
        raise UnreadableFileError("casefile.no_head", file, line=line)


def listed(names: Iterable[str]) -> str:
    """Write columns' names for an error: what a customer could be known by is masked."""
    return ", ".join(map(mask_text, names))
