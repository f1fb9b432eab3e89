"""The handled cases of the case log as a table of texts, kept between two readings."""

import pyarrow as pa

from pansol.casefiles import CaseMapping
from pansol.casefiles.columns import FILE, ROW
from pansol.caselog import CASE_FILE_COLUMNS, Asking, CaseLog
from pansol.caselog.kept import case_number
from pansol.outcomes.waits import Waits

__all__ = ["LOG_MAPPING", "LogCases", "waits_of"]

LOG_MAPPING = CaseMapping(columns={name: name for name in CASE_FILE_COLUMNS})
"""The log calls its columns as we do."""

_ALL = 1_000_000
"""Open cases that are counted."""


class LogCases:
    """What was read of a log. What did not change since is not read again: entries never change."""

    def __init__(self) -> None:
        self._details: dict[int, int] = {}
        self._cells: dict[int, tuple[str, ...] | None] = {}
        self._table: pa.Table | None = None

    def read(self, log: CaseLog, asking: Asking) -> pa.Table:
        """Give the handled cases as they stand now, one row each; the same table if none changed.

        Recorded as ``Look.DASHBOARD``: nothing is masked here. Raises ``CaseLogError``.
        """
        found = log.handled(asking, self._cells)
        if self._table is None or dict(found.details) != self._details:
            known = {**self._cells, **found.cells}
            self._details = dict(found.details)
            self._cells = {entry: known[entry] for entry in self._details.values()}
            self._table = self._made()
        return self._table

    def _made(self) -> pa.Table:
        rows = [
            (case_number(number), *cells)
            for number, entry in self._details.items()
            if (cells := self._cells[entry])
        ]
        columns = zip(*rows, strict=True) if rows else [()] * len(CASE_FILE_COLUMNS)
        texts = {
            name: pa.array(values, pa.string())
            for name, values in zip(CASE_FILE_COLUMNS, columns, strict=True)
        }
        numbers = pa.array(range(1, len(rows) + 1), pa.int64())
        return pa.table({FILE: pa.array([""] * len(rows), pa.string()), ROW: numbers, **texts})


def waits_of(log: CaseLog, asking: Asking) -> Waits:
    """Read who waits, masked, and what is unfinished."""
    unfinished = log.unfinished(None, limit=_ALL)
    return Waits(at=asking.at, due=log.due(asking.at, limit=_ALL), unfinished=unfinished)
