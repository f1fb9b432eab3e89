"""Delete old cases so that nothing of them is left in the file, its journal or free pages."""

from datetime import datetime

from sqlalchemy import Engine, delete, select

from pansol.caselog.access import Asking, record_access
from pansol.caselog.errors import BusyError
from pansol.caselog.kept import Look, Purged
from pansol.caselog.sqlite import BARE
from pansol.caselog.tables import ACCESSES, CASES, ENTRIES

__all__ = ["purge_before"]


def purge_before(engine: Engine, before: datetime, asking: Asking) -> Purged:
    """Delete the cases last changed before a moment, and older accesses; leave one access row.

    The file is then written anew without them. On PostgreSQL the tables are; the server's own
    log of changes and its backups keep what they hold until they are replaced.
    """
    old = select(CASES.c.number).where(CASES.c.at < before)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":  # nobody takes a case up while it is deleted
            connection.exec_driver_sql("LOCK TABLE cases, entries IN SHARE ROW EXCLUSIVE MODE")
        entries = connection.execute(delete(ENTRIES).where(ENTRIES.c.case.in_(old))).rowcount
        cases = connection.execute(delete(CASES).where(CASES.c.at < before)).rowcount
        accesses = connection.execute(delete(ACCESSES).where(ACCESSES.c.at < before)).rowcount
        record_access(connection, asking, Look.PURGE, before.isoformat(" ", "seconds"))
    _write_anew(engine)
    return Purged(cases=cases, entries=entries, accesses=accesses)


def _write_anew(engine: Engine) -> None:
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in (ENTRIES, CASES, ACCESSES):
                connection.exec_driver_sql(f"VACUUM FULL {table.name}")
        return
    with engine.connect().execution_options(**BARE) as connection:
        connection.exec_driver_sql("VACUUM")
        readers, *_ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
        if readers:
            raise BusyError("caselog.busy", database=engine.url.database)
