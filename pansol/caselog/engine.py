"""The way to the database, with everything set that keeps cases and tells of trouble in time."""

from sqlalchemy import Engine, create_engine

from pansol.caselog.errors import RefusedDatabaseError
from pansol.caselog.settings import Database
from pansol.caselog.shares import share_below
from pansol.caselog.sqlite import set_up

__all__ = ["engine_for"]


def engine_for(database: Database, *, patient: bool = False) -> Engine:
    """Give an engine; nothing is connected yet. ``patient``: statements may take their time.

    Parameters are kept out of what errors say. Raises ``RefusedDatabaseError`` for a SQLite file
    on a network share, and where psycopg is not installed.
    """
    path = database.path
    if path is None:
        return _server(database, patient=patient)
    if share := share_below(path):
        raise RefusedDatabaseError("caselog.refused.share", database=path, share=share)
    engine = create_engine(
        database.address,
        hide_parameters=True,
        connect_args={"timeout": database.lock_timeout},
    )
    set_up(engine)
    return engine


def _server(database: Database, *, patient: bool) -> Engine:
    connect = database.connect_timeout
    limit = 0 if patient else round(database.statement_timeout * 1000)
    settings = {
        "statement_timeout": limit,
        "idle_in_transaction_session_timeout": limit,
        "synchronous_commit": "on",
        "timezone": "UTC",
    }
    try:
        return create_engine(
            database.address,
            hide_parameters=True,
            pool_pre_ping=True,  # a server that came back is found again
            pool_timeout=connect,
            connect_args={
                "application_name": "pansol",
                "connect_timeout": max(2, round(connect)),  # libpq's least
                "keepalives_idle": max(1, round(connect)),
                "options": " ".join(f"-c {name}={value}" for name, value in settings.items()),
                "tcp_user_timeout": 0 if patient else round((connect + limit / 1000) * 1000),
            },
        )
    except ImportError as error:
        raise RefusedDatabaseError("caselog.refused.driver", database=database.name) from error
