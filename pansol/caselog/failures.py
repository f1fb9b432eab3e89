"""What the database's errors mean for a person: which kind, and in what words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from pansol.caselog.errors import (
    BusyError,
    CaseLogError,
    FullError,
    RefusedDatabaseError,
    UnavailableError,
)
from pansol.caselog.settings import Database
from pansol.masking import mask_text

__all__ = ["told"]

_SQLITE = {
    sqlite3.SQLITE_BUSY: (BusyError, "caselog.busy"),
    sqlite3.SQLITE_LOCKED: (BusyError, "caselog.busy"),
    sqlite3.SQLITE_FULL: (FullError, "caselog.full"),
    sqlite3.SQLITE_CORRUPT: (RefusedDatabaseError, "caselog.refused.damaged"),
    sqlite3.SQLITE_NOTADB: (RefusedDatabaseError, "caselog.refused.damaged"),
    sqlite3.SQLITE_READONLY: (UnavailableError, "caselog.read_only"),
}
"""SQLite's primary result codes."""

_POSTGRES = {
    "57014": (BusyError, "caselog.busy"),  # statement_timeout
    "55P03": (BusyError, "caselog.busy"),  # lock_timeout
    "40P01": (BusyError, "caselog.busy"),  # a deadlock, broken by the server
    "25P03": (BusyError, "caselog.busy"),  # idle_in_transaction_session_timeout
    "53": (UnavailableError, "caselog.away"),  # no memory, too many connections
    "53100": (FullError, "caselog.full"),
    "25006": (UnavailableError, "caselog.read_only"),
    "28": (UnavailableError, "caselog.no_entry"),  # the password, or pg_hba.conf
    "42501": (UnavailableError, "caselog.no_entry"),
    "3D000": (UnavailableError, "caselog.no_database"),
}
"""SQLSTATE codes, or their class."""


@contextmanager
def told(database: Database) -> Iterator[None]:
    """Raise what goes wrong inside as a ``CaseLogError``, without what was sent or found."""
    try:
        yield
    except IntegrityError:
        raise  # for the caller, who knows what clashes
    except DBAPIError as error:
        raise _meaning(error, database) from error
    except PoolTimeoutError as error:
        raise BusyError("caselog.busy", database=database.name) from error


def _meaning(error: DBAPIError, database: Database) -> CaseLogError:
    """Give the first that fits: by code, by its class, else that the database is away."""
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF  # the primary one
        kind, key = _SQLITE.get(code, (UnavailableError, "caselog.away"))
    else:
        state = str(getattr(cause, "sqlstate", None) or "")
        away = (UnavailableError, "caselog.away")
        kind, key = _POSTGRES.get(state) or _POSTGRES.get(state[:2]) or away
        if not state:
            kind, key = _unstated(str(cause))
    lines = str(cause).strip().splitlines() or [""]
    return kind(key, database=database.name, reason=mask_text(lines[0]))


def _unstated(text: str) -> tuple[type[CaseLogError], str]:
    """Tell by its words an error met while connecting, for which libpq hands no SQLSTATE on."""
    words = {
        "authentication failed": "caselog.no_entry",
        "no password supplied": "caselog.no_entry",
        "no pg_hba.conf entry": "caselog.no_entry",
        "does not exist": "caselog.no_database",
    }
    key = next((words[each] for each in words if each in text), "caselog.away")
    return UnavailableError, key
