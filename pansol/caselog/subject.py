"""All that is kept on one customer, as JSON values, to be handed over."""

import json
from typing import Any

from sqlalchemy import Connection, select

from pansol.caselog.access import accesses_query, shown_access
from pansol.caselog.kept import Access, CheckedCase
from pansol.caselog.reading import on_subject
from pansol.caselog.tables import CASES, ENTRIES

__all__ = ["on_one_customer"]


def on_one_customer(connection: Connection, msisdn: str) -> dict[str, Any]:
    """Give the cases that hold a number with all their entries, and who looked at them.

    ``msisdn``: in E.164. Keys: ``msisdn``, ``cases``, ``accesses``.
    """
    cases = on_subject(connection, msisdn)
    numbers = {case.number for case in cases}
    looks = map(shown_access, connection.execute(accesses_query()).mappings())
    return {
        "msisdn": msisdn,
        "cases": [_case(connection, case) for case in cases],
        "accesses": [_access(look, numbers) for look in looks if numbers & set(look.cases)],
    }


def _case(connection: Connection, case: CheckedCase) -> dict[str, Any]:
    entries = connection.execute(
        select(ENTRIES)
        .join(CASES, CASES.c.number == ENTRIES.c.case)
        .where(CASES.c.id == case.case_id)
        .order_by(ENTRIES.c.seq)
    )
    return {
        "number": case.number,
        "case_id": str(case.case_id),
        "standing": case.standing.value,
        "ticket_number": case.ticket_number,
        "entries": [
            {
                "id": str(entry["id"]),
                "at": entry["at"].isoformat(),
                "who": entry["who"],
                "kind": entry["kind"],
                "ticket_number": entry["ticket_number"],
                **json.loads(entry["payload"]),
            }
            for entry in entries.mappings()
        ],
    }


def _access(look: Access, numbers: set[str]) -> dict[str, Any]:
    return {
        "at": look.at.isoformat(),
        "who": look.who,
        "what": look.look.value,
        "cases": sorted(numbers & set(look.cases)),  # those of others are not theirs to see
        "why": look.why,
    }
