"""Read the systems' screens as a trained agent does: nothing of ours in it."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

STATUS = {
    "OK": "success", "FAIL": "failed", "IN_PROGRESS": "pending",
    "BERHASIL": "success", "GAGAL": "failed", "PROSES": "pending",
    "COMPLETED": "success", "REJECTED": "failed", "PENDING": "pending",
}  # fmt: skip
WIB = timezone(timedelta(hours=7))

Rows = list[dict[str, str]]


def time(text: str) -> datetime:
    """Read a time; one without a zone is of Jakarta."""
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=WIB)


def seen(
    screens: Iterable[Any], *, bought: datetime, now: datetime, location: str
) -> Mapping[str, str]:
    """Give the facts that the screens show of a purchase at this time by a customer there."""
    tables: dict[tuple[str, ...], Rows] = {
        screen.columns: [dict(zip(screen.columns, row, strict=True)) for row in screen.rows]
        for screen in screens
    }
    orders = [
        row
        for name in ("created_at", "waktu", "ordered_at")
        for row in _with(tables, name)
        if abs(time(row[name]) - bought) <= timedelta(minutes=15)
    ]
    (order,) = {row.get("trx_id") or row.get("request_no") or row["order_no"] for row in orders}
    calls = _with(tables, "category")
    quotas = [row for row in _with(tables, "bucket") if row["order_no"] == order]
    charged = any(row["trx_id"] == order for row in calls if row["category"] == "PKG")
    return {
        "activation": _activation(orders),
        "charged": "yes" if charged else "no",
        "benefit": _benefit(orders[0], quotas),
        "history": _history(_with(tables, "topic"), now),
        "outage": _outage(_with(tables, "started_at"), now, location),
        "normal_tariff": _tariff(calls, bought),
    }


def _with(tables: Mapping[tuple[str, ...], Rows], column: str) -> Rows:
    return [row for columns, rows in tables.items() if column in columns for row in rows]


def _activation(orders: Rows) -> str:
    (status,) = {STATUS[row.get("status") or row.get("hasil") or row["state"]] for row in orders}
    return status


def _benefit(order: Mapping[str, str], quotas: Rows) -> str:
    main = sum(int(row["granted_mb"]) for row in quotas if row["bucket"] == "MAIN")
    if not quotas:
        return "not_received"
    if main < int(order.get("quota_mb") or order["kuota_mb"]):
        return "not_as_bought"
    if order["bonus"] and not any(row["bucket"] == "BONUS" for row in quotas):
        return "bonus_missing"
    return "received"


def _history(contacts: Rows, now: datetime) -> str:
    about = [
        row
        for row in contacts
        if row["topic"] == "PKG_ACTIVATION"
        and now - time(row["contacted_at"]) <= timedelta(days=30)
    ]
    kinds = [row["kind"] for row in sorted(about, key=lambda row: time(row["contacted_at"]))]
    if not {"COMPLAINT", "TICKET"} & set(kinds):
        return "clear"
    last = max(place for place, kind in enumerate(kinds) if kind in {"COMPLAINT", "TICKET"})
    return "rechecked" if "RECHECK" in kinds[last:] else "found"


def _outage(outages: Rows, now: datetime, location: str) -> str:
    open_ = (
        row
        for row in outages
        if row["area"] == location
        and time(row["started_at"]) <= now
        and (not row["ended_at"] or time(row["ended_at"]) > now)
    )
    return "affected" if any(open_) else "clear"


def _tariff(calls: Rows, bought: datetime) -> str:
    data = (row for row in calls if row["category"] == "DATA" and int(row["amount"]) > 0)
    hour = timedelta(hours=1)
    near = any(timedelta(0) <= time(row["charged_at"]) - bought <= hour for row in data)
    return "yes" if near else "no"
