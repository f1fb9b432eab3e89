"""Values as people write them when they don't keep to a field's format."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random

from pansol.sop import Format, TicketField

__all__ = ["malform"]


def malform(rng: Random, field: TicketField, row: Mapping[str, str]) -> str:
    """Give the field's value in the row, written wrongly."""
    value = row[field.name]
    choices: tuple[str, ...]
    match field.format:
        case Format.MSISDN | Format.PHONE:
            choices = (value[:4], value.replace("0", "O"), "sama dengan sebelumnya")
        case Format.RUPIAH:
            choices = (f"{int(value) // 1000}rb", f"{value},50", "sesuai harga paket")
        case Format.EMAIL:
            choices = (value.replace("@", " at "), value.rpartition(".")[0], "dikirim menyusul")
        case Format.TIME:
            choices = _times(value, row)
        case Format.BRAND:
            choices = ("kartu perdana", "prabayar/pascabayar", "Simpati Loop")
        case _:
            choices = ("aplikasi", "online", "lainnya")
    return rng.choice(choices)


def _times(value: str, row: Mapping[str, str]) -> tuple[str, ...]:
    """Give a time without zone, before the purchase, in the future, a date alone, and words."""
    return (
        datetime.fromisoformat(value).replace(tzinfo=None).isoformat(),
        (datetime.fromisoformat(row["transaction_at"]) - timedelta(hours=2)).isoformat(),
        (datetime.fromisoformat(row["handled_at"]) + timedelta(days=1)).isoformat(),
        datetime.fromisoformat(value).date().isoformat(),
        "kemarin malam",
    )
