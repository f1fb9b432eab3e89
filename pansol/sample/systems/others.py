"""Rows on numbers that belong to no complaint, as many as wanted: for benchmarks."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import cycle
from typing import TypeAlias

from pansol.facts import Activation, Benefit, Subscription
from pansol.sample.market import packages_for
from pansol.sample.systems.spelling import (
    INDIRA_STATUS,
    ORDER_STATE,
    SELENA_RESULT,
    in_utc,
    in_wib,
    on_wib_clock,
)
from pansol.sample.systems.story import quota_of
from pansol.sample.systems.tables import (
    CALL_DETAIL,
    CONTACTS,
    ECARE,
    INDIRA,
    MANAGE_ORDER,
    OUTAGES,
    QUOTA,
    SELENA,
    Row,
    Table,
)

__all__ = ["other_rows"]

_Package: TypeAlias = tuple[str, int, int, str]
"""Name, price, MB, bonus."""

_START = datetime(2026, 7, 1, tzinfo=UTC)
_MOMENTS = 9_973  # a prime: the cycles of times and packages don't fall together
_STEP = timedelta(minutes=13)
_AN_OUTAGE = 100
"""An outage for so many rows of the other tables."""


def other_rows(table: Table, first: int, count: int) -> Iterator[Row]:
    """Give that many rows of a table, on the numbers from the first on; none for a list.

    Each number has one row in each table but Manage Order, whose numbers follow.
    """
    if table is MANAGE_ORDER:
        first += count
    if table is OUTAGES:
        count //= _AN_OUTAGE
    make = _MAKERS.get(table)
    return make(range(first, first + count)) if make and count else iter(())


def _times(written: Callable[[datetime], str]) -> Iterator[str]:
    return cycle([written(_START + _STEP * n) for n in range(_MOMENTS)])


def _packages(subscription: Subscription = Subscription.PREPAID) -> Iterator[_Package]:
    sold = packages_for(subscription, Benefit.RECEIVED)
    return cycle([(p.name, p.price, *quota_of(p.quota)[:2]) for p in sold])


def _results(words: Mapping[Activation, str]) -> Iterator[str]:
    success, failed, pending = (words[activation] for activation in Activation)
    return cycle([success] * 8 + [failed] * 2 + [pending])


def _indira(numbers: range) -> Iterator[Row]:
    rest = zip(_packages(), _results(INDIRA_STATUS), _times(on_wib_clock), strict=False)
    for n, (package, status, at) in zip(numbers, rest, strict=False):
        yield f"TRX{n:08}", f"62840{n:08}", *package, status, at


def _selena(numbers: range) -> Iterator[Row]:
    rest = zip(_packages(), _results(SELENA_RESULT), _times(in_wib), strict=False)
    for n, (package, result, at) in zip(numbers, rest, strict=False):
        yield f"TRX{n:08}", f"0840{n:08}", *package, result, at


def _manage_order(numbers: range) -> Iterator[Row]:
    packages = _packages(Subscription.POSTPAID)
    rest = zip(packages, _results(ORDER_STATE), _times(in_utc), strict=False)
    for n, (package, state, at) in zip(numbers, rest, strict=False):
        yield f"MO{n:08}", f"+62840{n:08}", *package, state, at


def _call_detail(numbers: range) -> Iterator[Row]:
    rest = zip(_packages(), _times(on_wib_clock), strict=False)
    for n, ((name, price, _, _), at) in zip(numbers, rest, strict=False):
        yield f"62840{n:08}", at, "PKG", name, f"TRX{n:08}", price


def _quota(numbers: range) -> Iterator[Row]:
    rest = zip(_packages(), _times(in_utc), strict=False)
    for n, ((name, _, megabytes, _), at) in zip(numbers, rest, strict=False):
        yield f"+62840{n:08}", name, f"TRX{n:08}", "MAIN", megabytes, at


def _contacts(numbers: range) -> Iterator[Row]:
    kinds = cycle(("COMPLAINT", "INFO", "INFO", "TICKET", "RECHECK"))
    topics = cycle(("PKG_ACTIVATION", "OTHER", "OTHER"))
    rest = zip(kinds, topics, _times(in_wib), strict=False)
    for n, (kind, topic, at) in zip(numbers, rest, strict=False):
        ticket = f"TT{n:08}" if kind == "TICKET" else ""
        yield f"CT{n:08}-0", f"0840{n:08}", at, kind, topic, ticket


def _outages(numbers: range) -> Iterator[Row]:
    for n, start in zip(numbers, cycle(range(_MOMENTS)), strict=False):
        at = _START + _STEP * start
        area = f"Kota Contoh {n:08}, Provinsi Contoh"
        yield f"OUT-{n:08}", area, in_utc(at), in_utc(at + _STEP)


def _ecare(numbers: range) -> Iterator[Row]:
    rest = zip(_packages(), _times(in_wib), strict=False)
    for n, ((name, *_), at) in zip(numbers, rest, strict=False):
        yield f"62840{n:08}", at, "call_centre", "", "Medan, Sumatera Utara", name


_MAKERS: Mapping[Table, Callable[[range], Iterator[Row]]] = {
    INDIRA: _indira,
    SELENA: _selena,
    MANAGE_ORDER: _manage_order,
    CALL_DETAIL: _call_detail,
    QUOTA: _quota,
    CONTACTS: _contacts,
    OUTAGES: _outages,
    ECARE: _ecare,
}
