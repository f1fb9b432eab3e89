"""The way to an opened record: reading beside others, writing in one transaction until COMMIT."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from pansol.caselog.engine import engine_for
from pansol.caselog.errors import BusyError
from pansol.caselog.failures import told
from pansol.caselog.schema import check
from pansol.caselog.settings import Database
from pansol.caselog.sqlite import READS

__all__ = ["Opened"]

_TRIES = 3
_Given = TypeVar("_Given")


class Opened:
    """A database that is open. May be used from any thread; raises ``CaseLogError``."""

    def __init__(self, database: Database, engine: Engine) -> None:
        self.database = database
        self._engine = engine

    @classmethod
    def open(cls, database: Database) -> Self:
        """Open a record whose tables are there and up to date, else raise ``SchemaError``."""
        engine = engine_for(database)
        try:
            check(engine, database)
        except BaseException:
            engine.dispose()
            raise
        return cls(database, engine)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with told(self.database), self._engine.connect().execution_options(**READS) as connection:
            yield connection

    def _write(self, act: Callable[[Connection], _Given]) -> _Given:
        """Do something in one transaction; its result is given after COMMIT alone."""
        for left in reversed(range(_TRIES)):
            try:
                with told(self.database), self._engine.begin() as connection:
                    given = act(connection)
            except IntegrityError as error:  # somebody saved the same at the same moment
                if not left:
                    raise BusyError("caselog.busy", database=self.database.name) from error
            else:
                return given
        raise AssertionError  # the last try returns or raises
