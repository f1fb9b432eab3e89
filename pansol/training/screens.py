"""What the systems show of a customer, in their own names and spellings."""

from collections.abc import Mapping
from dataclasses import dataclass

from pansol.catalogue import Catalogue
from pansol.facts import Subscription
from pansol.sample.systems.tables import (
    CALL_DETAIL,
    CONTACTS,
    ECARE,
    INDIRA,
    MANAGE_ORDER,
    OUTAGES,
    QUOTA,
    SELENA,
    Table,
)
from pansol.training.scenario import Scenario

__all__ = ["Screen", "screens"]

_SYSTEMS: Mapping[Table, str] = {
    INDIRA: "Indira",
    SELENA: "Selena",
    MANAGE_ORDER: "DSC",
    CALL_DETAIL: "Indira",
    QUOTA: "DSC",
    CONTACTS: "CTP",
    OUTAGES: "Info gangguan",
    ECARE: "E-Care",
}
"""Table → the system it is seen in, in the order of the checks."""

_ELSEWHERE: Mapping[Subscription, frozenset[Table]] = {
    Subscription.PREPAID: frozenset({MANAGE_ORDER}),
    Subscription.POSTPAID: frozenset({INDIRA, SELENA}),
}
"""Tables that hold no orders of such a card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A system's screen."""

    system: str
    """The system's own name."""
    title: str
    """What is seen on it, in words."""
    columns: tuple[str, ...]
    """As the system names them."""
    rows: tuple[tuple[str, ...], ...]
    """As the system writes them, by time; none: no row was found."""


def screens(scenario: Scenario, say: Catalogue) -> tuple[Screen, ...]:
    """Show the systems in which the SOP looks for such a card, also those that hold nothing."""
    kind = scenario.truth.subscription
    hidden = _ELSEWHERE[kind] if kind else frozenset()
    return tuple(_screen(table, scenario, say) for table in _SYSTEMS if table not in hidden)


def _screen(table: Table, scenario: Scenario, say: Catalogue) -> Screen:
    columns = tuple(column.split()[0] for column in table.columns)
    by_time = columns.index(table.index[-1])
    rows = (tuple(map(_written, row)) for held, row in scenario.rows if held is table)
    return Screen(
        system=_SYSTEMS[table],
        title=say(f"training.screen.{table.name}"),
        columns=columns,
        rows=tuple(sorted(rows, key=lambda row: row[by_time])),
    )


def _written(value: str | int | None) -> str:
    return "" if value is None else str(value)
