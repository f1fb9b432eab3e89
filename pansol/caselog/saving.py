"""Write one entry, and with it where its case stands, in one transaction."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from pansol.caselog.entry import Entry
from pansol.caselog.errors import ReusedIdError, UnknownCaseError
from pansol.caselog.kept import Saved, Standing, case_number, standing_after
from pansol.caselog.payload import as_json
from pansol.caselog.tables import CASES, ENTRIES
from pansol.formats import Malformed, parse_phone

__all__ = ["phone_or_none", "save_entry"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prepared:
    """An entry with all that is worked out before the database is held up."""

    entry: Entry
    payload: str
    msisdn: str | None
    contact: str | None


def save_entry(connection: Connection, entry: Entry) -> Saved:
    """Add the entry, or find it saved already. The caller commits.

    Raises ``ReusedIdError`` if its id stands for another entry, ``UnknownCaseError`` if it brings
    no details and its case is not there; SQLAlchemy's ``IntegrityError`` if another process was
    about to save the same: trying again finds it.
    """
    prepared = _prepared(entry)
    if saved := _saved_before(connection, prepared):
        return saved
    number, standing = _case(connection, entry)
    row = connection.execute(
        insert(ENTRIES)
        .values(
            id=entry.id,
            case=number,
            at=entry.at,
            who=entry.who,
            kind=entry.kind.value,
            msisdn=prepared.msisdn,
            contact=prepared.contact,
            ticket_number=entry.ticket_number,
            payload=prepared.payload,
        )
        .returning(ENTRIES.c.seq)
    )
    changed = _standing(connection, prepared, standing, number)
    if entry.details:
        changed["details_in"] = row.scalar_one()
    connection.execute(update(CASES).where(CASES.c.number == number).values(changed))
    return Saved(number=case_number(number), at=entry.at, again=False)


def phone_or_none(text: str | None, *, mobile: bool) -> str | None:
    """Give a number in E.164, ``None`` where it is none."""
    try:
        return parse_phone(text or "", mobile=mobile)
    except Malformed:
        return None


def _prepared(entry: Entry) -> _Prepared:
    fields = entry.details.fields if entry.details else {}
    return _Prepared(
        entry=entry,
        payload=as_json(entry.details, entry.note),
        msisdn=phone_or_none(fields.get("msisdn"), mobile=True),
        contact=phone_or_none(fields.get("contact_number"), mobile=False),
    )


def _saved_before(connection: Connection, prepared: _Prepared) -> Saved | None:
    """Give the receipt again for the same entry; only its time may be another."""
    entry = prepared.entry
    query = (
        select(ENTRIES, CASES.c.id.label("case_id"))
        .join(CASES, CASES.c.number == ENTRIES.c.case)
        .where(ENTRIES.c.id == entry.id)
    )
    found = connection.execute(query).one_or_none()
    if found is None:
        return None
    there = (found.case_id, found.who, found.kind, found.ticket_number, found.payload)
    here = (entry.case_id, entry.who, entry.kind.value, entry.ticket_number, prepared.payload)
    if there != here:
        raise ReusedIdError("caselog.reused", id=entry.id)
    return Saved(number=case_number(found.case), at=found.at, again=True)


def _case(connection: Connection, entry: Entry) -> tuple[int, Standing | None]:
    """Give the case's number and standing, its row held until the end; a new one is begun."""
    held = select(CASES.c.number, CASES.c.standing).where(CASES.c.id == entry.case_id)
    if found := connection.execute(held.with_for_update()).one_or_none():
        return found.number, Standing(found.standing)
    if entry.details is None:
        raise UnknownCaseError("caselog.unknown", case=entry.case_id)
    begun = insert(CASES).values(
        id=entry.case_id,
        opened_at=entry.at,
        at=entry.at,
        who=entry.who,
        standing=Standing.UNFINISHED.value,
        action="",
        ticket_number="",
    )
    return connection.execute(begun.returning(CASES.c.number)).scalar_one(), None


def _standing(
    connection: Connection, prepared: _Prepared, before: Standing | None, number: int
) -> dict[str, Any]:
    """Give the columns of the case that the entry changes."""
    entry, details = prepared.entry, prepared.entry.details
    changed: dict[str, Any] = {"at": entry.at, "who": entry.who}
    if entry.ticket_number:
        changed["ticket_number"] = entry.ticket_number
    if details:
        action = details.action
        changed |= {"msisdn": prepared.msisdn, "action": action, "wait_until": details.wait_until}
    else:
        asked = select(CASES.c.action).where(CASES.c.number == number)
        action = str(connection.scalar(asked))
    changed["standing"] = standing_after(entry.kind, action, before).value
    return changed
