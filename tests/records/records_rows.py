"""Rows as systems would give them, made by hand around one purchase."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from pansol.facts import Fact, Subscription
from pansol.records import DERIVATIONS, SHAPES, Doubt, Enquiry, Finding, Role, Row
from pansol.records.deriving import Answer, derive
from pansol.records.finding import Value
from pansol.waiting import ZONES

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=ZONES["WIB"])
BOUGHT = NOW - timedelta(hours=3)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
SECOND = timedelta(seconds=1)
MSISDN = "+6281200000001"
PACKAGE = "Kuota Ketengan 7 GB"
HOME = {
    Role.PROVISIONING: "Indira",
    Role.ORDERS: "DSC",
    Role.CALL_DETAIL: "Indira",
    Role.QUOTA: "DSC",
    Role.CONTACTS: "CTP",
    Role.OUTAGES: "Info gangguan",
    Role.COMPLAINTS: "E-Care",
}

_USUAL: dict[Role, dict[str, Value]] = {
    Role.PROVISIONING: {
        "order_id": "A1", "package": PACKAGE, "price": 65000, "quota_mb": 7168, "bonus": None,
        "status": "success", "ordered_at": BOUGHT,
    },
    Role.CALL_DETAIL: {
        "charged_at": BOUGHT, "kind": "package", "package": PACKAGE, "order_id": "A1",
        "amount": 65000,
    },
    Role.QUOTA: {
        "package": PACKAGE, "order_id": "A1", "kind": "main", "granted_mb": 7168,
        "granted_at": BOUGHT,
    },
    Role.CONTACTS: {
        "contacted_at": NOW - DAY, "kind": "complaint", "topic": "package_activation",
        "ticket_number": None,
    },
    Role.OUTAGES: {"location": "Medan", "started_at": NOW - DAY, "ended_at": None},
    Role.COMPLAINTS: {
        "complained_at": NOW - MINUTE, "channel": "ctp_ecare", "account": "@budi",
        "location": "Medan", "package": PACKAGE,
    },
}  # fmt: skip
_USUAL[Role.ORDERS] = _USUAL[Role.PROVISIONING]

_ASKED = Enquiry(
    msisdn=MSISDN,
    now=NOW,
    transaction_at=BOUGHT,
    package=PACKAGE,
    subscription=Subscription.PREPAID,
    location="Medan",
)


def made(role: Role, system: str = "", /, **values: Value) -> Row:
    """Give a row that is as usual but for these values."""
    told = {"msisdn": MSISDN} | _USUAL[role] | values
    return Row(
        role=role,
        system=system or HOME[role],
        table=role.value,
        read_at=NOW,
        values=told,
        written={name: "" if value is None else str(value) for name, value in told.items()},
    )


def broken(role: Role, column: str, fault: str, /, **values: Value) -> Row:
    """Give a row with something impossible in a column."""
    row = made(role, **values)
    written = {**row.written, column: f"{fault}!"}
    empty = {**row.values, column: None}
    return replace(row, values=empty, written=written, faults={column: fault})


def order(system: str = "", /, **values: Value) -> Row:
    """Give an order of a prepaid customer."""
    return made(Role.PROVISIONING, system, **values)


def charge(**values: Value) -> Row:
    """Give a line of the call detail."""
    return made(Role.CALL_DETAIL, **values)


def grant(**values: Value) -> Row:
    """Give a quota that arrived."""
    return made(Role.QUOTA, **values)


def contact(**values: Value) -> Row:
    """Give an entry of the history."""
    return made(Role.CONTACTS, **values)


def outage(**values: Value) -> Row:
    """Give an outage."""
    return made(Role.OUTAGES, **values)


def asked(**values: Any) -> Enquiry:  # noqa: ANN401  as dataclasses.replace has it
    """Give an enquiry on the purchase, with these things told otherwise."""
    return replace(_ASKED, **values)


def answered(rows: Iterable[Row], *more: Answer, without: Iterable[Role] = ()) -> list[Answer]:
    """Give what all systems answer: these rows, and nothing else; tables may be missing."""
    found: dict[tuple[Role, str], list[Row]] = {
        (role, system): [] for role, system in HOME.items() if role not in set(without)
    }
    for row in rows:
        found.setdefault((row.role, row.system), []).append(row)
    told = {(each.role, each.system) for each in more}
    return [
        Answer(role=role, system=system, rows=tuple(given))
        for (role, system), given in found.items()
        if (role, system) not in told
    ] + list(more)


def away(role: Role, system: str = "", reason: str = "away") -> Answer:
    """Give what stands for a system that did not answer."""
    label = system or HOME[role]
    return Answer(role=role, system=label, doubt=Doubt(reason=reason, values={"system": label}))


def found(fact: type[Fact], answers: Iterable[Answer], enquiry: Enquiry | None = None) -> Finding:
    """Derive a fact."""
    (derivation,) = (each for each in DERIVATIONS if each.fact is fact)
    return derive(derivation, enquiry or asked(), answers, NOW)


def told(fact: type[Fact], *rows: Row, enquiry: Enquiry | None = None) -> Fact | str | None:
    """Give a fact's value, or the reason why it is unknown, where all systems answer."""
    finding = found(fact, answered(rows), enquiry)
    return finding.doubt.reason if finding.doubt else finding.value


def moment_of(role: Role) -> str:
    """Give the column of a table's time."""
    return SHAPES[role].moment
