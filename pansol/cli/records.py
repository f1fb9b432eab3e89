"""The rows of a CSV with the line each begins on; a broken one costs its first line alone."""

import csv
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

from pansol.cli.errors import Refused

if TYPE_CHECKING:
    from _csv import Reader

__all__ = ["Lines", "records"]

_MOST_LINES = 1_000
"""A row of more lines than this is taken for one whose quote was never closed."""


class Lines:
    """The lines of a file; those of a row that turns out broken are given again."""

    def __init__(self, source: Iterator[str]) -> None:
        self._source = source
        self._again: deque[str] = deque()
        self.given: list[str] = []
        """Those of the present row."""

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        if len(self.given) == _MOST_LINES:
            raise StopIteration
        line = self._again.popleft() if self._again else next(self._source)
        self.given.append(line)
        return line

    def keep_first(self) -> None:
        """Take back all lines of the present row but its first."""
        self._again.extendleft(reversed(self.given[1:]))
        del self.given[1:]


def records(
    reader: "Reader", lines: Lines, width: int
) -> Iterator[tuple[int, list[str] | Refused]]:
    """Give each row, or why it can't be read, with the line it begins on.

    A broken row costs its first line alone: the lines it swallowed may be rows of their own.
    """
    line = 1
    while True:
        line += len(lines.given)
        lines.given.clear()
        row: list[str] | Refused
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            row = _broken(error, lines)
        else:
            if row and len(row) != width:
                row = Refused("", "", "cli.reason.ragged", found=len(row), wanted=width)
        if isinstance(row, Refused):
            lines.keep_first()
        if row:  # else a blank line
            yield line, row


def _broken(error: csv.Error, lines: Lines) -> Refused:
    if len(lines.given) == 1 and "field limit" in str(error):
        return Refused("", "", "cli.reason.long", most=csv.field_size_limit())
    return Refused("", "", "cli.reason.quotes")
