"""How a column writes its dates: decided once from its values, and said."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pansol.casefiles.errors import MappingError
from pansol.casefiles.mapping import DateOrder
from pansol.casefiles.months import MONTH_BY_NAME
from pansol.waiting import ZONES

__all__ = ["DateStyle", "decide_style", "offset_text"]

_ISO = re.compile(r"\s*\d{4}[-/]\d")
_NUMERIC = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)")
_TWELVE = re.compile(r"\d *[ap]m\s*$", re.IGNORECASE)
_YEAR_AFTER_NAME = re.compile(r"[A-Za-z][ ./-]*(\d{2})(?=[ ,T]|$)")
_SHORT = 2
_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class DateStyle:
    """What was decided for one column of times."""

    order: DateOrder
    """``iso`` where no other date was seen. ISO dates are read as such under each order."""
    certain: bool
    """Whether some value can be read in one order alone, and none in the other alone."""
    mixed: bool
    """Whether values of more than one kind were seen."""
    examples: tuple[str, ...] = ()
    """Up to three values it was decided from."""
    named: bool = False
    """Whether months were seen by name, the day before them."""
    short: bool = False
    """Whether years of two digits were seen, each of them 20 to 39: ``26/08/03`` has none."""
    twelve: bool = False
    """Whether hours were seen with AM or PM."""


def decide_style(values: Iterable[str | None], *, order: DateOrder | None = None) -> DateStyle:
    """Decide from a column's values; one that no value decides is day first, as in Indonesia.

    ``order`` is what a person has said: it stands, and is certain.
    """
    kinds: tuple[list[str], ...] = ([], [], [], [])
    iso, day_first, month_first, either = kinds
    named: list[str] = []
    years: set[str] = set()
    twelve = False
    for value in filter(None, values):
        twelve = twelve or bool(_TWELVE.search(value))
        if _ISO.match(value):
            iso.append(value)
        elif MONTH_BY_NAME.search(value):
            named.append(value)
            years.update(_YEAR_AFTER_NAME.findall(value))
        elif found := _NUMERIC.match(value):
            first, second = int(found[1]), int(found[2])
            kind = day_first if first > _MONTHS else month_first if second > _MONTHS else either
            kind.append(value)
            years.add(found[3])
    others = [*day_first, *month_first, *either]
    decided: DateOrder = "month_first" if len(month_first) > len(day_first) else "day_first"
    both = bool(day_first and month_first)
    return DateStyle(
        order=order or (decided if others or named else "iso"),
        certain=bool(order) or not others or (bool(day_first or month_first) and not both),
        mixed=both or bool(iso and others),
        examples=tuple([*day_first, *month_first, *either, *named, *iso][:3]),
        named=bool(named),
        short=_plausible({year for year in years if len(year) == _SHORT}),
        twelve=twelve,
    )


def _plausible(years: set[str]) -> bool:
    """Tell whether all can be years of cases: where some can't, they may be days."""
    return bool(years) and all("20" <= year <= "39" for year in years)


def offset_text(zone: str) -> str:
    """Give a zone's offset as ``+07:00``, from WIB, WITA, WIT, such an offset, or an IANA name.

    A zone whose offset changes between 2000 and 2099, as with summer time, is refused: engines
    differ on its doubtful hours. Raises ``MappingError``.
    """
    if zone.upper() in ZONES:
        offset = ZONES[zone.upper()].utcoffset(None)
    elif re.fullmatch(r"[+-](0\d|1[0-4]):[0-5]\d", zone, re.ASCII):
        return zone
    else:
        offset = _fixed(zone)
    minutes = round(offset / timedelta(minutes=1))
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _fixed(zone: str) -> timedelta:
    try:
        known = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise MappingError("mapping.zone", zone, zones=", ".join(ZONES)) from None
    days = (datetime(2000, 1, 1, tzinfo=UTC) + timedelta(days=30 * n) for n in range(1200))
    offsets = {known.utcoffset(day.replace(tzinfo=None)) for day in days}
    if len(offsets) > 1 or None in offsets:
        raise MappingError("mapping.zone", zone, zones=", ".join(ZONES))
    return offsets.pop() or timedelta(0)
