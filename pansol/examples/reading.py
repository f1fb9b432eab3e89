"""Read worked examples from a CSV file that a trainer keeps, and stop at the first broken one."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pansol.examples.errors import BrokenExampleError, Problem
from pansol.examples.model import (
    ALWAYS_GIVEN,
    COLUMNS,
    EXPECTED,
    FACTS_GIVEN,
    FIELDS,
    STORIES,
    TIMES,
    WAIT_UNTIL,
    Example,
)
from pansol.facts import Age, Case, Fact, Subscription, UnknownValueError, parse_fact
from pansol.formats import Malformed, find_brand, find_channel, parse_time
from pansol.sop import SOP
from pansol.waiting import age_at

__all__ = ["examples_path", "load_examples"]


def examples_path() -> Path:
    """Give the file of worked examples: as installed with the package, or in a clone."""
    installed = Path(__file__).with_name("worked_examples.csv")
    clone = Path(__file__).parents[2] / "sample_data" / installed.name
    return installed if installed.is_file() else clone


def load_examples(path: Path) -> tuple[Example, ...]:
    """Read all examples of a file, commas or semicolons between the cells.

    Raises ``BrokenExampleError`` at the first that can't be read.
    """
    examples: dict[str, Example] = {}
    for line, row in _rows(path):
        example = _Row(path, line, row).example()
        if example.id in examples:
            raise BrokenExampleError(Problem.TWICE, path, line, "id", example.id)
        examples[example.id] = example
    return tuple(examples.values())


@dataclass(frozen=True, slots=True)
class _Row:
    """One row being read; each of its readers stops with the place if it can't."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def broken(
        self, problem: Problem, column: str, value: str = "", allowed: Iterable[str] = ()
    ) -> BrokenExampleError:
        return BrokenExampleError(problem, self.path, self.line, column, value, allowed)

    def example(self) -> Example:
        for column in ALWAYS_GIVEN:
            if not self.cells[column]:
                raise self.broken(Problem.EMPTY, column)
        times = {column: self.time(column) for column in TIMES}
        facts = [self.fact(column, fact) for column, fact in FACTS_GIVEN.items()]
        case = Case(digital_purchase=self.digital(), transaction_at=times["transaction_at"])
        return Example(
            id=self.cells["id"],
            line=self.line,
            story={language: self.cells[column] for column, language in STORIES.items()},
            case=case.having(*filter(None, [self.subscription(), *facts, self.age(times)])),
            fields={name: self.cells[name] for name in FIELDS if self.cells[name]},
            handled_at=times["handled_at"],
            expected={column: self.words(column) for column in EXPECTED}
            | {WAIT_UNTIL: tuple(t.isoformat() for t in [self.time(WAIT_UNTIL)] if t)},
        )

    def time(self, column: str) -> datetime | None:
        try:
            return parse_time(self.cells[column]) if self.cells[column] else None
        except Malformed:
            raise self.broken(Problem.TIME, column, self.cells[column]) from None

    def fact(self, column: str, fact: type[Fact]) -> Fact | None:
        try:
            return parse_fact(fact, self.cells[column])
        except UnknownValueError as error:
            raise self.broken(Problem.UNKNOWN_VALUE, column, error.value, error.allowed) from None

    def words(self, column: str) -> tuple[str, ...]:
        words = [word.strip() for word in re.split("[;/]", self.cells[column]) if word.strip()]
        for word in words:
            if word not in EXPECTED[column]:
                raise self.broken(Problem.UNKNOWN_VALUE, column, word, EXPECTED[column])
        return tuple(words)

    def age(self, times: Mapping[str, datetime | None]) -> Fact | None:
        """Give the age that follows from the times; what is written must agree with it."""
        written = self.fact("age", Age)
        transaction_at, handled_at = (times[column] for column in TIMES)
        if not (transaction_at and handled_at):
            return written
        try:
            derived = age_at(transaction_at, handled_at)
        except ValueError:
            value = self.cells["transaction_at"]
            raise self.broken(Problem.TIMES, "transaction_at", value) from None
        if written not in (None, derived):
            raise self.broken(Problem.AGE, "age", self.cells["age"], [str(derived.value)])
        return derived

    def subscription(self) -> Subscription | None:
        # A card type that is no brand is a ticket's fault, not the example's.
        try:
            return find_brand(self.cells["card_type"]).subscription
        except Malformed:
            return None

    def digital(self) -> bool | None:
        try:
            return find_channel(SOP.purchase_channels, self.cells["purchase_channel"]).special
        except Malformed:
            return None


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Give each row that is not blank, with the line it begins on."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BrokenExampleError(Problem.UNREADABLE, path, line) from None
    head = text.partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: list[str] = []
    line = 1
    try:
        for cells in reader:
            if not columns:
                columns = _head(path, cells)
            elif any(cells):
                if len(cells) != len(columns):
                    raise BrokenExampleError(Problem.CELLS, path, line)
                yield line, {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}
            line = reader.line_num + 1
    except csv.Error:
        raise BrokenExampleError(Problem.UNREADABLE, path, line) from None
    if not columns:
        raise BrokenExampleError(Problem.EMPTY, path, 1)


def _head(path: Path, columns: list[str]) -> list[str]:
    for column in columns:
        if column not in COLUMNS:
            raise BrokenExampleError(Problem.UNKNOWN_COLUMN, path, 1, column, allowed=COLUMNS)
        if columns.count(column) > 1:
            raise BrokenExampleError(Problem.TWICE, path, 1, column)
    for column in COLUMNS:
        if column not in columns:
            raise BrokenExampleError(Problem.MISSING_COLUMN, path, 1, column)
    return columns
