"""Delete old cases and classes so that nothing of them is left in the file or its journal."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Engine, Select, Table, delete, exists, select

from pansol.caselog.access import Asking, record_access
from pansol.caselog.class_tables import (
    ANSWERS,
    CLASS_TABLES,
    CLASSES,
    LEARNERS,
    PLAYS,
    SEATS,
    STEPS,
)
from pansol.caselog.errors import BusyError
from pansol.caselog.kept import Look, Purged
from pansol.caselog.sqlite import BARE
from pansol.caselog.tables import ACCESSES, CASES, ENTRIES

__all__ = ["delete_classes", "delete_plays", "purge_before"]

_Numbers = Select[tuple[int]]


def purge_before(engine: Engine, before: datetime, asking: Asking) -> Purged:
    """Delete the cases last changed before a moment, and older accesses; leave one access row.

    Role plays, classes and everybody's own practice last changed before it go too; a class stays
    while a play in it does. The file is then written anew without them. On PostgreSQL the tables
    are; the server's own log of changes and its backups keep what they hold until they are
    replaced.
    """
    old = select(CASES.c.number).where(CASES.c.at < before)
    tables = (ENTRIES, CASES, ACCESSES, *CLASS_TABLES)
    with engine.begin() as connection:
        _keep_others_out(connection, tables)
        entries = connection.execute(delete(ENTRIES).where(ENTRIES.c.case.in_(old))).rowcount
        cases = connection.execute(delete(CASES).where(CASES.c.at < before)).rowcount
        accesses = connection.execute(delete(ACCESSES).where(ACCESSES.c.at < before)).rowcount
        delete_plays(connection, select(PLAYS.c.number).where(PLAYS.c.at < before))
        played = exists().where(PLAYS.c.in_class == CLASSES.c.number)
        over = select(CLASSES.c.number).where(CLASSES.c.at < before, ~played)
        classes = delete_classes(connection, over)
        record_access(connection, asking, Look.PURGE, before.isoformat(" ", "seconds"))
    _write_anew(engine, tables)
    return Purged(cases=cases, entries=entries, accesses=accesses, classes=classes)


def delete_classes(connection: Connection, numbers: _Numbers) -> int:
    """Delete classes with all that was done in them; give how many. The caller commits."""
    delete_plays(connection, select(PLAYS.c.number).where(PLAYS.c.in_class.in_(numbers)))
    for table in (ANSWERS, LEARNERS):
        connection.execute(delete(table).where(table.c.in_class.in_(numbers)))
    return connection.execute(delete(CLASSES).where(CLASSES.c.number.in_(numbers))).rowcount


def delete_plays(connection: Connection, numbers: _Numbers) -> int:
    """Delete role plays with their seats and steps; give how many. The caller commits."""
    for table in (STEPS, SEATS):
        connection.execute(delete(table).where(table.c.play.in_(numbers)))
    return connection.execute(delete(PLAYS).where(PLAYS.c.number.in_(numbers))).rowcount


def _write_anew(engine: Engine, tables: Iterable[Table]) -> None:
    """Write the file, or these tables on a server, without what was deleted."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in tables:
                connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {table.name}")
            # What the server planned its queries by were frequent values, as they were written.
            connection.exec_driver_sql("VACUUM FULL pg_statistic")
        return
    with engine.connect().execution_options(**BARE) as connection:
        connection.exec_driver_sql("VACUUM")
        readers, *_ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
        if readers:
            raise BusyError("caselog.busy", database=engine.url.database)


def _keep_others_out(connection: Connection, tables: Iterable[Table]) -> None:
    """See that nobody takes up, while it is deleted, what is to go."""
    if connection.dialect.name == "postgresql":
        names = ", ".join(table.name for table in tables)
        connection.exec_driver_sql(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")
