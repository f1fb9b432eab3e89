"""What is bought, on which card, and through which channels people buy and complain."""

from collections.abc import Mapping
from dataclasses import dataclass

from pansol.facts import Benefit, Subscription

__all__ = ["CARDS", "COMPLAINTS_BY", "PURCHASES_BY", "Package", "packages_for"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A data package. Name and price are invented, in the style of the market."""

    name: str
    price: int
    """Rupiah."""
    quota: str
    validity: str
    postpaid: bool = False

    @property
    def has_bonus(self) -> bool:
        """Whether a bonus belongs to it, which then can be missing."""
        return "bonus" in self.quota


def _package(name: str, price: int, quota: str, validity: str) -> Package:
    return Package(name=name, price=price, quota=quota, validity=validity)


def _postpaid(name: str, price: int, quota: str) -> Package:
    return Package(name=name, price=price, quota=quota, validity="30 hari", postpaid=True)


_PACKAGES = {
    _package("Kilat Harian Uji", 5_000, "1 GB", "1 hari"): 8,
    _package("Kilat Tiga Hari Uji", 12_000, "3 GB + bonus 1 GB malam", "3 hari"): 9,
    _package("Mingguan Hemat Uji", 25_000, "6 GB", "7 hari"): 12,
    _package("Mingguan Nonton Uji", 32_000, "7 GB + bonus 5 GB video", "7 hari"): 9,
    _package("Bulanan Lega 12 Uji", 55_000, "12 GB", "30 hari"): 15,
    _package("Bulanan Lega 25 Uji", 85_000, "25 GB + bonus 10 GB lokal", "30 hari"): 16,
    _package("Bulanan Lega 50 Uji", 125_000, "50 GB + bonus 15 GB video", "30 hari"): 9,
    _package("Kuota Belajar Uji", 20_000, "10 GB", "30 hari"): 6,
    _package("Kuota Gim Uji", 18_000, "4 GB + bonus voucer gim", "7 hari"): 5,
    _postpaid("Tambahan Pasca 10 Uji", 60_000, "10 GB"): 10,
    _postpaid("Tambahan Pasca 30 Uji", 110_000, "30 GB + bonus 5 GB video"): 8,
    _postpaid("Jelajah Negeri Uji", 195_000, "3 GB + bonus 30 menit telepon"): 3,
}


def packages_for(subscription: Subscription, benefit: Benefit) -> Mapping[Package, int]:
    """Give the packages sold on such a card; with a bonus, if one is missing."""
    postpaid = subscription is Subscription.POSTPAID
    bonus = benefit is Benefit.BONUS_MISSING
    return {
        package: weight
        for package, weight in _PACKAGES.items()
        if package.postpaid is postpaid and (package.has_bonus or not bonus)
    }


CARDS = {
    "simpati": 42, "kartu_as": 14, "loop": 9, "prabayar": 12, "byu": 8,
    "kartuhalo": 10, "halo": 5,
}  # fmt: skip
"""Brand → weight."""

PURCHASES_BY = {
    "mytelkomsel": 36, "web": 4, "ecommerce": 11, "ewallet": 12, "mbanking": 7, "umb": 12,
    "sms": 2, "atm": 1, "minimarket": 6, "outlet": 8, "grapari": 1,
}  # fmt: skip
"""Channel of purchase → weight."""

COMPLAINTS_BY = {
    "call_centre": 46, "grapari": 9, "ecare_email": 8, "ecare_chat": 16, "ecare_facebook": 4,
    "ecare_instagram": 9, "ecare_x": 8,
}  # fmt: skip
"""Channel of complaint → weight."""
