"""The rows that bear on one fact, and the plain questions that are put to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pansol.records.finding import Enquiry, Row, Value

__all__ = ["Sighting", "order_ids", "same_name"]

_NONE = frozenset({None, "", "-", "0", "no", "none", "tidak", "tidak ada"})
"""How systems write that no bonus belongs to a package."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What was seen: the rows of a fact, and the order that says what was bought."""

    enquiry: Enquiry
    rows: Sequence[Row]
    orders: Sequence[Row] = ()
    others: Sequence[Row] = ()
    """The customer's orders of other packages, or at other times."""

    @property
    def price(self) -> int | None:
        """What was to be paid: by the order, else as the customer says."""
        return _amount(_only(self.orders, "price")) if self.orders else self.enquiry.price

    @property
    def bought_mb(self) -> int | None:
        """The quota bought, without bonus; ``None`` where no order tells it beyond doubt."""
        return _amount(_only(self.orders, "quota_mb"))

    @property
    def bonus_bought(self) -> bool:
        """Whether a bonus belongs to what was bought."""
        return any(same_name(order.values.get("bonus")) not in _NONE for order in self.orders)

    @property
    def bonus_told(self) -> bool:
        """Whether the orders say at all if a bonus belongs to what was bought."""
        return any("bonus" in order.written for order in self.orders)

    @property
    def orders_again(self) -> bool:
        """Whether one system has more than one order of this purchase."""
        counted: dict[tuple[str, str], set[object]] = {}
        for place, order in enumerate(self.orders):
            number = order.values.get("order_id") or place
            counted.setdefault((order.system, order.table), set()).add(number)
        return any(len(numbers) > 1 for numbers in counted.values())

    @property
    def may_be_later(self) -> bool:
        """Whether a row that names no order may belong to a later one of the same package."""
        packages = {same_name(order.values.get("package")) for order in self.orders}
        same = [o for o in self.others if same_name(o.values.get("package")) in packages]
        first = self._next(same)
        unnamed = [row.moment for row in self.rows if not row.values.get("order_id")]
        return first is not None and any(moment and moment >= first for moment in unnamed)

    @property
    def strange_order(self) -> bool:
        """Whether a row names an order that no system knows."""
        known, named = order_ids(self.orders), order_ids(self.rows)
        return bool(known and named - known)

    @property
    def granted_mb(self) -> int:
        """The quota that arrived, without bonus."""
        return sum(
            _amount(row.values.get("granted_mb")) or 0
            for row in self.rows
            if row.values.get("kind") == "main"
        )

    @property
    def grant_untold(self) -> bool:
        """Whether a row does not say how much quota arrived."""
        main = [row for row in self.rows if row.values.get("kind") == "main"]
        return any(row.values.get("granted_mb") is None for row in main)

    def taken(self, within: timedelta) -> int:
        """Give the rupiah taken in this time from the purchase on."""
        bought = self.enquiry.transaction_at
        return self._taken(bought + within) if bought else 0

    def taken_before_next(self, about: timedelta) -> int:
        """Give the rupiah taken until the customer bought again, as exactly as clocks agree."""
        following = self._next(self.others)
        return self._taken(following - about if following else self.enquiry.now)

    def _next(self, orders: Sequence[Row]) -> datetime | None:
        """Give when the first of these orders came after this purchase."""
        last = max(filter(None, (order.moment for order in self.orders)), default=None)
        moments = filter(None, (order.moment for order in orders))
        return min((moment for moment in moments if last and moment > last), default=None)

    def _taken(self, until: datetime) -> int:
        rows = [row for row in self.rows if row.moment and row.moment <= until]
        return sum(_amount(row.values.get("amount")) or 0 for row in rows)

    def some(self, column: str, *values: Value) -> bool:
        """Tell whether a row has one of these values."""
        return any(row.values.get(column) in values for row in self.rows)

    def several(self, column: str) -> bool:
        """Tell whether rows contradict each other in a column; capitals don't matter."""
        return _several(self.rows, column)

    def ordered_several(self, column: str) -> bool:
        """Tell whether the orders contradict each other in a column."""
        return _several(self.orders, column)

    def follows(self, kind: str, *kinds: str) -> bool:
        """Tell whether a row of a kind comes after the last one of the others."""
        last = self._last(kinds)
        after = self._last((kind,))
        return bool(last and after and after > last)

    def _last(self, kinds: Sequence[str]) -> datetime | None:
        moments = (row.moment for row in self.rows if row.values.get("kind") in kinds)
        return max(filter(None, moments), default=None)


def order_ids(rows: Sequence[Row]) -> set[Value]:
    """Give the orders that rows name."""
    return {row.values.get("order_id") for row in rows} - {None}


def same_name(value: Value) -> Value:
    """Give a name as it is compared: without capitals and doubled blanks."""
    return " ".join(value.split()).casefold() if isinstance(value, str) else value


def _several(rows: Sequence[Row], column: str) -> bool:
    return len({same_name(row.values.get(column)) for row in rows}) > 1


def _only(rows: Sequence[Row], column: str) -> Value:
    """Give the one value that all rows have; ``None`` where they differ or there is none."""
    values = {row.values.get(column) for row in rows} - {None}
    return values.pop() if len(values) == 1 else None


def _amount(value: Value) -> int | None:
    return value if isinstance(value, int) else None
