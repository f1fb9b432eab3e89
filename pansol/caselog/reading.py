"""Read cases: lists, masked, and one case in full."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, RowMapping, Select, or_, select

from pansol.caselog.entry import Details, Entry, Kind
from pansol.caselog.errors import UnknownCaseError
from pansol.caselog.kept import (
    CaseHistory,
    CheckedCase,
    Due,
    Standing,
    case_number,
    number_in,
)
from pansol.caselog.payload import details_in, note_in
from pansol.caselog.tables import CASES, ENTRIES
from pansol.masking import mask_name, mask_text

__all__ = ["case_in_full", "cases_of", "due_cases", "listed", "on_subject"]

_DETAILS = ENTRIES.alias("details")


def listed() -> Select[tuple[object, ...]]:
    """Select cases with the payload of their details."""
    return select(CASES, _DETAILS.c.payload).outerjoin(
        _DETAILS, _DETAILS.c.seq == CASES.c.details_in
    )


def cases_of(
    connection: Connection,
    *,
    who: str | None,
    standing: Standing | None,
    limit: int,
) -> tuple[CheckedCase, ...]:
    """Give the cases last changed, the newest first, masked."""
    query = listed().order_by(CASES.c.at.desc(), CASES.c.number.desc()).limit(limit)
    if who is not None:
        query = query.where(CASES.c.who == who)
    if standing is not None:
        query = query.where(CASES.c.standing == standing.value)
    rows = connection.execute(query).mappings()
    return tuple(_masked(_case(row, _details(row))) for row in rows)


def due_cases(
    connection: Connection, now: datetime, *, who: str | None, limit: int
) -> tuple[Due, ...]:
    """Give the waiting cases, those whose 24 hours ended longest ago first, untimed ones last."""
    query = (
        listed()
        .where(CASES.c.standing == Standing.WAITING.value)
        .order_by(CASES.c.wait_until.asc().nulls_last(), CASES.c.number)
        .limit(limit)
    )
    if who is not None:
        query = query.where(CASES.c.who == who)
    rows = connection.execute(query).mappings()
    return tuple(_due(_masked(_case(row, _details(row))), now) for row in rows)


def on_subject(connection: Connection, msisdn: str) -> tuple[CheckedCase, ...]:
    """Give every case that holds a number, now or earlier, as MSISDN or to be called; masked."""
    holds = or_(ENTRIES.c.msisdn == msisdn, ENTRIES.c.contact == msisdn)
    among = select(ENTRIES.c.case).where(holds)
    query = listed().where(CASES.c.number.in_(among)).order_by(CASES.c.number)
    rows = connection.execute(query).mappings()
    return tuple(_masked(_case(row, _details(row))) for row in rows)


def case_in_full(connection: Connection, case: UUID | str) -> CaseHistory:
    """Give a case by its id, or by its number as people say it. Raises ``UnknownCaseError``."""
    number = number_in(case) if isinstance(case, str) else None
    if isinstance(case, str) and number is None:
        raise UnknownCaseError("caselog.unknown", case=case)
    matches = CASES.c.number == number if number is not None else CASES.c.id == case
    row = connection.execute(listed().where(matches)).mappings().one_or_none()
    if row is None:
        raise UnknownCaseError("caselog.unknown", case=case)
    history = select(ENTRIES).where(ENTRIES.c.case == row["number"]).order_by(ENTRIES.c.seq)
    entries = connection.execute(history).mappings()
    details = _details(row)
    return CaseHistory(
        case=_case(row, details),
        details=details,
        entries=tuple(_entry(each, row["id"]) for each in entries),
    )


def _details(row: RowMapping) -> Details:
    return (details_in(row["payload"]) if row["payload"] else None) or Details()


def _case(row: RowMapping, details: Details) -> CheckedCase:
    return CheckedCase(
        number=case_number(row["number"]),
        case_id=row["id"],
        standing=Standing(row["standing"]),
        opened_at=row["opened_at"],
        at=row["at"],
        who=row["who"],
        msisdn=row["msisdn"] or "",
        name=details.fields.get("customer_name", ""),
        action=row["action"],
        wait_until=details.wait_until,
        ticket_number=row["ticket_number"],
    )


def _masked(case: CheckedCase) -> CheckedCase:
    """Hide the number's middle, and all of the name but its initials."""
    return replace(case, msisdn=mask_text(case.msisdn), name=mask_name(case.name))


def _due(case: CheckedCase, now: datetime) -> Due:
    until = case.wait_until
    ended = until is not None and now > until
    return Due(case=case, ended=ended, by=abs(now - until) if until else None)


def _entry(row: RowMapping, case_id: UUID) -> Entry:
    return Entry(
        id=row["id"],
        case_id=case_id,
        at=row["at"],
        who=row["who"],
        kind=Kind(row["kind"]),
        details=details_in(row["payload"]),
        ticket_number=row["ticket_number"],
        note=note_in(row["payload"]),
    )
