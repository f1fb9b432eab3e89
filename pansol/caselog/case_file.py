"""Handled cases as the rows of a case file, so that today's cases are audited tomorrow."""

import json
from collections.abc import Iterator

from sqlalchemy import Engine, select

from pansol.caselog.kept import Standing, case_number
from pansol.caselog.sqlite import READS
from pansol.caselog.tables import CASES, ENTRIES
from pansol.facts import FACTS
from pansol.plain import as_plain
from pansol.sop import SOP

__all__ = ["CASE_FILE_COLUMNS", "case_file_rows", "cells_in"]

CASE_FILE_COLUMNS = (
    "case_id",
    "agent",
    "team",
    "transaction_at",
    "handled_at",
    *(fact.column for fact in FACTS),
    *(field.name for field in SOP.ticket_fields),
    "action_taken",
    "sla_given",
    "kip_given",
    "advice_given",
)
"""The columns of a case file, in their order: what an audit reads without a mapping."""

_OF_CASE = (
    "agent", "team", "transaction_at", "handled_at", "action_taken", "sla_given", "kip_given",
)  # fmt: skip
"""What a case's details themselves say."""

_CHUNK = 500
"""Cases read at a time: what others write meanwhile is not held up."""


def case_file_rows(engine: Engine) -> Iterator[tuple[str, ...]]:
    """Give the handled cases, one row each, as they stand now; no cell runs as a formula.

    A case is handled once an agent acted (``action_taken``) and nothing in it is open.
    """
    last = 0
    while True:
        query = (
            select(CASES.c.number, CASES.c.standing, ENTRIES.c.payload)
            .join(ENTRIES, ENTRIES.c.seq == CASES.c.details_in)
            .where(CASES.c.number > last)
            .order_by(CASES.c.number)
            .limit(_CHUNK)
        )
        with engine.connect().execution_options(**READS) as connection:
            rows = connection.execute(query).all()
        if not rows:
            return
        for row in rows:
            cells = cells_in(row.payload)
            if row.standing != Standing.UNFINISHED.value and cells:
                yield (case_number(row.number), *map(as_plain, cells))
        last = rows[-1].number


def cells_in(payload: str) -> tuple[str, ...] | None:
    """Give the cells of a case, as they were written, from the payload of its details.

    ``CASE_FILE_COLUMNS`` but the first, the case's number. ``None`` where no agent acted.
    """
    details = json.loads(payload)["details"] or {}
    if not details.get("action_taken"):
        return None
    values = {
        **details.get("fields", {}),
        **details.get("facts", {}),
        **{name: details.get(name) for name in _OF_CASE},
        "advice_given": ";".join(details.get("advice_given", ())),
    }
    return tuple([values.get(name) or "" for name in CASE_FILE_COLUMNS[1:]])
