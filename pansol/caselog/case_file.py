"""Handled cases as the rows of a case file, so that today's cases are audited tomorrow."""

from collections.abc import Iterator

from sqlalchemy import Engine, select

from pansol.caselog.entry import Details
from pansol.caselog.kept import Standing, case_number
from pansol.caselog.payload import details_in
from pansol.caselog.sqlite import READS
from pansol.caselog.tables import CASES, ENTRIES
from pansol.facts import FACTS
from pansol.plain import as_plain
from pansol.sop import SOP

__all__ = ["CASE_FILE_COLUMNS", "case_file_rows"]

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
            details = details_in(row.payload)
            if row.standing != Standing.UNFINISHED.value and details and details.action_taken:
                yield _row(case_number(row.number), details)
        last = rows[-1].number


def _row(number: str, details: Details) -> tuple[str, ...]:
    bought, handled = details.transaction_at, details.handled_at
    values = {
        **details.fields,
        **details.facts,
        "case_id": number,
        "agent": details.agent,
        "team": details.team,
        "transaction_at": bought.isoformat() if bought else "",
        "handled_at": handled.isoformat() if handled else "",
        "action_taken": details.action_taken,
        "sla_given": details.sla_given,
        "kip_given": details.kip_given,
        "advice_given": ";".join(details.advice_given),
    }
    return tuple(as_plain(values.get(name, "")) for name in CASE_FILE_COLUMNS)
