"""What is asked of a system, whatever it is kept in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from pansol.records.cleaning import Raw
from pansol.records.deriving import since
from pansol.records.finding import Enquiry
from pansol.records.settings import Table
from pansol.records.shapes import SHAPES, Role

__all__ = ["DATED", "MOST_ROWS", "Misfit", "Query", "Source", "query_for"]

DATED = "____-__-__%"
"""How a time that can be compared with a day begins, as databases match it."""

MOST_ROWS = 200
"""Rows on one customer's purchase; more is taken for a mapping that misses the mark."""

_MOST_UNDATED = 5_000
"""The same where the rows can't be chosen by their time, which is not written as dates are."""

_OFFICE = re.compile("^(?:kota|kabupaten|kab[.]?) ")
"""What may stand before a city's name."""

_SLACK = timedelta(days=1)
"""Dates are compared as text, before the system's zone is known: a day more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which rows of a table are asked for."""

    role: Role
    table: Table
    keys: tuple[str, ...]
    """What the key column may hold: a number's ways of writing, a place's names."""
    prefix: str = ""
    """Also what begins so: a city, whatever its province."""
    folded: bool = False
    """Capitals in the key column don't matter; the keys have none."""
    open_since: str = ""
    """Spans that ended before this day are left out, likewise."""
    since: str = ""
    """The first day that is asked for, in ISO; empty: all. Rows without a readable one count."""

    @property
    def most(self) -> int:
        """How many rows are taken."""
        return _MOST_UNDATED if self.table.time_format else MOST_ROWS

    @property
    def end(self) -> str:
        """The column of a span's end, by the system's name; empty where there is none."""
        return self.table.columns.get("ended_at", "") if self.open_since else ""

    @property
    def key(self) -> str:
        """The column that the keys are looked for in, by the system's name."""
        return self.table.columns[SHAPES[self.role].key]

    @property
    def moment(self) -> str:
        """The column of the time, by the system's name."""
        return self.table.columns[SHAPES[self.role].moment]


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """A table or column that the mapping names and the system lacks."""

    role: Role
    column: str = ""
    """Empty: the table itself."""
    there: tuple[str, ...] = ()
    """The columns that are there."""


class Source(Protocol):
    """A system that can be read. Any error it raises means that it is away."""

    def rows(self, query: Query, timeout: float) -> Sequence[Raw]:
        """Give at most the query's most rows and one more, within so many seconds."""

    def misfits(self) -> Sequence[Misfit]:
        """Give what the mapping names and the system lacks."""


def query_for(role: Role, table: Table, enquiry: Enquiry, place: str = "") -> Query:
    """Give what is to be asked of a table on this enquiry, ``place`` where it is on outages."""
    start = None if table.time_format else since(role, enquiry)
    of_place = role is Role.OUTAGES
    keys, prefix = _place(place) if of_place else (_written(enquiry.msisdn), "")
    return Query(
        role=role,
        table=table,
        keys=keys,
        prefix=prefix,
        folded=of_place,
        since=_day(start) if start else "",
        open_since=_day(enquiry.now) if of_place and not table.time_format else "",
    )


def _day(moment: datetime) -> str:
    return (moment - _SLACK).date().isoformat()


def _written(msisdn: str) -> tuple[str, ...]:
    """Give the ways in which systems write a number."""
    digits = msisdn.removeprefix("+62")
    return (f"+62{digits}", f"62{digits}", f"0{digits}", digits)  # the last as Excel leaves it


def _place(location: str) -> tuple[tuple[str, ...], str]:
    """Give the names under which a place may have an outage: in full, the city alone."""
    whole = _OFFICE.sub("", " ".join(location.split()).lower())
    city = whole.partition(",")[0].strip()
    prefix = f"{city}," if city == whole else ""
    names = (name for bare in (whole, city) for name in (bare, f"kota {bare}", f"kabupaten {bare}"))
    return tuple(dict.fromkeys(names)), prefix
