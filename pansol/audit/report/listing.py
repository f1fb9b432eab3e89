"""The long sheets of the workbook: findings, and rejected rows."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from pansol.audit.report.found import COLUMNS, Found, Value
from pansol.audit.report.numbers import Numbers
from pansol.audit.report.sheet import Place, Sheet
from pansol.audit.severity import Severity
from pansol.casefiles import Rejected

__all__ = ["ROWS", "write_findings", "write_rejects"]

ROWS = 1_048_574
"""The most rows below the head: Excel has 1,048,576, and the last may have to say what is cut."""

_WRAPPED = {"proof", "kind", "field", "expected", "done"}
_PRINTED = [*COLUMNS].index("clause_words")
"""How many columns are printed: those in front of what the SOP says and of the codes."""
_NUMBERED = {"row", "state"}
_COLOURED = {severity.value for severity in Severity}


def write_findings(
    sheet: Sheet, rows: Iterable[Found], *, zone: str, most: int, complete: str
) -> tuple[str, ...]:
    """Write the findings. Gives a note if there are more than ``most``, else nothing.

    ``zone``: the name of the one that the times are in.
    """
    say, left = sheet.book.say, iter(rows)
    sheet.widths(*COLUMNS.values())
    sheet.head(say(f"report.finding.{name}", zone=zone) for name in COLUMNS)
    for found in islice(left, most):
        for column, (name, value) in enumerate(zip(COLUMNS, found.values, strict=True)):
            _write(sheet, column, value, _style(name, found))
        sheet.row += 1
    sheet.page.print_area(0, 0, sheet.row, _PRINTED - 1)
    return _finish(sheet, left, "report.cut.findings", most=most, complete=complete)


def write_rejects(sheet: Sheet, rejects: Iterable[Rejected], *, most: int) -> tuple[str, ...]:
    """Write the rejected rows. Gives a note if there are more than ``most``, else nothing."""
    say, left = sheet.book.say, iter(rejects)
    sheet.widths(*_REJECTED.values())
    sheet.head(say(f"report.reject.{name}") for name in _REJECTED)
    for each in islice(left, most):
        values = (
            each.file, each.row, each.line, each.column, each.value,
            say(each.check.key), say(each.check.remedy), ", ".join(each.check.allowed),
        )  # fmt: skip
        for column, value in enumerate(values):
            _write(sheet, column, value, "number" if isinstance(value, int) else "text")
        sheet.row += 1
    return _finish(sheet, left, "report.cut.rejects", most=most)


_REJECTED = {
    "file": 26, "row": 9, "line": 9, "column": 22, "value": 30, "reason": 48, "remedy": 56,
    "allowed": 48,
}  # fmt: skip
"""Column → its width."""


def _finish(
    sheet: Sheet, left: Iterator[object], key: str, *, most: int, **values: str
) -> tuple[str, ...]:
    """Let the rows be filtered, and say how many are missing, here and to the caller."""
    sheet.stay(Place(head=0, last=max(sheet.row - 1, 1), columns=len(_columns(key))))
    missing = sum(1 for _ in left)
    if not missing:
        return ()
    numbers = Numbers(sheet.book.say)
    note = sheet.book.say(
        key, shown=numbers.count(most), all=numbers.count(most + missing), **values
    )
    sheet.warning(note)
    return (note,)


def _columns(key: str) -> dict[str, int]:
    return COLUMNS if key == "report.cut.findings" else _REJECTED


def _style(name: str, found: Found) -> str:
    if name == "severity":
        return found.severity if found.severity in _COLOURED else "text"
    if name in _NUMBERED:
        return "number"
    return "text" if name in _WRAPPED else "plain"


def _write(sheet: Sheet, column: int, value: Value, style: str) -> None:
    if value is None:
        sheet.page.write_blank(sheet.row, column, None, sheet.book.styles["plain"])
    elif isinstance(value, str):
        sheet.text(column, value, style)
    elif isinstance(value, datetime):
        sheet.page.write_datetime(sheet.row, column, value, sheet.book.styles["time"])
    else:
        sheet.page.write_number(sheet.row, column, value, sheet.book.styles[style])
