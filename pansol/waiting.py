"""The 24 hours of clause 3.1: a transaction's age, and the moment they end."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo

from pansol.facts import Age
from pansol.sop import SOP

__all__ = ["ZONES", "age_at", "find_zone", "wait_ends", "zone_name"]

_HOURS = {"WIB": 7, "WITA": 8, "WIT": 9}

ZONES = {name: timezone(timedelta(hours=h), name) for name, h in _HOURS.items()}
"""Indonesia's zones, by fixed offset: they have had no summer time since 1964 (tz database)."""


def age_at(transaction_at: datetime, now: datetime) -> Age:
    """Give the transaction's age; exactly 24 hours is still within (SOP 3.1).

    Both times carry a zone. Raises ``ValueError`` if the transaction lies after ``now``.
    """
    elapsed = now.astimezone(UTC) - transaction_at.astimezone(UTC)
    if elapsed < timedelta(0):
        raise ValueError("the transaction lies in the future")
    return Age.WITHIN_24H if elapsed <= SOP.wait else Age.OVER_24H


def wait_ends(transaction_at: datetime) -> datetime:
    """Give the moment the 24 hours end, in the transaction's own zone (SOP 3.1)."""
    return (transaction_at.astimezone(UTC) + SOP.wait).astimezone(transaction_at.tzinfo)


def find_zone(name: str) -> tzinfo:
    """Give WIB, WITA, WIT, or a zone of the tz database. Raises ``ValueError`` for none of them."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415  for the zones of others

    try:
        return ZONES.get(name.upper()) or ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError("no such zone") from error


def zone_name(moment: datetime) -> str:
    """Give ``WIB``, ``WITA`` or ``WIT`` for their offsets, else the zone's own name."""
    offset = moment.utcoffset()
    return next((n for n, h in _HOURS.items() if timedelta(hours=h) == offset), f"{moment:%Z}")
