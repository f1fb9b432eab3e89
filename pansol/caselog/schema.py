"""Which tables a database has, and the one command that brings them up to date."""

import os
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, func, inspect, select, text

from pansol.caselog.engine import engine_for
from pansol.caselog.errors import RefusedDatabaseError, SchemaError, UnavailableError
from pansol.caselog.failures import told
from pansol.caselog.kept import Standing, Status
from pansol.caselog.settings import Database
from pansol.caselog.shares import locks_hold
from pansol.caselog.tables import CASES

__all__ = ["REVISIONS", "check", "status_of", "upgrade"]

REVISIONS = ("0001", "0002", "0003", "0004")
"""The migrations, in their order; the last one is what this pansol works with."""

_TURN = 0x70616E736F6C  # "pansol": PostgreSQL's advisory lock for whose turn it is to upgrade


def _revision_in(connection: Connection) -> str:
    """Give the revision of the tables, empty if there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")) or "")


def check(engine: Engine, database: Database) -> None:
    """Raise ``SchemaError`` unless the tables are what this pansol works with.

    It changes nothing, and makes no file.
    """
    if database.path and not database.path.exists():
        raise SchemaError("caselog.schema.absent", database=database.name)
    with told(database), engine.connect() as connection:
        found = _revision_in(connection)
    if found == REVISIONS[-1]:
        return
    age = "old" if found in REVISIONS else "newer" if found else "absent"
    raise SchemaError(f"caselog.schema.{age}", database=database.name)


def status_of(connection: Connection) -> Status:
    """Tell what the database is, and how many cases stand where."""
    version = ".".join(map(str, connection.dialect.server_version_info or ()))
    engine = f"PostgreSQL {version}"
    if connection.dialect.name == "sqlite":
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        engine = f"SQLite {version}, {journal}"
    counts = select(CASES.c.standing, func.count()).group_by(CASES.c.standing)
    found = {standing: int(count) for standing, count in connection.execute(counts)}
    return Status(
        engine=engine,
        revision=_revision_in(connection),
        cases={standing: found.get(standing.value, 0) for standing in Standing},
        last_at=connection.scalar(select(func.max(CASES.c.at))),
    )


def upgrade(database: Database, *, to: str = REVISIONS[-1]) -> bool:
    """Bring the tables up to date, in one transaction; tell whether there was anything to do.

    Makes the SQLite file and its folder. Any number of processes may do so at once: each waits
    its turn. Raises ``CaseLogError``.
    """
    engine = engine_for(database, patient=True)
    if database.path:
        _make_place(database.path)
    try:
        with told(database), engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": _TURN})
            found = _revision_in(connection)
            if found and found not in REVISIONS:
                raise SchemaError("caselog.schema.newer", database=database.name)
            if found >= to:
                return False
            _migrate(connection, to)
            return True
    finally:
        engine.dispose()


def _make_place(path: Path) -> None:
    """Make the file, for its owner's eyes alone, where another process's lock is seen to hold."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not locks_hold(path.parent):
            raise RefusedDatabaseError("caselog.refused.locks", database=path)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnavailableError("caselog.away", database=path, reason=reason) from error


def _migrate(connection: Connection, to: str) -> None:
    from alembic import command  # noqa: PLC0415  needed for this alone
    from alembic.config import Config  # noqa: PLC0415  likewise

    config = Config()
    folder = str(Path(__file__).with_name("migrations"))
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
