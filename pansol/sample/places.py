"""Where customers are: cities by population with their zone, and the outages of the period."""

from dataclasses import dataclass
from datetime import date

__all__ = ["OUTAGES", "PLACES", "LocalOutage", "Place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city."""

    city: str
    province: str
    region: str
    """The part of the country, as reports group it."""
    zone: str
    """WIB, WITA or WIT."""

    @property
    def location(self) -> str:
        """The place as a ticket names it."""
        return f"{self.city}, {self.province}"


def _place(city: str, province: str, region: str, zone: str) -> Place:
    return Place(city=city, province=province, region=region, zone=zone)


PLACES = {
    _place("Medan", "Sumatera Utara", "Sumatera", "WIB"): 24,
    _place("Padang", "Sumatera Barat", "Sumatera", "WIB"): 9,
    _place("Pekanbaru", "Riau", "Sumatera", "WIB"): 10,
    _place("Palembang", "Sumatera Selatan", "Sumatera", "WIB"): 17,
    _place("Bandar Lampung", "Lampung", "Sumatera", "WIB"): 11,
    _place("Jakarta Selatan", "DKI Jakarta", "Jabodetabek", "WIB"): 22,
    _place("Jakarta Timur", "DKI Jakarta", "Jabodetabek", "WIB"): 30,
    _place("Bekasi", "Jawa Barat", "Jabodetabek", "WIB"): 25,
    _place("Tangerang", "Banten", "Jabodetabek", "WIB"): 19,
    _place("Bandung", "Jawa Barat", "Jawa Barat", "WIB"): 25,
    _place("Cirebon", "Jawa Barat", "Jawa Barat", "WIB"): 6,
    _place("Semarang", "Jawa Tengah", "Jawa Tengah", "WIB"): 17,
    _place("Surakarta", "Jawa Tengah", "Jawa Tengah", "WIB"): 6,
    _place("Yogyakarta", "DI Yogyakarta", "Jawa Tengah", "WIB"): 9,
    _place("Surabaya", "Jawa Timur", "Jawa Timur", "WIB"): 29,
    _place("Malang", "Jawa Timur", "Jawa Timur", "WIB"): 9,
    _place("Pontianak", "Kalimantan Barat", "Kalimantan", "WIB"): 7,
    _place("Banjarmasin", "Kalimantan Selatan", "Kalimantan", "WITA"): 7,
    _place("Balikpapan", "Kalimantan Timur", "Kalimantan", "WITA"): 7,
    _place("Denpasar", "Bali", "Bali Nusra", "WITA"): 8,
    _place("Mataram", "Nusa Tenggara Barat", "Bali Nusra", "WITA"): 5,
    _place("Kupang", "Nusa Tenggara Timur", "Bali Nusra", "WITA"): 5,
    _place("Makassar", "Sulawesi Selatan", "Sulawesi", "WITA"): 15,
    _place("Manado", "Sulawesi Utara", "Sulawesi", "WITA"): 5,
    _place("Ambon", "Maluku", "Maluku Papua", "WIT"): 4,
    _place("Jayapura", "Papua", "Maluku Papua", "WIT"): 4,
}
"""City → its weight, about its people in hundred thousands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalOutage:
    """An outage of some days in one region (invented)."""

    region: str
    first: date
    last: date

    def covers(self, place: Place, day: date) -> bool:
        """Say whether it is felt at this place on this day."""
        return place.region == self.region and self.first <= day <= self.last


OUTAGES = {
    LocalOutage(region="Sulawesi", first=date(2026, 8, 11), last=date(2026, 8, 14)): 3,
    LocalOutage(region="Maluku Papua", first=date(2026, 9, 18), last=date(2026, 9, 22)): 2,
}
"""Outage → its weight among the complaints that outages bring."""
