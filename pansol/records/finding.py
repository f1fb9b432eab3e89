"""What is asked, and what comes back: facts with the rows that show them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from pansol.facts import FACTS, Fact, Subscription, parse_fact
from pansol.records.shapes import PERSONAL, SHAPES, Role

__all__ = ["Doubt", "Enquiry", "Finding", "Row", "Value"]

Value = str | int | datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enquiry:
    """What is known of a complaint before anything is looked up."""

    msisdn: str
    """In E.164."""
    now: datetime
    """The moment for which the facts shall hold, with a zone."""
    transaction_at: datetime | None = None
    subscription: Subscription | None = None
    """``None``: unknown; both kinds of orders are then looked up."""
    package: str = ""
    """As the systems name it; empty: whatever was bought at that time."""
    price: int | None = None
    """Rupiah, as the customer says; an order's own price comes before it."""
    location: str = ""
    """Empty: where E-Care's complaint data places the customer."""

    def __post_init__(self) -> None:
        """Refuse times without a zone: ``ValueError``."""
        for moment in (self.now, self.transaction_at):
            if moment is not None and moment.tzinfo is None:
                raise ValueError("a time without a zone (tzinfo)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a system's table."""

    role: Role
    system: str
    """The system's name on screens."""
    table: str
    read_at: datetime
    values: Mapping[str, Value]
    """By our column names; ``None`` is empty, or not to be made out."""
    written: Mapping[str, str]
    """The same as the system writes it."""
    faults: Mapping[str, str] = field(default_factory=dict)
    """Column → what is impossible about its value: ``future``, ``negative``, ``order``,
    ``unreadable``."""

    @property
    def moment(self) -> datetime | None:
        """When it happened."""
        value = self.values.get(SHAPES[self.role].moment)
        return value if isinstance(value, datetime) else None

    @property
    def as_json(self) -> dict[str, Any]:
        """Give it as the case log keeps it, without who the customer is."""
        return {
            "role": self.role.value,
            "system": self.system,
            "table": self.table,
            "read_at": self.read_at.isoformat(),
            "row": {name: text for name, text in self.written.items() if name not in PERSONAL},
            "faults": dict(self.faults),
        }

    @classmethod
    def kept(cls, row: Mapping[str, Any]) -> Self:
        """Read a row back as it was written, its values not made out: see ``Finding.kept``."""
        return cls(
            role=Role(row["role"]),
            system=str(row["system"]),
            table=str(row["table"]),
            read_at=datetime.fromisoformat(row["read_at"]),
            values={},
            written=dict(row["row"]),
            faults=dict(row["faults"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Why a fact stays unknown: a reason of the catalogue, ``records.doubt.…``, with its values."""

    reason: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Its sentence in the catalogue."""
        return f"records.doubt.{self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the systems say on one fact."""

    fact: type[Fact]
    value: Fact | None
    """``None``: unknown, for the reason in ``doubt``."""
    doubt: Doubt | None = None
    systems: tuple[str, ...] = ()
    """The systems that answered."""
    away: tuple[str, ...] = ()
    """Those that did not, where the others were enough."""
    read_at: datetime
    rows: tuple[Row, ...] = ()
    """The rows that show it, or the ones that contradict each other."""

    @property
    def as_json(self) -> dict[str, Any]:
        """Give it as the case log keeps it."""
        return {
            "fact": self.fact.column,
            "found": str(self.value.value) if self.value else "",
            "doubt": self.doubt.reason if self.doubt else "",
            "systems": list(self.systems),
            "read_at": self.read_at.isoformat(),
            "rows": [row.as_json for row in self.rows],
        }

    @classmethod
    def kept(cls, finding: Mapping[str, Any]) -> Self:
        """Read a finding back. Raises ``LookupError``, ``TypeError``, ``ValueError`` for none."""
        fact = {each.column: each for each in FACTS}[finding["fact"]]
        return cls(
            fact=fact,
            value=parse_fact(fact, finding["found"]),
            doubt=Doubt(reason=finding["doubt"]) if finding["doubt"] else None,
            systems=tuple(finding["systems"]),
            read_at=datetime.fromisoformat(finding["read_at"]),
            rows=tuple(map(Row.kept, finding["rows"])),
        )
