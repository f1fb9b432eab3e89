"""Cases and their entries."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make both tables, with the indexes the queries need."""
    op.create_table(
        "cases",
        sa.Column("number", _NUMBER, sa.Identity(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("opened_at", _TIME, nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("standing", sa.String(16), nullable=False),
        sa.Column("msisdn", sa.String(16)),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("wait_until", _TIME),
        sa.Column("ticket_number", sa.Text(), nullable=False),
        sa.Column("details_in", _NUMBER),
        sa.PrimaryKeyConstraint("number", name="pk_cases"),
        sa.UniqueConstraint("id", name="uq_cases_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "entries",
        sa.Column("seq", _NUMBER, sa.Identity(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case", _NUMBER, nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("msisdn", sa.String(16)),
        sa.Column("contact", sa.String(16)),
        sa.Column("ticket_number", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_entries"),
        sa.UniqueConstraint("id", name="uq_entries_id"),
        sa.ForeignKeyConstraint(["case"], ["cases.number"], name="fk_entries_case"),
        sqlite_autoincrement=True,
    )
    for columns in (["msisdn"], ["at"], ["who", "standing", "at"], ["standing", "wait_until"]):
        op.create_index(f"ix_cases_{'_'.join(columns)}", "cases", columns)
    op.create_index("ix_cases_action", "cases", ["action"])
    for columns in (["case", "seq"], ["msisdn"], ["contact"], ["at"]):
        op.create_index(f"ix_entries_{'_'.join(columns)}", "entries", columns)
