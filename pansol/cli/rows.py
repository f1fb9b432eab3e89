"""Many cases at once: a CSV in, the same rows with their decisions out, bad rows reported."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from difflib import get_close_matches
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import TextIO

from pansol.cli.case import WORDS, age_between, moment, read_case, with_age
from pansol.cli.errors import CommandError, ExitCode, Refused
from pansol.cli.records import Lines, records
from pansol.decision import decide
from pansol.facts import Age
from pansol.wording import outcome_code

__all__ = ["ADDED", "Tally", "decide_rows", "row_writer"]

ADDED = ("rule", "action", "sla", "kip", "gap", "advice", "next_check", "possible")
"""The columns that are added to each row."""

TIMES = ("transaction_at", "handled_at")
DERIVED = {"subscription": ("card_type",), "age": TIMES}
"""Facts whose column may be left out where these columns stand in for it."""

_MOST_COLUMNS = 1_000

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
    lines = Lines(chain([first.removeprefix(_BOM)], source))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    header = _header(reader, file)
    bought_at, handled_at = (header.index(name) if name in header else -1 for name in TIMES)
    pick = itemgetter(*(header.index(name) if name in header else -1 for name in WORDS))
    target = open_target()
    if first.startswith(_BOM):
        target.write(_BOM)
    write = row_writer(target, delimiter)
    write([*map(_as_text, header), *ADDED])
    read = decided = 0
    for line, row in records(reader, lines, len(header)):
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


def row_writer(target: TextIO, delimiter: str) -> Callable[[Sequence[str]], object]:
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
