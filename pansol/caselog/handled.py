"""The handled cases for who counts them, read again as far as they changed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Engine, select

from pansol.caselog.case_file import cells_in
from pansol.caselog.kept import Standing
from pansol.caselog.sqlite import READS
from pansol.caselog.tables import CASES, ENTRIES

__all__ = ["HandledCases", "handled_cases"]

_CHUNK = 500
"""Details read at a time: what others write meanwhile is not held up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandledCases:
    """The decided cases as they stand. An entry never changes, so its cells can be kept."""

    details: Mapping[int, int]
    """The case's number → the entry that has its details, in the order of the numbers."""
    cells: Mapping[int, tuple[str, ...] | None]
    """Entry → its cells, as ``cells_in`` gives them: ``None`` where no agent acted."""


def handled_cases(engine: Engine, known: Collection[int] = ()) -> HandledCases:
    """Read the decided cases, and the cells of those entries that are not ``known``."""
    query = (
        select(CASES.c.number, CASES.c.details_in)
        .where(CASES.c.standing != Standing.UNFINISHED.value, CASES.c.details_in.is_not(None))
        .order_by(CASES.c.number)
    )
    with engine.connect().execution_options(**READS) as connection:
        details = {row.number: row.details_in for row in connection.execute(query)}
    wanted = [entry for entry in details.values() if entry not in known]
    cells: dict[int, tuple[str, ...] | None] = {}
    for first in range(0, len(wanted), _CHUNK):
        some = select(ENTRIES.c.seq, ENTRIES.c.payload).where(
            ENTRIES.c.seq.in_(wanted[first : first + _CHUNK])
        )
        with engine.connect().execution_options(**READS) as connection:
            cells |= {row.seq: cells_in(row.payload) for row in connection.execute(some)}
    return HandledCases(details=details, cells=cells)
