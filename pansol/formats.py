"""How a ticket's values are written: read from what people type, shown as tickets show them."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import TypeVar

from pansol.grammar import BLANKS, DATE_AND_CLOCK, LISTS, PATTERNS, folded
from pansol.sop import SOP, Brand, Channel, Format
from pansol.waiting import ZONES, zone_name

__all__ = [
    "LISTS",
    "Fault",
    "Malformed",
    "find_brand",
    "find_channel",
    "normalise",
    "parse_phone",
    "parse_rupiah",
    "parse_time",
    "rupiah",
    "shown",
    "time_text",
]


class Fault(Enum):
    """What is wrong with a value. Each has a sentence in the catalogue (``fault.…``)."""

    MSISDN = "msisdn"
    PHONE = "phone"
    RUPIAH = "rupiah"
    EMAIL = "email"
    TIME = "time"
    NO_ZONE = "no_zone"
    FUTURE = "future"
    BEFORE_PURCHASE = "before_purchase"
    BRAND = "brand"
    CHANNEL = "channel"
    INCOMPLETE_TIME = "incomplete_time"


class Malformed(ValueError):  # noqa: N818  a finding that is kept, more than an error
    """A value that is not written as its field wants it."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def normalise(form: Format, text: str) -> str:
    """Give the text in its format's one way of writing. Raises ``Malformed``."""
    return _NORMALISERS.get(form, str)(text)


def parse_phone(text: str, *, mobile: bool = False) -> str:
    """Give a number in E.164 from 08…, 62… or +62… with blanks, dots, dashes or brackets.

    ``mobile`` admits Indonesian mobile numbers only (+628…). Raises ``Malformed``.
    """
    if not re.search(PATTERNS[Format.MSISDN if mobile else Format.PHONE], text):
        raise Malformed(Fault.MSISDN if mobile else Fault.PHONE)
    digits = re.sub(f"[{BLANKS}().-]", "", text)
    return re.sub("^(?:[+]?62|0)(?=[1-9])", "+62", digits)


def parse_rupiah(text: str) -> int:
    """Give whole rupiah from 65000, 65.000, Rp65.000, 65,000 or 65.000,00. Raises ``Malformed``."""
    if not re.search(PATTERNS[Format.RUPIAH], text):
        raise Malformed(Fault.RUPIAH)
    amount = re.sub(",(?:00?|-)$", "", re.sub(f"[{BLANKS}]", "", text))
    return int(re.sub("[^0-9]", "", amount))


def parse_time(text: str) -> datetime:
    """Give a time with its zone from ISO 8601, or with WIB, WITA, WIT. Raises ``Malformed``.

    A date alone is incomplete; a year in which nobody complained is a slip.
    """
    written, zone = text.strip(), None
    for name, named in ZONES.items():
        if written.upper().endswith(name):
            written, zone = written[: -len(name)].strip(), named
    if not re.search(PATTERNS[Format.TIME], text):
        raise Malformed(_fault_of_time(written, zoned=zone is not None))
    moment = datetime.fromisoformat(written)
    return moment.replace(tzinfo=zone) if zone else moment


def find_brand(text: str) -> Brand:
    """Give the brand by its id or label, capitals aside. Raises ``Malformed``."""
    return _find(SOP.brands, text, Fault.BRAND)


def find_channel(channels: Sequence[Channel], text: str) -> Channel:
    """Give the channel by its id or label, capitals aside. Raises ``Malformed``."""
    return _find(channels, text, Fault.CHANNEL)


def rupiah(amount: int) -> str:
    """Write an amount as tickets do: Rp65.000."""
    return "Rp" + f"{amount:,}".replace(",", ".")


def time_text(moment: datetime) -> str:
    """Write a time as tickets do: 22-11-2026 18:05 WIB."""
    return f"{moment:%d-%m-%Y %H:%M} {zone_name(moment)}"


def shown(form: Format, value: str) -> str:
    """Give a normalised value as a ticket shows it; an empty one stays empty."""
    return _WRITERS.get(form, _one_line)(value) if value else ""


def _fault_of_time(text: str, *, zoned: bool) -> Fault:
    if re.search(DATE_AND_CLOCK, text) and not zoned:
        return Fault.NO_ZONE
    try:
        date.fromisoformat(text)
    except ValueError:
        return Fault.TIME
    return Fault.INCOMPLETE_TIME


def _email(text: str) -> str:
    if not re.search(PATTERNS[Format.EMAIL], text):
        raise Malformed(Fault.EMAIL)
    return text.strip()


def _one_line(text: str) -> str:
    # A line break in a value must not look like another line of the ticket.
    return " ".join(text.split())


_Named = TypeVar("_Named", Brand, Channel)


def _find(among: Sequence[_Named], text: str, fault: Fault) -> _Named:
    word = folded(text)
    for named in among:
        if word in (folded(named.id), folded(named.label)):
            return named
    raise Malformed(fault)


_NORMALISERS: Mapping[Format, Callable[[str], str]] = {
    Format.MSISDN: lambda text: parse_phone(text, mobile=True),
    Format.PHONE: parse_phone,
    Format.RUPIAH: lambda text: str(parse_rupiah(text)),
    Format.EMAIL: _email,
    Format.TIME: lambda text: parse_time(text).isoformat(),
    Format.BRAND: lambda text: find_brand(text).id,
    Format.COMPLAINT_CHANNEL: lambda text: find_channel(SOP.complaint_channels, text).id,
    Format.PURCHASE_CHANNEL: lambda text: find_channel(SOP.purchase_channels, text).id,
}

_WRITERS: Mapping[Format, Callable[[str], str]] = {
    Format.RUPIAH: lambda value: rupiah(int(value)),
    Format.TIME: lambda value: time_text(datetime.fromisoformat(value)),
    Format.BRAND: lambda value: find_brand(value).label,
    Format.COMPLAINT_CHANNEL: lambda value: find_channel(SOP.complaint_channels, value).label,
    Format.PURCHASE_CHANNEL: lambda value: find_channel(SOP.purchase_channels, value).label,
}
