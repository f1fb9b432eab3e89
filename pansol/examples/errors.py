"""What can be wrong with a file of examples, and where."""

from collections.abc import Iterable
from enum import Enum
from pathlib import Path

__all__ = ["BrokenExampleError", "Problem"]


class Problem(Enum):
    """What is wrong with an example. The value is the English sentence's end."""

    UNREADABLE = "the file is not CSV in UTF-8"
    MISSING_COLUMN = "this column is not there"
    UNKNOWN_COLUMN = "no column has this name"
    CELLS = "the row has more or fewer cells than the head"
    EMPTY = "nothing is given"
    TWICE = "this was given before"
    UNKNOWN_VALUE = "this is none of the values allowed"
    TIME = "this is no time with its zone, as 2026-07-14T19:30+07:00"
    TIMES = "the purchase lies after the handling"
    AGE = "this contradicts transaction_at and handled_at"


class BrokenExampleError(ValueError):
    """An example that can't be read. Says where, and what would be right."""

    def __init__(  # noqa: PLR0913, PLR0917  a place has a file, a line and a column
        self,
        problem: Problem,
        path: Path,
        line: int,
        column: str = "",
        value: str = "",
        allowed: Iterable[str] = (),
    ) -> None:
        self.problem = problem
        self.path = path
        self.line = line
        self.column = column
        self.value = value
        self.allowed = tuple(allowed)
        place = f"{path}, line {line}" + (f", column {column}" if column else "")
        told = f" {value!r}:" if value else ""
        choice = f" ({', '.join(self.allowed)})" if self.allowed else ""
        super().__init__(f"{place}:{told} {problem.value}{choice}")
