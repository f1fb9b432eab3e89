"""A part of the database as pages use it: opened when it is needed, again after trouble."""

from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

from pansol.config.caselog import case_log_database

if TYPE_CHECKING:  # the modules behind it take a second to import
    from collections.abc import Callable

    from pansol.caselog import Database
    from pansol.classroom import Classroom

__all__ = ["Opened", "classroom"]

Kept = TypeVar("Kept")


class Opened(Generic[Kept]):
    """The way to a part of the database. May be used from any thread."""

    def __init__(self, open_: "Callable[[Database], Kept]") -> None:
        self._open = open_
        self._kept: Kept | None = None
        self._opening = Lock()

    def __call__(self) -> Kept:
        """Give it, opened. What did not open is tried again at the next call.

        Raises ``CaseLogError``, also where the database is badly named.
        """
        from pydantic import ValidationError  # noqa: PLC0415  slow to import

        from pansol.caselog import CaseLogError  # noqa: PLC0415  likewise

        with self._opening:
            if self._kept is None:
                try:
                    self._kept = self._open(case_log_database())
                except ValidationError as error:
                    raise CaseLogError(error.errors()[0]["type"]) from None
            return self._kept


def classroom(database: "Database") -> "Classroom":
    """Open the classes in a database."""
    from pansol.classroom import Classroom  # noqa: PLC0415  slow to import

    return Classroom.open(database)
