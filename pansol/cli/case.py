"""From the words of options and files to a case; what can't be taken is refused by name."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from typing import Any, TypeVar

from pansol.cli.errors import Refused
from pansol.facts import FACTS, Age, Case, UnknownValueError, parse_fact
from pansol.formats import Fault, Malformed, find_brand, find_channel, parse_time
from pansol.sop import SOP
from pansol.waiting import age_at, find_zone

__all__ = ["WORDS", "age_between", "moment", "printable", "read_case", "with_age", "zone_named"]

WORDS = (*(fact.column for fact in FACTS), "card_type", "purchase_channel")
"""The columns a case is read from, times aside."""

_TIMES = ("transaction_at", "handled_at", "now")
_Found = TypeVar("_Found")


def read_case(words: Mapping[str, str]) -> Case:
    """Read facts, card type and purchase channel; blank is unknown. Raises ``Refused``."""
    facts: dict[str, Any] = {}
    for fact in FACTS:
        text = words[fact.column]
        try:
            facts[fact.column] = parse_fact(fact, text)
        except UnknownValueError as error:
            allowed = ", ".join(error.allowed)
            raise Refused(fact.column, text, "cli.reason.value", allowed=allowed) from None
    brands = ", ".join(brand.label for brand in SOP.brands)
    if brand := _named("card_type", words, find_brand, brands):
        if facts["subscription"] not in {None, brand.subscription}:
            raise Refused(
                "subscription", words["subscription"], "cli.reason.subscription",
                card_type=brand.label, subscription=brand.subscription.value,
            )  # fmt: skip
        facts["subscription"] = brand.subscription
    channels = ", ".join(channel.id for channel in SOP.purchase_channels)
    channel = _named(
        "purchase_channel", words, lambda text: find_channel(SOP.purchase_channels, text), channels
    )
    return Case(**facts, digital_purchase=channel.special if channel else None)


def moment(column: str, text: str, zone: tzinfo | None) -> datetime | None:
    """Read a time; one without an offset is taken in ``zone``, if there is one.

    Raises ``Refused``.
    """
    if not text or text.isspace():
        return None
    try:
        return parse_time(text)
    except Malformed as error:
        if error.fault is Fault.NO_ZONE and zone:
            return datetime.fromisoformat(text.strip()).replace(tzinfo=zone)
        raise Refused(column, text, f"fault.{error.fault.value}") from None


def age_between(bought: datetime, now: datetime, text: str) -> Age:
    """Give the age of a purchase, whose time was written as ``text``. Raises ``Refused``."""
    try:
        return age_at(bought, now)
    except ValueError:
        at = now.isoformat(" ", "seconds")
        raise Refused("transaction_at", text, "cli.reason.future", now=at) from None


def with_age(case: Case, derived: Age | None) -> Case:
    """Give the case with the age its times tell. Raises ``Refused`` if it says otherwise."""
    if derived is None or case.age is derived:
        return case
    if case.age:
        raise Refused("age", case.age.value, "cli.reason.age", age=derived.value)
    return case.having(derived)


def zone_named(name: str) -> tzinfo:
    """Give a zone by WIB, WITA, WIT or its name in the tz database. Raises ``Refused``."""
    try:
        return find_zone(name)
    except ValueError:
        raise Refused("zone", name, "cli.reason.zone") from None


def printable(column: str, value: str) -> str:
    """Give a value fit for a message: one short line, no number or address of a customer."""
    line = "".join(letter if letter.isprintable() else "�" for letter in value)
    if column not in _TIMES:
        line = re.sub(r"\d[\d\s().-]{5,}\d", "•••", line)
        line = re.sub(r"\S+@\S+", "•••", line)
    return line if len(line) <= 40 else line[:39] + "…"  # noqa: PLR2004  half a line


def _named(
    column: str, words: Mapping[str, str], find: Callable[[str], _Found], allowed: str
) -> _Found | None:
    text = words[column]
    if not text or text.isspace():
        return None
    try:
        return find(text)
    except Malformed as error:
        raise Refused(column, text, f"fault.{error.fault.value}", allowed=allowed) from None
