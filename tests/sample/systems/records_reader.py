"""Read the facts of a complaint off the raw rows, by the standard library alone."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]

NUMBERS = ("msisdn", "nomor")
TIMES = (
    "created_at", "waktu", "ordered_at", "charged_at", "granted_at", "contacted_at", "started_at",
    "ended_at", "complained_at",
)  # fmt: skip
STATUS = {
    "OK": "success", "FAIL": "failed", "IN_PROGRESS": "pending",
    "BERHASIL": "success", "GAGAL": "failed", "PROSES": "pending",
    "COMPLETED": "success", "REJECTED": "failed", "PENDING": "pending",
}  # fmt: skip
NEAR, HOUR, MONTH = timedelta(minutes=15), timedelta(hours=1), timedelta(days=30)


def moment(text: str) -> datetime:
    """Read a time; one without zone is of Jakarta."""
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=timezone(timedelta(hours=7)))


def subscriber(number: str) -> str:
    """Give a number without what stands before the 8."""
    return number[number.index("8") :]


def table(path: Path, name: str) -> list[dict[str, Any]]:
    """Read a table, its times and numbers in one way of writing."""
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        found = [dict(row) for row in database.execute(f"SELECT * FROM {name}")]  # noqa: S608  a test's own
    for row in found:
        row |= {key: moment(row[key]) for key in TIMES if row.get(key)}
        row |= {key: subscriber(row[key]) for key in NUMBERS if key in row}
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is known before a look-up."""

    msisdn: str
    package: str
    postpaid: bool
    location: str
    bought: datetime
    now: datetime


class Systems:
    """The rows of a file, by number and by area."""

    def __init__(self, path: Path) -> None:
        self.indira = _by(table(path, "indira_provisioning"), "msisdn")
        self.selena = _by(table(path, "selena_provisioning"), "nomor")
        self.orders = _by(table(path, "dsc_manage_order"), "msisdn")
        self.calls = _by(table(path, "indira_call_detail"), "msisdn")
        self.quota = _by(table(path, "dsc_quota"), "msisdn")
        self.contacts = _by(table(path, "ctp_contacts"), "msisdn")
        self.ecare = _by(table(path, "ecare_complaints"), "msisdn")
        self.outages = _by(table(path, "outages"), "area")

    def facts(self, asked: Asked) -> dict[str, str]:
        """Give the facts that the systems know."""
        activation, order = self._order(asked)
        return {
            "activation": activation,
            "charged": self._charged(asked, order),
            "benefit": self._benefit(asked, order),
            "history": self._history(asked),
            "outage": self._outage(asked),
            "normal_tariff": self._tariff(asked),
        }

    def _order(self, asked: Asked) -> tuple[str, Row]:
        """Give the status, and the one order: Indira and Selena must not disagree."""
        number = asked.msisdn
        found = [
            (row[key], row[status], row)
            for rows, key, status, time, name in (
                (self.indira, "trx_id", "status", "created_at", "package"),
                (self.selena, "request_no", "hasil", "waktu", "paket"),
                (self.orders, "order_no", "state", "ordered_at", "product"),
            )
            for row in rows[number]
            if row[name] == asked.package and abs(row[time] - asked.bought) <= NEAR
        ]
        kinds = {"order_no" if "order_no" in row else "trx_id" for _, _, row in found}
        assert kinds == {"order_no" if asked.postpaid else "trx_id"}
        ((_, status),) = {(order, STATUS[status]) for order, status, _ in found}
        return status, found[0][2]

    def _charged(self, asked: Asked, order: Row) -> str:
        until = asked.bought + HOUR
        amounts = [
            row["amount"]
            for row in self.calls[asked.msisdn]
            if (row["category"], row["product"]) == ("PKG", asked.package)
            and row["trx_id"] == _id(order)
            and asked.bought - NEAR <= row["charged_at"] <= min(until, asked.now)
        ]
        assert amounts in ([], [order["price"]])
        return "yes" if amounts else "no"

    def _benefit(self, asked: Asked, order: Row) -> str:
        found = [
            row
            for row in self.quota[asked.msisdn]
            if (row["product"], row["order_no"]) == (asked.package, _id(order))
            and asked.bought - NEAR <= row["granted_at"] <= asked.now
        ]
        main = sum(row["granted_mb"] for row in found if row["bucket"] == "MAIN")
        if not found:
            return "not_received"
        if main < order["quota_mb"]:
            return "not_as_bought"
        bonus = any(row["bucket"] == "BONUS" for row in found)
        return "received" if bonus or not order["bonus"] else "bonus_missing"

    def _history(self, asked: Asked) -> str:
        found = [
            row
            for row in self.contacts[asked.msisdn]
            if row["topic"] == "PKG_ACTIVATION"
            and asked.now - MONTH <= row["contacted_at"] < asked.now
        ]
        cases = [r["contacted_at"] for r in found if r["kind"] in {"COMPLAINT", "TICKET"}]
        checks = [r["contacted_at"] for r in found if r["kind"] == "RECHECK"]
        if not cases:
            return "clear"
        return "rechecked" if any(check > max(cases) for check in checks) else "found"

    def _outage(self, asked: Asked) -> str:
        open_now = any(
            row["started_at"] <= asked.now and (not row["ended_at"] or asked.now < row["ended_at"])
            for row in self.outages[asked.location]
        )
        return "affected" if open_now else "clear"

    def _tariff(self, asked: Asked) -> str:
        charged = any(
            row["category"] == "DATA"
            and row["amount"] > 0
            and asked.bought <= row["charged_at"] <= min(asked.bought + HOUR, asked.now)
            for row in self.calls[asked.msisdn]
        )
        return "yes" if charged else "no"


def _id(order: Row) -> str:
    return str(next(order[key] for key in ("trx_id", "request_no", "order_no") if key in order))


def _by(rows: Sequence[Row], key: str) -> Mapping[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return found
