"""From a system's values to ours: times with a zone, whole rupiah, our words; faults marked."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, tzinfo
from decimal import Decimal, InvalidOperation

from pansol.formats import Malformed, parse_rupiah, parse_time
from pansol.records.finding import Row, Value
from pansol.records.settings import System, Table
from pansol.records.shapes import SHAPES, Column, Form, Role
from pansol.waiting import find_zone

__all__ = ["Raw", "clean"]

Raw = Mapping[str, object]
"""A row as it was read, by our column names."""

_MOST = 10**15
"""No amount is larger; one that is was not meant as one."""


class _Fault(ValueError):  # noqa: N818  a finding, more than an error
    """What is impossible about a value: ``unreadable``, ``future``, ``negative``, ``order``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    table: Table
    zone: tzinfo
    read_at: datetime

    def value(self, column: Column, raw: object) -> Value:
        """Give a value in our form, ``None`` where it is empty and may be. Raises ``_Fault``."""
        text = "" if raw is None else str(raw).strip()
        if not text:
            if column.optional:
                return None
            raise _Fault("unreadable")
        match column.form:
            case Form.MOMENT | Form.SPAN:
                return self._moment(column, raw)
            case Form.RUPIAH | Form.MEGABYTES:
                return _amount(text, typed=not isinstance(raw, str))
            case Form.WORD:
                return self._word(column, text)
            case _:
                return text

    def _moment(self, column: Column, raw: object) -> datetime:
        moment = raw if isinstance(raw, datetime) else self._parsed(str(raw).strip())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=self.zone)
        if column.form is Form.MOMENT and moment > self.read_at:
            raise _Fault("future")
        return moment

    def _parsed(self, text: str) -> datetime:
        try:
            if self.table.time_format:
                return datetime.strptime(text, self.table.time_format)  # noqa: DTZ007  zone follows
            return _iso(text)
        except ValueError:
            raise _Fault("unreadable") from None

    def _word(self, column: Column, text: str) -> str:
        word = self.table.words(column).get(text.casefold())
        if word is None:
            raise _Fault("unreadable")
        return word


def clean(role: Role, raw: Raw, system: System, read_at: datetime) -> Row:
    """Give a row of a system in our words; what is impossible about it is marked, never mended."""
    table = system.tables[role]
    reader = _Reader(table=table, zone=find_zone(system.zone), read_at=read_at)
    values: dict[str, Value] = {}
    faults: dict[str, str] = {}
    for column in SHAPES[role].columns:
        try:
            values[column.name] = reader.value(column, raw.get(column.name))
        except _Fault as fault:
            values[column.name] = None
            faults[column.name] = str(fault)
    start, end = values[SHAPES[role].moment], values.get("ended_at")
    if isinstance(start, datetime) and isinstance(end, datetime) and end < start:
        faults["ended_at"] = "order"
    return Row(
        role=role,
        system=system.label,
        table=table.table,
        read_at=read_at,
        values=values,
        written={name: _written(value) for name, value in raw.items()},
        faults=faults,
    )


def _iso(text: str) -> datetime:
    """Read ISO 8601, or a time that names WIB, WITA or WIT; a date alone is no time."""
    if not re.search(r"\d[T ]\d", text):
        raise ValueError("a date without a time")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return parse_time(text)


def _amount(text: str, *, typed: bool) -> int:
    """Give a whole number. Raises ``_Fault``."""
    number = _number(text.lstrip("-\u2212 "), typed=typed)
    if number and text.startswith(("-", "\u2212")):
        raise _Fault("negative")
    if number > _MOST or number != int(number):
        raise _Fault("unreadable")
    return int(number)


def _number(text: str, *, typed: bool) -> Decimal:
    """Read 65000.00, and what is no column of numbers as people write it: 65.000 is no 65."""
    if not typed:
        with suppress(Malformed):
            return Decimal(parse_rupiah(text))
    with suppress(InvalidOperation):
        number = Decimal(text)
        if number.is_finite():
            return number
    raise _Fault("unreadable")


def _written(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, datetime) else str(value)
