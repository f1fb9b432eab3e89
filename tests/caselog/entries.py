"""Entries to be saved, made up: one complaint that waits, told in full."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from pansol import Activation, Age, Benefit, Case, Charged, History, NormalTariff, Outage, decide
from pansol.caselog import Asking, Correction, Decided, Details, Entry, Kind
from pansol.fingerprint import FINGERPRINT
from pansol.sop import SOP
from pansol.waiting import ZONES, wait_ends

__all__ = ["ASKING", "BOUGHT", "MSISDN", "NAME", "NOW", "WAITING", "details", "entry"]

NOW = datetime(2026, 11, 23, 10, 5, 7, 123456, tzinfo=ZONES["WITA"])
BOUGHT = NOW - timedelta(hours=2)
MSISDN, NAME = "0812-3456-7890", "Siti Rahma"
ASKING = Asking(who="19870654321", at=NOW, why="keluhan ke regulator")

CASE = Case(transaction_at=BOUGHT).having(
    Activation.SUCCESS, Charged.NO, Benefit.NOT_RECEIVED, History.CLEAR, Outage.CLEAR,
    NormalTariff.NO, Age.WITHIN_24H,
)  # fmt: skip

WAITING = Details(
    facts={fact.column: fact.value for fact in CASE.known},
    evidence=(
        {
            "system": "Indira",
            "table": "provisioning",
            "read_at": NOW.astimezone(UTC).isoformat(),
            "row": {"status": "ok", "price": 65000, "tags": ["a", None, True]},
        },
    ),
    corrections=(Correction(fact="charged", found="yes", given="no"),),
    decision=Decided.of(decide(CASE)),
    sop_version=SOP.version,
    table=FINGERPRINT,
    fields={"msisdn": MSISDN, "customer_name": NAME, "contact_number": "021 555 1234"},
    action_taken="wait_24h",
    advice_given=("mobile_data_off", "do_not_repeat"),
    transaction_at=BOUGHT,
    handled_at=NOW,
    wait_until=wait_ends(BOUGHT),
    zone="WITA",
    agent="A-07",
    team="Denpasar",
    page_state='{"step": "checks"}',
)
"""A case that waits for its 24 hours."""


def details(**fields: str) -> Details:
    """Give details with these ticket fields alone."""
    return Details(fields=fields)


def entry(kind: Kind = Kind.OPENED, case_id: UUID | None = None, **values: Any) -> Entry:  # noqa: ANN401  an entry's own
    """Give an entry of a case, a new one unless it is told which."""
    brings = {"details": details()} if case_id is None else {}
    given = {"id": uuid4(), "at": NOW, "who": "budi", **brings, **values}
    return Entry(kind=kind, case_id=case_id or uuid4(), **given)
