"""The case log as the page uses it: opened when it is first needed, and again after trouble."""

from datetime import datetime
from typing import TYPE_CHECKING

from pansol.ui.checker.desk import Listing
from pansol.ui.notice import notice_of
from pansol.ui.opened import Opened

if TYPE_CHECKING:  # the modules behind it take a second to import
    from pansol.caselog import CaseLog, Database, Entry

__all__ = ["Shelf"]


def _case_log(database: "Database") -> "CaseLog":
    from pansol.caselog import CaseLog  # noqa: PLC0415  slow to import

    return CaseLog.open(database)


class Shelf:
    """The way to the log. May be used from any thread; raises ``CaseLogError``."""

    def __init__(self) -> None:
        self._opened = Opened(_case_log)

    def log(self) -> "CaseLog":
        """Give the log, opened. A log that did not open is tried again at the next call."""
        return self._opened()

    def save(self, entry: "Entry") -> str:
        """Save an entry and give its case's number, not before the database has it for good.

        An entry's id is made from what it says: one that is there already was saved by an earlier
        try whose answer was lost.
        """
        from pansol.caselog import ReusedIdError  # noqa: PLC0415  slow to import

        log = self.log()
        try:
            return log.save(entry).number
        except ReusedIdError:
            return log.case(entry.case_id).case.number

    def read(self, who: str, now: datetime) -> Listing:
        """Read the lists of a person; without one, the waiting cases alone."""
        from pansol.caselog import CaseLogError  # noqa: PLC0415  slow to import

        try:
            log = self.log()
            return Listing(
                who=who,
                read_at=now,
                due=log.due(now),
                unfinished=log.unfinished(who) if who else (),
                finished=log.finished(who) if who else (),
            )
        except CaseLogError as error:
            return Listing(who=who, read_at=now, trouble=notice_of(error))
