"""Many cases at once: a CSV in, the same rows with their decisions out, bad rows reported."""

import csv
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from difflib import get_close_matches
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Self, TextIO

from pansol.cli.case import WORDS, age_between, moment, read_case, with_age
from pansol.cli.errors import CommandError, ExitCode, Refused
from pansol.decision import decide
from pansol.facts import Age
from pansol.wording import outcome_code

if TYPE_CHECKING:
    from _csv import Reader

__all__ = ["ADDED", "Tally", "decide_rows"]

ADDED = ("rule", "action", "sla", "kip", "gap", "advice", "next_check", "possible")
"""The columns that are added to each row."""

TIMES = ("transaction_at", "handled_at")
DERIVED = {"subscription": ("card_type",), "age": TIMES}
"""Facts whose column may be left out where these columns stand in for it."""

_MOST_COLUMNS = 1_000
_MOST_LINES = 1_000
"""A row of more lines than this is taken for one whose quote was never closed."""

_BOM = "\ufeff"
_BETWEEN = "\x1f"
_FORMULA = re.compile(_BETWEEN + r"[=+\-@\t\r\n]")
_UNREADABLE = re.compile(r"[\0\ud800-\udfff]")
_NUMBER = re.compile(r"[+-][\d\s().,-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What became of the rows."""

    read: int
    decided: int

    @property
    def rejected(self) -> int:
        """The rows that were left out."""
        return self.read - self.decided


Report = Callable[[int, Refused], None]
"""Told of each rejected row: its first line in the file, and why."""


class _Lines:
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


def decide_rows(
    source: Iterator[str],
    open_target: Callable[[], TextIO],
    report: Report,
    *,
    file: str,
    zone: tzinfo,
) -> Tally:
    """Decide row by row, in constant memory. The target is opened once the header is understood.

    The source gives bytes that are no UTF-8 as surrogates. Raises ``CommandError``.
    """
    first = next(source, "")
    delimiter = max(",;\t", key=first.count)
    lines = _Lines(chain([first.removeprefix(_BOM)], source))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    header = _header(reader, file)
    bought_at, handled_at = (header.index(name) if name in header else -1 for name in TIMES)
    pick = itemgetter(*(header.index(name) if name in header else -1 for name in WORDS))
    target = open_target()
    if first.startswith(_BOM):
        target.write(_BOM)
    write = _row_writer(target, delimiter)
    write([*map(_as_text, header), *ADDED])
    read = decided = 0
    for line, row in _records(reader, lines, len(header)):
        read += 1
        try:
            if isinstance(row, Refused):
                raise row
            cells = _readable(row, header)
            words = [*row, ""]  # the last stands for columns that are not there
            age = _age(words[bought_at], words[handled_at], zone)
            write([*cells, *_answer(pick(words), age)])
        except Refused as reason:
            report(line, reason)
        else:
            decided += 1
    return Tally(read=read, decided=decided)


def _row_writer(target: TextIO, delimiter: str) -> Callable[[Sequence[str]], object]:
    """Write rows; a carriage return, which Python's csv leaves bare, is put in quotes."""
    plain, quoted = (
        csv.writer(target, delimiter=delimiter, lineterminator="\n", quoting=quoting)
        for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL)
    )
    return lambda row: (quoted if "\r" in "".join(row) else plain).writerow(row)


@lru_cache(maxsize=2**16)
def _answer(words: tuple[str, ...], derived: Age | None) -> tuple[str, ...]:
    """Give the added cells. Rows repeat: most are answered from the cache."""
    decision = decide(with_age(read_case(dict(zip(WORDS, words, strict=True))), derived))
    codes = (decision.action, decision.sla, decision.kip, decision.gap)
    return (
        decision.rule,
        *(code.value if code else "" for code in codes),
        ";".join(rule.advice.value for rule in decision.advice),
        decision.next_check.fact.column if decision.next_check else "",
        ";".join(map(outcome_code, decision.possible)),
    )


def _age(bought: str, handled: str, zone: tzinfo) -> Age | None:
    at, then = moment("transaction_at", bought, zone), moment("handled_at", handled, zone)
    return age_between(at, then, bought) if at and then else None


def _header(reader: Iterator[list[str]], file: str) -> list[str]:
    """Read the names of the columns, and refuse those that don't tell where each fact is."""
    try:
        header = [name.strip() for name in next(reader, [])]
    except csv.Error:
        raise CommandError(ExitCode.FILE, "cli.file.quotes", file=file, line=1) from None
    if len(header) > _MOST_COLUMNS:
        values = {"found": len(header), "most": _MOST_COLUMNS}
        raise CommandError(ExitCode.FILE, "cli.file.columns", file=file, **values)
    if _UNREADABLE.search("".join(header)):
        raise CommandError(ExitCode.FILE, "cli.file.encoding", file=file)
    if not any(header):
        raise CommandError(ExitCode.FILE, "cli.file.empty", file=file)
    known = (*WORDS, *TIMES)
    for name in (*known, *ADDED):
        if header.count(name) > (name in known):
            key = "cli.file.double" if name in known else "cli.file.taken"
            raise CommandError(ExitCode.FILE, key, file=file, column=name)
    for name in header:
        near = get_close_matches(name.lower(), known, n=1, cutoff=0.86)
        if near and name not in known and near[0] not in header:
            raise CommandError(ExitCode.FILE, "cli.file.near", file=file, column=name, near=near[0])
    needed = [name for name in WORDS if name not in {"card_type", "purchase_channel"}]
    given = {name for name, others in DERIVED.items() if set(others) <= set(header)}
    if missing := [name for name in needed if name not in given | set(header)]:
        columns = ", ".join(missing)
        raise CommandError(ExitCode.FILE, "cli.file.missing", file=file, columns=columns)
    return header


def _records(
    reader: "Reader", lines: _Lines, width: int
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


def _broken(error: csv.Error, lines: _Lines) -> Refused:
    if len(lines.given) == 1 and "field limit" in str(error):
        return Refused("", "", "cli.reason.long", most=csv.field_size_limit())
    return Refused("", "", "cli.reason.quotes")


def _readable(row: Sequence[str], header: list[str]) -> list[str] | Sequence[str]:
    """Give the row's cells as they may be passed on. Raises ``Refused``."""
    text = _BETWEEN.join(("", *row))  # one look at all cells is quicker than one at each
    if "\0" in text or (not text.isascii() and _UNREADABLE.search(text)):
        name, cell = next(
            each for each in zip(header, row, strict=True) if _UNREADABLE.search(each[1])
        )
        raise Refused(name, "", "cli.reason.nul" if "\0" in cell else "cli.reason.encoding")
    return [_as_text(cell) for cell in row] if _FORMULA.search(text) else row


def _as_text(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet program would run as a formula.

    Numbers with a sign stay as they are, telephone numbers among them.
    """
    risky = cell[:1] in {"=", "+", "-", "@", "\t", "\r", "\n"} and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if risky else cell
