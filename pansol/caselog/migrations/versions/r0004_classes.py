"""Classes, learners, answers and role plays."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the six tables, with the indexes the queries need."""
    _classes()
    _learners()
    _answers()
    _plays()
    _seats()
    _steps()
    for table, columns in (
        ("classes", ["trainer", "made_at"]),
        ("classes", ["at"]),
        ("answers", ["in_class", "seq"]),
        ("plays", ["in_class"]),
        ("plays", ["who", "made_at"]),
        ("plays", ["at"]),
        ("steps", ["play", "seq"]),
    ):
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)


def _key(name: str) -> sa.Column[int]:
    return sa.Column(name, _NUMBER, sa.Identity(), nullable=False)


def _needed(name: str, kind: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _points(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.number"], name=f"fk_{table}_{column}")


def _once(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _classes() -> None:
    op.create_table(
        "classes",
        _key("number"),
        _needed("id", sa.Uuid()),
        sa.Column("code", sa.String(6)),
        sa.Column("practice_of", sa.Text()),
        _needed("name", sa.Text()),
        _needed("trainer", sa.Text()),
        _needed("recipe", sa.Text()),
        _needed("exercises", sa.Text()),
        _needed("questions", sa.Integer()),
        _needed("sop_version", sa.Text()),
        _needed("fingerprint", sa.String(12)),
        _needed("seal", sa.String(32)),
        _needed("made_at", _TIME),
        sa.Column("expires_at", _TIME),
        sa.Column("closed_at", _TIME),
        _needed("at", _TIME),
        _needed("changes", _NUMBER),
        sa.PrimaryKeyConstraint("number", name="pk_classes"),
        _once("classes", "id"),
        _once("classes", "code"),
        _once("classes", "practice_of"),
        sqlite_autoincrement=True,
    )


def _learners() -> None:
    op.create_table(
        "learners",
        _key("number"),
        _needed("id", sa.Uuid()),
        _needed("in_class", _NUMBER),
        _needed("name", sa.Text()),
        _needed("called", sa.Text()),
        _needed("return_code", sa.String(4)),
        _needed("misses", sa.Integer()),
        _needed("exercise", sa.String(64)),
        _needed("hints", sa.Text()),
        _needed("joined_at", _TIME),
        sa.PrimaryKeyConstraint("number", name="pk_learners"),
        _once("learners", "id"),
        _once("learners", "in_class", "called"),
        _points("learners", "in_class", "classes"),
        sqlite_autoincrement=True,
    )


def _answers() -> None:
    op.create_table(
        "answers",
        _key("seq"),
        _needed("id", sa.Uuid()),
        _needed("in_class", _NUMBER),
        _needed("learner", _NUMBER),
        _needed("exercise", sa.String(64)),
        _needed("ask", sa.String(32)),
        _needed("attempt", sa.Integer()),
        _needed("first", sa.Boolean()),
        _needed("at", _TIME),
        _needed("took_ms", _NUMBER),
        _needed("hints", sa.Integer()),
        _needed("chosen", sa.Text()),
        _needed("due", sa.Text()),
        _needed("right", sa.Boolean()),
        _needed("score", sa.Float()),
        _needed("misread", sa.Text()),
        _needed("clauses", sa.Text()),
        _needed("fingerprint", sa.String(12)),
        sa.PrimaryKeyConstraint("seq", name="pk_answers"),
        _once("answers", "id"),
        _once("answers", "learner", "exercise", "ask", "attempt"),
        _points("answers", "in_class", "classes"),
        _points("answers", "learner", "learners"),
        sqlite_autoincrement=True,
    )


def _plays() -> None:
    op.create_table(
        "plays",
        _key("number"),
        _needed("id", sa.Uuid()),
        _needed("code", sa.String(6)),
        sa.Column("in_class", _NUMBER),
        _needed("who", sa.Text()),
        _needed("exercise", sa.String(64)),
        _needed("made_at", _TIME),
        sa.Column("ended_at", _TIME),
        _needed("at", _TIME),
        _needed("changes", _NUMBER),
        sa.PrimaryKeyConstraint("number", name="pk_plays"),
        _once("plays", "id"),
        _once("plays", "code"),
        _points("plays", "in_class", "classes"),
        sqlite_autoincrement=True,
    )


def _seats() -> None:
    op.create_table(
        "seats",
        _key("number"),
        _needed("id", sa.Uuid()),
        _needed("play", _NUMBER),
        _needed("role", sa.String(16)),
        _needed("name", sa.Text()),
        _needed("at", _TIME),
        sa.PrimaryKeyConstraint("number", name="pk_seats"),
        _once("seats", "id"),
        _once("seats", "play", "role"),
        _points("seats", "play", "plays"),
        sqlite_autoincrement=True,
    )


def _steps() -> None:
    op.create_table(
        "steps",
        _key("seq"),
        _needed("id", sa.Uuid()),
        _needed("play", _NUMBER),
        _needed("role", sa.String(16)),
        _needed("at", _TIME),
        _needed("payload", sa.Text()),
        sa.PrimaryKeyConstraint("seq", name="pk_steps"),
        _once("steps", "id"),
        _points("steps", "play", "plays"),
        sqlite_autoincrement=True,
    )
