"""How the systems write numbers, times and the outcome of an order."""

from collections.abc import Mapping
from datetime import UTC, datetime

from pansol.facts import Activation
from pansol.waiting import ZONES

__all__ = [
    "INDIRA_STATUS",
    "ORDER_STATE",
    "SELENA_RESULT",
    "in_utc",
    "in_wib",
    "local",
    "on_wib_clock",
    "without_plus",
]

_SUCCESS, _FAILED, _PENDING = Activation

INDIRA_STATUS: Mapping[Activation, str] = {
    _SUCCESS: "OK",
    _FAILED: "FAIL",
    _PENDING: "IN_PROGRESS",
}
SELENA_RESULT: Mapping[Activation, str] = {
    _SUCCESS: "BERHASIL",
    _FAILED: "GAGAL",
    _PENDING: "PROSES",
}
ORDER_STATE: Mapping[Activation, str] = {
    _SUCCESS: "COMPLETED",
    _FAILED: "REJECTED",
    _PENDING: "PENDING",
}


def local(msisdn: str) -> str:
    """Write a number in E.164 as 08…."""
    return "0" + msisdn.removeprefix("+62")


def without_plus(msisdn: str) -> str:
    """Write a number in E.164 as 62…."""
    return msisdn.removeprefix("+")


def on_wib_clock(moment: datetime) -> str:
    """Write the time in Jakarta, without its zone."""
    return f"{moment.astimezone(ZONES['WIB']):%Y-%m-%d %H:%M:%S}"


def in_wib(moment: datetime) -> str:
    """Write the time in Jakarta, with its offset."""
    return moment.astimezone(ZONES["WIB"]).isoformat()


def in_utc(moment: datetime) -> str:
    """Write the time in Greenwich, with a Z."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
