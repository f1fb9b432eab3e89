"""The tables of the record, as the newest migration leaves them."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Identity,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    Uuid,
)

__all__ = ["ACCESSES", "CASES", "ENTRIES", "METADATA", "VIEWS", "UtcTime"]


class UtcTime(TypeDecorator[datetime]):
    """A moment, stored as UTC. SQLite has no zones: without this they would be lost."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Bring a moment to UTC; one without a zone raises ``ValueError``."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a zone (tzinfo)")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment back, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_Number = BigInteger().with_variant(Integer, "sqlite")  # only an INTEGER key counts by itself there

CASES = Table(
    "cases",
    METADATA,
    Column("number", _Number, Identity(), primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    Column("opened_at", UtcTime, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("standing", String(16), nullable=False),
    Column("msisdn", String(16)),
    Column("action", String(32), nullable=False),
    Column("wait_until", UtcTime),
    Column("ticket_number", Text, nullable=False),
    Column("details_in", _Number),
    Index(None, "msisdn"),
    Index(None, "at"),
    Index(None, "who", "standing", "at"),
    Index(None, "standing", "wait_until"),
    Index(None, "action"),
    sqlite_autoincrement=True,
)
"""How each case stands: what its entries come to. ``details_in`` is the ``seq`` of its details."""

ENTRIES = Table(
    "entries",
    METADATA,
    Column("seq", _Number, Identity(), primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    Column("case", _Number, ForeignKey("cases.number"), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("msisdn", String(16)),
    Column("contact", String(16)),
    Column("ticket_number", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "case", "seq"),
    Index(None, "msisdn"),
    Index(None, "contact"),
    Index(None, "at"),
    sqlite_autoincrement=True,
)
"""What was done: rows are added, never changed. ``payload``: details and note, as JSON."""

ACCESSES = Table(
    "accesses",
    METADATA,
    Column("seq", _Number, Identity(), primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("look", String(16), nullable=False),
    Column("subject", Text, nullable=False),
    Column("cases", Text, nullable=False),
    Column("why", Text, nullable=False),
    Index(None, "at"),
    sqlite_autoincrement=True,
)
"""Who saw personal data, when and why. ``cases``: their numbers, as a JSON list."""

VIEWS = Table(
    "views",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("page", String(32), nullable=False),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    UniqueConstraint("page", "name"),
)
"""Choices on a page, kept under a name for the team. Nothing of a customer stands in them."""
