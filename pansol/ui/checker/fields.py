"""What a person may type on the checker page: the fields, their length, their faults."""

from collections.abc import Mapping
from datetime import datetime

from pansol.config import current
from pansol.formats import Fault, Malformed, find_channel, normalise, parse_time
from pansol.sop import SOP, Format
from pansol.waiting import ZONES, zone_name

__all__ = [
    "FIELDS",
    "LIMIT",
    "cleaned",
    "clock",
    "digital_purchase",
    "fault_of",
    "sound_clock",
    "ticket_fields",
    "typed_clock",
    "usual_zone",
]

LIMIT = 300
"""Characters a field takes."""

_ASKED_ONLY = (
    "transaction_date",
    "transaction_time",
    "transaction_zone",
    "incident_date",
    "incident_time",
    "incident_zone",
    "message",
    "deducted",
    "payment_method",
)
_FORMATS = {field.name: field.format for field in SOP.ticket_fields}

FIELDS = frozenset({*_ASKED_ONLY, *_FORMATS} - {"incident_at"})
"""The names of all fields; a time is typed as date, time and zone."""


def cleaned(value: str) -> str:
    """Give a typed value as it is kept: cut to the limit, half characters replaced."""
    return value[:LIMIT].encode("utf-8", "replace").decode()


def clock(fields: Mapping[str, str], name: str) -> datetime | None:
    """Give the time typed as ``{name}_date``, ``_time``, ``_zone``; ``None`` if nothing is.

    The zone is the usual one unless chosen. Raises ``Malformed`` if only one of date and time is
    given or either can't be read.
    """
    day, hour = fields.get(f"{name}_date", ""), fields.get(f"{name}_time", "")
    if not day and not hour:
        return None
    if not day or not hour:
        raise Malformed(Fault.INCOMPLETE_TIME)
    zone = fields.get(f"{name}_zone", "")
    return parse_time(f"{day}T{hour} {zone if zone in ZONES else usual_zone()}")


def typed_clock(name: str, text: str) -> dict[str, str]:
    """Give a time as it is typed on the page; a malformed one goes into the date as it is."""
    try:
        moment = parse_time(text)
    except Malformed:
        return {f"{name}_date": text}
    return {
        f"{name}_date": moment.date().isoformat(),
        f"{name}_time": moment.time().isoformat(),
        f"{name}_zone": zone_name(moment),
    }


def usual_zone() -> str:
    """Give the zone to begin with: the configured one, if it is Indonesia's, else WIB."""
    short = current().zone_in_short
    return short if short in ZONES else "WIB"


def ticket_fields(fields: Mapping[str, str]) -> dict[str, str]:
    """Give the ticket's fields: the incident's time is the transaction's unless it is typed."""
    given = {name: fields[name] for name in _FORMATS if fields.get(name)}
    for name in ("incident", "transaction"):
        try:
            moment = clock(fields, name)
        except Malformed:
            return given
        if moment:
            return given | {"incident_at": moment.isoformat()}
    return given


def digital_purchase(fields: Mapping[str, str]) -> bool | None:
    """Tell whether the purchase channel is digital; ``None`` while none, or none we know, is."""
    try:
        return find_channel(SOP.purchase_channels, fields.get("purchase_channel", "")).special
    except Malformed:
        return None


def fault_of(fields: Mapping[str, str], name: str, now: datetime) -> Fault | None:
    """Give what is wrong with one field, if it is filled in."""
    try:
        if name in ("transaction", "incident"):
            return _clock_fault(fields, name, now)
        if fields.get(name, "").strip():
            normalise(_FORMATS.get(name, Format.TEXT), fields[name])
    except Malformed as error:
        return error.fault
    return None


def sound_clock(fields: Mapping[str, str], name: str, now: datetime) -> datetime | None:
    """Give the time that is typed, if nothing is wrong with it."""
    return clock(fields, name) if fault_of(fields, name, now) is None else None


def _clock_fault(fields: Mapping[str, str], name: str, now: datetime) -> Fault | None:
    moment = clock(fields, name)
    if moment is None:
        return None
    if moment > now:
        return Fault.FUTURE
    if name == "incident" and fault_of(fields, "transaction", now) is None:
        transaction = clock(fields, "transaction")
        if transaction and moment < transaction:
            return Fault.BEFORE_PURCHASE
    return None
