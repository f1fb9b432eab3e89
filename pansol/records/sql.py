"""A system kept in a database: read by bound parameters, never written to."""

import os
import time
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Engine,
    String,
    cast,
    column,
    create_engine,
    func,
    inspect,
    literal,
    or_,
    select,
    table,
)
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import NullPool
from sqlalchemy.types import NullType

from pansol.records.cleaning import Raw
from pansol.records.settings import System
from pansol.records.source import DATED, Misfit, Query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection, Select

__all__ = ["Database"]

_TEXT = String(200)  # a length, for databases that want one

_STEPS = 10_000
"""Instructions of SQLite's between two looks at the clock."""


class Database:
    """A source in any database that SQLAlchemy knows. Nothing is connected before it is asked."""

    def __init__(self, system: System) -> None:
        self._system = system
        self._engine = _engine(system)

    def rows(self, query: Query, timeout: float) -> Sequence[Raw]:
        """Give the rows that match. Raises whatever the driver does."""
        with self._engine.connect() as connection, _limited(connection, timeout):
            found = connection.execute(_select(query)).mappings().fetchall()
        return [dict(row) for row in found]

    def misfits(self) -> Sequence[Misfit]:
        """Give the tables and columns that are not there. Raises whatever the driver does."""
        seen = inspect(self._engine)
        found: list[Misfit] = []
        for role, mapped in self._system.tables.items():
            schema, name = _named(mapped.table)
            if not seen.has_table(name, schema=schema):
                found.append(Misfit(role=role))
                continue
            there = {each["name"] for each in seen.get_columns(name, schema=schema)}
            missing = [each for each in mapped.columns.values() if each not in there]
            known = tuple(sorted(there))
            found += [Misfit(role=role, column=each, there=known) for each in missing]
        return found


def _engine(system: System) -> Engine:
    url = make_url(system.url or "")
    password = os.environ.get(system.password_env) if system.password_env else None
    url = url.set(password=password) if password else url
    kind = url.get_backend_name()
    if kind == "sqlite":
        return create_engine(_read_only(url), hide_parameters=True, poolclass=NullPool)
    options: dict[str, Any] = {}
    if kind == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
        limit = round(system.timeout * 1000)
        settings = f"-c default_transaction_read_only=on -c statement_timeout={limit}"
        options = {
            "connect_timeout": max(2, round(system.timeout)),  # libpq's least
            "options": settings,
            "tcp_user_timeout": 2 * limit,
        }
    return create_engine(
        url,
        hide_parameters=True,
        poolclass=NullPool,  # a page that waits for its person holds no connection
        connect_args=options,
    )


def _read_only(url: URL) -> URL:
    """Give the URL that opens a SQLite file to read, and never makes one."""
    place = Path(url.database or "").expanduser().absolute().as_uri()
    return url.set(database=place, query={"mode": "ro", "uri": "true"})


@contextmanager
def _limited(connection: "Connection", timeout: float) -> "Iterator[None]":
    """Let SQLite, which runs in this process, give up when the time is over."""
    driver = connection.connection.dbapi_connection
    if not isinstance(driver, SqliteConnection):
        yield
        return
    deadline = time.monotonic() + timeout
    driver.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
    try:
        yield
    finally:
        driver.set_progress_handler(None, 0)


def _select(query: Query) -> "Select[Any]":
    columns = query.table.columns
    schema, name = _named(query.table.table)
    source = table(name, *map(column, set(columns.values())), schema=schema)
    key: ColumnElement[Any] = source.c[query.key]
    if query.folded:
        key = func.lower(cast(key, _TEXT))
    matches: ColumnElement[bool] = key.in_([_bare(each) for each in query.keys])
    if query.prefix:
        matches = or_(matches, cast(key, _TEXT).startswith(query.prefix, autoescape=True))
    wanted = [source.c[theirs].label(ours) for ours, theirs in columns.items()]
    statement = select(*wanted).where(matches)
    if query.since:
        statement = statement.where(_not_before(source.c[query.moment], query.since))
    if query.end:
        statement = statement.where(_not_before(source.c[query.end], query.open_since))
    return statement.limit(query.most + 1)


def _not_before(moment: "ColumnElement[Any]", day: str) -> "ColumnElement[bool]":
    """Choose rows from a day on, and those whose time is missing or not written as dates are."""
    undated = cast(moment, _TEXT).not_like(DATED)
    return or_(moment >= _bare(day), moment.is_(None), undated)


def _bare(text: str) -> "ColumnElement[Any]":
    """Bind a text so that the database reads it as the column wants it: as number, time or text."""
    return literal(text, NullType())


def _named(text: str) -> tuple[str | None, str]:
    schema, _, name = text.rpartition(".")
    return schema or None, name
