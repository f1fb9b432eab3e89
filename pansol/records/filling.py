"""Fields of the ticket that the rows of a look-up tell, so that nobody types them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pansol.facts import Charged, NormalTariff
from pansol.records.derivations import ACTIVATION, AT_ONCE
from pansol.records.finding import Finding, Row
from pansol.records.shapes import Role

__all__ = ["Filled", "fields_told"]

_MB_A_GB = 1024


@dataclass(frozen=True, slots=True)
class Filled:
    """A value for a field, and the system that told it."""

    value: str
    system: str


def fields_told(findings: Iterable[Finding], bought_at: datetime | None) -> dict[str, Filled]:
    """Give the ticket's fields that follow beyond doubt from what was found.

    Price, quota and package are the order's, the place E-Care's; what was charged is the sum of
    what was taken for the package and, at once after the purchase, at the normal tariff, when both
    are known.
    """
    known = {finding.fact: finding for finding in findings}
    rows = [row for finding in known.values() for row in finding.rows if not row.faults]
    told: dict[str, Filled] = {}
    orders = [row for row in rows if row.role in ACTIVATION.roles]
    for field, column in (("package_name", "package"), ("package_price", "price")):
        told |= _same(field, column, orders)
    told |= _quota(orders)
    told |= _same("location", "location", [row for row in rows if row.role is Role.COMPLAINTS])
    return told | _charged(known.get(Charged), known.get(NormalTariff), bought_at)


def _same(field: str, column: str, rows: Sequence[Row]) -> dict[str, Filled]:
    """Give the one value that all rows have; none where they differ."""
    values = {str(row.values[column]) for row in rows if row.values.get(column) is not None}
    return {field: Filled(values.pop(), rows[0].system)} if len(values) == 1 else {}


def _quota(orders: Sequence[Row]) -> dict[str, Filled]:
    """Write the quota as it is sold: ``7 GB + bonus 5 GB video``."""
    sizes = {(row.values.get("quota_mb"), row.values.get("bonus")) for row in orders}
    if len(sizes) != 1:
        return {}
    megabytes, bonus = sizes.pop()
    if not isinstance(megabytes, int) or not megabytes:
        return {}
    whole = megabytes % _MB_A_GB == 0
    text = f"{megabytes // _MB_A_GB} GB" if whole else f"{megabytes} MB"
    return {"package_quota": Filled(f"{text} + bonus {bonus}" if bonus else text, orders[0].system)}


def _charged(
    charged: Finding | None, tariff: Finding | None, bought_at: datetime | None
) -> dict[str, Filled]:
    if not (charged and tariff and charged.value and tariff.value and bought_at):
        return {}
    # The one has the rows on packages, the other those on data: none is counted twice.
    used = [row for row in tariff.rows if row.moment and row.moment <= bought_at + AT_ONCE]
    amounts = [row.values.get("amount") for row in (*charged.rows, *used)]
    total = sum(amount for amount in amounts if isinstance(amount, int))
    return {"charged_amount": Filled(str(total), charged.systems[0])} if charged.systems else {}
