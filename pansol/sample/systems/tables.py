"""The tables of the systems, under the systems' own names."""

from dataclasses import dataclass
from typing import TypeAlias

__all__ = [
    "CALL_DETAIL",
    "CONTACTS",
    "ECARE",
    "EXAMPLES",
    "INDIRA",
    "MANAGE_ORDER",
    "OUTAGES",
    "QUOTA",
    "SELENA",
    "TABLES",
    "Entry",
    "Row",
    "Table",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table."""

    name: str
    columns: tuple[str, ...]
    """Each with its type."""
    index: tuple[str, ...] = ()
    """The columns it is searched by."""


Row: TypeAlias = tuple[str | int | None, ...]
Entry: TypeAlias = tuple[Table, Row]
"""A row, and where it belongs."""


def _table(name: str, columns: str, index: str = "") -> Table:
    typed = (each if " " in each else f"{each} TEXT" for each in columns.split(", "))
    return Table(name=name, columns=tuple(typed), index=tuple(index.split()))


INDIRA = _table(
    "indira_provisioning",
    "trx_id, msisdn, package, price INTEGER, quota_mb INTEGER, bonus, status, created_at",
    "msisdn created_at",
)
SELENA = _table(
    "selena_provisioning",
    "request_no, nomor, paket, harga INTEGER, kuota_mb INTEGER, bonus, hasil, waktu",
    "nomor waktu",
)
MANAGE_ORDER = _table(
    "dsc_manage_order",
    "order_no, msisdn, product, price INTEGER, quota_mb INTEGER, bonus, state, ordered_at",
    "msisdn ordered_at",
)
CALL_DETAIL = _table(
    "indira_call_detail",
    "msisdn, charged_at, category, product, trx_id, amount INTEGER",
    "msisdn charged_at",
)
QUOTA = _table(
    "dsc_quota",
    "msisdn, product, order_no, bucket, granted_mb INTEGER, granted_at",
    "msisdn granted_at",
)
CONTACTS = _table(
    "ctp_contacts",
    "contact_id, msisdn, contacted_at, kind, topic, ticket_no",
    "msisdn contacted_at",
)
OUTAGES = _table("outages", "outage_id, area, started_at, ended_at", "area started_at")
ECARE = _table(
    "ecare_complaints",
    "msisdn, complained_at, channel, account, location, product",
    "msisdn complained_at",
)
EXAMPLES = _table(
    "examples",
    "example, msisdn, package, card_type, transaction_at, handled_at, purchase_channel, "
    "complaint_channel",
)

TABLES = (
    INDIRA, SELENA, MANAGE_ORDER, CALL_DETAIL, QUOTA, CONTACTS, OUTAGES, ECARE, EXAMPLES,
)  # fmt: skip
"""All of them."""
