"""SQLite set so that nothing acknowledged is lost, however many write to one file."""

import sqlite3
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, Engine, event

__all__ = ["BARE", "READS", "set_up", "wal_is_sound", "with_journal"]

READS = {"pansol_begin": "BEGIN"}
"""Execution options of a connection that only reads: it need not wait for those who write."""
BARE = {"pansol_begin": ""}
"""The same for what can't be done within a transaction."""

_MENDED = {(3, 44): 6, (3, 50): 7, (3, 51): 3}
"""Lines of SQLite in which the WAL's corruption race is mended, from which release on."""


def wal_is_sound(version: tuple[int, int, int]) -> bool:
    """Tell whether this SQLite's WAL is free of the race that 3.7.0 to 3.51.2 have."""
    line, release = version[:2], version[2]
    return line > (3, 51) or (line in _MENDED and release >= _MENDED[line])


def with_journal(cursor: sqlite3.Cursor) -> str:
    """Give the file the journal its library is sound with, and the name of the one it took.

    A file keeps its journal's kind; WAL needs shared memory, and answers with another where it
    has none. Raises ``sqlite3.Error``.
    """
    sound = wal_is_sound(sqlite3.sqlite_version_info)
    found = _journal(cursor, "")
    if sound and found != "wal":
        with suppress(sqlite3.OperationalError):  # it is in use: the journal it has will do
            found = _journal(cursor, " = wal")
    if found == "delete" or (sound and found == "wal"):
        return found
    return _journal(cursor, " = delete")


def set_up(engine: Engine) -> None:
    """Set every new connection of the engine, and begin every transaction as a writer's.

    A transaction that reads first and writes later would fail where another wrote between:
    ``BEGIN IMMEDIATE`` waits its turn, as long as the connection has patience.
    """

    @event.listens_for(engine, "connect")
    def connected(raw: Any, _: object) -> None:  # noqa: ANN401  sqlite3's, wrapped
        raw.isolation_level = None  # else sqlite3 begins transactions of its own
        cursor = raw.cursor()
        with_journal(cursor)
        for pragma in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
            cursor.execute(f"PRAGMA {pragma}").fetchall()
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        begin = connection.get_execution_options().get("pansol_begin", "BEGIN IMMEDIATE")
        if begin:
            connection.exec_driver_sql(begin)


def _journal(cursor: sqlite3.Cursor, wanted: str) -> str:
    answer = cursor.execute(f"PRAGMA journal_mode{wanted}").fetchone()
    return str(answer[0]).lower()
