"""Card types with their kind of subscription: data that a team extends."""

from pansol.facts import Subscription
from pansol.sop.register import Register
from pansol.sop.schema import Brand

__all__ = ["BRANDS"]

_SOP = "SOP, Mandatory Ticket 1 (2017)"
_MERGED = "brands merged or added after the SOP was written (2019 to 2023)"


def _prepaid(brand: str, label: str, source: str) -> Brand:
    return Brand(id=brand, label=label, subscription=Subscription.PREPAID, source=source)


def _postpaid(brand: str, label: str, source: str) -> Brand:
    return Brand(id=brand, label=label, subscription=Subscription.POSTPAID, source=source)


BRANDS = Register(
    _postpaid("kartuhalo", "KartuHalo", _SOP),
    _prepaid("simpati", "simPATI", _SOP),
    _prepaid("kartu_as", "kartu AS", _SOP),
    _prepaid("loop", "Loop", _SOP),
    _prepaid("prabayar", "Telkomsel PraBayar", _MERGED),
    _prepaid("byu", "by.U", _MERGED),
    _postpaid("halo", "Telkomsel Halo", _MERGED),
)
