"""The rows that bear on one fact, and the plain questions that are put to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pansol.records.finding import Enquiry, Row, Value

__all__ = ["Sighting", "same_name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What was seen: the rows of a fact, and the order that says what was bought."""

    enquiry: Enquiry
    rows: Sequence[Row]
    orders: Sequence[Row] = ()

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
        return any(order.values.get("bonus") for order in self.orders)

    @property
    def granted_mb(self) -> int:
        """The quota that arrived, without bonus."""
        return sum(
            _amount(row.values.get("granted_mb")) or 0
            for row in self.rows
            if row.values.get("kind") == "main"
        )

    @property
    def taken(self) -> int:
        """Rupiah taken in all."""
        return sum(_amount(row.values.get("amount")) or 0 for row in self.rows)

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
